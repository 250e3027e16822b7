"""The first row that begins so, by what the rows are sorted by.

It is found by halving: a million rows are no farther than a hundred.
"""

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from catalog_app.domain.fields import Field, field_of
from catalog_app.domain.kinds import Kind
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language
from catalog_app.storage.reading import Found

_PARTS = "\x01"  # of a sort key; the first one is that of the letters


def row_beginning(found: Found, name: str, typed: str, language: Language) -> int | None:
    """The first of the sure rows that begins as `typed`; None where there is none.

    `name`: of the field by which they are sorted, "-" before it when descending.  A year leads to
    the days in it, and where there are none, as with a number, to what comes next.
    """
    descends = name.startswith("-")
    field = field_of(found.entity, name.removeprefix("-"))
    wanted = _wanted(field.kind, typed, language)
    if wanted is None:
        return None
    first, last = wanted
    place = _place(field.kind, language, len(first) if isinstance(first, str) else None)

    def passed(row: int) -> bool:
        """Whether a row stands there or below; nothing stands last either way."""
        at = place(_value(found, field, row))
        return at is None or bool(at <= last if descends else at >= first)

    nearest = None
    for start, end in pairwise((0, *found.parts)):
        row = bisect_left(range(start, end), True, key=passed) + start
        at = place(_value(found, field, row)) if row < end else None
        if at is not None and first <= at <= last:
            return row
        if at is not None and nearest is None and not isinstance(first, str):
            nearest = row
    return nearest


def _wanted(kind: Kind, typed: str, language: Language) -> tuple[Any, Any] | None:
    """The first and the last place of what begins so; None where nothing can."""
    if kind.extra:
        try:
            numbers = kind.derive(kind.read(typed, language))
        except ValueProblem:
            return None
        return numbers[0], numbers[-1]
    if kind.numeric:
        return (int(typed), int(typed)) if typed.isdecimal() else None
    if kind.options and not kind.open:
        codes = kind.matching(typed)
        place = kind.sort_key(codes[0], language) if codes else None
        return None if place is None else (place, place)
    letters = _letters(typed, language)
    return (letters, letters) if letters else None


def _place(kind: Kind, language: Language, length: int | None) -> Callable[[Any], Any]:
    """What a value is compared by: its first number, or as many letters as are typed."""
    if kind.extra:
        return lambda value: kind.derive(value)[0]
    if kind.counted:
        return lambda value: value or None
    if kind.numeric:
        return lambda value: value
    if length is None:
        return lambda value: None if value is None else kind.sort_key(value, language)
    return lambda value: _letters(kind.show(value, language), language)[:length] or None


def _letters(text: str, language: Language) -> str:
    return language.sort_key(text).partition(_PARTS)[0]


def _value(found: Found, field: Field, row: int) -> Any:
    values = found.rows(row, row + 1, [field])
    return values[0][1] if values else None
