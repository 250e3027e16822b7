"""Where we stand with the delegations of an event: what is overdue first, then what is missing."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.events import Event
from catalog_app.domain.standing import OVERDUE, Standing, totals
from catalog_app.i18n import Language, mark
from catalog_app.ui import plain, style

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_TITLE = mark("Where we stand: {event}")
_REMIND = mark("&Write the reminder list…")
_PRINT = mark("&Print…")
_CLOSE = mark("&Close")
_MISSING = mark("What is missing")
_LATE = mark("Reply overdue")
_HELP = mark("Enter opens the delegation.")
_DATES = ("invited_on", "reply_by", "answered_on")
_FIRST, _STATUS, _NUMBERS, _LAST = 0, 4, range(5, 8), 8
_FRAME = QSize(16, 48)  # what a window manager puts around a window
_WIDEST = 240  # pixels of a column
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class StandingModel(QAbstractTableModel):
    """A row for each delegation."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language = language
        self.standings: Sequence[Standing] = ()
        dates = (Delegation.declared[name].label for name in _DATES)
        self._heads = (
            Delegation.one,
            *dates,
            Delegation.status.label,
            Delegation.quota.label,
            mark("Announced"),
            mark("Confirmed"),
            _MISSING,
        )

    def show(self, standings: Sequence[Standing]) -> None:
        self.beginResetModel()
        self.standings = standings
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.standings)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self._heads):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._language.text(self._heads[section])
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        standing, column = self.standings[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(standing)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip_text(self._texts(standing)[column])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            late = standing.urgency == OVERDUE and column in (_FIRST, _STATUS)
            return style.colour("warning") if late else None
        return None

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


class StandingView(QDialog):
    """`opened`: a delegation is to be edited; `print_asked`: a report by its name."""

    opened = Signal(str, int)
    print_asked = Signal(str)

    def __init__(
        self, catalog: "Catalog", event: int, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._catalog, self._event, self._language = catalog, event, language
        title = Event.name_of(catalog.get(Event, event), language)
        self.setWindowTitle(language.text(_TITLE, event=title))
        self._model = StandingModel(language, self)
        self.table = _Table(self._model, self._open)
        self.table.setAccessibleName(self.windowTitle())
        self._sum = plain.label("", role="quiet", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(12)
        head = plain.label(title, role="title", wrap=True)
        for widget in (head, self._sum):
            widget.setContentsMargins(20, 0, 20, 0)
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons())
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() - _FRAME))
        self.renew()
        self._end = catalog.subscribe(lambda _touched: self.renew())
        self.finished.connect(lambda _code: self._end())
        self.table.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(1060, 620)

    def renew(self) -> None:
        """What the catalog says now."""
        from catalog_app.reports.standing import standings, told

        found = standings(self._catalog, self._event, self._language)
        self._sum.setText(told(totals(found), self._language))
        self._model.show(found)
        self.table.selectRow(0)

    def _open(self, row: int) -> None:
        self.opened.emit(Delegation.section, self._model.standings[row].delegation["id"])

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(plain.label(self._language.text(_HELP), role="quiet"), 1)
        pressed: tuple[tuple[str, Callable[[], object]], ...] = (
            (_CLOSE, self.reject),
            (_PRINT, lambda: self.print_asked.emit("standing")),
            (_REMIND, lambda: self.print_asked.emit("reminders")),
        )
        for name, does in pressed:
            button = QPushButton(self._language.text(name))
            button.setAccessibleName(plain.without_mnemonic(button.text()))
            button.setProperty("primary", name == _REMIND)
            button.setAutoDefault(False)
            button.clicked.connect(does)
            row.addWidget(button)
        return row


class _Table(QTableView):
    """Enter and a double click open a row."""

    def __init__(self, model: StandingModel, opened: Callable[[int], None]) -> None:
        super().__init__()
        self._opened = opened
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.row_height(self.font()))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMaximumSectionSize(_WIDEST)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_LAST, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: opened(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._opened(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


def _alignment(column: int) -> Qt.AlignmentFlag:
    flags = Qt.AlignmentFlag
    return (flags.AlignRight if column in _NUMBERS else flags.AlignLeft) | flags.AlignVCenter
