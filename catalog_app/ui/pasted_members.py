"""What was understood of a pasted list, as rows of the grid of members.

Whom a name means is asked of the catalog: one person it knows is taken, several are kept as a name
that somebody has to decide on, and an unknown one will be added.  What a row has no field for is
kept in its note, so that nothing is lost.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import Row, field_of
from catalog_app.domain.people import Person
from catalog_app.domain.refs import New, Ref
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.ui.choosing import Chooser
from catalog_app.ui.editing import FormContext
from catalog_app.ui.member_list import MemberList
from catalog_app.ui.roster import MEMBER_FIELDS

if TYPE_CHECKING:
    from catalog_app.exchange.pasting import Understood

SOURCE = "source"
"""The key of a row under which stands what it was read from; no field has this name."""
_KNOWN = mark("Known here: {name}")
_NOTE = mark("{name}: {value}")
_OF_PERSON = ("email", "phone")
_FIRST = ("role", "person", "position", "employer")


class PastedMembers:
    """Makes rows for a delegation whose country is `country`."""

    def __init__(self, context: FormContext, country: str | None) -> None:
        self._context = context
        self._country = country
        self._people = Chooser(Person.section, context)
        self._list = MemberList(context, [])

    def rows(self, found: "Iterable[Understood]") -> list[Row]:
        return [self._row(each) for each in found]

    def who(self, row: Row) -> str:
        """Whom the name in a row is taken for, and what will be kept with a new person."""
        person = row.get("person")
        if person is None:
            return self._list.remark(row)
        if isinstance(person, New):
            kept = (person.row.get(name) for name in _OF_PERSON)
            return " · ".join(filter(None, (self._list.remark(row), *kept)))
        beside, name = self._people.beside(person), self._people.shown(person)
        return self._language.text(_KNOWN, name=f"{name}, {beside}" if beside else name)

    def _row(self, found: "Understood") -> Row:
        said = {name: piece.value for name, piece in found.pieces.items()}
        row: Row = {"role": "member", SOURCE: found}
        notes = [found.line[start:end] for start, end in found.left]
        for name in list(said):
            if name in MEMBER_FIELDS and name != "name":
                notes += self._take(row, name, said.pop(name))
        name = said.pop("name", None)
        if name:
            self._list.set(row, "person", self._person(str(name), said, row))
        person = row.get("person")
        if not isinstance(person, New):
            notes += [self._noted(Person.fields[n].label, said[n]) for n in _OF_PERSON if n in said]
        if notes:
            row["note"] = "\n".join(notes)
        return row

    def _take(self, row: Row, name: str, value: Any) -> list[str]:
        """Puts a value into the row; what its field does not understand is for the note."""
        field = field_of(Member, name)
        try:
            row[name] = field.kind.read(value, self._language)
        except ValueProblem:
            return [self._noted(field.label, value)]
        return []

    def _person(self, name: str, said: Row, row: Row) -> Ref | str:
        """The one person who is meant, a new one, or the name where it could be several."""
        meant = self._people.meant(_plain(name))
        if len(meant) == 1 and not isinstance(meant[0], New):
            return meant[0]
        if meant and not isinstance(meant[0], New):
            return name
        from catalog_app.exchange.pasting import parted

        parts = {each: text for each, text in parted(name).items() if text}
        about = {each: said[each] for each in _OF_PERSON if each in said}
        work = {each: row[each] for each in ("honorific", "position") if row.get(each)}
        country = said.get("country") or self._country
        return New(Person.section, {**parts, **work, "country": country, **about})

    def _noted(self, label: str, value: object) -> str:
        return self._language.text(_NOTE, name=self._language.text(label), value=value)

    @property
    def _language(self) -> Language:
        return self._context.language


def columns(rows: Iterable[Row]) -> tuple[str, ...]:
    """The fields that the rows fill, the usual ones first."""
    filled = {name for row in rows for name, value in row.items() if value and name != SOURCE}
    others = (name for name in Member.declared if name in filled)
    return tuple(dict.fromkeys((*_FIRST, *(n for n in others if n not in ("name", "person")))))


def counts(rows: Iterable[Row]) -> tuple[int, int, int]:
    """How many are known, new, and only names."""
    people = [row.get("person") for row in rows]
    new = sum(isinstance(person, New) for person in people)
    known = sum(person is not None for person in people) - new
    return known, new, len(people) - known - new


def taken(rows: Iterable[Row]) -> list[Row]:
    """The rows without what they were read from."""
    return [{name: value for name, value in row.items() if name != SOURCE} for row in rows]


def _plain(name: str) -> str:
    """A name in the order of most labels: "SMITH John" and "Smith, John" as John Smith."""
    from catalog_app.exchange.pasting import parted

    parts = parted(name)
    return " ".join(filter(None, (parts.get("given_name"), parts.get("family_name"))))
