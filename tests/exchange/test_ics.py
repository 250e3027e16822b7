"""Calendars, read back by another library."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given, strategies as st

from catalog_app.domain import Event, Organisation
from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.places import City
from catalog_app.errors import FileProblem
from catalog_app.exchange import export, ics
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from tests.builders import a_sample
from tests.exchange.conftest import PAYLOADS

Save = Callable[..., list[Any]]


@pytest.fixture
def calendar(catalog: Catalog, tmp_path: Path) -> Save:
    """All events in the order in which they were added, written and read."""

    def saved(code: str = "en") -> list[Any]:
        language = catalog.speaking(code)
        path = tmp_path / "events.ics"
        found = catalog.find(Event, "", ("id",), language)
        assert export(found, [], "ics", path, language) == []
        return read(path)

    return saved


def read(path: Path) -> list[Any]:
    content = path.read_bytes()
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    calendar = icalendar.Calendar.from_ical(content)
    events = list(calendar.walk("VEVENT"))
    assert [each.errors for each in (calendar, *events)] == [[]] * (len(events) + 1)
    return events


def put(catalog: Catalog, *events: dict[str, object]) -> None:
    with catalog.change("Added") as change:
        change.put(Event, events)


def test_an_event_says_what_when_where_and_who(catalog: Catalog, calendar: Save) -> None:
    names = ('TÜRKSOY; “the” "first"', "Ministry, of Culture")
    organisers = tuple(catalog.save(Organisation, {"name": name}) for name in names)
    city = catalog.save(City, {"name": "Almaty", "country": "KZ", "names": {"ru": "Алматы"}})
    row = {
        "title": "Meeting; of, poets",
        "names": {"ru": "Встреча поэтов"},
        "when": parse_edtf("2024-05-12/2024-05-14"),
        "kind": "meeting",
        "status": "cancelled",
        "country": "KZ",
        "city": city,
        "venue": "Palace, hall 2",
        "organisers": organisers,
        "aims": "One\ntwo",
        "summary": "\\n is no line",
        "website": "example.org/a?b=c,d",
        "tags": ("poetry; a", "youth"),
    }
    id = catalog.save(Event, row)
    (event,) = calendar("ru")
    assert event["UID"] == catalog.get(Event, id)["uuid"]
    assert event["SUMMARY"] == "Встреча поэтов"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2024, 5, 12), date(2024, 5, 15))
    assert event["DTSTAMP"].dt.tzinfo is not None
    assert event["STATUS"] == "CANCELLED"
    assert event["LOCATION"] == "Palace, hall 2, Алматы, Казахстан"
    assert event["URL"] == "https://example.org/a?b=c,d"
    assert event["CATEGORIES"].cats == ["Встреча", "poetry; a", "youth"]
    assert event["DESCRIPTION"] == "One\ntwo\n\n\\n is no line"
    assert event["ORGANIZER"].params["CN"] == "TÜRKSOY; “the” 'first'"
    assert [str(each) for each in event["CONTACT"]] == list(names)


@pytest.mark.parametrize(
    ("when", "first", "after"),
    [
        ("2024-05-12", date(2024, 5, 12), date(2024, 5, 13)),
        ("2024-05", date(2024, 5, 1), date(2024, 6, 1)),
        ("2024-24", date(2024, 12, 1), date(2025, 3, 1)),
        ("2019~", date(2019, 1, 1), date(2020, 1, 1)),
        ("2024-02/2024-03-02", date(2024, 2, 1), date(2024, 3, 3)),
        ("0012-03-04", date(12, 3, 4), date(12, 3, 5)),
    ],
)
def test_what_is_known_in_part_takes_all_its_days(
    catalog: Catalog, calendar: Save, when: str, first: date, after: date
) -> None:
    put(catalog, {"title": "A", "when": parse_edtf(when)})
    (event,) = calendar()
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (first, after)
    assert event["X-CATALOG-APP-WHEN"] == when


def test_the_last_day_of_all_has_none_after_it(catalog: Catalog, calendar: Save) -> None:
    put(catalog, {"title": "A", "when": parse_edtf("9999")})
    (event,) = calendar()
    assert event["DTSTART"].dt == date(9999, 1, 1)
    assert "DTEND" not in event


def test_events_without_a_date_are_left_out_and_counted(catalog: Catalog, tmp_path: Path) -> None:
    put(catalog, {"title": "A"}, {"title": "B"}, {"title": "C", "when": parse_edtf("2024")})
    path = tmp_path / "a.ics"
    lost = export(catalog.find(Event), [], "ics", path, Language("en"))
    assert [str(each) for each in lost] == ["Events without a date, which no calendar can hold: 2."]
    assert [str(event["SUMMARY"]) for event in read(path)] == ["C"]


@pytest.mark.parametrize("payload", [*PAYLOADS, "BEGIN:VEVENT", "a\r\nEND:VEVENT\r\nX:1", "\x0b;,"])
def test_nothing_that_a_record_says_is_taken_for_the_calendar(
    catalog: Catalog, calendar: Save, payload: str
) -> None:
    organiser = catalog.save(Organisation, {"name": f"a{payload}"})
    texts = dict.fromkeys(("title", "venue", "aims", "website", "kind"), payload)
    when = parse_edtf("2024-05-12")
    put(catalog, texts | {"when": when, "tags": (payload,), "organisers": (organiser,)})
    (event,) = calendar()
    assert set(event) <= {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "X-CATALOG-APP-WHEN", "SUMMARY", "TRANSP"),
        *("LOCATION", "URL", "CATEGORIES", "DESCRIPTION", "ORGANIZER", "CONTACT"),
    }
    seen = payload.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "")
    assert str(event["SUMMARY"]) == seen


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_long_lines_arefolded_between_letters(text: str) -> None:
    folded = ics.folded(("SUMMARY", text))
    lines = folded.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert folded.replace("\r\n ", "").removesuffix("\r\n") == f"SUMMARY:{text}"


def test_only_events_stand_in_a_calendar(catalog: Catalog, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="A calendar holds events"):
        export(catalog.find(Organisation), [], "ics", tmp_path / "a.ics", Language("en"))
    assert not (tmp_path / "a.ics").exists()


def test_the_sample_is_read_without_a_mistake(tmp_path: Path) -> None:
    sample = a_sample(tmp_path / "sample.db")
    try:
        found = sample.find(Event, "when:any")
        assert export(found, [], "ics", tmp_path / "a.ics", sample.speaking("kk")) == []
    finally:
        sample.close()
    events = read(tmp_path / "a.ics")
    assert len(events) == len(found) > 30
    assert len({event["UID"] for event in events}) == len(events)
