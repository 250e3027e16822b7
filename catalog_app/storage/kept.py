"""Which files of the store records refer to, now or in the history, and the end of the others.

The history is kept for good, so that undo and the trash can give everything back: a file stays as
long as any step of it names the file.  So the only files that ever go are those whose record was
never saved: a form was given up, or the program was killed before.  They go by a look that a window
takes once a week, well after its start: set aside after a month, removed after one more.

Copies of the catalog that lie beside it, such as an upgrade leaves, have the same files.  So they
are asked as well.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from catalog_app.domain import ENTITIES
from catalog_app.domain.fields import Entity
from catalog_app.domain.files import HASH, FileKept, StoredFile
from catalog_app.errors import CatalogError, NotACatalog, NotFound
from catalog_app.i18n import mark
from catalog_app.paths import cache_folder, replace_file
from catalog_app.storage import engine, opening
from catalog_app.storage.files import Store
from catalog_app.storage.held_values import UNREADABLE
from catalog_app.storage.identity import of_catalog

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_WEEK = timedelta(days=7)
_GONE = mark("The file “{name}” of “{title}” is not in {path} any more.")
_ALTERED = mark(
    "The file “{name}” of “{title}” is not what was attached, or cannot be read, in {path}."
)


def referred(path: Path) -> set[str]:
    """The sha256 of all files that a catalog names, also in steps that were undone.

    Whatever looks like one counts, in texts that are damaged too.
    """
    return _referred(path, frozen=False)


def collect_weekly(
    path: Path, uuid: str, others: Callable[[], Collection[str]], now: datetime
) -> int:
    """Takes away what nothing refers to, unless that was done in the last week; how many files.

    `others`: asks for the sha256 that are named elsewhere, such as in drafts.  A catalog that
    cannot be read, or of which a copy beside it cannot, and so does not say what it needs, loses
    nothing: FileProblem.
    """
    files = Store(path, uuid)
    stamp = cache_folder() / f"collected-{uuid}"
    if not files.folder.exists() or _is_newer(stamp, now - _WEEK):
        return 0
    if of_catalog(path) != uuid:  # another catalog has taken its place: it does not know
        return 0
    wanted = referred(path).union(others(), *map(_referred, _copies(path, uuid)))
    gone = files.collect(wanted, now)
    replace_file(stamp, lambda draft: draft.write_text("", "utf-8"))
    return gone


def problems(catalog: "Catalog", connection: sqlite3.Connection) -> list[CatalogError]:
    """What is wrong with the files that records refer to now: each is read and hashed again."""
    files = Store.of(catalog)
    known: defaultdict[str, list[tuple[str, StoredFile]]] = defaultdict(list)
    for title, file in _files(catalog, connection):
        known[file.sha256].append((title, file))
    return [
        CatalogError(
            _GONE if isinstance(problem, NotFound) else _ALTERED,
            name=file.name,
            title=title,
            path=files.folder,
        )
        for named in known.values()
        for problem in files.check([named[0][1]])
        for title, file in named
    ]


def _copies(path: Path, uuid: str) -> Iterator[Path]:
    """The catalogs beside it that were copied from it by hand, or by an upgrade.

    NewerCatalog where it is not known how one of them names its files.
    """
    for each in sorted(path.parent.iterdir()):
        if each != path and each.is_file() and _is_catalog(each) and of_catalog(each) == uuid:
            opening.recognise(each)
            yield each


def _is_catalog(path: Path) -> bool:
    try:
        return engine.header(path)[0] == engine.APPLICATION_ID
    except NotACatalog:
        return False


def _referred(path: Path, *, frozen: bool = True) -> set[str]:
    """As referred(), of a catalog of any version; `frozen`: as engine.reader() takes it."""
    with engine.told(path), closing(engine.reader(path, frozen=frozen)) as connection:
        return {
            sha256
            for entity, name in _places()
            for text in (*_now(connection, entity, name), *_once(connection, entity))
            for sha256 in HASH.findall(str(text))
        }


def _has(connection: sqlite3.Connection, table: str, column: str) -> bool:
    asked = "SELECT 1 FROM pragma_table_info(?) WHERE name = ?"
    return bool(connection.execute(asked, (table, column)).fetchall())


def _places() -> list[tuple[type[Entity], str]]:
    """(entity, field) of all that may hold a file."""
    return [
        (entity, field.name)
        for entity in ENTITIES
        for field in entity.declared.values()
        if isinstance(field.kind, FileKept)
    ]


def _now(connection: sqlite3.Connection, entity: type[Entity], name: str) -> Iterator[object]:
    if not _has(connection, entity.table, name):
        return iter(())
    asked = f"SELECT {name} FROM {entity.table} WHERE {name} IS NOT NULL"
    return (held for (held,) in connection.execute(asked))


def _once(connection: sqlite3.Connection, entity: type[Entity]) -> Iterator[object]:
    if not _has(connection, "step_row", "section"):
        return iter(())
    asked = "SELECT before, after FROM step_row WHERE section = ?"
    found = connection.execute(asked, (entity.section,))
    return (text for pair in found for text in pair if text is not None)


def _files(catalog: "Catalog", connection: sqlite3.Connection) -> Iterator[tuple[str, StoredFile]]:
    """(what the record is called, its file); one that cannot be understood is told elsewhere."""
    for entity, name in _places():
        asked = f"SELECT id, {name} FROM {entity.table} WHERE {name} IS NOT NULL ORDER BY id"
        for id, held in connection.execute(asked).fetchall():
            try:
                file = FileKept().take(json.loads(held))
            except UNREADABLE:
                continue
            if file is not None:
                yield _called(catalog, entity, id), file


def _called(catalog: "Catalog", entity: type[Entity], id: int) -> str:
    try:
        return catalog.label(entity, catalog.get(entity, id))
    except (CatalogError, *UNREADABLE):  # told elsewhere too
        return f"{entity.section} {id}"


def _is_newer(stamp: Path, time: datetime) -> bool:
    try:
        return datetime.fromtimestamp(stamp.stat().st_mtime, UTC) > time
    except OSError:
        return False
