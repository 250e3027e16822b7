"""The text of a letter as it is typed, with its holes at hand."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from catalog_app.domain.holes import hole_of
from catalog_app.domain.letters import HOLES
from catalog_app.i18n import Language, mark
from catalog_app.reports.letters import FLUSH_RIGHT
from catalog_app.ui import plain

_TEXT = mark("&Text of the letter")
_HOLES = mark("Put in at the cursor what differs from letter to letter:")
_RIGHT = mark("→ Flush right")
_HELP = mark(
    "Blank lines part paragraphs. A line that begins with → is set flush right. A line is left out"
    " where nothing is known of what it puts in."
)
_ACROSS = 4


class LetterText(QWidget):
    """`changed`: by the person."""

    changed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        words = language.text
        self.editor = QPlainTextEdit()
        self.editor.setTabChangesFocus(True)
        self.editor.textChanged.connect(self.changed)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(plain.label(words(_TEXT), role="quiet", buddy=self.editor))
        column.addWidget(self.editor, 1)
        column.addWidget(plain.label(words(_HOLES), role="quiet", wrap=True))
        column.addLayout(self._buttons(language))
        column.addWidget(plain.label(words(_HELP), role="quiet", wrap=True))

    def add_below_editor(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.indexOf(self.editor) + 1, widget)

    def text(self) -> str:
        return self.editor.toPlainText()

    def show_text(self, text: str) -> None:
        """Another letter, with nothing to undo yet."""
        with QSignalBlocker(self.editor):
            self.editor.setPlainText(text)

    def replace(self, text: str) -> None:
        """Types over all of it, so that it can be undone."""
        cursor = self.editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def set_right(self) -> None:
        """Sets the line at hand flush right, or back again."""
        cursor = self.editor.textCursor()
        line = cursor.block().text()
        bare = line.removeprefix(FLUSH_RIGHT).lstrip()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        if line.startswith(FLUSH_RIGHT):
            right, keep = QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor
            cursor.movePosition(right, keep, len(line) - len(bare))
            cursor.removeSelectedText()
        else:
            cursor.insertText(f"{FLUSH_RIGHT} ")
        self.editor.setFocus()

    def _put_in(self, hole: str) -> None:
        self.editor.textCursor().insertText(hole)
        self.editor.setFocus()

    def _buttons(self, language: Language) -> QVBoxLayout:
        self.holes = {name: self._button(language.text(label)) for name, label in HOLES.items()}
        for name, button in self.holes.items():
            hole = hole_of(name)
            plain.tip(button, hole)
            button.clicked.connect(lambda _on=False, hole=hole: self._put_in(hole))
        self.right = self._button(language.text(_RIGHT))
        self.right.clicked.connect(self.set_right)
        buttons = [*self.holes.values(), self.right]
        rows = QVBoxLayout()
        rows.setSpacing(6)
        for start in range(0, len(buttons), _ACROSS):
            row = QHBoxLayout()
            row.setSpacing(6)
            for button in buttons[start : start + _ACROSS]:
                row.addWidget(button)
            row.addStretch(1)
            rows.addLayout(row)
        return rows

    def _button(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text.replace("&", "&&"))
        button.setAccessibleName(text)
        button.setProperty("chip", True)
        return button
