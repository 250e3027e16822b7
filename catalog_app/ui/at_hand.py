"""Which record is at hand while answers come: the one that was chosen, as long as it is found.

Until all is known the first row may only stand in for it.
"""

from collections.abc import Callable

from catalog_app.ui.grid import Grid

Show = Callable[[], object]


class AtHand:
    """Chooses a row of the grid whenever other rows are shown."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._held: int | None = None
        self._offered: int | None = None
        self.sorting = False
        """Whether the rows get another order: one that is then out of sight is let go."""

    def over_first(self, show: Show) -> None:
        """Around the first page of another answer, which begins at the top."""
        if self._grid.current_id() != self._offered:
            self._held = self._grid.current_id()
        show()
        self._grid.verticalScrollBar().setValue(0)
        self._grid.select(max(self._row(self._held), 0), scroll=False)
        self._offered = self._grid.current_id()

    def over_whole(self, show: Show, wanted: int | None) -> None:
        """Around all of it: place and choice stay where they can; the `wanted` one is gone to."""
        grid = self._grid
        before, place = grid.current_id(), grid.verticalScrollBar().value()
        held = self._held if before == self._offered else before
        self._held = self._offered = None
        show()
        row = self._row(held)
        if self._row(wanted) >= 0:
            grid.select(self._row(wanted))
        elif row >= 0 and row != grid.currentIndex().row():
            grid.verticalScrollBar().setValue(place)
            grid.select(row, scroll=False)
        elif grid.table.rowCount() and not grid.currentIndex().isValid():
            grid.select(0)
        if self.sorting and not self._in_sight() and not place and grid.table.rowCount():
            grid.select(0)
        self.sorting = False

    def _in_sight(self) -> bool:
        top = self._grid.rowViewportPosition(self._grid.currentIndex().row())
        return 0 <= top < self._grid.maximumViewportSize().height()

    def _row(self, id: int | None) -> int:
        return -1 if id is None else self._grid.table.row_of(id)
