"""The first event of a new catalog, from a press report to paper, and back by undo.

"With the support of the Culture Ministry, Azerbaijani young talents … participated in the I TURKSOY
Turkic World Youth Meeting held in Almaty, Kazakhstan."
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from catalog_app.ui import plain
from catalog_app.ui.country_finder import CountryFinder
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.preview import PrintPreview
from tests.builders import a_catalog
from tests.windows import Program, started

TITLE = "I TURKSOY Turkic World Youth Meeting"
ORGANISER = "TURKSOY"
SUPPORTER = "Ministry of Culture of Azerbaijan"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    a_catalog(tmp_path / "catalog.db").close()
    return tmp_path / "catalog.db"


@pytest.fixture
def program(qtbot: QtBot, path: Path) -> Iterator[Program]:
    with started(qtbot, path) as program:
        yield program


def write(form: EventForm, name: str, text: str) -> None:
    """Types into a field and goes on to the next, as the Tab key does."""
    line = form.sheet.editor(name).widget
    field = line if isinstance(line, QLineEdit) else line.findChild(QLineEdit)
    assert field is not None, name
    field.setFocus()
    field.insert(text)
    field.textEdited.emit(field.text())
    field.editingFinished.emit()


def enter_the_event(program: Program) -> None:
    """Through the form of the window, with keys where Qt lets them be pressed."""
    state = program.page.findChild(QPushButton)
    assert state.text() == "Add the first event"
    state.click()
    form = program.form()
    assert isinstance(form, EventForm)
    write(form, "title", TITLE)
    write(form, "country", "Қазақстан")
    write(form, "city", "Almaty")
    write(form, "organisers", ORGANISER)
    write(form, "supporters", SUPPORTER)
    form.tabs.setCurrentIndex(1)
    line = form.desk.senders.findChild(QLineEdit)
    line.insert("Azərbaycan")
    program.qtbot.keyClick(line, Qt.Key.Key_Return)
    with program.qtbot.waitSignal(program.window.pages.answered, timeout=5000):
        program.qtbot.keyClick(form, Qt.Key.Key_S, CONTROL)
    program.wait(lambda: program.page.table.rowCount() == 1)
    program.shows(title=TITLE)


def told(program: Program) -> dict[str, str]:
    """What the details say, by the names of their lines and groups."""
    sheet = program.details.sheet
    assert sheet is not None
    parts = (*sheet.lines, *sheet.groups)
    return {part.name: ", ".join(piece.text for piece in part.pieces) for part in parts}


def test_what_was_entered_stands_in_the_details(program: Program) -> None:
    enter_the_event(program)
    said = told(program)
    assert said["Where"] == "Almaty, Kazakhstan"
    assert said["Organisers"] == ORGANISER
    assert said["Supporters"] == SUPPORTER
    assert said["Delegations"] == "Azerbaijan"


@pytest.mark.parametrize(
    "text",
    [
        "country:kazakhstan",
        "Қазақстан",
        "from:azerbaijan",
        "country:KZ from:Азербайджан",
        "almati",
        "organiser:turksoy",
    ],
)
def test_it_is_found_in_any_language(program: Program, text: str) -> None:
    enter_the_event(program)
    program.search("-title:youth")
    assert program.column("title") == []
    program.search(text)
    assert program.column("title") == [TITLE]


def test_find_by_country_leads_to_it(qtbot: QtBot, program: Program) -> None:
    enter_the_event(program)
    program.press(Qt.Key.Key_K)
    program.wait(lambda: program.window.findChild(CountryFinder) is not None)
    finder = program.window.findChild(CountryFinder)
    finder.field.setText("Özbekistan")
    program.wait(lambda: finder.rows.model().rowCount() > 0)
    with qtbot.waitSignal(program.window.pages.answered):
        qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert program.page.text == "-from:UZ"
    assert program.column("title") == [TITLE]


def test_all_of_it_is_undone_and_done_again(program: Program) -> None:
    enter_the_event(program)
    for name, rows in (("undo", 0), ("redo", 1)):
        with program.qtbot.waitSignal(program.window.pages.answered):
            program.command(name)
        program.wait(lambda rows=rows: program.page.table.rowCount() == rows)
    program.shows(title=TITLE)
    assert told(program)["Delegations"] == "Azerbaijan"


def test_it_is_undone_after_a_restart_when_the_question_is_answered(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with started(qtbot, path) as program:
        enter_the_event(program)
        program.window.close()
    monkeypatch.setattr(plain, "confirm", lambda *_: True)
    with started(qtbot, path) as program:
        assert program.column("title") == [TITLE]
        with qtbot.waitSignal(program.window.pages.answered):
            program.command("undo")
        assert program.column("title") == []
        program.go("delegations")
        assert program.page.table.rowCount() == 0


def test_its_list_of_participants_becomes_a_pdf(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter_the_event(program)
    target = tmp_path / "participants.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(target)])

    def save(preview: PrintPreview) -> int:
        preview.save_button.click()
        return 0

    monkeypatch.setattr(PrintPreview, "exec", save)
    for name in ("participants", "print"):
        program.command(name)
        assert target.read_bytes().startswith(b"%PDF")
        target.unlink()
