"""Rows of cells as a table: where its head is, what its columns are called, which cells are odd.

Nothing that is filled is left out: what stands beyond the head is a column without a name, and what
stands above it is told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalog_app.errors import CatalogError, FileProblem
from catalog_app.exchange.sources.source import Cell, Line, Source
from catalog_app.i18n import mark

Rows = Iterator[tuple[int, Sequence[Cell]]]
"""The number of each, and its cells."""
MOST_COLUMNS = 256
_LOOKED_AT = 50  # rows from the top, for the head
_NAMED = 5  # lines in a note

_EMPTY = mark("{path} is empty: there is no line in it that could be read.")
_TOO_WIDE = mark(
    "Line {line} of {path} has {found} cells; at most {limit} columns are read. "
    "Take out the columns that are not needed, and save it again."
)
_ABOVE = mark("What stands above the head of the table was not read: {lines} of {path}.")
_MORE = mark(
    "In {path} these lines have more cells than the head has columns: {lines}. "
    "What is beyond it stands in columns without a name."
)
_FEWER = mark(
    "In {path} these lines have fewer cells than the head has columns: {lines}. "
    "The missing ones are read as empty."
)


@dataclass
class Numbers:
    """Of lines, of which the first are named and the others counted."""

    first: list[int] = field(default_factory=list)
    count: int = 0

    def add(self, line: int) -> None:
        self.count += 1
        if len(self.first) < _NAMED:
            self.first.append(line)

    def __str__(self) -> str:
        named = ", ".join(map(str, self.first))
        return named if self.count <= _NAMED else f"{named}, … ({self.count})"


@dataclass
class _Seen:
    """What one walk through all rows has shown."""

    head: int = 0
    headings: Sequence[Cell] = ()
    above: Numbers = field(default_factory=Numbers)
    filled: set[int] = field(default_factory=set)
    more: Numbers = field(default_factory=Numbers)
    fewer: Numbers = field(default_factory=Numbers)


def tabulated(
    rows: Callable[[], Rows], path: Path, *, even: bool = False, notes: Sequence[CatalogError] = ()
) -> Source:
    """`even`: rows come with the same number of cells, whatever was in the file."""
    seen = _seen(rows, path)
    places = [at for at in range(_width(seen)) if at in seen.filled or _text(seen.headings, at)]
    columns = _named([_text(seen.headings, at) or f"Column {at + 1}" for at in places])
    told = [*notes, *_told(seen, path, even)]
    return Source(columns, lambda: _lines(rows, seen.head, places), tuple(told))


def _seen(rows: Callable[[], Rows], path: Path) -> _Seen:
    seen = _Seen()
    seen.head, seen.headings, above = _head(rows, path)
    for number in above:
        seen.above.add(number)
    nameless = [at for at in range(len(seen.headings)) if not _text(seen.headings, at)]
    width = len(seen.headings)
    for number, cells in rows():
        if number <= seen.head or not _is_filled(cells):
            continue
        if len(cells) != width:
            _see_ragged(seen, number, cells, path)
        seen.filled.update(at for at in nameless if at < len(cells) and _has(cells[at]))
    return seen


def _see_ragged(seen: _Seen, number: int, cells: Sequence[Cell], path: Path) -> None:
    if len(cells) < len(seen.headings):
        seen.fewer.add(number)
        return
    beyond = [at for at in range(len(seen.headings), len(cells)) if _has(cells[at])]
    if beyond:
        _refuse_wide(beyond[-1] + 1, number, path)
        seen.more.add(number)
        seen.filled.update(beyond)


def _head(rows: Callable[[], Rows], path: Path) -> tuple[int, Sequence[Cell], list[int]]:
    """The first row that is about as full as those below it, and the filled ones above it."""
    top: list[tuple[int, Sequence[Cell]]] = []
    for number, cells in rows():
        if _is_filled(cells):
            top.append((number, cells))
        if len(top) == _LOOKED_AT:
            break
    if not top:
        raise FileProblem(_EMPTY, path=path)
    fullness = [sum(map(_has, cells)) for _, cells in top]
    enough = min(max(fullness), max(2, max(fullness) // 2))
    place = next(at for at, count in enumerate(fullness) if count >= enough)
    number, cells = top[place]
    last = max(at for at, cell in enumerate(cells) if _has(cell))
    _refuse_wide(last + 1, number, path)
    return number, cells[: last + 1], [above for above, _ in top[:place]]


def _refuse_wide(found: int, line: int, path: Path) -> None:
    if found > MOST_COLUMNS:
        raise FileProblem(_TOO_WIDE, path=path, line=line, found=found, limit=MOST_COLUMNS)


def _has(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _is_filled(cells: Sequence[Cell]) -> bool:
    return any(map(_has, cells))


def _width(seen: _Seen) -> int:
    return max(len(seen.headings), max(seen.filled, default=-1) + 1)


def _text(cells: Sequence[Cell], at: int) -> str:
    """In one line."""
    cell = cells[at] if at < len(cells) else None
    return "" if cell is None else " ".join(str(cell).split())


def _named(headings: Sequence[str]) -> tuple[str, ...]:
    """Each once: the second "Name" is "Name (2)"."""
    named: dict[str, None] = {}
    for heading in headings:
        name, number = heading, 1
        while name in named:
            number += 1
            name = f"{heading} ({number})"
        named[name] = None
    return tuple(named)


def _told(seen: _Seen, path: Path, even: bool) -> Iterator[CatalogError]:
    if seen.above.count:
        yield FileProblem(_ABOVE, path=path, lines=seen.above)
    if seen.more.count:
        yield FileProblem(_MORE, path=path, lines=seen.more)
    if seen.fewer.count and not even:
        yield FileProblem(_FEWER, path=path, lines=seen.fewer)


def _lines(rows: Callable[[], Rows], head: int, places: Sequence[int]) -> Iterator[Line]:
    whole = list(places) == list(range(len(places)))
    for number, cells in rows():
        if number <= head or not _is_filled(cells):
            continue
        if whole and len(cells) == len(places):
            yield Line(number, tuple(cells))
        else:
            picked = (cells[at] if at < len(cells) else None for at in places)
            yield Line(number, tuple(picked))
