"""The program's own icons: one style, drawn from resources/icons/ in the colours of the moment.

An icon is read and rendered when it is first painted, sharp at any scale, and follows a change
between light and dark without being made anew.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from catalog_app import paths
from catalog_app.ui import style


def icon(name: str, colour: str = "quiet") -> QIcon:
    """The icon of resources/icons/<name>.svg in a colour of the style, by its name there."""
    return QIcon(_Engine(name, colour))


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The icon, `size` logical pixels wide, for a screen with `ratio` pixels to each."""
    hue = style.colour(colour).name()
    key = f"icon {name} {hue} {size} {ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    source = _source(name).replace(b"currentColor", hue.encode())
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source)).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


@cache
def _source(name: str) -> bytes:
    return (paths.resources() / "icons" / f"{name}.svg").read_bytes()


class _Engine(QIconEngine):
    """Renders late: actions and menus hold many icons that are never seen."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        """`size` in logical pixels."""
        colour = "handle" if mode == QIcon.Mode.Disabled else self._colour
        return pixmap(self._name, colour, min(size.width(), size.height()), scale)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # painter.device() would have PySide load every kind of widget there is.
        ratio = painter.deviceTransform().m11()
        drawn = self.scaledPixmap(rect.size(), mode, state, ratio)
        painter.drawPixmap(rect.topLeft(), drawn)
