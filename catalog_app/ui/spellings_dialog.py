"""Proposed spellings of an event: seen before the lists are printed, corrected, and confirmed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QToolButton, QVBoxLayout

from catalog_app.domain.events import Event
from catalog_app.errors import CatalogError
from catalog_app.i18n import CODES, Language, mark
from catalog_app.settings import Settings
from catalog_app.ui import plain
from catalog_app.ui.editing import FormContext
from catalog_app.ui.spellings_model import Cell, SpellingsModel
from catalog_app.ui.word_grid import WordGrid

_TITLE = mark("Proposed spellings")
_ABOUT = mark(
    "Names of “{event}” that a list in these languages marks with *, because their spelling follows"
    " rules and nobody has confirmed it. Type over what is not right."
)
_NOTHING = mark("In these languages nothing is to be confirmed: lists have no marks.")
_COUNTED = mark("{language} · {count}")
_CONFIRM_ALL = mark("Confirm &all")
_CONFIRM = mark("&Confirm selected")
_CLOSE = mark("C&lose")
_TYPED = mark("What you have typed is not confirmed yet.")
_CHOICES = (mark("Confirm it"), mark("Throw it away"), mark("Go on"))


class SpellingsDialog(QDialog):
    """Of those who come to an event."""

    def __init__(self, context: FormContext, event: int) -> None:
        super().__init__(context.parent)
        self._context = context
        text = context.language.text
        self.setWindowTitle(text(_TITLE))
        self.setAccessibleName(text(_TITLE))
        self.model = SpellingsModel(context, event, self)
        self.grid = WordGrid(self.model, text(_TITLE))
        title = context.catalog.get(Event, event)["title"]
        shown = Event.title.kind.show(title, context.language)
        self._about = plain.label(text(_ABOUT, event=shown), role="quiet", wrap=True)
        self._nothing = plain.label(text(_NOTHING), role="quiet", wrap=True)
        self.problem = plain.label("", role="problem", wrap=True)
        self.problem.hide()
        self.chips = {code: self._chip(code) for code in CODES}
        self.confirm_button = plain.button(text(_CONFIRM), lambda: self.confirm(self._chosen()))
        self.all_button = plain.button(
            text(_CONFIRM_ALL), lambda: self.confirm(self.model.ready()), primary=True
        )
        self.close_button = plain.button(text(_CLOSE), self.reject)
        self._lay_out()
        self.model.changed.connect(self._follow)
        self.grid.selectionModel().selectionChanged.connect(self._follow)
        self.chips[Settings.load().printing.language or context.language.code].setChecked(True)
        self.resize(1000, 640)

    def confirm(self, cells: list[Cell]) -> None:
        """Keeps these spellings as names of their people."""
        if not cells:
            return
        index = self.grid.currentIndex()
        try:
            self.model.confirm(cells)
        except CatalogError as error:
            self.problem.setText(error.text(self._context.language))
            self.problem.show()
            return
        self.problem.hide()
        if self.model.rows:
            self.grid.choose(min(index.row(), len(self.model.rows) - 1), index.column())
            self.grid.setFocus()

    def reject(self) -> None:
        """What was typed is not lost without a word."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # what is being typed counts
        typed, text = self.model.typed(), self._context.language.text
        if typed:
            choices = [text(choice) for choice in _CHOICES]
            answer = plain.ask(self, self.windowTitle(), text(_TYPED), choices)
            if answer == 2:
                return
            if answer == 0:
                self.confirm(typed)
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        row, code = next(iter(self.model.ready()), (0, ""))
        if self.model.rows:
            self.grid.choose(row, 1 + self.model.codes.index(code) if code else 0)
        self.grid.setFocus()

    def _chosen(self) -> list[Cell]:
        """The chosen cells that can be confirmed."""
        cells = map(self.model.cell, self.grid.selectedIndexes())
        return self.model.ready([cell for cell in cells if cell is not None])

    def _show_codes(self) -> None:
        self.model.show_codes([code for code, chip in self.chips.items() if chip.isChecked()])
        self.grid.set_widths(26, 16, 32)

    def _follow(self) -> None:
        """What is to be confirmed, and what can be."""
        for code, chip in self.chips.items():
            count = self._context.language.number(self.model.count(code))
            named = {"language": Language(code).name, "count": count}
            chip.setText(self._context.language.text(_COUNTED, **named))
            chip.setAccessibleName(chip.text())
        self._about.setVisible(bool(self.model.rows))
        self._nothing.setVisible(not self.model.rows)
        self.confirm_button.setEnabled(bool(self._chosen()))
        self.all_button.setEnabled(bool(self.model.ready()))

    def _chip(self, code: str) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.toggled.connect(self._show_codes)
        return chip

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for chip in self.chips.values():
            above.addWidget(chip)
        above.addStretch(1)
        below.setSpacing(8)
        below.addStretch(1)
        for button in (self.close_button, self.confirm_button, self.all_button):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addWidget(self._nothing)
        column.addLayout(above)
        column.addWidget(self.grid, 1)
        column.addWidget(self.problem)
        column.addLayout(below)
