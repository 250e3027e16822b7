"""A pasted table: its cells, and what each row says of a person."""

import csv
import re
from collections.abc import Sequence

from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import one_line
from catalog_app.exchange.pasting import patterns
from catalog_app.exchange.pasting.columns import Columns, guessed, head_of, named
from catalog_app.exchange.pasting.facts import BY, Pieces, Travel
from catalog_app.exchange.pasting.headings import heading
from catalog_app.exchange.pasting.labels import FIELDS, is_delegation
from catalog_app.exchange.pasting.lines import marked
from catalog_app.exchange.pasting.names import PARTS
from catalog_app.exchange.pasting.person import called, is_long, told
from catalog_app.exchange.pasting.telling import is_name, value_of
from catalog_app.exchange.pasting.understood import (
    Heading,
    Piece,
    Reading,
    Span,
    Understood,
    left_of,
    piece,
    shifted,
)
from catalog_app.i18n import Language

Cells = list[str]
Rows = list[tuple[int, Cells]]
"""Number of the first line of a row, and its cells."""

# As spreadsheets copy a cell of several lines; a cell that only begins with a quote is as it is.
_SEVERAL_LINES = re.compile(r'"([^"\t\n]*+(?:""[^"\t\n]*+)*+\n(?:[^"\t]|"")*+)"(?=[\t\n]|$)')
_CELL = re.compile(r"[^\t\n]*+")
_TRIPS = {by: trip for trip, by in BY.items()}
_WIDEST = 100  # columns
_RULE = re.compile(r"[-:=+\s]+")
_SEVERAL = re.compile(r"[,;(]|\s[-–—]")


def rows_of(text: str, language: Language) -> Rows | None:
    """The cells of a table; None where the text is none."""
    rows = _by_tabs(text)
    cells = [each for _, each in rows]
    if max(map(len, cells), default=0) > _WIDEST:
        return None
    several = sum("\t" in "\t".join(each)[marked("\t".join(each)) :].strip() for each in cells)
    if several and (2 * several >= len(rows) or head_of(cells) is not None):
        return rows
    return next((found for sign in ";|," if (found := _by_sign(text, sign, language))), None)


def read_table(rows: Rows, language: Language, wanted: Sequence[str | None] | None) -> Reading:
    """`wanted`: what the columns hold, where someone has said it."""
    width = max(len(cells) for _, cells in rows)
    grid = [[*cells, *[""] * (width - len(cells))] for _, cells in rows]
    place = head_of(grid)
    head = [] if place is None else grid[place]
    body = [cells for cells in grid[0 if place is None else place + 1 :] if _several(cells)]
    columns = [[cells[at] for cells in body] for at in range(width)]
    if wanted is not None:
        found: Columns = [*wanted, *[None] * width][:width]
    else:
        found = named(head, columns, language) if head else guessed(columns, language)
    return _Reader(found, language).reading(rows, place)


def _several(cells: Sequence[str]) -> bool:
    return sum(bool(cell.strip()) for cell in cells) > 1


def _by_tabs(text: str) -> Rows:
    """Cells of several lines stand in quotes, unless the rows are as long only without that."""
    rows = _rows(text, quoted=True)
    if len({len(cells) for _, cells in rows}) > 1:
        plain = _rows(text, quoted=False)
        return plain if len({len(cells) for _, cells in plain}) == 1 else rows
    return rows


def _rows(text: str, *, quoted: bool) -> Rows:
    rows: Rows = []
    at, number = 0, 1
    while at <= len(text):
        first, cells = number, [""]
        while True:
            cells[-1], end = _cell(text, at, quoted=quoted)
            number += text.count("\n", at, end)
            at = end + 1
            if not text.startswith("\t", end):
                break
            cells.append("")
        number += 1
        if any(cells):
            rows.append((first, cells))
    return rows


def _cell(text: str, start: int, *, quoted: bool) -> tuple[str, int]:
    """The cell that begins there, in one line, and where it ends."""
    several = _SEVERAL_LINES.match(text, start) if quoted else None
    if several:
        return one_line(several[1].replace('""', '"')), several.end()
    plain = _CELL.match(text, start)
    end = plain.end() if plain else start
    return one_line(text[start:end]), end


def _by_sign(text: str, sign: str, language: Language) -> Rows | None:
    """Cells with a sign between them: as many in each row, and some of them heads or names."""
    rows: Rows = []
    try:
        reader = csv.reader(text.splitlines(keepends=True), delimiter=sign, skipinitialspace=True)
        number = 1
        for cells in reader:
            rows.append((number, [" ".join(cell.split()) for cell in cells]))
            number = reader.line_num + 1
    except csv.Error:
        return None
    rows = [(n, _without_edges(cells, sign)) for n, cells in rows]
    rows = [row for row in rows if any(not _RULE.fullmatch(cell) for cell in row[1] if cell)]
    full = [cells for _, cells in rows if _several(cells)]
    widths = {len(cells) for cells in full}
    if len(full) < 2 or len(widths) > 1 or 2 * len(full) < len(rows) or max(widths) > _WIDEST:
        return None
    if head_of(full) is not None:
        return rows
    quoted = text.count('"') >= 2 * len(full)
    columns = [list(column) for column in zip(*full, strict=True)]
    names = {"name", *PARTS} & {*guessed(columns, language)}
    return rows if names and (sign != "," or quoted) else None


def _without_edges(cells: Cells, sign: str) -> Cells:
    """Without the empty cells outside the outer bars of "| a | b |"."""
    if sign == "|" and len(cells) > 2 and not cells[0] and not cells[-1]:
        return cells[1:-1]
    return cells


class _Reader:
    """Reads the rows of a table whose columns are known."""

    def __init__(self, columns: Columns, language: Language) -> None:
        self._columns = columns
        self._language = language
        self._over = Heading()
        self._taken: list[Understood] = []
        self._passed: list[tuple[int, str]] = []
        self._headings: list[tuple[int, str]] = []

    def reading(self, rows: Rows, head: int | None) -> Reading:
        for place, (number, cells) in enumerate(rows):
            if place != head:
                self._take(number, cells, above=head is not None and place < head)
        return Reading(
            "table",
            tuple(self._taken),
            tuple(self._columns),
            () if head is None else tuple(rows[head][1]),
            tuple(self._headings),
            tuple(self._passed),
        )

    def _take(self, number: int, cells: Cells, *, above: bool) -> None:
        """`above`: the row stands above the heads of the columns."""
        shown = "\t".join(cells).strip("\t")
        said = heading(shown, self._language) if any(cells[:2]) and "\t" not in shown else None
        row = None if said or above else self._row(number, cells)
        if said:
            self._over = said.over(self._over)
            self._headings.append((number, shown))
        elif row is None:
            self._passed.append((number, shown))
        else:
            self._taken.append(row)
            self._over = self._over.after_one()

    def _row(self, number: int, cells: Cells) -> Understood | None:
        line = _Row("\t".join(cells), self._columns, self._language)
        pieces = line.pieces.of
        name = pieces.get("name")
        alone = not _several(cells)
        if alone and len(self._columns) > 1 and not (name and is_name(name.value, 1)):
            return None
        if name is None and "position" not in pieces:
            return None
        places = [(piece.start, piece.end) for piece in pieces.values()]
        left = left_of(line.text, line.pieces.known + places)
        return Understood(line.text, number, self._over.added(pieces), left)


class _Row:
    """One row: `text`, its cells with tabs between them, and the `pieces` of it."""

    def __init__(self, text: str, columns: Columns, language: Language) -> None:
        self.text = text
        self.pieces = Pieces(text, language)
        self._columns = columns
        places = _places(text, columns)
        self._own = {field for field, _ in places}
        for field, place in places:
            self._take(field, *place)
        parts = {field: place for field, place in places if field in PARTS}
        if parts:
            self.pieces.put_parts(parts)

    def _take(self, field: str, start: int, end: int) -> None:
        if field == "number":
            self.pieces.known.append((start, end))
        elif field == "name":
            self._take_name(start + marked(self.text[start:end]), end)
        elif field == "about" or (field == "position" and self._tells_role(start, end)):
            self._take_told(start, end, "position")
        elif self._is_trip(field, start, end):
            Travel(self.pieces).take(_TRIPS.get(field, field), start, end)
        elif field in FIELDS:
            self._take_whole(field, start, end)

    def _is_trip(self, field: str, start: int, end: int) -> bool:
        """Whether a cell may hold both the date and the flight."""
        if field in BY:
            return BY[field] not in self._own
        alone = field in _TRIPS and _TRIPS[field] not in self._own
        return alone and patterns.DATED.search(self.text, start, end) is not None

    def _take_whole(self, field: str, start: int, end: int) -> None:
        """The cell as it is; one more of the same field beside it goes on with it."""
        known = self.pieces.of.get(field)
        if known is not None:
            if known.end + 1 == start:
                self.pieces.of[field] = piece(self.text, known.start, end)
            return
        value = value_of(field, piece(self.text, start, end).value, self.pieces.language)
        if value is not None:
            self.pieces.of[field] = Piece(value, start, end)

    def _tells_role(self, start: int, end: int) -> bool:
        """Whether a position says "head of delegation" where no column is for that."""
        keys = fold(self.text[start:end]).split()
        return "role" not in self._columns and any(map(is_delegation, keys))

    def _take_name(self, start: int, end: int) -> None:
        said = self.text[start:end]
        family, _, given = said.partition(",")
        by_comma = is_name(given, 1) and is_name(family, 1)
        if _SEVERAL.search(said) and not by_comma:
            self._take_told(start, end, "name")
        if "name" not in self.pieces.of:
            address, name = called(self.text, start, end)
            self.pieces.of["name"] = piece(self.text, *name)
            if address and "honorific" not in self._own:
                self.pieces.of["honorific"] = piece(self.text, *address)

    def _take_told(self, start: int, end: int, field: str) -> None:
        """Several things in one cell; those that have a column of their own are taken from there.

        `field`: what the cell is for.
        """
        said, language = self.text[start:end], self.pieces.language
        if is_long(said):
            self._take_whole(field, start, end)
            return
        pieces, known = told(said, language, listed=True, named=field == "name")
        new = {n: p for n, p in pieces.items() if n == field or n not in self._own}
        old = [(p.start, p.end) for n, p in pieces.items() if n not in new]
        self.pieces.known += [(at + start, to + start) for at, to in known if (at, to) not in old]
        self.pieces.of |= shifted(new, start)


def _places(text: str, columns: Columns) -> list[tuple[str, Span]]:
    """Field and place of each cell that is not empty and of use."""
    found, start = [], 0
    for field, cell in zip(columns, text.split("\t"), strict=False):
        if field and cell:
            found.append((field, (start, start + len(cell))))
        start += len(cell) + 1
    return found
