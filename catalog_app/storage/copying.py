"""A copy of a catalog, with all its history and files, that goes its own way from then on."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from catalog_app.errors import FileProblem
from catalog_app.i18n import mark
from catalog_app.paths import replace_file
from catalog_app.storage import engine
from catalog_app.storage.files import Store
from catalog_app.storage.identity import uuid7
from catalog_app.storage.watch import Watch
from catalog_app.storage.writer import Writer

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog


def copy(catalog: "Catalog", path: Path) -> None:
    """Makes the file `path`, nobody's sample; FileProblem where there is a file already."""
    if path.exists():
        raise FileProblem(mark("There is already a file “{path}”."), path=path)
    uuid = uuid7()
    files = Store(path, uuid)  # a folder of its own, in which nothing can be yet
    try:
        replace_file(path, lambda draft: _copy(catalog, draft, uuid, files))
    except BaseException:
        shutil.rmtree(files.folder, ignore_errors=True)
        raise


def _copy(catalog: "Catalog", draft: Path, uuid: str, files: Store) -> None:
    engine.duplicate(catalog.path, draft, frozen=catalog.read_only)
    writer = Writer(Watch(draft))
    try:
        with writer.changing() as changing:
            for key, value in (("sample", "no"), ("uuid", uuid)):
                changing.exec_driver_sql("UPDATE meta SET value = ? WHERE key = ?", (value, key))
    finally:
        writer.close()
    # After the rows: a file is kept before a record refers to it, so all of them are there by now.
    files.bring(Store.of(catalog))
