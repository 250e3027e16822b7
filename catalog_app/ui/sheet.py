"""The fields of one record in a form: each with its label, its editor and a quiet line below.

The sheet knows the record; where the fields stand is the form's business.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from catalog_app.domain.fields import Entity, Row, field_of, head_of
from catalog_app.i18n import mark
from catalog_app.ui import plain, records, style
from catalog_app.ui.clashes import differs
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.editors import editor_for
from catalog_app.ui.problems import Remark, remarks

_NEEDED = mark("{label} *")
_LONG, _WRAPPED = 28, 180  # letters of a label that stand in one line, pixels of a longer one


class Cell(QWidget):
    """An editor above what is said about it."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.editor = editor
        self.note = plain.label("", role="quiet", wrap=True)
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(editor.widget)
        layout.addWidget(self.note)
        layout.addStretch(1)

    def say(self, text: str, *, warning: bool = False, wall: bool = False) -> None:
        """Shows a sentence below the editor, or nothing."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        style.restyle(self.note, "role", "problem" if warning else "quiet")
        style.restyle(self.editor.widget, "problem", wall)
        self.editor.widget.setAccessibleDescription(text)


class Mnemonics:
    """Gives each label of a window a letter of its own, as long as there are any."""

    def __init__(self, taken: str = "") -> None:
        self._taken = set(taken.casefold())

    def marked(self, text: str) -> str:
        """The text with "&" before its letter."""
        for place, letter in enumerate(text):
            if letter.isalnum() and letter.casefold() not in self._taken:
                self._taken.add(letter.casefold())
                return f"{_plain(text[:place])}&{_plain(text[place:])}"
        return _plain(text)


def _plain(text: str) -> str:
    return text.replace("&", "&&")


class Sheet(QObject):
    """The editors of one record.  `edited` and `left` carry the name of the field.

    `before`: the record as it was shown, as far as the catalog is known to have it so; `unsure`:
    the fields of which it is not known what stood there when they were typed into.
    """

    edited = Signal(str)
    left = Signal(str)

    def __init__(
        self, entity: type[Entity], context: FormContext, mnemonics: Mnemonics, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.entity = entity
        self.cells: dict[str, Cell] = {}
        self._context = context
        self.mnemonics = mnemonics
        self.before: Row = {}
        self.unsure: set[str] = set()
        self._seen: set[str] = set()

    def add(self, name: str) -> Cell:
        """Makes the editor of a field."""
        editor = editor_for(self.entity, field_of(self.entity, name), self._context)
        cell = self.cells[name] = Cell(editor)
        editor.edited.connect(lambda: self._edited(name))
        editor.left.connect(lambda: self._left(name))
        return cell

    def label(self, name: str) -> QLabel:
        """The label that leads to a field, in line with its editor."""
        field, language = field_of(self.entity, name), self._context.language
        text = head_of(field, language)
        marked = self.mnemonics.marked(text)
        if field.required:
            marked = language.text(_NEEDED, label=marked)
        widget = self.cells[name].editor.widget
        made = plain.label(marked, role="quiet", buddy=widget, wrap=len(text) > _LONG)
        made.setMinimumHeight(min(widget.sizeHint().height(), 40))
        if made.wordWrap():
            made.setFixedWidth(_WRAPPED)
            plain.tip(made, language.text(field.label))
        return made

    def place(self, grid: QGridLayout, name: str, row: int, column: int = 0, span: int = 1) -> None:
        """Puts label and editor into a grid of pairs of columns; `column`: of the pairs."""
        cell = self.add(name)
        up = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.label(name), row, 2 * column, Qt.AlignmentFlag.AlignRight | up)
        grid.addWidget(cell, row, 2 * column + 1, 1, 2 * span - 1)

    def editor(self, name: str) -> Editor:
        return self.cells[name].editor

    def fill(self, row: Row) -> None:
        """Shows a record; fields that it does not hold are empty."""
        self.before = dict(row)
        self.unsure.clear()
        self._seen = set(self.cells) if row.get("id") else set()
        for name, cell in self.cells.items():
            empty = cell.editor.field.kind.empty
            cell.editor.set_value(row.get(name, empty))
            cell.say(cell.editor.understood() if row.get(name) else "")
        _tell(self)

    def values(self) -> Row:
        """The record as it stands in the form, with what the form does not edit."""
        return self.before | {name: cell.editor.value() for name, cell in self.cells.items()}

    def changes(self) -> Row:
        """What differs from the record that was shown."""
        return {
            name: cell.editor.value()
            for name, cell in self.cells.items()
            if differs(cell.editor.value(), self.before.get(name, cell.editor.field.kind.empty))
        }

    def remarks(self, values: Row) -> dict[str, Remark]:
        editors = {name: cell.editor for name, cell in self.cells.items()}
        return remarks(self.entity, values, editors, self._context.language)

    def show_remarks(self, found: Mapping[str, Remark], *, all_walls: bool) -> None:
        """Puts each sentence below its field; without `all_walls` only where one has been."""
        for name, cell in self.cells.items():
            remark = found.get(name)
            if remark is None or not (name in self._seen or (all_walls and remark.wall)):
                cell.say(cell.editor.understood())
            else:
                cell.say(remark.text, warning=True, wall=remark.wall)

    def focus(self, name: str) -> None:
        self.cells[name].editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> dict[str, Any]:
        return {name: cell.editor.draft() for name, cell in self.cells.items()}

    def resume(self, draft: Mapping[str, Any]) -> None:
        for name, kept in draft.items():
            if name in self.cells:
                with suppress(*records.UNREADABLE):  # a damaged draft: the others are still good
                    self.cells[name].editor.resume(kept)
        _tell(self)

    def _edited(self, name: str) -> None:
        if name not in self.cells:
            return  # an editor that goes
        cell = self.cells[name]
        cell.say("" if cell.editor.problem() else cell.editor.understood())
        self.edited.emit(name)

    def _left(self, name: str) -> None:
        if name not in self.cells:
            return
        self._seen.add(name)
        _tell(self)
        self.left.emit(name)


def _tell(sheet: Sheet) -> None:
    """Each editor sees what the others hold."""
    values = sheet.values()
    for cell in sheet.cells.values():
        cell.editor.see(values)
