"""Moments: a day and, where it is known, the time of day, such as the arrival of a flight.

It is local wall time of the place where it happens.  Files hold it as ISO 8601 does:
2026-10-22T18:40, or 2026-10-22 where the time is not known.
"""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from catalog_app.domain import dates
from catalog_app.domain.asking import Ask, Wanted
from catalog_app.domain.kinds import NOT_A_TEXT, Kind
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark

MINUTES = 24 * 60

NOT_A_MOMENT = mark("“{text}” is no day and time. Write it like 22.10 18:40 or 22 Oct 2026 18:40.")
NO_DAY = mark("Say on which day, too: 22.10 {time}.")

# Compiled by `re` when first used, which the start of the program need not wait for.
_ISO = r"(?a)(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d))?"
_TIME = r"(?a)(?<![\d.:])([01]?\d|2[0-3])\s?[:h]\s?([0-5]\d)(?![\d.:])"
_YEAR = r"(?a)\d{4}|[./-]\d\d?[./-]\d\d(?!\d)"


@dataclass(frozen=True, slots=True)
class Moment:
    """`minute`: of the day, -1 where it is not known."""

    day: datetime.date
    minute: int = -1

    @property
    def iso(self) -> str:
        return f"{self.day.isoformat()}T{self.clock}" if self.clock else self.day.isoformat()

    @property
    def clock(self) -> str:
        """Hours and minutes, "" where they are not known."""
        return "" if self.minute < 0 else f"{self.minute // 60:02}:{self.minute % 60:02}"

    @property
    def at(self) -> int:
        """Minutes since the beginning of the year 1; those without a time come first of a day."""
        return self.day.toordinal() * MINUTES + max(self.minute, 0)


def parse_iso(text: str) -> Moment:
    """The moment that `.iso` wrote; ValueProblem for any other text."""
    found = re.fullmatch(_ISO, text)
    try:
        day = datetime.date.fromisoformat(found[1]) if found else None
        time = datetime.time(int(found[2]), int(found[3])) if found and found[2] else None
    except ValueError:
        day = None
    if day is None:
        raise ValueProblem(NOT_A_MOMENT, text=text)
    return Moment(day, -1 if time is None else time.hour * 60 + time.minute)


def show(value: Moment, language: Language) -> str:
    day = dates.show(dates.parse_edtf(value.day.isoformat()), language, short=True)
    return f"{day} {value.clock}".rstrip()


def understand(text: str, language: Language, today: datetime.date | None = None) -> Moment:
    """What a person means; a day without a year is the one nearest to `today`."""
    written = " ".join(text.split())
    if re.fullmatch(_ISO, written):
        return parse_iso(written)
    times = list(re.finditer(_TIME, written))
    day = (written[: times[-1].start()] + written[times[-1].end() :]) if times else written
    day = day.strip(" ,;T")
    minute = int(times[-1][1]) * 60 + int(times[-1][2]) if times else -1
    if times and not day:
        raise ValueProblem(NO_DAY, time=times[-1][0])
    found = dates.understand(day, language, today)
    if found.start != found.end or found.first.approximate:
        raise ValueProblem(NOT_A_MOMENT, text=text)
    named = re.search(_YEAR, day) is not None
    return Moment(found.start if named else _nearest(found.start, today), minute)


def _nearest(day: datetime.date, today: datetime.date | None) -> datetime.date:
    now = today or datetime.date.today()
    around = []
    for year in (now.year - 1, now.year, now.year + 1):
        try:
            around.append(day.replace(year=year))
        except ValueError:  # 29 February
            continue
    return min(around, key=lambda each: abs(each - now))


class DayTime(Kind):
    """A moment; the number column beside it holds its minutes since the beginning of the year 1."""

    extra = ("_at",)
    bare = True

    def show(self, value: Moment | None, language: Language) -> str:
        return "" if value is None else show(value, language)

    def read(self, text: str, language: Language) -> Moment | None:
        return understand(text, language) if text.strip() else None

    def write(self, value: Moment | None) -> str | None:
        return None if value is None else value.iso

    def take(self, written: Any) -> Moment | None:
        if written is not None and not isinstance(written, str):
            raise ValueProblem(NOT_A_TEXT, value=written)
        return parse_iso(written) if written else None

    def load(self, stored: str | None) -> Moment | None:
        return parse_iso(stored) if stored else None

    def sort_key(self, value: Moment | None, language: Language) -> int:
        return 0 if value is None else value.at

    def derive(self, value: Moment | None) -> tuple[int | None, ...]:
        return (None,) if value is None else (value.at,)

    def backwards(self, first: Wanted, last: Wanted, today: datetime.date) -> bool:
        return self._span(first, today)[0] > self._span(last, today)[1]

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        """Within the day, month or year that is wanted, or at the minute."""
        first, last = self._span(wanted, ask.today)
        at = ask.column(name + self.extra[0])
        if wanted.operator:
            return wanted.compare(at, first if wanted.operator in (">=", "<") else last)
        return (at >= first) & (at <= last)

    @staticmethod
    def _span(wanted: Wanted, today: datetime.date) -> tuple[int, int]:
        """First and last minute."""
        if re.search(_TIME, wanted.text):
            at = understand(wanted.text, wanted.language, today).at
            return at, at
        first, last = dates.days(dates.understand(wanted.text, wanted.language, today))
        return first * MINUTES, (last + 1) * MINUTES - 1
