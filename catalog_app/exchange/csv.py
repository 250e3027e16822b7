"""A list for spreadsheets: values with commas, or tabs, between them, in UTF-8 (RFC 4180).

The head has the machine names of the fields; cells are as cells.py says.  One that a spreadsheet
would take for a formula gets an apostrophe before it, which `unprotected` takes away again.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from catalog_app.domain.fields import Field
from catalog_app.domain.quoting import no_formula, unprotected
from catalog_app.exchange.cells import as_text
from catalog_app.i18n import Language
from catalog_app.storage.reading import Found

__all__ = ["MARKED", "unprotected", "write", "write_tabbed"]

MARKED = ("csv", "tsv")
"""Formats whose files may begin with a byte order mark."""

_RUN = 500  # rows that are handed on at once


def write(
    found: Found, fields: Sequence[Field], language: Language, group_by: Field | None
) -> Iterator[str]:
    return _written(found, fields, language, ",")


def write_tabbed(
    found: Found, fields: Sequence[Field], language: Language, group_by: Field | None
) -> Iterator[str]:
    return _written(found, fields, language, "\t")


def _written(
    found: Found, fields: Sequence[Field], language: Language, delimiter: str
) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter)
    writer.writerow([field.name for field in fields])
    for place, cells in enumerate(found.cells(fields, _cell(language)), start=1):
        writer.writerow(cells)
        if place % _RUN == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _cell(language: Language) -> Callable[[Field, Any], str]:
    text = as_text(language)

    def written(field: Field, value: Any) -> str:
        shown = text(field, value)
        return shown if field.kind.bare else no_formula(shown)

    return written
