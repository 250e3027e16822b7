"""Arrivals and departures by day and hour, from real catalogs and as a page."""

from datetime import date
from pathlib import Path

import pytest

from catalog_app.domain.dates import parse_edtf
from tests.lists import Desk, at, entries, member
from tests.paper import printed


def arriving(name: str, when: str, by: str | None = None, **values: object) -> dict[str, object]:
    return member(name, arrival=at(when), arrival_by=by, **values)


def heads(said: list[str]) -> list[str]:
    return [line for line in said if line.startswith("#")]


def test_days_and_hours_follow_each_other_and_arrivals_come_before_departures(desk: Desk) -> None:
    desk.send(
        "TR",
        arriving("A", "2026-10-23T08:00", "TK 332", departure=at("2026-10-22T23:00")),
        arriving("B", "2026-10-22T18:40", "train 17", hotel="Grand"),
        arriving("C", "2026-10-22T09:05", departure=at("2026-10-27"), departure_by="J2 7"),
    )
    assert desk.listed("arrivals") == [
        "# Arrivals: 22 October 2026 2",
        "09:05||C|Türkiye|",
        "18:40|train 17|B|Türkiye|Grand",
        "# Arrivals: 23 October 2026 1",
        "08:00|TK 332|A|Türkiye|",
        "# Departures: 22 October 2026 1",
        "23:00||A|Türkiye|",
        "# Departures: 27 October 2026 1",
        "|J2 7|C|Türkiye|",
        "# Departure not known 1",
        "||B|Türkiye|Grand",
    ]


def test_an_unknown_time_is_the_last_of_its_day(desk: Desk) -> None:
    times = {"A": "", "B": "T23:59", "C": "T00:00"}
    desk.send("TR", *(arriving(name, f"2026-10-22{time}") for name, time in times.items()))
    assert desk.listed("arrivals")[:4] == [
        "# Arrivals: 22 October 2026 3",
        "00:00||C|Türkiye|",
        "23:59||B|Türkiye|",
        "||A|Türkiye|",
    ]


def test_those_of_one_flight_and_time_stand_together_and_are_counted(desk: Desk) -> None:
    noon, later = "2026-10-22T12:00", "2026-10-22T13:00"
    desk.send("TR", arriving("A", noon, "TK 332"), arriving("B", noon, "J2 7"))
    desk.send("KG", arriving("C", noon, "tk332"), arriving("D", later, "TK 332"))
    assert desk.listed("arrivals")[1:6] == [
        "12:00|J2 7|B|Türkiye|",
        "12:00|tk332|2 participants together",
        "12:00|tk332|C|Kyrgyzstan|",
        "12:00|TK 332|A|Türkiye|",
        "13:00|TK 332|D|Kyrgyzstan|",
    ]


def test_those_of_one_hour_without_a_flight_are_not_said_to_travel_together(desk: Desk) -> None:
    noon = "2026-10-22T12:00"
    desk.send("TR", arriving("A", noon), arriving("B", noon))
    assert desk.listed("arrivals")[1:3] == ["12:00||A|Türkiye|", "12:00||B|Türkiye|"]


def test_who_has_no_time_of_their_own_travels_with_the_delegation(desk: Desk) -> None:
    day = parse_edtf("2026-10-22")
    desk.send("TR", member("A"), arriving("B", "2026-10-21"), arrival=day, departure=day)
    assert heads(desk.listed("arrivals")) == [
        "# Arrivals: 21 October 2026 1",
        "# Arrivals: 22 October 2026 1",
        "# Departures: 22 October 2026 2",
    ]


@pytest.mark.parametrize("when", ["2026-10", "2026-10-22~", "2026-10-22/2026-10-23"])
def test_a_delegation_whose_day_is_not_certain_says_nothing_of_its_members(
    desk: Desk, when: str
) -> None:
    desk.send("TR", member("A"), arrival=parse_edtf(when))
    assert desk.listed("arrivals")[:2] == ["# Arrival not known 1", "||A|Türkiye|"]


def test_only_who_comes_is_met(desk: Desk) -> None:
    day = "2026-10-22"
    desk.send("HU", arriving("A", day), status="invited")
    desk.send("TR", arriving("B", day, status="cancelled"), arriving("C", day, status="replaced"))
    assert desk.listed("arrivals") == ["No participant is named yet."]


def test_the_days_of_several_events_stand_below_their_titles(desk: Desk) -> None:
    desk.send("TR", arriving("A", "2026-10-22", departure=at("2026-10-23")))
    desk.hold("Empty")
    assert desk.listed("arrivals")[:3] == [
        "# Youth Meeting",
        "Kazakhstan",
        "## Arrivals: 22 October 2026 1",
    ]


def test_each_way_of_a_member_is_found_again_in_a_later_list(desk: Desk) -> None:
    desk.send("TR", arriving("A", "2026-10-22T09:00"))
    assert entries(desk.document("arrivals")) == {
        "members:1:arrival": "09:00||A|Türkiye|",
        "members:1:departure": "||A|Türkiye|",
    }


def test_the_list_is_in_the_language_of_the_reader(desk: Desk) -> None:
    desk.send("TR", arriving("A", "2026-10-22T09:00"))
    desk.send("DE", arriving("B", "2026-10-22T09:00"))
    said = desk.listed("arrivals", "az")
    assert "22 oktyabr 2026" in said[0]
    assert said[1:3] == ["09:00||B|Almaniya|", "09:00||A|Türkiyə|"]


@pytest.mark.usefixtures("qapp")
def test_the_page_is_read_back_hour_by_hour(desk: Desk, tmp_path: Path) -> None:
    noon = "2026-10-22T12:00"
    people = [arriving(f"Person-{n}", noon, "TK 332", hotel="Grand Hotel") for n in range(3)]
    desk.send("TR", *people, arriving("Early", "2026-10-22T06:10"))
    (page,) = printed(tmp_path, desk.document("arrivals"))
    read = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
    start = read.index("ARRIVALS: 22 OCTOBER 2026 4")
    assert read[start + 1 : start + 6] == [
        "06:10 Early Türkiye",
        "12:00 TK 332 3 participants together",
        *(f"12:00 TK 332 Person-{n} Türkiye Grand Hotel" for n in range(3)),
    ]
    assert f"{date.today().year}" in page
    assert read[-1].startswith("4 members")
