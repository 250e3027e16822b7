"""The line that adds delegations: countries, territories and organisations, several at once."""

import re
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.fields import Row
from catalog_app.domain.refs import New, Ref
from catalog_app.errors import ValueProblem
from catalog_app.i18n import mark
from catalog_app.ui import plain
from catalog_app.ui.choosing import Chooser
from catalog_app.ui.completer import Completion, Offer
from catalog_app.ui.editing import FormContext
from catalog_app.ui.lines import country_offers

_ADD = mark("Add countries…")
_HELP = mark("Countries or organisations, with ; between them, then Enter")
_UNKNOWN = mark("Not understood: {names}. Choose from the list, or correct it.")
_PARTS = re.compile("[;,\n\t]")


class SenderLine(QWidget):
    """`named`: rows with a country or a sender each, for new delegations; `done`: Enter, and there
    is nothing to add.
    """

    named = Signal(list)
    done = Signal()

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        self._context = context
        self._chooser = Chooser("organisations", context)
        self.line = _Line()
        self.line.setPlaceholderText(context.language.text(_ADD))
        self.line.setAccessibleName(context.language.text(_ADD))
        self.line.setAccessibleDescription(context.language.text(_HELP))
        plain.tip(self.line, context.language.text(_HELP))
        self.note = plain.label("", role="problem", wrap=True)
        self.note.hide()
        self.completion = Completion(self.line, self._offers, several=True)
        self.completion.taken.connect(self._take)
        self.line.entered.connect(self.add)
        self.line.textEdited.connect(self.note.hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.note)
        layout.addWidget(self.line)

    def add(self) -> None:
        """Adds what is understood, and leaves the rest in the line."""
        if not self.line.text().strip():
            self.done.emit()
            return
        rows, left = [], []
        for part in self._parts(self.line.text()):
            row = self._sender(part)
            if row is None:
                left.append(part)
            else:
                rows.append(row)
        self.completion.close()
        self.line.setText("; ".join(left))
        names = "; ".join(left)
        self.note.setText(self._context.language.text(_UNKNOWN, names=names) if left else "")
        self.note.setVisible(bool(left))
        if rows:
            self.named.emit(rows)

    def _parts(self, text: str) -> list[str]:
        """A name may hold a comma; so what is understood as a whole is one."""
        wholes = [part.strip() for part in text.split(";") if part.strip()]
        return [
            part.strip()
            for whole in wholes
            for part in ([whole] if self._sender(whole) else _PARTS.split(whole))
            if part.strip()
        ]

    def _sender(self, text: str) -> Row | None:
        try:
            return {"country": Delegation.country.kind.read(text, self._context.language)}
        except ValueProblem:
            pass  # then it is an organisation, or nothing
        try:
            found = self._chooser.resolve(text)
        except ValueProblem:
            return None
        return None if found is None or isinstance(found, New) else {"sender": found}

    def _offers(self, text: str) -> list[Offer]:
        found = country_offers(text, self._context) if text else []
        return [*found, *(self._chooser.offers(text) if text else ())]

    def _take(self, offer: Offer) -> None:
        value: Any = offer.value
        self.completion.replace_part("")
        self.line.setText("; ".join(part for part in self._parts(self.line.text())))
        self.named.emit([{"sender" if isinstance(value, Ref) else "country": value}])


class _Line(QLineEdit):
    """Enter adds, and never presses a button of the window."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.entered.emit()
        else:
            super().keyPressEvent(event)
