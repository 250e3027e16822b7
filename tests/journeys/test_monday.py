"""A Monday in the protocol department: Hungary's delegation arrives by e-mail, lists go out, things
change, and everything can be taken back.

Every key and click is counted, beside the least that the same takes in a spreadsheet: see
spreadsheet.py.  After each undo the catalog holds again what it held before that very step.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from catalog_app.domain import Delegation, Document, Member
from catalog_app.storage.check import check
from catalog_app.ui.change_dialog import ChangeDialog
from catalog_app.ui.changes_view import ChangesView
from catalog_app.ui.document_dialog import DocumentDialog
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.field_form import FieldForm
from catalog_app.ui.fields_dialog import FieldsDialog
from catalog_app.ui.issued_view import IssuedView
from catalog_app.ui.letter_dialog import LetterDialog
from catalog_app.ui.paste_dialog import PasteDialog
from catalog_app.ui.preview import PrintPreview
from catalog_app.ui.spellings_dialog import SpellingsDialog
from catalog_app.ui.standing_view import StandingView
from tests import giving, keys
from tests.builders import a_sample, contents
from tests.hands import Hands
from tests.journeys.spreadsheet import ASKED, MEMBERS, NOTE, SPREADSHEET
from tests.paper import pages_of, text_of
from tests.ui.test_preview import answer_files
from tests.windows import Program, started

Key = Qt.Key
CONTROL = keys.CONTROL
NAME = 1  # the column of the grid

LETTER = """Dear colleagues,

thank you for the invitation.  Our delegation:

1. H.E. Mr Márton Kertész, Deputy State Secretary for Culture – head of delegation
2. Ms Ilona Szabó, Director, Made-up Institute of Folk Music
3. Mr Bálint Fazekas, Dancer
4. Ms Réka Molnár, Dancer
5. Mr Ádám Pásztor, Dancer
6. Ms Zsófia Takács, Dancer
7. Mr Gergely Varga, Violinist
8. Ms Eszter Juhász, Violinist
9. Mr Dániel Lakatos, Cimbalom player
10. Ms Anna Halász, Singer
11. Mr Péter Kovács, Press
12. Ms Judit Bárány (interpreter)

Best regards
"""
HERE, THERE = 213, 1100
"""What both ways come to: keys and clicks here, keys there."""


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        yield program


@pytest.fixture
def hands() -> Hands:
    return Hands()


@contextmanager
def previewing(act: Callable[[PrintPreview], object]) -> Iterator[None]:
    with keys.in_dialog(PrintPreview, act):
        yield


def saved(
    program: Program, hands: Hands, report: str, target: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """Saves a list of the event at hand as PDF, in English; its text."""
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(target)])

    def save(preview: PrintPreview) -> None:
        speak(preview, hands, "en")
        hands.click(preview.save_button)

    with previewing(save):
        hands.command(program, report)
    hands.count += 1  # Enter: the name of the file stands there
    return text_of(target)


def speak(preview: PrintPreview, hands: Hands, language: str) -> None:
    """Alt and a letter, and the first letter of the language."""
    box = preview.panel.language
    if box.currentData() != language:
        hands.choose(box, {"az": Key.Key_A, "en": Key.Key_E}[language])
    assert box.currentData() == language


def issued(program: Program, hands: Hands, number: int, language: str) -> None:
    def issue(preview: PrintPreview) -> None:
        speak(preview, hands, language)
        with keys.answering(f"Issue as No. {number}"):
            hands.click(preview.issue_button)
        hands.count += 1  # the answer

    with previewing(issue):
        hands.command(program, "participants")


def hungary(program: Program, hands: Hands) -> EventForm:
    """The form of the festival, with Hungary at the desk."""
    program.wait(lambda: program.page.grid.current_id() is not None)
    hands.press(Key.Key_Return)
    form = program.form()
    assert isinstance(form, EventForm)
    hands.press(Key.Key_Tab, CONTROL)
    sendings = form.desk.roster.sendings
    place = next(n for n, each in enumerate(sendings) if each.row.get("country") == "HU")
    hands.cell(form.desk.list, place)
    return form


def shown(view: ChangesView) -> list[list[str]]:
    table = view.rows
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def save(program: Program, hands: Hands, form: EventForm) -> None:
    assert program.form() is form
    with program.answered():
        hands.press(Key.Key_S, CONTROL)


def delegation_comes(program: Program, hands: Hands) -> None:
    """Hungary accepts, and sends twelve names by e-mail; all get a hotel."""
    form = hungary(program, hands)
    panel = form.desk.panel
    hands.reach(panel.sheet.editor("status").widget)
    hands.press(Key.Key_A, CONTROL)
    hands.type("acc")
    hands.press(Key.Key_Return)
    QGuiApplication.clipboard().setText(LETTER)

    def take(dialog: PasteDialog) -> None:
        assert len(dialog.rows) == MEMBERS
        hands.click(dialog.take_button)

    with keys.in_dialog(PasteDialog, take):
        hands.click(panel.part.paste_button)
    assert len(panel.members.members.list.members) == MEMBERS
    program.form()
    hands.cell(panel.members, 0, NAME)
    hands.press(Key.Key_A, CONTROL)

    def lodge(dialog: ChangeDialog) -> None:
        hands.choose(dialog.box, Key.Key_H)
        assert dialog.box.currentData() == "hotel"
        hands.reach(dialog.editor.widget)
        hands.type("Made-up Grand Hotel")
        hands.press(Key.Key_Return)
        hands.press(Key.Key_Return)

    with keys.in_dialog(ChangeDialog, lodge):
        hands.click(panel.part.change_button)
    save(program, hands, form)


def somebody_else_comes(program: Program, hands: Hands) -> None:
    form = hungary(program, hands)
    grid = form.desk.panel.members
    hands.cell(grid, 2, NAME)
    hands.click(form.desk.panel.part.replace_button)
    hands.type("Lilla Hegedűs")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    save(program, hands, form)


def what_is_late(program: Program, hands: Hands) -> None:
    hands.command(program, "standing")
    (view,) = program.window.findChildren(StandingView)
    assert view.rows.item(0, 0).text() == "Hungary"
    assert view.rows.item(0, 1).text() == "Reply overdue"

    def look(preview: PrintPreview) -> None:
        assert preview.document is not None
        assert preview.document.kicker == "Reminders"

    with previewing(look):
        hands.click(keys.button(view, "Write the reminder list…"))
    keys.front(view)
    hands.press(Key.Key_Escape)


def letter_is_written(
    program: Program, hands: Hands, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the one that is late, with a sentence of one's own, kept and saved as PDF."""
    answer_files(monkeypatch, target)
    hands.command(program, "invitations")
    dialog = program.window.findChildren(LetterDialog)[-1]
    keys.front(dialog)
    hands.press(Key.Key_End, CONTROL)
    hands.type(ASKED)
    hands.press(Key.Key_S, CONTROL)
    with previewing(lambda preview: hands.click(preview.save_button)):
        hands.press(Key.Key_P, CONTROL)
    hands.count += 1  # Enter: the name of the file stands there
    keys.front(dialog)
    hands.press(Key.Key_Escape)
    (letter,) = pages_of(target)
    assert "Hungary" in letter
    assert ASKED in " ".join(letter.split())


def field_is_added(program: Program, hands: Hands) -> None:
    """“Shirt size”, of members."""

    def fill(form: FieldForm) -> None:
        hands.choose(form.sections, Key.Key_M)
        assert form.sections.currentText() == "Members"
        hands.reach(form.sheet.editor("label").widget)
        hands.type("Shirt size")
        hands.press(Key.Key_Return)

    def add(dialog: FieldsDialog) -> None:
        with keys.in_dialog(FieldForm, fill):
            hands.click(dialog.add)
        keys.front(dialog)
        hands.press(Key.Key_Escape)

    with keys.in_dialog(FieldsDialog, add):
        hands.command(program, "fields")


def shirt_is_filled(program: Program, hands: Hands) -> None:
    form = hungary(program, hands)
    grid = form.desk.panel.members
    hands.cell(grid, 1, grid.members.names.index("shirt_size"))
    hands.type("XL")
    hands.press(Key.Key_Return)
    save(program, hands, form)


def note_verbale_comes(program: Program, hands: Hands, scan: Path) -> None:
    form = hungary(program, hands)

    def answer(_dialog: DocumentDialog) -> None:
        hands.type(NOTE)
        hands.press(Key.Key_Return)

    with giving.asked(answer):
        hands.drop(form.desk.panel.members, scan)
    program.form()
    save(program, hands, form)


def spelling_is_confirmed(program: Program, hands: Hands) -> None:
    """One in Russian."""

    def confirm(dialog: SpellingsDialog) -> None:
        hands.click(dialog.chips["ru"])
        row, code = dialog.model.ready()[0]
        hands.cell(dialog.grid, row, 1 + dialog.model.codes.index(code))
        hands.click(dialog.confirm_button)
        keys.front(dialog)
        hands.press(Key.Key_Escape)

    with keys.in_dialog(SpellingsDialog, confirm):
        hands.command(program, "spellings")


def somebody_cancels(program: Program, hands: Hands) -> None:
    form = hungary(program, hands)
    grid = form.desk.panel.members
    names = [grid.members.list.text(row, "person") for row in grid.members.list.members]
    place = next(row for row, name in enumerate(names) if "Takács" in name)
    hands.cell(grid, place, grid.members.names.index("status"))
    hands.type("cancelled")
    hands.press(Key.Key_Return)
    save(program, hands, form)


def what_has_changed(program: Program, hands: Hands) -> None:
    """No. 2 strikes out who has cancelled since No. 1."""
    hands.command(program, "issued")
    (lists,) = program.window.findChildren(IssuedView)
    hands.cell(lists.rows, 1)
    hands.click(keys.button(lists, "What has changed since…"))
    (changes,) = program.window.findChildren(ChangesView)
    struck = shown(changes)[0]
    assert (struck[0], "Takács" in struck[2]) == ("− struck out", True)
    for view in (changes, lists):
        keys.front(view)
        hands.press(Key.Key_Escape)


class Steps:
    """What the catalog held before each step that was done."""

    def __init__(self, program: Program, hands: Hands) -> None:
        self._program, self._hands = program, hands
        self.before: list[dict[str, list[object]]] = []

    def do(self, step: Callable[..., object], *more: object) -> None:
        catalog = self._program.window.catalog
        self.before.append(contents(catalog))
        step(self._program, self._hands, *more)
        assert contents(catalog) != self.before[-1]

    def undo_each(self) -> None:
        catalog = self._program.window.catalog
        while self.before:
            step = catalog.undo_step
            self._program.turn(Key.Key_Z)
            self._hands.count += 1
            assert contents(catalog) == self.before.pop(), step
        assert catalog.undo_step is None


def test_the_whole_monday(
    program: Program, hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog, steps = program.window.catalog, Steps(program, hands)
    program.search("made-up festival")
    hands.count += 1 + len("made-up festival")
    hands.press(Key.Key_Return)
    what_is_late(program, hands)
    steps.do(letter_is_written, tmp_path / "letters.pdf", monkeypatch)
    steps.do(field_is_added)
    steps.do(delegation_comes)
    sent = catalog.find(Delegation, "country:hungary").ids[0]
    assert catalog.get(Delegation, sent)["status"] == "accepted"
    assert len(catalog.find(Member, "country:hungary hotel:grand")) == MEMBERS
    steps.do(shirt_is_filled)
    assert len(catalog.find(Member, "country:hungary shirt_size:XL")) == 1
    steps.do(note_verbale_comes, giving.a_file(tmp_path / "scan 001.pdf"))
    assert len(catalog.find(Delegation, 'country:hungary documents:"note verbale"')) == 1
    assert len(catalog.find(Document, f'number:"{NOTE}" file:pdf')) == 1
    steps.do(somebody_else_comes)
    assert len(catalog.find(Member, "country:hungary status:replaced -replaced_by:none")) == 1
    steps.do(spelling_is_confirmed)
    steps.do(issued, 1, "az")
    steps.do(somebody_cancels)
    assert len(catalog.find(Member, "takács status:cancelled")) == 1
    steps.do(issued, 2, "az")
    what_has_changed(program, hands)
    rooms = saved(program, hands, "rooms", tmp_path / "rooms.pdf", monkeypatch)
    assert "MADE-UP GRAND HOTEL" in rooms
    assert "Ilona Szabó" in rooms
    badges = saved(program, hands, "badges", tmp_path / "badges.pdf", monkeypatch)
    assert "Judit Bárány" in badges
    steps.undo_each()
    assert check(catalog) == []
    assert (hands.count, sum(SPREADSHEET.values())) == (HERE, THERE)
