"""Parts of the paste dialog: the box of the text, where a value came from, and what each column of
a table holds.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain.delegations import Member
from catalog_app.domain.people import Person
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.ui import plain, style

if TYPE_CHECKING:
    from catalog_app.exchange.pasting import Understood

_PICTURE = mark(
    "The clipboard holds a picture. Copy the list as text; the picture itself can be attached under"
    " Documents."
)
_FROM = mark("From the marked piece of line {number}")
_COLUMN = mark("Column {number} holds")
_NO_COLUMN = mark("(left out)")
_LABELS = {
    "about": mark("Position and employer"),
    "number": mark("Number"),
    "name": mark("Name"),
}
_LINES = 2


class ListBox(QPlainTextEdit):
    """Takes the text of a clipboard, unless it would be frozen by it.

    `refused`: with the ValueProblem that says why.
    """

    refused = Signal(ValueProblem)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def insertFromMimeData(self, source: QMimeData) -> None:
        from catalog_app.exchange.pasting import stop_at_too_much

        try:
            text = clipboard_text(source)
            stop_at_too_much(text, self._language)
        except ValueProblem as problem:
            self.refused.emit(problem)
            return
        self.insertPlainText(text)


class SourceLine(QWidget):
    """A line of the pasted text, with the piece marked that a value is from."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.line = QPlainTextEdit()
        self.line.setReadOnly(True)
        self.line.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 20)
        self.line.setTabChangesFocus(True)
        self._name = plain.label("", role="quiet", buddy=self.line)
        self.line.setAccessibleName(language.text(_FROM, number=""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self.line)

    def show_source(self, found: "Understood | None", name: str) -> None:
        """`name`: of the field whose piece is marked."""
        self.line.setPlainText(found.line if found else "")
        number = self._language.text(_FROM, number=found.number) if found else ""
        self._name.setText(number)
        self.line.setAccessibleName(number)
        self.line.setExtraSelections([self._marked(found, name)] if found else [])

    def _marked(self, found: "Understood", name: str) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        marked.cursor = QTextCursor(self.line.document())
        piece = found.pieces.get(name)
        if piece is not None:
            # Qt counts the letters beyond the first plane twice.
            before, value = found.line[: piece.start], found.line[piece.start : piece.end]
            first, length = (len(text.encode("utf-16-le")) // 2 for text in (before, value))
            marked.cursor.setPosition(first)
            marked.cursor.setPosition(first + length, QTextCursor.MoveMode.KeepAnchor)
        marked.format = QTextCharFormat()
        marked.format.setBackground(style.colour("selection"))
        marked.format.setForeground(style.colour("text"))
        return marked


class ColumnChoices(QWidget):
    """What each column of a table is taken for.  `chosen`: by the person."""

    chosen = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._boxes: list[QComboBox] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    def columns(self) -> list[str | None]:
        return [box.currentData() for box in self._boxes]

    def show_columns(self, columns: Sequence[str | None]) -> None:
        while self._boxes:
            box = self._boxes.pop()
            self._row.removeWidget(box)
            box.deleteLater()
        for number, column in enumerate(columns, 1):
            self._boxes.append(self._box(number, column))
            self._row.addWidget(self._boxes[-1])
        self.setVisible(bool(columns))

    def _box(self, number: int, column: str | None) -> QComboBox:
        from catalog_app.exchange.pasting import COLUMNS

        box = QComboBox()
        box.setAccessibleName(self._language.text(_COLUMN, number=number))
        plain.tip(box, box.accessibleName())
        box.setMinimumWidth(60)
        box.addItem(self._language.text(_NO_COLUMN), None)
        for name in COLUMNS:
            box.addItem(self._language.text(_label(name)), name)
        box.setCurrentIndex(max(0, box.findData(column)))
        box.activated.connect(self.chosen)
        return box


def _label(name: str) -> str:
    known = {**Person.declared, **Member.declared}
    return _LABELS[name] if name in _LABELS else known[name].label


def clipboard_text(held: QMimeData) -> str:
    """The text of a clipboard; ValueProblem where there is only a picture."""
    if held.hasText() and held.text().strip():
        return held.text()
    if held.hasHtml():
        from catalog_app.exchange.pasting import plain_text

        return plain_text(held.html())
    if held.hasImage():
        raise ValueProblem(_PICTURE)
    return ""
