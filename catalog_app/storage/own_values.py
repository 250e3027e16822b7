"""The values of own fields as a row holds them: one JSON object in the column `own`.

It has the values by the names of their fields, and beside them the number columns of their kinds.
What an own field says can so be read, sorted and searched without a change of the schema; and what
is derived of a row never depends on which own fields there are just now.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from catalog_app.domain.fields import Entity, Field, Row, own_fields

if TYPE_CHECKING:
    from catalog_app.storage.writing import Stored

COLUMN = "own"


def held(row: "Stored") -> dict[str, Any]:
    """What the column says."""
    return dict(json.loads(row[COLUMN])) if row.get(COLUMN) else {}


def given(entity: type[Entity], row: Row, before: "Stored") -> "Stored":
    """The column, where a row gives values of own fields; `before`: the record that it changes."""
    fields = [field for field in own_fields(entity) if field.name in row]
    if not fields:
        return {}
    values = held(before)
    for field in fields:
        values |= _written(field, row[field.name])
    return {COLUMN: _json(values)}


def without(row: "Stored", name: str) -> "Stored":
    """The column without what a field of this name holds."""
    gone = {name, f"{name}_start", f"{name}_end"}
    return {COLUMN: _json({n: v for n, v in held(row).items() if n not in gone})}


def texts(row: Mapping[str, Any]) -> list[str]:
    """What the full-text index is to hold of them."""
    return [value for value in held(dict(row)).values() if isinstance(value, str)]


def differences(entity: type[Entity], old: "Stored", new: "Stored") -> list[tuple[Field, Any, Any]]:
    """(field, value before, value now) of those that differ, as far as their fields are there."""
    before, now = held(old), held(new)
    return [
        (field, field.kind.load(before.get(field.name)), field.kind.load(now.get(field.name)))
        for field in own_fields(entity)
        if before.get(field.name) != now.get(field.name)
    ]


def _written(field: Field, value: Any) -> dict[str, Any]:
    numbers = zip(field.kind.extra, field.kind.derive(value), strict=True)
    beside = {field.name + suffix: number for suffix, number in numbers}
    empty = value is None or value == field.kind.empty
    return {field.name: None if empty else field.kind.write(value)} | beside


def _json(values: Mapping[str, Any]) -> str | None:
    left = {name: value for name, value in values.items() if value is not None}
    return json.dumps(left, ensure_ascii=False, sort_keys=True) if left else None
