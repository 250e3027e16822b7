"""Blocks for spreadsheets: comma-separated values in UTF-8 without a byte order mark (RFC 4180).

The rows of all tables stand below one another, and so do cards, a line of theirs in each cell.
Headings stand in a column before the cells and marks in one after them; running text is left out.
A cell that a spreadsheet would take for a formula gets an apostrophe before it.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from catalog_app.domain.quoting import no_formula
from catalog_app.paths import replace_file
from catalog_app.reports.blocks import Cards, Document, Heading, Row, Table
from catalog_app.reports.templates import mark_of

_Headings = dict[int, str]  # level -> what stands above the rows, outermost first


class _Line(NamedTuple):
    """`head`: the titles of columns."""

    cells: list[str]
    heading: str = ""
    mark: str = ""
    head: bool = False


def write_csv(document: Document, path: Path) -> None:
    """CannotSave when it fails, and then an older file is as it was."""
    width, headed, marked = 0, False, False
    for line in _lines(document):
        width = max(width, len(line.cells))
        headed, marked = headed or bool(line.heading), marked or bool(line.mark)

    def row(line: _Line) -> list[str]:
        heading, mark = ("heading", "mark") if line.head else (line.heading, line.mark)
        cells = line.cells + [""] * (width - len(line.cells))
        return [no_formula(cell) for cell in ([heading] * headed + cells + [mark] * marked)]

    def write(draft: Path) -> None:
        with draft.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(map(row, _lines(document)))

    replace_file(path, write)


def _lines(document: Document) -> Iterator[_Line]:
    above: _Headings = {}
    known: list[str] = []  # the titles that stand above the rows
    for block in document.blocks():
        match block:
            case Heading():
                above = _below(above, block)
            case Table():
                titles = [column.title for column in block.columns] if block.head else []
                if titles != known:
                    known = titles
                    yield from [_Line(titles, head=True)] * bool(titles)
                yield from _rows(block, above)
            case Cards():
                known = []
                for card in block.cards:
                    yield _Line([line.text for line in card], _said(above))


def _rows(table: Table, above: _Headings) -> Iterator[_Line]:
    for row in table.rows:
        if isinstance(row, Heading):
            above = _below(above, row)
        else:
            yield _Line(_cells(row), _said(above), mark_of(row) or "")


def _cells(row: Row) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if isinstance(cell, str):
            cells.append(cell)
        else:
            cells += [cell.text] + [""] * (cell.span - 1)
    return cells


def _below(above: _Headings, heading: Heading) -> _Headings:
    kept = {level: text for level, text in above.items() if level < heading.level}
    return kept | {heading.level: heading.text}


def _said(above: _Headings) -> str:
    return " / ".join(above.values())
