"""The list of an event's delegations: who, how far, how many."""

from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from catalog_app.domain.delegations import Delegation
from catalog_app.i18n import mark
from catalog_app.ui import plain, style
from catalog_app.ui.editing import FormContext
from catalog_app.ui.given import Given
from catalog_app.ui.roster import Roster, Sending

_HEADS = (Delegation.one, Delegation.status.label, Delegation.members.label)
_DELEGATIONS = mark("Delegations of the event")
_STATUS, _MEMBERS = 1, 2
_NAMES, _MOST = 150, 440  # pixels that are kept for names, and for the list at most
_LATE = mark("Reply overdue")
_OVER_SIZE = mark("{text} · more come than the {size} that were announced")
_OVER_QUOTA = mark("{text} · more than the quota of {quota}")
_NAMELESS = mark("without a sender")
_TOLD = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ForegroundRole,
)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class DelegationModel(QAbstractTableModel):
    def __init__(self, roster: Roster, context: FormContext, parent: QObject) -> None:
        super().__init__(parent)
        self._roster = roster
        self._language = context.language

    def renew(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def refresh(self) -> None:
        last = self.index(self.rowCount() - 1, len(_HEADS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._roster.sendings)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(_HEADS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return self._language.text(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _TOLD:
            return None  # the members are not counted for what is not told of them
        sending = self._roster.sendings[index.row()]
        text = self._text(sending, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        excess = self._excess(sending, text) if index.column() == _MEMBERS else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return plain.tip_text(excess or text)
        if role == Qt.ItemDataRole.ForegroundRole:
            late = index.column() == _STATUS and _is_late(sending)
            return style.colour("warning") if sending.wall or late or excess else None
        return None

    def _excess(self, sending: Sending, text: str) -> str:
        """What is to be said of a number that is too large, beside it; else nothing."""
        language, come = self._language, sending.coming()
        size, quota = sending.row.get("size"), sending.row.get("quota")
        if size is not None and come > size:
            return language.text(_OVER_SIZE, text=text, size=language.number(size))
        if quota is not None and max(come, size or 0) > quota:
            return language.text(_OVER_QUOTA, text=text, quota=language.number(quota))
        return ""

    def _text(self, sending: Sending, column: int) -> str:
        if column == 0:
            return sending.label(self._language) or self._language.text(_NAMELESS)
        if column == _STATUS and _is_late(sending):
            return self._language.text(_LATE)
        if column == _STATUS:
            return Delegation.status.kind.show(sending.row.get("status"), self._language)
        return sending.strength(self._language)


def _is_late(sending: Sending) -> bool:
    return Delegation.is_overdue(sending.row, date.today())


class DelegationList(QTableView):
    """`chosen`: another delegation, or None; `removal_asked`: Delete was pressed on one; `given`:
    files, to the one that is chosen.
    """

    chosen = Signal(object)
    removal_asked = Signal(object)
    given = Signal(object)

    def __init__(self, roster: Roster, context: FormContext) -> None:
        super().__init__()
        self._roster = roster
        self._model = DelegationModel(roster, context, self)
        self.setModel(self._model)
        self.setAccessibleName(context.language.text(_DELEGATIONS))
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
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def renew(self) -> None:
        """The list is another one, or longer or shorter."""
        self._model.renew()
        self._widen()

    def refresh(self) -> None:
        """What stands in it has changed."""
        if self._roster.sendings:
            self._model.refresh()

    def _widen(self) -> None:
        """Leaves room for names, however long the language makes the heads of the others."""
        head = self.horizontalHeader()
        others = (max(head.sectionSizeHint(n), self.sizeHintForColumn(n)) for n in (1, 2))
        self.setMinimumWidth(min(_NAMES + sum(others), _MOST))

    def choose(self, sending: Sending) -> None:
        places = (place for place, each in enumerate(self._roster.sendings) if each is sending)
        self.setCurrentIndex(self._model.index(next(places), 0))

    def current(self) -> Sending | None:
        index = self.currentIndex()
        return self._roster.sendings[index.row()] if index.isValid() else None

    def take_files(self, given: Given) -> None:
        """The delegation on which they are let go is chosen."""
        if given.at is not None:
            index = self.indexAt(self.viewport().mapFromGlobal(given.at))
            if index.isValid():
                self.setCurrentIndex(index)
        self.given.emit(given)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sending = self.current()
        if event.key() == Qt.Key.Key_Delete and sending is not None:
            self.removal_asked.emit(sending)
        else:
            super().keyPressEvent(event)

    def _moved(self, _index: QModelIndex) -> None:
        self.chosen.emit(self.current())
