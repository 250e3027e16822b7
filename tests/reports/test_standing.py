"""Where we stand and whom to remind, on the fifth of October, from real catalogs."""

from typing import Any

import pytest

from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.standing import NOTE
from catalog_app.reports import reminders, standing
from catalog_app.reports.blocks import Document
from tests.lists import Desk, a_day, entries, lines, member

DAY = a_day("2026-10-05")
ADDRESS = {"contact": "Ms Bell", "email": "bell@example.org"}
LATE = {"status": "invited", "reply_by": parse_edtf("2026-10-01")}


def stood(desk: Desk, code: str = "en") -> Document:
    return standing.standing(desk.catalog, "", desk.catalog.speaking(code), DAY)


def reminded(desk: Desk, code: str = "en") -> Document:
    return reminders.reminders(desk.catalog, "", desk.catalog.speaking(code), DAY)


def complete(desk: Desk, country: str, **values: Any) -> int:
    """A delegation that owes nothing."""
    values = {"status": "accepted", "answered_on": parse_edtf("2026-09-03"), "quota": 6} | values
    head = member("Head", "head", status="confirmed")
    delegation = desk.send(country, head, member("Other"), **values)
    desk.attach(delegation, NOTE)
    return delegation


def test_what_is_overdue_comes_first_then_what_is_missing_something(desk: Desk) -> None:
    complete(desk, "AZ", invited_on=parse_edtf("2026-08-01"))
    desk.send("HU", **LATE)
    desk.send("TR", member("A"), status="accepted", size=1200)
    assert lines(stood(desk)) == [
        "# Answer overdue 1",
        "Hungary||1 Oct 2026||Invited||||Answer",
        "# Something is missing 1",
        "Türkiye||||Accepted||1,200||1,199 names\nHead of delegation\nNote verbale",
        "# Nothing is missing 1",
        "Azerbaijan|1 Aug 2026||3 Sept 2026|Accepted|6|2|1|",
    ]


def test_those_that_are_alike_stand_in_the_alphabet_of_the_reader(desk: Desk) -> None:
    for code in ("UZ", "TR", "KG", "HU"):
        desk.send(code, status="invited")

    def order(code: str) -> list[str]:
        return [said.partition("|")[0] for said in lines(stood(desk, code))[1:]]

    assert order("en") == ["Hungary", "Kyrgyzstan", "Türkiye", "Uzbekistan"]
    assert order("az") == ["Qırğızıstan", "Macarıstan", "Özbəkistan", "Türkiyə"]


def test_those_that_do_not_come_are_there_too_and_owe_nothing(desk: Desk) -> None:
    desk.send("GR", status="declined")
    desk.send("MN", status="absent")
    assert lines(stood(desk)) == [
        "# Nothing is missing 2",
        "Greece||||Declined||||",
        "Mongolia||||Absent||||",
    ]


def test_names_of_which_nobody_knows_how_many_are_missing_as_well(desk: Desk) -> None:
    desk.attach(desk.send("KG", status="accepted"), NOTE)
    assert lines(stood(desk))[1] == "Kyrgyzstan||||Accepted||||Names\nHead of delegation"


def test_the_foot_has_the_totals_of_all_events(desk: Desk) -> None:
    complete(desk, "AZ")
    desk.send("HU", **LATE)
    desk.hold("Another one")
    desk.send("TR", member("A", "head"), status="accepted", size=4)
    document = stood(desk)
    for _ in range(2):
        lines(document)
        assert document.footer() == (
            "3 delegations · 1 answer missing · 1 overdue · 6 announced · 1 confirmed"
            " · 3 names missing"
        )


def test_a_foot_without_anything_missing_is_short(desk: Desk) -> None:
    complete(desk, "AZ")
    document = stood(desk)
    lines(document)
    assert document.footer() == "1 delegation · 2 announced · 1 confirmed"


def test_a_delegation_is_found_again_in_a_later_list(desk: Desk) -> None:
    late = desk.send("HU", **LATE)
    assert list(entries(stood(desk))) == list(entries(reminded(desk))) == [f"delegations:{late}"]


def test_a_reminder_says_to_whom_and_what_in_sentences(desk: Desk) -> None:
    desk.send("KG", member("A"), member("B"), status="accepted", size=5, **ADDRESS)
    assert lines(reminded(desk)) == [
        "Kyrgyzstan|Ms Bell\nbell@example.org|"
        "The head of delegation is not named yet.\n"
        "3 names are missing.\n"
        "The note verbale is missing."
    ]


def test_an_answer_that_is_overdue_is_reminded_of_by_its_last_day(desk: Desk) -> None:
    desk.send("HU", liaison="Elvin", **LATE)
    desk.send("TR", status="invited", reply_by=parse_edtf("2026-09"), email="tr@example.org")
    assert lines(reminded(desk)) == [
        "Hungary|Liaison officer: Elvin|The answer was due on 1 October 2026.",
        "Türkiye|tr@example.org|The answer was due on 30 September 2026.",
    ]


def test_an_answer_without_a_last_day_is_asked_for(desk: Desk) -> None:
    desk.send("HU", status="invited", **ADDRESS)
    (said,) = lines(reminded(desk))
    assert said.endswith("|The invitation has not been answered yet.")


@pytest.mark.parametrize("status", ["declined", "absent"])
def test_nobody_is_reminded_who_does_not_come_or_is_complete_or_in_time(
    desk: Desk, status: str
) -> None:
    desk.send("GR", status=status)
    desk.send("HU", status="invited", reply_by=parse_edtf("2026-10-05"))
    complete(desk, "AZ")
    assert lines(reminded(desk)) == ["There is nothing to remind anybody of."]


def test_who_cannot_be_reached_is_said(desk: Desk) -> None:
    desk.send("KG", status="accepted")
    (said,) = lines(reminded(desk))
    assert said == (
        "Kyrgyzstan|Whom to ask is not known.|"
        "The head of delegation is not named yet.\n"
        "No names have been received yet.\n"
        "The note verbale is missing."
    )


def test_the_overdue_are_reminded_first(desk: Desk) -> None:
    desk.send("AZ", status="accepted")
    desk.send("TR", **LATE)
    document = reminded(desk)
    assert [said.partition("|")[0] for said in lines(document)] == ["Türkiye", "Azerbaijan"]
    assert document.footer() == "2 delegations"
