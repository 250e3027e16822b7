"""The view of the table: what clicks and keys do with its rows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from catalog_app.ui import style
from catalog_app.ui.cells import Cells
from catalog_app.ui.columns import Columns
from catalog_app.ui.table import EntityTable

if TYPE_CHECKING:
    from catalog_app.ui.type_ahead import TypeAhead

_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Grid(QTableView):
    """`opened`: Enter or a double click on a record; `current_changed`: another row is at hand."""

    opened = Signal(int)
    current_changed = Signal()

    def __init__(self, model: EntityTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = model
        self.setModel(model)
        self.setItemDelegate(Cells(model, lambda: self.columns.places()[0], self))
        self.setAccessibleName(model.language.text(model.entity.many))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self._fix_rows()
        self.columns = Columns(self)
        self._type_ahead: TypeAhead | None = None
        self.doubleClicked.connect(lambda index: self.opened.emit(model.id_at(index.row())))
        self.selectionModel().currentRowChanged.connect(self._tell_current)

    def current_id(self) -> int | None:
        """The record at hand."""
        index = self.currentIndex()
        return self.table.id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> list[int]:
        """In the order of the rows."""
        return [id for first, last in self._selected() for id in self.table.ids(first, last)]

    def selected_text(self) -> str:
        """The selected rows as they are seen, a tab between cells."""
        return "\n".join("\t".join(cells) for cells in self.selected_cells())

    def selected_cells(self) -> list[list[str]]:
        """The same, row by row."""
        columns = self.columns.places()
        rows = (row for first, last in self._selected() for row in range(first, last + 1))
        texts = (self.table.texts(row) for row in rows)
        return [[cells[column] for column in columns] for cells in texts]

    def select(self, row: int, *, scroll: bool = True) -> None:
        index = self.table.index(row, self.columns.places()[0])
        flags = QItemSelectionModel.SelectionFlag
        self.setAutoScroll(scroll)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.setAutoScroll(True)
        if scroll:
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        id = self.current_id()
        if event.key() in _OPEN and id is not None:
            self.opened.emit(id)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt's own looks at each row."""
        if self._type_ahead is None:
            from catalog_app.ui.type_ahead import TypeAhead

            self._type_ahead = TypeAhead(self.table, self.select)
        self._type_ahead.type(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.table.dress()

    def _selected(self) -> list[tuple[int, int]]:
        """First and last rows of each run of selected rows, every row once."""
        runs: list[tuple[int, int]] = []
        found = self.selectionModel().selection()
        ranges = (found.at(place) for place in range(found.size()))
        for each in sorted((r.top(), r.bottom()) for r in ranges):
            first = max(each[0], runs[-1][1] + 1) if runs else each[0]
            if first <= each[1]:
                runs.append((first, each[1]))
        return runs

    def _fix_rows(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(0)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(style.row_height(self.font()))

    def _tell_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit()
