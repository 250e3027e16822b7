"""Badges, as blocks; paper is tested with cards of its own."""

from catalog_app.reports.blocks import Cards, Cell, Style
from tests.lists import Desk, lines, member


def test_a_badge_says_event_name_position_and_country(desk: Desk) -> None:
    desk.send("TR", member("Anar Aliyev", honorific="Dr", position="Minister"))
    (cards,) = desk.document("badges").blocks()
    assert isinstance(cards, Cards)
    assert (cards.width, cards.height) == (85, 54)
    assert list(cards.cards) == [
        (
            Cell("Youth Meeting", Style.QUIET),
            Cell("Anar Aliyev", Style.BOLD),
            Cell("Minister"),
            Cell("Türkiye"),
        )
    ]


def test_the_text_of_the_badge_stands_in_the_place_of_the_position(desk: Desk) -> None:
    desk.send("TR", member("A", position="Editor", badge="PRESS"))
    assert desk.listed("badges") == ["Youth Meeting|A|PRESS|Türkiye"]


def test_what_is_not_known_takes_no_line(desk: Desk) -> None:
    desk.send("TR", member("A"))
    assert desk.listed("badges") == ["Youth Meeting|A|Türkiye"]


def test_an_organisation_stands_in_the_place_of_the_country(desk: Desk) -> None:
    desk.send(None, member("A"), sender=desk.organisation("TURKSOY"), name="choir")
    assert desk.listed("badges") == ["Youth Meeting|A|TURKSOY"]


def test_badges_lie_by_delegation_and_role_of_those_who_come(desk: Desk) -> None:
    desk.send("TR", member("C"), member("B", "head"), member("Ill", status="cancelled"))
    desk.send("AZ", member("A"), member("Busy", status="replaced"))
    desk.send("HU", member("Perhaps"), status="invited")
    assert [said.split("|")[1] for said in desk.listed("badges")] == ["A", "B", "C"]


def test_they_are_in_the_language_of_the_list(desk: Desk) -> None:
    desk.hold("Festival", names={"az": "Bayram"})
    desk.send("DE", member("A"))
    assert desk.listed("badges", "az") == ["Bayram|A|Almaniya"]


def test_nothing_but_badges_stands_on_the_page(desk: Desk) -> None:
    desk.send("TR", member("A"))
    desk.hold("Another one")
    desk.send("TR", member("B"))
    document = desk.document("badges")
    assert not document.head
    assert lines(document) == ["Another one|B|Türkiye", "Youth Meeting|A|Türkiye"]
