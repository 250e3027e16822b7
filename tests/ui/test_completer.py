"""Suggestions below a line are taken with keys, and nothing is completed of itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from catalog_app.ui.completer import Completion, Offer
from tests import keys
from tests.keys import press, type_text

Key = Qt.Key
NAMES = ("Academy", "Astana", "Şuşa")


def offers(text: str) -> list[Offer]:
    """What begins so; one of just this name is sure, and so is what a code may mean."""
    if text == "kxx":
        return [Offer(NAMES[0], NAMES[0], sure=True)]
    found = [name for name in NAMES if name.lower().startswith(text.lower())]
    return [Offer(name, name, "a place", sure=name.lower() == text.lower()) for name in found]


class Asked:
    """A line with suggestions, and what was taken and entered."""

    def __init__(self, line: QLineEdit, *, several: bool = False) -> None:
        self.line = line
        self.taken: list[str] = []
        self.entered = 0
        self.completion = Completion(line, offers, several=several)
        self.completion.taken.connect(lambda offer: self.taken.append(offer.value))
        self.completion.entered.connect(self._enter)

    def _enter(self) -> None:
        self.entered += 1


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[QLineEdit]:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    keys.focus(line)
    yield line
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()


def shown() -> list[str]:
    """What the open list offers; nothing where none is open."""
    popup = QApplication.activePopupWidget()
    if not isinstance(popup, QListView):
        return []
    model = popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_typing_opens_the_list_and_changes_nothing_else(line: QLineEdit) -> None:
    asked = Asked(line)
    type_text("a")
    assert shown() == ["Academy", "Astana"]
    assert (line.text(), asked.taken) == ("a", [])
    type_text("s")
    assert shown() == ["Astana"]
    type_text("x")
    assert shown() == []


def test_an_unsure_suggestion_is_taken_only_when_it_is_marked(line: QLineEdit) -> None:
    asked = Asked(line)
    type_text("a")
    press(Key.Key_Return)
    assert (shown(), asked.taken, asked.entered) == ([], [], 1)
    type_text("c")
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert asked.taken == ["Academy"]


def test_a_sure_one_is_taken_by_enter(line: QLineEdit) -> None:
    asked = Asked(line)
    type_text("şuşa")
    press(Key.Key_Return)
    assert (asked.taken, asked.entered) == (["Şuşa"], 1)


def test_escape_closes_the_list_and_keeps_what_was_typed(line: QLineEdit) -> None:
    asked = Asked(line)
    type_text("as")
    press(Key.Key_Escape)
    assert (shown(), line.text(), asked.taken) == ([], "as", [])


def test_the_arrow_down_opens_the_whole_list(line: QLineEdit) -> None:
    Asked(line)
    press(Key.Key_Down)
    assert shown() == list(NAMES)


def test_the_arrow_in_the_line_does_so_with_the_mouse(line: QLineEdit) -> None:
    Asked(line).completion.add_arrow()
    line.actions()[0].trigger()
    assert shown() == list(NAMES)


def test_a_line_without_the_focus_opens_nothing(qtbot: QtBot, line: QLineEdit) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    asked = Asked(other)
    other.insert("a")
    other.textEdited.emit("a")
    assert (shown(), asked.taken) == ([], [])


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [("", "as", "Astana"), ("Academy; ", "as", "Academy; Astana"), ("x;y", "", "x; Astana")],
)
def test_of_several_only_the_part_at_the_cursor_is_replaced(
    line: QLineEdit, before: str, typed: str, after: str
) -> None:
    asked = Asked(line, several=True)
    line.setText(before)
    type_text(typed)
    asked.completion.replace_part("Astana")
    assert line.text() == after
    assert line.cursorPosition() == len(after)


def test_the_part_in_the_middle_is_completed_where_the_cursor_stands(line: QLineEdit) -> None:
    asked = Asked(line, several=True)
    line.setText("Academy; ; Şuşa")
    line.setCursorPosition(len("Academy; "))
    type_text("as")
    assert asked.completion.part() == "as"
    assert shown() == ["Astana"]
    asked.completion.replace_part("Astana")
    assert line.text() == "Academy; Astana; Şuşa"


def test_what_stands_beside_is_told_to_screen_readers(line: QLineEdit) -> None:
    Asked(line)
    type_text("as")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    spoken = popup.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Astana · a place"
    assert keys.focused() is line


def test_tab_takes_the_marked_one_too(line: QLineEdit) -> None:
    asked = Asked(line)
    type_text("academy")
    press(Key.Key_Tab)
    assert (asked.taken, shown()) == (["Academy"], [])


def test_tab_takes_nothing_that_does_not_begin_as_typed_unless_it_was_marked(
    line: QLineEdit,
) -> None:
    asked = Asked(line)
    type_text("kxx")
    assert shown() == ["Academy"]
    press(Key.Key_Tab)
    assert (asked.taken, shown(), line.text()) == ([], [], "kxx")
    line.clear()
    type_text("a")
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Tab)
    assert asked.taken == ["Astana"]


def test_a_list_that_is_opened_at_a_value_goes_on_from_it(line: QLineEdit) -> None:
    asked = Asked(line)
    asked.completion.add_arrow()
    line.setText(NAMES[1])
    line.actions()[0].trigger()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert asked.taken == [NAMES[2]]


def test_the_arrow_down_offers_all_where_typing_would_replace_the_value(line: QLineEdit) -> None:
    Asked(line).completion.add_arrow()
    line.setText(NAMES[1])
    line.selectAll()
    press(Key.Key_Down)
    assert shown() == list(NAMES)


def test_typing_replaces_what_stands_in_a_line_that_was_clicked(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, other = QLineEdit(window), QLineEdit(NAMES[1], window)
    other.setGeometry(0, 100, 200, 40)
    Asked(other).completion.add_arrow()
    window.show()
    keys.front(window)
    assert keys.has_focus(first)
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert keys.has_focus(other)
    type_text("ac")
    assert other.text() == "ac"
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)  # a second one only moves the cursor
    assert not other.hasSelectedText()


def test_typing_replaces_the_value_at_which_the_list_was_opened(line: QLineEdit) -> None:
    Asked(line).completion.add_arrow()
    line.setText(NAMES[1])
    line.actions()[0].trigger()
    type_text("ac")
    assert line.text() == "ac"


def test_a_long_suggestion_is_cut_and_leaves_room_for_what_stands_beside(line: QLineEdit) -> None:
    asked = Asked(line)
    pictures = []
    for beside in ("Organisation", ""):
        asked.completion.show([Offer("Long " * 60, 1, beside)])
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QListView)
        assert not popup.horizontalScrollBar().isVisible()
        place = popup.visualRect(popup.model().index(0, 0))
        assert place.right() <= popup.viewport().width()
        pictures.append(popup.viewport().grab(place).toImage())
    assert pictures[0] != pictures[1]
