"""Badges: cards of one size side by side, and on each of them what has room there.

A name is set as large as it can be: long ones take two lines and then get smaller, and so does a
name above much else.  What even then has no room is cut short, the longest text first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from PySide6.QtCore import Qt

from catalog_app.reports import fitting
from catalog_app.reports.blocks import Align, Card, Cards, Cell, Style
from catalog_app.ui.typesetting import Frame, Run, Setter, Strip
from catalog_app.ui.voices import Voice

_BORDER = 5.0  # mm that stay free on each side of a card
_SLACK = 1.0  # mm: pages are measured in whole points, and so may be a little narrower
_LARGE, _SMALL = 16, 10  # points of a name
_NAME_LINES = 2
_BELOW_NAME, _BELOW = 4.0, 1.5  # points


@dataclass(slots=True)
class _Part:
    """One cell of a card, in lines."""

    name: bool
    text: str
    below: float
    voice: Voice
    lines: list[str] = field(default_factory=list)

    @property
    def height(self) -> float:
        return len(self.lines) * self.voice.face.height + self.below

    def set(self, voice: Voice, width: float) -> None:
        self.voice = voice
        self.lines = voice.face.lines(self.text, width)

    def is_whole(self, width: float) -> bool:
        """Whether it is no name, or one in few lines and without a broken word."""
        if not self.name or len(self.lines) == 1:
            return True
        widths = map(self.voice.face.advance_of, fitting.words(self.text))
        return len(self.lines) <= _NAME_LINES and max(widths) <= width

    def shorten(self, count: int, width: float) -> None:
        """To so many lines."""
        rest = " ".join(self.lines[count - 1 :])
        metrics = self.voice.face.metrics
        self.lines[count - 1 :] = [metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]


class Sheet:
    """As many cards side by side as there is room for, and at least one."""

    def __init__(self, setter: Setter, cards: Cards) -> None:
        self.setter = setter
        self.cards = cards
        self.width, self.height = cards.width * setter.mm, cards.height * setter.mm
        self.border = _BORDER * setter.mm
        self.inner, self.room = self.width - 2 * self.border, self.height - 2 * self.border
        self.across = max(1, int((setter.width + _SLACK * setter.mm) / self.width))

    def strips(self) -> Iterator[Strip]:
        cards = iter(self.cards.cards)
        before = self.setter.body.height  # above the first
        while row := tuple(islice(cards, self.across)):
            runs = [run for place, card in enumerate(row) for run in self._runs(card, place)]
            edges = [place * self.width for place in range(len(row) + 1)]
            yield Strip(
                runs,
                1,
                self.height,
                0.0,
                before=before,
                frame=Frame(self.setter.cut, edges),
                weight=max(1, len(runs)),
            )
            before = 0.0

    def _runs(self, card: Card, place: int) -> Iterator[Run]:
        """What stands above the name begins at the top; all else is in the middle of the rest."""
        parts = self._fitted([cell for cell in card if cell.text.strip()])
        names = [part.name for part in parts]
        above = names.index(True) if any(names) else 0
        spare = self.room - _height(parts)
        left, drop = place * self.width, self.border
        for number, part in enumerate(parts):
            if number == above:
                drop += spare / 2
            face = part.voice.face
            for line in part.lines:
                width = face.advance_of(line)
                start = left + (self.width - width) / 2
                baseline = drop + face.metrics.ascent()
                yield Run(part.voice, start, width, Align.START, [line], baseline)
                drop += face.height
            drop += part.below

    def _fitted(self, cells: list[Cell]) -> list[_Part]:
        """With the names as large as they can be, and then cut short if need be."""
        voices = self.setter.voices
        parts = [self._part(cell) for cell in cells]
        for points in range(_LARGE - 1, _SMALL - 1, -1):
            if _height(parts) <= self.room and all(part.is_whole(self.inner) for part in parts):
                break
            for part in parts:
                if part.name:
                    part.set(voices.name(points), self.inner)
        self._cut_short(parts)
        return parts

    def _part(self, cell: Cell) -> _Part:
        voices, name = self.setter.voices, cell.style is Style.BOLD
        voice = voices.name(_LARGE) if name else voices.by_style[cell.style]
        below = (_BELOW_NAME if name else _BELOW) * self.setter.unit
        part = _Part(name, cell.text.strip(), below, voice)
        part.set(voice, self.inner)
        return part

    def _cut_short(self, parts: list[_Part]) -> None:
        for part in parts:
            if part.name and len(part.lines) > _NAME_LINES:
                part.shorten(_NAME_LINES, self.inner)
        while parts and _height(parts) > self.room:
            longest = max(parts, key=lambda part: (not part.name, len(part.lines)))
            if len(longest.lines) > 1:
                longest.shorten(len(longest.lines) - 1, self.inner)
            else:
                parts.remove(longest)


def _height(parts: list[_Part]) -> float:
    return sum(part.height for part in parts)
