"""The columns of a table: which ones, their order and width, and by which the rows are sorted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from catalog_app.domain.fields import Entity, Field, field_of, fields_of, head_of, own_fields
from catalog_app.i18n import Language, mark
from catalog_app.settings import Column, TableState
from catalog_app.ui import style
from catalog_app.ui.table import chosen_fields, short_label, title_column, usual_columns

if TYPE_CHECKING:
    from catalog_app.ui.grid import Grid

_TITLE = 128  # pixels that the title column has at least
_GOOD_TITLE = 180  # below this the others give way
_LEAST, _MOST = 16, 4000  # pixels that are remembered of a column
_UNCHOSEN = _LEAST  # stands for the usual width, whatever that is at the next start
_PADDING = 22
_FEW = 8  # letters that a column shows at least
_WHOLE = ("when", "date")  # a date that is cut says nothing
_DATE = "28–30 May 2028"  # about as wide as they come
_NARROW = 8  # letters of a column that is there only when asked for, at least
_LONG = 24  # letters of a head that make room for themselves
_LETTER = 0.85  # of the width that the font calls average, which capitals make too large


class Columns(QObject):
    """`sort_asked`: the names to sort by, "-" before descending; `field_asked`: one is missing."""

    sort_asked = Signal(tuple)
    field_asked = Signal()

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
        self._chosen: dict[str, int] = {}  # pixels that the person has chosen, by name
        self._usual: tuple[Field, ...] = ()
        self._own: tuple[str, ...] = ()  # the own fields that the person could choose from
        self.show(self._table.fields, {})

    def places(self) -> list[int]:
        """The columns of the model in the order in which they are seen."""
        return [self._head.logicalIndex(place) for place in range(self._head.count())]

    def fields(self) -> tuple[Field, ...]:
        """In the order in which they are seen."""
        return tuple(self._table.fields[column] for column in self.places())

    def state(self) -> TableState:
        """No columns where they are the usual ones; widths of those that the person has set."""
        if not self._chosen and self.fields() == self._usual:
            return TableState((), self._table.order)
        columns = (
            Column(field.name, self._chosen.get(field.name, _UNCHOSEN)) for field in self.fields()
        )
        return TableState(tuple(columns), self._table.order, self._own)

    def restore(self, state: TableState) -> None:
        """As remembered; what is not remembered is as declared, and own fields that are new to the
        person stand after the others.
        """
        entity = self._table.entity
        names = [column.name for column in state.columns]
        widths = {each.name: each.width for each in state.columns if each.width > _UNCHOSEN}
        new = [field.name for field in own_fields(entity) if field.name not in state.own]
        self.show(chosen_fields(entity, [*names, *new] if names else []), widths)

    def follow_fields(self) -> None:
        """Own fields were added, changed, hidden or removed: the others stay as they are."""
        entity, place = self._table.entity, self._grid.verticalScrollBar().value()
        names = [field.name for field in self.fields()]
        new = [field.name for field in own_fields(entity) if field.name not in self._own]
        wanted = chosen_fields(entity, [*names, *new])
        if wanted != self.fields():
            self.show(wanted, self._chosen)
            self._grid.verticalScrollBar().setValue(place)
        self._usual, self._own = _offered(entity)

    def show(self, fields: Sequence[Field], widths: Mapping[str, int]) -> None:
        """`widths`: pixels by name, none for the usual ones."""
        chosen = self._grid.current_id()
        self._fitting, self._chosen = True, dict(widths)
        self._usual, self._own = _offered(self._table.entity)
        self._table.set_fields(fields)
        for column in range(len(self._table.fields)):
            self._head.moveSection(self._head.visualIndex(column), column)
        self.fit()
        row = -1 if chosen is None else self._table.row_of(chosen)
        if row >= 0:
            self._grid.select(row, scroll=False)

    def fit(self) -> None:
        """Gives the title column the width that the others leave.

        Columns whose widths nobody has chosen give way to it where there is little.
        """
        if not self._table.fields:
            return
        self._fitting = True
        # A call of viewport() would have PySide load every kind of widget there is.
        bar = self._grid.verticalScrollBar()
        taken = bar.width() if bar.isVisibleTo(self._grid) else 0
        room = self._grid.maximumViewportSize().width() - taken
        title = self._table.fields.index(title_column(self._table.fields))
        usual = [
            (chosen, chosen)
            if (chosen := self._chosen.get(each.name)) is not None
            else _usual_width(each, self._head, self._table.language)
            for each in self._table.fields
        ]
        for column, width in enumerate(_narrowed(usual, room - _GOOD_TITLE, title)):
            self._head.resizeSection(column, width)
        others = self._head.length() - self._head.sectionSize(title)
        self._head.resizeSection(title, max(_TITLE, room - others))
        self._fitting = False

    def menu(self, parent: QWidget) -> QMenu:
        """All columns there could be, ticked where they are shown."""
        menu = QMenu(self._text(mark("&Columns")), parent)
        shown = self.fields()
        for field in fields_of(self._table.entity):
            action = menu.addAction(_entry(field, self._table.language))
            action.setCheckable(True)
            action.setChecked(field in shown)
            action.setEnabled(field not in shown or len(shown) > 1)
            action.toggled.connect(lambda on, field=field: self._toggle(field, on))
        menu.addSeparator()
        usual = menu.addAction(self._text(mark("&Usual columns")))
        usual.triggered.connect(lambda: self.show(usual_columns(self._table.entity), {}))
        missing = menu.addAction(self._text(mark("&Add a field…")))
        missing.triggered.connect(self.field_asked)
        return menu

    def sort_menu(self, parent: QWidget) -> QMenu:
        """What a click on a head does, for keys: the columns that are shown."""
        menu = QMenu(self._text(mark("&Sort by")), parent)
        for field in (each for each in self.fields() if each.kind.sorts):
            action = menu.addAction(_entry(field, self._table.language))
            action.triggered.connect(lambda _on, name=field.name: self.sort(name, more=False))
        return menu

    def sort(self, name: str, *, more: bool) -> None:
        """By this column, the other way round when it was; `more`: after those sorted by now.

        Of numbers the most stand first.
        """
        order = self._table.order
        held = next((each for each in order if each.removeprefix("-") == name), "")
        most_first = not held and field_of(self._table.entity, name).kind.numeric
        turned = f"-{name}" if held == name or most_first else name
        if not more:
            self.sort_asked.emit((turned,))
        elif held:
            self.sort_asked.emit(tuple(turned if each == held else each for each in order))
        else:
            self.sort_asked.emit((*order, turned))

    def _click(self, column: int) -> None:
        shift = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        field = self._table.fields[column]
        if field.kind.sorts:
            self.sort(field.name, more=bool(shift))

    def _resized(self, column: int, _before: int, now: int) -> None:
        if not self._fitting:
            self._chosen[self._table.fields[column].name] = min(_MOST, max(_UNCHOSEN + 1, now))

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._head.mapToGlobal(place))

    def _toggle(self, field: Field, on: bool) -> None:
        if on:
            self.show((*self.fields(), field), self._chosen)
        else:
            self.show([each for each in self.fields() if each != field], self._chosen)


def _offered(entity: type[Entity]) -> tuple[tuple[Field, ...], tuple[str, ...]]:
    """The usual columns and the names of own fields; another catalog may have others."""
    return usual_columns(entity), tuple(field.name for field in own_fields(entity))


def _entry(field: Field, language: Language) -> str:
    """What a menu calls a field."""
    return head_of(field, language).replace("&", "&&")


def _narrowed(usual: Sequence[tuple[int, int]], room: int, title: int) -> list[int]:
    """Widths by usual and least ones: all but the title share what is missing, in pixels."""
    others = [each for column, each in enumerate(usual) if column != title]
    spare = sum(width - least for width, least in others)
    missing = sum(width for width, _ in others) - room
    share = min(1.0, max(0.0, missing / spare)) if spare else 0.0
    return [round(width - share * (width - least)) for width, least in usual]


def _usual_width(field: Field, head: QHeaderView, language: Language) -> tuple[int, int]:
    """Pixels of a column for which no width is remembered: the usual and the least."""
    label = QFontMetrics(style.sized(head.font(), 1.0, strong=True))
    letter = head.fontMetrics().averageCharWidth() * _LETTER
    short = replace(field, label=short_label(field))
    bare = label.horizontalAdvance(head_of(short, language, _LONG)) + _PADDING
    named = bare + label.horizontalAdvance(" ▾")
    usual = max(named, round(max(field.width, _NARROW) * letter) + _PADDING)
    if field.kind.numeric:
        return named, bare
    if field.name in _WHOLE:
        date = ceil(QFontMetricsF(style.body_font()).horizontalAdvance(_DATE))
        whole = max(usual, date + _PADDING)
        return whole, whole
    return usual, min(usual, round(_FEW * letter) + _PADDING)
