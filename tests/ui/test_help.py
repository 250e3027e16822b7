"""How to search, beside the window, and the way to another section by its name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from catalog_app.i18n import INTERFACE, Language
from catalog_app.ui.about import KeysHelp
from catalog_app.ui.help_panel import SearchHelp
from catalog_app.ui.help_text import search_help
from catalog_app.ui.links import Link
from tests import keys
from tests.builders import a_sample
from tests.windows import Program, started


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        yield program


def panel(program: Program) -> SearchHelp | None:
    return program.window.findChild(SearchHelp)


def opened(program: Program) -> SearchHelp:
    program.command("search_help")
    shown = panel(program)
    assert shown is not None
    assert shown.isVisible()
    return shown


def example(shown: SearchHelp, text: str) -> Link:
    return next(link for link in shown.findChildren(Link) if link.text() == text)


@pytest.mark.parametrize("code", INTERFACE)
def test_the_panel_shows_each_example_with_what_it_finds(qtbot: QtBot, code: str) -> None:
    shown = SearchHelp(Language(code))
    qtbot.addWidget(shown)
    labels = {label.text() for label in shown.findChildren(QLabel)}
    links = [link.text() for link in shown.findChildren(Link)]
    told = search_help(Language(code))
    assert links == [text for group in told.groups for text, _meaning in group.examples]
    assert {told.title, told.text, *(group.title for group in told.groups)} <= labels
    for group in told.groups:
        assert {meaning.replace("`", "") for _text, meaning in group.examples} <= labels


def test_f1_in_the_search_box_asks_for_it_and_elsewhere_for_the_keys(program: Program) -> None:
    program.press(Qt.Key.Key_F)
    QTest.keyClick(program.window.header.search, Qt.Key.Key_F1)
    shown = panel(program)
    assert shown is not None
    assert shown.isVisible()
    shown.close()
    asked = []
    program.window.commands_by_name["keys"].triggered.disconnect()
    program.window.commands_by_name["keys"].triggered.connect(lambda: asked.append(KeysHelp))
    program.page.grid.setFocus()
    QTest.keyClick(program.page.grid, Qt.Key.Key_F1)
    assert asked == [KeysHelp]
    assert not shown.isVisible()


def test_it_stays_one_and_the_same(program: Program) -> None:
    first = opened(program)
    first.close()
    assert opened(program) is first
    assert len(program.window.findChildren(SearchHelp)) == 1


def test_an_example_that_is_clicked_is_looked_for(program: Program) -> None:
    shown = opened(program)
    with program.answered():
        example(shown, "country:kazakhstan").click()
    assert program.window.header.search.text() == "country:kazakhstan"
    program.wait(lambda: program.page.table.rowCount() == 6)
    example(shown, "in:people bulagli").click()
    assert program.page.entity.section == "people"
    assert program.window.header.search.text() == "bulagli"
    program.wait(lambda: program.column("family_name") == ["Bulaqlı"])
    example(shown, "members:0").click()
    assert program.page.entity.section == "events"
    assert program.window.header.search.text() == "members:0"
    assert shown.isVisible()


def test_keys_reach_an_example(program: Program) -> None:
    shown = opened(program)
    link = example(shown, "city:none")
    link.setFocus()
    with program.answered():
        QTest.keyClick(link, Qt.Key.Key_Space)
    assert program.page.text == "city:none"


def test_what_is_typed_turns_to_the_section_that_it_names(program: Program) -> None:
    program.press(Qt.Key.Key_F)
    keys.type_text("in:person")
    assert program.page.entity.section == "events"
    keys.type_text(" bulagli")
    assert program.page.entity.section == "people"
    assert program.window.header.search.text() == "bulagli"
    program.wait(lambda: program.column("family_name") == ["Bulaqlı"])
    program.command("back")
    assert program.page.entity.section == "events"
    assert program.page.text == ""


def test_enter_turns_to_a_section_that_is_named_last(program: Program) -> None:
    program.press(Qt.Key.Key_F)
    keys.type_text("bulagli in:people")
    assert program.page.entity.section == "events"
    QApplication.processEvents()
    QTest.keyClick(program.window.header.search, Qt.Key.Key_Return)
    assert program.page.entity.section == "people"
    program.wait(lambda: program.column("family_name") == ["Bulaqlı"])


def test_the_section_at_hand_and_unknown_ones_lead_nowhere(program: Program) -> None:
    program.search("in:events kazakhstan")
    assert program.page.entity.section == "events"
    assert program.page.table.rowCount() > 0
    program.press(Qt.Key.Key_F)
    keys.type_text("in:nowhere x")
    program.wait(lambda: "no section “nowhere”" in program.page.bar.problem.text())
