"""What the catalog announces, as a signal in the thread of the window.

Changes are announced in the thread that made them; writes by other programs are noticed by a look
now and then, and at once when the window comes to the front.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_LOOK = 2000  # milliseconds between two looks for writes by others
_LATER = 100  # milliseconds, in which several changes become one


class Announcer(QObject):
    """`changed`: the machine names of the sections that a change touched; `ended`: the catalog is
    about to be closed.
    """

    changed = Signal(frozenset)
    ended = Signal()
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
        self.ended.emit()


class Renewal(QObject):
    """Renews what shows records of some sections, a little after they were changed; ends with its
    parent.
    """

    def __init__(
        self,
        announcer: Announcer,
        sections: frozenset[str],
        renew: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sections = sections
        self._timer = QTimer(self, singleShot=True, interval=_LATER)
        self._timer.timeout.connect(renew)
        announcer.changed.connect(self._hear)
        announcer.ended.connect(self._end)

    def _hear(self, touched: frozenset[str]) -> None:
        if touched & self._sections and not self._timer.isActive():
            self._timer.start()

    def _end(self) -> None:
        """What is still on its way concerns nobody any more."""
        self._sections = frozenset()
        self._timer.stop()
