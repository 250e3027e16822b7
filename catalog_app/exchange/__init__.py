"""In and out: lists as files, and records from the command line."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from catalog_app.domain.fields import Field
from catalog_app.errors import CatalogError
from catalog_app.exchange import csv, ics, json, ods, text, xlsx
from catalog_app.i18n import Language
from catalog_app.paths import replace_file
from catalog_app.storage.reading import Found

Format = Callable[[Found, Sequence[Field], Language, Field | None], Iterator[str]]
"""What was found, fields, language, the field by which it is grouped -> the file, in pieces."""
Fill = Callable[[Found, Sequence[Field], Language, Field | None, Path], list[CatalogError]]
"""The same, and the file to be filled -> what it has no room for, in sentences."""

FORMATS: dict[str, Format] = {
    "text": text.write,
    "csv": csv.write,
    "tsv": csv.write_tabbed,
    "json": json.write,
}
"""Those that can be written to a terminal, too."""
FILES: dict[str, Fill] = {
    "xlsx": xlsx.write,
    "ods": ods.write,
    "ics": ics.write,
}


def export(
    found: Found,
    fields: Sequence[Field],
    format: str,
    path: Path,
    language: Language,
    group_by: Field | None = None,
    *,
    marked: bool = False,
) -> list[CatalogError]:
    """Writes a file; what it has no room for, in sentences.

    CannotSave when it fails, and then an older file is as it was; another FileProblem where the
    format cannot hold such records.
    `format`: a key of FORMATS or FILES; `group_by`: the field by which `found` is sorted first;
    `marked`: a .csv or .tsv begins with a byte order mark, by which Excel knows that it is UTF-8.
    """
    lost: list[CatalogError] = []

    def write(draft: Path) -> None:
        if format in FILES:
            lost.extend(FILES[format](found, fields, language, group_by, draft))
        else:
            pieces = FORMATS[format](found, fields, language, group_by)
            encoding = "utf-8-sig" if marked and format in csv.MARKED else "utf-8"
            with draft.open("w", encoding=encoding, newline="") as file:
                file.writelines(pieces)

    replace_file(path, write)
    return lost
