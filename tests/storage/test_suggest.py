"""Suggestions: by the beginning of a name, in any spelling, the surest first."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import City, Delegation, Event, Organisation, Person, Series
from catalog_app.domain.fields import entity_of
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.suggest import similar, suggest, values
from tests.builders import a_catalog, add, delegation, event, organisation


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


def called(catalog: Catalog, section: str, text: str, limit: int = 12) -> list[str]:
    entity, language = entity_of(section), catalog.language
    return [entity.label(r.parts, language) for r in suggest(catalog, section, text, limit)]


def test_a_city_is_found_by_its_name_in_any_language_and_spelling(catalog: Catalog) -> None:
    add(catalog, City, name="Almaty", names={"az": "Almatı", "ru": "Алматы", "uz": "Olmaota"})
    for text in ("alm", "Almatı", "Алма", "olmaota"):
        assert called(catalog, "cities", text) == ["Almaty"], text
    assert called(catalog, "cities", "astana") == []


def test_the_same_name_stands_first_then_beginnings_then_words_inside(catalog: Catalog) -> None:
    for name in ("Academy of Arts", "Turkic Academy", "Academy", "Acadia", "Zoo"):
        organisation(catalog, name)
    assert called(catalog, "organisations", "academy") == [
        "Academy",
        "Academy of Arts",
        "Turkic Academy",
    ]
    beginnings = ["Academy", "Academy of Arts", "Acadia"]
    assert called(catalog, "organisations", "acad", limit=3) == beginnings


def test_a_short_name_is_a_name(catalog: Catalog) -> None:
    organisation(catalog, "International Organization of Turkic Culture", short_name="TURKSOY")
    organisation(catalog, "Turksoy Friends")
    assert called(catalog, "organisations", "TÜRKSOY")[0].startswith("International")


def test_people_are_found_in_either_order_of_their_names(catalog: Catalog) -> None:
    add(catalog, Person, family_name="Əliyev", given_name="Anar")
    for text in ("aliyev anar", "Анар Алиев", "anar ali", "ali"):
        assert called(catalog, "people", text) == ["Anar Əliyev"], text
    assert len(similar(catalog, "people", "Anar Aliyev")) == 1


def test_words_of_other_fields_suggest_nothing(catalog: Catalog) -> None:
    organisation(catalog, "Academy", note="Baku")
    assert suggest(catalog, "organisations", "baku") == []


def test_a_name_that_is_written_as_one_word_is_found_by_two(catalog: Catalog) -> None:
    add(catalog, Series, name="Xarıbülbül")
    assert called(catalog, "series", "Xarı bülbül") == ["Xarıbülbül"]


def test_delegations_are_suggested_by_the_country_that_sends_them(catalog: Catalog) -> None:
    meeting = event(catalog)
    delegation(catalog, meeting, country="KZ", name="singers")
    delegation(catalog, meeting, country="AZ")
    assert called(catalog, "delegations", "Қазақстан") == ["Kazakhstan · singers"]


def test_an_empty_text_suggests_what_there_is_by_name(catalog: Catalog) -> None:
    for name in ("b", "a", "c"):
        organisation(catalog, name)
    assert called(catalog, "organisations", " ") == ["a", "b", "c"]


def test_what_a_suggestion_refers_to_is_the_record(catalog: Catalog) -> None:
    body = organisation(catalog)
    (ref,) = suggest(catalog, "organisations", "acad")
    assert catalog.get(Organisation, int(ref))["id"] == body


@pytest.mark.parametrize("text", ['"', "*", "a OR b", "(", "ac*", "'; DROP TABLE city", "=", "|"])
def test_signs_are_no_operators(catalog: Catalog, text: str) -> None:
    organisation(catalog)
    assert suggest(catalog, "organisations", text) == suggest(catalog, "organisations", text)
    assert similar(catalog, "organisations", text) == []


def test_alike_is_only_what_has_the_same_key(catalog: Catalog) -> None:
    meeting = event(catalog, title="Xarıbülbül Festival")
    event(catalog, title="Xarıbülbül Festival 2023")
    assert [int(ref) for ref in similar(catalog, "events", "Kharibulbul festival")] == [meeting]
    assert similar(catalog, "events", "Kharibulbul") == []
    assert similar(catalog, "events", "") == []


def test_texts_that_are_known_are_suggested_the_usual_first(catalog: Catalog) -> None:
    field = Person.fields["position"]
    for position in ("Director", "Minister", "Minister", "Deputy minister", None):
        add(catalog, Person, position=position)
    assert values(catalog, Person, field, "min") == ["Minister", "Deputy minister"]
    assert values(catalog, Person, field, "дир") == ["Director"]
    assert values(catalog, Person, field, "", limit=2) == ["Minister", "Deputy minister"]


def test_own_words_of_a_choice_are_suggested_but_not_its_options(catalog: Catalog) -> None:
    event(catalog, kind="festival")
    event(catalog, kind="carpet week")
    assert values(catalog, Event, Event.fields["kind"], "") == ["carpet week"]


def test_a_field_that_no_search_looks_at_is_suggested_too(catalog: Catalog) -> None:
    add(catalog, Person, honorific="H.E.")
    assert values(catalog, Person, Person.fields["honorific"], "h") == ["H.E."]
    assert values(catalog, Delegation, Delegation.fields["name"], "x") == []


@pytest.mark.parametrize("text", ["a " * 50_000, "a" * 100_000, "9" * 6000, "a-" * 100])
def test_a_pasted_text_is_no_beginning_of_a_name(catalog: Catalog, text: str) -> None:
    organisation(catalog, text[:90])
    event(catalog, venue=text[:90])
    assert suggest(catalog, "organisations", text) == []
    assert similar(catalog, "organisations", text) == []
    assert values(catalog, Event, Event.fields["venue"], text) == []


def test_a_long_title_is_known_again(catalog: Catalog) -> None:
    title = "International conference on the languages of " + "people " * 40
    event(catalog, title=title)
    assert [int(ref) for ref in similar(catalog, "events", title)] == [1]
