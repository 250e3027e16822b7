"""A draft that is taken up again: what was typed, on what the catalog has by now.

What others changed since it was typed stays where nobody typed here; where both did, what stood
there when it was typed is known, so that it is a clash as in a form that was open all the time.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import Entity, Row
from catalog_app.domain.refs import Ref
from catalog_app.storage.identity import uuid7
from catalog_app.ui import records
from catalog_app.ui.records import Finder

if TYPE_CHECKING:
    from catalog_app.ui.sheet import Sheet

BEFORE = "before:"
"""Where a draft says what stood there before; no field is called so."""
UNKNOWN: dict[str, Any] = {"unknown": True}
"""What stood in a field of which the draft does not say it: whatever is there now is a clash."""
_TIES = ("uuid", "replacement")

Written = dict[str, Any]


def before_of(sheet: "Sheet") -> Written:
    """What stood in the fields that were typed into, as JSON; nothing of a new record."""
    if not sheet.before.get("id"):
        return {}
    touched = sheet.changes().keys() | {n for n, cell in sheet.cells.items() if _odd(cell.editor)}
    written: Written = {}
    for name in touched:
        field = sheet.editor(name).field
        before = sheet.before.get(name, field.kind.empty)
        value = {"value": records.write_value(field, before)}
        written[name] = UNKNOWN if name in sheet.unsure else value
    return written


def resume(sheet: "Sheet", draft: Mapping[str, Any], find: Finder) -> None:
    """Takes back the draft of a record, of one that is there only what was typed."""
    if not sheet.before.get("id"):
        sheet.resume(draft)
        return
    fields = {name: kept for name, kept in draft.items() if name in sheet.cells}
    was = draft.get(BEFORE, dict.fromkeys(fields, UNKNOWN))
    sheet.resume({name: kept for name, kept in fields.items() if name in was})
    for name in sheet.changes().keys() & was.keys():
        sheet.unsure.add(name)
        with suppress(*records.UNREADABLE):
            field = sheet.editor(name).field
            sheet.before[name] = records.take_value(field, was[name]["value"], find)
            sheet.unsure.remove(name)


def _odd(editor: Any) -> bool:
    return editor.problem() is not None


def written_member(row: Row) -> Written:
    """A member as JSON, with what ties it to another one that is not stored yet."""
    ties = {name: row[name] for name in _TIES if row.get(name)}
    return records.write_row(Member, row) | ties


def taken_row(entity: type[Entity], kept: Written, find: Finder) -> Written:
    """What stood there when a draft was typed, as write_row() gives it now."""
    known = {name: value for name, value in kept.items() if value != UNKNOWN}
    unknown = {n: UNKNOWN for n in kept if n not in known and n in entity.fields}
    return records.write_row(entity, records.take_row(entity, known, find)) | unknown


def unknown(entity: type[Entity], mine: Row, now: Row) -> Written:
    """What stood there, for a draft that does not say it: in doubt where it is otherwise now."""
    there, typed = records.write_row(entity, now), records.write_row(entity, mine)
    return there | {name: UNKNOWN for name in typed if typed[name] != there.get(name)}


def joined(entity: type[Entity], mine: Row, was: Written, now: Row) -> tuple[Row, Written]:
    """What was typed on what is `now` there, and what stood there before, as JSON."""
    there, typed = records.write_row(entity, now), records.write_row(entity, mine)
    touched = [name for name in typed | was if typed.get(name) != was.get(name)]
    if mine.get("replacement"):
        touched.append("replaced_by")
    row = now | {name: mine.get(name) for name in touched}
    return row, there | {name: was.get(name) for name in touched}


def members(
    kept: Sequence[Written], was: Sequence[Written] | None, now: Sequence[Row], find: Finder
) -> tuple[list[Row], dict[int, Written]]:
    """The members of a draft on those that there are `now`, and what stood there before, by id.

    `was`: what stood there when it was typed, None where that is not known.  Whom the draft never
    knew stays; who is gone and was changed here keeps the id, which tells of it.
    """
    gone_too = _even_gone(find)
    there = {row["id"]: row for row in now}
    typed = [_taken_member(each, gone_too) for each in kept]
    before = _stood(typed, was, there, gone_too)
    rows: list[Row] = []
    renewed: dict[int, str] = {}
    for mine in typed:
        id = mine.get("id", 0)
        if id in there:
            row, before[id] = joined(Member, mine, before[id], there[id])
            rows.append(row | {name: mine[name] for name in _TIES if name in mine})
        elif id not in before:
            renew(mine, renewed)
            rows.append(mine)
        elif records.write_row(Member, mine) != before[id]:
            rows.append(mine)
        else:
            del before[id]
    named = {row.get("id") for row in typed}
    before = {id: each for id, each in before.items() if id in there or id in named}
    strangers = [row for id, row in there.items() if id not in before]
    place = max((n for n, row in enumerate(rows, 1) if row.get("id")), default=0)
    rows[place:place] = strangers
    lead(rows, renewed, find)
    return rows, before | {row["id"]: records.write_row(Member, row) for row in strangers}


def members_as_they_were(was: Sequence[Written], find: Finder) -> list[Row]:
    """The rows of those that stood there when a draft was typed."""
    return [records.take_row(Member, each, _even_gone(find)) for each in was]


def renew(row: Row, renewed: dict[int, str]) -> None:
    """A member becomes a new one; `renewed`: the UUID it gets, by the id that it had."""
    id = row.pop("id", None)
    if id is not None:
        row["uuid"] = renewed[id] = uuid7()


def lead(rows: Iterable[Row], renewed: dict[int, str], find: Finder) -> list[Row]:
    """Who was replaced by one that is gone is so by the one renewed, or by nobody; who that is."""
    led = []
    for row in rows:
        other = row.get("replaced_by")
        if other and find(Member.section, int(other)) is None:
            row["replaced_by"] = None
            if int(other) in renewed:
                row["replacement"] = renewed[int(other)]
            led.append(row)
    return led


def _taken_member(each: Written, find: Finder) -> Row:
    return records.take_row(Member, each, find) | {n: each[n] for n in _TIES if n in each}


def _stood(
    typed: Sequence[Row], was: Sequence[Written] | None, there: dict[int, Row], find: Finder
) -> dict[int, Written]:
    """What stood there before, by the id of the member."""
    if was is not None:
        return {each["id"]: taken_row(Member, each, find) for each in was}
    mine = {row["id"]: row for row in typed if row.get("id") in there}
    return {id: unknown(Member, mine[id], row) for id, row in there.items() if id in mine}


def _even_gone(find: Finder) -> Finder:
    """Finds members that are gone too: they may become new, and then others lead to them."""

    def found(section: str, id: int) -> Ref | None:
        there = find(section, id)
        return Ref(id, (), section) if there is None and section == Member.section else there

    return found
