"""A change: the one door through which rows are written.

It is the transaction, the undo step, the entry in the history and the announcement at once.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from catalog_app.domain import ENTITIES
from catalog_app.domain.fields import Entity, Row, entity_of, fields_of
from catalog_app.domain.relations import AttachedTo, Links, Reference, targets
from catalog_app.errors import NotFound
from catalog_app.i18n import mark
from catalog_app.storage import engine
from catalog_app.storage.identity import uuid7
from catalog_app.storage.tables import stored_fields
from catalog_app.storage.writing import Rows, Stored, runs, stored

Changes = Mapping[str, frozenset[int]]
"""What was touched: section -> ids."""

Note = tuple[int, str, Stored | None, Stored | None]
"""Id of the record, act, before and after."""

Target = tuple[str, int]
"""The reference of a link entity, and the id of the record that it leads to."""


class Change:
    """An open change of a catalog; Catalog.change() opens and ends it."""

    def __init__(self, connection: Connection, step: int) -> None:
        self._rows = Rows(connection)
        self._record = Record(connection, step)

    @property
    def touched(self) -> Changes:
        return {section: frozenset(ids) for section, ids in self._record.touched.items()}

    @property
    def noted(self) -> bool:
        """There is something to undo."""
        return bool(self._record.touched) and self._record.kept

    def without_history(self) -> None:
        """From here on nothing is noted: what follows is how the catalog came, not a step of it."""
        self._record.kept = False

    def put(self, entity: type[Entity], rows: Iterable[Row]) -> list[int]:
        """Adds the rows without "id", changes the given fields of those with one.

        The ids come back in the order of the rows.  Links are made what the row says of them.
        """
        return [id for run in runs(rows) for id in self._put(entity, run)]

    def remove(self, entity: type[Entity], ids: Iterable[int]) -> None:
        """To the trash, with all parts; other references to them are cleared."""
        for run in runs(ids):
            self._remove(entity, run)

    def bring_back(self, rows: Mapping[str, Sequence[Stored]]) -> None:
        """Inserts rows that were removed, as they were: section -> rows."""
        for section, gone in rows.items():
            self._rows.insert(section, gone)
            self._record.added(section, [row["id"] for row in gone])

    def _put(self, entity: type[Entity], run: list[Row]) -> list[int]:
        before = self._rows.read(entity.section, [row["id"] for row in run if row.get("id")])
        next_id = self._rows.next_id(entity.section)
        new: list[Stored] = []
        changed: list[tuple[Stored, Stored]] = []
        ids: list[int] = []
        for row in run:
            if row.get("id"):
                old = _existing(entity, before, row["id"])
                changed.append((old, old | _columns(entity, row)))
                before[old["id"]] = changed[-1][1]
                ids.append(old["id"])
            else:
                ids.append(next_id + len(new))
                new.append(
                    {"id": ids[-1], "uuid": row.get("uuid") or uuid7()}
                    | dict.fromkeys(_stored_names(entity))
                    | _columns(entity, row)
                )
        self._rows.insert(entity.section, new)
        self._record.added(entity.section, [row["id"] for row in new])
        self._change(entity.section, [(old, now) for old, now in changed if old != now])
        for id, row in zip(ids, run, strict=True):
            self._put_links(entity, id, row, new=not row.get("id"))
        return ids

    def _change(self, section: str, changed: Sequence[tuple[Stored, Stored]]) -> None:
        self._rows.update(section, [now for _, now in changed])
        self._record.changed(section, changed)

    def _put_links(self, entity: type[Entity], id: int, row: Row, *, new: bool) -> None:
        """Makes the links of a record what the row says of them; those of a new one are no news."""
        for field in fields_of(entity):
            if isinstance(field.kind, Links | AttachedTo) and field.name in row:
                old, now = self._set_links(field.kind, id, row[field.name] or ())
                if old != now and not new:
                    self._record.linked(entity.section, id, field.name, old, now)

    def _set_links(
        self, kind: Links | AttachedTo, id: int, refs: Iterable[Any]
    ) -> tuple[list[Target], list[Target]]:
        """Makes the links of a record just those to `refs`, in their order; the targets, old and
        new."""
        link = entity_of(kind.through)
        fixed = {kind.here: int(id), **(kind.role if isinstance(kind, Links) else {})}
        now = list(dict.fromkeys((_column_for(kind, ref), int(ref)) for ref in refs))
        held = self._rows.read(link.section, [id], kind.here)
        ours = [
            row for row in held.values() if all(row[name] == value for name, value in fixed.items())
        ]
        old = [_target(row, fixed) for row in ours]
        if old != now:
            self._remove(link, [row["id"] for row in ours])
            self._put(link, [fixed | {column: target} for column, target in now])
        return old, now

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


def _existing(entity: type[Entity], rows: Mapping[int, Stored], id: int) -> Stored:
    if id not in rows:
        raise NotFound(
            mark("This record of {section} is no longer there: it was deleted meanwhile."),
            section=entity.section,
        )
    return rows[id]


def _stored_names(entity: type[Entity]) -> list[str]:
    return [field.name for field in stored_fields(entity)]


def _columns(entity: type[Entity], row: Row) -> Stored:
    """The columns of the stored fields that a row gives."""
    return {f.name: stored(f, row[f.name]) for f in stored_fields(entity) if f.name in row}


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
