"""Rows as the writer's connection has them: just what the columns hold."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from catalog_app.domain.fields import Entity, entity_of
from catalog_app.storage import engine, own_values, statements
from catalog_app.storage.tables import stored_fields

Stored = dict[str, Any]
RUN = 500
"""Rows in one statement; SQLite allows 32,766 parameters."""


def runs(items: Iterable[Any]) -> Iterator[list[Any]]:
    run: list[Any] = []
    for item in items:
        run.append(item)
        if len(run) == RUN:
            yield run
            run = []
    if run:
        yield run


class StoredRows:
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
        names = ("id", "uuid", *_stored_names(entity_of(section)), own_values.COLUMN)
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

    def whole(self, section: str, ids: Sequence[int]) -> dict[int, Stored]:
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


def _stored_names(entity: type[Entity]) -> tuple[str, ...]:
    return tuple(field.name for field in stored_fields(entity))
