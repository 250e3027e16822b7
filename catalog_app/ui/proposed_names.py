"""Names of a person in other languages, and below them the spellings that lists would propose.

A proposed one becomes an ordinary name when it is confirmed, or when somebody types over it.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from catalog_app.domain.fields import Field, Row
from catalog_app.domain.spellings import proposals
from catalog_app.i18n import CODES, Language, mark
from catalog_app.ui import plain
from catalog_app.ui.editing import FormContext
from catalog_app.ui.names_editor import NamesEditor

_ABOUT = mark("Spellings proposed by rules: confirm what is right, or type over it.")
_PROPOSED = mark("proposed")
_LINE = mark("Proposed spelling in {language}")
_CONFIRM, _CONFIRM_ALL = mark("Confirm"), mark("Confirm all")
_CONFIRM_ONE = mark("Confirm: {language}, {name}")
_LETTERS = 14  # of the name of a language


class PersonNamesEditor(NamesEditor):
    """Names, and for each language whose letters differ from the person's a proposed one."""

    def __init__(self, field: Field, context: FormContext) -> None:
        super().__init__(field, context)
        self._person: Row = {}
        self.rows = {code: _Proposal(code, context.language) for code in CODES}
        self.box = QWidget()
        self.all_button = plain.button(context.language.text(_CONFIRM_ALL), self._confirm_all)
        self._lay_out_proposals()
        for row in self.rows.values():
            row.confirmed.connect(self._confirm)
            row.corrected.connect(self._correct)
        self.edited.connect(self._propose)

    def set_value(self, value: Mapping[str, str] | None) -> None:
        super().set_value(value)
        self._propose()

    def resume(self, draft: Any) -> None:
        super().resume(draft)
        self._propose()

    def see(self, values: Row) -> None:
        self._person = values
        self._propose()

    def _propose(self) -> None:
        found = proposals(self._person | {"names": self.value()}, self.context.language)
        for code, row in self.rows.items():
            row.propose(found.get(code, ""))
        self.all_button.setVisible(len(found) > 1)
        self.box.setVisible(bool(found))

    def _confirm(self, code: str) -> None:
        after = [row for row in self._shown() if row.code != code]
        self.add(code, self.rows[code].line.text())
        self._changed(after[0].button if after else self.adder)

    def _confirm_all(self) -> None:
        for row in self._shown():
            self.add(row.code, row.line.text())
        self._changed(self.adder)

    def _correct(self, code: str) -> None:
        """Whoever types over it goes on typing in the name that it has become."""
        typed = self.rows[code].line
        row = self.add(code, typed.text())
        place = typed.cursorPosition()
        self._changed(row.line)
        row.line.setCursorPosition(place)

    def _changed(self, focus: QWidget) -> None:
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        self.left.emit()

    def _shown(self) -> list["_Proposal"]:
        return [row for row in self.rows.values() if row.line.text()]

    def _lay_out_proposals(self) -> None:
        about = plain.label(self.context.language.text(_ABOUT), role="quiet", wrap=True)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(about)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignRight)
        self.box.hide()
        self._layout.addWidget(self.box)


class _Proposal(QWidget):
    """A language, a spelling, and the button that confirms it.  Both signals carry the code."""

    confirmed = Signal(str)
    corrected = Signal(str)

    def __init__(self, code: str, language: Language) -> None:
        super().__init__()
        self.code = code
        self._language = language
        name = Language(code).name
        self.line = QLineEdit()
        self.line.setAccessibleName(language.text(_LINE, language=name))
        font = self.line.font()
        font.setItalic(True)
        self.line.setFont(font)
        self.line.textEdited.connect(lambda: self.corrected.emit(self.code))
        self.button = plain.button(language.text(_CONFIRM), lambda: self.confirmed.emit(self.code))
        called = plain.label(name, role="quiet")
        called.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(called)
        layout.addWidget(self.line, 1)
        layout.addWidget(plain.label(language.text(_PROPOSED), role="quiet"))
        layout.addWidget(self.button)

    def propose(self, text: str) -> None:
        """Shows a spelling; hides where there is none."""
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)
        told = {"language": Language(self.code).name, "name": text}
        self.button.setAccessibleName(self._language.text(_CONFIRM_ONE, **told))
        self.setVisible(bool(text))
