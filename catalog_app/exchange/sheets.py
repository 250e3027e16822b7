"""What the sheets of all workbooks have in common: their room, their names, fitting widths."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from catalog_app.errors import FileProblem
from catalog_app.exchange.cells import Cell
from catalog_app.i18n import Language, mark

MOST_ROWS = 2**20
"""Of a sheet, its head among them."""
LOOKED_AT = 500
"""Rows that say how wide the columns are to be."""

_TOO_MANY = mark(
    "A sheet has room for {most} records, and these are {count}: search for fewer, or write them "
    "as .csv."
)
_NARROWEST, _WIDEST = 6, 60  # characters
_BESIDE = 2
_NAME_LETTERS = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\']")


def check_rows(count: int, language: Language) -> None:
    """FileProblem where a sheet has no room for so many records."""
    if count >= MOST_ROWS:
        most, these = language.number(MOST_ROWS - 1), language.number(count)
        raise FileProblem(_TOO_MANY, most=most, count=these)


def sheet_name(name: str) -> str:
    """One that Excel takes."""
    return _NO_NAME.sub(" ", name)[:_NAME_LETTERS].strip()


def widest(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Characters that each column needs."""
    columns = zip(*rows, strict=True)
    return [min(max(_NARROWEST, *map(_width, column)) + _BESIDE, _WIDEST) for column in columns]


def _width(cell: Cell) -> int:
    if isinstance(cell, str):
        return max(map(len, cell.split("\n")))
    if isinstance(cell, date):
        return 16 if isinstance(cell, datetime) else 10
    return len(str(cell))
