"""A list for spreadsheets: values with commas, or tabs, between them, in UTF-8 (RFC 4180).

The head has the machine names of the fields; cells are as cells.py says.  One that a spreadsheet
would take for a formula gets an apostrophe before it, which quoting.unprotected() takes away again.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from catalog_app.domain.fields import Field
from catalog_app.domain.quoting import no_formula
from catalog_app.i18n import Language
from catalog_app.storage.reading import Found

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
    rows = found.cells(fields, [_cell(field, language) for field in fields])
    while run := list(islice(rows, _RUN)):
        writer.writerows(run)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _cell(field: Field, language: Language) -> Callable[[Any], str] | None:
    """None where the writer of the file knows how to put a number, a date or nothing."""
    show = field.kind.show
    return None if field.kind.bare else lambda value: no_formula(show(value, language))
