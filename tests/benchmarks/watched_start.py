"""Starts a window in a process of its own and says when it was there; run by test_start.py.

    python watched_start.py NOTES STARTED [FILE]

Without FILE the window is an empty one, the least that PySide6 can do; with it, the program's.
STARTED: time.monotonic() just before this process was started.  NOTES, a new file, takes as JSON
the seconds since then until the window was first painted, until rows were painted in it, and until
nothing more was painted; the most memory it took, in bytes; and which heavy packages came before
the rows.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

PATIENCE = 30.0  # seconds until all must be there
QUIET = 0.5  # seconds without painting after which a picture counts as stable
HEAVY = ("sqlalchemy", "alembic", "babel", "jinja2")


class Watch(QObject):
    """Notes when something is painted for the first and for the last time."""

    def __init__(self) -> None:
        super().__init__()
        self.first = self.last = 0.0
        self.heavy: list[str] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.note()
        return False

    def note(self) -> None:
        self.last = time.monotonic()
        if not self.first:
            self.first = self.last
            self.heavy = [name for name in HEAVY if name in sys.modules]


windows, rows, everything = Watch(), Watch(), Watch()
show_window, set_model = QMainWindow.show, QTableView.setModel


def watched_show(window: QMainWindow) -> None:
    window.installEventFilter(windows)
    show_window(window)


def watched_paint(table: QTableView, event: QPaintEvent) -> None:
    QTableView.paintEvent(table, event)
    if table.model().rowCount():
        rows.note()


def watched_set_model(table: QTableView, model: QAbstractItemModel) -> None:
    """A filter on the viewport would have PySide load every kind of widget at its first event."""
    set_model(table, model)
    type(table).paintEvent = watched_paint


def run_until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        if time.monotonic() > end:
            raise SystemExit("it never came")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def watch() -> int:
    """In the place of the event loop."""
    run_until(lambda: windows.first > 0 and (rows.first > 0 or not with_rows))
    everything.last = time.monotonic()
    QApplication.instance().installEventFilter(everything)
    beat = QTimer()
    beat.start(50)
    run_until(lambda: time.monotonic() - everything.last > QUIET)
    beat.stop()
    QApplication.instance().removeEventFilter(everything)
    found = {"window": windows.first, "rows": rows.first, "stable": everything.last}
    seconds = {name: at - started for name, at in found.items()}
    notes.write_text(json.dumps(seconds | {"peak": peak(), "heavy": rows.heavy}))
    QApplication.closeAllWindows()
    return 0


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


notes, started, with_rows = Path(sys.argv[1]), float(sys.argv[2]), len(sys.argv) > 3
QApplication.exec = staticmethod(watch)
QMainWindow.show, QTableView.setModel = watched_show, watched_set_model
if with_rows:
    from catalog_app.__main__ import main

    sys.argv[1:] = [sys.argv[3]]
    sys.exit(main())
show_empty_window()
