"""Events as an iCalendar (RFC 5545), written event by event: memory stays flat.

An event is there from its first to its last day, as all-day events are; of "spring 2024" these are
the first and the last day of spring, and X-CATALOG-APP-WHEN has the date as it is, in ISO 8601-2.
Its UID is its UUID: a calendar that takes the file again has each event once.  The first organiser
is the ORGANIZER, all of them are CONTACTs.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from catalog_app import __version__
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Field
from catalog_app.domain.kinds import Link, Text
from catalog_app.errors import CatalogError, FileProblem
from catalog_app.i18n import Language, mark
from catalog_app.storage.reading import Found

_OF_EVENTS = mark("A calendar holds events: list those, or choose another ending than .ics.")
_UNDATED = mark("Events without a date, which no calendar can hold: {count}.")

_FIELDS = (
    *("when", "title", "names", "kind", "status", "format", "country", "city", "venue"),
    *("organisers", "aims", "summary", "website", "tags"),
)
_STATUS = {
    "planned": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "held": "CONFIRMED",
    "postponed": "TENTATIVE",
    "cancelled": "CANCELLED",
}
_NO_ADDRESS = "invalid:nomail"
"""Calendars want an address of the organiser, and reply to none of these."""
_LINE = 75  # bytes, the break aside
_BREAK = "\r\n"
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_SPECIAL = re.compile("[\\\\;,\n]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
_UUID = Field(Text(), "", name="uuid")

Line = tuple[str, str]
"""Name with its parameters, and value."""


def write(
    found: Found,
    fields: Sequence[Field],
    language: Language,
    group_by: Field | None,
    draft: Path,
) -> list[CatalogError]:
    """Fills `draft`; which events are left out.  FileProblem where others than events are found."""
    if found.entity is not Event:
        raise FileProblem(_OF_EVENTS)
    undated = 0
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.writelines(map(folded, _head(language)))
        for row in _rows(found):
            if row["when"] is None:
                undated += 1
            else:
                file.writelines(map(folded, _event(row, language)))
        file.write(f"END:VCALENDAR{_BREAK}")
    return [CatalogError(_UNDATED, count=language.number(undated))] if undated else []


def _rows(found: Found) -> Iterator[Mapping[str, Any]]:
    fields = [_UUID, *(Event.fields[name] for name in _FIELDS)]
    for _, *values in found.each(fields):
        yield dict(zip(("uuid", *_FIELDS), values, strict=True))


def _head(language: Language) -> Iterator[Line]:
    yield "BEGIN", "VCALENDAR"
    yield "VERSION", "2.0"
    yield "PRODID", f"-//catalog_app//catalog_app {__version__}//EN"
    yield "CALSCALE", "GREGORIAN"
    yield "METHOD", "PUBLISH"
    yield "X-WR-CALNAME", _escaped(language.text(Event.many))


def _event(row: Mapping[str, Any], language: Language) -> Iterator[Line]:
    when = row["when"]
    yield "BEGIN", "VEVENT"
    yield "UID", row["uuid"]
    yield "DTSTAMP", f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    yield "DTSTART;VALUE=DATE", _day(when.start)
    if when.end < date.max:
        yield "DTEND;VALUE=DATE", _day(when.end + timedelta(days=1))
    yield "X-CATALOG-APP-WHEN", when.edtf
    yield "SUMMARY", _escaped(Event.title.kind.show(row["title"], language))
    yield "TRANSP", "TRANSPARENT"
    if row["status"] in _STATUS:
        yield "STATUS", _STATUS[row["status"]]
    yield from chain(_where(row, language), _what(row, language), _who(row, language))
    yield "END", "VEVENT"


def _where(row: Mapping[str, Any], language: Language) -> Iterator[Line]:
    shown = (_shown(row, name, language) for name in ("venue", "city", "country"))
    place = ", ".join(filter(None, shown))
    if place:
        yield "LOCATION", _escaped(place)
    address = _address(row["website"])
    if address:
        yield "URL", address


def _what(row: Mapping[str, Any], language: Language) -> Iterator[Line]:
    categories = [each for each in (_shown(row, "kind", language), *row["tags"]) if each]
    if categories:
        yield "CATEGORIES", ",".join(map(_escaped, categories))
    told = "\n\n".join(filter(None, (row["aims"], row["summary"])))
    if told:
        yield "DESCRIPTION", _escaped(told)


def _who(row: Mapping[str, Any], language: Language) -> Iterator[Line]:
    names = [Event.organisers.kind.show((ref,), language) for ref in row["organisers"]]
    if names:
        yield f'ORGANIZER;CN="{_quotable(names[0])}"', _NO_ADDRESS
    for name in names:
        yield "CONTACT", _escaped(name)


def _shown(row: Mapping[str, Any], name: str, language: Language) -> str:
    return Event.fields[name].kind.show(row[name], language)


def _address(website: str | None) -> str:
    """As it is, or with its scheme; nothing where no program would take it for an address."""
    if not website:
        return ""
    kind = Event.website.kind
    assert isinstance(kind, Link)
    whole = website if ":" in website.split("/")[0] else kind.scheme + website
    return whole if _ADDRESS.fullmatch(whole) else ""


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(text: str) -> str:
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], plain)


def _quotable(text: str) -> str:
    """For a parameter, which has no way to write a quotation mark."""
    return _CONTROL.sub("", " ".join(text.split())).replace('"', "'")


def folded(line: Line) -> str:
    """In lines of at most 75 bytes, none of which breaks a letter."""
    text = f"{line[0]}:{line[1]}"
    if text.isascii() and len(text) <= _LINE:
        return text + _BREAK
    content, pieces, start = text.encode(), [], 0
    while start < len(content):
        end = start + _LINE - bool(start)  # the space before what goes on takes one
        while end < len(content) and content[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(content[start:end].decode())
        start = end
    return f"{_BREAK} ".join(pieces) + _BREAK
