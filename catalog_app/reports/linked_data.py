"""Events as search engines read them in a page: schema.org, as JSON-LD, event by event."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from catalog_app.domain.dates import Part
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Field
from catalog_app.domain.kinds import Link, Text
from catalog_app.i18n import Language
from catalog_app.storage.reading import Found

_NAMES = (
    *("title", "names", "when", "status", "format", "country", "city", "venue", "series"),
    *("organisers", "supporters", "aims", "summary", "website", "tags"),
)
_UUID = Field(Text(), "", name="uuid")
_SCHEMA = "https://schema.org"
_STATUS = {"postponed": "EventPostponed", "cancelled": "EventCancelled"}
_MODE = {
    "in_person": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}
# Else a text could end the element of the page in which all this stands.
_HARMLESS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})

Row = Mapping[str, Any]


def of_events(found: Found, language: Language) -> Iterator[str]:
    """One JSON object in pieces, without a sign that HTML knows."""
    before = f'{{"@context": "{_SCHEMA}", "@graph": [\n'
    fields = [_UUID, *(Event.fields[name] for name in _NAMES)]
    for _, uuid, *values in found.each(fields):
        row = dict(zip(_NAMES, values, strict=True))
        told = {"@type": "Event", "@id": f"urn:uuid:{uuid}", **_event(row, language)}
        known = {name: value for name, value in told.items() if value}
        yield before + json.dumps(known, ensure_ascii=False).translate(_HARMLESS)
        before = ",\n"
    yield f"{before}]}}\n" if before != ",\n" else "\n]}\n"


def _event(row: Row, language: Language) -> dict[str, Any]:
    when = row["when"]
    name = _shown(row, "title", language)
    return {
        "name": name,
        "alternateName": [other for other in (row["names"] or {}).values() if other != name],
        "startDate": when and _day(when.first, when.start.isoformat()),
        "endDate": when and _day(when.last, when.end.isoformat()),
        "eventStatus": f"{_SCHEMA}/{_STATUS.get(row['status'], 'EventScheduled')}",
        "eventAttendanceMode": row["format"] and f"{_SCHEMA}/{_MODE[row['format']]}",
        "location": _place(row, language),
        "organizer": _organisations(row, "organisers", language),
        "sponsor": _organisations(row, "supporters", language),
        "superEvent": row["series"]
        and {"@type": "EventSeries", "name": _shown(row, "series", language)},
        "description": "\n\n".join(filter(None, (row["aims"], row["summary"]))),
        "url": _address(row["website"]),
        "keywords": list(row["tags"]),
    }


def _place(row: Row, language: Language) -> dict[str, Any] | None:
    if row["format"] == "online":
        return {"@type": "VirtualLocation", "url": _address(row["website"])}
    venue, city, country = (_shown(row, name, language) for name in ("venue", "city", "country"))
    if not (venue or city or country):
        return None
    address = {
        "@type": "PostalAddress",
        **({"addressLocality": city} if city else {}),
        **({"addressCountry": row["country"]} if country else {}),
    }
    return {"@type": "Place", "name": venue or city or country, "address": address}


def _organisations(row: Row, name: str, language: Language) -> list[dict[str, str]]:
    shown = (Event.fields[name].kind.show((ref,), language) for ref in row[name])
    return [{"@type": "Organization", "name": each} for each in shown]


def _day(part: Part, day: str) -> str:
    """As much of it as is known, in ISO 8601; `day`: of a season, the first or last one."""
    if part.month > 12:
        return day
    return part.edtf.removesuffix("~")


def _shown(row: Row, name: str, language: Language) -> str:
    return Event.fields[name].kind.show(row[name], language)


def _address(website: str | None) -> str:
    kind = Event.website.kind
    assert isinstance(kind, Link)
    scheme = "" if not website or "://" in website else kind.scheme
    return f"{scheme}{website or ''}"
