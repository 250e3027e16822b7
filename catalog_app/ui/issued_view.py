"""The lists that were issued: each can be seen as it was, printed, and compared with today."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from catalog_app.domain.events import Event
from catalog_app.domain.issued import IssuedList
from catalog_app.i18n import Language, mark
from catalog_app.ui.list_window import ListWindow
from catalog_app.ui.short_list import ShortList

if TYPE_CHECKING:
    from catalog_app.reports.issuing import Issued
    from catalog_app.storage.catalog import Catalog

_NONE = mark(
    "No list has been issued yet. Choose one in the menu Lists and press “Issue as No. 1” there: "
    "it is kept as it is, and the next one shows what is new."
)
_HINT = mark("Enter opens the list as it was.")
_CHANGES, _PRINT = mark("What has &changed since…"), mark("&Print…")
_OPEN = mark("&Open…")
_FIELDS = ("number", "on", "title", "event", "language", "added", "changed", "struck")
_WIDE, _NUMBERS = 3, (0, 5, 6, 7)


class IssuedView(ListWindow):
    """`opened`, `print_asked`, `changes_asked`: an issued list."""

    opened = Signal(object)
    print_asked = Signal(object)
    changes_asked = Signal(object)

    sections = frozenset((IssuedList.section, Event.section))

    def __init__(
        self,
        catalog: "Catalog",
        language: Language,
        parent: QWidget | None = None,
        *,
        event: int | None = None,
        chosen: int = 0,
    ) -> None:
        """`event`: whose lists come first; `chosen`: id of the one that is at hand."""
        text = language.text
        heads = [text(IssuedList.declared[name].label) for name in _FIELDS]
        rows = ShortList(text(IssuedList.many), heads, numbers=_NUMBERS, wide=_WIDE)
        rows.setWordWrap(False)
        buttons = (
            (text(_PRINT), lambda: self._ask(self.print_asked)),
            (text(_CHANGES), lambda: self._ask(self.changes_asked)),
            (text(_OPEN), lambda: self._ask(self.opened)),
        )
        super().__init__(text(IssuedList.many), rows, text(_HINT), buttons, language, parent)
        self._catalog, self._language, self._event = catalog, language, event
        self._found: list[Issued] = []
        rows.taken.connect(lambda _row: self._ask(self.opened))
        self._fill(chosen)

    def renew(self) -> None:
        """What there is now; the list at hand stays at hand."""
        before = self._at_hand()
        self._fill(before.id if before else 0)

    def _fill(self, chosen: int) -> None:
        from catalog_app.reports.issuing import all_issued

        self._found = all_issued(self._catalog, self._event)
        self.rows.setRowCount(0)
        for each in self._found:
            self.rows.add([self._shown(name, each) for name in _FIELDS])
        self.rows.settle()
        ids = [each.id for each in self._found]
        self.rows.selectRow(ids.index(chosen) if chosen in ids else 0)
        self.say("" if self._found else self._language.text(_NONE))
        self.rows.setVisible(bool(self._found))
        for button in self.buttons:
            button.setEnabled(bool(self._found))

    def _shown(self, name: str, issued: "Issued") -> str:
        value = getattr(issued, name)
        if name == "language":
            return Language(value).name
        return IssuedList.declared[name].kind.show(value, self._language)

    def _at_hand(self) -> "Issued | None":
        row = self.rows.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _ask(self, signal: SignalInstance) -> None:
        issued = self._at_hand()
        if issued is not None:
            signal.emit(issued)
