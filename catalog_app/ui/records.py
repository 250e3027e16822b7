"""The values of a form as its draft holds them, with records that are not there yet."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from catalog_app.domain.fields import Entity, Field, Row, entity_of, field_of
from catalog_app.domain.refs import New, Ref
from catalog_app.errors import CatalogError

UNREADABLE = (
    CatalogError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading a damaged draft may raise."""

Finder = Callable[[str, int], Ref | None]
"""(section, id) -> the record with its label, or None where it is gone."""


def write_row(entity: type[Entity], row: Row) -> dict[str, Any]:
    """A row as JSON, for a draft."""
    written = {name: write_value(field, row[name]) for name, field in _known(entity, row)}
    return written | ({"id": row["id"]} if row.get("id") else {})


def take_row(entity: type[Entity], written: dict[str, Any], find: Finder) -> Row:
    """The row of what write_row() gave; what is gone from the catalog is left out.

    So is what stands in the place of an own field that is another one by now.
    """
    row: Row = {}
    for name, field in _known(entity, written):
        with suppress(*(() if name in entity.declared else UNREADABLE)):
            row[name] = take_value(field, written[name], find)
    return row | ({"id": written["id"]} if written.get("id") else {})


def _known(entity: type[Entity], row: dict[str, Any]) -> list[tuple[str, Field]]:
    return [(name, field_of(entity, name)) for name in row if name in entity.fields]


def write_value(field: Field, value: Any) -> Any:
    if isinstance(value, New):
        return {"new": write_row(entity_of(value.section), value.row), "section": value.section}
    if isinstance(value, Ref):
        return {"id": int(value), "section": value.section or field.kind.section}
    if isinstance(value, tuple) and any(isinstance(each, Ref) for each in value):
        return [write_value(field, each) for each in value]
    return field.kind.write(value)


def take_value(field: Field, written: Any, find: Finder) -> Any:
    if isinstance(written, dict) and "section" in written:
        section = written["section"]
        if "new" in written:
            return New(section, take_row(entity_of(section), written["new"], find))
        return find(section, written["id"])
    if isinstance(written, list) and any(isinstance(each, dict) for each in written):
        taken = (take_value(field, each, find) for each in written)
        return tuple(each for each in taken if each is not None)
    if isinstance(written, (list, tuple)) and not written:
        return field.kind.empty
    return field.kind.take(written)
