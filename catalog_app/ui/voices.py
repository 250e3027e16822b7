"""The few ways in which a text is set on paper: a face and a colour for each, for one device."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPagedPaintDevice

from catalog_app.reports.blocks import Style
from catalog_app.ui.fonts import Face, system_font

INK, SOFT, GREY, ACCENT, LINE = "#1A222C", "#3A4551", "#5A6573", "#0E7C86", "#DFE3E9"


@dataclass(frozen=True, slots=True)
class Voice:
    """`struck`: the same with a line through it, where a text may be struck."""

    face: Face
    colour: QColor
    struck: "Voice | None" = None


class Voices:
    """`by_style`: in lists; `letter`: by style too, and larger; `sign`: of marks in the margin."""

    def __init__(self, device: QPagedPaintDevice) -> None:
        self.device = device
        bold = QFont.Weight.Bold
        self.kicker = self._voice(8, GREY, bold)
        self.title = self._voice(18, INK, bold)
        self.subtitle = self._voice(9.75, SOFT)
        self.group = self._voice(9, ACCENT, bold)
        self.head = self._voice(7.5, GREY, bold)
        self.foot = self._voice(7.5, GREY)
        self.sign = self._voice(9, ACCENT, bold)
        self.by_style = self._styles(9, 8)
        self.letter = self._styles(11, 9.5)
        self.quiet = self.by_style[Style.QUIET]
        self._names: dict[int, Voice] = {}

    def name(self, points: int) -> Voice:
        """Of a name on a badge."""
        if points not in self._names:
            self._names[points] = self._voice(points, INK, QFont.Weight.Bold)
        return self._names[points]

    def faces(self) -> Iterator[Face]:
        """All that measure: what is struck has been measured before."""
        above = (self.kicker, self.title, self.subtitle, self.group, self.head)
        styles = (*self.by_style.values(), *self.letter.values())
        for voice in (*above, self.foot, self.sign, *styles, *self._names.values()):
            yield voice.face

    def _styles(self, size: float, small: float) -> dict[Style, Voice]:
        return {
            Style.NORMAL: self._text(size, INK),
            Style.BOLD: self._text(size, INK, QFont.Weight.Bold),
            Style.ITALIC: self._text(size, INK, italic=True),
            Style.SMALL: self._text(small, SOFT),
            Style.QUIET: self._text(small, GREY),
        }

    def _text(
        self,
        size: float,
        colour: str,
        weight: QFont.Weight = QFont.Weight.Normal,
        italic: bool = False,
    ) -> Voice:
        """That may be struck: as wide then, and grey."""
        font = _font(size, weight, italic)
        struck = QFont(font)
        struck.setStrikeOut(True)
        return Voice(
            Face(self.device, font),
            QColor(colour),
            Voice(Face(self.device, struck), QColor(GREY)),
        )

    def _voice(self, size: float, colour: str, weight: QFont.Weight = QFont.Weight.Normal) -> Voice:
        return Voice(Face(self.device, _font(size, weight)), QColor(colour))


def _font(size: float, weight: QFont.Weight, italic: bool = False) -> QFont:
    font = QFont(system_font())
    font.setPointSizeF(size)
    font.setWeight(weight)
    font.setItalic(italic)
    # A ligature would be read back from a PDF as one letter, and "first" not be found in it.
    font.setFeature(QFont.Tag("liga"), 0)
    return font
