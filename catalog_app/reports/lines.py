"""A document as one run of lines, each below the headings that it belongs to, and back again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from catalog_app.errors import CannotSave
from catalog_app.i18n import mark
from catalog_app.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Entry,
    Heading,
    Mark,
    Paragraph,
    Row,
    Table,
)

MOST = 50_000
TOO_LONG = mark(
    "A list of more than {most} rows is too long to be issued or compared: narrow the search first."
)
Path = tuple[tuple[str, int], ...]
"""The headings above, from the outermost on, each with its place among its namesakes."""
Title = tuple[str, int]
"""The title of a column, and its place among its namesakes."""


@dataclass(frozen=True, slots=True)
class Legend(Paragraph):
    """Says what the marks of a list mean; it is none of the list's own words."""


@dataclass(frozen=True, slots=True)
class Returned(Heading):
    """A heading of before, above rows that are struck out; they are all that is left of it."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a table begins."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a table ends."""


_What = Block | Row | Opening | Ending


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """`table`: the one that it stands in."""

    what: _What
    path: Path
    table: Table | None = None

    @property
    def is_row(self) -> bool:
        return isinstance(self.what, tuple)

    @property
    def row(self) -> Row:
        assert isinstance(self.what, tuple)
        return self.what

    @property
    def key(self) -> str:
        return self.what.key if isinstance(self.what, Entry) else ""

    @property
    def group(self) -> tuple[str, ...]:
        return tuple(text for text, _ in self.path)

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.table.columns if self.table else ()

    def texts(self) -> tuple[str, ...]:
        """One for each column; where a cell reaches over several, the others say nothing."""
        found: list[str] = []
        for cell in self.row:
            found += [cell] if isinstance(cell, str) else [cell.text, *[""] * (cell.span - 1)]
        return (*found, *[""] * (len(self.columns) - len(found)))

    def by_title(self) -> dict[Title, str]:
        return dict(zip(titles(self.columns), self.texts(), strict=False))

    def name(self) -> str:
        """Whose row it is: the first text that says so, else the first of all."""
        texts = self.texts()
        whose = [text for text, column in zip(texts, self.columns, strict=False) if column.whose]
        return next(filter(None, (*whose, *texts)), "")


@cache
def titles(columns: tuple[Column, ...]) -> tuple[Title, ...]:
    met: Counter[str] = Counter()
    found = []
    for column in columns:
        found.append((column.title, met[column.title]))
        met[column.title] += 1
    return tuple(found)


def lines(document: Document) -> list[Line]:
    """Without what only an earlier comparison has put there."""
    headings, outside = _Headings(), 0
    found: list[Line] = []
    for what, table in _own(document):
        if isinstance(what, Heading):
            headings.enter(what)
        elif isinstance(what, Opening):
            outside = len(headings.path)
        elif isinstance(what, Ending):
            headings.leave(outside)
        found.append(Line(what, headings.path, table))
    return found


def _own(document: Document) -> Iterator[tuple[_What, Table | None]]:
    for block in document.blocks():
        if isinstance(block, Table):
            yield Opening(), block
            for row in bounded(block.rows):
                if not _came_later(row):
                    yield (marked(row, None) if isinstance(row, Entry) else row), block
            yield Ending(), block
        elif not _came_later(block):
            yield block, None


def _came_later(what: _What) -> bool:
    struck = isinstance(what, Entry) and what.mark is Mark.STRUCK
    return struck or isinstance(what, Legend | Returned)


class _Headings:
    """The path at hand."""

    def __init__(self) -> None:
        self._levels: list[int] = []
        self._met: Counter[tuple[Path, str]] = Counter()
        self.path: Path = ()

    def enter(self, heading: Heading) -> None:
        while self._levels and self._levels[-1] >= heading.level:
            self.leave(len(self._levels) - 1)
        place = self._met[self.path, heading.text]
        self._met[self.path, heading.text] += 1
        self._levels.append(heading.level)
        self.path = (*self.path, (heading.text, place))

    def leave(self, depth: int) -> None:
        """Back below the first `depth` headings."""
        del self._levels[depth:]
        self.path = self.path[:depth]


def marked(row: Row, kind: Mark | None) -> Row:
    """The same row with a mark; one that is nobody's and has none is plain."""
    key = row.key if isinstance(row, Entry) else ""
    return Entry(row, key, kind) if key or kind else tuple(row)


def bounded(rows: Iterable[Row | Heading]) -> Iterator[Row | Heading]:
    """The rows of a table; CannotSave where they are too many to be held at once."""
    for count, row in enumerate(rows):
        if count == MOST:
            raise CannotSave(TOO_LONG, most=MOST)
        yield row


class Blocks:
    """Lines become blocks again."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._rows: list[Row | Heading] | None = None  # of the table that is open
        self._columns: tuple[Column, ...] = ()

    def add(self, line: Line) -> None:
        match line.what:
            case Opening():
                self._rows, self._columns = [], line.columns
            case Ending():
                assert line.table is not None
                self._end(line.table)
            case Heading() | tuple() if self._rows is not None:
                self._rows.append(line.what)
            case tuple():
                raise AssertionError("a row stands in a table")
            case block:
                self.blocks.append(block)

    def put(self, others: Iterable[Line]) -> None:
        """Lines of another document: into the table that is open, else into one like theirs."""
        if self._rows is not None:
            self._rows += [_fitting(line, self._columns) for line in others]
            return
        for _, run in groupby(others, lambda line: id(line.table)):
            together = list(run)
            table = together[0].table
            if table is None:
                self.blocks += [each.what for each in together if isinstance(each.what, Heading)]
            else:
                self._rows = [_fitting(line, table.columns) for line in together]
                self._end(table)

    def _end(self, table: Table) -> None:
        self.blocks.append(replace(table, rows=tuple(self._rows or ())))
        self._rows = None


def _fitting(line: Line, columns: tuple[Column, ...]) -> Row | Heading:
    """A line in a table that may have other columns."""
    if isinstance(line.what, Heading):
        return line.what
    if titles(line.columns) == titles(columns):
        return line.row
    held: dict[Title, str | Cell] = {}
    place, names = 0, titles(line.columns)
    for cell in line.row:
        held[names[place]] = cell if isinstance(cell, str) else replace(cell, span=1)
        place += 1 if isinstance(cell, str) else cell.span
    cells = [held.get(title, "") for title in titles(columns)]
    return marked(Entry(cells, line.key), line.row.mark if isinstance(line.row, Entry) else None)
