"""A field that is read through another record, which need not be there: the e-mail of members."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog_app.domain import Member, Person
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, add, delegation, event, member


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    """Anar has an address and Leyla has none; the singer is not known as a person."""
    catalog = a_catalog(tmp_path / "catalog.db")
    sent = delegation(catalog, event(catalog))
    anar = add(catalog, Person, given_name="Anar", email="anar@example.org")
    leyla = add(catalog, Person, given_name="Leyla")
    for values in ({"name": "Singer"}, {"person": anar}, {"person": leyla}):
        member(catalog, sent, **{"name": None} | values)
    yield catalog
    catalog.close()


def found(catalog: Catalog, text: str, *order: str) -> list[str]:
    fields = [Member.fields[name] for name in (*Member.label_fields, "email")]
    rows = catalog.find(Member, text, order).rows(0, 9, fields)
    language = catalog.speaking("en")
    return [f"{Member.label(row[1:-1], language)} {row[-1]}" for row in rows]


ANAR, LEYLA, SINGER = "Anar Aliyev anar@example.org", "Leyla Aliyev None", "Singer None"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {ANAR, LEYLA, SINGER}),
        ("email:none", {LEYLA, SINGER}),
        ("-email:none", {ANAR}),
        ("email:anar", {ANAR}),
        ("email:example.org", {ANAR}),
        ("-email:anar", {LEYLA, SINGER}),
        ("email:leyla", set()),
    ],
)
def test_who_has_none_has_none(catalog: Catalog, text: str, expected: set[str]) -> None:
    assert set(found(catalog, text)) == expected


def test_who_has_none_stands_last(catalog: Catalog) -> None:
    assert found(catalog, "", "email")[0] == ANAR
    assert catalog.get(Member, 2)["email"] == "anar@example.org"
    assert catalog.get(Member, 1)["email"] is None


def test_it_follows_the_person(catalog: Catalog) -> None:
    catalog.save(Person, {"id": 1, "email": "new@example.org"})
    assert found(catalog, "email:new") == ["Anar Aliyev new@example.org"]
    catalog.delete(Person, [1])
    assert found(catalog, "-email:none") == []
