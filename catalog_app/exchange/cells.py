"""What a list holds, as a cell of a file.

Values are as people read them, in a language; dates are in ISO 8601-2 and numbers are bare, so that
a spreadsheet can sort them.  Workbooks get them as numbers and days, not as texts.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from catalog_app.domain.dates import PartialDate
from catalog_app.domain.fields import Field
from catalog_app.domain.moments import Moment
from catalog_app.i18n import Language

Cell = str | int | date | datetime

FIRST_DAY = date(1900, 3, 1)
"""From here on all spreadsheets count days alike: some have a 29 February 1900."""

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def as_text(language: Language) -> Callable[[Field, Any], str]:
    """Writes a value of a field as a text."""

    def written(field: Field, value: Any) -> str:
        if not field.kind.bare:
            return field.kind.show(value, language)
        bare = field.kind.write(value)
        return "" if bare is None else str(bare)

    return written


def as_cell(language: Language) -> Callable[[Field, Any], Cell]:
    """Writes a value of a field as a number, a day, a moment or a text.

    A date of which less or more than one day is known is a text, as is one before FIRST_DAY.
    """
    text = as_text(language)

    def written(field: Field, value: Any) -> Cell:
        if field.kind.bare:
            if isinstance(value, int):
                return value
            found = _day(value)
            if found is not None and found >= FIRST_DAY:
                return _at(found, value)
        return readable(text(field, value))

    return written


def readable(text: str) -> str:
    """Without the signs that XML cannot hold, which nobody sees."""
    return _UNREADABLE.sub("", text)


def _day(value: Any) -> date | None:
    """The one day that it means, if so."""
    if isinstance(value, Moment):
        return value.day
    exact = isinstance(value, PartialDate) and value.first == value.last and value.first.day
    return value.start if exact and not value.first.approximate else None


def _at(day: date, value: Any) -> date | datetime:
    if isinstance(value, Moment) and value.minute >= 0:
        return datetime.combine(day, time(*divmod(value.minute, 60)))
    return day
