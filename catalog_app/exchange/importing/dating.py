"""Dates as files write them: whether the day or the month comes first is told by a whole column."""

import datetime
import re
from dataclasses import dataclass

from catalog_app.domain import dates
from catalog_app.domain.dates import Part, PartialDate
from catalog_app.errors import CatalogError, ValueProblem
from catalog_app.i18n import CODES, Language, mark

_NUMBERS = re.compile(
    r"(?a)(?<!\d)(?<!\d[/.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[/.]\d)"
)
_ISO_TIME = re.compile(r"(?a)(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*")
_TIME = re.compile(r"(?a)[,\s]+\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?$", re.IGNORECASE)
_EDTF = re.compile(r"(?a)\d{4}-\d\d(?:-\d\d(?:/\d{4}-\d\d-\d\d)?)?")
_USUAL = re.compile(r"(?a)(\d{1,2})\.(\d{1,2})\.(\d{4})")
_BARE = re.compile(r"(?a)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
_TRIED = (datetime.date(2003, 2, 2), datetime.date(2014, 9, 17))

_DAY_FIRST = mark("In column “{column}” the day comes first, as line {line} shows: {text}.")
_MONTH_FIRST = mark("In column “{column}” the month comes first, as line {line} shows: {text}.")
_AS_OTHERS = mark(
    "In column “{column}” the month is taken to come first, as in the other columns; line {line}: "
    "{text}."
)
_UNTOLD = mark(
    "In column “{column}” nothing tells whether the day or the month comes first; the day is taken "
    "to: {text} is {date}."
)
_BOTH = mark(
    "In column “{column}” the day comes first in some lines and the month in others, such as line "
    "{line}: {text}. Those that cannot be read as most of them are, are wrong."
)
_NO_YEAR = mark("“{text}” has no year. Write it too, such as 12.05.2023.")


@dataclass(frozen=True)
class Order:
    """`note`: what people should know of it; None where no date of the column needs it."""

    month_first: bool = False
    note: CatalogError | None = None


class Evidence:
    """What the dates of a column tell of their order, one after the other."""

    def __init__(self) -> None:
        self._seen: dict[bool | None, tuple[int, str]] = {}
        self._counts = {True: 0, False: 0}

    def add(self, line: int, text: str) -> None:
        for first, sign, second, _ in _NUMBERS.findall(text):
            clear = sign != "." and min(int(first), int(second)) <= 12
            if clear:  # between points the day always comes first
                shown = _shown(int(first), int(second))
                self._seen.setdefault(shown, (line, text))
                if shown is not None:
                    self._counts[shown] += 1

    @property
    def tells(self) -> bool | None:
        """Whether the month comes first; None where it may be either."""
        months, days = self._counts[True], self._counts[False]
        return months > days if months or days else None

    def order(self, column: str, usual: bool | None, language: Language) -> Order:
        """`usual`: what the other columns of the file tell, which holds where this one does not."""
        if self.tells is None and usual and None in self._seen:
            line, text = self._seen[None]
            return Order(True, CatalogError(_AS_OTHERS, column=column, line=line, text=text))
        month_first = bool(self.tells)
        return Order(month_first, _note(column, self._seen, month_first, language))


def _shown(first: int, second: int) -> bool | None:
    """Whether two numbers can only be a month and a day, or a day and a month; None if either."""
    if first > 12 or second > 12:
        return first <= 12
    return None


def _note(
    column: str, seen: dict[bool | None, tuple[int, str]], month_first: bool, language: Language
) -> CatalogError | None:
    if not seen:
        return None
    if True in seen and False in seen:
        line, text = seen[not month_first]
        return CatalogError(_BOTH, column=column, line=line, text=text)
    if True in seen or False in seen:
        line, text = seen[month_first]
        message = _MONTH_FIRST if month_first else _DAY_FIRST
        return CatalogError(message, column=column, line=line, text=text)
    line, text = seen[None]
    try:
        shown = dates.show(understand(text, language, Order()), language)
    except ValueProblem:
        return None
    return CatalogError(_UNTOLD, column=column, text=text, date=shown)


def understand(text: str, language: Language, order: Order) -> PartialDate:
    """A date or a span, in any language of the interface; ValueProblem where it is none.

    A day without a year is none either: which year it meant, the file does not say.
    """
    if _EDTF.fullmatch(text):
        return dates.parse_edtf(text)
    plain = plain_date(text, order)
    if usual := _USUAL.fullmatch(plain):
        day, month, year = map(int, usual.groups())
        return dates.parse_edtf(Part(year, month, day).edtf)
    problem: ValueProblem | None = None
    for code in (language.code, *(each for each in CODES if each != language.code)):
        try:
            found = [dates.understand(plain, Language(code), today) for today in _TRIED]
        except ValueProblem as refused:
            problem = problem or refused
            continue
        if found[0] != found[1]:
            raise ValueProblem(_NO_YEAR, text=text)
        return found[0]
    raise problem or ValueProblem(dates.NOT_A_DATE, text=text)


def swapped(text: str, order: Order) -> str:
    """With the day before the month, as people of the interface's languages write it."""
    return _NUMBERS.sub(_day_first if order.month_first else _same, text)


def plain_date(text: str, order: Order) -> str:
    """Without the time of day, and with the day before the month."""
    bare = _BARE.fullmatch(text)
    if bare:
        return "-".join(bare.groups())
    plain = _ISO_TIME.sub(r"\1", text)
    plain = _TIME.sub("", plain) if plain == text else plain
    return swapped(plain, order)


def _day_first(found: re.Match[str]) -> str:
    first, sign, second, year = found.groups()
    return found[0] if sign == "." else f"{second}.{first}.{year}"


def _same(found: re.Match[str]) -> str:
    first, _, second, year = found.groups()
    return f"{first}.{second}.{year}"


def joined(start: PartialDate | None, end: PartialDate | None) -> PartialDate | None:
    """From one to the other, of which either may be missing; ValueProblem if it ends too early."""
    if start is None or end is None:
        return start or end
    return PartialDate(start.first, end.last)
