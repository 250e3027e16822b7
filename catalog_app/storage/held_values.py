"""A value as a column holds it, and back."""

import json
from typing import Any

from catalog_app.domain.fields import Field
from catalog_app.domain.kinds import Kind
from catalog_app.errors import ValueProblem

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
