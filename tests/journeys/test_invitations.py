"""Fourteen delegations are invited: the letter in one's own words, on paper, and the e-mail."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from catalog_app.ui.event_form import EventForm
from catalog_app.ui.letter_dialog import LetterDialog
from catalog_app.ui.plain import without_mnemonic
from catalog_app.ui.preview import PrintPreview
from tests import keys
from tests.builders import a_sample
from tests.paper import pages_of
from tests.windows import Program, started

Key = Qt.Key
FESTIVAL = 'title:"made-up festival"'

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        program.search(FESTIVAL)
        yield program


@pytest.fixture
def pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the file dialog answers."""
    path = tmp_path / "letters.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(path)])
    return path


def dialog_of(program: Program) -> LetterDialog:
    dialog = program.window.findChildren(LetterDialog)[-1]
    keys.front(dialog)
    return dialog


def save_as_pdf(program: Program) -> None:
    """From the dialog at hand."""
    with keys.in_dialog(PrintPreview, lambda preview: keys.click(preview.save_button)):
        keys.press(Key.Key_P, keys.CONTROL)


def test_a_letter_in_ones_own_words_goes_to_all_delegations(program: Program, pdf: Path) -> None:
    program.command("invitations")
    dialog = dialog_of(program)
    keys.tab_to(dialog.language)
    while dialog.language.currentText() != "Русский":
        keys.press(Key.Key_Down)
    keys.tab_to(dialog.to)
    keys.press(Key.Key_Down)
    assert dialog.to.currentText() == "All delegations: 14"
    keys.tab_to(dialog.letter.editor)
    keys.press(Key.Key_End, keys.CONTROL)
    for _ in range(2):
        keys.press(Key.Key_Return)
    keys.type_text("Ждём вас в ")
    keys.tab_to(dialog.letter.holes["city"])
    keys.press(Key.Key_Space)
    keys.press(Key.Key_S, keys.CONTROL)
    save_as_pdf(program)
    keys.press(Key.Key_Escape)
    letters = pages_of(pdf)
    assert len(letters) == 14
    assert all("Ждём вас в Шуша" in letter for letter in letters)
    assert sum("Венгрия" in letter for letter in letters) == 1
    program.command("undo")
    program.command("invitations")
    assert "Ждём" not in dialog_of(program).letter.text()
    dialog_of(program).done(0)


def test_from_the_desk_the_letters_of_its_event_are_written(program: Program, pdf: Path) -> None:
    program.key(Key.Key_Return)
    form = program.form()
    assert isinstance(form, EventForm)
    lists = next(
        button.menu()
        for button in form.desk.findChildren(QPushButton)
        if without_mnemonic(button.text()) == "Lists"
    )
    assert isinstance(lists, QMenu)
    (letters,) = (a for a in lists.actions() if a.text() == "&Invitation letters…")
    letters.trigger()
    dialog = dialog_of(program)
    assert "Made-up Festival" in dialog.windowTitle()
    save_as_pdf(program)
    (letter,) = pages_of(pdf)
    assert "Hungary" in letter
    dialog.done(0)


def test_the_delegations_are_written_to(program: Program) -> None:
    program.go("delegations")
    program.search("event:made-up")
    program.page.grid.selectAll()
    program.command("copy_emails")
    addresses = QGuiApplication.clipboard().text().split(", ")
    said = program.window.status.sentence.text()
    assert len(addresses) > 3
    assert said.startswith(f"{len(addresses)} e-mail addresses copied.")
