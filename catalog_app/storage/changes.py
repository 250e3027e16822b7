"""A change: the one door through which rows are written.

It is the transaction, the undo step, the entry in the history and the announcement at once.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from catalog_app.domain import ENTITIES
from catalog_app.domain.fields import Entity, Row, entity_of, fields_of
from catalog_app.domain.relations import AttachedTo, Links, Reference, targets
from catalog_app.errors import NotFound
from catalog_app.i18n import mark
from catalog_app.storage import engine, own_values
from catalog_app.storage.held_values import stored
from catalog_app.storage.identity import uuid7
from catalog_app.storage.stored_rows import Stored, runs
from catalog_app.storage.tables import stored_fields
from catalog_app.storage.walls import refuse
from catalog_app.storage.writing import Rows

Changes = Mapping[str, frozenset[int]]
"""What was touched: section -> ids."""

Note = tuple[int, str, Stored | None, Stored | None]
"""Id of the record, act, before and after."""

Target = tuple[str, int]
"""The reference of a link entity, and the id of the record that it leads to."""

LinkKind = Links | AttachedTo


class Change:
    """An open change of a catalog; Catalog.change() opens and ends it.

    `told`: what fills the holes of its label, until it ends; `come_to_hand`: has the own fields of
    its catalog told, whatever other catalog was used meanwhile; `settle`: derives what is derived
    of what was written so far, which a long change does not leave to its end, where nobody could
    stop it any more.
    """

    def __init__(
        self,
        connection: Connection,
        step: int,
        told: Mapping[str, Any],
        come_to_hand: Callable[[], None],
    ) -> None:
        self.told = dict(told)
        self._come_to_hand = come_to_hand
        self._rows = Rows(connection)
        self.settle = self._rows.settle
        self._record = Record(connection, step)

    @property
    def touched(self) -> Changes:
        return {section: frozenset(ids) for section, ids in self._record.touched.items()}

    def finish(self) -> bool:
        """Derives what is derived of what was touched; whether there is something to undo."""
        self._rows.settle()
        return bool(self._record.touched) and self._record.kept

    def without_history(self) -> None:
        """From here on nothing is noted: what follows is how the catalog came, not a step of it."""
        self._record.kept = False

    def put(self, entity: type[Entity], rows: Iterable[Row]) -> list[int]:
        """Adds the rows without "id", changes the given fields of those with one.

        The ids come back in the order of the rows.  Links are made what the row says of them.
        Raises InvalidRecord for the first row that would be meaningless.
        """
        ids: list[int] = []
        for run in runs(rows):
            self._come_to_hand()
            before = _existing(self._rows, entity, run)
            refuse(entity, run, before, self._rows)
            ids += self._put(entity, run, before)
        return ids

    def remove(self, entity: type[Entity], ids: Iterable[int]) -> None:
        """To the trash, with all parts; other references to them are cleared."""
        for run in runs(ids):
            self._remove(entity, run)

    def bring_back(self, rows: Mapping[str, Sequence[Stored]]) -> None:
        """Inserts rows that were removed, as they were: section -> rows."""
        for section, gone in rows.items():
            self._rows.insert(section, gone)
            self._record.added(section, [row["id"] for row in gone])

    def derive_again(self, section: str) -> None:
        """Makes anew what is derived of all records of a section, which themselves stay."""
        self._rows.derive_again(section)
        self._record.touched[section].update(())  # all of them

    def _put(self, entity: type[Entity], run: list[Row], before: dict[int, Stored]) -> list[int]:
        """`before`: the records that the run changes."""
        next_id = self._rows.next_id(entity.section)
        new: list[Stored] = []
        changed: list[tuple[Stored, Stored]] = []
        ids: list[int] = []
        for row in run:
            if row.get("id"):
                old = before[row["id"]]
                changed.append((old, old | _columns(entity, row, old)))
                before[old["id"]] = changed[-1][1]
                ids.append(old["id"])
            else:
                ids.append(next_id + len(new))
                new.append(
                    {"id": ids[-1], "uuid": row.get("uuid") or uuid7()} | _columns(entity, row, {})
                )
        self._rows.insert(entity.section, new)
        self._record.added(entity.section, [row["id"] for row in new])
        self._change(entity.section, [(old, now) for old, now in changed if old != now])
        self._put_links(entity, dict(zip(ids, run, strict=True)), {row["id"] for row in new})
        return ids

    def _change(self, section: str, changed: Sequence[tuple[Stored, Stored]]) -> None:
        self._rows.update(section, [now for _, now in changed])
        self._record.changed(section, changed)

    def _put_links(
        self, entity: type[Entity], rows: Mapping[int, Row], new: Container[int]
    ) -> None:
        """Makes the links of records what their rows say of them; those of `new` ones are no news.

        All links of a field are written together, which bulk statements can take.
        """
        for field in fields_of(entity):
            if isinstance(field.kind, Links | AttachedTo):
                given = {id: row[field.name] or () for id, row in rows.items() if field.name in row}
                held = self._links_of(field.kind, [id for id in given if id not in new])
                self._set_links(entity, field.name, field.kind, given, held)

    def _links_of(self, kind: LinkKind, ids: Iterable[int]) -> dict[int, list[Stored]]:
        """The links of records that are known, in their order."""
        found: dict[int, list[Stored]] = {id: [] for id in ids}
        for row in self._rows.read(kind.through, found, kind.here).values():
            if all(row[name] == value for name, value in _role(kind).items()):
                found[row[kind.here]].append(row)
        return found

    def _set_links(
        self,
        entity: type[Entity],
        name: str,
        kind: LinkKind,
        given: Mapping[int, Iterable[Any]],
        held: Mapping[int, list[Stored]],
    ) -> None:
        """Makes the links of records just those to the `given` ones, in their order."""
        link = entity_of(kind.through)
        gone: list[int] = []
        made: list[Row] = []
        for id, refs in given.items():
            fixed = {kind.here: id, **_role(kind)}
            now = list(dict.fromkeys((_column_for(kind, ref), int(ref)) for ref in refs))
            old = [_target(row, fixed) for row in held.get(id, ())]
            if old != now:
                gone += [row["id"] for row in held.get(id, ())]
                made += [fixed | {column: target} for column, target in now]
                if id in held:
                    self._record.linked(entity.section, id, name, old, now)
        self._remove(link, gone)
        for run in runs(made):
            self._put(link, run, {})

    def _remove(self, entity: type[Entity], ids: list[int]) -> None:
        if not ids:
            return
        for other, column, owner in references_to(entity):
            referring = self._rows.ids_where(other.section, column, ids)
            if owner:
                self._remove(other, referring)
            else:
                self._clear(other, column, referring)
        gone = self._rows.read(entity.section, ids)
        for row in gone.values():
            if why := entity.stays(row):
                raise why
        for row in gone.values():
            if held := entity.takes_along(row):
                self._change(held[0], _without_own(self._rows, *held))
        self._rows.delete(entity.section, list(gone))
        self._record.removed(entity.section, list(gone.values()))

    def _clear(self, entity: type[Entity], column: str, ids: list[int]) -> None:
        rows = self._rows.read(entity.section, ids).values()
        self._change(entity.section, [(row, row | {column: None}) for row in rows])


class Record:
    """Notes in the history what a step does: what is needed to undo and redo it."""

    def __init__(self, connection: Connection, step: int) -> None:
        self._driver = engine.driver(connection)
        self._step = step
        self.touched: defaultdict[str, set[int]] = defaultdict(set)
        self.kept = True

    def added(self, section: str, ids: Iterable[int]) -> None:
        """Ids only: what an added row held is noted when it is taken away again."""
        self._note(section, [(id, "add", None, None) for id in ids])

    def changed(self, section: str, changed: Iterable[tuple[Stored, Stored]]) -> None:
        """Only the columns that differ."""
        noted: list[Note] = []
        for old, now in changed:
            names = [name for name in now if now[name] != old[name]]
            noted.append((now["id"], "change", _some(old, names), _some(now, names)))
        self._note(section, noted)

    def removed(self, section: str, rows: Iterable[Stored]) -> None:
        self._note(section, [(row["id"], "remove", row, None) for row in rows])

    def linked(
        self, section: str, id: int, name: str, old: list[Target], now: list[Target]
    ) -> None:
        """For people to read in the history of the record; undo goes by the links themselves."""
        self._note(section, [(id, "link", {name: old}, {name: now})])

    def _note(self, section: str, rows: Sequence[Note]) -> None:
        if not rows:
            return
        self.touched[section].update(row[0] for row in rows)
        if not self.kept:
            return
        self._driver.executemany(
            "INSERT INTO step_row (step, section, record, act, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (self._step, section, record, act, _json(before), _json(after))
                for record, act, before, after in rows
            ],
        )


def references_to(entity: type[Entity]) -> list[tuple[type[Entity], str, bool]]:
    """(entity, its reference field, whether it is thereby a part) of all that may refer to one."""
    return [
        (other, field.name, field.kind.owner)
        for other in ENTITIES
        for field in fields_of(other)
        if isinstance(field.kind, Reference) and field.kind.section == entity.section
    ]


def _existing(rows: Rows, entity: type[Entity], run: Sequence[Row]) -> dict[int, Stored]:
    """What the records hold that a run changes; NotFound where one is no longer there."""
    wanted = [row["id"] for row in run if row.get("id")]
    found = rows.read(entity.section, wanted)
    if len(found) < len(set(wanted)):
        raise NotFound(
            mark("This record of {section} is no longer there: it was deleted meanwhile."),
            section=entity.section,
        )
    return found


def _without_own(rows: Rows, section: str, name: str) -> list[tuple[Stored, Stored]]:
    """(before, after) of the records that hold something in an own field that goes."""
    there = rows.read(section, rows.ids_with_own(section, name)).values()
    return [(row, row | own_values.without(row, name)) for row in there]


def _columns(entity: type[Entity], row: Row, before: Stored) -> Stored:
    """The columns that a row gives; `before`: the record that it changes."""
    columns = {f.name: stored(f, row[f.name]) for f in stored_fields(entity) if f.name in row}
    return columns | own_values.given(entity, row, before)


def _role(kind: LinkKind) -> Mapping[str, str]:
    """What the links of a field hold beside the two records, among others of their entity."""
    return kind.role if isinstance(kind, Links) else {}


def _column_for(kind: Any, ref: Any) -> str:
    """The reference of the link entity by which it leads to `ref`."""
    if isinstance(kind, Links):
        return kind.there
    columns = {section: name for name, section in targets(entity_of(kind.through)).items()}
    return columns[ref.section]


def _some(row: Stored, names: Iterable[str]) -> Stored:
    return {name: row[name] for name in names}


def _target(link: Stored, fixed: Stored) -> Target:
    """Where a link leads: its one reference that is not among the `fixed` columns."""
    known = ("id", "uuid", *fixed)
    return next((name, row) for name, row in link.items() if name not in known and row is not None)


def _json(row: Stored | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)
