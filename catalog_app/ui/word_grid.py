"""A grid of words, a language a column: Enter goes on to the cell below, Tab to the next one."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QWidget

from catalog_app.ui.typed_grid import TypedGrid

_AROUND = 22  # pixels beside a text
_Hint = QAbstractItemDelegate.EndEditHint


class WordGrid(TypedGrid):
    """What a row is about stands at its head, which stays when the rest is scrolled sideways."""

    def __init__(self, model: QAbstractTableModel, name: str) -> None:
        super().__init__(name)
        self.setModel(model)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_widths(self, *letters: int) -> None:
        """Of the heads of rows and the columns, in letters; the last is that of all others."""
        wide = self.fontMetrics().averageCharWidth()
        head, *columns = (wide * count + _AROUND for count in letters)
        self.verticalHeader().setFixedWidth(head)
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, columns[min(column, len(columns) - 1)])

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        """Enter in a cell goes on to the one below."""
        super().closeEditor(editor, hint)
        if hint == _Hint.SubmitModelCache:
            self._go_below(self.currentIndex())

    def _go_below(self, index: QModelIndex) -> None:
        if index.row() + 1 < self.model().rowCount():
            self.choose(index.row() + 1, index.column())
