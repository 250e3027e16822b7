"""Rows on the writer's connection: the one place where they are inserted, updated and deleted.

With each row go its number columns and its words in the full-text index.  What was done is
recorded for undo by the callers, changes.py and history.py; both hold rows as `Stored`: column ->
value, just "id", "uuid" and the columns of stored fields, from which all else is derived.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects import sqlite

from catalog_app.domain.fields import Entity, Field, Row, entity_of
from catalog_app.search import index
from catalog_app.storage.tables import stored_fields, tables

Stored = dict[str, Any]
RUN = 500
"""Rows in one statement; SQLite allows 32,766 parameters."""


def stored(field: Field, value: Any) -> Any:
    """A value as its column holds it."""
    if value is None or value == field.kind.empty:
        return None
    written = field.kind.write(value)
    if field.kind.store == "json":
        return None if written is None else json.dumps(written, ensure_ascii=False)
    return int(written) if field.kind.store == "integer" else written


def loaded(field: Field, held: Any) -> Any:
    """The value of what a column holds; a reference is its id alone."""
    if held is not None and field.kind.store == "json":
        held = json.loads(held)
    return field.kind.load(held)


def runs(items: Iterable[Any]) -> Iterator[list[Any]]:
    run: list[Any] = []
    for item in items:
        run.append(item)
        if len(run) == RUN:
            yield run
            run = []
    if run:
        yield run


class Rows:
    """The rows of all sections on one connection, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_id(self, section: str) -> int:
        """The id of the next new row: above every id ever given."""
        highest = self._connection.exec_driver_sql(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (entity_of(section).table,)
        ).scalar()
        return (highest or 0) + 1

    def read(self, section: str, ids: Iterable[int]) -> dict[int, Stored]:
        table = tables()[section]
        columns = [table.c[name] for name in ("id", "uuid", *_names(entity_of(section)))]
        found: dict[int, Stored] = {}
        for run in runs(ids):
            for row in self._connection.execute(select(*columns).where(table.c.id.in_(run))):
                found[row.id] = dict(row._mapping)
        return found

    def ids_where(self, section: str, column: str, values: Iterable[int]) -> list[int]:
        """The ids of the rows whose `column` is one of `values`."""
        table = tables()[section]
        return [
            id
            for run in runs(values)
            for id in self._connection.scalars(
                select(table.c.id).where(table.c[column].in_(run)).order_by(table.c.id)
            )
        ]

    def insert(self, section: str, rows: Iterable[Stored]) -> None:
        entity = entity_of(section)
        for run in runs(rows):
            full = [row | derived(entity, row) for row in run]
            sql, columns = _insertion(section)
            values = itemgetter(*columns)
            self._connection.exec_driver_sql(sql, [values(row) for row in full])
            index.add(self._connection, entity, [(row["id"], row["words"]) for row in full])

    def update(self, section: str, rows: Iterable[Stored]) -> None:
        """Rows with all their columns."""
        entity, table = entity_of(section), tables()[section]
        for run in runs(rows):
            full = [row | derived(entity, row) for row in run]
            before = self._words(section, [row["id"] for row in run])
            names = [name for name in full[0] if name != "id"]
            change = update(table).where(table.c.id == bindparam("_id"))
            change = change.values({name: bindparam(f"_{name}") for name in names})
            self._connection.execute(
                change, [{f"_{name}": value for name, value in row.items()} for row in full]
            )
            changed = [row for row in full if before[row["id"]] != row["words"]]
            index.remove(self._connection, entity, [(r["id"], before[r["id"]]) for r in changed])
            index.add(self._connection, entity, [(r["id"], r["words"]) for r in changed])

    def delete(self, section: str, ids: Sequence[int]) -> None:
        entity, table = entity_of(section), tables()[section]
        for run in runs(ids):
            index.remove(self._connection, entity, list(self._words(section, run).items()))
            self._connection.execute(delete(table).where(table.c.id.in_(run)))

    def _words(self, section: str, ids: Sequence[int]) -> dict[int, str]:
        table = tables()[section]
        found = self._connection.execute(
            select(table.c.id, table.c.words).where(table.c.id.in_(ids))
        )
        return {row.id: row.words for row in found}


@cache
def _insertion(section: str) -> tuple[str, tuple[str, ...]]:
    """The SQL that inserts a row, and its columns in their order.

    Written out once: a statement that is made anew for each run takes twice as long to be run.
    """
    done = insert(tables()[section]).compile(dialect=sqlite.dialect(paramstyle="qmark"))
    return str(done), tuple(done.positiontup or ())


def _names(entity: type[Entity]) -> tuple[str, ...]:
    return tuple(field.name for field in stored_fields(entity))


def derived(entity: type[Entity], row: Stored) -> Stored:
    """The number columns and the words of a row."""
    values: Row = {field.name: loaded(field, row[field.name]) for field in stored_fields(entity)}
    numbers = {
        field.name + suffix: number
        for field in stored_fields(entity)
        for suffix, number in zip(
            field.kind.extra, field.kind.derive(values[field.name]), strict=True
        )
    }
    return numbers | {"words": index.words(entity, values)}
