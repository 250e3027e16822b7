"""A list from elsewhere is taken only once it is seen how it is understood.

At the top stands the text as it was pasted, which may be corrected; below it, row by row, what is
understood of it, which may be corrected too; and for the cell at hand the piece of text it is from.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain.fields import Row
from catalog_app.errors import ValueProblem
from catalog_app.i18n import mark
from catalog_app.ui import pasted_members, plain
from catalog_app.ui.editing import FormContext
from catalog_app.ui.member_grid import MemberGrid
from catalog_app.ui.pasted_members import SOURCE, PastedMembers
from catalog_app.ui.pasted_widgets import ColumnChoices, ListBox, SourceLine

if TYPE_CHECKING:
    from catalog_app.exchange.pasting import Reading

_TITLE = mark("Paste a list")
_TEXT = mark("The &text, one person on a line or in a table")
_UNDERSTOOD = mark("&Understood as")
_COUNTS = mark("{people}: {known} known here, {new} new, {names} to be decided (orange).")
_PASSED = mark("Not taken for people: {lines}")
_NOTHING = mark("Paste or type the list here: from a spreadsheet, a letter or an e-mail.")
_CANCEL = mark("Cancel")
_WAIT = 300  # milliseconds after the last key before the text is read again
_MOST_PASSED = 5


class PasteDialog(QDialog):
    """`rows`: what is to be taken."""

    def __init__(self, context: FormContext, country: str | None) -> None:
        """`country`: of the delegation."""
        super().__init__(context.parent)
        self._context = context
        self._members = PastedMembers(context, country)
        text = context.language.text
        self.setWindowTitle(text(_TITLE))
        self.text = ListBox(context.language)
        self.text.setPlaceholderText(text(_NOTHING))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.grid = MemberGrid(context)
        self.source = SourceLine(context.language)
        self.heads = ColumnChoices(context.language)
        self.heads.hide()
        self.heads.chosen.connect(lambda: self.read(self.heads.columns()))
        self.said = plain.label("", role="quiet", wrap=True)
        self.problem = plain.label("", role="problem", wrap=True, selectable=True)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT)
        self._timer.timeout.connect(self.read)
        self._lay_out()
        self.text.textChanged.connect(self._timer.start)
        self.text.refused.connect(self._complain)
        self.grid.changed.connect(self._count)
        self.grid.selectionModel().currentChanged.connect(self._show_source)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.accept)
        self.resize(1080, 720)

    @property
    def rows(self) -> list[Row]:
        return pasted_members.taken(self.grid.members.list.members)

    def take_clipboard(self) -> None:
        """Puts the text of the clipboard into the box, or says what else it holds."""
        self.text.insertFromMimeData(QGuiApplication.clipboard().mimeData())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.read()

    def read(self, columns: "list[str | None] | None" = None) -> None:
        """Shows how the text is understood."""
        self._timer.stop()
        text = self.text.toPlainText()
        if not text.strip():
            self._show_rows([])
            return
        from catalog_app.exchange import pasting

        try:
            reading = pasting.read(text, self._context.language, columns)
        except ValueProblem as problem:
            self._show_rows([])
            self._complain(problem)
            return
        self._show(reading)

    def accept(self) -> None:
        self.grid.take_open_cell()
        if self.take_button.isEnabled():
            super().accept()

    def _show(self, reading: "Reading") -> None:
        self.problem.hide()
        self.heads.show_columns(reading.columns)
        self._show_rows(self._members.rows(reading.rows))
        words = self._context.language.text
        passed = "; ".join(f"{number}: {line}" for number, line in reading.passed[:_MOST_PASSED])
        more = " …" if len(reading.passed) > _MOST_PASSED else ""
        self.said.setText(words(_PASSED, lines=passed + more) if passed else "")
        self.said.setVisible(bool(passed))

    def _show_rows(self, rows: list[Row]) -> None:
        self.grid.show_members(rows)
        self.grid.show_columns(pasted_members.columns(rows))
        self.grid.choose(0, 1)
        self._count()

    def _count(self) -> None:
        rows, words = self.grid.members.list.members, self._context.language
        known, new, names = pasted_members.counts(rows)
        people = words.plural("{count} person", "{count} people", len(rows))
        told = {"known": known, "new": new, "names": names}
        self.counts.setText(words.text(_COUNTS, people=people, **told) if rows else "")
        take = words.plural("Take {count} member", "Take {count} members", len(rows))
        self.take_button.setText(take)
        self.take_button.setAccessibleName(self.take_button.text())
        self.take_button.setEnabled(bool(rows))

    def _show_source(self) -> None:
        """The line that the cell at hand is from."""
        index, rows = self.grid.currentIndex(), self.grid.members.list.members
        found = rows[index.row()].get(SOURCE) if 0 <= index.row() < len(rows) else None
        name = self.grid.members.names[index.column()] if found else ""
        self.source.show_source(found, "name" if name == "person" else name)
        self.source.setVisible(bool(found))
        self.who.setText(self._members.who(rows[index.row()]) if found else "")

    def _complain(self, problem: ValueProblem) -> None:
        self.problem.setText(problem.text(self._context.language))
        self.problem.show()

    def _lay_out(self) -> None:
        words = self._context.language.text
        self.problem.hide()
        self.said.hide()
        self.counts = plain.label("", role="quiet", wrap=True)
        self.who = plain.label("", wrap=True)
        above, below = QWidget(), QWidget()
        top, bottom = QVBoxLayout(above), QVBoxLayout(below)
        for column in (top, bottom):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        top.addWidget(plain.label(words(_TEXT), role="quiet", buddy=self.text))
        top.addWidget(self.text, 1)
        bottom.addWidget(self.problem)
        bottom.addWidget(self.heads)
        bottom.addWidget(plain.label(words(_UNDERSTOOD), role="quiet", buddy=self.grid))
        bottom.addWidget(self.grid, 1)
        for widget in (self.source, self.who, self.said, self.counts):
            bottom.addWidget(widget)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(above)
        splitter.addWidget(below)
        splitter.setSizes([220, 500])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(splitter, 1)
        whole.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self.take_button = plain.button("", self.accept, primary=True)
        cancel = plain.button(self._context.language.text(_CANCEL), self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (cancel, self.take_button):
            row.addWidget(button)
        return row
