"""Own fields from their first to their last day: kept, renamed, hidden, removed, brought back."""

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from catalog_app.domain import OwnField, Person
from catalog_app.domain.fields import Entity, fields_of, own_fields
from catalog_app.domain.own_fields import KINDS, SECTIONS
from catalog_app.errors import CatalogError, InvalidRecord, QueryError
from catalog_app.i18n import Language
from catalog_app.paths import cache_folder
from catalog_app.storage import own_fields as storage
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from catalog_app.storage.history import history
from catalog_app.storage.suggest import values as known_values
from catalog_app.storage.trash import restore, trash
from tests.builders import (
    OWN_FIELDS,
    OWN_VALUES,
    a_catalog,
    add,
    contents,
    date,
    own_field,
    own_people,
)

EN = Language("en")


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


@pytest.fixture
def filled(catalog: Catalog) -> Catalog:
    """People with an own field of each kind: two with all of them, one with some, one without."""
    return own_people(catalog)


def shirt_of(catalog: Catalog) -> int:
    return catalog.find(OwnField, "name:shirt").ids[0]


def names(catalog: Catalog, text: str = "", *order: str, code: str = "en") -> list[str]:
    """The people whom a search finds, in alphabetical order if no other is asked for."""
    found = catalog.find(Person, text, order or ("family_name",), Language(code))
    return [row[1] for row in found.each([Person.fields["family_name"]])]


def values_of(catalog: Catalog, name: str) -> dict[str, Any]:
    (id,) = catalog.find(Person, f'family_name:"{name}"').ids
    return catalog.get(Person, id)


def own_names(entity: type[Entity] = Person) -> list[str]:
    return [field.name for field in own_fields(entity)]


def told(catalog: Catalog, entity: type[Entity], id: int) -> list[tuple[str, Any, Any]]:
    """What the history says of own fields: label, before and after, oldest first."""
    entries = reversed(history(catalog, entity, id))
    changes = [change for entry in entries for change in entry.changes]
    return [
        (EN.text(field.label), field.kind.show(old, EN), field.kind.show(new, EN))
        for field, old, new in changes
        if field.name not in entity.declared
    ]


# What is kept, shown, sorted and found


@pytest.mark.parametrize("section", SECTIONS)
def test_any_section_takes_a_field_of_every_kind(catalog: Catalog, section: str) -> None:
    for row in OWN_FIELDS:
        own_field(catalog, **row | {"section": section})
    entity = Entity.known[section]
    assert [field.name for field in own_fields(entity)] == [row["name"] for row in OWN_FIELDS]
    assert all(field.width and field.group for field in own_fields(entity))
    assert check(catalog) == []


def test_a_value_comes_back_as_it_was_given(filled: Catalog) -> None:
    for name, given in OWN_VALUES.items():
        found = values_of(filled, name)
        assert {n: found[n] for n in own_names()} == dict.fromkeys(own_names()) | given
    filled.close()
    with closing(Catalog.open(filled.path)) as again:
        assert values_of(again, "Ada")["deadline"] == date("2024-05-01")
        assert check(again) == []


def test_suggestions_come_from_what_others_hold(filled: Catalog) -> None:
    field = Person.fields["shirt"]
    assert known_values(filled, Person, field, "") == ["XXS"]
    assert known_values(filled, Person, Person.fields["remark"], "win") == ["Window seat, Şuşa"]


# Its life


def test_it_is_renamed_and_keeps_its_values(filled: Catalog) -> None:
    id = shirt_of(filled)
    filled.save(OwnField, {"id": id, "label": "T-shirt", "options": ("XL", "S")})
    assert EN.text(Person.fields["shirt"].label) == "T-shirt"
    assert names(filled, "tshirt:XL") == ["Ada"]
    assert names(filled, "", "shirt")[:2] == ["Ada", "Ben"]  # the order of the options is another
    filled.undo()
    assert EN.text(Person.fields["shirt"].label) == "Shirt size"
    assert names(filled, "", "shirt")[:2] == ["Ben", "Ada"]


def test_it_is_hidden_and_comes_back_with_its_values(filled: Catalog) -> None:
    id = shirt_of(filled)
    filled.save(OwnField, {"id": id, "hidden": "yes"})
    assert "shirt" not in own_names()
    with pytest.raises(QueryError, match="There is no field “shirt”"):
        names(filled, "shirt:XL")
    (ada,) = filled.find(Person, "Ada").ids
    filled.save(Person, {"id": ada, "remark": "front row"})
    filled.save(OwnField, {"id": id, "hidden": None})
    assert names(filled, "shirt:XL remark:front") == ["Ada"]
    assert check(filled) == []


def test_what_is_hidden_is_not_found_until_it_is_shown(filled: Catalog) -> None:
    """Nothing on the screen would say why; whether it was written before or after makes no odds."""
    states = [contents(filled)]
    storage.hide(filled, shirt_of(filled), True)
    assert (names(filled, "XL"), names(filled, "XXS"), names(filled, "window")) == ([], [], ["Ada"])
    (ada,) = filled.find(Person, "Ada").ids
    filled.save(Person, {"id": ada, "remark": "front row"})
    assert (names(filled, "XL"), names(filled, "front")) == ([], ["Ada"])
    assert check(filled) == []
    states.append(contents(filled))
    storage.hide(filled, shirt_of(filled), False)
    assert (names(filled, "XL"), names(filled, "XXS")) == (["Ada"], ["Cem"])
    assert check(filled) == []
    filled.undo()
    assert contents(filled) == states[1]
    filled.undo()
    filled.undo()
    assert (contents(filled), names(filled, "XL")) == (states[0], ["Ada"])
    filled.redo()
    assert names(filled, "XL") == []
    assert check(filled) == []


def test_a_hidden_field_is_removed_and_comes_back_hidden(filled: Catalog) -> None:
    field = shirt_of(filled)
    storage.hide(filled, field, True)
    before = contents(filled)
    filled.delete(OwnField, [field])
    filled.undo()
    assert (contents(filled), names(filled, "XL"), check(filled)) == (before, [], [])


def test_what_is_hidden_alone_is_hidden(filled: Catalog) -> None:
    """A field of the same name in another section is another one."""
    own_field(filled, section="events", name="shirt", label="Shirt", hidden="yes")
    assert names(filled, "XL") == ["Ada"]
    add(filled, Person, family_name="Ece", shirt="XL")
    assert names(filled, "XL") == ["Ada", "Ece"]
    assert check(filled) == []


def test_it_is_removed_with_its_values_and_undo_brings_them_back(filled: Catalog) -> None:
    before = contents(filled)
    assert storage.held(filled, "people")["shirt"] == 3
    filled.delete(OwnField, [shirt_of(filled), *filled.find(OwnField, "name:deadline").ids])
    assert own_names() == ["remark", "age", "veg", "home"]
    assert names(filled, "XXS") == []
    assert filled.reader.all("SELECT count(*) FROM person WHERE own LIKE '%deadline%'") == [(0,)]
    assert check(filled) == []
    after = contents(filled)
    filled.undo()
    assert (contents(filled), own_names()[0]) == (before, "shirt")
    filled.redo()
    assert contents(filled) == after
    filled.undo()
    assert names(filled, "shirt:XL deadline:2024") == ["Ada"]
    assert check(filled) == []


def test_every_step_goes_back_and_forth_also_after_a_restart(catalog: Catalog) -> None:
    """Each step has a state of its own, to which undo and redo lead exactly."""
    states = [contents(catalog)]

    def step(entity: type[Entity], **values: Any) -> int:
        id = catalog.save(entity, values)
        states.append(contents(catalog))
        return id

    field = step(OwnField, **OWN_FIELDS[0], section="people")
    ada = step(Person, family_name="Ada", shirt="XL")
    step(Person, id=ada, shirt="S")
    step(OwnField, id=field, label="T-shirt", names={"az": "Köynək"})
    step(OwnField, id=field, hidden="yes")
    step(OwnField, id=field, hidden=None)
    catalog.delete(OwnField, [field])
    states.append(contents(catalog))
    catalog.close()
    with closing(Catalog.open(catalog.path)) as again:
        for state in reversed(states[:-1]):
            again.undo()
            assert contents(again) == state
        assert own_names() == []
        for state in states[1:]:
            again.redo()
            assert contents(again) == state
        assert check(again) == []


# The history


def test_the_history_names_the_field_as_it_is_called_now(filled: Catalog) -> None:
    (ada,) = filled.find(Person, "Ada").ids
    filled.save(Person, {"id": ada, "shirt": "M", "deadline": None, "veg": "no"})
    expected = [
        ("Shirt size", "XL", "M"),
        ("Deadline", "1 May 2024", ""),
        ("Vegetarian", "Yes", "No"),
    ]
    assert sorted(told(filled, Person, ada)) == sorted(expected)
    field = shirt_of(filled)
    filled.save(OwnField, {"id": field, "label": "T-shirt"})
    assert ("T-shirt", "XL", "M") in told(filled, Person, ada)
    filled.save(OwnField, {"id": field, "hidden": "yes"})
    assert ("T-shirt", "XL", "M") in told(filled, Person, ada)
    filled.delete(OwnField, [field, *filled.find(OwnField, "name:deadline").ids])
    assert [line for line in told(filled, Person, ada) if line[0] == "T-shirt"] == [
        ("T-shirt", "XL", "M"),
        ("T-shirt", "M", ""),
    ]


def test_what_another_field_of_that_name_held_is_told_as_it_stands(filled: Catalog) -> None:
    (ada,) = filled.find(Person, "Ada").ids
    filled.delete(OwnField, [shirt_of(filled)])
    for kind in ("number", "date", "yes_no"):
        field = own_field(filled, name="shirt", label="Number", kind=kind)
        assert ("Number", "XL", "") in told(filled, Person, ada)
        filled.delete(OwnField, [field])


def test_a_record_comes_out_of_the_trash_with_what_its_fields_can_hold(filled: Catalog) -> None:
    before = contents(filled)
    (ada,) = filled.find(Person, "Ada").ids
    filled.delete(Person, [ada])
    filled.delete(OwnField, [shirt_of(filled), *filled.find(OwnField, "name:remark").ids])
    own_field(filled, name="shirt", label="Number", kind="number")
    restore(filled, trash(filled)[0])
    row = filled.get(Person, ada)
    assert (row["shirt"], row["age"], row["home"]) == (None, 31, "KZ")
    assert names(filled, "window") == []
    assert check(filled) == []
    for _ in range(4):
        filled.undo()
    assert contents(filled) == before


def test_fields_that_nobody_here_knows_are_left_alone(filled: Catalog) -> None:
    """Of a later version of the program, or with the name of a field that came with this one."""
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.executemany(
            "INSERT INTO own_field (uuid, section, name, label, kind) VALUES (?, ?, ?, 'New', ?)",
            [
                ("a", "people", "colour", "colour"),
                ("b", "people", "email", "number"),
                ("c", "terms", "x", "text"),
            ],
        )
    filled.poll()
    assert own_names() == [row["name"] for row in OWN_FIELDS]
    assert Person.fields["email"] is Person.declared["email"]
    assert names(filled, "shirt:XL") == ["Ada"]


# Other catalogs, other programs


def test_another_program_adds_a_field(filled: Catalog) -> None:
    with closing(Catalog.open(filled.path)) as other:
        own_field(other, name="seat", label="Seat")
        add(other, Person, family_name="Ece", seat="12A")
        heard: list[Any] = []
        filled.subscribe(heard.append)
        filled.poll()
        assert "fields" in heard[0]
        assert names(filled, "seat:12A") == ["Ece"]
        other.delete(OwnField, other.find(OwnField, "name:seat").ids)
        filled.poll()
        assert "seat" not in own_names()


def test_a_change_knows_what_another_program_did_just_before(filled: Catalog) -> None:
    """Nobody has looked yet: a value is not written into a field that is another one by now."""
    with closing(Catalog.open(filled.path)) as other:
        other.delete(OwnField, [shirt_of(other)])
        for kind in ("number", "date"):
            field = own_field(other, name="shirt", label="Number", kind=kind)
            filled.come_to_hand()
            with pytest.raises(InvalidRecord):
                add(filled, Person, shirt="XL")
            other.delete(OwnField, [field])
    assert check(filled) == []


def test_two_catalogs_have_fields_of_their_own(filled: Catalog, tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "other.db")) as other:
        own_field(other, name="shirt", label="Number", kind="number")
        own_field(other, name="seat", label="Seat")
        add(other, Person, family_name="Ece", shirt=7, seat="12A")
        for _ in range(2):
            assert values_of(filled, "Ada")["shirt"] == "XL"
            assert names(filled, "", "shirt")[0] == "Ben"
            assert values_of(other, "Ece")["shirt"] == 7
            assert names(other, "shirt:>6", "shirt") == ["Ece"]
            with pytest.raises(QueryError):
                names(filled, "seat:12A")
        with other.change("by both") as change:
            change.put(Person, [{"family_name": "Fox", "shirt": 8}])
        assert names(filled, "shirt:XL") == ["Ada"]
        assert (check(filled), check(other)) == ([], [])


def test_what_was_compiled_for_one_catalog_fits_the_other(tmp_path: Path) -> None:
    """Both ask for the same name in the same order, of another kind; and again after a start."""
    for name, kind, values in (("a", "number", (9, 10)), ("b", "text", ("9", "10"))):
        with closing(a_catalog(tmp_path / name)) as catalog:
            own_field(catalog, name="size", label="Size", kind=kind)
            for value in values:
                add(catalog, Person, family_name=f"{kind} {value}", size=value)
    kept: list[str] = []
    for _ in range(2):
        for name, expected in (("a", ["number 9", "number 10"]), ("b", ["text 10", "text 9"])):
            with closing(Catalog.open(tmp_path / name)) as catalog:
                assert names(catalog, "", "size") == expected
                catalog.find(Person).rows(0, 9, fields_of(Person))
        kept.append((cache_folder() / "questions.json").read_text("utf-8"))
    assert kept[0] == kept[1]


def test_an_older_catalog_takes_fields(tmp_path: Path) -> None:
    packed = Path(__file__).parent.parent / "data" / "catalog-v1.db.gz"
    path = tmp_path / "catalog.db"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    with closing(Catalog.open(path)) as catalog:
        for section in SECTIONS:
            own_field(catalog, section=section, name="shirt", label="Shirt")
            entity = Entity.known[section]
            first = catalog.find(entity).ids[0]
            catalog.save(entity, {"id": first, "shirt": "XL"})
            assert list(catalog.find(entity, "shirt:XL").ids) == [first]
        assert check(catalog) == []


def test_every_kind_has_a_field_here() -> None:
    assert {row["kind"] for row in OWN_FIELDS} == set(KINDS)


def test_a_field_of_a_closed_catalog_is_no_fault(filled: Catalog, tmp_path: Path) -> None:
    filled.close()
    with closing(a_catalog(tmp_path / "other.db")) as other:
        assert own_names() == []
        with pytest.raises(CatalogError):
            names(other, "shirt:XL")
