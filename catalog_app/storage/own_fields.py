"""Own fields: what there are, read before all else, and what people do to them."""

import json
from typing import TYPE_CHECKING

from catalog_app.domain.fields import Entity, Field, Row
from catalog_app.domain.kinds import Names, Tags
from catalog_app.domain.own_fields import SECTIONS, OwnField, as_fields, declared_names, name_for
from catalog_app.i18n import mark
from catalog_app.storage.held_values import read

if TYPE_CHECKING:
    import sqlite3

    from catalog_app.storage.catalog import Catalog
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


def hidden(connection: "sqlite3.Connection") -> set[tuple[str, str]]:
    """(section, name) of those out of sight: what rows hold in them is not searched."""
    asked = "SELECT section, name FROM own_field WHERE hidden = 'yes'"
    return {(section, name) for section, name in connection.execute(asked) if section in SECTIONS}


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


def of_section(catalog: "Catalog", section: str) -> list[Row]:
    """The records of its own fields, each with `values`: how many records have one in it."""
    values = held(catalog, section)
    rows = (catalog.get(OwnField, id) for id in catalog.find(OwnField, "", ("id",)).ids)
    return [
        row | {"values": values.get(row["name"], 0)} for row in rows if row["section"] == section
    ]


def add(catalog: "Catalog", row: Row) -> int:
    """A field of these values, with a machine name made of its label; its id.

    Raises InvalidRecord where it would be meaningless.
    """
    name = name_for(row["label"] or "", taken(catalog, row["section"]))
    return _put(catalog, mark("Added the field “{name}”"), row | {"name": name}, row["label"])


def change(catalog: "Catalog", id: int, row: Row) -> None:
    """Other values for a field, such as its label."""
    _put(catalog, mark("Changed the field “{name}”"), row | {"id": id}, _called(catalog, id))


def hide(catalog: "Catalog", id: int, hidden: bool) -> None:
    """Takes a field out of sight and of searches, or back; what records hold in it stays."""
    label = mark("Hid the field “{name}”") if hidden else mark("Showed the field “{name}” again")
    _put(catalog, label, {"id": id, "hidden": "yes" if hidden else None}, _called(catalog, id))


def remove(catalog: "Catalog", id: int) -> None:
    """With all that records hold in it, as one step to undo."""
    with catalog.change(mark("Removed the field “{name}”"), name=_called(catalog, id)) as change:
        change.remove(OwnField, [id])


def _put(catalog: "Catalog", label: str, row: Row, name: object) -> int:
    with catalog.change(label, name=name) as change:
        (id,) = change.put(OwnField, [row])
    return id


def _called(catalog: "Catalog", id: int) -> str:
    return catalog.label(OwnField, catalog.get(OwnField, id))


def _row(held: Row) -> Row:
    return held | {
        "names": read(Names(), held["names"]),
        "options": read(Tags(), held["options"]),
    }
