"""The first event of a new catalog, from a press report to paper, and back by undo.

"With the support of the Culture Ministry, Azerbaijani young talents … participated in the I TURKSOY
Turkic World Youth Meeting held in Almaty, Kazakhstan."
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from catalog_app.domain import SECTIONS
from catalog_app.ui.country_finder import CountryFinder
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.preview import PrintPreview
from tests import keys
from tests.builders import a_catalog
from tests.keys import CONTROL, press, tab_to, type_text
from tests.windows import Program, started

Key = Qt.Key
TITLE = "I TURKSOY Turkic World Youth Meeting"
ORGANISER = "TURKSOY"
SUPPORTER = "Ministry of Culture of Azerbaijan"
MEMBER = "Aysel Məmmədova"
FILLED = {"events": 1, "delegations": 1, "members": 1, "people": 1, "organisations": 2}
EMPTY = dict.fromkeys(FILLED, 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    a_catalog(tmp_path / "catalog.db").close()
    return tmp_path / "catalog.db"


@pytest.fixture
def program(qtbot: QtBot, path: Path) -> Iterator[Program]:
    with started(qtbot, path) as program:
        yield program


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file dialog saves to."""
    path = tmp_path / "list.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(path)])
    return path


def write(form: EventForm, **texts: str) -> None:
    """Goes by Tab from field to field, types, and goes on."""
    for name, text in texts.items():
        tab_to(form.sheet.editor(name).widget)
        type_text(text)
        press(Key.Key_Tab)


def send_the_young_talents(form: EventForm) -> None:
    """The Azerbaijani delegation at the desk, with one member."""
    tab_to(form.tabs.tabBar())
    press(Key.Key_Right)
    tab_to(form.desk.senders.line)
    type_text("Azərbaycan")
    press(Key.Key_Return)
    tab_to(form.desk.panel.sheet.editor("name").widget)
    type_text("young talents")
    tab_to(form.desk.panel.members)
    type_text(MEMBER)
    press(Key.Key_Return)
    type_text("Singer")
    press(Key.Key_Return)


def enter_the_event(program: Program) -> None:
    """Through the window, with a click and then with keys alone."""
    keys.click(keys.button(program.page, "Add the first event"))
    form = program.form()
    assert isinstance(form, EventForm)
    write(form, title=TITLE, kind="Meeting", when="11–16 oct 2024", city="Almaty")
    write(form, country="Қазақстан", organisers=ORGANISER, supporters=SUPPORTER)
    send_the_young_talents(form)
    with program.answered():
        press(Key.Key_S, CONTROL)
    program.shows(title=TITLE)


def add_a_summary(program: Program) -> None:
    """A second change, of the record at hand."""
    program.page.grid.setFocus()
    press(Key.Key_Return)
    form = program.form()
    assert isinstance(form, EventForm)
    write(form, summary="Young people of the Turkic world met.")
    with program.answered():
        press(Key.Key_S, CONTROL)


def told(program: Program) -> dict[str, str]:
    """What the details say, by the names of their lines and groups."""
    program.wait(lambda: program.details.sheet is not None)
    sheet = program.details.sheet
    assert sheet is not None
    parts = (*sheet.lines, *sheet.groups)
    return {part.name: ", ".join(piece.text for piece in part.pieces) for part in parts}


def counts(program: Program) -> dict[str, int]:
    """How many records the sections hold of which the journey adds some."""
    catalog = program.window.catalog
    return {each.section: len(catalog.find(each)) for each in SECTIONS if each.section in FILLED}


def printed(program: Program, target: Path, command: str) -> list[str]:
    """Saves what the command prints as a PDF; the lines that pdftotext reads."""

    def save(preview: PrintPreview) -> None:
        by_country = preview.panel.group.findData("country")
        if by_country >= 0:
            preview.panel.group.setCurrentIndex(by_country)
        keys.click(preview.save_button)

    with keys.in_dialog(PrintPreview, save):
        program.command(command)
    told = subprocess.run(
        ["pdftotext", "-layout", str(target), "-"], capture_output=True, check=True
    )
    return [" ".join(line.split()) for line in told.stdout.decode().splitlines()]


def test_what_was_entered_stands_in_the_details(program: Program) -> None:
    enter_the_event(program)
    said = told(program)
    assert said["Where"] == "Almaty, Kazakhstan"
    assert said["Organisers"] == ORGANISER
    assert said["Supporters"] == SUPPORTER
    assert said["Delegations"] == "Azerbaijan · young talents"
    assert counts(program) == FILLED
    program.go("members")
    assert program.column("person") == [MEMBER]
    program.shows(title=MEMBER)
    assert told(program)["Position"] == "Singer"


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


def test_find_by_country_leads_to_it(program: Program) -> None:
    enter_the_event(program)
    program.press(Key.Key_K)
    program.wait(lambda: program.window.findChild(CountryFinder) is not None)
    finder = program.window.findChild(CountryFinder)
    keys.front(finder)
    assert keys.has_focus(finder.field)
    type_text("Özbekistan")
    assert finder.title.text() == "Uzbekistan"
    program.wait(lambda: finder.rows.model().rowCount() > 0)
    with program.answered():
        press(Key.Key_Return)
    assert program.page.text == "-from:UZ"
    assert program.column("title") == [TITLE]


def test_every_step_is_undone_and_done_again(program: Program) -> None:
    enter_the_event(program)
    add_a_summary(program)
    summary = "Young people of the Turkic world met."
    for key, left in (
        (Key.Key_Z, FILLED),
        (Key.Key_Z, EMPTY),
        (Key.Key_Y, FILLED),
        (Key.Key_Y, FILLED),
    ):
        program.turn(key)
        assert counts(program) == left
    program.wait(lambda: told(program).get("Summary") == summary)
    assert told(program)["Delegations"] == "Azerbaijan · young talents"
    program.turn(Key.Key_Z)
    program.wait(lambda: "Summary" not in told(program))


def test_it_is_undone_after_a_restart_when_the_question_is_answered(
    qtbot: QtBot, path: Path
) -> None:
    with started(qtbot, path) as program:
        enter_the_event(program)
        program.window.close()
    with started(qtbot, path) as program:
        assert program.column("title") == [TITLE]
        with keys.answering("No") as asked:
            program.press(Key.Key_Z)
        assert TITLE in asked[0]
        assert counts(program) == FILLED
        with keys.answering("Yes"):
            program.turn(Key.Key_Z)
        assert counts(program) == EMPTY
        program.turn(Key.Key_Y)
        assert counts(program) == FILLED


def test_the_table_is_printed_by_country(program: Program, target: Path) -> None:
    enter_the_event(program)
    lines = printed(program, target, "print")
    assert lines.index("KAZAKHSTAN 1") < next(n for n, line in enumerate(lines) if TITLE in line)
    assert any("11–16 Oct 2024" in line and "Almaty" in line for line in lines)


def test_its_participants_are_printed_by_country(program: Program, target: Path) -> None:
    enter_the_event(program)
    lines = printed(program, target, "participants")
    text = "\n".join(lines)
    assert TITLE in text
    assert "Almaty" in text
    head = next(n for n, line in enumerate(lines) if line.startswith("AZERBAIJAN"))
    assert any(MEMBER in line and "Singer" in line for line in lines[head:])
