"""Files and pictures that people drop on a window, or paste into it.

The window is asked before any widget in it: a line of text would take the path of a file for words.
What is given goes to the innermost widget that takes files there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QBuffer, QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from catalog_app.domain.files import StoredFile
from catalog_app.errors import CatalogError, FileProblem
from catalog_app.i18n import Language, mark
from catalog_app.storage.files import Store
from catalog_app.storage.incoming import MAXIMUM
from catalog_app.ui import style

_PICTURE = mark("Picture {moment}.png")
_NO_PICTURE = mark("The picture cannot be read. Save it as a file, and attach that.")
_TEXT = "text/plain"
_MOST = 20
_MOST_BYTES = 100_000_000
"""In one go: the window waits while they are copied and written to the disk."""
_MEGABYTE = 1_000_000
_MANY = mark("{count} files at once are too many: attach up to {most} at a time.")
_LARGE = mark(
    "{size} MB at once are too much: attach files of up to {most} MB together, and then the others."
)


@dataclass(frozen=True)
class Given:
    """Files by their paths, or a picture; `at`: where on the screen they were let go, if so."""

    paths: tuple[Path, ...] = ()
    picture: QImage | None = None
    at: QPoint | None = None

    @classmethod
    def of(cls, data: QMimeData, at: QPoint | None = None) -> "Given | None":
        """None where it is neither: addresses of the web, or a text, though with a picture of it,
        as spreadsheets give it.
        """
        paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
        if paths:
            return cls(paths, at=at)
        if data.hasImage() and not data.hasFormat(_TEXT):
            return cls(picture=QImage(data.imageData()), at=at)
        return None

    def keep(self, files: Store, language: Language) -> tuple[list[StoredFile], list[CatalogError]]:
        """Puts copies into the store; what was kept, and why others were not."""
        too_much = self._too_much()
        if too_much is not None:
            return [], [too_much]
        kept: list[StoredFile] = []
        problems: list[CatalogError] = []
        with _busy():
            for put in self._each(files, language):
                try:
                    kept.append(put())
                except CatalogError as problem:
                    problems.append(problem)
        return kept, problems

    def _too_much(self) -> FileProblem | None:
        if len(self.paths) > _MOST:
            return FileProblem(_MANY, count=len(self.paths), most=_MOST)
        sizes = [_size(path) for path in self.paths]
        # One that is too large for the store is refused there, by its name, before it is read.
        size = sum(size for size in sizes if size <= MAXIMUM)
        if size > _MOST_BYTES:
            most = _MOST_BYTES // _MEGABYTE
            return FileProblem(_LARGE, size=-(-size // _MEGABYTE), most=most)
        return None

    def _each(self, files: Store, language: Language) -> Iterator[Callable[[], StoredFile]]:
        for path in self.paths:
            yield partial(files.keep, path)
        if self.picture is not None:
            picture = self.picture
            yield lambda: files.keep_bytes(_png(picture), _name(language))


@runtime_checkable
class Taker(Protocol):
    """What files can be given to."""

    def take_files(self, given: Given) -> None: ...


class DropArea(QFrame):
    """A part of a window that takes files for itself.  `given`: some."""

    given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "area")

    def take_files(self, given: Given) -> None:
        self.given.emit(given)


class Receiver(QObject):
    """Gives what is dropped on a window, or pasted into it, to those in it that take files."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._lit: QWidget | None = None
        window.winId()  # so that it has a handle
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # as the others of dragging are
            return self._dragged(event)
        if event.type() == QEvent.Type.DragLeave:
            self._light(None)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return False

    def _dragged(self, event: QDropEvent) -> bool:
        place = event.position().toPoint()
        under = self._window.childAt(place) or self._window
        taker, given = _taker(under), Given.of(event.mimeData(), self._window.mapToGlobal(place))
        dropped = event.type() == QEvent.Type.Drop
        self._light(taker if given is not None and not dropped else None)
        if taker is None or given is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if dropped:
            _give(taker, given)
        return True

    def _pressed(self, event: QKeyEvent) -> bool:
        if not event.matches(QKeySequence.StandardKey.Paste):
            return False
        taker = _taker(_focused(self._window))
        given = Given.of(QGuiApplication.clipboard().mimeData())
        if taker is None or given is None:
            return False
        event.accept()
        _give(taker, given)
        return True

    def _light(self, taker: QWidget | None) -> None:
        """Shows where what is dragged would go."""
        for widget, lit in ((self._lit, False), (taker, True)):
            if widget is not None and self._lit is not taker:
                style.restyle(widget, "dragged", lit)
        self._lit = taker


def _taker(widget: QWidget | None) -> QWidget | None:
    """The widget itself, or the nearest around it, that takes files."""
    while widget is not None and not (isinstance(widget, Taker) and widget.isEnabled()):
        widget = None if widget.isWindow() else widget.parentWidget()
    return widget


def _focused(window: QWidget) -> QWidget:
    """Where a key goes; PySide does not say that nothing may have the focus."""
    focused: QWidget | None = window.focusWidget()
    return window if focused is None else focused


def _give(taker: QWidget, given: Given) -> None:
    assert isinstance(taker, Taker), "so it was found"
    taker.take_files(given)


def _size(path: Path) -> int:
    """Bytes; 0 where it cannot be known, which is told when the file is read."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # the last one where its name holds a NUL
        return 0


@contextmanager
def _busy() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if picture.isNull() or not picture.save(buffer, "PNG"):  # type: ignore[call-overload]  # stubs
        raise FileProblem(_NO_PICTURE)
    return bytes(buffer.data().data())


def _name(language: Language) -> str:
    return language.text(_PICTURE, moment=f"{datetime.now():%Y-%m-%d %H.%M}")
