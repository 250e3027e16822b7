"""What a window asks of the program: another catalog, another language, its end."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from catalog_app import paths
from catalog_app.errors import CatalogError
from catalog_app.i18n import mark
from catalog_app.ui import plain

if TYPE_CHECKING:
    from catalog_app.ui.session import Session

_FILES = mark("Catalogs")


def answer(session: "Session", name: str, needed: object) -> None:
    """Does what is asked, once the window that asks has returned: it may be its end."""
    does: dict[str, Callable[[], object]] = {
        "new": lambda: _new(session),
        "open": lambda: _open(session, needed),
        "own": session.open_own,
        "sample": session.open_sample,
        "keep": lambda: _keep(session),
        "language": lambda: session.speak(str(needed)),
        "theme": lambda: session.dress(str(needed)),
        "quit": QApplication.closeAllWindows,
    }

    def act() -> None:
        try:
            does[name]()
        except CatalogError as problem:
            plain.tell(session.window, problem.text(session.language))
        if session.catalog is not None:  # another one may have been at hand for a moment
            session.catalog.come_to_hand()

    QTimer.singleShot(0, session, act)


def choose(session: "Session", title: str, *, new: bool) -> Path | None:
    """The file that the user names, None where the dialog is given up."""
    from PySide6.QtWidgets import QFileDialog

    folder = session.catalog.path.parent if session.catalog else paths.data_folder()
    if session.catalog is not None and session.catalog.sample:
        folder = paths.data_folder()
    kinds = f"{session.language.text(_FILES)} (*.db)"
    dialog = QFileDialog(session.window, title, str(folder), kinds)
    if new:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("db")
        # A catalog is never replaced by another: that is said once the name is known.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if dialog.exec() != QFileDialog.DialogCode.Accepted:
        return None
    return Path(dialog.selectedFiles()[0])


def _new(session: "Session") -> None:
    from catalog_app.storage.catalog import Catalog

    path = choose(session, session.language.text("New catalog"), new=True)
    if path is not None:
        Catalog.create(path, language=session.language.code).close()
        session.open(path)


def _open(session: "Session", needed: object) -> None:
    title = session.language.text("Open a catalog")
    path = needed if isinstance(needed, Path) else choose(session, title, new=False)
    if path is not None:
        session.open(path)


def _keep(session: "Session") -> None:
    """A copy of the catalog at hand, which is nobody's sample any more, takes its place."""
    from catalog_app.storage.copying import copy

    if session.catalog is None:
        return
    path = choose(session, session.language.text("Keep a copy as"), new=True)
    if path is not None:
        copy(session.catalog, path)
        session.open(path)
