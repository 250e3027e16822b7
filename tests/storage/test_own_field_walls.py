"""Own fields: what is refused with a sentence, and what check() says of values that fit none."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from catalog_app.domain import OwnField, Person
from catalog_app.domain.own_fields import name_for
from catalog_app.errors import InvalidRecord
from catalog_app.storage import own_fields as storage
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from tests.builders import a_catalog, add, contents, own_field, own_people


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


@pytest.fixture
def filled(catalog: Catalog) -> Catalog:
    return own_people(catalog)


def shirt_of(catalog: Catalog) -> int:
    return catalog.find(OwnField, "name:shirt").ids[0]


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"name": "email"}, "name", "has a field of that name already"),
        ({"section": "events", "name": "when_start"}, "name", "has a field of that name already"),
        ({"name": "shirt"}, "name", "one with this already"),
        ({"name": "from"}, "name", "mean something else by this name"),
        ({"name": "own"}, "name", "mean something else by this name"),
        ({"section": "documents", "name": "country"}, "name", "mean something else"),
        ({"name": "Shirt size"}, "name", "small Latin letters"),
        ({"name": "a" * 41}, "name", "small Latin letters"),
        ({"name": "x:y"}, "name", "small Latin letters"),
        ({"name": "new", "kind": "choice"}, "options", "A choice needs options"),
        ({"name": "new", "kind": "colour"}, "kind", "is none of"),
        ({"name": "new", "section": "terms"}, "section", "is none of"),
        ({"name": "new", "label": ""}, "label", "This is needed"),
    ],
)
def test_what_would_be_no_field_is_refused_and_nothing_lost(
    filled: Catalog, values: dict[str, Any], field: str, said: str
) -> None:
    before = contents(filled)
    with pytest.raises(InvalidRecord) as refused:
        own_field(filled, **{"label": "New"} | values)
    assert said in str(refused.value.problems[field])
    assert contents(filled) == before
    assert len(filled.find(Person, "shirt:XL email:none")) == 1


def test_name_and_kind_stay_as_they_were_first_given(filled: Catalog) -> None:
    for change in ({"name": "other"}, {"kind": "text"}, {"section": "events"}):
        with pytest.raises(InvalidRecord, match="stays as it was first given"):
            filled.save(OwnField, {"id": shirt_of(filled)} | change)


@pytest.mark.parametrize(
    "values",
    [
        {"age": -1},
        {"age": "old"},
        {"deadline": "soon"},
        {"veg": "perhaps"},
        {"remark": "x" * 100_001},
    ],
)
def test_a_value_that_is_none_is_refused(filled: Catalog, values: dict[str, Any]) -> None:
    before = contents(filled)
    with pytest.raises(InvalidRecord):
        add(filled, Person, **values)
    assert contents(filled) == before


def test_a_value_for_a_field_that_is_gone_is_not_dropped_in_silence(filled: Catalog) -> None:
    filled.delete(OwnField, [shirt_of(filled)])
    with pytest.raises(InvalidRecord, match="There is no field “shirt” any more"):
        add(filled, Person, shirt="XL")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Shirt size", "shirt_size"),
        ("Köynək ölçüsü", "koynak_olchusu"),
        ("Размер футболки", "razmer_futbolki"),
        ("مقاس", "field"),
        ("2nd seat", "field"),
        ("  {x} <b>!  ", "x_b"),
        ("From", "from_2"),
        ("E-mail", "e_mail"),
        ("Email", "email_2"),
        ("w" * 300, "w" * 30),
    ],
)
def test_a_machine_name_is_made_of_the_label(catalog: Catalog, label: str, name: str) -> None:
    taken = storage.taken(catalog, "people")
    assert name_for(label, taken) == name
    own_field(catalog, label=label, name=name)
    again = name_for(label, storage.taken(catalog, "people"))
    assert again != name
    own_field(catalog, label=label, name=again)
    assert check(catalog) == []


@pytest.mark.parametrize(
    ("column", "sentence"),
    [
        (
            '{"age": "old"}',
            "The field age of record 1 of people cannot be read: “old” is not a num",
        ),
        ('{"deadline": "soon"}', "The field deadline of record 1 of people cannot be read"),
        ('{"deadline": "2024"}', "it is kept with other days than it says"),
        ('{"age": 5, "age:start": 7}', "it is kept with other days than it says"),
        ('{"gone": "x"}', "there is no own field of that name"),
        ('["x"]', "The field own of record 1 of people cannot be read"),
        ("{", "The field own of record 1 of people cannot be read"),
    ],
)
def test_check_looks_at_own_values(filled: Catalog, column: str, sentence: str) -> None:
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.execute("UPDATE person SET own = ? WHERE id = 1", (column,))
    found = [str(problem) for problem in check(filled)]
    assert any(sentence in each for each in found), found
