"""What a person does with files: drops them on a window, copies them, and pastes them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Qt, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

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


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drags it over the window to the middle of a widget, and lets it go; whether that can be."""
    handle, place = widget.window().windowHandle(), widget.rect().center()
    at = widget.mapTo(widget.window(), place)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
        event = kind(at, copy, data, left, none)
        QCoreApplication.sendEvent(handle, event)
        if not event.isAccepted():
            return False
    QApplication.processEvents()
    return True


def paste(window: QWidget, data: QMimeData) -> None:
    """Presses Ctrl+V, wherever the focus is in a window."""
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


@contextmanager
def asked(act: Callable[[DocumentDialog], object]) -> Iterator[None]:
    """Acts in the question what a document is, once it has the focus."""

    def answer(dialog: DocumentDialog) -> None:
        dialog.activateWindow()
        keys.settle()
        assert dialog.isActiveWindow()
        act(dialog)

    with keys.in_dialog(DocumentDialog, answer):
        yield


def choose_kind(row: PaperRow, text: str) -> None:
    """From the menu in the row of a new document."""
    assert row.kinds is not None
    (action,) = (each for each in row.kinds.menu().actions() if each.text() == text)
    action.trigger()


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
