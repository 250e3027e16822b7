"""Uses a window in a process of its own and says how much memory that took; run by test_memory.py.

    python watched_use.py [FILE]

Without FILE the window is an empty one.  With it, it is the program's: the catalog is opened,
looked through from end to end, searched in several ways, counted and sorted.  Prints as JSON after
each of these the bytes that were held at most until then, 0 where the system does not say.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QThread
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.benchmarks.held import peak

PATIENCE = 300_000  # milliseconds for any one answer
REST = 400  # milliseconds in which what comes beside an answer is there too
SEARCHES = ("f", "festival", "music country:KZ", "festivla", "forum kind:festival", "")
STOPS = 100  # on the way from the first row to the last


def until(there: Callable[[], bool]) -> None:
    clock = QElapsedTimer()
    clock.start()
    while not there():
        if clock.elapsed() > PATIENCE:
            raise SystemExit("it never came")
        QApplication.processEvents()
        QThread.msleep(2)  # leaves the processor to the workers


def rest() -> None:
    clock = QElapsedTimer()
    clock.start()
    until(lambda: clock.elapsed() > REST)


def use(app: QApplication, file: Path) -> None:
    from catalog_app.ui.session import Session

    session = Session(app)
    session.open(file)
    window = session.window
    assert window is not None
    page = window.pages.page
    answered: list[object] = []

    def ask(work: Callable[[], object]) -> None:
        answered.clear()
        work()
        until(lambda: bool(answered))
        look_through(page.grid)

    def search(text: str) -> None:
        box = window.header.search
        box.setText(text)
        box.textEdited.emit(text)

    for signal in (page.answers.whole, page.answers.failed):  # a search may take too long
        signal.connect(answered.append)
    until(lambda: bool(answered))
    session.after_first_rows()
    rest()
    peaks["opened"] = peak()
    look_through(page.grid)
    peaks["looked through"] = peak()
    for text in SEARCHES:
        ask(partial(search, text))
    peaks["searched and counted"] = peak()
    ask(lambda: page.sort(("title",)))
    peaks["sorted by title"] = peak()
    session.close()


def look_through(grid: QTableView) -> None:
    bar = grid.verticalScrollBar()
    for stop in range(STOPS + 1):
        bar.setValue(bar.maximum() * stop // STOPS)
        grid.viewport().repaint()
    rest()


def show_empty_window() -> None:
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    rest()
    peaks["shown"] = peak()


peaks: dict[str, int] = {}
app = QApplication(sys.argv[:1])
if len(sys.argv) > 1:
    use(app, Path(sys.argv[1]))
else:
    show_empty_window()
print(json.dumps(peaks))
