"""Where we stand with the delegations of an event: what is overdue first, then what is missing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.documents import Attachment, Document
from catalog_app.domain.events import Event
from catalog_app.domain.people import Organisation
from catalog_app.domain.places import Country
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
_DATES = ("reply_by", "invited_on", "answered_on")
_STATUS, _OWED, _NUMBERS = 1, 2, range(3, 6)


class StandingView(ListWindow):
    """`about`: the event; `opened`: a delegation is to be edited; `print_asked`: a report by its
    name.
    """

    opened = Signal(str, int)
    print_asked = Signal(str)

    sections = frozenset(
        each.section for each in (Delegation, Member, Attachment, Document, Organisation, Country)
    )

    def __init__(
        self, catalog: "Catalog", event: int, language: Language, parent: QWidget | None = None
    ) -> None:
        text = language.text
        title = text(_TITLE, event=Event.name_of(catalog.get(Event, event), language))
        rows = ShortList(title, [text(head) for head in _heads()], numbers=_NUMBERS, wide=_OWED)
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

        chosen = self._chosen()
        self._found = standings(self._catalog, self.about, self._language)
        self.rows.setRowCount(0)
        for each in self._found:
            cells = self.rows.add(self._texts(each))
            if each.urgency == OVERDUE:
                for cell in (cells[0], cells[_STATUS]):
                    cell.setForeground(style.colour("warning"))
        self.rows.settle()
        ids = [each.delegation["id"] for each in self._found]
        self.rows.selectRow(ids.index(chosen) if chosen in ids else 0)
        self.say(told(totals(self._found), self._language))

    def _chosen(self) -> int | None:
        """The id of the delegation that is chosen."""
        row = self.rows.currentRow()
        return self._found[row].delegation["id"] if 0 <= row < len(self._found) else None

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
            language.text(_LATE) if late else status,
            " · ".join(owed(standing, language)),
            *("" if number is None else language.number(number) for number in numbers),
            *dates,
        ]


def _heads() -> list[str]:
    dates = (Delegation.declared[name].label for name in _DATES)
    numbers = (Delegation.quota.label, mark("Announced"), mark("Confirmed"))
    return [Delegation.one, Delegation.status.label, _MISSING, *numbers, *dates]
