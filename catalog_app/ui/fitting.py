"""The widths of columns: what the words of a table ask, and how a page gives it to them.

No word is broken and no date or number wrapped as long as the page has room for that.  The rest
goes to the columns with the longest texts, which share it equally.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from catalog_app.reports.blocks import Align, Cell, Column, Heading, Row, Style
from catalog_app.ui.fonts import Face

_WORD = re.compile(r"[^ \n\t]+")  # a hard space does not end a word
_STEPS = 40  # of halving, which is exact to less than a pixel


@dataclass
class Need:
    """`word`: the width of the longest word; `line`: of the longest text, all of it in one line."""

    column: Column
    word: float = 0.0
    line: float = 0.0

    def see(self, text: str, face: Face) -> None:
        for line in text.splitlines():
            self.line = max(self.line, face.advance_of(line))
        self.see_words(text, face)

    def see_words(self, text: str, face: Face) -> None:
        """Of a text that may take several lines where no other text of the column does."""
        for word in _WORD.findall(text):
            self.word = max(self.word, face.advance_of(word))
        self.line = max(self.line, self.word)


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
    words = [need.word for need in wanted]
    lines = [need.line for need in wanted]
    whole = [need.line if need.column.whole else need.word for need in wanted]
    if sum(lines) <= room:
        return _spread(wanted, room - sum(lines))
    if sum(words) > room:
        return _level([0.0] * len(words), words, room)
    return _level(words if sum(whole) > room else whole, lines, room)


def _spread(wanted: Sequence[Need], spare: float) -> list[float]:
    """What is left over goes to texts; numbers stay narrow."""
    texts = [need.line if need.column.align is Align.START else 0.0 for need in wanted]
    shares = texts if any(texts) else [1.0] * len(wanted)
    return [
        need.line + spare * share / sum(shares) for need, share in zip(wanted, shares, strict=True)
    ]


def _level(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """One width for all, where a column asks more than its least and no less than that width."""
    low, high = 0.0, max(chain(most, [room]))
    for _ in range(_STEPS):
        level = (low + high) / 2
        if sum(_between(least, most, level)) > room:
            high = level
        else:
            low = level
    return _between(least, most, low)


def _between(least: Sequence[float], most: Sequence[float], level: float) -> list[float]:
    return [max(few, min(many, level)) for few, many in zip(least, most, strict=True)]
