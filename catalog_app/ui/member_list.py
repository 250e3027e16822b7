"""The members of a delegation while they are edited: what they say, and the steps of changing them.

A person whom the catalog knows brings the position and the employer; a name that could be several
people is kept as a name.  A member who is replaced knows by whom through `replacement`: the UUID
that the other one has from the beginning, though it is not stored yet.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import Row, field_of
from catalog_app.domain.people import Person
from catalog_app.domain.refs import New, Ref
from catalog_app.errors import NotFound
from catalog_app.i18n import mark
from catalog_app.storage.identity import uuid7
from catalog_app.ui.choosing import announced
from catalog_app.ui.editing import FormContext

_HEAD_OF_NAME = mark("Name")
_UNCERTAIN = mark("Kept as a name only: no one person in the catalog is meant by it.")
_REPLACED = mark("Replaced by {name}.")
_MOST_STEPS = 100
_COMES_WITH = ("role", "hotel", "room", "arrival", "arrival_by", "departure", "departure_by")
"""What is kept for whoever comes instead."""

Rows = list[Row]


class MemberList:
    """`members`: the list itself, which the delegation holds too."""

    def __init__(self, context: FormContext, members: Rows) -> None:
        self.members = members
        self._context = context
        self._past: list[Rows] = []
        self._future: list[Rows] = []

    def head(self, name: str) -> str:
        """What the column of a field is called."""
        label = _HEAD_OF_NAME if name == "person" else field_of(Member, name).label
        return self._context.language.text(label)

    def text(self, row: Row, name: str) -> str:
        """What a cell says."""
        language = self._context.language
        if name == "person":
            return Member.name_of({**row, "position": None}, language)
        return field_of(Member, name).kind.show(row.get(name), language)

    def remark(self, row: Row) -> str:
        """How the name of a member is understood, where that is not plain to see."""
        other, language = self.replacing(row), self._context.language
        if other is not None:
            return language.text(_REPLACED, name=self.text(other, "person") or "…")
        person, name = row.get("person"), self.text(row, "person")
        if isinstance(person, New):
            return announced([person], [name], self._context)
        return "" if person or not name else language.text(_UNCERTAIN)

    def set(self, row: Row, name: str, value: Any) -> None:
        """`value`: of the field; for a person also the text that could not be understood."""
        if name != "person":
            row[name] = value
            if name == "status" and value != "replaced":
                row |= {"replaced_by": None, "replacement": None}
            return
        for known, brought in _printed(row.get("person"), self._context).items():
            if row.get(known) == brought:
                row[known] = None
        typed = isinstance(value, str)
        row |= {"person": None, "name": value} if typed else {"person": value, "name": None}
        for known, brought in _printed(row["person"], self._context).items():
            row[known] = row.get(known) or brought

    @contextmanager
    def step(self) -> Iterator[None]:
        """What is done within it is one step."""
        self._past = [*self._past, _copied(self.members)][-_MOST_STEPS:]
        self._future.clear()
        yield

    def turn(self, *, back: bool) -> bool:
        """Takes the last step back, or makes it again; whether there was one."""
        here, there = (self._past, self._future) if back else (self._future, self._past)
        if not here:
            return False
        there.append(_copied(self.members))
        self.members[:] = here.pop()
        return True

    def move(self, rows: Sequence[int], to: int) -> int:
        """Puts rows before row `to`, in their order, as one step; where the first is now."""
        with self.step():
            moved = [self.members[row] for row in rows]
            first = to - sum(row < to for row in rows)
            for row in sorted(rows, reverse=True):
                del self.members[row]
            self.members[first:first] = moved
        return first

    def replace(self, row: int) -> None:
        """Puts a row below for whoever comes instead of a member, as one step."""
        with self.step():
            gone, uuid = self.members[row], uuid7()
            gone |= {"status": "replaced", "replacement": uuid, "replaced_by": None}
            kept = {name: gone[name] for name in _COMES_WITH if gone.get(name) is not None}
            self.members.insert(row + 1, kept | {"uuid": uuid, "status": "announced"})

    def replacing(self, row: Row) -> Row | None:
        """The row of whoever comes instead of a member, where it is here."""
        wanted, stored = row.get("replacement"), row.get("replaced_by")
        for other in self.members if wanted or stored else ():
            if (wanted and other.get("uuid") == wanted) or (stored and other.get("id") == stored):
                return other
        return None


def _copied(members: Rows) -> Rows:
    return [dict(row) for row in members]


def _printed(person: Ref | None, context: FormContext) -> Row:
    """What a list of today prints of a person."""
    if person is None:
        return {}
    try:
        known = person.row if isinstance(person, New) else context.catalog.get(Person, person)
    except NotFound:
        return {}
    return Member.of_person(known, context.language)
