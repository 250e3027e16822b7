"""The records of own fields, read before all others: they say which fields the others have."""

import json
from typing import TYPE_CHECKING

from catalog_app.domain.fields import Entity, Field, Row
from catalog_app.domain.own_fields import SECTIONS, as_fields, declared_names

if TYPE_CHECKING:
    import sqlite3

    from catalog_app.storage.finding import Finder
    from catalog_app.storage.reading import Reader

_NAMES = ("section", "name", "label", "names", "kind", "options", "hidden")


def records(reader: "Reader") -> list[Row]:
    """Those that are there, hidden ones too, as they were added."""
    with reader.asking() as connection:
        return rows_of(connection)


def rows_of(connection: "sqlite3.Connection") -> list[Row]:
    """As records(), by a connection."""
    found = connection.execute(f"SELECT {', '.join(_NAMES)} FROM own_field ORDER BY id")
    return [_row(dict(zip(_NAMES, row, strict=True))) for row in found]


def all_of(catalog: "Finder", entity: type[Entity]) -> dict[str, Field]:
    """Name -> field, of those that are there, hidden ones too."""
    found = as_fields(records(catalog.reader), hidden=True).get(entity.section, ())
    return {field.name: field for field in found}


def ever(catalog: "Finder", entity: type[Entity]) -> dict[str, Field]:
    """As all_of(), with those that were removed, as they were last."""
    noted = catalog.reader.all(
        "SELECT before FROM step_row WHERE section = 'fields' AND act = 'remove' ORDER BY id"
    )
    removed = as_fields((_row(json.loads(before)) for (before,) in noted), hidden=True)
    gone = {field.name: field for field in removed.get(entity.section, ())}
    return gone | all_of(catalog, entity)


def taken(catalog: "Finder", section: str) -> set[str]:
    """The machine names that another own field of a section cannot have."""
    names = {row["name"] for row in records(catalog.reader) if row["section"] == section}
    return names | declared_names(section)


def held(catalog: "Finder", section: str) -> dict[str, int]:
    """Name of an own field -> how many records of a section have a value in it."""
    table = Entity.known[section].table
    asked = f"SELECT key, count(*) FROM {table}, json_each({table}.own) GROUP BY key"
    return dict(catalog.reader.all(asked))


def sections() -> tuple[type[Entity], ...]:
    """Those to which people may add fields."""
    return tuple(Entity.known[section] for section in SECTIONS)


def _row(held: Row) -> Row:
    decoded = {name: json.loads(held[name] or "[]") for name in ("names", "options")}
    return held | decoded
