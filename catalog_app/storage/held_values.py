"""A value as a column holds it, and back."""

import json
from typing import Any

from catalog_app.domain.fields import Field
from catalog_app.domain.kinds import Kind
from catalog_app.errors import ValueProblem
from catalog_app.i18n import mark

UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, RecursionError, ValueProblem)
"""What the domain says, in one way or another, of a value that is none of its kind."""


def stored(field: Field, value: Any) -> Any:
    """A value as its column holds it."""
    if value is None or value == field.kind.empty:
        return None
    written = field.kind.write(value)
    if field.kind.store == "json":
        return None if written is None else json.dumps(written, ensure_ascii=False)
    return int(written) if field.kind.store == "integer" else written


def loaded(kind: Kind, held: Any) -> Any:
    """The value of what a column holds; a reference is its id alone."""
    return kind.load(json.loads(held) if held is not None and kind.store == "json" else held)


def read(kind: Kind, held: str | None) -> Any:
    """As loaded(), of what a JSON column holds; empty where it cannot be read.

    For what all else needs: check() names it, and no catalog is closed to people by it.
    """
    try:
        return kind.take(None if held is None else json.loads(held))
    except UNREADABLE:
        return kind.empty


def not_read(section: str, id: int, field: str, reason: Exception) -> ValueProblem:
    """What is said of a value that is none of its kind."""
    return ValueProblem(_NOT_READ, field=field, id=id, section=section, reason=reason)


_NOT_READ = mark("The field {field} of record {id} of {section} cannot be read: {reason}")
