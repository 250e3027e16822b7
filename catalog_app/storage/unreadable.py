"""What a row holds that its fields cannot read: damage, or what another program has written.

check() names it where it stands; whatever is derived of records passes by it.
"""

import json
from collections.abc import Iterator
from typing import Any

from catalog_app.domain.checks import NEEDED
from catalog_app.domain.fields import Entity, Field
from catalog_app.errors import ValueProblem
from catalog_app.storage import own_values
from catalog_app.storage.held_values import UNREADABLE
from catalog_app.storage.stored_rows import Stored
from catalog_app.storage.tables import stored_fields


def text(raw: bytes) -> str | bytes:
    """A `text_factory` for which bytes that are no UTF-8 stay bytes, which no field reads."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw


def problems(entity: type[Entity], row: Stored) -> Iterator[tuple[str, Exception]]:
    """(column, why) of what cannot be read, the own fields as a whole."""
    for field in stored_fields(entity):
        try:
            _take(entity, field, row[field.name])
        except UNREADABLE as error:
            yield field.name, error
    try:
        own_values.held(row)
    except UNREADABLE as error:
        yield own_values.COLUMN, error


def readable(entity: type[Entity], row: Stored) -> Stored:
    """The row as far as it can be read: the rest is empty."""
    return row | {name: None for name, _ in problems(entity, row)}


def _take(entity: type[Entity], field: Field, held: Any) -> None:
    if field.required and field.name in entity.fixed and held in (None, "null"):
        raise ValueProblem(NEEDED)
    field.kind.take(json.loads(held) if held and field.kind.store == "json" else held)
