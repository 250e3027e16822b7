"""Short lists to read, and the dialogs that they stand in."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from catalog_app.i18n import Language
from catalog_app.ui import plain, style

_MOST = 260  # pixels of a column, but for the one that takes the spare width
_LEAST = 200  # pixels of that one
_BESIDE, _ABOVE = 16, 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class _WholeRows(QStyledItemDelegate):
    """Rows are chosen, not cells: none of these is marked for itself."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)


class ShortList(QTableWidget):
    """`numbers`: the columns of numbers; `wide`: the one that takes the spare width, else the last.

    `taken`: Enter or a double click on a row.
    """

    taken = Signal(int)

    def __init__(
        self,
        name: str,
        heads: Sequence[str],
        *,
        numbers: Collection[int] = (),
        wide: int = -1,
    ) -> None:
        super().__init__(0, len(heads))
        self._numbers = numbers
        self._wide = wide % len(heads)
        self.setAccessibleName(name)
        for column, text in enumerate(heads):
            item = QTableWidgetItem(text)
            item.setTextAlignment(self._way(column))
            self.setHorizontalHeaderItem(column, item)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(_WholeRows(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(style.row_height(self.font()))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | _MIDDLE)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_rows)
        head.sectionResized.connect(lambda *_: self._fitting.start())
        self.doubleClicked.connect(lambda index: self.taken.emit(index.row()))

    def add(self, texts: Sequence[str]) -> list[QTableWidgetItem]:
        """A row at the end; its cells."""
        row = self.rowCount()
        self.insertRow(row)
        items = [QTableWidgetItem(text) for text in texts]
        for column, item in enumerate(items):
            item.setTextAlignment(self._way(column))
            item.setData(Qt.ItemDataRole.ToolTipRole, plain.tip_text(item.text()))
            if column in self._numbers:
                item.setFont(style.figures(self.font()))
            self.setItem(row, column, item)
        return items

    def settle(self) -> None:
        """Fits columns and rows to what they say."""
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            if column != self._wide:
                self.setColumnWidth(column, min(_MOST, self.columnWidth(column) + _BESIDE))
        head = self.horizontalHeader()
        head.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)
        if self.columnWidth(self._wide) < _LEAST:  # there is none to spare
            head.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(self._wide, _LEAST)
        self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentRow() >= 0:
            self.taken.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _fit_rows(self) -> None:
        """What takes several lines has some room above and below them."""
        self.resizeRowsToContents()
        least = self.verticalHeader().minimumSectionSize()
        for row in range(self.rowCount()):
            if self.rowHeight(row) > least:
                self.setRowHeight(row, self.rowHeight(row) + _ABOVE)

    def _way(self, column: int) -> Qt.AlignmentFlag:
        flags = Qt.AlignmentFlag
        return (flags.AlignRight if column in self._numbers else flags.AlignLeft) | _MIDDLE


def framed(
    dialog: QDialog,
    rows: QWidget,
    language: Language,
    buttons: Sequence[QPushButton],
    *above: QWidget,
) -> None:
    """The list, what is said above it, and the buttons below."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(12)
    for widget in (*above, rows):
        column.addWidget(widget)
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addStretch()
    close = QPushButton(language.text("&Close"))
    close.setAccessibleName(language.text("Close"))
    close.clicked.connect(dialog.reject)
    for button in (*buttons, close):
        line.addWidget(button)
    column.addLayout(line)
