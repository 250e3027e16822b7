"""A page: what a section holds, searched, sorted and counted; and the way on where it is empty."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from catalog_app.domain.counting import counted
from catalog_app.domain.fields import Entity
from catalog_app.errors import CatalogError, QueryError
from catalog_app.i18n import Language, mark
from catalog_app.settings import TableState
from catalog_app.ui import plain
from catalog_app.ui.chips import Chips
from catalog_app.ui.empty import EmptyState
from catalog_app.ui.grid import Grid
from catalog_app.ui.table import PAGE, EntityTable, row_of_today, usual_columns
from catalog_app.ui.tasks import Lane, Stop

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.reading import Found

_REST = 30  # milliseconds until the rest of the first answer is asked for: rows are painted then
_WAIT = 120  # milliseconds after the last key before the question is asked


class _Bar(QFrame):
    """Above the table: what it is narrowed to, how many there are, and what is wrong."""

    released = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.setProperty("role", "surface")
        self.chips = Chips(language)
        self.chips.released.connect(self.released)
        self.count = plain.label("", role="quiet")
        self.problem = plain.label("", role="problem", wrap=True, selectable=True)
        self.problem.setVisible(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.chips, 1)
        row.addWidget(self.problem, 1)
        row.addStretch()
        row.addWidget(self.count)
        row.setContentsMargins(14, 8, 14, 8)
        self.setLayout(row)
        self.setMinimumHeight(44)

    def complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


class _Stack(QStackedWidget):
    """The table, or where there are no rows the way on; that is made when it is first needed."""

    def __init__(
        self, grid: Grid, nothing: Callable[[], EmptyState], clear: Callable[[], object]
    ) -> None:
        super().__init__()
        self._grid = grid
        self._nothing, self._clear = nothing, clear
        self._words = grid.table.language.text
        self._made: dict[bool, EmptyState] = {}
        self.addWidget(grid)

    def turn(self, count: int, *, searching: bool) -> None:
        if count:
            self.setCurrentWidget(self._grid)
            self._forget_nothing()
            return
        if searching not in self._made:
            self._made[searching] = self._nothing_found() if searching else self._nothing()
            self.addWidget(self._made[searching])
        self.setCurrentWidget(self._made[searching])

    def _forget_nothing(self) -> None:
        """What it says the next time depends on what the catalog then holds."""
        if (said := self._made.pop(False, None)) is not None:
            self.removeWidget(said)
            said.deleteLater()

    def _nothing_found(self) -> EmptyState:
        return EmptyState(
            "search",
            self._words(mark("Nothing found")),
            self._words(mark("No record has all of these words. Try fewer, or another spelling.")),
            [(self._words(mark("Clear the search")), self._clear, True)],
        )


class EntityPage(QFrame):
    """`searched`: the text of the search, and the place of a mistake in it (-1, -1 for none);
    `answered`: other rows are shown; `current_changed`: another record is at hand;
    `field_asked`: one is missing."""

    searched = Signal(str, int, int)
    answered = Signal()
    current_changed = Signal()
    opened = Signal(int)
    field_asked = Signal()

    def __init__(
        self,
        catalog: "Catalog",
        entity: type[Entity],
        language: Language,
        nothing: Callable[[], EmptyState],
    ) -> None:
        super().__init__()
        self.catalog, self.entity, self.language = catalog, entity, language
        self.text = ""
        self.wanted: int | None = None
        self._order: tuple[str, ...] = entity.order
        self._settling = False
        self._lane = Lane(self)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT)
        self._timer.timeout.connect(self.reload)
        self.table = EntityTable(entity, language, usual_columns(entity), self)
        self.grid = Grid(self.table)
        self.bar = _Bar(language)
        self._stack = _Stack(self.grid, nothing, lambda: self.search_for(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setAccessibleName(language.text(entity.many))
        self.setProperty("role", "surface")
        self.setFocusProxy(self.grid)
        self._connect()

    def search(self, text: str, *, at_once: bool = False) -> None:
        """Looks for `text`: when no more keys come, or at once."""
        self.text = text
        self.bar.chips.narrow(text, self.entity)
        if at_once:
            self._timer.stop()
            self.reload()
        else:
            self._timer.start()

    def search_for(self, text: str) -> None:
        """As search() at once, and tells the search box."""
        self.search(text, at_once=True)
        self.searched.emit(text, -1, -1)

    def reload(self) -> None:
        """Asks again; the record at hand, or the `wanted` one, stays at hand.

        What is shown first of all is a page, whatever the size of the catalog.  The own fields may
        be others than before: columns, and what the rows are sorted by.
        """
        self.catalog.come_to_hand()
        self.grid.columns.follow_fields()
        self._order = _known(self.entity, self._order)
        text, order, language = self.text, self._order, self.language
        fields = self.table.fields
        most = PAGE if self.table.found is None and self.wanted is None else None

        def find(stop: Stop) -> Any:
            found = self.catalog.find(self.entity, text, order, language, most=most, stop=stop)
            today = row_of_today(found, order, date.today())
            return found, (order, today), fields, found.rows(0, PAGE, fields), len(found) == most

        self._lane.ask(find, self._show, self.complain)

    def wait(self, seconds: float) -> None:
        """For rows that come so soon."""
        self._lane.wait(seconds)

    def sort(self, order: tuple[str, ...]) -> None:
        self._order = order
        self.reload()

    def restore(self, state: TableState) -> None:
        """Columns, widths and order as remembered."""
        self._order = state.sort
        self.grid.columns.restore(state)

    def show_record(self, id: int) -> None:
        """Goes to a record; the search is cleared when it does not find it."""
        row = self.table.row_of(id)
        if row >= 0:
            self.grid.select(row)
            return
        self.wanted = id
        self.search("", at_once=True)

    def close_lane(self) -> None:
        self._timer.stop()
        self._lane.close()

    def _connect(self) -> None:
        self.grid.opened.connect(self.opened)
        self.grid.current_changed.connect(self._tell_current)
        self.grid.columns.sort_asked.connect(self.sort)
        self.grid.columns.field_asked.connect(self.field_asked)
        self.bar.released.connect(self.search_for)

    def _show(self, answer: Any) -> None:
        found, (order, today), fields, rows, more = answer
        self._settling = True
        before = self.grid.current_id()
        place = self.grid.verticalScrollBar().value()
        self.table.show_found(found, order, today)
        if fields == self.table.fields:
            self.table.take_page(0, rows)
        if self.wanted is not None and self.table.row_of(self.wanted) < 0:
            self.wanted = None
        self._select(self.wanted if self.wanted is not None else before, place)
        self._settling = False
        if more:
            QTimer.singleShot(_REST, self, self.reload)
        else:
            self._after(found)

    def _select(self, id: int | None, place: int) -> None:
        row = -1 if id is None else self.table.row_of(id)
        if row >= 0 and self.wanted is None:
            self.grid.verticalScrollBar().setValue(place)
            self.grid.select(row, scroll=False)
        elif self.table.rowCount():
            self.grid.select(max(row, 0))
        self.wanted = None

    def _after(self, found: "Found") -> None:
        self.bar.count.setText(counted(self.entity.section, len(found), self.language))
        self.bar.complain("")
        searching = bool(self.text.strip())
        self._stack.turn(len(found), searching=searching)
        self.bar.setVisible(searching or len(found) > 0)
        self.searched.emit(self.text, -1, -1)
        self.answered.emit()
        self.current_changed.emit()

    def _tell_current(self) -> None:
        if not self._settling:
            self.current_changed.emit()

    def complain(self, error: CatalogError) -> None:
        """The rows stay; a sentence above them says what is wrong."""
        self.bar.complain(error.text(self.language))
        if isinstance(error, QueryError):
            self.searched.emit(self.text, error.start, error.end)


def _known(entity: type[Entity], order: Iterable[str]) -> tuple[str, ...]:
    """What there is of an order, else the usual one."""
    names = (name for name in order if name.removeprefix("-") in entity.fields)
    return tuple(dict.fromkeys(names)) or entity.order
