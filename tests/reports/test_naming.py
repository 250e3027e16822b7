"""How a member is printed, in the language of the reader and as lists have printed it."""

from dataclasses import replace
from typing import Any

from catalog_app.domain import Member, Person
from catalog_app.domain.printed import freeze
from catalog_app.domain.wordings import Term
from catalog_app.reports.naming import Naming, naming
from catalog_app.storage.catalog import Catalog
from tests.lists import Desk


def named(desk: Desk, code: str = "en", **values: Any) -> Naming:
    """A new member of a new delegation, as a list prints them."""
    delegation = desk.send("AZ")
    id = desk.catalog.save(Member, {"delegation": delegation, **values})
    return naming(desk.catalog.get(Member, id), desk.catalog.speaking(code))


def test_name_position_and_employer_are_those_of_the_member(desk: Desk) -> None:
    said = named(
        desk, name="Anar Aliyev", honorific="H.E.", position="Minister", employer="Ministry"
    )
    assert said == Naming("H.E.", "Anar Aliyev", "Minister", "Ministry")
    assert (said.called, said.office) == ("H.E. Anar Aliyev", "Minister, Ministry")


def test_what_is_not_known_is_not_printed(desk: Desk) -> None:
    said = named(desk, name="Anar Aliyev")
    assert said == Naming("", "Anar Aliyev", "", "")
    assert (said.called, said.office) == ("Anar Aliyev", "")


def test_forms_of_address_and_positions_are_those_of_the_language(desk: Desk) -> None:
    desk.catalog.save(Term, {"name": "Minister", "names": {"az": "Nazir", "ru": "Министр"}})
    desk.catalog.save(Term, {"name": "Mr", "names": {"az": "cənab"}})
    values = {"name": "Anar", "honorific": "Mr", "position": "Minister"}
    assert named(desk, "az", **values) == Naming("cənab", "Anar", "Nazir", "")
    assert named(desk, "ru", **values) == Naming("Г-н", "Анар*", "Министр", "")
    assert named(desk, "en", **values) == Naming("Mr", "Anar", "Minister", "")


def test_a_form_of_address_stands_where_the_language_has_it(desk: Desk) -> None:
    assert named(desk, "en", name="Anar", honorific="Mr").called == "Mr Anar"
    assert named(desk, "kk", name="Anar", honorific="Mr").called == "Анар* мырза"
    assert named(desk, "ky", name="Лейла", honorific="Xanım").called == "Лейла айым"


def test_several_forms_of_address_and_the_sex_that_they_tell_are_understood(desk: Desk) -> None:
    values = {"name": "Zoltán Tölgyes", "honorific": "H.E. Mr", "position": "Singer"}
    assert named(desk, "az", **values).called == "Zati-aliləri cənab Zoltán Tölgyes"
    assert named(desk, "ru", **values).honorific == "Е.П. г-н"
    assert named(desk, "ru", **values).position == "Певец"
    assert named(desk, "ru", **values | {"honorific": "Ms"}).position == "Певица"


def test_who_has_only_a_position_is_called_by_it_in_the_language(desk: Desk) -> None:
    desk.catalog.save(Term, {"name": "Minister", "names": {"az": "Nazir"}})
    assert named(desk, "az", position="Minister") == Naming("", "Nazir", "", "")


def test_a_confirmed_name_in_the_letters_of_the_list_stands_for_the_own_one(desk: Desk) -> None:
    person = desk.person("Нино", "Бро", names={"en": "Nino Bro"})
    assert named(desk, "az", person=person).name == "Bro Nino"
    assert named(desk, "ru", person=person).name == "Бро Нино"
    assert named(desk, "az", person=person, name="Нино Бро").name == "Bro Nino"


def test_what_nobody_has_confirmed_is_marked(desk: Desk) -> None:
    person = desk.person("Нино", "Бро", names={"en": "Nino Bro"})
    assert named(desk, "az", person=person, name="Н. Бро").name == "N. Bro*"
    assert named(desk, "az", name="Н. Бро", honorific="Dr").called == "Dr. N. Bro*"
    assert named(desk, "ru", name="Н. Бро").name == "Н. Бро"


def test_letters_that_nobody_can_transliterate_are_marked_otherwise(desk: Desk) -> None:
    person = desk.person("ნინო", "ბრო")
    assert named(desk, "az", person=person).name == "ბრო ნინო**"
    other = desk.person("ნინო", "ბრო", names={"en": "Nino Bro", "ka": "ნინო ბრო"})
    assert named(desk, "az", person=other).name == "Bro Nino"
    assert named(desk, "ru", person=other).name == "Бро Нино*"
    strange = desk.person("ნინო", "ბრო", names={"en": "Nino ǂBro"})
    assert named(desk, "ru", person=strange).name == "ბრო ნინო**\n(Nino ǂBro)"


def test_a_turkish_list_has_family_names_in_capitals(desk: Desk) -> None:
    person = desk.person("İpek Işıl", "Yağmurlu", country="TR")
    assert named(desk, "tr", person=person).name == "İpek Işıl YAĞMURLU"
    assert named(desk, "tr", person=person, name="İpek Yağmur").name == "İpek Yağmur"
    assert named(desk, "az", person=person).name == "Yağmurlu İpek Işıl"


def frozen(catalog: Catalog, values: dict[str, Any], **shown: str) -> dict[str, Any]:
    return values | {"printed": {"en": freeze(values, shown)}}


def test_what_a_list_has_printed_is_printed_again_in_its_language_only(desk: Desk) -> None:
    values = {"name": "Anar Aliyev", "position": "Minister"}
    member = frozen(desk.catalog, values, name="Mr Anar ALIYEV", position="Minister of Culture")
    assert named(desk, "en", **member) == Naming("", "Mr Anar ALIYEV", "Minister of Culture", "")
    assert named(desk, "az", **member) == Naming("", "Anar Aliyev", "Nazir", "")


def test_a_spelling_that_was_only_proposed_gives_way_to_the_confirmed_one(desk: Desk) -> None:
    person = desk.person("Anar", "Əliyev", country="AZ")
    values = {"name": "Anar Əliyev", "person": person, "position": "Minister"}
    said = {"ru": freeze(values, {"position": "Глава министерства"})}
    printed = Naming("", "Алиев Анар*", "Глава министерства", "")
    assert named(desk, "ru", **values, printed=said) == printed
    desk.catalog.save(Person, {"id": person, "names": {"ru": "Анар Алиев"}})
    assert named(desk, "ru", **values, printed=said) == replace(printed, name="Алиев Анар")


def test_a_member_who_says_something_else_now_is_printed_so(desk: Desk) -> None:
    values = {"name": "Anar Aliyev", "position": "Minister"}
    member = frozen(desk.catalog, values, name="Anar ALIYEV", position="Minister")
    assert named(desk, "en", **member | {"position": "Director"}).office == "Director"
