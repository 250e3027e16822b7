"""The delegations of an event with their members, as they are being edited.

Knows the catalog and no widgets: loads, keeps apart what changed, and writes it in one change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Entity, Row
from catalog_app.i18n import Language, mark
from catalog_app.ui import records
from catalog_app.ui.editing import FormContext
from catalog_app.ui.records import Change, Finder, Made

_ALL_OF = mark("{count} of {size}")
_EMPTY = "—"
_FIELDS = ("country", "sender", "name", "sent_by", "supported_by", "status", "size")
DELEGATION_FIELDS = (*_FIELDS, "arrival", "departure", "contribution", "note")
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
        return records.called(Delegation, self.row, language)

    def strength(self, language: Language) -> str:
        """How many are named, of the stated size: "9 of 12", "9" or a dash."""
        count, size = len([row for row in self.members if says_who(row)]), self.row.get("size")
        if size is not None:
            of = {"count": language.number(count), "size": language.number(size)}
            return language.text(_ALL_OF, **of)
        return language.number(count) if count else _EMPTY

    def write(self, change: Change, event: int, made: Made) -> None:
        """Puts what differs from the catalog."""
        id = self._put(change, Delegation, self.row | {"event": event}, self.before, made)
        self.write_members(change, id, made)

    def write_members(self, change: Change, id: int, made: Made) -> None:
        """Puts the members of delegation `id` in their order."""
        there = [row for row in self.members if not is_blank(row)]
        kept = {row["id"] for row in there if row.get("id")}
        gone = [each for each in self.members_before if each not in kept]
        if gone:
            change.remove(Member, gone)
        for rank, row in enumerate(there, 1):
            full = row | {"delegation": id, "rank": rank}
            self._put(change, Member, full, self.members_before.get(row.get("id", 0), {}), made)

    @staticmethod
    def _put(
        change: Change, entity: type[Entity], row: Row, before: dict[str, Any], made: Made
    ) -> int:
        written = records.write_row(entity, row)
        new = {name: row[name] for name in written if written[name] != before.get(name)}
        id = row.get("id")
        if id is None:
            return change.put(entity, [records.settled(change, new, made)])[0]
        if new:
            change.put(entity, [records.settled(change, new, made) | {"id": id}])
        return int(id)


def says_who(row: Row) -> bool:
    """Whether a member is a person, or a name at least."""
    return bool(row.get("person") or row.get("name"))


def is_blank(row: Row) -> bool:
    return not (says_who(row) or row.get("position") or row.get("employer"))


def is_nameless(row: Row) -> bool:
    """Whether something is said of a member, but not who it is."""
    return not says_who(row) and not is_blank(row)


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

    def write(self, change: Change, event: int, made: Made) -> None:
        if self.gone:
            change.remove(Delegation, self.gone)
        for sending in self.sendings:
            sending.write(change, event, made)

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
