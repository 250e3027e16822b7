"""Mistakes of ours: whatever nobody expected is logged and shown once, and the window stays.

The one place that catches everything.  A fault may come from a slot, a model, a painter, a thread
or from Qt itself; it is written to the log where it happens and told in the thread of the window.
"""

import faulthandler
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from catalog_app import __version__, paths
from catalog_app.errors import CatalogError, FileProblem
from catalog_app.i18n import Language, language

if TYPE_CHECKING:
    from catalog_app.ui.report import FaultReport

_SAME = 60.0  # seconds during which the same fault is only counted
_SIZE = 1_000_000  # bytes of one log file
_log = logging.getLogger("catalog_app")


class _PrivateFile(logging.FileHandler):
    """A log that only its user can read, and that never asks for more than stderr when it fails.

    A long one is put aside at the start; during a run the same fault is logged once a minute.
    """

    def __init__(self, file: Path) -> None:
        if file.exists() and file.stat().st_size > _SIZE:
            file.replace(file.with_suffix(".old.log"))
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600))
        super().__init__(file, encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:
        _complain(self.format(record))


class Faults(QObject):
    """Takes every fault of the program; `told`: text of a fault and how often it came so far;
    `said`: the sentence of an error that is the user's business and that nobody else has told.
    """

    told = Signal(str, int)
    said = Signal(str)

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._seen: dict[str, tuple[float, int]] = {}
        self._busy = threading.local()
        self._lock = threading.Lock()
        self._stacks: IO[bytes] | None = None
        self._dialog: FaultReport | None = None
        self._saying = False
        self.language: Language = language("en")
        self.told.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self.said.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hooks in everywhere; never fails."""
        self._open_log()
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        sys.unraisablehook = lambda args: self.take(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        qInstallMessageHandler(_note_of_qt)

    def remove(self) -> None:
        """Gives everything back as Python had it."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        for handler in list(_log.handlers):
            _log.removeHandler(handler)
            handler.close()
        QCoreApplication.removePostedEvents(self)
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
        if self._stacks is not None:
            faulthandler.disable()
            self._stacks.close()
            self._stacks = None

    def take(
        self,
        kind: type[BaseException],
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Logs a fault and tells it, unless it is one that was just told."""
        if issubclass(kind, KeyboardInterrupt) or getattr(self._busy, "here", False):
            sys.__excepthook__(kind, fault or kind(), trace)
            return
        self._busy.here = True
        try:
            text = "".join(traceback.format_exception(kind, fault, trace))
            sentence = fault.text(self.language) if isinstance(fault, CatalogError) else ""
            self._note(text, sentence)
        except BaseException as second:  # noqa: BLE001  # a fault of this hook must not call it again
            _complain(repr(second))
        finally:
            self._busy.here = False

    def _note(self, text: str, sentence: str) -> None:
        """`sentence`: what the user has to know of it, "" where it is a mistake of ours."""
        key = sentence or text
        with self._lock:
            now = self._clock()
            first, count = self._seen.get(key, (now, 0))
            if now - first > _SAME:
                first, count = now, 0
            self._seen[key] = (first, count + 1)
        if not count:
            _log.error("%s", text)
        if not sentence:
            self.told.emit(text, count + 1)
        elif not count:
            self.said.emit(sentence)

    def _show(self, text: str, count: int) -> None:
        from PySide6.QtWidgets import QApplication

        from catalog_app.ui.report import FaultReport

        if not isinstance(QApplication.instance(), QApplication):
            return
        if self._dialog is None:
            self._dialog = FaultReport(self.language)
        self._dialog.tell(text, count, about())

    def _say(self, sentence: str) -> None:
        """Once a minute at most, and never a second one above the first."""
        from PySide6.QtWidgets import QApplication

        from catalog_app.ui import plain

        if isinstance(QApplication.instance(), QApplication) and not self._saying:
            self._saying = True
            plain.tell(QApplication.activeWindow(), sentence)
            self._saying = False

    def _open_log(self) -> None:
        _log.setLevel(logging.INFO)
        _log.propagate = False
        try:
            folder = paths.log_folder()
            log: logging.Handler = _PrivateFile(folder / "catalog-app.log")
            self._keep_stacks(folder / "crash.log")
        except (OSError, FileProblem) as problem:
            log = logging.StreamHandler()
            _complain(str(problem))
        log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.addHandler(log)

    def _keep_stacks(self, file: Path) -> None:
        """Where the Python stacks go when native code ends the program."""
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._stacks = os.fdopen(handle, "ab", buffering=0)
        faulthandler.enable(self._stacks)


class Contained(AbstractContextManager[None]):
    """Around what Qt calls and waits for: a fault is told like any other and goes no further."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if kind is None or fault is None or not issubclass(kind, Exception):
            return False
        sys.excepthook(kind, fault, trace)
        return True


def about() -> str:
    """What somebody who reads a report needs to know of the program and the machine."""
    import platform

    from PySide6.QtCore import qVersion

    return (
        f"catalog-app {__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.platform()}"
    )


def _note_of_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Qt's own warnings go to the log; they are rarely the user's business."""
    if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
        _log.error("Qt: %s", message)
    elif kind == QtMsgType.QtWarningMsg:
        _log.warning("Qt: %s", message)


def _complain(text: str) -> None:
    """The last resort; a program without a console has no stderr."""
    if sys.stderr is not None:
        sys.stderr.write(text.rstrip() + "\n")
