"""A list for spreadsheets: comma-separated values in UTF-8 without a byte order mark (RFC 4180).

The head has the machine names of the fields; values are as people read them, in a language, but
dates are in ISO 8601-2 and numbers are bare, so that a spreadsheet can sort them.  A cell that a
spreadsheet would take for a formula gets an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from catalog_app.domain.fields import Field
from catalog_app.domain.quoting import no_formula
from catalog_app.i18n import Language
from catalog_app.storage.reading import Found

_RUN = 500  # rows that are handed on at once


def write(
    found: Found, fields: Sequence[Field], language: Language, group_by: Field | None
) -> Iterator[str]:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([field.name for field in fields])
    for place, (_, *values) in enumerate(found.each(fields), start=1):
        cells = zip(fields, values, strict=True)
        writer.writerow([_cell(field, value, language) for field, value in cells])
        if place % _RUN == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _cell(field: Field, value: Any, language: Language) -> str:
    if field.kind.bare:
        written = field.kind.write(value)
        return "" if written is None else str(written)
    return no_formula(field.kind.show(value, language))
