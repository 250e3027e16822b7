"""Starts a window in a process of its own and says when it was there; run by test_start.py.

    python watched_start.py NOTES STARTED [FILE]

Without FILE the window is an empty one, the least that PySide6 can do; with it, the program's.
STARTED: time.monotonic() just before this process was started.  NOTES, a new file, takes as JSON the
seconds since then until the window was on the screen, until the first rows were on it, and until
nothing more was painted; the peak of memory in bytes; and which modules had come before the rows.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

PATIENCE = 30.0  # seconds until all must be there
QUIET = 0.5  # seconds without painting after which a picture counts as stable
HEAVY = ("sqlalchemy", "alembic", "babel", "jinja2")


class Painted(QObject):
    """Notes when widgets are painted."""

    last = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.last = time.monotonic()
        return False


def wait_for(there: Callable[[], bool]) -> float:
    """Lets the event loop run until it is so; when that was."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if there():
            return time.monotonic()
    raise SystemExit("it never came")


def is_exposed() -> bool:
    return any(window.isExposed() for window in QGuiApplication.topLevelWindows())


def tables_with_rows() -> list[QTableView]:
    return [
        table
        for window in QApplication.topLevelWidgets()
        for table in window.findChildren(QTableView)
        if table.isVisible() and table.model() is not None and table.model().rowCount()
    ]


def wait_for_rows() -> float:
    """Until a table has been painted that had rows."""
    painted = Painted()

    def there() -> bool:
        for table in tables_with_rows():
            table.viewport().installEventFilter(painted)
        return painted.last > 0

    return wait_for(there)


def watch_all() -> None:
    """In the place of the event loop."""
    beat = QTimer()
    beat.setInterval(50)
    found = {"window": wait_for(is_exposed) - started}
    if len(sys.argv) > 3:
        found["rows"] = wait_for_rows() - started
    heavy = [name for name in HEAVY if name in sys.modules]
    every = Painted()
    QApplication.instance().installEventFilter(every)
    every.last = time.monotonic()
    beat.start()
    wait_for(lambda: time.monotonic() - every.last > QUIET)
    found["stable"] = every.last - started
    notes.write_text(json.dumps(found | {"peak": peak(), "heavy": heavy}))
    beat.stop()
    QApplication.instance().removeEventFilter(every)
    QApplication.closeAllWindows()


def peak() -> int:
    """Bytes of memory held at most; 0 where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024


def show_empty_window() -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    app.exec()


def show_catalog() -> None:
    from catalog_app.cli import main

    main(["open", sys.argv[3]])


notes, started = Path(sys.argv[1]), float(sys.argv[2])
QApplication.exec = staticmethod(watch_all)
(show_catalog if len(sys.argv) > 3 else show_empty_window)()
