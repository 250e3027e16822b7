"""Why a search finds nothing, and what would find something."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog_app.domain import Document, Event, Person
from catalog_app.domain.fields import entity_of
from catalog_app.errors import Cancelled
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.explaining import MOST, Explanation, Part, Suggestion, explain, parts_of
from tests.builders import a_catalog, add, date, event


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    made = a_catalog(tmp_path / "catalog.db")
    for year in ("2019", "2020", "2021"):
        event(made, title="Festival of Song", country="AZ", when=date(year))
    event(made, title="“Şuşa” günləri", country="AZ", when=date("2022"))
    event(made, title="Seminar", country="KZ", when=date("2022"))
    add(made, Person, family_name="Rzayev", given_name="Kamran")
    yield made
    made.close()


def why(catalog: Catalog, text: str) -> Explanation:
    return explain(catalog, Event, text, catalog.speaking("en"))


def test_each_part_is_counted_and_the_two_that_do_not_meet_are_named(catalog: Catalog) -> None:
    found = why(catalog, "2022 festival country:kz")
    assert found.parts == (Part("2022", 2), Part("festival", 3), Part("country:kz", 1))
    assert found.clash == (Part("2022", 2), Part("festival", 3))
    assert found.unknown == ()


def test_where_each_two_meet_all_of_them_are_named(catalog: Catalog) -> None:
    event(catalog, title="Festival", country="KZ", when=date("2022"))
    event(catalog, title="Festival of Kites", country="AZ", when=date("2023"))
    event(catalog, title="Kites", country="KZ", when=date("2024"))
    found = why(catalog, "festival kites country:kz")
    assert [part.text for part in found.clash] == ["festival", "kites", "country:kz"]


def test_a_word_that_stands_nowhere_is_told_apart(catalog: Catalog) -> None:
    found = why(catalog, "festival xylophone")
    assert found.unknown == (Part("xylophone", 0),)
    assert found.clash == ()
    assert Suggestion("festival", 3) in found.suggestions


def test_a_near_word_is_offered_in_the_spelling_of_the_record(catalog: Catalog) -> None:
    found = why(catalog, "susha country:az")
    assert found.suggestions[0] == Suggestion("Şuşa country:az", 1)


def test_the_same_search_is_offered_in_another_section(catalog: Catalog) -> None:
    assert Suggestion("rzayev", 1, "people") in why(catalog, "rzayev").suggestions


def test_less_of_the_search_is_offered_the_most_precise_first(catalog: Catalog) -> None:
    found = why(catalog, "festival country:kz")
    assert found.suggestions == (Suggestion("country:kz", 1), Suggestion("festival", 3))


def test_where_no_two_parts_meet_each_is_offered_by_itself(catalog: Catalog) -> None:
    texts = [each.text for each in why(catalog, "festival seminar günləri").suggestions]
    assert texts == ["seminar", "günləri", "festival"]


@pytest.mark.parametrize(
    "text", ["xylophone", "festival seminar", "festival country:kz 2022", "rzayev shuhsa", "-(a b)"]
)
def test_nothing_is_offered_that_finds_nothing(catalog: Catalog, text: str) -> None:
    suggestions = why(catalog, text).suggestions
    assert len(suggestions) <= MOST
    for each in suggestions:
        entity = entity_of(each.section or "events")
        assert catalog.count(entity, each.text, catalog.speaking("en")) == each.count > 0


def test_the_name_of_a_field_that_was_mistyped_is_put_right(catalog: Catalog) -> None:
    assert why(catalog, "festival contry:az").suggestions == (Suggestion("festival country:az", 3),)


def test_a_text_that_cannot_be_understood_is_explained_by_its_mistake_alone(
    catalog: Catalog,
) -> None:
    assert why(catalog, '"festival') == Explanation()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("baku", ["baku"]),
        ("  baku  days ", ["baku", "days"]),
        ('"film days" country:"south korea"', ['"film days"', 'country:"south korea"']),
        ("song -(baku or days) -kz", ["song", "-(baku or days)", "-kz"]),
        ("baku or days", ["baku or days"]),
        ("(baku or days) song", ["(baku or days)", "song"]),
        ("when:2019..2021 song", ["when:2019..2021", "song"]),
    ],
)
def test_the_parts_stand_as_they_were_typed(text: str, parts: list[str]) -> None:
    assert parts_of(text) == parts


def test_it_ends_when_something_else_is_asked(catalog: Catalog) -> None:
    with pytest.raises(Cancelled):
        explain(catalog, Event, "festival seminar", catalog.language, stop=lambda: True)


def test_a_section_without_records_is_told_apart(catalog: Catalog) -> None:
    language = catalog.speaking("en")
    assert explain(catalog, Document, "festival", language).empty
    assert not explain(catalog, Event, "xylophone", language).empty
