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


def as_text(field: Field, language: Language) -> Callable[[Any], str]:
    """What writes a value of the field as a text."""
    kind = field.kind
    if not kind.bare:
        return lambda value: kind.show(value, language)

    def bare(value: Any) -> str:
        written = kind.write(value)
        return "" if written is None else str(written)

    return bare


def as_cell(field: Field, language: Language) -> Callable[[Any], Cell]:
    """What writes a value of the field as a number, a day, a moment or a text.

    A date of which less or more than one day is known is a text, as is one before FIRST_DAY.
    """
    text = as_text(field, language)
    if not field.kind.bare:
        return lambda value: readable(text(value))

    def bare(value: Any) -> Cell:
        if isinstance(value, int):
            return value
        found = _day(value)
        return text(value) if found is None or found < FIRST_DAY else _at(found, value)

    return bare


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
