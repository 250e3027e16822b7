"""The view of the table: what clicks and keys do with its rows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from catalog_app.ui import plain, style
from catalog_app.ui.columns import Columns
from catalog_app.ui.table import EntityTable, Index

_PADDING = 11  # at the left and right of a cell
_CUT = Qt.TextElideMode.ElideRight
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Cells(QStyledItemDelegate):
    """Paints a cell straight from the row: asking the model for seven roles a cell takes longer.

    Tells in full, where the pointer rests, what had to be cut.
    """

    def __init__(self, table: EntityTable, first: Callable[[], int], parent: QWidget) -> None:
        """`first`: the column that is seen at the left."""
        super().__init__(parent)
        self._table = table
        self._first = first

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        column = index.column()
        looks = self._table.looks[column]
        state = option.state.value
        chosen = state & _SELECTED
        if chosen:
            painter.fillRect(area, self._table.selection)
        painter.setPen(self._table.line)
        bottom = area.bottom()
        painter.drawLine(area.left(), bottom, area.right(), bottom)
        if state & _FOCUSED and not chosen:
            painter.setPen(style.colour("accent"))
            painter.drawRect(area.adjusted(1, 0, -1, -1))
        painter.setFont(looks.font)
        painter.setPen(self._table.text if chosen else looks.colour)
        text = self._table.texts(index.row())[column]
        shown = looks.metrics.elidedText(text, _CUT, area.width() - 2 * _PADDING)
        painter.drawText(area.adjusted(_PADDING, 0, -_PADDING, 0), looks.alignment, shown)
        if self._table.today and index.row() - self._table.today in (-1, 0):
            self._paint_today(painter, area, index)

    def _paint_today(self, painter: QPainter, area: QRect, index: Index) -> None:
        """A line between what is coming and what is past, each row its half of the sign on it."""
        above = index.row() < self._table.today
        line = area.bottom() if above else area.top() - 1
        if above:
            painter.fillRect(area.left(), line, area.width(), 1, self._table.accent)
        if index.column() != self._first():
            return
        text = self._table.language.text("Today")
        font = style.sized(self._table.looks[0].font, 0.75, strong=True)
        metrics = QFontMetrics(font)
        high = metrics.height()
        sign = QRect(area.left() + _PADDING, line - high // 2, 0, high)
        sign.setWidth(metrics.horizontalAdvance(text) + high)
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._table.accent)
        painter.drawRoundedRect(sign, high / 2, high / 2)
        painter.setPen(self._table.on_accent)
        painter.setFont(font)
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        text = str(index.data() or "")
        room = option.rect.width() - 2 * _PADDING
        if (
            event.type() == QEvent.Type.ToolTip
            and option.fontMetrics.horizontalAdvance(text) > room
        ):
            QToolTip.showText(event.globalPos(), plain.tip_text(text), view)
            return True
        return False


class Grid(QTableView):
    """`opened`: Enter or a double click on a record; `current_changed`: another row is at hand."""

    opened = Signal(int)
    current_changed = Signal()

    def __init__(self, model: EntityTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = model
        self.setModel(model)
        self.setItemDelegate(_Cells(model, lambda: self.columns.places()[0], self))
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
        columns = self.columns.places()
        rows = (row for first, last in self._selected() for row in range(first, last + 1))
        texts = (self.table.texts(row) for row in rows)
        return "\n".join("\t".join(cells[column] for column in columns) for cells in texts)

    def select(self, row: int, *, scroll: bool = True) -> None:
        index = self.table.index(row, self.columns.places()[0])
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if scroll:
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        id = self.current_id()
        if event.key() in _OPEN and id is not None:
            self.opened.emit(id)
        else:
            super().keyPressEvent(event)

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
