"""Positions and forms of address are found by what they are called in any language."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog_app.domain import Delegation, Event, Member, Person
from catalog_app.domain.wordings import Term
from catalog_app.search.compile import where
from catalog_app.storage.asking import context
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog

MEMBERS = {
    "Anar": {"position": "Minister", "honorific": "Mr"},
    "Aysel": {"position": "Deputy minister of culture", "honorific": "Ms"},
    "Aibek": {"position": "Заместитель министра"},
    "Emre": {"position": "Bakan"},
    "Lala": {"position": "Head of the Mulberry Office"},
    "Sona": {"position": "Dancer", "note": "The daughter of the minister"},
}
MINISTERS = {"Anar", "Aysel", "Aibek", "Emre"}
"""A deputy minister is called so by words of a minister, too."""


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = a_catalog(tmp_path / "catalog.db")
    event = catalog.save(Event, {"title": "Fair"})
    delegation = catalog.save(Delegation, {"event": event, "country": "AZ"})
    for name, values in MEMBERS.items():
        catalog.save(Member, {"delegation": delegation, "name": name, **values})
    catalog.save(Person, {"given_name": "Elchin", "position": "Minister", "honorific": "Mr"})
    yield catalog
    catalog.close()


@pytest.fixture
def find(catalog: Catalog) -> Callable[..., set[str]]:
    def found(text: str, entity: Any = Member) -> set[str]:
        ids = catalog.find(entity, text, (), catalog.speaking("en")).ids
        return {entity.name_of(catalog.get(entity, id), catalog.language) for id in ids}

    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nazir", MINISTERS),
        ("position:nazir", MINISTERS),
        ("Вазир", MINISTERS),
        ("naz", MINISTERS),
        ("position:bakan", MINISTERS),
        ("nazir müavini", {"Aysel", "Aibek"}),
        ('position:"nazir müavini"', {"Aysel", "Aibek"}),
        ("position:minister", MINISTERS),
        ("minister", MINISTERS | {"Sona"}),
        ("cənab", {"Anar"}),
        ("xanım nazir", {"Aysel"}),
        ("honorific:г-жа", {"Aysel"}),
        ("rəqqasə", {"Sona"}),
        ("-position:nazir -position:dancer", {"Lala"}),
        ("na", set()),
    ],
)
def test_a_member_is_found_by_the_position_in_another_language(
    find: Callable[..., set[str]], text: str, found: set[str]
) -> None:
    assert find(text) == found


def test_people_are_found_so_too(find: Callable[..., set[str]]) -> None:
    for text in ("nazir", "position:Bakan", "honorific:cənab"):
        assert find(text, Person) == {"Elchin"}
    assert find("cənab", Person) == set()  # a plain word does not look at forms of address


def test_a_head_is_found_so_too(catalog: Catalog, find: Callable[..., set[str]]) -> None:
    anar = catalog.find(Member, "anar").ids[0]
    catalog.save(Member, {"id": anar, "role": "head"})
    assert find("head:nazir", Delegation) == {"Azerbaijan"}


def test_what_the_catalog_itself_calls_a_title_is_found(
    catalog: Catalog, find: Callable[..., set[str]]
) -> None:
    assert find("тутовой") == set()
    names = {"ru": "Глава тутовой конторы", "az": "Tut idarəsinin rəisi"}
    catalog.save(Term, {"name": "Head of the Mulberry Office", "names": names})
    assert find("тутовой") == find("rəisi tut") == {"Lala"}
    catalog.undo()
    assert find("тутовой") == set()


def test_positions_are_read_only_where_the_index_has_the_words(catalog: Catalog) -> None:
    with catalog.searcher.asking() as connection:
        wanted = where(Member, "nazir", context(catalog.speaking("en"), connection))
    asked = str(wanted and wanted.whole)
    assert asked.index("MATCH") < asked.index("holds(")
