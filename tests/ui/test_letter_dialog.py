"""Letters of invitation on the screen: their text, their holes, and the page beside them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from catalog_app.domain import Member
from catalog_app.domain.letters import shipped
from catalog_app.i18n import CODES, Language
from catalog_app.reports.blocks import Paragraph
from catalog_app.settings import PrintChoices, Settings
from catalog_app.storage.letters import own_texts
from catalog_app.ui.letter_dialog import LetterDialog
from catalog_app.ui.preview import PrintPreview
from tests import keys
from tests.builders import a_catalog, delegation, event
from tests.windows import Program, started

Key = Qt.Key
KIND = "invitation"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    fair = event(catalog, title="Fair", country="AZ")
    for country, status in (("HU", "invited"), ("TR", "accepted"), ("GE", None)):
        delegation(catalog, fair, country=country, status=status)
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


def opened(program: Program) -> LetterDialog:
    program.command("invitations")
    dialog = program.window.findChildren(LetterDialog)[-1]
    keys.front(dialog)
    return dialog


@pytest.fixture
def dialog(program: Program) -> Iterator[LetterDialog]:
    dialog = opened(program)
    yield dialog
    if is_open(program):
        dialog.done(0)


def is_open(program: Program) -> bool:
    return any(each.isVisible() for each in program.window.findChildren(LetterDialog))


def texts(program: Program) -> dict[str, str]:
    return own_texts(program.window.catalog, KIND)


def type_over(dialog: LetterDialog, text: str) -> None:
    dialog.letter.editor.setFocus()
    keys.press(Key.Key_A, keys.CONTROL)
    keys.type_text(text)


def seen(dialog: LetterDialog) -> QImage:
    """The page as it is seen."""
    return dialog.page.grab().toImage()


def choose(dialog: LetterDialog, code: str) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData(code))


def test_it_begins_with_the_shipped_text_in_the_language_of_the_last_list(
    program: Program,
) -> None:
    Settings.keep(printing=PrintChoices(language="ru"))
    dialog = opened(program)
    assert dialog.language.currentText() == "Русский"
    assert dialog.letter.text() == shipped(KIND, "ru")
    names = [dialog.language.itemText(row) for row in range(dialog.language.count())]
    assert names == [Language(code).name for code in CODES]
    assert not dialog.shipped_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    dialog.reject()


def test_letters_go_to_those_who_have_not_answered_to_all_or_to_one(
    program: Program, dialog: LetterDialog
) -> None:
    told = [dialog.to.itemText(row) for row in range(dialog.to.count())]
    assert told == [
        "Those who have not answered: 2",
        "All delegations: 3",
        "Georgia",
        "Hungary",
        "Türkiye",
    ]


@pytest.mark.parametrize("section", ["delegations", "members"])
def test_from_a_delegation_it_is_the_one_at_first(program: Program, section: str) -> None:
    program.window.catalog.save(Member, {"delegation": 2, "name": "A"})
    program.go(section)
    program.search("Türkiye")
    dialog = opened(program)
    assert dialog.to.currentText() == "Türkiye"
    dialog.reject()


def test_what_is_typed_is_seen_on_the_page(program: Program, dialog: LetterDialog) -> None:
    before = seen(dialog)
    type_over(dialog, "Come")
    program.wait(lambda: seen(dialog) != before)
    assert dialog.problem.isHidden()


def test_a_hole_is_put_in_by_a_press_and_by_keys(dialog: LetterDialog) -> None:
    type_over(dialog, "To: ")
    keys.click(dialog.letter.holes["delegation"])
    keys.type_text(", ")
    keys.tab_to(dialog.letter.holes["event"])
    keys.press(Key.Key_Space)
    assert dialog.letter.text() == "To: {delegation}, {event}"
    assert keys.has_focus(dialog.letter.editor)


def test_the_line_at_hand_is_set_flush_right_and_back(dialog: LetterDialog) -> None:
    type_over(dialog, "Baku")
    keys.click(dialog.letter.right)
    keys.type_text("!")
    assert dialog.letter.text() == "→ Baku!"
    keys.click(dialog.letter.right)
    assert dialog.letter.text() == "Baku!"


def test_an_unknown_hole_is_told_while_it_is_typed_and_neither_printed_nor_saved(
    program: Program, dialog: LetterDialog
) -> None:
    type_over(dialog, "Dear {guest}")
    program.wait(dialog.problem.isVisible)
    assert "Line 1: “{guest}” is no placeholder" in dialog.problem.text()
    assert not dialog.print_button.isEnabled()
    assert not dialog.save()
    assert texts(program) == {}
    type_over(dialog, "Dear guest")
    program.wait(dialog.problem.isHidden)
    assert dialog.print_button.isEnabled()


def test_an_empty_letter_is_told(program: Program, dialog: LetterDialog) -> None:
    type_over(dialog, " ")
    program.wait(dialog.problem.isVisible)
    assert "There is nothing in the letter" in dialog.problem.text()
    assert not dialog.print_button.isEnabled()


def test_texts_of_several_languages_are_saved_in_one_step_and_undone(
    program: Program, dialog: LetterDialog
) -> None:
    type_over(dialog, "Come")
    choose(dialog, "az")
    type_over(dialog, "Gelin")
    choose(dialog, "en")
    assert dialog.letter.text() == "Come"
    keys.press(Key.Key_S, keys.CONTROL)
    assert texts(program) == {"en": "Come", "az": "Gelin"}
    assert not dialog.save_button.isEnabled()
    assert "Changed “Invitation" in program.window.status.sentence.text()
    dialog.reject()
    program.turn(Key.Key_Z)
    assert texts(program) == {}


def test_the_way_back_to_the_shipped_text_can_be_taken_back(
    program: Program, dialog: LetterDialog
) -> None:
    type_over(dialog, "Come")
    dialog.save()
    keys.click(dialog.shipped_button)
    assert dialog.letter.text() == shipped(KIND, "en")
    keys.press(Key.Key_Z, keys.CONTROL)
    assert dialog.letter.text() == "Come"
    keys.click(dialog.shipped_button)
    dialog.save()
    assert texts(program) == {}
    program.window.catalog.undo()
    assert texts(program) == {"en": "Come"}


@pytest.mark.parametrize(
    ("answer", "kept", "open"),
    [("Save", {"en": "Come"}, False), ("Throw it away", {}, False), ("Go on writing", {}, True)],
)
def test_a_text_that_is_not_saved_is_asked_for(
    program: Program, answer: str, kept: dict[str, str], open: bool
) -> None:
    dialog = opened(program)
    type_over(dialog, "Come")
    with keys.answering(answer) as asked:
        keys.press(Key.Key_Escape)
    assert asked == ["Save the text of the letter in English?"]
    assert texts(program) == kept
    assert is_open(program) == open
    if open:
        dialog.done(0)


def test_a_text_that_cannot_be_saved_keeps_the_dialog_open(program: Program) -> None:
    dialog = opened(program)
    type_over(dialog, "Come {x}")
    with keys.answering("Save"):
        dialog.close()
    assert is_open(program)
    assert "is no placeholder" in dialog.problem.text()
    dialog.done(0)


def test_nothing_is_asked_where_the_text_is_as_it_was(program: Program) -> None:
    dialog = opened(program)
    type_over(dialog, "x")
    keys.press(Key.Key_Z, keys.CONTROL)
    dialog.reject()
    assert not is_open(program)


def test_what_stands_in_the_dialog_is_printed_also_unsaved(
    program: Program, dialog: LetterDialog
) -> None:
    type_over(dialog, "{delegation}: come")

    def look(preview: PrintPreview) -> None:
        said.append((preview.choices.language, preview.pages.view.pageCount(), _text(preview)))
        preview.panel.language.setCurrentIndex(preview.panel.language.findData("az"))
        said.append((preview.choices.language, preview.pages.view.pageCount(), _text(preview)[:5]))

    said: list[tuple[str, int, list[str]]] = []
    with keys.in_dialog(PrintPreview, look):
        keys.press(Key.Key_P, keys.CONTROL)
    assert said[0] == ("en", 2, ["Georgia: come", "Hungary: come"])
    assert said[1][:2] == ("az", 2)
    assert texts(program) == {}
    assert not program.window.findChildren(QMessageBox)


def _text(preview: PrintPreview) -> list[str]:
    assert preview.document is not None
    return [block.text for block in preview.document.blocks() if isinstance(block, Paragraph)]


def test_where_there_is_nobody_to_invite_nothing_is_printed(program: Program) -> None:
    event(program.window.catalog, title="Nobody")
    program.search("Nobody")
    dialog = opened(program)
    assert dialog.to.currentText() == "All delegations: 0"
    assert not dialog.print_button.isEnabled()
    dialog.reject()
