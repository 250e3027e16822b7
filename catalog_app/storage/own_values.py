"""The values of own fields as a row holds them: one JSON object in the column `own`.

It has the values by the names of their fields, and beside them the number columns of their kinds.
What an own field says can so be read, sorted and searched without a change of the schema.  What is
derived of a row depends on the row, and on which own fields are hidden: writing.py derives it anew
where one is hidden or shown.  It does not depend on which others there are, or of what kind.
"""

import json
from collections.abc import Container, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from catalog_app.domain.fields import Entity, Field, Row, own_fields
from catalog_app.domain.kinds import Text
from catalog_app.domain.own_fields import OwnDate
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Label, mark

if TYPE_CHECKING:
    from catalog_app.storage.stored_rows import Stored

COLUMN = "own"
_LAST_DAY = date.max.toordinal()
_BESIDE = ":"
"""Stands in the names of number columns, and in that of no field."""


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
    return {COLUMN: _json({n: v for n, v in held(row).items() if field_of(n) != name})}


def fitting(row: "Stored", fields: Mapping[str, Field]) -> "Stored":
    """The column with what these fields can hold: they are not those of the time when it was
    written.
    """
    values = held(row)
    kept = [name for name, field in fields.items() if unreadable(field, values) is None]
    return {COLUMN: _json({n: v for n, v in values.items() if field_of(n) in kept})}


def texts(row: Mapping[str, Any], hidden: Container[str] = ()) -> list[str]:
    """What the full-text index is to hold of them: not dates, which are found by their days.

    `hidden`: the names of fields out of sight: nobody could see why their values were found.
    """
    if not row.get(COLUMN):
        return []
    values = held(dict(row))
    left_out = {field_of(name) for name in values if _BESIDE in name}
    return [
        value
        for name, value in values.items()
        if isinstance(value, str) and name not in left_out and name not in hidden
    ]


def codes(row: Mapping[str, Any], hidden: Container[str] = ()) -> dict[str, list[object]]:
    """What the index is to hold of them beside their words, by field: a text as a whole, or each
    year that a date touches.
    """
    if not row.get(COLUMN):
        return {}
    values = held(dict(row))
    found: dict[str, list[object]] = {}
    for name in sorted({field_of(key) for key in values}):
        start, end = (values.get(name + suffix) for suffix in OwnDate.extra)
        if isinstance(start, int) and isinstance(end, int) and 0 < start <= end <= _LAST_DAY:
            years = (date.fromordinal(day).year for day in (start, end))
            found[name] = [*range(next(years), next(years) + 1)]
        elif isinstance(values.get(name), str):
            found[name] = [values[name]]
    return {name: each for name, each in found.items() if name not in hidden}


def unreadable(field: Field, values: Mapping[str, Any]) -> ValueProblem | None:
    """Why a field cannot read what the column holds for it, if so."""
    try:
        value = field.kind.take(values.get(field.name))
    except ValueProblem as problem:
        return problem
    numbers = {name: n for name, n in _numbers(field, value).items() if n is not None}
    there = {n for n in values.items() if n[0] != field.name and field_of(n[0]) == field.name}
    return None if there == numbers.items() else ValueProblem(_OTHER_DAYS)


_OTHER_DAYS = mark("it is kept with other days than it says.")


def differences(
    old: "Stored", new: "Stored", fields: Mapping[str, Field]
) -> list[tuple[Field, Any, Any]]:
    """(field, value before, value now) of those that differ; `fields`: all that ever were, by name.

    What the field of that name cannot read, since it is another one by now, is told as it stands.
    """
    before, now = held(old), held(new)
    names = (name for name in before | now if _BESIDE not in name)
    return [
        _told(name, fields.get(name), before, now)
        for name in names
        if before.get(name) != now.get(name)
    ]


def _told(
    name: str, field: Field | None, before: Mapping[str, Any], now: Mapping[str, Any]
) -> tuple[Field, Any, Any]:
    if field is None or any(unreadable(field, values) for values in (before, now)):
        bare = Field(Text(), Label(name if field is None else str(field.label)), name=name)
        old, new = (None if v is None else str(v) for v in (before.get(name), now.get(name)))
        return bare, old, new
    return field, field.kind.load(before.get(name)), field.kind.load(now.get(name))


def field_of(key: str) -> str:
    """The field to which a value or a number column belongs."""
    return key.partition(_BESIDE)[0]


def _written(field: Field, value: Any) -> dict[str, Any]:
    empty = value is None or value == field.kind.empty
    return {field.name: None if empty else field.kind.write(value)} | _numbers(field, value)


def _numbers(field: Field, value: Any) -> dict[str, int | None]:
    numbers = zip(field.kind.extra, field.kind.derive(value), strict=True)
    return {field.name + suffix: number for suffix, number in numbers}


def _json(values: Mapping[str, Any]) -> str | None:
    left = {name: value for name, value in values.items() if value is not None}
    return json.dumps(left, ensure_ascii=False, sort_keys=True) if left else None
