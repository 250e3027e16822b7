"""The widths of columns: what the words of a table ask, and how a page gives it to them.

No word is broken and no date or number wrapped as long as the page has room for that.  Texts share
the rest by the roots of their lengths: a long one gets more, and a short one is seldom wrapped.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Protocol

from catalog_app.reports.blocks import Align, Cell, Column, Heading, Row, Style

_WORD = re.compile(r"[^ \n\t]+")  # a hard space does not end a word
_STEPS = 60  # of halving
_NEARLY = 9  # of ten


class Face(Protocol):
    """Letters of one size and weight."""

    def advance_of(self, text: str, /) -> float:
        """How wide a line is."""


def words(text: str) -> list[str]:
    """What is not broken as long as there is room."""
    return _WORD.findall(text)


@dataclass
class Need:
    """`word`: the width of the longest word; `lines`: of each text, where it takes one line."""

    column: Column
    word: float = 0.0
    lines: list[float] = field(default_factory=list)

    @property
    def line(self) -> float:
        """Of the longest text, or of a title that is one word."""
        return max(self.word, *self.lines, 0.0)

    @property
    def usual(self) -> float:
        """Of nearly all texts: one that is far longer than the others is not to take their room."""
        ordered = sorted(self.lines)
        return max(self.word, ordered[len(ordered) * _NEARLY // 10]) if ordered else self.word

    def see(self, text: str, face: Face) -> None:
        self.lines.extend(face.advance_of(line) for line in text.splitlines())
        self.see_words(text, face)

    def see_words(self, text: str, face: Face) -> None:
        self.word = max(self.word, *map(face.advance_of, words(text)), 0.0)


def needs(
    columns: Sequence[Column],
    rows: Iterable[Row | Heading],
    head: Face | None,
    faces: Mapping[Style, Face],
) -> list[Need]:
    """What the rows ask, and the titles where there is a head."""
    found = [Need(column) for column in columns]
    if head is not None:
        for need in found:
            need.see_words(need.column.title, head)
    for row in rows:
        if not isinstance(row, Heading):
            _see(found, row, faces)
    return found


def _see(found: list[Need], row: Row, faces: Mapping[Style, Face]) -> None:
    place = 0
    for cell in row:
        need = found[place]
        if not isinstance(cell, Cell):
            need.see(cell, faces[need.column.style])
        elif cell.span == 1:
            need.see(cell.text, faces[cell.style])
        place += cell.span if isinstance(cell, Cell) else 1


def widths(wanted: Sequence[Need], room: float) -> list[float]:
    """The widths of the columns, together as wide as `room`."""
    longest = [need.word for need in wanted]
    lines = [need.line for need in wanted]
    whole = [need.line if need.column.whole else need.word for need in wanted]
    if sum(lines) <= room:
        return _spread(wanted, room - sum(lines))
    if sum(longest) > room:
        return _level(lambda level: [min(word, level) for word in longest], room)
    least = longest if sum(whole) > room else whole
    roots = [sqrt(need.usual) for need in wanted]

    def shared(level: float) -> list[float]:
        asked = map(min, lines, (level * root for root in roots))
        return list(map(max, least, asked))

    return _level(shared, room)


def _spread(wanted: Sequence[Need], spare: float) -> list[float]:
    """What is left over goes to texts; numbers stay narrow."""
    texts = [need.line if need.column.align is Align.START else 0.0 for need in wanted]
    shares = texts if any(texts) else [1.0] * len(wanted)
    return [
        need.line + spare * share / sum(shares) for need, share in zip(wanted, shares, strict=True)
    ]


def _level(widths_at: Callable[[float], list[float]], room: float) -> list[float]:
    """At the highest level at which they fit; the level does not reach the width of the page."""
    low, high = 0.0, room
    for _ in range(_STEPS):
        level = (low + high) / 2
        if sum(widths_at(level)) > room:
            high = level
        else:
            low = level
    return widths_at(low)
