"""Find by country: any spelling, the answer in every section, one key to go there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from catalog_app.domain.events import Event
from catalog_app.ui.country_finder import CountryFinder
from catalog_app.ui.links import Link
from tests import keys
from tests.builders import a_catalog, delegation, event


@pytest.fixture
def finder(qtbot: QtBot, tmp_path: Path) -> Iterator[CountryFinder]:
    catalog = a_catalog(tmp_path / "catalog.db")
    hosted = event(catalog, title="Film Days", country="UZ")
    delegation(catalog, hosted, country="AZ")
    event(catalog, title="Song Days", country="AZ")
    finder = CountryFinder(catalog, catalog.speaking("en"))
    qtbot.addWidget(finder)
    finder.show()
    yield finder
    finder.reject()
    catalog.close()


def lines(finder: CountryFinder) -> list[str]:
    model = finder.rows.model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(spoken) for row in range(model.rowCount())]


def ask(qtbot: QtBot, finder: CountryFinder, text: str) -> list[str]:
    finder.field.setText(text)
    keys.until(lambda: bool(lines(finder)))
    return lines(finder)


@pytest.mark.parametrize("text", ["Özbekistan", "өзбек", "Uzbekistan", "UZ", "Oʻzbekiston"])
def test_any_spelling_is_answered(qtbot: QtBot, finder: CountryFinder, text: str) -> None:
    assert ask(qtbot, finder, text)[0] == "1 Events hosted there"
    assert finder.title.text() == "Uzbekistan"
    assert finder.code == "UZ"


def test_enter_leads_to_the_records(qtbot: QtBot, finder: CountryFinder) -> None:
    ask(qtbot, finder, "Azərbaycan")
    spy = QSignalSpy(finder.chosen)
    qtbot.keyClick(finder.field, Qt.Key.Key_Down)
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert spy.at(0) == ["delegations", "country:AZ"]
    assert not finder.isVisible()


def test_every_line_finds_as_many_as_it_says(qtbot: QtBot, finder: CountryFinder) -> None:
    ask(qtbot, finder, "Azerbaijan")
    line = finder.rows.model().index(0, 0).data(Qt.ItemDataRole.UserRole)
    assert len(finder._catalog.find(Event, line.query)) == line.count == 1


def test_a_country_without_records_is_said_to_be_unknown(
    qtbot: QtBot, finder: CountryFinder
) -> None:
    finder.field.setText("Peru")
    keys.until(lambda: "Peru" in finder.sentence.text() or bool(lines(finder)))
    said = finder.sentence.text() or lines(finder)[0]
    assert "Peru" in said or "without a delegation" in said


def test_what_is_no_country_is_told(finder: CountryFinder) -> None:
    finder.field.setText("Xyzzy")
    assert finder.sentence.text() == "No country is called “Xyzzy”."
    assert lines(finder) == []


def test_other_countries_that_are_meant_can_be_chosen(qtbot: QtBot, finder: CountryFinder) -> None:
    finder.field.setText("united")
    other = finder.findChildren(Link)[0]
    keys.until(other.isVisible)
    name = other.text()
    assert name != finder.title.text()
    other.click()
    assert finder.title.text() == name


def test_it_can_be_printed(qtbot: QtBot, finder: CountryFinder) -> None:
    ask(qtbot, finder, "Uzbekistan")
    with qtbot.waitSignal(finder.print_asked) as asked:
        qtbot.keyClick(finder, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["UZ"]
