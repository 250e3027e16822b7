"""What a person does with files: drops them on a window, copies them, and pastes them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Qt, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from catalog_app.ui.document_dialog import DocumentDialog
from catalog_app.ui.paper_list import PaperRow
from tests import keys

PDF = b"%PDF-1.7\n" + b"dear colleagues\n" * 1000


def a_file(path: Path, content: bytes = PDF) -> Path:
    path.write_bytes(content)
    return path


def several(folder: Path, *names: str) -> list[Path]:
    """Files of different contents: each ends with its name."""
    return [a_file(folder / name, PDF + name.encode()) for name in names]


def picture(colour: str = "red") -> QImage:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def of_files(*paths: Path, text: bool = False) -> QMimeData:
    """As a file manager gives them; some give the paths as a text, too."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        data.setText("\n".join(map(str, paths)))
    return data


def of_picture(image: QImage) -> QMimeData:
    data = QMimeData()
    data.setImageData(image)
    return data


def drag(widget: QWidget, data: QMimeData) -> bool:
    """Drags it over the window to the middle of a widget; whether it could be let go there."""
    return all(_sent(kind, widget, data) for kind in (QDragEnterEvent, QDragMoveEvent))


def leave(window: QWidget) -> None:
    """Drags it out of the window."""
    QCoreApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drags it there and lets it go; whether that can be."""
    taken = drag(widget, data) and _sent(QDropEvent, widget, data)
    QApplication.processEvents()
    return taken


def _sent(kind: type[QDropEvent], widget: QWidget, data: QMimeData) -> bool:
    """As the system tells the window; whether it was accepted."""
    at = widget.mapTo(widget.window(), widget.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = kind(at, Qt.DropAction.CopyAction, data, left, none)
    QCoreApplication.sendEvent(widget.window().windowHandle(), event)
    return event.isAccepted()


def paste(window: QWidget, data: QMimeData) -> None:
    """Presses Ctrl+V, wherever the focus is in a window."""
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


@contextmanager
def asked(act: Callable[[DocumentDialog], object]) -> Iterator[None]:
    """Acts in the question what a document is, once it has the focus."""

    def answer(dialog: DocumentDialog) -> None:
        keys.front(dialog)
        act(dialog)

    with keys.in_dialog(DocumentDialog, answer):
        yield


def choose_kind(row: PaperRow, text: str) -> None:
    """From the menu in the row of a new document."""
    assert row.kinds is not None
    (action,) = (each for each in row.kinds.menu().actions() if each.text() == text)
    action.trigger()


def seen(widget: QWidget, colour: str) -> bool:
    """Whether a picture of that colour is shown somewhere in a widget."""
    labels = (each for each in widget.findChildren(QLabel) if not each.pixmap().isNull())
    return any(each.pixmap().toImage().pixelColor(9, 9).name() == colour for each in labels)


class _Opener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@contextmanager
def opened() -> Iterator[list[Path]]:
    """The files that the programs of the system are asked to open meanwhile."""
    opener = _Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    try:
        yield opener.opened
    finally:
        QDesktopServices.unsetUrlHandler("file")
