"""The start, in a fixed order: hooks, application, look, window, rows; everything else after that.

Nothing of Qt is imported before it is sure that a window can be shown.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from catalog_app.ui import start

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from catalog_app.ui.session import Session


def run(path: Path | None, sample: bool) -> int:
    """Shows the window until it is closed; the exit code.

    Raises CannotShow where there can be no window, FileProblem where `path` is no catalog.
    """
    start.check()
    from PySide6.QtWidgets import QApplication

    from catalog_app.ui.ending import Ending
    from catalog_app.ui.faults import Faults

    faults = Faults()
    faults.install()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication), "no other kind of application was made before"
    session = build(app, path, sample=sample)
    faults.language = session.language
    ending = Ending(app)
    session.after_first_rows()
    try:
        return QApplication.exec()
    finally:
        ending.close()
        session.close()
        faults.remove()


def build(app: "QApplication", path: Path | None = None, *, sample: bool = False) -> "Session":
    """The program with its window shown; Session.window is that window."""
    from catalog_app.ui.session import Session

    app.setApplicationName("catalog-app")
    session = Session(app)
    app.setApplicationDisplayName(session.language.text("Catalog of events"))
    if sample:
        session.open_sample()
    elif path is not None:
        session.open(path)
    else:
        session.open_usual()
    return session
