"""The letters on paper: how wide they are, where a text breaks, and whether a font has them at all.

Without the right fonts Qt paints blank paper and says nothing.  Each letter is looked at once, when
it is first measured; a text whose letters add up to less than its column needs no further look.
"""

import unicodedata
from collections.abc import Iterable
from itertools import islice
from math import isfinite

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPaintDevice,
    QTextLayout,
    QTextOption,
)

from catalog_app.errors import CannotShow
from catalog_app.i18n import mark

# Latin, Greek, Cyrillic and dashes stand side by side; other letters join and change their widths.
_SIMPLE = (range(0x0530), range(0x2010, 0x2028))
_NAMED = 12  # missing letters that a message names

_NO_FONTS = mark(
    "There are no fonts on this computer to print with. On Debian or Ubuntu, install the package "
    "fonts-noto-core or fonts-dejavu-core."
)
_NO_LETTERS = mark(
    "No font on this computer has these letters: {letters} On Debian or Ubuntu, install the "
    "package {package}."
)


class Face(dict[str, float]):
    """One size and weight of the system's font on one device: the width of each letter, measured.

    A letter that cannot be added up is infinitely wide, so its text is measured as a whole.
    """

    def __init__(self, device: QPaintDevice, font: QFont) -> None:
        super().__init__()
        self.device = device
        self.font = font
        self.metrics = QFontMetricsF(font, device)
        self.height = self.metrics.height()
        self.missing: dict[str, None] = {}
        self.width = self.__getitem__  # bound once: it is asked for every text

    def __missing__(self, letter: str) -> float:
        width = float("inf")
        if not unicodedata.category(letter).startswith("C"):
            if not self.metrics.inFontUcs4(ord(letter)):
                self.missing[letter] = None
            elif any(ord(letter) in letters for letters in _SIMPLE):
                width = self.metrics.horizontalAdvance(letter)
        self[letter] = width
        return width

    def advance(self, text: str) -> float:
        return self.metrics.horizontalAdvance(text)

    def advance_of(self, text: str) -> float:
        """A little too much perhaps, but added up where that is possible."""
        width = sum(map(self.width, text))
        return width if isfinite(width) else self.advance(text)

    def lines(self, text: str, width: float) -> list[str]:
        """The text in lines no wider than `width`; a word wider than that is broken."""
        if sum(map(self.width, text)) <= width:
            return [text]
        return [line for part in text.splitlines() for line in self._broken(part, width)]

    def _broken(self, text: str, width: float) -> list[str]:
        layout = QTextLayout(text, self.font, self.device)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        units = text.encode("utf-16-le")  # Qt counts in these
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, end = line.textStart() * 2, (line.textStart() + line.textLength()) * 2
            lines.append(units[start:end].decode("utf-16-le", "replace").rstrip())
        layout.endLayout()
        return lines or [""]


def system_font() -> QFont:
    return QGuiApplication.font()


def check(faces: Iterable[Face]) -> CannotShow | None:
    """Which letters that these faces have measured are in no font; CannotShow without any font."""
    if not QFontMetricsF(system_font()).inFontUcs4(ord("a")):
        raise CannotShow(_NO_FONTS)
    missing = list(dict.fromkeys(letter for face in faces for letter in face.missing))
    if not missing:
        return None
    letters = " ".join(islice(missing, _NAMED)) + (" …" if len(missing) > _NAMED else ".")
    packages = dict.fromkeys(map(_package, missing))
    return CannotShow(_NO_LETTERS, letters=letters, package=", ".join(packages))


def _package(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if name.startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO")):
        return "fonts-noto-cjk"
    if unicodedata.category(letter) == "So":
        return "fonts-noto-color-emoji"
    return "fonts-noto-core"
