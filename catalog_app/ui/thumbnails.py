"""Small pictures of attached pictures.

Only what its first bytes say is a picture of points is read, by the reader of that very format, and
only if it says beforehand that it is not too large: a small file may hold a wall of points.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap, QPixmapCache

from catalog_app.domain.file_types import HEAD, sniffed
from catalog_app.domain.files import StoredFile
from catalog_app.errors import CatalogError
from catalog_app.storage.files import Store

MOST_POINTS = 64_000_000
"""Of the picture itself; a larger one would take a second and a quarter of a gigabyte."""
MOST_AT_ONCE = 24_000_000
"""Where the window waits for it."""

_FORMATS = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/webp": b"webp",
    "image/tiff": b"tiff",
}


def of_file(
    files: Store, file: StoredFile, size: int, ratio: float = 1.0, *, read: bool = True
) -> QPixmap | None:
    """That of an attached file, which is read once; without `read`: only if it was."""
    key, found = f"file {file.sha256} {size} {ratio}", QPixmap()
    if QPixmapCache.find(key, found):
        return found
    if not read or not file.type.startswith("image/"):
        return None
    try:
        drawn = thumbnail(files.path(file), size, ratio)
    except CatalogError:  # told where it is opened
        return None
    if drawn is not None:
        QPixmapCache.insert(key, drawn)
    return drawn


def thumbnail(path: Path, size: int, ratio: float = 1.0) -> QPixmap | None:
    """What picture() reads, to be shown at once; None also where that would take a while."""
    image = picture(path, size, ratio, most=MOST_AT_ONCE)
    return None if image is None else QPixmap.fromImage(image)


def picture(path: Path, size: int, ratio: float = 1.0, *, most: int = MOST_POINTS) -> QImage | None:
    """The picture, upright, within a square of `size` logical pixels; never larger than it is.

    `ratio`: pixels of the screen to each; `most`: points that it may have itself.  None where it is
    no picture, or cannot be shown.  It may be read in a worker.
    """
    format = _format(path)
    if format is None:
        return None
    reader = QImageReader(str(path), QByteArray(format))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    whole, room = reader.size(), round(size * ratio)
    if whole.isEmpty() or whole.width() * whole.height() > most:
        return None
    if max(whole.width(), whole.height()) > room:
        shown = whole.scaled(QSize(room, room), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(shown.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        return None
    image.setDevicePixelRatio(ratio)
    return image


def _format(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return _FORMATS.get(sniffed(file.read(HEAD), path.name))
    except OSError:
        return None
