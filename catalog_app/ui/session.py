"""The running program: which catalog is open, in which language, and how one becomes another.

One window shows one catalog in one language.  Another catalog or language means another window,
which takes the place of the first.
"""

import sys
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QLockFile, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from catalog_app import paths
from catalog_app.errors import CatalogBusy, CatalogError, FileProblem
from catalog_app.i18n import Language, mark, system_language
from catalog_app.settings import Settings
from catalog_app.ui import requests, start, style
from catalog_app.ui.window import MainWindow

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from catalog_app.storage.catalog import Catalog

_TURN = (
    0.0005  # seconds that a worker goes on while the window waits; Python's own are ten times so
)
_PATIENCE = 250  # milliseconds: longer, and a save would feel as if the window had stopped
_SOON = 0.1  # seconds in which most catalogs have their first rows
_IDLE = 120_000  # milliseconds after which nobody waits for the start any more
_PAINTED = 100  # milliseconds in which the first rows and the counts beside them are painted


class Session(QObject):
    """Opens catalogs and shows them; `window` is the one that is open."""

    def __init__(self, app: QApplication, bare: MainWindow | None = None) -> None:
        """`bare`: a window that is shown already and waits to be filled."""
        super().__init__(app)
        self._bare = bare
        self._app = app
        self.window: MainWindow | None = None
        self.catalog: Catalog | None = None
        self._lock: QLockFile | None = None
        self._temporary: TemporaryDirectory[str] | None = None
        start.spare_sources()
        sys.setswitchinterval(_TURN)
        style.apply(app, Settings.load().theme)  # type: ignore[arg-type]  # one of the three

    @property
    def language(self) -> Language:
        return Language(Settings.load().language or system_language())

    def open(self, path: Path) -> None:
        """Shows a catalog in the place of the one before, if that lets itself be closed.

        Raises CatalogBusy, NotACatalog or another FileProblem, and then changes nothing.
        """
        from catalog_app.storage.catalog import Catalog

        path = path.resolve()
        if self.catalog is not None and path == self.catalog.path.resolve():
            return
        Catalog.recognise(path)
        lock = _locked(path)
        try:
            catalog = Catalog.open(path, user=Settings.load().user_name, patience=_PATIENCE)
        except CatalogError:
            lock.unlock()
            raise
        if self.catalog is not None:
            self.catalog.come_to_hand()  # its forms are asked what they hold
        if not self._forms_closed():
            catalog.close()
            lock.unlock()
            return
        self._show(catalog, lock)
        if not catalog.sample:
            Settings.keep(recent=Settings.load().opened(path).recent)

    def open_usual(self) -> None:
        """The catalog of last time, else the user's own, which is made when it is not there."""
        last = next(iter(Settings.load().recent), "")
        if last and Path(last).exists():
            try:
                self.open(Path(last))
            except FileProblem as problem:
                self.open_own()
                if self.window is not None:
                    self.window.status.say(problem.text(self.language))
            return
        self.open_own()

    def open_sample(self) -> None:
        """A fresh copy of the sample, which goes when the program ends."""
        from tempfile import TemporaryDirectory

        from catalog_app.storage.sample import sample_copy

        folder = TemporaryDirectory(prefix="catalog-app-", ignore_cleanup_errors=True)
        self.open(sample_copy(Path(folder.name)))
        before, self._temporary = self._temporary, folder
        if before is not None:
            before.cleanup()

    def close(self) -> None:
        """Ends everything in order; drafts stay where forms are still open."""
        if self.window is not None:
            window, self.window = self.window, None
            window.commands.forms.keep_drafts()
            window.end()
            window.deleteLater()
        self._let_go()
        if self._temporary is not None:
            self._temporary.cleanup()
            self._temporary = None

    def open_own(self) -> None:
        """The user's own catalog, made when it is not there yet."""
        from catalog_app.storage.catalog import Catalog

        path = paths.default_catalog()
        if not path.exists():
            Catalog.create(path, language=self.language.code).close()
        self.open(path)

    def speak(self, code: str) -> None:
        """The same catalog in another language of the window."""
        if self.catalog is None or self._lock is None or not self._forms_closed():
            return
        Settings.keep(language=code)
        self._show(self.catalog, self._lock)

    def dress(self, theme: str) -> None:
        Settings.keep(theme=theme)
        style.apply(self._app, theme)  # type: ignore[arg-type]  # one of the three

    def after_first_rows(self) -> None:
        """What can wait: the heavy parts are loaded beside the window, drafts are offered."""
        if self.window is None:
            return
        if self.window.pages.page.table.found is not None:
            self._go_on_loading()
        else:
            once = Qt.ConnectionType.SingleShotConnection
            self.window.pages.answered.connect(self._go_on_loading, once)

    def _go_on_loading(self) -> None:
        QTimer.singleShot(_PAINTED, self, _load_the_rest)
        if self.window is not None:
            QTimer.singleShot(_PAINTED, self.window, self.window.commands.forms.offer_drafts)
        QTimer.singleShot(_IDLE, self, lambda: tidy(self.catalog))

    def _forms_closed(self) -> bool:
        return self.window is None or self.window.commands.forms.close_all()

    def _show(self, catalog: "Catalog", lock: QLockFile) -> None:
        """A window for the catalog; then the one before goes."""
        before, old, old_lock = self.window, self.catalog, self._lock
        self.catalog, self._lock = catalog, lock
        language = catalog.speaking(self.language.code)
        self._app.setApplicationDisplayName(language.text("Catalog of events"))
        if before is not None:
            before.remember()
        settings = Settings.load()
        if old is not None and old is not catalog:
            settings = replace(settings, last_section="")
        catalog.come_to_hand()
        window, self._bare = self._bare or MainWindow(settings), None
        window.fill(catalog, language, settings)
        window.asked.connect(lambda name, needed: requests.answer(self, name, needed))
        window.closed.connect(lambda: self._closed(window))
        self.window = window
        window.pages.page.answers.wait(_SOON)
        window.show()
        # What follows is not as urgent as to see the rows.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if before is not None:
            before.close()
            before.deleteLater()
        if old is not None and old is not catalog:
            old.close()
        if old_lock is not None and old_lock is not lock:
            old_lock.unlock()

    def _closed(self, window: MainWindow) -> None:
        if window is self.window:
            self.window = None
            self._let_go()

    def _let_go(self) -> None:
        if self.catalog is not None:
            self.catalog.close()
            self.catalog = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def _load_the_rest() -> None:
    """What the first save and the first search need, so that neither waits for it."""
    from catalog_app.storage.catalog import warm_up

    threading.Thread(target=warm_up, name="loading", daemon=True).start()


def tidy(catalog: "Catalog | None") -> threading.Thread | None:
    """Takes away, beside the window, files that were attached to what was never saved.

    See storage/kept.py.  What is in the way does not matter: there is a next week.
    """
    if catalog is None or catalog.read_only:
        return None
    path, uuid = catalog.path, catalog.uuid

    def collect() -> None:
        from catalog_app.storage.kept import collect_weekly
        from catalog_app.ui.drafts import files_named

        with suppress(CatalogError, OSError):
            collect_weekly(path, uuid, lambda: files_named(uuid), datetime.now(UTC))

    thread = threading.Thread(target=collect, name="tidying", daemon=True)
    thread.start()
    return thread


def _locked(path: Path) -> QLockFile:
    """The lock of the window's catalog; CatalogBusy names who holds it.

    Where no lock can be made the folder is protected, and so the catalog can only be read.
    """
    lock = QLockFile(str(path) + ".lock")
    lock.setStaleLockTime(0)  # stale is what a program has left that runs no more
    if lock.tryLock(0):
        return lock
    if lock.error() == QLockFile.LockError.LockFailedError:
        pid, host, program = lock.getLockInfo()
        raise CatalogBusy(
            mark(
                "“{path}” is open in another window already: {program} on {host}, process {pid}. "
                "Close it there first."
            ),
            path=path,
            program=program or "catalog-app",
            host=host or "?",
            pid=pid,
        )
    return lock
