"""The complete exchange format: everything in a catalog, as JSON.

    {"format": "catalog_app", "version": 1, "language": "az",
    "records": {
    "fields": [
    {"uuid": "…", "section": "members", "name": "shirt", "label": "Shirt size", "kind": "text"}
    ],
    "countries": [],
    …
    },
    "files": {"sha256 of the content": "the content in base64"}}

"records" has an array for each of SECTIONS, in that order; a record stands on a line of its own, in
the order in which the records were added, so that a file can be read line by line.  It has "uuid",
the fields that somebody can have entered, by their machine names, and in "own" those of the
catalog's own fields.  What is empty is left out; so is what follows from other records, such as the
number of delegations.  Dates are in ISO 8601-2, countries and choices are codes, names an object of
language codes, tags an array, a file its name, sha256, size and type.  Another record is its UUID.
Links are records: who organised what stands in event_roles and series_organisers, where a document
belongs in attachments.  Countries of ISO 3166 have the same UUID in every catalog, and are there
only if more is known of them.

"files" is there only if asked for.  History and trash are not there.  The same content is the same
bytes.  A reader refuses a version that it does not know.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from catalog_app.domain.fields import Row, entity_of
from catalog_app.domain.files import FileKept, StoredFile
from catalog_app.errors import CatalogError
from catalog_app.paths import replace_file
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.everything import Records, records
from catalog_app.storage.files import Store

FORMAT, VERSION = "catalog_app", 1
SECTIONS = (
    *("fields", "countries", "cities", "organisations", "people", "series", "series_organisers"),
    *("events", "event_roles", "delegations", "members", "documents", "attachments"),
    *("issued", "terms", "letters", "searches"),
)
"""Those that others refer to come first, but for members, who may be replaced by later ones."""
_PIECE = 3 * 2**16  # bytes; base64 takes three at a time


def export_everything(
    catalog: Catalog, path: Path, *, with_files: bool = False
) -> list[CatalogError]:
    """Writes a file; the attached files that could not be read, in sentences.

    `with_files`: what is in attached files, too.  CannotSave when it fails, and then an older file
    is as it was.
    """
    missing: list[CatalogError] = []

    def write(draft: Path) -> None:
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces(catalog, missing, with_files=with_files))

    replace_file(path, write)
    return missing


def pieces(
    catalog: Catalog, missing: list[CatalogError], *, with_files: bool = False
) -> Iterator[str]:
    """The file, piece by piece; `missing`: gets what is wrong with attached files."""
    head = {"format": FORMAT, "version": VERSION, "language": catalog.language.code}
    yield f'{_json(head)[:-1]},\n"records": {{\n'
    files: dict[str, StoredFile] = {}
    with records(catalog) as of:
        before = ""
        for section in SECTIONS:
            yield f'{before}"{section}": ['
            yield from _listed(_noted(section, of, files))
            before = ",\n"
    yield "\n}"
    if with_files:
        yield ',\n"files": {'
        yield from _contents(Store.of(catalog), files, missing)
        yield "\n}"
    yield "}\n"


def _listed(rows: Iterable[Row]) -> Iterator[str]:
    before = "\n"
    for row in rows:
        yield before + _json(row)
        before = ",\n"
    yield "]" if before == "\n" else "\n]"


def _noted(section: str, of: Records, files: dict[str, StoredFile]) -> Iterator[Row]:
    """The records of a section; the files in them are put into `files`."""
    entity = entity_of(section)
    kept = [f for f in entity.declared.values() if isinstance(f.kind, FileKept)]
    for row in of(entity):
        for field in kept:
            if field.name in row:
                file = field.kind.load(row[field.name])
                files[file.sha256] = file
        yield row


def _contents(
    store: Store, files: dict[str, StoredFile], missing: list[CatalogError]
) -> Iterator[str]:
    before = "\n"
    for sha256, file in sorted(files.items()):
        problems = store.check([file])
        if problems:
            missing.extend(problems)
            continue
        yield f'{before}"{sha256}": "'
        with store.path(file).open("rb") as content:
            while piece := content.read(_PIECE):
                yield b64encode(piece).decode()
        yield '"'
        before = ",\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
