"""What a record says is shown as it stands, never read as HTML."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from catalog_app.ui import plain, style

NASTY = "<b>Bold</b> & <img src='file:///red.png'>"


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    style.apply(qapp, "light")


def shown_box() -> QMessageBox:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box


def during(look: Callable[[QMessageBox], None]) -> None:
    """Looks at the next message box and then presses Esc."""

    def now() -> None:
        box = shown_box()
        try:
            look(box)
        finally:
            if box.isVisible():
                QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, now)


def press(text: str) -> Callable[[QMessageBox], None]:
    def look(box: QMessageBox) -> None:
        next(each for each in box.buttons() if each.text() == text).click()

    return look


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_label_shows_tags_as_text(qtbot: QtBot) -> None:
    made = plain.label(NASTY, role="title", wrap=True, selectable=True)
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == NASTY
    assert made.wordWrap()
    assert made.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not made.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse


def test_a_label_leads_to_its_field_and_names_it(qtbot: QtBot) -> None:
    field = QLineEdit()
    made = plain.label("&Host && guest", buddy=field)
    qtbot.addWidget(made)
    qtbot.addWidget(field)
    assert made.buddy() is field
    assert field.accessibleName() == "Host & guest"


def test_a_name_given_before_is_kept(qtbot: QtBot) -> None:
    field = QLineEdit()
    field.setAccessibleName("Host country")
    made = plain.label("&Country", buddy=field)
    qtbot.addWidget(made)
    qtbot.addWidget(field)
    assert field.accessibleName() == "Host country"


@pytest.mark.parametrize("text", [NASTY, "a < b & c", "Almaty\nKazakhstan"])
def test_a_tooltip_is_read_as_it_was_written(owner: QWidget, text: str) -> None:
    plain.tip(owner, text)
    document = QTextDocument()
    tip = owner.toolTip()
    if Qt.mightBeRichText(tip):
        document.setHtml(tip)
    else:
        document.setPlainText(tip)
    assert document.toPlainText() == text


def test_a_question_shows_tags_as_text_and_answers_with_the_place(owner: QWidget) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        formats = {label.textFormat() for label in box.findChildren(QLabel) if label.text()}
        assert formats == {Qt.TextFormat.PlainText}
        seen.append(box.text())
        press("Discard")(box)

    during(look)
    assert plain.ask(owner, "Draft", NASTY, ("Keep", "Discard", "Cancel")) == 1
    assert seen == [NASTY]


def test_escape_means_the_choice_named_for_it(owner: QWidget) -> None:
    during(lambda box: None)
    assert plain.ask(owner, "Draft", "Keep it?", ("Keep", "Discard", "Cancel")) == 2
    during(lambda box: None)
    assert plain.ask(owner, "Draft", "Keep it?", ("Keep", "Discard"), escape=0) == 0


def test_enter_never_confirms_what_destroys(owner: QWidget) -> None:
    def enter(box: QMessageBox) -> None:
        assert box.defaultButton().text() == "Keep"
        box.defaultButton().click()

    during(enter)
    assert not plain.confirm(owner, "Trash", "Empty the trash?", "Empty", "Keep")
    during(press("Empty"))
    assert plain.confirm(owner, "Trash", "Empty the trash?", "Empty", "Keep")


def test_a_sentence_is_told_as_it_stands(owner: QWidget) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        assert box.textFormat() == Qt.TextFormat.PlainText
        seen.append(box.text())

    during(look)
    plain.tell(owner, NASTY)
    assert seen == [NASTY]


def test_enter_presses_a_button_only_where_something_made_it_the_default(qtbot: QtBot) -> None:
    pressed: list[str] = []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    row = QHBoxLayout(dialog)
    quiet = plain.button("&Hide && seek", lambda: pressed.append("quiet"))
    filled = plain.button("&Save", lambda: pressed.append("filled"), primary=True)
    line = QLineEdit()
    for widget in (line, quiet, filled):
        row.addWidget(widget)
    dialog.show()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert pressed == []
    filled.setDefault(True)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.mouseClick(quiet, Qt.MouseButton.LeftButton)
    assert pressed == ["filled", "quiet"]
    assert (quiet.accessibleName(), filled.property("primary")) == ("Hide & seek", True)
