"""The list of participants, from real catalogs; the pages themselves are tests/test_cli.py's."""

from datetime import date

import pytest

from catalog_app.domain import Country, Event, Organisation
from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.places import City
from catalog_app.errors import NotFound, QueryError, ValueProblem
from catalog_app.reports import OF_EVENTS, REPORTS, build, build_for_event
from catalog_app.reports.blocks import Cell, Document, Style, Table
from catalog_app.reports.country import country
from catalog_app.reports.participants import of_event, participants
from catalog_app.storage.catalog import Catalog
from tests.lists import Desk, entries, lines, member

DAY = date(2026, 11, 23)


def made(catalog: Catalog, code: str = "en", query: str = "") -> Document:
    return participants(catalog, query, catalog.speaking(code), DAY)


def test_the_title_says_what_where_and_when(catalog: Catalog) -> None:
    city = catalog.save(City, {"name": "Almaty", "country": "KZ"})
    when = parse_edtf("2026-12-01/2026-12-03")
    Desk(catalog).hold(city=city, when=when, status="planned")
    document = made(catalog)
    assert document.kicker == "List of participants"
    assert document.title == "Youth Meeting"
    assert document.subtitle == "Almaty, Kazakhstan · 1–3 December 2026"
    assert document.aside == "Provisional · 23 November 2026"


def test_a_list_is_provisional_only_while_the_event_is_planned(catalog: Catalog) -> None:
    Desk(catalog).hold(status="held")
    assert made(catalog).aside == "23 November 2026"


def test_countries_stand_in_the_alphabetical_order_of_the_list(desk: Desk) -> None:
    for code in ("UZ", "TR", "KG", "AZ"):
        desk.send(code, member("N"))

    def countries(code: str) -> list[str]:
        return [one for one in lines(made(desk.catalog, code)) if one.startswith("#")]

    assert countries("en") == ["# AZERBAIJAN 1", "# KYRGYZSTAN 1", "# TÜRKİYE 1", "# UZBEKISTAN 1"]
    assert countries("az") == [
        "# AZƏRBAYCAN 1",
        "# QIRĞIZISTAN 1",
        "# ÖZBƏKİSTAN 1",
        "# TÜRKİYƏ 1",
    ]
    assert countries("ru") == ["# АЗЕРБАЙДЖАН 1", "# КИРГИЗИЯ 1", "# ТУРЦИЯ 1", "# УЗБЕКИСТАН 1"]


def test_the_head_comes_first_then_roles_then_ranks_then_names(desk: Desk) -> None:
    desk.send(
        "AZ",
        member("Observer", "observer", rank=1),
        member("Zaur"),
        member("Second", rank=2),
        member("Anar"),
        member("Deputy", "deputy_head"),
        member("First", rank=1),
        member("The head", "head", rank=9),
        member("Without a role", None),
    )
    names = [one.split("|")[1] for one in lines(made(desk.catalog))[1:]]
    assert names == [
        "The head",
        "Deputy",
        "First",
        "Second",
        "Anar",
        "Without a role",
        "Zaur",
        "Observer",
    ]


def test_the_head_is_set_in_bold(desk: Desk) -> None:
    desk.send("AZ", member("The head", "head"), member("Other"))
    (table,) = made(desk.catalog).blocks()
    assert isinstance(table, Table)
    _, head, other = table.rows
    assert isinstance(head, tuple)
    assert isinstance(other, tuple)
    assert head[1] == Cell("The head", Style.BOLD)
    assert other[1] == Cell("Other")


def test_a_member_has_the_name_title_and_employer_that_were_printed_then(desk: Desk) -> None:
    person = desk.person("Anar", "Aliyev", honorific="Dr", position="Director")
    printed = {"honorific": "H.E.", "position": "Deputy Minister", "employer": "Ministry"}
    desk.send("AZ", member("Mr A. Aliev", "head", person=person, **printed))
    assert lines(made(desk.catalog)) == [
        "# AZERBAIJAN 1",
        "Head of delegation|H.E. Mr A. Aliev|Deputy Minister, Ministry",
    ]


def test_a_person_has_the_name_that_the_language_of_the_list_gives(desk: Desk) -> None:
    person = desk.person("Anar", "Əliyev", patronymic="Rəşid oğlu", names={"ru": "Анар Алиев"})
    desk.send("AZ", {"person": person, "role": "head"})

    def name(code: str) -> str:
        return lines(made(desk.catalog, code))[1].split("|")[1]

    assert (name("en"), name("ru")) == ("Anar Əliyev", "Алиев Анар")
    assert name("az") == "Əliyev Anar Rəşid oğlu"


def test_a_confirmed_name_in_the_letters_of_the_list_stands_unless_another_was_printed(
    desk: Desk,
) -> None:
    person = desk.person("Нино", "Броцеулашвили", names={"en": "Nino Bro"})
    desk.send("GE", {"person": person, "name": "Броцеулашвили Нино"})
    desk.send("AZ", {"person": person, "name": "Нино Вазисдзе"})
    for code in ("az", "en"):
        shown = [line.split("|")[1] for line in lines(made(desk.catalog, code)) if "|" in line]
        assert shown == ["Nino Vazisdze*", "Nino Bro"]


def test_what_the_marks_mean_stands_at_the_end(desk: Desk) -> None:
    desk.send("AZ", member("Anar"), member("ნინო"), member("Нино"))
    assert lines(made(desk.catalog, "en"))[-2:] == [
        "* proposed spelling, not confirmed",
        "** no spelling in the letters of this list is known",
    ]
    assert [one.split("|")[1] for one in lines(made(desk.catalog, "ru"))[1:4]] == [
        "Анар*",
        "Нино",
        "ნინო**",
    ]


def test_a_list_without_marks_has_no_notes(desk: Desk) -> None:
    desk.send("AZ", member("Anar"))
    assert lines(made(desk.catalog, "en")) == ["# AZERBAIJAN 1", "Member|Anar|"]


def test_several_events_have_the_notes_once_at_the_end(desk: Desk) -> None:
    desk.send("AZ", member("Анар"))
    desk.hold("Another")
    desk.send("AZ", member("Нино"))
    shown = lines(made(desk.catalog, "en"))
    assert shown.index("* proposed spelling, not confirmed") == len(shown) - 1


def test_a_position_without_a_person_stands_once(desk: Desk) -> None:
    desk.send("AZ", {"position": "Minister of Culture", "role": "head"})
    assert lines(made(desk.catalog))[1] == "Head of delegation|Minister of Culture|"


def test_those_beyond_the_named_are_said_to_be_missing(desk: Desk) -> None:
    desk.send("KG", member("The head", "head"), size=12)
    desk.send("UZ", member("One"), size=2)
    desk.send("TM", size=1)
    assert lines(made(desk.catalog)) == [
        "# KYRGYZSTAN 12",
        "Head of delegation|The head|",
        "|and 11 participants, names not yet received",
        "# TURKMENISTAN 1",
        "|1 participant, name not yet received",
        "# UZBEKISTAN 2",
        "Member|One|",
        "|and 1 participant, name not yet received",
    ]


def test_a_delegation_of_which_nothing_more_is_known_is_there_too(desk: Desk) -> None:
    desk.send("KG")
    document = made(desk.catalog)
    assert lines(document) == ["# KYRGYZSTAN", "|Names not yet received"]
    assert document.footer() == "1 delegation · 0 participants"


def test_more_members_than_the_stated_size_all_count(desk: Desk) -> None:
    desk.send("KG", member("A"), member("B"), size=1)
    assert lines(made(desk.catalog)) == ["# KYRGYZSTAN 2", "Member|A|", "Member|B|"]


def test_who_cancelled_or_was_replaced_is_left_out(desk: Desk) -> None:
    desk.send(
        "AZ",
        member("Ill", status="cancelled"),
        member("Busy", status="replaced"),
        member("Here", status="confirmed"),
    )
    assert lines(made(desk.catalog)) == ["# AZERBAIJAN 1", "Member|Here|"]


@pytest.mark.parametrize("status", ["declined", "absent", "invited"])
def test_a_delegation_that_does_not_come_is_left_out(desk: Desk, status: str) -> None:
    desk.send("AZ", member("A"), status=status)
    desk.send("KG", member("B"), status="accepted")
    desk.send("TR", member("C"), status=None)
    document = made(desk.catalog)
    assert [one for one in lines(document) if one.startswith("#")] == [
        "# KYRGYZSTAN 1",
        "# TÜRKİYE 1",
    ]
    assert document.footer() == "2 delegations · 2 participants"


def test_several_delegations_of_one_country_stand_under_their_names(desk: Desk) -> None:
    desk.send("TR", member("B"), member("C"), name="youth choir")
    desk.send("TR", member("A"), name="official")
    assert lines(made(desk.catalog)) == [
        "# TÜRKİYE 3",
        "## official 1",
        "Member|A|",
        "## youth choir 2",
        "Member|B|",
        "Member|C|",
    ]


def test_own_territories_stand_among_countries_and_organisations_last(desk: Desk) -> None:
    catalog = desk.catalog
    catalog.save(Country, {"code": "X-TAT", "names": {"en": "Tatarstan"}, "within": "RU"})
    turksoy = catalog.save(Organisation, {"name": "TURKSOY"})
    desk.send(None, member("O", "observer"), sender=turksoy)
    for code in ("UZ", "X-TAT", "RU"):
        desk.send(code, member("N"))
    assert [one for one in lines(made(catalog)) if "|" not in one] == [
        "# RUSSIA 1",
        "# TATARSTAN 1",
        "# UZBEKISTAN 1",
        "# ORGANISATIONS 1",
        "## TURKSOY",
    ]


def test_the_footer_counts_anew_in_each_run(desk: Desk) -> None:
    desk.send("AZ", member("A"), size=5)
    desk.send("KG", member("B"))
    document = made(desk.catalog)
    for _ in range(2):
        lines(document)
        assert document.footer() == "2 delegations · 6 participants"


def test_several_events_follow_each_other_in_time(desk: Desk) -> None:
    desk.catalog.save(Event, {"id": desk.event, "when": parse_edtf("2025")})
    desk.send("AZ", member("A"))
    desk.hold("Empty")
    desk.hold("Earlier", when=parse_edtf("2024-05"))
    desk.send("TR", member("B"))
    document = made(desk.catalog)
    assert (document.title, document.subtitle) == ("List of participants", "3 events")
    assert lines(document) == [
        "# Earlier 1",
        "Kazakhstan · May 2024",
        "## TÜRKİYE 1",
        "Member|B|",
        "# Youth Meeting 1",
        "Kazakhstan · 2025",
        "## AZERBAIJAN 1",
        "Member|A|",
    ]
    assert document.footer() == "2 delegations · 2 participants"


def test_an_event_without_delegations_says_so(desk: Desk) -> None:
    assert lines(made(desk.catalog)) == ["No delegation is known yet."]


def test_the_query_chooses_the_event(desk: Desk) -> None:
    desk.hold("Film Festival")
    assert made(desk.catalog, query="film").title == "Film Festival"
    with pytest.raises(NotFound, match="No event is found by “opera”"):
        made(desk.catalog, query="opera")
    with pytest.raises(QueryError):
        made(desk.catalog, query="(")


def test_one_event_can_be_named_by_its_id(desk: Desk) -> None:
    other = desk.hold("Film Festival")
    document = of_event(desk.catalog, other, desk.catalog.speaking("en"), DAY)
    assert document.title == "Film Festival"
    desk.catalog.delete(Event, [other])
    with pytest.raises(NotFound):
        of_event(desk.catalog, other, desk.catalog.speaking("en"))


def test_an_empty_catalog_has_no_list(catalog: Catalog) -> None:
    with pytest.raises(NotFound, match="no events in this catalog yet"):
        made(catalog)


def test_each_report_is_built_by_its_name(desk: Desk) -> None:
    language = desk.catalog.speaking("en")
    titles = {name: build(name, desk.catalog, "Kazakhstan", language).title for name in REPORTS}
    assert titles == {**dict.fromkeys(OF_EVENTS, "Youth Meeting"), "country": "Kazakhstan"}
    with pytest.raises(NotFound, match="participants, standing"):
        build("menus", desk.catalog, "", language)


@pytest.mark.parametrize("report", OF_EVENTS)
def test_each_list_of_events_is_also_one_of_a_single_event(desk: Desk, report: str) -> None:
    language = desk.catalog.speaking("en")
    other = desk.hold("Film Festival")
    single = build_for_event(report, desk.catalog, other, language)
    found = build(report, desk.catalog, "film", language)
    assert single.title == found.title == "Film Festival"
    assert single.kicker == build(report, desk.catalog, "", language).title
    with pytest.raises(NotFound, match="There is no report “country”"):
        build_for_event("country", desk.catalog, other, language)


@pytest.mark.parametrize("report", OF_EVENTS)
def test_where_there_is_nothing_to_list_a_sentence_says_so(desk: Desk, report: str) -> None:
    (one,) = desk.listed(report)
    desk.hold("Another one")
    assert desk.listed(report) == [one]
    assert one.endswith(".")


def test_a_member_is_found_again_in_a_later_list(desk: Desk) -> None:
    desk.send("AZ", member("A"), member("B"), size=5)
    assert entries(made(desk.catalog)) == {"members:1": "Member|A|", "members:2": "Member|B|"}


def test_a_country_has_all_that_is_known_of_it(desk: Desk) -> None:
    desk.send("AZ", member("Anar", "head"))
    desk.person("Leyla", "Həsənova", country="AZ")
    document = country(desk.catalog, "Азербайджан", desk.catalog.speaking("en"), DAY)
    assert document.title == "Azerbaijan"
    found = lines(document)
    assert [one for one in found if one.startswith("#")] == [
        "# Delegations sent 1",
        "# Members of delegations 1",
        "# People 1",
    ]
    assert any("Həsənova|Leyla" in one for one in found)


def test_a_country_that_is_none_is_said_to_be_none(catalog: Catalog) -> None:
    language = catalog.speaking("en")
    with pytest.raises(ValueProblem, match="No country is called “Narnia”"):
        country(catalog, "Narnia", language)
    with pytest.raises(NotFound, match="Say which country"):
        country(catalog, " ", language)
