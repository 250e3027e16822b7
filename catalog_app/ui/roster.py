"""The delegations of an event with their members, as they are being edited.

Knows the catalog and no widgets: loads, keeps apart what changed, and writes it in one change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from catalog_app.domain import checks
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Entity, Problem, Row
from catalog_app.i18n import Language, mark
from catalog_app.ui import records
from catalog_app.ui.editing import FormContext
from catalog_app.ui.records import Finder

if TYPE_CHECKING:
    from catalog_app.storage.naming import Settler

_ALL_OF = mark("{count} of {size}")
_EMPTY = "—"
_FIELDS = ("country", "sender", "name", "sent_by", "supported_by", "status", "size")
DELEGATION_FIELDS = (*_FIELDS, "arrival", "departure", "contribution", "note")
_SAYING = ("person", "name", "position", "employer")
_HERE = -1  # the delegation of a member in the grid, which may not be stored yet
MEMBER_FIELDS = ("role", "person", "status", "rank", "honorific", "name", "position", "employer")


@dataclass
class Sending:
    """A delegation and its members; `typed`: its fields as typed, `wall`: why they cannot stay."""

    row: Row
    members: list[Row] = field(default_factory=list)
    typed: dict[str, Any] | None = None
    wall: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    members_before: dict[int, dict[str, Any]] = field(default_factory=dict)

    def label(self, language: Language) -> str:
        return Delegation.name_of(self.row, language)

    def strength(self, language: Language) -> str:
        """How many are named, of the stated size: "9 of 12", "9" or a dash."""
        count, size = len(self.filled()), self.row.get("size")
        if size is not None:
            of = {"count": language.number(count), "size": language.number(size)}
            return language.text(_ALL_OF, **of)
        return language.number(count) if count else _EMPTY

    def filled(self) -> list[Row]:
        """The members without the rows in which nothing is said yet."""
        return [row for row in self.members if not is_blank(row)]

    def problems(self) -> list[Problem]:
        """What is wrong with the members."""
        rows = ({**row, "delegation": _HERE} for row in self.filled())
        return [problem for row in rows for problem in checks.problems(Member, row)]

    def write(self, change: "Settler", event: int) -> None:
        """Puts what differs from the catalog."""
        id = self._put(change, Delegation, self.row, {"event": event}, self.before)
        self.write_members(change, id)

    def write_members(self, change: "Settler", id: int) -> None:
        """Puts the members of delegation `id` in their order."""
        there = self._ranked(self.filled())
        kept = {row["id"] for row in there if row.get("id")}
        gone = [each for each in self.members_before if each not in kept]
        if gone:
            change.remove(Member, gone)
        for row in there:
            before = self.members_before.get(row.get("id", 0), {})
            self._put(change, Member, row, {"delegation": id}, before)

    def _ranked(self, there: list[Row]) -> list[Row]:
        """Numbered in their order; those that stand as they were loaded keep their ranks."""
        stored = [row["id"] for row in there if row.get("id")]
        known, new = there[: len(stored)], there[len(stored) :]
        loaded = [id for id in self.members_before if id in stored]
        if stored != loaded or any(row.get("id") for row in new):
            return [{**row, "rank": rank} for rank, row in enumerate(there, 1)]
        last = known[-1].get("rank") if known else 0
        if last is None:  # rows without a rank stand last, by their age
            return there
        return known + [{**row, "rank": rank} for rank, row in enumerate(new, last + 1)]

    @staticmethod
    def _put(
        change: "Settler",
        entity: type[Entity],
        row: Row,
        owner: Row,
        before: dict[str, Any],
    ) -> int:
        """`owner`: what a new one belongs to."""
        written = records.write_row(entity, row)
        new = {name: row[name] for name in written if written[name] != before.get(name)}
        id = row.get("id")
        if id is None:
            return change.put(entity, [new | owner])[0]
        if new:
            change.put(entity, [new | {"id": id}])
        return int(id)


def is_blank(row: Row) -> bool:
    """Whether a row of the grid says nothing of a member."""
    return not any(row.get(name) for name in _SAYING)


def _only(row: Row, names: Sequence[str]) -> Row:
    return {name: row[name] for name in ("id", *names) if row.get(name) is not None}


def loaded(context: FormContext, rows: Sequence[Row]) -> list[Sending]:
    """Delegations as the catalog has them, with their members by rank."""
    from catalog_app.storage.parts import parts

    sendings = {row["id"]: Sending(_only(row, (*DELEGATION_FIELDS, "event"))) for row in rows}
    members = parts(context.catalog, Member, "delegation", list(sendings))
    for row in sorted(members, key=lambda row: (row["rank"] is None, row["rank"] or 0)):
        member = _only(row, (*MEMBER_FIELDS, "delegation"))
        sendings[int(row["delegation"])].members.append(member)
    for sending in sendings.values():
        remember(sending)
    return list(sendings.values())


def remember(sending: Sending) -> None:
    """What stands there now is what the catalog has."""
    sending.before = records.write_row(Delegation, sending.row)
    written = (records.write_row(Member, row) for row in sending.members)
    sending.members_before = {row["id"]: row for row in written}


class Roster:
    """All delegations of an event."""

    def __init__(self, context: FormContext) -> None:
        self._context = context
        self.sendings: list[Sending] = []
        self.gone: list[int] = []

    def load(self, event: int | None) -> None:
        from catalog_app.storage.parts import parts

        self.gone = []
        catalog, language = self._context.catalog, self._context.language
        rows = parts(catalog, Delegation, "event", [event]) if event is not None else []
        found = loaded(self._context, rows)
        self.sendings = sorted(found, key=lambda each: language.sort_key(each.label(language)))

    def remove(self, sending: Sending) -> None:
        self.sendings.remove(sending)
        if sending.row.get("id"):
            self.gone.append(sending.row["id"])

    def write(self, change: "Settler", event: int) -> None:
        if self.gone:
            change.remove(Delegation, self.gone)
        for sending in self.sendings:
            sending.write(change, event)

    def draft(self) -> dict[str, Any]:
        return {"gone": self.gone, "sendings": [written(each) for each in self.sendings]}

    def resume(self, draft: dict[str, Any], find: Finder) -> None:
        """Takes back what draft() gave; what the catalog has is compared anew when it is saved."""
        stored = {each.row.get("id"): each for each in self.sendings}
        self.gone = list(draft["gone"])
        self.sendings = [taken(kept, find, stored) for kept in draft["sendings"]]


def written(sending: Sending) -> dict[str, Any]:
    """A delegation and its members as JSON."""
    return {
        "row": records.write_row(Delegation, sending.row),
        "members": [records.write_row(Member, row) for row in sending.members],
    }


def taken(draft: dict[str, Any], find: Finder, stored: dict[Any, Sending]) -> Sending:
    """What written() gave, with what the catalog has of it now."""
    row = records.take_row(Delegation, draft["row"], find)
    members = [records.take_row(Member, each, find) for each in draft["members"]]
    known = stored.get(row.get("id")) or Sending({})
    return Sending(row, members, before=known.before, members_before=known.members_before)
