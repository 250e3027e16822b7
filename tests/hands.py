"""Hands that count: what a person presses and clicks in front of the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QWidget

from tests import giving, keys
from tests.windows import Program

NONE = keys.NONE


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

    def reach(self, widget: QWidget) -> None:
        """By a click into it."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        keys.settle()
        here = keys.focused()
        assert here is widget or widget.isAncestorOf(here)
        self.count += 1

    def cell(self, view: QAbstractItemView, row: int, column: int = 0) -> None:
        """By a click on it."""
        index = view.model().index(row, column)
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)
        keys.settle()
        assert view.currentIndex() == index
        self.count += 1

    def choose(self, box: QComboBox, letter: Qt.Key) -> None:
        """What begins so, once the box is reached by its own letter with Alt."""
        keys.front(box.window())
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.count += 1
        self.press(letter)

    def drop(self, widget: QWidget, path: Path) -> None:
        """A file from the folder window: the button goes down there, and up here."""
        giving.drop(widget, giving.of_files(path))
        self.count += 2

    def command(self, program: Program, name: str) -> None:
        """From a menu: its title and its entry."""
        self.count += 2
        program.command(name)
