"""The table of titles in the window: typed with keys alone, each form a step to undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from catalog_app.domain import Member, Person
from catalog_app.domain.wordings import Term
from catalog_app.i18n import CODES
from catalog_app.storage.titles import say
from catalog_app.ui.editing import FormContext
from catalog_app.ui.titles_dialog import TitlesDialog
from catalog_app.ui.titles_model import FIRST
from tests import keys
from tests.builders import a_catalog, add
from tests.windows import Program, started

Key = Qt.Key
POSITIONS = ("Puppeteer", "Puppeteer", "Minister", "Story-teller")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    for position in POSITIONS:
        add(catalog, Person, position=position)
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        program.go("people")
        yield program


@pytest.fixture
def dialog(qtbot: QtBot, form_context: FormContext) -> TitlesDialog:
    for position in POSITIONS:
        add(form_context.catalog, Person, position=position)
    dialog = TitlesDialog(form_context)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def heads(dialog: TitlesDialog) -> list[str]:
    model, upright = dialog.model, Qt.Orientation.Vertical
    return [str(model.headerData(row, upright)) for row in range(model.rowCount())]


def row_of(dialog: TitlesDialog, name: str) -> dict[str, str]:
    model, row = dialog.model, heads(dialog).index(name)
    return {code: str(model.index(row, FIRST + n).data()) for n, code in enumerate(CODES)}


def test_forms_are_typed_from_the_menu_and_undone_in_the_window(program: Program) -> None:
    def type_forms(dialog: TitlesDialog) -> None:
        keys.front(dialog)
        assert heads(dialog)[:3] == ["Puppeteer", "Minister", "Story-teller"]
        keys.type_text("Kuklaçı")
        keys.press(Key.Key_Tab)
        keys.press(Key.Key_Escape)
        dialog.grid.choose(0, FIRST + CODES.index("ru"))
        keys.press(Key.Key_Return)
        keys.type_text("Кукловод")
        keys.press(Key.Key_Return)
        assert dialog.grid.currentIndex().row() == 1
        found = row_of(dialog, "Puppeteer")
        assert (found["az"], found["ru"], found["en"]) == ("Kuklaçı", "Кукловод", "")
        dialog.reject()

    with keys.in_dialog(TitlesDialog, type_forms):
        program.command("titles")
    catalog = program.window.catalog
    assert Member.position.kind.show("Puppeteer", catalog.speaking("ru")) == "Кукловод"
    step = catalog.undo_step
    assert step is not None
    assert step.text(catalog.language) == "“Puppeteer” in Русский: Кукловод"
    program.turn(Key.Key_Z)
    assert Member.position.kind.show("Puppeteer", catalog.speaking("ru")) == "Puppeteer"
    assert Member.position.kind.show("Puppeteer", catalog.speaking("az")) == "Kuklaçı"


def test_what_was_typed_here_is_undone_here_too_but_nothing_else(dialog: TitlesDialog) -> None:
    dialog.grid.setFocus()
    keys.type_text("Kuklaçı")
    keys.press(Key.Key_Return)
    assert row_of(dialog, "Puppeteer")["az"] == "Kuklaçı"
    keys.press(Key.Key_Z, keys.CONTROL)
    assert row_of(dialog, "Puppeteer")["az"] == ""
    keys.press(Key.Key_Z, keys.CONTROL)
    assert heads(dialog)[:3] == ["Puppeteer", "Minister", "Story-teller"]


def test_a_form_that_is_being_typed_counts_when_the_window_is_closed(
    dialog: TitlesDialog, form_context: FormContext
) -> None:
    dialog.grid.setFocus()
    keys.type_text("Kuklaçı")
    keys.click(keys.button(dialog, "Close"))
    assert form_context.catalog.find(Term).ids


def test_only_what_is_missing_is_shown_and_stays_while_it_is_filled(dialog: TitlesDialog) -> None:
    dialog.missing.click()
    assert heads(dialog) == ["Puppeteer", "Story-teller"]
    for column in range(FIRST, dialog.model.columnCount()):
        assert dialog.model.setData(dialog.model.index(0, column), f"Form {column}")
    assert heads(dialog) == ["Puppeteer", "Story-teller"]
    dialog.missing.click()
    dialog.missing.click()
    assert heads(dialog) == ["Story-teller"]


@pytest.mark.parametrize("text", ["bakan", "Назир", "Ministr"])
def test_a_title_is_found_by_any_of_its_forms(dialog: TitlesDialog, text: str) -> None:
    dialog.search.setText(text)
    assert "Minister" in heads(dialog)
    assert "Puppeteer" not in heads(dialog)


def test_it_opens_at_the_title_that_is_asked_for(qtbot: QtBot, form_context: FormContext) -> None:
    say(form_context.catalog, "Master of yurts", "az", "Yurd ustası")
    opened = TitlesDialog(form_context, "Master of yurts")
    qtbot.addWidget(opened)
    opened.show()
    index = opened.grid.currentIndex()
    assert heads(opened)[index.row()] == "Master of yurts"
    assert CODES[index.column() - FIRST] == "en"  # the first that is missing


def test_what_is_shipped_is_quiet_and_what_is_ones_own_is_not(dialog: TitlesDialog) -> None:
    model, role = dialog.model, Qt.ItemDataRole.ForegroundRole
    shipped = model.index(heads(dialog).index("Minister"), FIRST)
    own = model.index(0, FIRST)
    model.setData(own, "Kuklaçı")
    assert shipped.data(role) is not None
    assert own.data(role) is None


def test_the_model_keeps_the_promises_of_qt(dialog: TitlesDialog) -> None:
    warning = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(dialog.model, warning)
    dialog.search.setText("minister")
    dialog.model.setData(dialog.model.index(0, FIRST), "Naziri")
    dialog.undo()
    assert tester.model() is dialog.model


def test_nothing_can_be_typed_into_a_catalog_that_can_only_be_read(
    dialog: TitlesDialog, form_context: FormContext
) -> None:
    form_context.catalog.read_only = True
    assert not dialog.model.index(0, FIRST).flags() & Qt.ItemFlag.ItemIsEditable
    dialog.grid.setFocus()
    keys.press(Key.Key_Return)
    assert not dialog.grid.findChildren(QLineEdit)
