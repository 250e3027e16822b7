"""iCalendar: an event a line, by what people need of it; its technical fields are left out.

Times are those of the place, as the file has them.  The last day of an all-day event is the day
before its DTEND, which RFC 5545 does not count.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from catalog_app.domain.quoting import joined
from catalog_app.errors import CatalogError, FileProblem
from catalog_app.exchange.sources.asked import Asked
from catalog_app.exchange.sources.ical_lines import LONGEST_LINE, Block, Found, blocks, text_of
from catalog_app.exchange.sources.source import Cell, Line, Source
from catalog_app.exchange.sources.table import Numbers
from catalog_app.i18n import mark

_MOST_NOTES = 200
_MOST_KINDS = 8
_MOST_LINES = 5000
_LONGEST_SHOWN = 60
_LINE = re.compile(r"([A-Za-z0-9-]+)\s*[;:]")
_READ = (
    "SUMMARY DTSTART DTEND DURATION LOCATION URL ORGANIZER CATEGORIES DESCRIPTION STATUS UID RRULE "
    "RDATE EXDATE RECURRENCE-ID CONTACT COMMENT ATTENDEE GEO RESOURCES"
)
_NAMES = frozenset(_READ.split())
# Time zones are kept as they are called: looking them up would change no time.
_ZONE = re.compile(r'((?:DT|R|EX)[A-Z-]+[^:"]*?);TZID=("[^"]*"|[^;:]*)', re.IGNORECASE)
_MAIL = re.compile("mailto:", re.IGNORECASE)

_NO_CALENDAR = mark("{path} is no calendar: nothing in it says BEGIN:VCALENDAR or BEGIN:VEVENT.")
_NO_EVENTS = mark("There is no event in the calendar {path}. It has: {others}.")
_EMPTY = mark("There is no event in the calendar {path}.")
_NOTHING = mark(
    "The event in line {line} of {path} was left out: it says nothing of what, when and where."
)
_OTHERS = mark("Only the events of {path} were read. It also has: {others}.")
_NOT_READ = mark("Line {line} of {path} cannot be understood and was left out: {text}")
_BROKEN = mark("The event in line {line} of {path} cannot be understood and was left out: {reason}")
_NOT_CLOSED = mark(
    "The event in line {line} of {path} has no END:VEVENT; it was read as far as it goes."
)
_BACKWARDS = mark(
    "The event in line {line} of {path} ends before it begins: only its start is read."
)
_TOO_MANY = mark("The event in line {line} of {path} was left out: it has more than {limit} lines.")
_TOO_LONG = mark("Line {line} of {path} was left out: it has more than {limit} letters.")
_REPEATS = mark(
    "These events of {path} repeat, and are read once, with their first time and the rule: in the "
    "lines {lines}."
)
_MORE = mark("In {path} there are more lines that cannot be understood; these notes end here.")
# Of no use to whoever imports events.
_SILENT = frozenset(("VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM"))
# What the library raises for files that are not as it expects.
_UNEXPECTED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)

Cells = dict[str, Cell]


def open_calendar(path: Path, asked: Asked) -> Source:
    """UnsureEncoding, FileProblem, Cancelled."""
    text = text_of(path, asked)
    found, notes = Found(), _Notes(path)
    filled: set[str] = set()
    for block in blocks(text, path, found, asked):
        filled.update(name for name, cell in _cells(block, notes).items() if cell is not None)
    others = _listed(found)
    if not filled:
        raise notes.told[0] if notes.told else _refusal(path, found, others)
    if notes.repeating.count:
        notes.told.append(FileProblem(_REPEATS, path=path, lines=notes.repeating))
    if others:
        notes.told.append(FileProblem(_OTHERS, path=path, others=others))
    columns = tuple(name for name in _COLUMNS if name in filled)

    def lines() -> Iterator[Line]:
        for block in blocks(text, path, Found(), asked):
            cells = _cells(block, _Notes(path))
            if cells:
                yield Line(block.line, tuple(cells.get(name) for name in columns))

    return Source(columns, lines, tuple(notes.told))


def _listed(found: Found) -> str:
    """The other kinds of which there are the most."""
    others = [(name, n) for name, n in found.others.most_common() if name not in _SILENT]
    return ", ".join(f"{n} {name[:_LONGEST_SHOWN]}" for name, n in others[:_MOST_KINDS])


def _refusal(path: Path, found: Found, others: str) -> FileProblem:
    if others:
        return FileProblem(_NO_EVENTS, path=path, others=others)
    return FileProblem(_EMPTY if found.is_calendar else _NO_CALENDAR, path=path)


class _Notes:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.told: list[CatalogError] = []
        self.repeating = Numbers()

    def tell(self, sentence: str, line: int, **values: object) -> None:
        if len(self.told) < _MOST_NOTES:
            self.told.append(FileProblem(sentence, path=self.path, line=line, **values))
        elif len(self.told) == _MOST_NOTES:
            self.told.append(FileProblem(_MORE, path=self.path))


def _cells(block: Block, notes: _Notes) -> Cells:
    """Empty where the event cannot be read."""
    kept = list(_kept(block, notes))
    if not block.closed:
        notes.tell(_NOT_CLOSED, block.line)
    if not kept or len(kept) > _MOST_LINES:
        notes.tell(_TOO_MANY if kept else _NOTHING, block.line, limit=_MOST_LINES)
        return {}
    try:
        event = _parsed([line for _, _, line in kept])
    except _UNEXPECTED as problem:
        notes.tell(_BROKEN, block.line, reason=str(problem)[:_LONGEST_SHOWN])
        return {}
    broken = {name for name, _ in event.errors}
    for number, name, line in kept:
        if broken and (name in broken or None in broken) and _parsed([line]).errors:
            notes.tell(_NOT_READ, number, text=line[:_LONGEST_SHOWN])
    cells = _Event(event, block, notes).cells()
    if not any(cell is not None for cell in cells.values()):
        notes.tell(_NOTHING, block.line)
        return {}
    return cells


def _parsed(lines: Sequence[str]) -> Any:
    from icalendar import Event

    return Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))


def _kept(block: Block, notes: _Notes) -> Iterator[tuple[int, str, str]]:
    """Number, name and text of the lines that are read."""
    for number, line in block.lines:
        name = _LINE.match(line)
        if name is None:
            notes.tell(_NOT_READ, number, text=line[:_LONGEST_SHOWN])
        elif name[1].upper() in _NAMES and len(line.encode()) > LONGEST_LINE:
            notes.tell(_TOO_LONG, number, limit=LONGEST_LINE)
        elif name[1].upper() in _NAMES:
            yield number, name[1].upper(), _ZONE.sub(r"\1", line.replace("\0", ""), count=1)


@dataclass(frozen=True)
class _Event:
    """Of the library, which makes a list of a field that stands there several times."""

    event: Any
    block: Block
    notes: _Notes

    def cells(self) -> Cells:
        start, end = self._date("DTSTART"), self._end()
        if end is not None and start is not None and _day(end) < _day(start):
            self.notes.tell(_BACKWARDS, self.block.line)
            end = None
        if self._all("RRULE") or self._all("RDATE"):
            self.notes.repeating.add(self.block.line)
        return {
            "when": _when(start, end) or self._text("DTSTART", _as_text),
            "time": _clock(start, end),
            "timezone": self._zone(start),
            **{name: self._text(field, read) for name, (field, read) in _TEXTS.items()},
        }

    def _all(self, name: str) -> list[Any]:
        found = self.event.get(name)
        return found if isinstance(found, list) else [] if found is None else [found]

    def _text(self, name: str, read: Callable[[Any], list[str]]) -> str | None:
        texts = [text for value in self._all(name) for text in read(value) if text.strip()]
        return joined(texts, ";", ";") if len(texts) > 1 else texts[0] if texts else None

    def _understood(self, name: str) -> list[Any]:
        """What could not be is a text in the place of a value."""
        return [value.dt for value in self._all(name) if not isinstance(value, str)]

    def _date(self, name: str) -> date | None:
        dates = (value for value in self._understood(name) if isinstance(value, date))
        return next(dates, None)

    def _end(self) -> date | None:
        """The last day, or the time at which it ends."""
        start, end = self._date("DTSTART"), self._date("DTEND")
        length = next(iter(self._understood("DURATION")), None)
        if end is None and start is not None and length is not None:
            end = self._after(start, length)
        if end is None or start is None or isinstance(end, datetime):
            return end
        return max(end - timedelta(days=1), start) if end >= _day(start) else end

    def _after(self, start: date, length: timedelta) -> date | None:
        try:
            return start + length
        except OverflowError:
            return None

    def _zone(self, start: date | None) -> str | None:
        lines = (line for _, line in self.block.lines if line.upper().startswith("DTSTART"))
        zone = next((found[2].strip('"') for found in map(_ZONE.match, lines) if found), None)
        return zone or ("UTC" if isinstance(start, datetime) and start.tzinfo else None)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _when(start: date | None, end: date | None) -> Cell:
    """A date, or a span in ISO 8601: 2024-05-01/2024-05-03."""
    if start is None:
        return None
    first, last = _day(start), _day(end or start)
    if isinstance(end, datetime) and end.time() == time() and last > first:
        last -= timedelta(days=1)  # at midnight it is over
    return first if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _clock(start: date | None, end: date | None) -> str | None:
    """10:00, or 10:00–12:30."""
    times = [f"{at:%H:%M}" for at in (start, end) if isinstance(at, datetime)]
    return "–".join(dict.fromkeys(times)) if isinstance(start, datetime) else None


def _as_text(value: Any) -> list[str]:
    return [str(value).replace("\r\n", "\n")]


def _as_person(value: Any) -> list[str]:
    """The name, or else the address."""
    called = getattr(value, "params", {}).get("CN")
    return [str(called or _MAIL.sub("", str(value), count=1))]


def _as_several(value: Any) -> list[str]:
    return [str(value)] if isinstance(value, str) else [str(one) for one in value.cats]


def _as_written(value: Any) -> list[str]:
    written = value.to_ical()
    return [written.decode() if isinstance(written, bytes) else str(written)]


_TEXTS: dict[str, tuple[str, Callable[[Any], list[str]]]] = {
    "title": ("SUMMARY", _as_text),
    "location": ("LOCATION", _as_text),
    "url": ("URL", _as_text),
    "organiser": ("ORGANIZER", _as_person),
    "categories": ("CATEGORIES", _as_several),
    "description": ("DESCRIPTION", _as_text),
    "status": ("STATUS", _as_text),
    "contact": ("CONTACT", _as_text),
    "attendees": ("ATTENDEE", _as_person),
    "resources": ("RESOURCES", _as_text),
    "comment": ("COMMENT", _as_text),
    "geo": ("GEO", _as_written),
    "repeats": ("RRULE", _as_written),
    "recurrence": ("RECURRENCE-ID", _as_written),
    "uid": ("UID", _as_text),
}
_COLUMNS = ("title", "when", "time", "timezone", *(name for name in _TEXTS if name != "title"))
