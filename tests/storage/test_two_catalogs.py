"""Two catalogs are open, and each has own fields that the other does not know."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import Person
from catalog_app.domain.fields import own_fields
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from catalog_app.storage.history import history
from catalog_app.storage.parts import records
from tests.builders import a_catalog, add, own_field, own_people

EN = Language("en")


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield own_people(made)


def names(catalog: Catalog, text: str) -> list[str]:
    found = catalog.find(Person, text, ("family_name",))
    return [row[1] for row in found.each([Person.fields["family_name"]])]


def own_names() -> list[str]:
    return [field.name for field in own_fields(Person)]


def told(catalog: Catalog, id: int) -> list[tuple[str, str, str]]:
    """What the history of a person says: label, before and after."""
    return [
        (EN.text(field.label), field.kind.show(old, EN), field.kind.show(new, EN))
        for entry in history(catalog, Person, id)
        for field, old, new in entry.changes
    ]


def test_whatever_is_asked_of_a_catalog_its_own_fields_answer(
    filled: Catalog, tmp_path: Path
) -> None:
    """Each question follows one to another catalog, whose fields are others."""
    (ada,) = filled.find(Person, "Ada").ids
    with closing(a_catalog(tmp_path / "other.db")) as other:
        own_field(other, name="shirt", label="Number", kind="number")
        ece = add(other, Person, family_name="Ece", shirt=7)
        (row,) = records(filled, Person, [ada])
        assert (row["shirt"], row["home"]) == ("XL", "KZ")
        (row,) = records(other, Person, [ece])
        assert (row["shirt"], "home" in row) == (7, False)
        assert filled.count(Person, "shirt:XL", EN) == 1
        assert other.count(Person, "shirt:>6", EN) == 1
        filled.found(Person, [ada])
        assert own_names()[:2] == ["shirt", "remark"]
        assert other.get(Person, ece)["shirt"] == 7
        with filled.change("while the other is used") as change:
            assert names(other, "shirt:7") == ["Ece"]
            change.put(Person, [{"id": ada, "shirt": "M", "remark": "aisle"}])
            other.save(Person, {"id": ece, "shirt": 9})
            change.put(Person, [{"id": ada, "home": "UZ"}])
        assert ("Number", "7", "9") in told(other, ece)
        assert ("Home", "Kazakhstan", "Uzbekistan") in told(filled, ada)
        assert names(filled, "shirt:M home:UZ aisle") == ["Ada"]
        assert (check(filled), check(other)) == ([], [])


def test_a_catalog_takes_its_fields_with_it_when_it_is_closed(
    filled: Catalog, tmp_path: Path
) -> None:
    with closing(a_catalog(tmp_path / "other.db")) as other:
        own_field(other, name="seat", label="Seat")
        filled.close()
        assert own_names() == ["seat"]  # those of a catalog that is at hand stay
    assert own_names() == []
