"""In and out: lists as files, and records from the command line."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from catalog_app.domain.fields import Field
from catalog_app.exchange import csv, json, text
from catalog_app.i18n import Language
from catalog_app.paths import replace_file
from catalog_app.storage.reading import Found

Format = Callable[[Found, Sequence[Field], Language, Field | None], Iterator[str]]
"""What was found, fields, language, the field by which it is grouped -> the file, in pieces."""

FORMATS: dict[str, Format] = {
    "text": text.write,
    "csv": csv.write,
    "json": json.write,
}


def export(
    found: Found,
    fields: Sequence[Field],
    format: str,
    path: Path,
    language: Language,
    group_by: Field | None = None,
) -> None:
    """Writes a file; CannotSave when it fails, and then an older file is as it was.

    `format`: a key of FORMATS; `group_by`: the field by which `found` is sorted first.
    """
    pieces = FORMATS[format](found, fields, language, group_by)

    def write(draft: Path) -> None:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)

    replace_file(path, write)
