"""Rows on the writer's connection: the one place where they are inserted, updated and deleted.

With each row go its number columns and its words in the full-text index, and with a row that hides
an own field or shows it the words of all rows that hold something in it.  What was done is
recorded for undo by the callers, changes.py and history.py; both hold rows as `Stored`: column ->
value, just "id", "uuid", the columns of stored fields and `own`, from which all else is derived.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from catalog_app.domain.fields import Entity, Field, Row, entity_of
from catalog_app.search import index
from catalog_app.storage import engine, own_fields, own_values, statements
from catalog_app.storage.tables import stored_fields

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
        self._driver = engine.driver(connection)

    def next_id(self, section: str) -> int:
        """The id of the next new row: above every id ever given."""
        highest = self._driver.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (entity_of(section).table,)
        ).fetchone()
        return highest[0] + 1 if highest else 1

    def read(self, section: str, values: Iterable[int], column: str = "id") -> dict[int, Stored]:
        """The rows whose `column` is one of the values, in the order of their ids."""
        names = ("id", "uuid", *_names(entity_of(section)), own_values.COLUMN)
        found = self._select(section, names, column, values)
        return {row[0]: dict(zip(names, row, strict=True)) for row in found}

    def ids_where(self, section: str, column: str, values: Iterable[int]) -> list[int]:
        """The ids of the rows whose `column` is one of `values`."""
        return [id for (id,) in self._select(section, ("id",), column, values)]

    def agreeing(
        self, section: str, names: Sequence[str], wanted: Sequence[tuple[Any, ...]]
    ) -> set[tuple[Any, ...]]:
        """Those of the wanted values, one for each of the columns, that a row holds together."""
        asked = statements.agreeing(section, tuple(names))
        return set(self._driver.execute(asked, (json.dumps(wanted),)))

    def ids_with_own(self, section: str, name: str) -> list[int]:
        """The ids of the rows that hold something in an own field."""
        asked = f"SELECT id FROM {entity_of(section).table} WHERE json_extract(own, ?) IS NOT NULL"
        return [id for (id,) in self._driver.execute(asked, (f'$."{name}"',))]

    def taken(self, section: str, column: str, texts: Iterable[str]) -> set[str]:
        """Those of the texts that the column of a row holds, in capitals or not; in capitals."""
        asked = f"SELECT upper({column}) FROM {entity_of(section).table}"
        within = f"{asked} WHERE upper({column}) IN (SELECT upper(value) FROM json_each(?))"
        return {text for (text,) in self._driver.execute(within, (json.dumps([*texts]),))}

    def insert(self, section: str, rows: Iterable[Stored]) -> None:
        """Columns that a row lacks are empty: so are those that came after it was deleted."""
        entity = entity_of(section)
        blank: Stored = dict.fromkeys((*_names(entity), own_values.COLUMN))
        values = itemgetter(*statements.columns(section))
        hidden = own_fields.hidden(self._driver)
        for run in runs(blank | row for row in rows):
            full = [row | derived(entity, row, hidden) for row in run]
            self._driver.executemany(statements.adding(section), map(values, full))
            index.add(self._connection, entity, [(row["id"], row["words"]) for row in full])
        self._follow(hidden)

    def update(self, section: str, rows: Iterable[Stored]) -> None:
        """Rows with all their columns."""
        entity, hidden = entity_of(section), own_fields.hidden(self._driver)
        for run in runs(rows):
            full = [row | derived(entity, row, hidden) for row in run]
            before = self._whole(section, [row["id"] for row in run])
            self._set_columns(section, full, before)
            changed = [row for row in full if before[row["id"]]["words"] != row["words"]]
            old = [(row["id"], before[row["id"]]["words"]) for row in changed]
            index.remove(self._connection, entity, old)
            index.add(self._connection, entity, [(row["id"], row["words"]) for row in changed])
        self._follow(hidden)

    def derive_again(self, section: str) -> None:
        """Makes the number columns, the words and the index of all rows anew."""
        entity, hidden = entity_of(section), own_fields.hidden(self._driver)
        index.clear(self._connection, entity)
        ids = self._driver.execute(f"SELECT id FROM {entity.table} ORDER BY id").fetchall()
        for run in runs(id for (id,) in ids):
            before = self._whole(section, run)
            full = [row | derived(entity, row, hidden) for row in before.values()]
            self._set_columns(section, full, before)
            index.add(self._connection, entity, [(row["id"], row["words"]) for row in full])

    def delete(self, section: str, ids: Sequence[int]) -> None:
        entity, hidden = entity_of(section), own_fields.hidden(self._driver)
        for run in runs(ids):
            words = list(self._select(section, ("id", "words"), "id", run))
            index.remove(self._connection, entity, words)
            self._driver.execute(statements.removing(section), (json.dumps(run),))
        self._follow(hidden)

    def _follow(self, before: set[tuple[str, str]]) -> None:
        """Where own fields are hidden that were not `before`, or the other way round, the words of
        what holds something in them become others.
        """
        for section, name in before ^ own_fields.hidden(self._driver):
            for run in runs(self.ids_with_own(section, name)):
                self.update(section, self.read(section, run).values())

    def _set_columns(self, section: str, rows: Iterable[Stored], before: dict[int, Stored]) -> None:
        """Sets only what differs, which spares the indexes of the rest."""
        alike: defaultdict[tuple[str, ...], list[Stored]] = defaultdict(list)
        for row in rows:
            old = before[row["id"]]
            alike[tuple(name for name in old if old[name] != row[name])].append(row)
        for names, changed in alike.items():
            if names:
                values = [(*(row[name] for name in names), row["id"]) for row in changed]
                self._driver.executemany(statements.changing(section, names), values)

    def _whole(self, section: str, ids: Sequence[int]) -> dict[int, Stored]:
        """The rows with all columns."""
        names = statements.columns(section)
        found = self._select(section, names, "id", ids)
        return {row[0]: dict(zip(names, row, strict=True)) for row in found}

    def _select(
        self, section: str, names: tuple[str, ...], column: str, values: Iterable[int]
    ) -> list[tuple[Any, ...]]:
        wanted = list(values)
        if not wanted:
            return []
        asked = statements.reading(section, names, column)
        return self._driver.execute(asked, (json.dumps(wanted),)).fetchall()


def _names(entity: type[Entity]) -> tuple[str, ...]:
    return tuple(field.name for field in stored_fields(entity))


def derived(entity: type[Entity], row: Stored, hidden: Iterable[tuple[str, str]]) -> Stored:
    """The number columns and the words of a row; `hidden`: the own fields out of sight."""
    values: Row = {field.name: loaded(field, row[field.name]) for field in stored_fields(entity)}
    numbers = {
        field.name + suffix: number
        for field in stored_fields(entity)
        for suffix, number in zip(
            field.kind.extra, field.kind.derive(values[field.name]), strict=True
        )
    }
    unseen = {name for section, name in hidden if section == entity.section}
    return numbers | {"words": index.words(entity, values, own_values.texts(row, unseen))}
