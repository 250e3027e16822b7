"""The table of titles: what is in use, what it is called, and what people add to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog_app.domain import Delegation, Event, Member, Person
from catalog_app.domain.wordings import Term
from catalog_app.i18n import CODES
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.titles import Title, say, title_of, titles
from tests.builders import a_catalog


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = a_catalog(tmp_path / "catalog.db")
    event = catalog.save(Event, {"title": "Fair"})
    delegation = catalog.save(Delegation, {"event": event, "country": "AZ"})
    held = {"A": "Minister", "B": "minister", "C": "Nazir", "D": "Puppeteer"}
    for name, position in held.items():
        catalog.save(Member, {"delegation": delegation, "name": name, "position": position})
    person = {"family_name": "E", "position": "Minister", "honorific": "H.E."}
    catalog.save(Person, person)
    yield catalog
    catalog.close()


def listed(catalog: Catalog) -> list[Title]:
    return titles(catalog, catalog.speaking("en"))


def shown(catalog: Catalog, text: str, code: str) -> str:
    return Member.position.kind.show(text, catalog.speaking(code))


def test_what_is_used_comes_first_whatever_form_is_used(catalog: Catalog) -> None:
    first = [(each.name, each.count) for each in listed(catalog)[:3]]
    assert first == [("Minister", 4), ("H.E.", 1), ("Puppeteer", 1)]


def test_what_is_shipped_is_there_too_in_alphabetical_order(catalog: Catalog) -> None:
    rest = [each.name for each in listed(catalog)[3:]]
    assert {"Ambassador", "Deputy Minister", "Singer"} <= set(rest)
    assert not {"Minister", "Nazir", "H.E."} & set(rest)
    assert rest == sorted(rest, key=catalog.speaking("en").sort_key)


def test_what_nobody_holds_yet_can_be_asked_for(catalog: Catalog) -> None:
    also = titles(catalog, catalog.speaking("en"), "Master of yurts")
    assert len(also) == len(listed(catalog)) + 1
    assert Title("Master of yurts", {}) in also


def test_a_title_is_whole_when_every_language_has_a_form(catalog: Catalog) -> None:
    assert title_of(catalog, "Minister").whole
    assert not title_of(catalog, "Puppeteer").whole
    for code in CODES:
        say(catalog, "Puppeteer", code, f"Puppeteer in {code}")
    assert title_of(catalog, "Puppeteer").whole


def test_what_is_said_is_read_at_once_and_one_step_to_undo(catalog: Catalog) -> None:
    say(catalog, "Puppeteer", "ru", " Кукловод ")
    say(catalog, "Puppeteer", "az", "Kuklaçı")
    assert shown(catalog, "Puppeteer", "ru") == "Кукловод"
    assert shown(catalog, "Кукловод", "az") == "Kuklaçı"
    assert len(catalog.find(Term).ids) == 1
    assert catalog.undo().text(catalog.language) == "“Puppeteer” in Azərbaycanca: Kuklaçı"
    assert shown(catalog, "Puppeteer", "az") == "Puppeteer"
    catalog.undo()
    assert not catalog.find(Term).ids
    catalog.redo()
    assert shown(catalog, "Puppeteer", "ru") == "Кукловод"


def test_a_shipped_form_is_said_otherwise_and_comes_back(catalog: Catalog) -> None:
    say(catalog, "Minister", "tr", "Bakan (Sayın)")
    changed = title_of(catalog, "Nazir")
    assert (changed.forms["tr"], changed.forms["ru"]) == ("Bakan (Sayın)", "Министр")
    assert changed.own == {"tr"}
    say(catalog, "Nazir", "ru", "Господин министр")  # the same title by another name
    assert len(catalog.find(Term).ids) == 1
    say(catalog, "Minister", "tr", "")
    say(catalog, "Minister", "ru", "")
    assert title_of(catalog, "Minister").forms["tr"] == "Bakan"
    assert not catalog.find(Term).ids


def test_what_changes_nothing_is_no_step(catalog: Catalog) -> None:
    before = catalog.undo_step
    say(catalog, "Minister", "tr", "Bakan")
    say(catalog, "Puppeteer", "tr", "")
    assert catalog.undo_step == before


def test_tables_are_sorted_by_the_form_of_the_reader_also_after_it_changes(
    catalog: Catalog,
) -> None:
    def order() -> list[int]:
        return list(catalog.find(Member, "", ("position",), catalog.speaking("az")).ids)

    before = order()
    assert before == [1, 2, 3, 4]  # Nazir three times, then Puppeteer
    say(catalog, "Puppeteer", "az", "Kuklaçı")
    assert order() == [4, 1, 2, 3]
    catalog.undo()
    assert order() == before


def test_nothing_of_it_is_read_for_a_table_without_titles(catalog: Catalog) -> None:
    opened = Catalog.open(catalog.path)
    asked: list[str] = []
    with opened.reader.asking() as connection:
        connection.set_trace_callback(asked.append)
    opened.find(Event, "", ("title",))
    assert not [sql for sql in asked if " term " in sql]
    opened.find(Member, "", ("position",))
    assert [sql for sql in asked if " term " in sql]
    opened.close()
