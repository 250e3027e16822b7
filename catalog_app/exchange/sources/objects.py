"""JSON of other makers: a list of objects is a table, and what is in an object has a column.

An object within gives columns "a.b"; several values in an array stand in one cell, with ";" between
them.  Entries have the numbers of the lines where they begin, or are counted where several stand in
one line.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from catalog_app.domain.quoting import joined
from catalog_app.errors import CatalogError, FileProblem
from catalog_app.exchange.sources.asked import Asked
from catalog_app.exchange.sources.encodings import encoding_of
from catalog_app.exchange.sources.json_stream import (
    DEEPEST,
    Entry,
    NotANumber,
    TooLong,
    Twice,
    Unfit,
    entries,
    list_in,
)
from catalog_app.exchange.sources.source import Cell, Line, Source
from catalog_app.exchange.sources.table import MOST_COLUMNS
from catalog_app.i18n import mark

_LARGEST_INTEGER = 2**63 - 1

_NOT_AN_OBJECT = mark(
    "Entry {entry} (line {line}) of {path} is no object with named values. "
    "Take it out, or export the list anew."
)
_UNFIT: dict[type[Unfit], str] = {
    NotANumber: mark(
        "Entry {entry} (line {line}) of {path} has “{text}” in the field {field}, which is no "
        "number. Correct it there."
    ),
    TooLong: mark(
        "Entry {entry} (line {line}) of {path} has the number {text} in the field {field}, which "
        "is too large. Correct it there, or write it in quotation marks."
    ),
    Twice: mark("Entry {entry} (line {line}) of {path} has the field {field} twice. Take one out."),
}
_HALF_A_LETTER = mark(
    "Entry {entry} (line {line}) of {path} has half a letter in the text of the field {field} "
    "(a lone surrogate). Correct it there."
)
_TOO_DEEP_FIELD = mark(
    "Entry {entry} (line {line}) of {path} is nested too deeply in the field {field}; at most "
    "{limit} levels are read. Export a flat list."
)
_TOO_MANY = mark("{path} has more than {limit} different fields. Export the list with fewer.")
_EMPTY = mark("{path} is empty: there is no object in it.")
_NUL = mark("Zero bytes were taken out of {path}, the first in entry {entry} (line {line}).")

Cells = dict[str, Cell]


def open_objects(path: Path, asked: Asked) -> Source:
    """UnsureEncoding, FileProblem, Cancelled."""
    encoding = encoding_of(path, asked.encoding, asked.stop)
    start = list_in(path, encoding)
    reader = _Reader(path, lambda: entries(path, encoding, start, asked.stop))
    return reader.source()


class _Reader:
    def __init__(self, path: Path, read: Callable[[], Iterator[Entry]]) -> None:
        self.path = path
        self.read = read
        self.notes: list[CatalogError] = []

    def source(self) -> Source:
        columns, counted = self._columns()
        told = tuple(self.notes)
        return Source(columns, lambda: self._lines(columns, counted), told)

    def _columns(self) -> tuple[tuple[str, ...], bool]:
        """And whether entries have to be counted, because lines do not tell them apart."""
        columns: dict[str, None] = {}
        lines: set[int] = set()
        count = 0
        for entry in self.read():
            columns.update(dict.fromkeys(self._cells(entry)))
            lines.add(entry.line)
            count += 1
            if len(columns) > MOST_COLUMNS:
                raise FileProblem(_TOO_MANY, path=self.path, limit=MOST_COLUMNS)
        if not columns:
            raise FileProblem(_EMPTY, path=self.path)
        return tuple(columns), len(lines) < count

    def _lines(self, columns: tuple[str, ...], counted: bool) -> Iterator[Line]:
        for entry in self.read():
            cells = self._cells(entry)
            number = entry.place if counted else entry.line
            yield Line(number, tuple(cells.get(column) for column in columns))

    def _cells(self, entry: Entry) -> Cells:
        if not isinstance(entry.value, dict | Unfit):
            raise FileProblem(_NOT_AN_OBJECT, path=self.path, entry=entry.place, line=entry.line)
        cells: Cells = {}
        for name, found in self._flat(entry.value, "", entry, 0):
            if name in cells:
                raise self._problem(_UNFIT[Twice], entry, name)
            cells[name] = found
        return cells

    def _flat(self, value: Any, name: str, entry: Entry, depth: int) -> Iterator[tuple[str, Cell]]:
        """The cells of a value: of several where it is an object."""
        if depth > DEEPEST:
            raise self._problem(_TOO_DEEP_FIELD, entry, name, limit=DEEPEST)
        if isinstance(value, dict):
            for key, inner in value.items():
                below = f"{name}.{key}" if name else key
                yield from self._flat(inner, below, entry, depth + 1)
        elif isinstance(value, list):
            yield from self._several(value, name, entry, depth)
        else:
            yield " ".join(name.split()), self._kept(value, name, entry)

    def _several(
        self, values: list[Any], name: str, entry: Entry, depth: int
    ) -> Iterator[tuple[str, Cell]]:
        gathered: dict[str, list[Cell]] = {}
        for value in values:
            for column, cell in self._flat(value, name, entry, depth + 1):
                gathered.setdefault(column, []).append(cell)
        for column, cells in gathered.items():
            filled = [cell for cell in cells if cell not in (None, "")]
            yield column, joined(map(_text, filled), ";", ";") if len(cells) > 1 else cells[0]

    def _kept(self, value: Any, name: str, entry: Entry) -> Cell:
        if isinstance(value, Unfit):
            field = value.text if isinstance(value, Twice) else name
            raise self._problem(_UNFIT[type(value)], entry, field, text=value.text)
        if isinstance(value, int) and abs(value) > _LARGEST_INTEGER:
            raise self._problem(_UNFIT[TooLong], entry, name, text=value)
        kept: Cell = self._text(value, name, entry) if isinstance(value, str) else value
        return kept

    def _text(self, value: str, name: str, entry: Entry) -> str:
        if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
            raise self._problem(_HALF_A_LETTER, entry, name)
        if "\0" in value and not self.notes:
            self.notes.append(FileProblem(_NUL, path=self.path, entry=entry.place, line=entry.line))
        return value.replace("\0", "")

    def _problem(self, sentence: str, entry: Entry, field: str, **values: object) -> FileProblem:
        where = {"path": self.path, "entry": entry.place, "line": entry.line}
        shown = field.encode("utf-8", "replace").decode()
        return FileProblem(sentence, **where, field=shown, **values)


def _text(cell: Cell) -> str:
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
