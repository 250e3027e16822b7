"""Partial dates and spans: as much of a date as is known, and nothing more.

A date is a year, a month, a season or a day, each perhaps approximate, or a span from one to
another.  Files hold it in the form of ISO 8601-2 (EDTF, a part of levels 0 and 1); people read and
write it as their language does.  Seasons are those of the north: spring is March to May, and the
winter of a year begins in its December.  "About 2019" covers 2019.  Unknown is None.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from catalog_app.domain.date_words import ABOUT, FILLER, ROUGHLY, SEASONS, meaning_of
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark

NOT_A_DATE = mark(
    "“{text}” is not a date. Write it like 2023, May 2023, 12.05.2023, 12–14.05.2023, "
    "30 Dec 2023 – 2 Jan 2024, spring 2024 or about 2019."
)
NOT_EDTF = mark(
    "“{text}” is not a date of ISO 8601-2, such as 2024, 2024-10, 2024-10-23, 2024-21 (spring), "
    "2024~ (about) or 2024-10-23/2024-10-26."
)
NO_YEAR = mark("There is no year {year}. Write a year from 1 to 9999, such as 2023.")
NO_MONTH = mark("There is no month {month}. Write day, month and year, such as 12.05.2023.")
NO_DAY = mark("There is no day {day} in {month}. Write a day of the calendar, such as 28.02.2023.")
BACKWARDS = mark(
    "“{text}” ends before it starts. Write the earlier date first, such as 12–14.05.2023."
)

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """A year, month, season or day. `month`: 1-12, a season 21-24, or 0; `day`: 1-31 or 0."""

    year: int
    month: int = 0
    day: int = 0
    approximate: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueProblem(NO_YEAR, year=self.year)
        if self.month not in range(13) and (self.month not in SEASONS or self.day):
            raise ValueProblem(NO_MONTH, month=self.month)
        if self.day and not (self.month and self.day <= _last_day(self.year, self.month)):
            month = f"{self.month:02}.{self.year:04}"
            raise ValueProblem(NO_DAY, day=self.day, month=month)

    @property
    def edtf(self) -> str:
        month = f"-{self.month:02}" if self.month else ""
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year:04}{month}{day}{'~' if self.approximate else ''}"

    @property
    def start(self) -> datetime.date:
        month = (self.month - 20) * 3 if self.month in SEASONS else self.month
        return datetime.date(self.year, month or 1, self.day or 1)

    @property
    def end(self) -> datetime.date:
        if self.day:
            return self.start
        if not self.month:
            return datetime.date(self.year, 12, 31)
        if self.month not in SEASONS:
            return self.start.replace(day=_last_day(self.year, self.month))
        if self.month != 24:
            last = self.start.month + 2
            return datetime.date(self.year, last, _last_day(self.year, last))
        if self.year == datetime.MAXYEAR:
            return datetime.date.max
        return datetime.date(self.year + 1, 2, _last_day(self.year + 1, 2))


@dataclass(frozen=True, slots=True)
class PartialDate:
    """From `first` to `last`, which are the same unless it is a span."""

    first: Part
    last: Part

    def __post_init__(self) -> None:
        if self.last.end < self.first.start:
            raise ValueProblem(BACKWARDS, text=self.edtf)

    @property
    def edtf(self) -> str:
        if self.first == self.last:
            return self.first.edtf
        return f"{self.first.edtf}/{self.last.edtf}"

    @property
    def start(self) -> datetime.date:
        return self.first.start

    @property
    def end(self) -> datetime.date:
        return self.last.end

    @property
    def sort_key(self) -> tuple[int, int]:
        return days(self)

    def overlaps(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether it touches a day from `first` to `last`, both included."""
        return self.start <= last and first <= self.end


def days(value: PartialDate) -> tuple[int, int]:
    """Its first and last day, counted from 1 January of the year 1 (date.toordinal)."""
    return value.start.toordinal(), value.end.toordinal()


@lru_cache(maxsize=1 << 14)
def parse_edtf(text: str) -> PartialDate:
    """The date that `.edtf` wrote; ValueProblem for any other text."""
    parts = text.split("/")
    found = [_EDTF.fullmatch(part) for part in parts]
    if len(parts) > 2 or not all(found):
        raise ValueProblem(NOT_EDTF, text=text)
    read = [
        Part(int(match[1]), int(match[2] or 0), int(match[3] or 0), bool(match[4]))
        for match in found
        if match
    ]
    return PartialDate(read[0], read[-1])


def show(value: PartialDate, language: Language, short: bool = False) -> str:
    """As people of the language write it; `short` cuts the names of months, for tables."""
    first, last = value.first, value.last
    if first == last:
        return _show_part(first, language, short)
    if not (first.month or last.month or first.approximate or last.approximate):
        return f"{first.year:04}–{last.year:04}"
    kind = _kind_of_span(first, last)
    if kind:
        return _fill(kind, first, last, language, short)
    return f"{_show_part(first, language, short)} – {_show_part(last, language, short)}"


def _show_part(part: Part, language: Language, short: bool) -> str:
    if part.approximate:
        exact = replace(part, approximate=False)
        return language.text(ABOUT, date=_show_part(exact, language, short))
    year = f"{part.year:04}"
    if part.month in SEASONS:
        return language.text(SEASONS[part.month], year=year)
    if not part.month:
        return year
    return _fill("day" if part.day else "month", part, part, language, short)


def _kind_of_span(first: Part, last: Part) -> str:
    """The name of its template in Forms.dates, or "" where the parts are of different kinds."""
    plain = all(0 < p.month <= 12 and not p.approximate for p in (first, last))
    if not plain or bool(first.day) != bool(last.day):
        return ""
    if first.year != last.year:
        return "days" if first.day else "months"
    if not first.day:
        return "months of a year"
    return "days of a month" if first.month == last.month else "days of a year"


def _fill(kind: str, first: Part, last: Part, language: Language, short: bool) -> str:
    width = "short" if short else "long"
    months, alone = (language.forms["months"][width + form] for form in ("", " alone"))
    return language.forms["dates"][kind][width].format(
        d=first.day,
        m=months[first.month - 1],
        a=alone[first.month - 1],
        y=f"{first.year:04}",
        d2=last.day,
        m2=months[last.month - 1],
        a2=alone[last.month - 1],
        y2=f"{last.year:04}",
    )


def _last_day(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


_TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")
_DASHES = "—–−‒-"
_WIDE_DASH = "—"  # stands for a dash between spaces, which parts a span before others do
_TO = re.compile(r"\s(?:to|until|till)\s", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_APOSTROPHES = ("'", "’", "‘")


_LONGEST = 100
"""Characters of a date; to look for one in more takes its time."""


def understand(text: str, language: Language, today: datetime.date | None = None) -> PartialDate:
    """What a person means by the text, in the language, in English or in EDTF.

    Day comes before month, a year of two digits is one of 2000-2099, and a day or month without a
    year is of the year of `today`, from which "next month" is told too (see from_today.py).
    ValueProblem says what is wrong and how to write it.
    """
    plain = unicodedata.normalize("NFKC", text[: _LONGEST + 1]).strip()
    if len(text) > _LONGEST:
        raise ValueProblem(NOT_A_DATE, text=f"{plain[:_LONGEST]}…")
    if all(_EDTF.fullmatch(part) for part in plain.split("/")) and plain.count("/") < 2:
        return parse_edtf(plain)
    from catalog_app.domain import from_today  # only for what somebody types

    today = today or datetime.date.today()
    told = from_today.edtf(plain, language.code, today)
    if told:
        return parse_edtf(told)
    year = today.year
    plain = _TO.sub(_WIDE_DASH, _ORDINAL.sub(r"\1", plain))
    tokens = _TOKEN.findall(re.sub(rf"\s[{_DASHES}]+\s", _WIDE_DASH, plain))
    tokens = _days_first(tokens, language.code)
    for first, last in _readings(tokens, language.code):
        if first.year or last.year or first.unit or last.unit:
            begin, end = _completed(first, last, year)
            if begin.unit and end.unit:
                return _between(begin.part(), end.part(), text)
    raise ValueProblem(NOT_A_DATE, text=text)


def _days_first(tokens: list[str], code: str) -> list[str]:
    """ "May 12-14, 2024" as "12-14 May, 2024": else the 14 could be a month of 2024."""
    match tokens:
        case [month, first, dash, last, *rest] if (
            meaning_of(month, code) in range(1, 13)
            and all(day.isdecimal() and len(day) <= 2 for day in (first, last))
            and dash in _DASHES
            and not any(token.isalpha() for token in rest)
        ):
            return [first, dash, last, month, *rest]
    return tokens


def _between(first: Part, last: Part, text: str) -> PartialDate:
    if last.end < first.start:
        raise ValueProblem(BACKWARDS, text=text)
    return PartialDate(first, last)


@dataclass
class _Side:
    """What was read of one date; `loose`: a number that may be a day or a month."""

    year: int = 0
    month: int = 0
    day: int = 0
    loose: int = 0
    approximate: bool = False

    @property
    def unit(self) -> bool:
        """Whether it is a date once its year is known."""
        return bool(self.month or self.year) and not self.loose

    def part(self) -> Part:
        return Part(self.year, self.month, self.day, self.approximate)


def _readings(tokens: list[str], code: str) -> Iterator[tuple[_Side, _Side]]:
    """The text as one date, else as a span parted at one of its dashes."""
    whole = _read(tokens, code)
    if whole:
        if whole.year and whole.loose:
            whole.month, whole.loose = whole.loose, 0
        yield whole, whole
    for dashes in (_WIDE_DASH, _DASHES, "/"):
        for place, token in enumerate(tokens):
            if token in dashes:
                first, last = _read(tokens[:place], code), _read(tokens[place + 1 :], code)
                if first and last:
                    yield first, last


def _completed(first: _Side, last: _Side, year: int) -> tuple[_Side, _Side]:
    """Each with what it borrows from the other: "12–14 May 2023", "2023 ж. 12–14 мамыр"."""
    if first is last:
        whole = replace(first, year=first.year or year)
        return whole, whole
    first, last = replace(first), replace(last)
    both_years = bool(first.year and last.year)
    if last.loose:
        _settle_last(first, last)
    if first.loose and last.day and not both_years:
        first.day, first.month, first.loose = first.loose, last.month, 0
    elif first.loose:
        first.month, first.loose = first.loose, 0
    over_new_year = first.month in (11, 12) and last.month in (1, 2)
    last.year = last.year or first.year + (over_new_year and first.year > 0) or year
    first.year = first.year or last.year - over_new_year
    return first, last


def _settle_last(first: _Side, last: _Side) -> None:
    number, last.loose = last.loose, 0
    if last.year:
        last.month = number
    elif first.day:
        last.month, last.day = first.month, number
    elif first.year and not (first.month or first.loose):
        last.year = 2000 + number
    else:
        last.loose = number


def _read(tokens: list[str], code: str) -> _Side | None:
    """One date, or None where the tokens are not the shape of one."""
    side = _Side()
    numbers: list[str] = []
    year_first = False
    for before, token in zip(["", *tokens], tokens, strict=False):
        if token.isdecimal():
            if len(token) <= 2 and before not in _APOSTROPHES:
                numbers.append(token)
            elif side.year or len(token) > 4:
                return None
            else:
                side.year = int(token) + (2000 if len(token) <= 2 else 0)
                year_first = not numbers
        elif not _take(side, token, code):
            return None
    return _with_numbers(side, numbers, year_first) if _dashes_join(tokens) else None


def _take(side: _Side, token: str, code: str) -> bool:
    """Takes a word or sign into the side; False where it has no place in a date."""
    if not token.isalpha():
        side.approximate |= token == "~"
        return token in ("~", ".", "/", ",", *_APOSTROPHES, *_DASHES)
    meaning = meaning_of(token, code)
    if meaning == ROUGHLY:
        side.approximate = True
    elif meaning != FILLER:
        if meaning is None or side.month:
            return False
        side.month = meaning
    return True


def _dashes_join(tokens: list[str]) -> bool:
    """Whether the dashes belong to one date: "23-окт", "12-05-2023", not "12-14.05.2023"."""
    parting = 0
    for place, token in enumerate(tokens):
        if token in _DASHES:
            beside = tokens[max(place - 1, 0) : place] + tokens[place + 1 : place + 2]
            joined = token != _WIDE_DASH and any(other.isalpha() for other in beside)
            parting += not joined
    return parting == 0 or (parting == 2 and len(tokens) == 5)


def _with_numbers(side: _Side, numbers: list[str], year_first: bool) -> _Side | None:
    wanted = 1 if side.month in SEASONS else 2 if side.month else 3
    if not side.year and len(numbers) == wanted and len(numbers[-1]) == 2:
        side.year = 2000 + int(numbers.pop())
    found = [int(number) for number in numbers]
    if len(found) > max(wanted - 1, 0) or not (found or side.month or side.year):
        return None
    if 0 in found:
        raise ValueProblem(NO_DAY if side.month else NO_MONTH, day=0, month=side.month)
    if side.month and found:
        side.day = found[0]
    elif len(found) == 2:
        side.month, side.day = found if year_first else reversed(found)
    elif found:
        side.loose = found[0]
    return side
