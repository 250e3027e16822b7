"""What a search finds by own fields, how they sort and what groups they make."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from catalog_app.domain import Delegation, Document, Event, Member, OwnField, Person
from catalog_app.domain.fields import field_of, fields_of
from catalog_app.errors import QueryError
from catalog_app.i18n import CODES, Language
from catalog_app.search.compile import where
from catalog_app.search.index import plain_words
from catalog_app.search.rows import Rows
from catalog_app.storage import groups, own_fields, own_values
from catalog_app.storage.asking import context
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.compiling import compiled
from catalog_app.storage.tables import tables
from tests.builders import a_catalog, add, delegation, event, member, own_field, own_people

EN = Language("en")


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


@pytest.fixture
def filled(catalog: Catalog) -> Catalog:
    return own_people(catalog)


def names(catalog: Catalog, text: str = "", *order: str, code: str = "en") -> list[str]:
    """The people whom a search finds, in alphabetical order if no other is asked for."""
    found = catalog.find(Person, text, order or ("family_name",), Language(code))
    return [row[1] for row in found.each([Person.fields["family_name"]])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("shirt:XL", "Ada"),
        ("shirt:xl", "Ada"),
        ("shirt:X", "Ada Cem"),
        ("shirt:none", "Dua"),
        ("-shirt:none", "Ada Ben Cem"),
        ("shirtsize:xxs", "Cem"),
        ("Shirt_size:S", "Ben"),
        ("remark:seat", "Ada"),
        ("remark:Shusha", "Ada"),
        ("remark:none", "Cem Dua"),
        ("age:>30", "Ada"),
        ("age:30..31", "Ada Ben"),
        ("age:0", "Cem"),
        ("age:none", "Dua"),
        ("deadline:2024..2025", "Ada Ben"),
        ("deadline:<2025", "Ada"),
        ("deadline:2024-05", "Ada"),
        ("-deadline:2024", "Ben Cem Dua"),
        ("home:kazakhstan", "Ada"),
        ("home:Қазақстан", "Ada"),
        ("home:none", "Cem Dua"),
        ("veg:yes", "Ada"),
        ("veg:no", "Ben"),
        ("veg:none", "Cem Dua"),
        # Plain words: texts, options, countries, years; but not yes and no.
        ("window", "Ada"),
        ("Шуша", "Ada"),
        ("XXS", "Cem"),
        ("Kazakhstan", "Ada"),
        ("2025", "Ben"),
        ("window shirt:XL -veg:no", "Ada"),
        ("shirt:S or shirt:XL", "Ada Ben"),
    ],
)
def test_a_search_asks_for_it_by_its_name(filled: Catalog, text: str, found: str) -> None:
    assert names(filled, text) == found.split()


@pytest.mark.parametrize("code", CODES)
def test_yes_and_no_are_asked_for_in_any_language(filled: Catalog, code: str) -> None:
    language = Language(code)
    assert names(filled, f'veg:"{language.text("Yes")}"', code=code) == ["Ada"]
    assert names(filled, f'veg:"{language.text("No")}"', code=code) == ["Ben"]


def test_what_cannot_be_asked_is_said(filled: Catalog) -> None:
    for text, said in (
        ("shirt:>S", "dates and numbers only"),
        ("age:old", "is not a number"),
        ("home:Atlantis", "No country is called"),
        ("shrt:XL", "do you mean “Shirt size”"),
        ("veg:perhaps", "is none of"),
    ):
        with pytest.raises(QueryError, match=said):
            names(filled, text)


def test_short_options_that_sound_alike_are_told_apart(catalog: Catalog) -> None:
    """Their folded keys are equal: A and E, K and Q."""
    options = ("A", "E", "Group K", "Group Q", "e")
    own_field(catalog, name="shirt", label="Group", kind="choice", options=options)
    for name in options:
        add(catalog, Person, family_name=f"in {name}", shirt=name)
    kind = Person.fields["shirt"].kind
    for text, meant in (("a", "A"), ("E", "E"), ("e", "e"), ("group q", "Group Q"), ("Ə", "Ə")):
        assert kind.read(text, EN) == meant
    assert names(catalog, "shirt:A") == ["in A"]
    assert names(catalog, 'shirt:"group K"') == ["in Group K"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("shirt", "Ben Ada Cem Dua"),  # as the options stand; others after them
        ("-shirt", "Cem Ada Ben Dua"),
        ("age", "Cem Ben Ada Dua"),
        ("deadline", "Ada Ben Cem Dua"),
        ("-deadline", "Ben Ada Dua Cem"),
        ("remark", "Ben Ada Cem Dua"),
        ("home", "Ben Ada Cem Dua"),
        ("veg", "Ada Ben Cem Dua"),
    ],
)
def test_it_sorts_as_its_kind_does(filled: Catalog, order: str, expected: str) -> None:
    assert names(filled, "", order) == expected.split()


def test_it_makes_groups(filled: Catalog) -> None:
    for name, expected in (
        ("shirt", [("S", 1), ("XL", 1), ("XXS", 1), ("(none)", 1)]),
        ("veg", [("Yes", 1), ("No", 1), ("(none)", 2)]),
        ("deadline", [("1 May 2024", 1), ("Nov 2025", 1), ("(none)", 2)]),
    ):
        by = field_of(Person, name)
        found = filled.find(Person, "", groups.order(by, ("family_name",)))
        made = groups.grouped(found, [Person.fields["family_name"]], by, EN)
        assert [(label, count) for label, count, rows in made if list(rows)] == expected


def test_a_date_is_no_word_and_an_answer_is_none(filled: Catalog) -> None:
    (words,) = filled.reader.all("SELECT words FROM person WHERE family_name = 'Ada'")[0]
    assert not any("2024" in word for word in plain_words(words))
    assert names(filled, "da") == []  # Russian for yes, and a beginning of no name here


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("shirt:XL", "shirt", ["XL"]),
        ("shirt:xl", "shirt", ["XL"]),
        ("home:kazakhstan", "home", ["KZ"]),
        ("veg:yes", "veg", ["yes"]),
        ("deadline:2025", "deadline", ["2025-11"]),
    ],
)
def test_the_index_has_its_codes_and_finds_what_the_column_says(
    filled: Catalog, text: str, name: str, values: list[str]
) -> None:
    with filled.searcher.asking() as connection:
        known = context(EN, connection)
        asked = where(Person, text, known)
        assert asked is not None
        assert asked.sql is None
        beside = Rows(Person, known).column(name).in_(values)
        ids, others = (
            connection.execute(*compiled(select(tables()["people"].c.id).where(each.whole)))
            for each in (asked, beside)
        )
        assert ids.fetchall() == others.fetchall() != []


@pytest.mark.parametrize("text", ["Kazakhstan", "2025", "XL", "window Kazakhstan", "-2024"])
def test_with_own_fields_too_a_word_is_one_question_to_the_index(
    filled: Catalog, text: str
) -> None:
    with filled.searcher.asking() as connection:
        asked = where(Person, text, context(EN, connection))
    assert asked is not None
    assert asked.sql is None


@pytest.mark.parametrize("days", ["0, 5", "9, 5", "5, 99999999", '"5", 6', "null, null"])
def test_days_that_are_none_stand_in_the_way_of_nothing(days: str) -> None:
    start, end = days.split(", ")
    own = f'{{"x": "soon", "x:start": {start}, "x:end": {end}}}'
    assert own_values.codes({"own": own}) == {"x": ["soon"]}


def test_its_codes_go_and_come_with_it(filled: Catalog) -> None:
    (shirt,) = filled.find(OwnField, "name:shirt").ids
    kept = filled.reader.all("SELECT words FROM person ORDER BY id")
    own_fields.hide(filled, shirt, hidden=True)
    assert "@own.shirt:" not in str(filled.reader.all("SELECT words FROM person"))
    own_fields.hide(filled, shirt, hidden=False)
    assert filled.reader.all("SELECT words FROM person ORDER BY id") == kept
    assert names(filled, "shirt:XL") == ["Ada"]


def test_members_and_delegations_have_them_too(catalog: Catalog) -> None:
    own_field(catalog, section="members", name="hotel_wish", label="Hotel wish")
    own_field(catalog, section="delegations", name="bus", label="Bus", kind="number")
    sent = delegation(catalog, event(catalog), bus=2)
    member(catalog, sent, hotel_wish="sea view")
    member(catalog, sent)
    assert len(catalog.find(Member, "hotel_wish:none")) == 1
    assert len(catalog.find(Member, "sea view")) == 1
    assert len(catalog.find(Delegation, "bus:>1")) == 1


def test_a_field_that_another_section_declares_is_this_section_s_own(catalog: Catalog) -> None:
    own_field(catalog, section="documents", name="hotel", label="Hotel")
    add(catalog, Document, title="Booking", hotel="Park")
    assert len(catalog.find(Document, "hotel:park")) == 1
    assert len(catalog.find(Document, "hotel:none")) == 0
    assert [field.name for field in fields_of(Event)] == list(Event.declared)


def test_numbers_of_a_date_are_in_the_way_of_no_name(catalog: Catalog) -> None:
    own_field(catalog, name="deadline", label="Deadline", kind="date")
    own_field(catalog, name="deadline_start", label="Beginning")
    deadline = Person.fields["deadline"].kind.read("2024", EN)
    add(catalog, Person, family_name="Ada", deadline=deadline, deadline_start="soon")
    assert names(catalog, "deadline:2024 deadline_start:soon") == ["Ada"]
    catalog.delete(OwnField, catalog.find(OwnField, "name:deadline_start").ids)
    assert names(catalog, "deadline:2024") == ["Ada"]
