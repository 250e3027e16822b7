"""The delegations of an event with their members, as they are being edited.

Knows the catalog and no widgets: loads, keeps apart what changed, and writes it in one change.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from catalog_app.domain import checks
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Entity, Problem, Row, own_fields
from catalog_app.domain.refs import New
from catalog_app.i18n import Language, mark
from catalog_app.ui import records, resuming
from catalog_app.ui.clashes import Clash
from catalog_app.ui.editing import FormContext
from catalog_app.ui.records import Finder
from catalog_app.ui.resuming import BEFORE

if TYPE_CHECKING:
    from catalog_app.storage.naming import Settler

_ALL_OF = mark("{count} of {size}")
_EMPTY = "—"
_SAYING = ("person", "name", "position", "employer")
_MEMBERS_BEFORE = "members before:"
_HERE = -1  # the delegation of a member in the grid, which may not be stored yet


def _typed(entity: type[Entity]) -> tuple[str, ...]:
    """The declared fields that forms edit, in their order; own ones come and go with a catalog."""
    return tuple(name for name, field in entity.declared.items() if field.group)


MEMBER_FIELDS = tuple(name for name in _typed(Member) if name != "delegation")
"""What is said of a member in its delegation."""


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
        """How many come, of the stated size: "9 of 12", "9" or a dash."""
        count, size = self.coming(), self.row.get("size")
        if size is not None:
            of = {"count": language.number(count), "size": language.number(size)}
            return language.text(_ALL_OF, **of)
        return language.number(count) if count else _EMPTY

    def coming(self) -> int:
        """How many members come: who cancelled or was replaced does not."""
        return sum(row.get("status") not in Member.LEFT_OUT for row in self.filled())

    def filled(self) -> list[Row]:
        """The members without the rows in which nothing is said yet."""
        return [row for row in self.members if not is_blank(row)]

    def lost(self, find: Finder, language: Language) -> list[str]:
        """What is changed here and was deleted elsewhere, by name."""
        if not self.is_changed():
            return []
        if _is_gone(Delegation, self.row, find):
            return [self.label(language)]
        gone = (row for row in self.members if _is_gone(Member, row, find))
        return [Member.name_of(row, language) for row in gone if self._touched(row)]

    def renew(self, find: Finder) -> bool:
        """What was deleted elsewhere becomes new where it is changed here; else it goes.

        Whether a member went.
        """
        if not self.is_changed():
            return False
        count, renewed = len(self.members), dict[int, str]()
        if _is_gone(Delegation, self.row, find):
            self.row.pop("id")
            self.before = {}
        for row in [each for each in self.members if _is_gone(Member, each, find)]:
            if not self._touched(row) and self.row.get("id"):
                self.members.remove(row)
            self.members_before.pop(row["id"], None)
            resuming.renew(row, renewed)
        for row in resuming.lead(self.members, renewed, find):
            self.members_before.get(row.get("id", 0), {}).pop("replaced_by", None)
        there = self.members_before.items()
        self.members_before = {id: row for id, row in there if find(Member.section, id)}
        return len(self.members) < count

    def clashes(self, context: FormContext) -> list[Clash]:
        """What is changed here and, since it was loaded, elsewhere otherwise; once."""
        found = _clashes(Delegation, self.row, self.before, context)
        for row in self.members:
            before = self.members_before.get(row.get("id", 0))
            found += _clashes(Member, self._led(row), before or {}, context)
        return found

    def _led(self, row: Row) -> Row:
        """A member with whoever comes instead, though that one is not stored yet."""
        wanted = row.get("replacement")
        others = (New(Member.section, each) for each in self.filled() if each.get("uuid") == wanted)
        other = next(others, None) if wanted else None
        return row if other is None else row | {"replaced_by": other}

    def is_changed(self) -> bool:
        """Whether there is something to write."""
        there = [row.get("id") for row in self.filled()]
        return (
            records.write_row(Delegation, self.row) != self.before
            or there != list(self.members_before)
            or any(self._touched(row) for row in self.members)
        )

    def _touched(self, row: Row) -> bool:
        return records.write_row(Member, row) != self.members_before.get(row.get("id", 0))

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
        there = _ranked(self.filled(), list(self.members_before))
        kept = {row["id"] for row in there if row.get("id")}
        gone = [each for each in self.members_before if each not in kept]
        if gone:
            change.remove(Member, gone)
        stored = [self._put_member(change, row, id) for row in there]
        ids = {row.get("uuid"): place for row, place in zip(there, stored, strict=True)}
        change.put(
            Member,
            [
                {"id": place, "replaced_by": ids[row["replacement"]]}
                for row, place in zip(there, stored, strict=True)
                if row.get("replacement") and row["replacement"] in ids
            ],
        )

    def _put_member(self, change: "Settler", row: Row, delegation: int) -> int:
        owner: Row = {"delegation": delegation}
        if row.get("uuid"):
            owner["uuid"] = row["uuid"]
        before = self.members_before.get(row.get("id", 0), {})
        return self._put(change, Member, row, owner, before)

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


def _ranked(there: list[Row], loaded: list[int]) -> list[Row]:
    """Numbered in their order; those that stand as they were `loaded`, by id, keep their ranks."""
    stored = [row["id"] for row in there if row.get("id")]
    known, new = there[: len(stored)], there[len(stored) :]
    if stored != [id for id in loaded if id in stored] or any(row.get("id") for row in new):
        return [{**row, "rank": rank} for rank, row in enumerate(there, 1)]
    last = known[-1].get("rank") if known else 0
    if last is None:  # rows without a rank stand last, by their age
        return there
    return known + [{**row, "rank": rank} for rank, row in enumerate(new, last + 1)]


def _is_gone(entity: type[Entity], row: Row, find: Finder) -> bool:
    return bool(row.get("id")) and find(entity.section, row["id"]) is None


def _clashes(
    entity: type[Entity], row: Row, before: dict[str, Any], context: FormContext
) -> list[Clash]:
    """`before`: as it was loaded; from then on what others made of it."""
    written = records.write_row(entity, row)
    changed = [name for name in written if name in before.keys() | row.keys()]
    changed = [name for name in changed if name != "id" and written[name] != before.get(name)]
    if not (row.get("id") and changed):
        return []
    now = context.catalog.get(entity, row["id"])
    theirs = records.write_row(entity, {name: now[name] for name in changed})
    found = [n for n in changed if theirs[n] not in (before.get(n), written[n])]
    before |= {name: theirs[name] for name in found}
    return [Clash(entity.fields[name], row[name], now[name]) for name in found]


def is_blank(row: Row) -> bool:
    """Whether a row of the grid says nothing of a member."""
    return not any(row.get(name) for name in _SAYING)


def _only(entity: type[Entity], row: Row, *more: str) -> Row:
    """What of a row is edited here: what forms edit, the own fields, and `more`."""
    names = ("id", *_typed(entity), *more, *(field.name for field in own_fields(entity)))
    return {name: row[name] for name in names if row.get(name) is not None}


def loaded(context: FormContext, rows: Sequence[Row]) -> list[Sending]:
    """Delegations as the catalog has them, with their members by rank."""
    from catalog_app.storage.parts import parts

    sendings = {row["id"]: Sending(_only(Delegation, row, "documents")) for row in rows}
    members = parts(context.catalog, Member, "delegation", list(sendings))
    for row in sorted(members, key=lambda row: (row["rank"] is None, row["rank"] or 0)):
        member = _only(Member, row)
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
        self._event: int | None = None

    def load(self, event: int | None) -> None:
        from catalog_app.storage.parts import parts

        self.gone, self._event = [], event
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

    def lost(self) -> list[str]:
        """What is changed here and was deleted elsewhere, by name."""
        find, language = self._context.catalog.ref, self._context.language
        return [name for sending in self.sendings for name in sending.lost(find, language)]

    def renew(self) -> bool:
        """What was deleted elsewhere becomes new where it is changed here; whether members went."""
        went = [each.renew(self._context.catalog.ref) for each in self.sendings]
        return any(went)

    def clashes(self) -> list[Clash]:
        """What is changed here and, since it was loaded, elsewhere otherwise; once."""
        return [clash for sending in self.sendings for clash in sending.clashes(self._context)]

    def draft(self) -> dict[str, Any]:
        return {"gone": self.gone, "sendings": [written(each) for each in self.sendings]}

    def resume(self, draft: dict[str, Any], find: Finder) -> None:
        """Takes back what draft() gave, on the delegations that there are now."""
        stored = {each.row["id"]: each for each in self.sendings}
        self.gone = [id for id in draft["gone"] if id in stored]
        self.sendings = []
        for kept in draft["sendings"]:
            with suppress(*records.UNREADABLE):  # a damaged draft: the others are still good
                self._take(kept, find, stored)
        known = {*self.gone, *(each.row.get("id") for each in self.sendings)}
        self.sendings += [each for id, each in stored.items() if id not in known]

    def _take(self, kept: dict[str, Any], find: Finder, stored: dict[int, Sending]) -> None:
        """What was deleted elsewhere and is unchanged here is passed over."""
        known = stored.get(kept["row"].get("id"))
        gone = known is None and self._event is not None
        sending = taken(kept, find, _as_it_was(kept, find) if gone else known)
        if not gone or sending.is_changed():
            self.sendings.append(sending)


def written(sending: Sending) -> dict[str, Any]:
    """A delegation and its members as JSON, with what stood there before."""
    row = {"row": records.write_row(Delegation, sending.row), BEFORE: sending.before}
    return row | written_members(sending)


def written_members(sending: Sending) -> dict[str, Any]:
    """The members of a delegation as JSON, with what stood there before."""
    members = [resuming.written_member(row) for row in sending.members]
    return {"members": members, _MEMBERS_BEFORE: list(sending.members_before.values())}


def take_members(sending: Sending, draft: Mapping[str, Any], find: Finder) -> None:
    """Takes back what written_members() gave, on the members that the delegation has now."""
    was = draft.get(_MEMBERS_BEFORE) if sending.row.get("id") else None
    taken = resuming.members(draft["members"], was, sending.members, find)
    sending.members, sending.members_before = taken


def taken(draft: dict[str, Any], find: Finder, known: Sending | None) -> Sending:
    """What written() gave, on what is known of it now; without that it becomes a new one."""
    row, was = records.take_row(Delegation, draft["row"], find), draft.get(BEFORE)
    if known is None:
        row.pop("id", None)
        sending = Sending(row)
    else:
        before = (
            resuming.unknown(Delegation, row, known.row)
            if was is None
            else resuming.taken_row(Delegation, was, find)
        )
        row, before = resuming.joined(Delegation, row, before, known.row)
        sending = Sending(row, known.members, before=before)
    take_members(sending, draft, find)
    return sending


def _as_it_was(draft: dict[str, Any], find: Finder) -> Sending | None:
    """A delegation that was deleted elsewhere, as it stood when the draft was typed."""
    if not draft.get(BEFORE):
        return None
    row = records.take_row(Delegation, draft[BEFORE], find)
    return Sending(row, resuming.members_as_they_were(draft[_MEMBERS_BEFORE], find))
