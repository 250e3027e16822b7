"""What the catalog announces, as a signal in the thread of the window.

Changes are announced in the thread that made them; writes by other programs are noticed by a look
now and then, and at once when the window comes to the front.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_LOOK = 2000  # milliseconds between two looks for writes by others


class Announcer(QObject):
    """`changed`: the machine names of the sections that a change touched."""

    changed = Signal(frozenset)
    _announced = Signal(frozenset)

    def __init__(self, catalog: "Catalog", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._announced.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._end = catalog.subscribe(lambda touched: self._announced.emit(frozenset(touched)))
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Notices what other programs have written."""
        self._catalog.poll()

    def close(self) -> None:
        self._timer.stop()
        self._end()
