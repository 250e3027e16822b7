"""Letters typed on the table lead to the first row that begins so, by what the rows are sorted by.

The row is looked for in a worker.
"""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from catalog_app.storage.beginning import row_beginning
from catalog_app.ui.table import EntityTable
from catalog_app.ui.tasks import Lane, Stop

if TYPE_CHECKING:
    from catalog_app.storage.reading import Found


class TypeAhead:
    """What is typed on a table: letters that come soon one after the other go together.

    `go`: is told the row.
    """

    def __init__(self, table: EntityTable, go: Callable[[int], object]) -> None:
        self._table, self._go = table, go
        self._lane = Lane(table)
        self._typed = ""
        self._last = 0.0
        table.destroyed.connect(self._lane.close)

    def type(self, letters: str) -> None:
        """Goes to the row once it is found; where none begins so, nowhere."""
        together = QGuiApplication.styleHints().keyboardInputInterval() / 1000
        now = monotonic()
        self._typed = self._typed + letters if now - self._last < together else letters
        self._last = now
        typed, found, language = self._typed, self._table.found, self._table.language
        order = self._table.order
        if found is None or not order:
            return

        def work(_stop: Stop) -> tuple["Found", int | None]:
            return found, row_beginning(found, order[0], typed, language)

        self._lane.ask(work, self._take, lambda _error: None)

    def _take(self, answer: tuple["Found", int | None]) -> None:
        found, row = answer
        if row is not None and found is self._table.found:
            self._go(row)
