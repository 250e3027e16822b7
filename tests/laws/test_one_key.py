"""Search, completion, duplicates and what comes from files know a name in the same spellings."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import City, Person
from catalog_app.domain.countries import codes_matching
from catalog_app.exchange.adding import add as add_from_texts
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.suggest import similar, suggest
from tests.builders import a_catalog, add

PLACES = """
Şuşa Shusha Шуша ŞUŞA şuşa
Bakı Baku Баку Bakü
Алматы Almaty Almatı
Qoʻqon Қўқон Qo‘qon Qo'qon
Toshkent Ташкент Taşkent Daşkənd
Gəncə Ganja Гянджа Gence
"""
PEOPLE = """
Anar Əliyev|Anar Aliyev|Анар Алиев|ANAR ALIEV
Шавкат Мирзиёев|Shavkat Mirziyoyev|Şavkat Mirziyoyev
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


@pytest.mark.parametrize("spellings", [line.split() for line in PLACES.split("\n") if line])
def test_a_place_is_the_same_to_all(catalog: Catalog, spellings: list[str]) -> None:
    for other in ("Susa", "Balkh", "Astana", "Kokshetau", "Tashauz", "Genoa"):
        add(catalog, City, name=other)
    city = add(catalog, City, name=spellings[0])
    for spelt in spellings:
        assert list(catalog.find(City, f"{spelt} similar:off").ids) == [city], spelt
        assert [int(ref) for ref in suggest(catalog, "cities", spelt)] == [city], spelt
        assert [int(ref) for ref in similar(catalog, "cities", spelt)] == [city], spelt
        texts = [("title", f"Festival in {spelt}"), ("city", spelt)]
        done = add_from_texts(catalog, "events", texts, catalog.language)
        assert done.row["city"] == city, spelt


@pytest.mark.parametrize("spellings", [line.split("|") for line in PEOPLE.split("\n") if line])
def test_a_person_is_the_same_to_all(catalog: Catalog, spellings: list[str]) -> None:
    given, family = spellings[0].split()
    person = add(catalog, Person, given_name=given, family_name=family)
    add(catalog, Person, given_name="Anar", family_name="Alimov")
    for spelt in spellings:
        assert list(catalog.find(Person, f"{spelt} similar:off").ids) == [person], spelt
        assert [int(ref) for ref in suggest(catalog, "people", spelt)] == [person], spelt
        assert [int(ref) for ref in similar(catalog, "people", spelt)] == [person], spelt


@pytest.mark.parametrize(
    "spelt", ["Özbekistan", "Oʻzbekiston", "Ўзбекистон", "Өзбекстан", "Uzbekis"]
)
def test_a_country_is_known_in_any_spelling(catalog: Catalog, spelt: str) -> None:
    assert codes_matching(spelt, catalog.language) == ("UZ",)
