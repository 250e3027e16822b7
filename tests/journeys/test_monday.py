"""A Monday in the protocol department: Hungary's delegation arrives by e-mail, lists go out, things
change, and everything can be taken back.

What is pressed and clicked is counted, beside the least that the same takes in a spreadsheet: see
`SPREADSHEET`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from catalog_app.domain import Delegation, Member
from catalog_app.storage.check import check
from catalog_app.ui.change_dialog import ChangeDialog
from catalog_app.ui.changes_view import ChangesView
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.issued_view import IssuedView
from catalog_app.ui.paste_dialog import PasteDialog
from catalog_app.ui.preview import PrintPreview
from catalog_app.ui.standing_view import StandingView
from tests import keys
from tests.builders import a_sample, contents
from tests.paper import text_of
from tests.windows import Program, started

Key = Qt.Key
NONE, CONTROL = keys.NONE, keys.CONTROL

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
MEMBERS = 12


class Hands:
    """Counts what is pressed and clicked; a letter, a key and a key with Ctrl are one each."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            keys.press(key, modifier)
        self.count += times

    def type(self, text: str) -> None:
        keys.type_text(text)
        self.count += len(text)

    def click(self, button: QAbstractButton) -> None:
        keys.click(button)
        keys.settle()
        self.count += 1

    def command(self, program: Program, name: str) -> None:
        """From a menu: its title and its entry."""
        self.count += 2
        program.command(name)


COPIED = 5  # mark, copy, go to the other window, paste, go back
SPREADSHEET = {
    "take twelve people from the e-mail": MEMBERS * 4 * COPIED,  # role, name, position, employer
    "give them a hotel": 4 + len("Made-up Grand Hotel") + MEMBERS,  # type once, fill down
    "replace a member": 3 + len("Ms Lilla Hegedűs") + 6,  # insert, type, strike the old one out
    "who has not answered": 6 + 14 + 10,  # sort, look at 14 dates, mark, copy what is late
    "reminder list": 2 * COPIED + 60,  # copy name and address, type what is missing
    "list of participants in Azerbaijani": 126 * 2,  # titles and countries of 126 rows, at best 2
    "number and date of the list, a copy of it": 4 + len("No. 1, 25.11.2026") + 12,
    "cancel a member": 6,
    "mark in the next list what has changed": 126 + 8,  # compare line by line, colour the row
    "rooms by hotel": 12 + 24,  # sort by two columns, count, set heads
    "badges": 14 * COPIED,  # one document for each of some nine badges
    "undo all of it": 40,
}
"""Keys at the least, for somebody who is quick: one for each chord, no mistake, no mouse."""
HERE, THERE = 130, 971
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
    hands.press(Key.Key_Return)  # the name of the file stands there
    return text_of(target)


def speak(preview: PrintPreview, hands: Hands, language: str) -> None:
    box = preview.panel.language
    if box.currentData() != language:
        box.setCurrentIndex(box.findData(language))
        hands.count += 1


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
    keys.tab_to(form.desk.list)
    hands.count += 1  # Shift+Tab
    sendings = form.desk.roster.sendings
    place = next(n for n, each in enumerate(sendings) if each.row.get("country") == "HU")
    hands.press(Key.Key_Down, times=place - form.desk.list.currentIndex().row())
    return form


def shown(view: ChangesView) -> list[list[str]]:
    table = view.rows
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def save(program: Program, hands: Hands, form: EventForm) -> None:
    assert program.form() is form
    with program.qtbot.waitSignal(program.window.pages.answered, timeout=5000):
        hands.press(Key.Key_S, CONTROL)


def delegation_comes(program: Program, hands: Hands) -> None:
    """Hungary accepts, and sends twelve names by e-mail; all get a hotel."""
    form = hungary(program, hands)
    panel = form.desk.panel
    keys.tab_to(panel.sheet.editor("status").widget)
    hands.count += 1
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
    panel.members.setFocus()
    hands.press(Key.Key_A, CONTROL)

    def lodge(dialog: ChangeDialog) -> None:
        dialog.box.setCurrentIndex(dialog.box.findData("hotel"))
        hands.count += 2
        keys.tab_to(dialog.editor.widget)
        hands.count += 1
        hands.type("Made-up Grand Hotel")
        hands.press(Key.Key_Return)
        dialog.accept()
        hands.count += 1

    with keys.in_dialog(ChangeDialog, lodge):
        hands.click(panel.part.change_button)
    save(program, hands, form)


def somebody_else_comes(program: Program, hands: Hands) -> None:
    form = hungary(program, hands)
    grid = form.desk.panel.members
    keys.tab_to(grid)
    hands.count += 1
    grid.choose(2, 1)
    hands.count += 3
    hands.click(form.desk.panel.part.replace_button)
    hands.type("Lilla Hegedűs")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    save(program, hands, form)


def what_is_late(program: Program, hands: Hands) -> None:
    hands.command(program, "standing")
    (view,) = program.window.findChildren(StandingView)
    assert view.rows.item(0, 0).text() == "Hungary"
    assert view.rows.item(0, 4).text() == "Reply overdue"

    def look(preview: PrintPreview) -> None:
        assert preview.document is not None
        assert preview.document.kicker == "Reminders"

    with previewing(look):
        hands.click(keys.button(view, "Write the reminder list…"))
    view.reject()


def lists_go_out(program: Program, hands: Hands) -> None:
    """No. 1 in Azerbaijani; then somebody cancels, and No. 2 says so."""
    issued(program, hands, 1, "az")
    catalog = program.window.catalog
    catalog.save(Member, {"id": catalog.find(Member, "Takács").ids[0], "status": "cancelled"})
    hands.count += len("Takács") + 8  # search, go there, Enter, the field, its value, save
    issued(program, hands, 2, "az")
    hands.command(program, "issued")
    (lists,) = program.window.findChildren(IssuedView)
    lists.rows.selectRow(1)
    hands.count += 1
    hands.click(keys.button(lists, "What has changed since…"))
    (changes,) = program.window.findChildren(ChangesView)
    struck = shown(changes)[0]
    assert (struck[0], "Takács" in struck[2]) == ("− struck out", True)
    changes.reject()
    lists.reject()


def everything_is_taken_back(program: Program, hands: Hands) -> int:
    """How many steps that were."""
    steps = 0
    while program.window.catalog.undo_step is not None:
        program.turn(Key.Key_Z)
        hands.count += 1
        steps += 1
    return steps


def test_the_whole_monday(
    program: Program, hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = program.window.catalog
    before = contents(catalog)
    program.search("made-up festival")
    hands.count += 1 + len("made-up festival")
    hands.press(Key.Key_Down)
    what_is_late(program, hands)
    delegation_comes(program, hands)
    sent = catalog.find(Delegation, "country:hungary").ids[0]
    assert catalog.get(Delegation, sent)["status"] == "accepted"
    assert len(catalog.find(Member, "country:hungary hotel:grand")) == MEMBERS
    somebody_else_comes(program, hands)
    assert len(catalog.find(Member, "country:hungary status:replaced -replaced_by:none")) == 1
    lists_go_out(program, hands)
    rooms = saved(program, hands, "rooms", tmp_path / "rooms.pdf", monkeypatch)
    assert "MADE-UP GRAND HOTEL" in rooms
    assert "Ilona Szabó" in rooms
    badges = saved(program, hands, "badges", tmp_path / "badges.pdf", monkeypatch)
    assert "Judit Bárány" in badges
    assert everything_is_taken_back(program, hands) == 5
    assert contents(catalog) == before
    assert check(catalog) == []
    assert (hands.count, sum(SPREADSHEET.values())) == (HERE, THERE)
