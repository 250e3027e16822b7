"""Below the delegations at the desk: what is missing of them, and their lists."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from catalog_app.i18n import mark
from catalog_app.reports import OF_EVENTS
from catalog_app.ui import plain
from catalog_app.ui.actions import COMMANDS
from catalog_app.ui.editing import FormContext

_MISSING = mark("What is &missing")
_LISTS = mark("L&ists")
_STANDING = "standing"


class DeskBar(QWidget):
    """`asked`: for a list of the event, by the name of its report."""

    asked = Signal(str)

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        self._context = context
        text = context.language.text
        self.missing = plain.button(text(_MISSING), lambda: self.asked.emit(_STANDING))
        self.lists = plain.button(text(_LISTS))
        menu = QMenu(self.lists)
        for each in COMMANDS:
            if each.name in OF_EVENTS and each.name != _STANDING:
                action = menu.addAction(text(each.text))
                action.triggered.connect(lambda _on, name=each.name: self.asked.emit(name))
        self.lists.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.missing, self.lists):
            row.addWidget(button)
        row.addStretch(1)

    def count_missing(self, event: int | None) -> None:
        """How many delegations of an event owe something, as it is stored."""
        from catalog_app.reports.standing import standings

        catalog, language = self._context.catalog, self._context.language
        found = standings(catalog, event, language) if event is not None else []
        count = sum(bool(each.missing) for each in found)
        name = language.text(_MISSING)
        self.missing.setText(f"{name}  {language.number(count)}" if count else name)
        self.missing.setAccessibleName(plain.without_mnemonic(self.missing.text()))
        self.missing.setEnabled(bool(found))
