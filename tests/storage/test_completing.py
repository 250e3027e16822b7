"""A search is completed while it is typed: by any spelling, in any script, and never of itself."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import ENTITIES, City, Event, Member, Organisation, Person, Series
from catalog_app.domain.fields import entity_of
from catalog_app.errors import Cancelled, QueryError
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.completing import Completion, complete
from catalog_app.storage.prompting import Prompting
from tests.builders import a_catalog, add, date, delegation, event, member, organisation, own_field


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path_factory.mktemp("completing") / "catalog.db")) as made:
        _fill(made)
        yield made


def _fill(catalog: Catalog) -> None:
    baku = add(catalog, City, name="Bakı", names={"en": "Baku", "ru": "Баку"}, country="AZ")
    add(catalog, City, name="Bakuriani", country="GE")
    add(catalog, City, name="Алматы", names={"en": "Almaty", "az": "Almatı"}, country="KZ")
    add(catalog, Series, name="Days of Turkic Culture", names={"az": "Türk mədəniyyəti günləri"})
    organisation(catalog, "Turkic Academy", short_name="TWESCO")
    person = add(catalog, Person, family_name="Əliyev", given_name="Anar", country="AZ")
    first = event(
        catalog,
        title="Qurmanğazı günləri",
        names={"en": "Kurmangazy Days"},
        country="AZ",
        city=baku,
    )
    event(catalog, title="Xarıbülbül", country="UZ", kind="festival", venue="Opera House")
    singers = delegation(catalog, first, country="KZ", name="Singers", status="attended")
    member(catalog, singers, name=None, person=person)
    own_field(
        catalog, section="events", name="mood", label="Mood", kind="choice", options=("calm", "gay")
    )


def offered(catalog: Catalog, text: str, section: str = "events", code: str = "en") -> list[str]:
    """The searches that would come of what is offered at the end of a text."""
    found = complete(catalog, entity_of(section), text, len(text), catalog.speaking(code))
    return [put(text, each) for each in found]


def put(text: str, each: Completion) -> str:
    return text[: each.start] + each.text + text[each.end :]


def test_a_field_is_found_by_its_name_and_by_its_label(catalog: Catalog) -> None:
    assert offered(catalog, "coun")[0] == "country:"
    assert "country:" in offered(catalog, "ölkə", code="az")
    assert "song -city:" in offered(catalog, "song -ci")
    assert "mood:" in offered(catalog, "moo")


@pytest.mark.parametrize("typed", ["Özb", "Узб", "uzb", "Ўзбекистон", "ウズベキスタン", "UZ"])
def test_a_country_is_found_in_any_language_and_script(catalog: Catalog, typed: str) -> None:
    assert offered(catalog, f"country:{typed}")[0] == "country:Uzbekistan"
    assert offered(catalog, f"country:{typed}", code="az")[0] == "country:Özbəkistan"


def test_a_name_of_several_words_is_quoted_as_a_value(catalog: Catalog) -> None:
    assert 'country:"South Korea"' in offered(catalog, "country:south")
    assert 'kind:"Film festival"' in offered(catalog, "kind:film")


def test_without_a_letter_the_countries_of_the_catalog_are_offered(catalog: Catalog) -> None:
    assert offered(catalog, "country:")[:3] == [
        "country:Azerbaijan",
        "country:Kazakhstan",
        "country:Uzbekistan",
    ]


def test_choices_are_offered_by_label_in_the_language_of_the_reader(catalog: Catalog) -> None:
    assert offered(catalog, "kind:фест")[0] == "kind:Festival"
    assert offered(catalog, "status:", code="az")[0].startswith("status:Planlaş")
    assert offered(catalog, "mood:")[:2] == ["mood:calm", "mood:gay"]
    assert offered(catalog, "fest")[0] == "kind:Festival"


@pytest.mark.parametrize("typed", ["алм", "Alm", "Almatı"])
def test_related_records_are_offered_by_any_of_their_names(catalog: Catalog, typed: str) -> None:
    assert offered(catalog, f"city:{typed}")[0] == "city:Almaty"
    assert "city:Almaty" in offered(catalog, typed)


def test_a_word_that_begins_other_names_is_quoted(catalog: Catalog) -> None:
    assert offered(catalog, "city:bak") == ['city:"Baku"', "city:Bakuriani"]


def test_delegations_and_members_are_called_by_country_and_person(catalog: Catalog) -> None:
    assert offered(catalog, "delegations:каз")[0] == "delegations:Kazakhstan"
    assert offered(catalog, "members:алиев", "delegations")[0] == 'members:"Anar Əliyev"'


def test_within_brackets_the_related_section_is_completed(catalog: Catalog) -> None:
    assert "delegations:(status:Attended" in offered(catalog, "delegations:(status:att")
    assert offered(catalog, "nothing:(status:att") == []


def test_records_of_the_section_are_offered_by_a_name_in_any_language(catalog: Catalog) -> None:
    assert offered(catalog, "kurman") == ['"Kurmangazy Days"']
    assert offered(catalog, "курман", code="az") == ['"Qurmanğazı günləri"']


def test_words_before_the_cursor_are_part_of_the_name(catalog: Catalog) -> None:
    assert '"Turkic Academy"' in offered(catalog, "turkic acad")
    assert '"South Korea"' in offered(catalog, "south k")
    assert 'song series:"Days of Turkic Culture"' in offered(catalog, "song days of turk")


def test_years_and_what_stands_in_other_records_are_values(catalog: Catalog) -> None:
    years = offered(catalog, "year:202")
    assert years == sorted(years, reverse=True)
    assert "year:2020..2026" in offered(catalog, "year:2020..202")
    assert offered(catalog, "venue:op") == ['venue:"Opera House"']


def test_emptiness_can_be_asked_for(catalog: Catalog) -> None:
    assert "series:none" in offered(catalog, "series:no")
    assert offered(catalog, "status:")[-2:] == ["status:none", "status:any"]


def test_in_the_middle_of_a_text_only_the_piece_at_the_cursor_is_replaced(
    catalog: Catalog,
) -> None:
    text = "kind:fes country:KZ"
    found = complete(catalog, Event, text, len("kind:fes"), catalog.speaking("en"))
    assert put(text, found[0]) == "kind:Festival country:KZ"


def test_what_is_offered_is_a_search_that_finds_something_or_nothing(catalog: Catalog) -> None:
    """But no mistake; unless a field still waits for its value."""
    language = catalog.speaking("en")
    for entity in (Event, Member, Person, Organisation, Series):
        for typed in ("an", "ба", "fest", "country:", "kind:", "status:h", "when:", "city:b"):
            for text in offered(catalog, typed, entity.section):
                if text.endswith((":", ":any")):
                    continue
                try:
                    catalog.find(entity, text, (), language)
                except QueryError as error:
                    raise AssertionError(text) from error


def test_every_field_of_every_section_can_be_asked_for(catalog: Catalog) -> None:
    for entity in ENTITIES:
        for name in entity.fields:
            for typed in ("", "a", "К"):
                offered(catalog, f"{name}:{typed}", entity.section)


def test_nothing_is_asked_any_more_when_another_key_was_pressed(catalog: Catalog) -> None:
    language = catalog.speaking("en")
    with pytest.raises(Cancelled):
        complete(catalog, Event, "city:ba", 7, language, stop=lambda: True)


def test_words_of_the_catalog_are_offered_where_there_is_nothing_better(tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "words.db")) as catalog:
        assert offered(catalog, "mlur") == []
        for title in ("Mlurt", "Mlurt again", "Mlurp"):
            event(catalog, title="Song", summary=title)
        known = "SELECT 1 FROM sqlite_master WHERE name = 'vocabulary'"
        if not catalog.reader.all(known):
            pytest.skip("there is no vocabulary yet")
        assert set(offered(catalog, "song mlur")) == {"song Mlurt", "song Mlurp"}


def test_of_a_large_section_the_newest_are_found(tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "large.db")) as catalog:
        for year in range(2010, 2016):
            event(catalog, title=f"Баку Song {year}", note="film", when=date(str(year)))
        event(catalog, title="Film")
        asked = Prompting(catalog, catalog.speaking("en"), lambda: False, large=1)
        assert asked.names("events", "baku so")[:2] == ["Баку Song 2015", "Баку Song 2014"]
        assert asked.names("events", "фил") == ["Film"]
        assert asked.names("events", "so") == []


def test_a_word_is_offered_as_a_name_has_it(catalog: Catalog) -> None:
    assert "günləri" in offered(catalog, "gunl")
    assert "Xarıbülbül" in [each.strip('"') for each in offered(catalog, "xarib")]


@pytest.mark.parametrize("section", ["events", "people", "countries", "delegations"])
def test_nothing_is_offered_twice_to_the_eye(catalog: Catalog, section: str) -> None:
    for typed in ("uzb", "Özbəkistan", "kaz", "az", "country", "aliyev", "bak", "каз"):
        text = typed
        found = complete(catalog, entity_of(section), text, len(text), catalog.speaking("en"))
        seen = [(each.shown, each.beside) for each in found]
        assert len(set(seen)) == len(seen), (typed, seen)
