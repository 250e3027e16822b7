"""A list as an Excel workbook, written row by row: memory stays flat.

Texts are texts, also those that begin like a formula or an address; days, moments and numbers are
what they are.  The head says what people call the fields, stays in sight and has the filters.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from catalog_app.domain.fields import Field, head_of
from catalog_app.domain.quoting import no_formula
from catalog_app.errors import CatalogError
from catalog_app.exchange.cells import Cell, as_cell
from catalog_app.exchange.sheets import LOOKED_AT, check_rows, sheet_name, widest
from catalog_app.i18n import Language, mark
from catalog_app.storage.reading import Found

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

LONGEST = 32_767
"""Characters that Excel keeps in a cell."""
_CUT = mark(
    "Texts that were cut: {count}. A cell of Excel has room for {most} characters; .csv, .ods and "
    ".json have them whole."
)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(
    found: Found,
    fields: Sequence[Field],
    language: Language,
    group_by: Field | None,
    draft: Path,
) -> list[CatalogError]:
    """Fills `draft`; what was cut."""
    check_rows(len(found), language)
    with TemporaryDirectory(prefix="catalog-app-") as folder:
        cut = _write(found, fields, language, draft, folder)
    return [CatalogError(_CUT, count=cut, most=LONGEST)] if cut else []


def _write(
    found: Found, fields: Sequence[Field], language: Language, draft: Path, folder: str
) -> int:
    """How many texts were too long.  `folder`: for the rows, until they all are there."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    book = xlsxwriter.Workbook(draft, _OPTIONS | {"tmpdir": folder})
    book.use_zip64()  # only where it needs it
    sheet = _Sheet(book, language.text(found.entity.many))
    try:
        sheet.head([head_of(field, language) for field in fields])
        for row in found.cells(fields, [as_cell(field, language) for field in fields]):
            sheet.add(row)
        sheet.finish(len(fields))
        book.close()
    except FileCreateError as problem:
        raise _cause(problem) from problem
    finally:
        sheet.close()
    return sheet.cut


class _Sheet:
    """`cut`: how many texts were too long."""

    def __init__(self, book: "Workbook", name: str) -> None:
        self._sheet = book.add_worksheet(sheet_name(name))
        self._bold = book.add_format({"bold": True})
        self._day = _dated(book, "yyyy-mm-dd")
        self._moment = _dated(book, "yyyy-mm-dd hh:mm")
        self._protected = book.add_format({"quote_prefix": True})
        self._rows = 0
        self._first: list[Sequence[Cell]] = []
        self.cut = 0

    def head(self, names: Sequence[str]) -> None:
        for column, name in enumerate(names):
            self._sheet.write_string(0, column, name, self._bold)
        self._first.append(names)
        self._rows = 1

    def add(self, row: Sequence[Cell]) -> None:
        place = self._rows
        for column, cell in enumerate(row):
            if cell != "":
                self._put(place, column, cell)
        if place < LOOKED_AT:
            self._first.append(row)
        self._rows += 1

    def finish(self, columns: int) -> None:
        for column, width in enumerate(widest(self._first)):
            self._sheet.set_column(column, column, width)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, max(self._rows - 1, 0), max(columns - 1, 0))

    def close(self) -> None:
        """Lets go of the file in which the rows are until the book is closed."""
        if self._sheet.row_data_fh is not None:
            self._sheet.row_data_fh.close()

    def _put(self, row: int, column: int, cell: Any) -> None:
        if isinstance(cell, str):
            if len(cell) > LONGEST:
                self.cut += 1
                cell = cell[:LONGEST]
            style = self._protected if no_formula(cell) is not cell else None
            self._sheet.write_string(row, column, cell, style)
        elif isinstance(cell, int):
            self._sheet.write_number(row, column, cell)
        else:
            style = self._moment if isinstance(cell, datetime) else self._day
            self._sheet.write_datetime(row, column, cell, style)


def _dated(book: "Workbook", shape: str) -> "Format":
    return book.add_format({"num_format": shape, "align": "left"})


def _cause(problem: Exception) -> OSError:
    """What the disk said."""
    cause = problem.args[0] if problem.args else None
    return cause if isinstance(cause, OSError) else OSError(str(problem))
