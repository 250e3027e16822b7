"""What was understood of a pasted list, each value with the place in its line that it came from."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from catalog_app.domain.kinds import one_line

Span = tuple[int, int]
"""From the first character up to the one behind the last."""

_AT_ENDS = " \t,;:.|/–—−-"
_AT_BEGIN, _AT_END = f"{_AT_ENDS})]", f"{_AT_ENDS}(["
_INITIAL = re.compile(r"(?<![^\W_])(?:[^\W\d_]|Jr|Sr)\.$")
_OPEN = {"(": ")", "[": "]"}


@dataclass(frozen=True)
class Piece:
    """A value and the characters of `Understood.line` from which it was read.

    `start == end` where a heading above the line said it.
    """

    value: Any
    start: int
    end: int


@dataclass(frozen=True)
class Understood:
    """What one line says of a person.

    `line`: cleaned; cells are parted by tabs, as are the lines of a card, and a wrapped line is
    whole again.  `number`: of its first line in the pasted text, from 1.  `pieces`: name of a field
    of Member -> piece; roles, statuses and countries are codes, all others text.  `left`: what was
    not understood.
    """

    line: str
    number: int
    pieces: dict[str, Piece]
    left: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A pasted text as it was understood.

    `columns`: of a table, what each column was taken for, a name of COLUMNS or None; `head`: the
    cells above them, empty where there are none.  `headings` and `passed`: lines, with their
    numbers, that say something of those below them, and that were not taken for a person.
    """

    kind: Literal["table", "lines"]
    rows: tuple[Understood, ...]
    columns: tuple[str | None, ...] = ()
    head: tuple[str, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
    passed: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Heading:
    """What a heading says of the people below it; `once`: only of the next one."""

    country: str | None = None
    role: str | None = None
    once: bool = False

    def over(self, before: "Heading") -> "Heading":
        """This heading below that one: a country begins anew, a role stays within it."""
        return self if self.country else replace(self, country=before.country)

    def after_one(self) -> "Heading":
        return replace(self, role=None, once=False) if self.once else self

    def added(self, pieces: Mapping[str, Piece]) -> dict[str, Piece]:
        """The pieces, with those that only the heading says."""
        said = {"country": self.country, "role": self.role}
        told = {name: Piece(value, 0, 0) for name, value in said.items() if value}
        return told | dict(pieces)


def trimmed(text: str, start: int, end: int) -> Span:
    """Without separators at its ends; a bracket that it opens is closed again."""
    while start < end and text[start] in _AT_BEGIN:
        start += 1
    while start < end and text[end - 1] in _AT_END and not _INITIAL.search(text, start, end):
        end -= 1
    for opening, closing in _OPEN.items():
        if text.count(opening, start, end) > text.count(closing, start, end):
            end += text.startswith(closing, end)
    return start, end


def piece(text: str, start: int, end: int) -> Piece:
    """The text of that place as a value."""
    return Piece(one_line(text[start:end]), start, end)


def shifted(pieces: Mapping[str, Piece], by: int) -> dict[str, Piece]:
    return {name: Piece(p.value, p.start + by, p.end + by) for name, p in pieces.items()}


def left_of(text: str, known: Iterable[Span]) -> tuple[Span, ...]:
    """What lies between the known places, from its first letter or digit to its last.

    Cells are parted.
    """
    tabs = [(at, at + 1) for at, sign in enumerate(text) if sign == "\t"]
    left, at = [], 0
    for start, end in sorted((*known, *tabs, (len(text), len(text)))):
        told = [place for place in range(at, start) if text[place].isalnum()]
        if told:
            left.append((told[0], told[-1] + 1))
        at = max(at, end)
    return tuple(left)
