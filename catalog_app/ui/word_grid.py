"""A grid of words, a language a column: typed with the keyboard alone.

Letters and Enter begin to type in a cell; Enter goes on to the cell below, Tab to the next one.
"""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from catalog_app.ui import style

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AROUND = 22  # pixels beside a text
_Hint = QAbstractItemDelegate.EndEditHint


class WordGrid(QTableView):
    """What a row is about stands at its head, which stays when the rest is scrolled sideways."""

    def __init__(self, model: QAbstractTableModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("grid", True)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setHighlightSections(False)
            head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(style.row_height(self.font()))

    def set_widths(self, *letters: int) -> None:
        """Of the heads of rows and the columns, in letters; the last is that of all others."""
        wide = self.fontMetrics().averageCharWidth()
        head, *columns = (wide * count + _AROUND for count in letters)
        self.verticalHeader().setFixedWidth(head)
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, columns[min(column, len(columns) - 1)])

    def choose(self, row: int, column: int) -> None:
        """This cell and no other, whatever keys are held down."""
        chosen = self.selectionModel()
        index = self.model().index(row, column)
        chosen.setCurrentIndex(index, chosen.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in _ENTER and not editing:
            index = self.currentIndex()
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            event.accept()  # it is no key of the window's button
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        """Enter in a cell goes on to the one below."""
        super().closeEditor(editor, hint)
        if hint == _Hint.SubmitModelCache:
            self._go_below(self.currentIndex())

    def _go_below(self, index: QModelIndex) -> None:
        if index.row() + 1 < self.model().rowCount():
            self.choose(index.row() + 1, index.column())
