"""Rows as JSON, for what lies in a temporary file; other records by their ids."""

from typing import Any

from catalog_app.domain.fields import Entity, Row
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import Links, Parts, Reference


def write_row(entity: type[Entity], row: Row) -> dict[str, Any]:
    return {name: _write(entity, name, value) for name, value in row.items() if value is not None}


def read_row(entity: type[Entity], written: dict[str, Any]) -> Row:
    return {name: _read(entity, name, value) for name, value in written.items()}


def _write(entity: type[Entity], name: str, value: Any) -> Any:
    field = entity.fields.get(name)
    if field is None or isinstance(field.kind, Parts):
        return value
    if isinstance(field.kind, Links):
        return [int(each) for each in value]
    return field.kind.write(value)


def _read(entity: type[Entity], name: str, value: Any) -> Any:
    field = entity.fields.get(name)
    if field is None or isinstance(field.kind, Parts):
        return tuple(value) if isinstance(value, list) else value
    kind = field.kind
    if isinstance(kind, Links):
        return tuple(Ref(id, (), kind.section) for id in value)
    if isinstance(kind, Reference):
        return Ref(value, (), kind.section)
    return kind.load(value)
