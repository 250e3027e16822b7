"""The look: one table of colours, the palette made from it first, a short style sheet second.

The colours and the sheet lie in resources/styles/.  Sizes that hold text are made from the font at
hand, so that nothing is cut where the system's letters are larger.
"""

import json
from functools import cache
from typing import Literal

from PySide6.QtCore import QDir, QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from catalog_app import paths

Theme = Literal["system", "light", "dark"]
Scheme = Literal["light", "dark"]

_BODY_POINTS = 10.0
_ROW = 34
_CONTROL = 32
_CHIP = 24
_CHOICE = 28
_MARK = 0.17  # of the accent


@cache
def colours(scheme: Scheme) -> dict[str, QColor]:
    """Name -> colour of one scheme, as resources/styles/colours.json has them."""
    text = (paths.resources() / "styles" / "colours.json").read_text(encoding="utf-8")
    return {name: QColor(value) for name, value in json.loads(text)[scheme].items()}


class _Look(QObject):
    """What is applied to one application; it lives and dies with it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("look")
        self._app = app
        self._theme: Theme = "system"
        app.setStyle("Fusion")
        app.setFont(body_font())
        QDir.setSearchPaths("styles", [str(paths.resources() / "styles")])
        app.styleHints().colorSchemeChanged.connect(self._show)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        hints = self._app.styleHints()
        hints.setColorScheme(_WISHES[theme])
        self._show(hints.colorScheme())

    def _show(self, of_the_system: Qt.ColorScheme) -> None:
        named: Scheme = "dark" if of_the_system == Qt.ColorScheme.Dark else "light"
        shown = named if self._theme == "system" else self._theme
        if shown == self._app.property("scheme"):
            return
        self._app.setProperty("scheme", shown)
        _current.clear()
        _current.update(colours(shown))
        self._app.setPalette(_palette(_current))
        self._app.setStyleSheet(sheet(shown, self._app.font()))


_WISHES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_current: dict[str, QColor] = {}


def apply(app: QApplication, theme: Theme) -> None:
    """Dresses the whole application; "system" follows the system's light and dark from then on."""
    look = app.findChild(_Look, "look") or _Look(app)
    look.set_theme(theme)


def scheme() -> Scheme:
    """The scheme shown now."""
    app = QApplication.instance()
    return "dark" if app is not None and app.property("scheme") == "dark" else "light"


def colour(name: str) -> QColor:
    """A colour of the scheme shown now, for painters; names as in colours.json."""
    return (_current or colours("light"))[name]


def mark_colour() -> QColor:
    """Behind words that were looked for: the accent, so soft that all text is read on it."""
    soft = QColor(colour("accent"))
    soft.setAlphaF(_MARK)
    return soft


def body_font() -> QFont:
    """The system's font, 10 pt, or larger where the user has asked the system for larger."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(max(_BODY_POINTS, font.pointSizeF()))
    return font


def figures(font: QFont) -> QFont:
    """The same font with figures of one width, for columns of numbers."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag.fromString("tnum"), 1)
    return tabular


def sized(font: QFont, ratio: float, *, strong: bool = False) -> QFont:
    """The same font `ratio` times as large, semibold if strong."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * ratio)
    if strong:
        other.setWeight(QFont.Weight.DemiBold)
    return other


def row_height(font: QFont) -> int:
    """Pixels of a table row: 34, more for larger letters."""
    return max(_ROW, QFontMetrics(font).height() + 12)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet looks at and lets it look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def sheet(scheme: Scheme, font: QFont) -> str:
    """The style sheet with colours and sizes filled in."""
    text = (paths.resources() / "styles" / "app.qss").read_text(encoding="utf-8")
    values: dict[str, object] = {n: c.name() for n, c in colours(scheme).items()}
    for name, value in (values | _sizes(font) | {"scheme": scheme}).items():
        text = text.replace(f"${{{name}}}", str(value))
    return text


def _sizes(font: QFont) -> dict[str, object]:
    letters = QFontMetrics(font).height()
    control = max(_CONTROL, letters + 12)
    chip = max(_CHIP, letters + 6)
    points = font.pointSizeF()
    return {
        "control": control - 2,  # the sheet counts without the border
        "control_focus": control - 4,
        "choice": max(_CHOICE, letters + 8),
        "chip_height": chip - 2,
        "chip_focus": chip - 4,
        "chip_radius": chip // 2,
        "row": row_height(font) - 1,
        "title": f"{points * 1.5:.1f}",
        "name": f"{points * 1.35:.1f}",
        "heading": f"{points * 1.15:.1f}",
        "small": f"{points * 0.8:.1f}",
    }


def _palette(now: dict[str, QColor]) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(now["surface"], now["window"])
    for roles, name in (
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), "text"),
        ((role.HighlightedText, role.BrightText), "text"),
        ((role.Base, role.Button, role.ToolTipBase), "surface"),
        ((role.Window, role.AlternateBase), "window"),
        ((role.Highlight,), "selection"),
        ((role.Accent, role.Link, role.LinkVisited), "accent"),
        ((role.PlaceholderText,), "quiet"),
        ((role.Mid, role.Midlight, role.Light), "line"),
        ((role.Dark,), "handle"),
    ):
        for each in roles:
            palette.setColor(each, now[name])
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, now["quiet"])
    return palette
