"""How a member is printed, in the language of the reader and as lists have printed it."""

from typing import Any

from catalog_app.domain import Member
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
    assert named(desk, "ru", **values) == Naming("Mr", "Anar", "Министр", "")
    assert named(desk, "en", **values) == Naming("Mr", "Anar", "Minister", "")


def test_who_has_only_a_position_is_called_by_it_in_the_language(desk: Desk) -> None:
    desk.catalog.save(Term, {"name": "Minister", "names": {"az": "Nazir"}})
    assert named(desk, "az", position="Minister") == Naming("", "Nazir", "", "")


def test_a_name_in_other_letters_is_followed_by_a_latin_form(desk: Desk) -> None:
    person = desk.person("Нино", "Бро", names={"en": "Nino Bro"})
    assert named(desk, "az", person=person).name == "Бро Нино\n(Nino Bro)"
    assert named(desk, "ru", person=person).name == "Бро Нино"
    assert named(desk, "az", person=person, name="Н. Бро").name == "Н. Бро"


def frozen(catalog: Catalog, values: dict[str, Any], **shown: str) -> dict[str, Any]:
    return values | {"printed": {"en": freeze(values, shown)}}


def test_what_a_list_has_printed_is_printed_again_in_its_language_only(desk: Desk) -> None:
    values = {"name": "Anar Aliyev", "position": "Minister"}
    member = frozen(desk.catalog, values, name="Mr Anar ALIYEV", position="Minister of Culture")
    assert named(desk, "en", **member) == Naming("", "Mr Anar ALIYEV", "Minister of Culture", "")
    assert named(desk, "az", **member) == Naming("", "Anar Aliyev", "Minister", "")


def test_a_member_who_says_something_else_now_is_printed_so(desk: Desk) -> None:
    values = {"name": "Anar Aliyev", "position": "Minister"}
    member = frozen(desk.catalog, values, name="Anar ALIYEV", position="Minister")
    assert named(desk, "en", **member | {"position": "Director"}).office == "Director"
