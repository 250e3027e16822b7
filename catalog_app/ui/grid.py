"""The view of the table: what clicks, keys and the header's menu do with columns and rows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from catalog_app.domain.fields import Field, fields_of
from catalog_app.settings import Column, TableState
from catalog_app.ui import plain, style
from catalog_app.ui.table import EntityTable, Index, chosen_fields, title_column, usual_columns

_TITLE = 200  # pixels that the title column has at least
_PADDING = 24
_KEYS_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Cells(QStyledItemDelegate):
    """Tells in full what had to be cut, as plain text."""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        text = str(index.data() or "")
        room = option.rect.width() - _PADDING + 8
        if event.type() == QEvent.Type.ToolTip and option.fontMetrics.horizontalAdvance(text) > room:
            QToolTip.showText(event.globalPos(), plain.tip_text(text), view)
            return True
        return False


class Grid(QTableView):
    """`sort_asked`: the names to sort by; `opened`: Enter or a double click on a record."""

    opened = Signal(int)
    current_changed = Signal(int)
    sort_asked = Signal(tuple)
    columns_changed = Signal()
    delete_asked = Signal()

    def __init__(self, model: EntityTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = model
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(model.language.text(model.entity.many))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self._prepare_heads()
        self.doubleClicked.connect(lambda index: self.opened.emit(model.id_at(index.row())))
        self.selectionModel().currentRowChanged.connect(self._tell_current)

    def current_id(self) -> int | None:
        index = self.currentIndex()
        return self.table.id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> list[int]:
        """In the order of the rows."""
        ranges = sorted((r.top(), r.bottom()) for r in self.selectionModel().selection())
        found = [id for first, last in ranges for id in self.table.ids(first, last)]
        return list(dict.fromkeys(found))

    def select(self, row: int, *, scroll: bool = True) -> None:
        index = self.table.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if scroll:
            self.scrollTo(index)

    def fields(self) -> tuple[Field, ...]:
        """The columns in the order in which they are seen."""
        head = self.horizontalHeader()
        return tuple(self.table.fields[head.logicalIndex(n)] for n in range(head.count()))

    def state(self) -> TableState:
        head = self.horizontalHeader()
        columns = (head.logicalIndex(place) for place in range(head.count()))
        return TableState(
            tuple(
                Column(self.table.fields[column].name, max(16, head.sectionSize(column)))
                for column in columns
            ),
            self.table.order,
        )

    def restore(self, state: TableState) -> None:
        """Columns and widths as remembered; none remembered: as declared."""
        fields = chosen_fields(self.table.entity, [column.name for column in state.columns])
        self.set_fields(fields, {column.name: column.width for column in state.columns})

    def set_fields(self, fields: Sequence[Field], widths: dict[str, int] | None = None) -> None:
        """Shows these columns; widths that are not given follow from the declaration."""
        chosen = self.current_id()
        head = self.horizontalHeader()
        held = {each.name: head.sectionSize(n) for n, each in enumerate(self.table.fields)}
        self.table.set_fields(fields)
        known = held | {} if widths is None else widths
        for column, field in enumerate(self.table.fields):
            head.moveSection(head.visualIndex(column), column)
            self.setColumnWidth(column, known.get(field.name) or self._usual_width(field))
        self._stretch_title()
        if chosen is not None and (row := self.table.row_of(chosen)) >= 0:
            self.select(row, scroll=False)

    def columns_menu(self, parent: QWidget) -> QMenu:
        """All columns there could be, with those ticked that are shown."""
        menu = QMenu(self.table.language.text("&Columns"), parent)
        shown = self.fields()
        for field in fields_of(self.table.entity):
            action = menu.addAction(plain.menu_text(self.table.language.text(field.label)))
            action.setCheckable(True)
            action.setChecked(field in shown)
            action.setEnabled(field not in shown or len(shown) > 1)
            action.toggled.connect(lambda on, field=field: self._toggle(field, on))
        menu.addSeparator()
        usual = menu.addAction(self.table.language.text("&Usual columns"))
        usual.triggered.connect(lambda: self._choose(usual_columns(self.table.entity), {}))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS_OPEN and self.current_id() is not None:
            self.opened.emit(self.current_id())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch_title()
