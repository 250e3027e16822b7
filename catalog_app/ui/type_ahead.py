"""Letters typed on the table lead to the first row that begins so, by what the rows are sorted by.

The row is looked for in a worker.
"""

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from catalog_app.storage.beginning import row_beginning
from catalog_app.ui.tasks import Lane, Stop

if TYPE_CHECKING:
    from catalog_app.storage.reading import Found
    from catalog_app.ui.grid import Grid


class TypeAhead:
    """What is typed on a grid: letters that come soon one after the other go together."""

    def __init__(self, grid: "Grid") -> None:
        self._grid = grid
        self._lane = Lane(grid)
        self._typed = ""
        self._last = 0.0
        grid.destroyed.connect(self._lane.close)

    def type(self, letters: str) -> None:
        """Goes to the row once it is found; where none begins so, nowhere."""
        together = QGuiApplication.styleHints().keyboardInputInterval() / 1000
        now = monotonic()
        self._typed = self._typed + letters if now - self._last < together else letters
        self._last = now
        table, typed = self._grid.table, self._typed
        found, order, language = table.found, table.order, table.language
        if found is None or not order:
            return

        def work(_stop: Stop) -> tuple["Found", int | None]:
            return found, row_beginning(found, order[0], typed, language)

        self._lane.ask(work, self._go, lambda _error: None)

    def _go(self, answer: tuple["Found", int | None]) -> None:
        found, row = answer
        if row is not None and found is self._grid.table.found:
            self._grid.select(row)
