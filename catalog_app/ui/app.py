"""The start, in a fixed order: a bare window, hooks, look, rows; everything else after that.

Nothing of Qt is imported before it is sure that a window can be shown.
"""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from catalog_app.errors import CatalogError
from catalog_app.ui import start

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from catalog_app.ui.faults import Faults
    from catalog_app.ui.session import Session
    from catalog_app.ui.window import MainWindow


def run(path: Path | None, sample: bool) -> int:
    """Shows the window until it is closed; the exit code.

    Raises CannotShow where there can be no window, FileProblem where `path` is no catalog.
    """
    start.check()
    from PySide6.QtWidgets import QApplication

    start.spare_sources()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication), "no other kind of application was made before"
    app.setApplicationName("catalog-app")
    gc.disable()  # a start makes much and throws little away
    try:
        window = _bare_window() if path is None or path.is_file() else None

        from catalog_app.ui.faults import Faults

        faults = Faults()
        faults.install()
        try:
            return _run(app, build(app, path, sample=sample, bare=window), faults)
        except CatalogError:
            if window is not None:
                window.close()
            raise
        finally:
            faults.remove()
    finally:
        gc.enable()


def _run(app: "QApplication", session: "Session", faults: "Faults") -> int:
    """Until the last window is closed, or the end is asked for from outside."""
    from catalog_app.ui.ending import Ending

    faults.language = session.language
    ending = Ending(app)
    try:
        session.after_first_rows()
        gc.enable()
        return app.exec()
    finally:
        ending.close()
        session.close()


def _bare_window() -> "MainWindow":
    """What a user sees at once; the rest is loaded behind it."""
    from PySide6.QtWidgets import QApplication

    from catalog_app.settings import Settings
    from catalog_app.ui.window import MainWindow

    window = MainWindow(Settings.load())
    window.show()
    QApplication.processEvents()
    return window


def build(
    app: "QApplication",
    path: Path | None = None,
    *,
    sample: bool = False,
    bare: "MainWindow | None" = None,
) -> "Session":
    """The program with its window shown; Session.window is that window."""
    from catalog_app.ui.session import Session

    session = Session(app, bare)
    if sample:
        session.open_sample()
    elif path is not None:
        session.open(path)
    else:
        session.open_usual()
    return session
