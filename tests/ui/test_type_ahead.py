"""Letters typed on the table lead to the row that begins so, however many rows there are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from catalog_app.domain import Event
from catalog_app.storage.beginning import row_beginning
from tests import keys
from tests.builders import a_catalog, date, delegation, event
from tests.windows import Program, started

TITLES = ("Astana", "Baku", "Bakhchisaray", "Şuşa", "Əncə", "Zürich", "Ankara", "2nd fair")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    for n, title in enumerate(TITLES):
        year = date(str(2010 + n)) if n else None
        event(catalog, title=title, when=year, attendance=n * 10 or None, status="planned")
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


def by(program: Program, *order: str) -> None:
    with program.qtbot.waitSignal(program.window.pages.answered, timeout=5000):
        program.page.sort(order)


def leads(program: Program, typed: str, order: str, code: str = "en") -> str | None:
    found = program.window.catalog.find(Event, "", (order,), program.window.catalog.speaking(code))
    row = row_beginning(found, order, typed, found.language)
    return None if row is None else str(found.rows(row, row + 1, [Event.fields["title"]])[0][1])


def test_letters_typed_on_the_table_lead_to_their_row(program: Program) -> None:
    by(program, "title")
    program.page.grid.setFocus()
    keys.type_text("bakh")
    program.shows(title="Bakhchisaray")


@pytest.mark.parametrize(
    ("typed", "order", "title"),
    [
        ("bak", "title", "Bakhchisaray"),
        ("bak", "-title", "Baku"),
        ("BAKU", "title", "Baku"),
        ("sus", "title", "Şuşa"),
        ("zu", "title", "Zürich"),
        ("2", "title", "2nd fair"),
        ("x", "title", None),
        ("bakux", "title", None),
        ("2014", "when", "Əncə"),
        ("2014", "-when", "Əncə"),
        ("2009", "when", "Baku"),
        ("20xx", "when", None),
        ("25", "attendance", "Şuşa"),
        ("25", "-attendance", "Bakhchisaray"),
        ("many", "attendance", None),
        ("", "title", None),
    ],
)
def test_the_first_row_that_begins_so_is_meant(
    program: Program, typed: str, order: str, title: str | None
) -> None:
    assert leads(program, typed, order) == title


def test_letters_are_those_of_the_language_in_which_the_rows_stand(program: Program) -> None:
    assert leads(program, "ə", "title", "az") == "Əncə"
    assert leads(program, "su", "title", "az") is None


def test_a_choice_is_meant_by_its_name(program: Program) -> None:
    found = program.window.catalog.find(Event, "", ("status",))
    assert row_beginning(found, "status", "plan", found.language) == 0
    assert row_beginning(found, "status", "qqq", found.language) is None


def test_none_is_a_number_where_it_is_written(program: Program) -> None:
    catalog = program.window.catalog
    event(catalog, title="Nobody came", attendance=0)
    assert leads(program, "0", "attendance") == "Nobody came"
    assert leads(program, "10", "attendance") == "Baku"


def test_each_part_of_what_a_country_finds_is_looked_through(program: Program) -> None:
    """What is held there stands before what only has to do with it."""
    catalog = program.window.catalog
    for year, country in ((2030, "UZ"), (2031, "KZ"), (2032, "UZ"), (2033, "KZ")):
        held = event(catalog, title=f"Held {year}", country=country, when=date(str(year)))
        delegation(catalog, held, country="UZ")
    found = catalog.find(Event, "uzbekistan")
    years = [str(row[1]) for row in found.each([Event.fields["title"]])]
    assert years == ["Held 2032", "Held 2030", "Held 2033", "Held 2031"]
    assert found.parts == (2, 4)
    for year in (2030, 2031, 2032, 2033):
        row = row_beginning(found, "-when", str(year), found.language)
        assert row == years.index(f"Held {year}")


def test_paragraphs_are_not_sorted_by(program: Program) -> None:
    program.page.grid.columns.show([Event.fields["title"], Event.fields["note"]], {})
    menu = program.page.grid.columns.sort_menu(program.window)
    assert [action.text() for action in menu.actions()] == ["Title"]
