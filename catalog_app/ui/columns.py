"""The columns of a table: which ones, their order and width, and by which the rows are sorted."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from catalog_app.domain.fields import Field, fields_of
from catalog_app.settings import Column, TableState
from catalog_app.ui.table import chosen_fields, title_column, usual_columns

if TYPE_CHECKING:
    from catalog_app.ui.grid import Grid

_TITLE = 200  # pixels that the title column has at least
_LEAST, _MOST = 16, 4000
_PADDING = 22
_NARROW = 8  # letters of a column that is there only when asked for, at least
_LETTER = 0.85  # of the width that the font calls average, which capitals make too large


class Columns(QObject):
    """`sort_asked`: the names to sort by, "-" before descending; `changed`: others are shown."""

    sort_asked = Signal(tuple)
    changed = Signal()

    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self._grid = grid
        self._table = grid.table
        self._text = grid.table.language.text
        self._head = grid.horizontalHeader()
        self._head.setSectionsMovable(True)
        self._head.setSectionsClickable(True)
        self._head.setHighlightSections(False)
        self._head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._head.customContextMenuRequested.connect(self._open_menu)
        self._head.sectionClicked.connect(self._click)
        self._head.sectionResized.connect(self._resized)
        self._fitting = False
        self.show(self._table.fields, {})

    def places(self) -> list[int]:
        """The columns of the model in the order in which they are seen."""
        return [self._head.logicalIndex(place) for place in range(self._head.count())]

    def fields(self) -> tuple[Field, ...]:
        """In the order in which they are seen."""
        return tuple(self._table.fields[column] for column in self.places())

    def state(self) -> TableState:
        columns = (
            Column(self._table.fields[n].name, min(_MOST, max(_LEAST, self._head.sectionSize(n))))
            for n in self.places()
        )
        return TableState(tuple(columns), self._table.order)

    def restore(self, state: TableState) -> None:
        """As remembered; what is not remembered is as declared."""
        names = [column.name for column in state.columns]
        widths = {column.name: column.width for column in state.columns}
        self.show(chosen_fields(self._table.entity, names), widths)

    def show(self, fields: Sequence[Field], widths: Mapping[str, int]) -> None:
        """`widths`: pixels by name; a column without one is as wide as declared."""
        chosen = self._grid.current_id()
        self._table.set_fields(fields)
        for column, field in enumerate(self._table.fields):
            self._head.moveSection(self._head.visualIndex(column), column)
            self._head.resizeSection(
                column,
                widths.get(field.name) or _usual_width(field, self._head.fontMetrics(), self._text),
            )
        self.fit()
        row = -1 if chosen is None else self._table.row_of(chosen)
        if row >= 0:
            self._grid.select(row, scroll=False)

    def fit(self) -> None:
        """Gives the title column the width that the others leave."""
        if not self._table.fields:
            return
        self._fitting = True
        title = self._table.fields.index(title_column(self._table.fields))
        others = self._head.length() - self._head.sectionSize(title)
        room = self._grid.viewport().width() - others
        self._head.resizeSection(title, max(_TITLE, room))
        self._fitting = False

    def menu(self, parent: QWidget) -> QMenu:
        """All columns there could be, ticked where they are shown."""
        menu = QMenu(self._text("&Columns"), parent)
        shown = self.fields()
        for field in fields_of(self._table.entity):
            action = menu.addAction(self._text(field.label).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(field in shown)
            action.setEnabled(field not in shown or len(shown) > 1)
            action.toggled.connect(lambda on, field=field: self._toggle(field, on))
        menu.addSeparator()
        usual = menu.addAction(self._text("&Usual columns"))
        usual.triggered.connect(lambda: self._choose(usual_columns(self._table.entity), {}))
        return menu

    def sort_menu(self, parent: QWidget) -> QMenu:
        """What a click on a head does, for keys: the columns that are shown."""
        menu = QMenu(self._text("&Sort by"), parent)
        for field in self.fields():
            action = menu.addAction(self._text(field.label).replace("&", "&&"))
            action.triggered.connect(lambda _on, name=field.name: self.sort(name, more=False))
        return menu

    def sort(self, name: str, *, more: bool) -> None:
        """By this column, the other way round when it was; `more`: after those sorted by now."""
        order = self._table.order
        held = next((each for each in order if each.removeprefix("-") == name), "")
        turned = f"-{name}" if held == name else name
        if not more:
            self.sort_asked.emit((turned,))
        elif held:
            self.sort_asked.emit(tuple(turned if each == held else each for each in order))
        else:
            self.sort_asked.emit((*order, turned))

    def _click(self, column: int) -> None:
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.sort(self._table.fields[column].name, more=bool(shift))

    def _resized(self, _column: int, _before: int, _now: int) -> None:
        if not self._fitting:
            self.changed.emit()

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._head.mapToGlobal(place))

    def _toggle(self, field: Field, on: bool) -> None:
        state = {column.name: column.width for column in self.state().columns}
        if on:
            self._choose((*self.fields(), field), state)
        else:
            self._choose([each for each in self.fields() if each != field], state)

    def _choose(self, fields: Sequence[Field], widths: Mapping[str, int]) -> None:
        self.show(fields, widths)
        self.changed.emit()


def _usual_width(field: Field, metrics: QFontMetrics, text: Callable[[str], str]) -> int:
    """Pixels of a column for which no width is remembered."""
    letters = round(max(field.width, _NARROW) * metrics.averageCharWidth() * _LETTER)
    if field.kind.numeric:
        return letters + _PADDING
    return max(metrics.horizontalAdvance(f"{text(field.label)} ▾"), letters) + _PADDING
