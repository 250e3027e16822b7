"""iCalendar: an event a line, and what cannot be read is a note with its line."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from catalog_app.errors import Cancelled, FileProblem
from catalog_app.exchange.sources import open_source
from catalog_app.exchange.sources.source import Source

REAL = os.environ.get("CATALOG_REAL_DATA", "")
Read = Callable[..., Source]
FULL = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Asia/Baku
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0400
TZOFFSETTO:+0400
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.org
DTSTART;TZID=Asia/Baku:20240501T100000
DTEND;TZID=Asia/Baku:20240503T123000
SUMMARY;LANGUAGE=az:Şuşa\\, Xarıbülbül
LOCATION:Şuşa\\; Cıdır düzü
URL:https://example.org/a?b=1
ORGANIZER;CN="TURKSOY: Ankara":MAILTO:a@example.org
CATEGORIES:Festival,Music\\, folk
CATEGORIES:2024
DESCRIPTION:First\\nsecond li
 ne
STATUS:CONFIRMED
ATTENDEE;CN=Ada:mailto:ada@example.org
ATTENDEE:mailto:bob@example.org
GEO:39.75;46.75
X-SOMETHING:left out
BEGIN:VALARM
SUMMARY:Not this one
END:VALARM
END:VEVENT
END:VCALENDAR
"""


MAY_1_TO_3 = "2024-05-01/2024-05-03"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.ics"


@pytest.fixture
def read(file: Path) -> Read:
    def read_text(text: str, encoding: str = "utf-8") -> Source:
        file.write_bytes(text.encode(encoding))
        return open_source(file)

    return read_text


def rows(source: Source) -> list[dict[str, object]]:
    return [dict(zip(source.columns, line.cells, strict=True)) for line in source.lines()]


def event(*lines: str) -> str:
    """A calendar with an event whose first line is the third."""
    return "\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])


def notes(source: Source) -> str:
    return " ".join(map(str, source.notes))


def test_an_event_is_a_line_with_what_people_need(read: Read) -> None:
    source = read(FULL)
    assert rows(source) == [
        {
            "title": "Şuşa, Xarıbülbül",
            "when": "2024-05-01/2024-05-03",
            "time": "10:00–12:30",
            "timezone": "Asia/Baku",
            "location": "Şuşa; Cıdır düzü",
            "url": "https://example.org/a?b=1",
            "organiser": "TURKSOY: Ankara",
            "categories": "Festival; Music, folk; 2024",
            "description": "First\nsecond line",
            "status": "CONFIRMED",
            "attendees": "Ada; bob@example.org",
            "geo": "39.75;46.75",
            "uid": "1@example.org",
        }
    ]
    assert [line.number for line in source.lines()] == [11]
    assert source.notes == ()


@pytest.mark.parametrize(
    ("lines", "when", "clock"),
    [
        (["DTSTART;VALUE=DATE:20240501"], date(2024, 5, 1), None),
        (["DTSTART;VALUE=DATE:20240501", "DTEND;VALUE=DATE:20240502"], date(2024, 5, 1), None),
        (["DTSTART;VALUE=DATE:20240501", "DTEND;VALUE=DATE:20240501"], date(2024, 5, 1), None),
        (["DTSTART;VALUE=DATE:20240501", "DTEND;VALUE=DATE:20240504"], MAY_1_TO_3, None),
        (["DTSTART;VALUE=DATE:20240501", "DURATION:P3D"], MAY_1_TO_3, None),
        (["DTSTART:20240501T200000", "DTEND:20240502T000000"], date(2024, 5, 1), "20:00–00:00"),
        (["DTSTART:20240501T200000Z", "DURATION:PT90M"], date(2024, 5, 1), "20:00–21:30"),
        (["DTSTART;TZID=Nowhere/At all:20240501T200000"], date(2024, 5, 1), "20:00"),
        (['DTSTART;TZID="(GMT+04:00) Baku":20240501T200000'], date(2024, 5, 1), "20:00"),
    ],
)
def test_the_last_day_is_the_last_on_which_something_is(
    read: Read, lines: list[str], when: object, clock: str | None
) -> None:
    source = read(event("SUMMARY:A", *lines))
    assert rows(source)[0].get("when") == when
    assert rows(source)[0].get("time") == clock
    assert source.notes == ()


@pytest.mark.parametrize(("sign", "zone"), [("Z", "UTC"), ("", None)])
def test_a_time_without_a_zone_has_none(read: Read, sign: str, zone: str | None) -> None:
    assert rows(read(event(f"DTSTART:20240501T200000{sign}")))[0].get("timezone") == zone


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1254"])
def test_any_end_of_line_and_any_encoding(read: Read, end: str, encoding: str) -> None:
    text = event("SUMMARY:Şuşa Müzik Festivali", "LOCATION:Şuşa", "DESCRIPTION:Kültür Başkenti")
    source = read(text.replace("\n", end), encoding)
    assert rows(source)[0]["title"] == "Şuşa Müzik Festivali"
    assert [line.number for line in source.lines()] == [2]


def test_a_letter_that_is_folded_between_its_bytes_is_whole(file: Path) -> None:
    text = event("SUMMARY:Шуша", "LOCATION:Ş").encode()
    file.write_bytes(text.replace("ш".encode(), b"\xd1\r\n \x88"))
    assert rows(open_source(file)) == [{"title": "Шуша", "location": "Ş"}]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            ["DTSTART:20240230"],
            "Line 4 of {} cannot be understood and was left out: DTSTART:20240230",
        ),
        (
            ["DTSTART:INVALID"],
            "Line 4 of {} cannot be understood and was left out: DTSTART:INVALID",
        ),
        (["X"], "Line 4 of {} cannot be understood and was left out: X"),
        (["DTSTART;;VALUE=DATE:20240101"], "Line 4 of {} cannot be understood"),
        (["DTSTART;VALUE=DATE:20240101", "DURATION:P99999999999999W"], "Line 5 of {} cannot"),
        (["EXDATE:20240101T000000", "EXDATE;VALUE=DATE:"], "Line 5 of {} cannot be understood"),
        (["DTSTART:20240502T100000", "DTEND:20240501T100000"], "ends before it begins"),
        (["DTSTART:20240502T100000", "RRULE:FREQ=SECONDLY"], "read once, with their first time"),
        (["RRULE:FREQ=INVALID"], "Line 4 of {} cannot be understood"),
        (["BEGIN:VEVENT", "SUMMARY:B"], "The event in line 2 of {} has no END:VEVENT"),
        (["END:VCALENDAR", "BEGIN:VTODO", "END:VTODO"], "It also has: 1 VTODO."),
    ],
)
def test_what_cannot_be_read_is_a_note_and_the_event_is_kept(
    file: Path, read: Read, lines: list[str], sentence: str
) -> None:
    source = read(event("SUMMARY:A", *lines))
    assert rows(source)[0]["title"] == "A"
    assert sentence.format(file) in notes(source)


def test_a_start_that_is_no_date_is_kept_as_it_stands(read: Read) -> None:
    assert rows(read(event("SUMMARY:A", "DTSTART:20240230"))) == [
        {"title": "A", "when": "20240230"}
    ]


def test_an_event_without_end_is_read_as_far_as_it_goes(read: Read) -> None:
    source = read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nBEGIN:VEVENT\nSUMMARY:B\nLOCATION:Ba")
    assert rows(source) == [
        {"title": "A", "location": None},
        {"title": "B", "location": "Ba"},
    ]
    assert "line 2 of" in notes(source)
    assert "line 4 of" in notes(source)


def test_one_broken_event_leaves_the_others_alone(read: Read) -> None:
    source = read(FULL + event("SUMMARY:B", "DTSTART:x") + "\n" + FULL)
    assert [row["title"] for row in rows(source)] == ["Şuşa, Xarıbülbül", "B", "Şuşa, Xarıbülbül"]
    assert len(source.notes) == 1


def test_fifty_thousand_events_without_end_harm_nothing(read: Read) -> None:
    source = read("BEGIN:VEVENT\nSUMMARY:A\n" + "BEGIN:VEVENT\n" * 50_000)
    assert rows(source) == [{"title": "A"}]
    assert "these notes end here" in notes(source)


def test_what_is_too_much_for_an_event_is_left_out_and_told(read: Read) -> None:
    source = read(event("SUMMARY:A", "COMMENT:" + "x" * 200_000, "LOCATION:B"))
    assert rows(source) == [{"title": "A", "location": "B"}]
    assert "Line 4 of" in notes(source)
    assert "it has more than 200000 letters" in notes(source)
    source = read(event("SUMMARY:A") + "\n" + event(*["COMMENT:x"] * 5001))
    assert rows(source) == [{"title": "A"}]
    assert "it has more than 5000 lines" in notes(source)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("BEGIN:VEVENT\n" + "BEGIN:VALARM\n" * 50_000, "In line 102 of {} more than 100 parts"),
        ("BEGIN:VEVENT\n" + "BEGIN:X\n" * 50_000, "In line 102 of {} more than 100 parts"),
        ("SUMMARY:" + "x\n " * 2_000_000, "{} has more than 1500000 lines."),
        ("", "{} is no calendar"),
        ("hello\n", "{} is no calendar"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "There is no event in the calendar {}."),
        ("BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\n", "in the calendar {}. It has: 1 VTODO."),
        (event(), "The event in line 2 of {} was left out: it says nothing"),
    ],
)
def test_a_calendar_without_events_is_refused(
    file: Path, read: Read, text: str, sentence: str
) -> None:
    with pytest.raises(FileProblem) as refused:
        read(text)
    assert sentence.format(file) in str(refused.value)


def test_a_file_that_is_too_large_is_refused(file: Path) -> None:
    with file.open("wb") as made:
        made.truncate((40 << 20) + 1)
    with pytest.raises(FileProblem, match="has more than 40 MB"):
        open_source(file)


def test_reading_stops_when_nobody_waits(file: Path, read: Read) -> None:
    read(FULL * 50)
    with pytest.raises(Cancelled):
        open_source(file, stop=lambda: True)


@pytest.mark.skipif(not REAL, reason="needs the folder CATALOG_REAL_DATA")
@pytest.mark.parametrize("path", sorted((Path(REAL) / "icalendar").glob("*.ics")), ids=str)
def test_real_calendars_are_read_or_refused_by_a_sentence(path: Path) -> None:
    events = path.read_bytes().upper().count(b"BEGIN:VEVENT")
    try:
        source = open_source(path)
    except FileProblem as refused:
        told, found = str(refused), 0
    else:
        told, found = notes(source), len(rows(source))
    assert found == events or "was left out: it says nothing" in told
    assert found or str(path) in told
