"""Titles in other languages: the table of positions and forms of address that grows with use."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from catalog_app.i18n import CODES, mark
from catalog_app.ui import plain
from catalog_app.ui.editing import FormContext
from catalog_app.ui.titles_model import FIRST, TitlesModel
from catalog_app.ui.word_grid import WordGrid

_TITLE = mark("Titles in other languages")
_ABOUT = mark(
    "Lists say a position or a form of address as their language does. Type what is missing; what"
    " is grey is shipped with the program, and what you type goes before it. “…” is where the name"
    " stands."
)
_FIND = mark("&Find")
_MISSING = mark("&Only what is missing")
_CLOSE = mark("&Close")
_KEYS = mark("Enter types in a cell and goes on below, Tab to the next one, Ctrl+Z undoes.")


class TitlesDialog(QDialog):
    """`at`: the title in whose row it opens, which perhaps no record holds yet."""

    def __init__(self, context: FormContext, at: str = "") -> None:
        super().__init__(context.parent)
        text = context.language.text
        self.setWindowTitle(text(_TITLE))
        self.setAccessibleName(text(_TITLE))
        self.model = TitlesModel(context, at, self)
        self.grid = WordGrid(self.model, text(_TITLE))
        self.grid.set_widths(30, 7, 18)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.missing = QCheckBox(text(_MISSING))
        self.missing.setAccessibleName(plain.without_mnemonic(self.missing.text()))
        self.problem = plain.label("", role="problem", wrap=True)
        self.problem.hide()
        self.search.textChanged.connect(self._narrow)
        self.missing.toggled.connect(self._narrow)
        self.model.said.connect(self._say)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.grid)
        undo.setContext(Qt.ShortcutContext.WidgetShortcut)
        undo.activated.connect(self.undo)
        self._lay_out(context)
        self.resize(1240, 720)
        self._at = at

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.go_to(self._at)

    def go_to(self, name: str) -> None:
        """To the first language that lacks a form of a title."""
        row = max(self.model.place(name), 0) if name else 0
        if self.model.rows:
            forms = self.model.rows[row].forms
            lacking = (place for place, code in enumerate(CODES) if not forms.get(code))
            self.grid.choose(row, FIRST + next(lacking, 0))
        self.grid.setFocus()

    def undo(self) -> None:
        """Takes back what was typed here last."""
        index = self.grid.currentIndex()
        self.model.undo()
        if self.model.rows:
            self.grid.choose(min(index.row(), len(self.model.rows) - 1), index.column())

    def done(self, result: int) -> None:
        """What is being typed into a cell counts."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        super().done(result)

    def _narrow(self) -> None:
        self.model.narrow(self.search.text(), only_missing=self.missing.isChecked())

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _lay_out(self, context: FormContext) -> None:
        text = context.language.text
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(plain.label(text(_FIND), role="quiet", buddy=self.search))
        above.addWidget(self.search, 1)
        above.addSpacing(16)
        above.addWidget(self.missing)
        below.addWidget(plain.label(text(_KEYS), role="quiet", wrap=True), 1)
        below.addWidget(plain.button(text(_CLOSE), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(plain.label(text(_ABOUT), role="quiet", wrap=True))
        column.addLayout(above)
        column.addWidget(self.grid, 1)
        column.addWidget(self.problem)
        column.addLayout(below)
