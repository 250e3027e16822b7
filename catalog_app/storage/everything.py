"""All records of a catalog as they were at one moment, for a file that holds everything."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from catalog_app.domain.fields import Entity, Field, Row, entity_of
from catalog_app.domain.places import Country
from catalog_app.domain.relations import Reference
from catalog_app.storage import engine, own_values
from catalog_app.storage.identity import of_country
from catalog_app.storage.tables import stored_fields

if TYPE_CHECKING:
    import sqlite3

    from catalog_app.storage.catalog import Catalog

_RUN = 1000  # rows in memory at a time

Records = Callable[[type[Entity]], Iterator[Row]]


@contextmanager
def records(catalog: "Catalog") -> Iterator[Records]:
    """What gives the records of an entity, in the order in which they were added.

    A record is its uuid and what is stored of it, as the kinds of its fields write that; other
    records stand there by their uuids, and what is empty is left out.  "own" has the values of own
    fields by their names.  Countries of ISO 3166 are there only if the catalog says more of them
    than their codes, because every catalog has them.  Changes that are made meanwhile are not seen.
    """
    with (
        engine.told(catalog.path),
        closing(engine.reader(catalog.path, frozen=catalog.read_only)) as connection,
    ):
        connection.execute("BEGIN")
        yield lambda entity: _records(connection, entity)


def _records(connection: "sqlite3.Connection", entity: type[Entity]) -> Iterator[Row]:
    fields = stored_fields(entity)
    columns = ", ".join(("uuid", *map(_column, fields), own_values.COLUMN))
    cursor = connection.execute(f"SELECT {columns} FROM {entity.table} AS row ORDER BY id")
    while rows := cursor.fetchmany(_RUN):
        for uuid, *stored, own in rows:
            values = zip(fields, stored, strict=True)
            found = {field.name: _written(field, value) for field, value in values}
            row = {"uuid": uuid, **found, "own": _own(own)}
            record = {name: value for name, value in row.items() if value not in (None, "", [], {})}
            if not _is_known_anyway(entity, record):
                yield record


def _column(field: Field) -> str:
    """Another record by its uuid."""
    if not isinstance(field.kind, Reference):
        return f'"{field.name}"'
    target = entity_of(field.kind.section).table
    return f'(SELECT uuid FROM {target} AS other WHERE other.id = row."{field.name}")'


def _written(field: Field, stored: Any) -> Any:
    return json.loads(stored) if stored and field.kind.store == "json" else stored


def _own(stored: str | None) -> Row:
    """Without the numbers that are worked out of them."""
    return {name: v for name, v in own_values.held({"own": stored}).items() if ":" not in name}


def _is_known_anyway(entity: type[Entity], record: Row) -> bool:
    bare = entity is Country and set(record) == {"uuid", "code"}
    return bare and record["uuid"] == of_country(record["code"])
