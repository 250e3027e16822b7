"""Where we stand with the delegations of an event: what is overdue first, then what is missing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.events import Event
from catalog_app.domain.standing import OVERDUE, Standing, totals
from catalog_app.i18n import Language, mark
from catalog_app.ui import style
from catalog_app.ui.list_window import ListWindow
from catalog_app.ui.short_list import ShortList

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_TITLE = mark("Where we stand: {event}")
_REMIND = mark("&Write the reminder list…")
_PRINT = mark("&Print…")
_MISSING = mark("What is missing")
_LATE = mark("Reply overdue")
_HELP = mark("Enter opens the delegation.")
_DATES = ("invited_on", "reply_by", "answered_on")
_STATUS, _NUMBERS = 4, range(5, 8)


class StandingView(ListWindow):
    """`about`: the event; `opened`: a delegation is to be edited; `print_asked`: a report by its
    name.
    """

    opened = Signal(str, int)
    print_asked = Signal(str)

    def __init__(
        self, catalog: "Catalog", event: int, language: Language, parent: QWidget | None = None
    ) -> None:
        text = language.text
        title = text(_TITLE, event=Event.name_of(catalog.get(Event, event), language))
        rows = ShortList(title, [text(head) for head in _heads()], numbers=_NUMBERS)
        buttons = (
            (text(_PRINT), lambda: self.print_asked.emit("standing")),
            (text(_REMIND), lambda: self.print_asked.emit("reminders")),
        )
        super().__init__(title, rows, text(_HELP), buttons, language, parent)
        self._catalog, self.about, self._language = catalog, event, language
        self._found: list[Standing] = []
        rows.taken.connect(self._open)
        self.renew()

    def renew(self) -> None:
        """What the catalog says now."""
        from catalog_app.reports.standing import standings, told

        self._found = standings(self._catalog, self.about, self._language)
        row = max(0, self.rows.currentRow())
        self.rows.setRowCount(0)
        for each in self._found:
            cells = self.rows.add(self._texts(each))
            if each.urgency == OVERDUE:
                for cell in (cells[0], cells[_STATUS]):
                    cell.setForeground(style.colour("warning"))
        self.rows.settle()
        self.rows.selectRow(min(row, len(self._found) - 1))
        self.say(told(totals(self._found), self._language))

    def _open(self, row: int) -> None:
        self.opened.emit(Delegation.section, self._found[row].delegation["id"])

    def _texts(self, standing: Standing) -> list[str]:
        from catalog_app.reports.standing import owed

        row, language = standing.delegation, self._language
        dates = (Delegation.declared[name].kind.show(row[name], language) for name in _DATES)
        late = standing.urgency == OVERDUE
        status = Delegation.status.kind.show(row["status"], language)
        numbers = (row["quota"], standing.announced, standing.confirmed)
        return [
            Delegation.name_of(row, language),
            *dates,
            language.text(_LATE) if late else status,
            *("" if number is None else language.number(number) for number in numbers),
            " · ".join(owed(standing, language)),
        ]


def _heads() -> list[str]:
    dates = (Delegation.declared[name].label for name in _DATES)
    numbers = (Delegation.quota.label, mark("Announced"), mark("Confirmed"))
    return [Delegation.one, *dates, Delegation.status.label, *numbers, _MISSING]
