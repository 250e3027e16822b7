"""What a name means, and what is created because it means nothing yet."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import City, Country, Delegation, Event, Member, Organisation, Person
from catalog_app.domain.refs import New, Ref
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.naming import Settler, resolve
from tests.builders import a_catalog, add, delegation, event, organisation


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


def meant(catalog: Catalog, section: str, name: str) -> list[Ref]:
    return resolve(catalog, section, name, catalog.language)


def new(section: str, name: str) -> New:
    made = New.called(section, name)
    assert made is not None
    return made


def called(catalog: Catalog, section: str) -> list[str]:
    entity = {each.section: each for each in (Person, Organisation, City)}[section]
    rows = (catalog.get(entity, id) for id in catalog.find(entity, order=("id",)).ids)
    return [entity.name_of(row, catalog.language) for row in rows]


def test_a_known_name_is_the_one_record_of_that_name(catalog: Catalog) -> None:
    id = add(catalog, City, name="Almaty", names={"ru": "Алматы"})
    for name in ("Almaty", "Алматы", "Almatı"):
        assert meant(catalog, "cities", name) == [id]


def test_an_unknown_name_is_a_new_record(catalog: Catalog) -> None:
    (made,) = meant(catalog, "cities", "Atlantis")
    assert isinstance(made, New)
    assert made.row == {"name": "Atlantis"}
    assert made.part("name") == "Atlantis"
    assert made.part("venue") is None


@pytest.mark.parametrize("entity", [Country, Delegation, Member])
def test_what_has_more_than_a_name_is_not_made_of_one(
    catalog: Catalog, entity: type[Country]
) -> None:
    assert meant(catalog, entity.section, "Atlantis") == []


def test_of_several_of_one_key_the_spelling_decides(catalog: Catalog) -> None:
    ids = [add(catalog, City, name=name) for name in ("Şəki", "Sheki")]
    assert meant(catalog, "cities", "sheki") == ids[1:]
    assert set(meant(catalog, "cities", "Шеки")) == set(ids)


def test_the_spelling_does_not_decide_who_is_meant(catalog: Catalog) -> None:
    ids = [
        add(catalog, Person, family_name=name, given_name="Anar") for name in ("Əliyev", "Aliyev")
    ]
    assert set(meant(catalog, "people", "Anar Aliyev")) == set(ids)


def test_one_word_is_not_the_name_of_a_person_who_has_two(catalog: Catalog) -> None:
    add(catalog, Person, family_name="Aliyev", given_name="Anar")
    (someone,) = meant(catalog, "people", "Aliyev")
    assert isinstance(someone, New)
    alone = add(catalog, Person, family_name="Aliyev", given_name=None)
    assert meant(catalog, "people", "Aliyev") == [alone]


@pytest.mark.parametrize("name", ["Aysel Nigar Məmmədova", "Məmmədova, Aysel  Nigar"])
def test_a_person_is_parted_into_names(name: str) -> None:
    assert Person.called(name) == {"family_name": "Məmmədova", "given_name": "Aysel Nigar"}


def test_a_person_may_have_one_name() -> None:
    assert Person.called("  Cher ") == {"family_name": "Cher"}


def test_what_is_named_twice_is_made_once_but_people_are_two(catalog: Catalog) -> None:
    sent = delegation(catalog, event(catalog))
    with catalog.change("Added") as change:
        settler = Settler(change)
        bodies = (new("organisations", "TURKSOY"), new("organisations", "Türksoy"))
        settler.put(Event, [{"title": "Forum", "organisers": bodies[:1], "partners": bodies[1:]}])
        people = [new("people", "Anar Aliyev"), new("people", "Anar Aliyev")]
        settler.put(Member, [{"delegation": sent, "person": person} for person in people])
    assert called(catalog, "organisations") == ["TURKSOY"]
    assert called(catalog, "people") == ["Anar Aliyev", "Anar Aliyev"]
    assert [made.section for made in settler.created] == ["organisations", "people", "people"]


def test_names_without_letters_are_told_apart(catalog: Catalog) -> None:
    rows = [{"title": name, "city": new("cities", name)} for name in ("☃", "☂")]
    with catalog.change("Added") as change:
        Settler(change).put(Event, rows)
    assert called(catalog, "cities") == ["☃", "☂"]


def test_a_new_record_brings_the_new_ones_that_it_names(catalog: Catalog) -> None:
    body = New("organisations", {"name": "Academy", "city": new("cities", "Baku")})
    with catalog.change("Added") as change:
        (id,) = Settler(change).put(Person, [{"family_name": "Aliyev", "organisation": body}])
    made = catalog.get(Person, id)["organisation"]
    city = catalog.get(Organisation, made)["city"]
    assert (made.part("name"), city.part("name")) == ("Academy", "Baku")
    catalog.undo()
    assert called(catalog, "organisations") == called(catalog, "cities") == []


def test_a_record_that_is_gone_has_no_reference(catalog: Catalog) -> None:
    id = organisation(catalog)
    found = catalog.ref("organisations", id)
    assert found is not None
    assert found.part("name") == "Academy"
    catalog.delete(Organisation, [id])
    assert catalog.ref("organisations", id) is None
