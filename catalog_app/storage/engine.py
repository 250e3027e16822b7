"""The one place that opens connections, sets their pragmas and reads them back.

The writer goes through SQLAlchemy; readers are plain sqlite3, so that the first rows need no more
than the standard library.  What SQLite says when it cannot go on becomes a sentence here.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from catalog_app.domain.fields import Entity
from catalog_app.domain.folding import fold
from catalog_app.errors import (
    CannotSave,
    CatalogBusy,
    CatalogError,
    FileProblem,
    NewerCatalog,
    NotACatalog,
    NotFound,
    ValueProblem,
)
from catalog_app.i18n import Language, mark
from catalog_app.paths import replace_file
from catalog_app.storage import labels
from catalog_app.storage.held_values import UNREADABLE
from catalog_app.storage.unlocked import BUSY, Unlocked, is_open, state, undisturbed

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

APPLICATION_ID = 0x45564341
SCHEMA_VERSION = 4
BUSY_MILLISECONDS = 5000

_PRAGMAS: dict[str, tuple[object, object]] = {
    # name: (as it is set, as it must read back)
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "busy_timeout": (BUSY_MILLISECONDS, BUSY_MILLISECONDS),
    "trusted_schema": ("OFF", 0),
    "secure_delete": ("ON", 1),
    "cell_size_check": ("ON", 1),
    "temp_store": ("MEMORY", 2),
}
_READ_ONLY_PRAGMAS = {
    name: _PRAGMAS[name] for name in ("busy_timeout", "trusted_schema", "cell_size_check")
}


def header(path: Path) -> tuple[int, int]:
    """(application id, schema version) of a file, read as bytes so that nothing is made beside it.

    Raises FileProblem or NotACatalog with what the path really is.
    """
    if not path.exists():
        raise FileProblem(mark("There is no file “{path}”."), path=path)
    if path.is_dir():
        raise NotACatalog(mark("“{path}” is a folder, not a catalog."), path=path)
    if not path.is_file():
        raise NotACatalog(mark("“{path}” is not a file, but a device or a pipe."), path=path)
    try:
        with path.open("rb") as file:
            start = file.read(100)
    except OSError as error:
        raise FileProblem(
            mark("“{path}” cannot be read: {reason}."), path=path, reason=error.strerror
        ) from error
    if not start:
        raise NotACatalog(mark("“{path}” is an empty file, not a catalog."), path=path)
    if len(start) < 100 or not start.startswith(b"SQLite format 3\0"):
        raise NotACatalog(
            mark("“{path}” is not a catalog, but some other kind of file."), path=path
        )
    return int.from_bytes(start[68:72], "big"), int.from_bytes(start[60:64], "big")


def reader(path: Path, *, frozen: bool = False) -> sqlite3.Connection:
    """A connection that cannot write; `frozen`: for who may write nothing, nor beside it.

    That is an Unlocked one where nobody has the catalog open: what is still in a write-ahead log
    would be passed over by it.
    """
    before = state(path)
    if frozen and not is_open(path):
        connection = _connect(path, "mode=ro&immutable=1", Unlocked)
    else:
        connection = _connect(path, "mode=ro" if frozen else "mode=rw")
    if isinstance(connection, Unlocked):
        connection.remember(path, before)
    _set(connection, _READ_ONLY_PRAGMAS)
    connection.execute("PRAGMA query_only=ON")
    return connection


def writer(path: Path, patience: int = BUSY_MILLISECONDS) -> "Engine":
    """An engine of one connection; its transactions are BEGIN IMMEDIATE.

    `patience`: milliseconds for which it waits while another program writes.
    """
    from sqlalchemy import StaticPool, create_engine, event

    def connect() -> sqlite3.Connection:
        connection = _connect(path, "mode=rw")
        _set(connection, _PRAGMAS | {"busy_timeout": (patience, patience)})
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "handle_error")
    def explain(context: Any) -> None:
        sentence = _sentence(path, context.original_exception)
        if sentence is not None:
            raise sentence from context.original_exception

    return engine


def newer(path: Path, version: int) -> NewerCatalog:
    """What is said of a file whose format is a later one."""
    return NewerCatalog(
        mark(
            "“{path}” was written by a later version of this program (its format is {version},"
            " this one knows {known}). Install the later version to open it."
        ),
        path=path,
        version=version,
        known=SCHEMA_VERSION,
    )


def driver(connection: "Connection") -> sqlite3.Connection:
    """What lies below: for small statements, of which SQLAlchemy takes longer than SQLite."""
    below = connection.connection.driver_connection
    assert isinstance(below, sqlite3.Connection)
    return below


def foreign_keys(connection: "Connection", *, on: bool) -> None:
    """For a connection outside a transaction, where alone SQLite obeys."""
    driver(connection).execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")


def copy(source: Path, target: Path) -> Path:
    """A verified copy of a catalog, as one moment had it; `target` must not be there yet.

    Raises FileProblem; nothing is left at `target` then.
    """
    if target.exists():
        raise FileProblem(mark("There is already a file “{path}”."), path=target)
    replace_file(target, lambda draft: duplicate(source, draft))
    return target


def duplicate(source: Path, draft: Path, *, frozen: bool = False) -> None:
    """Writes a verified copy into the empty file `draft`; `frozen`: as reader() takes it."""
    with (
        told(source),
        closing(reader(source, frozen=frozen)) as held,
        undisturbed(held),
        closing(_connect(draft, "mode=rw")) as made,
    ):
        # In one step: a copy by pages never ends while somebody writes.
        held.backup(made)
        made.execute("PRAGMA journal_mode=DELETE")
        if made.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise NotACatalog(DAMAGED, path=source)


def _connect(
    path: Path, mode: str, kind: type[sqlite3.Connection] = sqlite3.Connection
) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
        factory=kind,
    )
    connection.create_function("fold", 1, _folded, deterministic=True)
    connection.create_function("holds", 2, _holds, deterministic=True)
    return connection


def _set(connection: sqlite3.Connection, pragmas: dict[str, tuple[object, object]]) -> None:
    for name, (setting, expected) in pragmas.items():
        connection.execute(f"PRAGMA {name}={setting}")
        (got,) = connection.execute(f"PRAGMA {name}").fetchone()
        if got != expected:
            raise FileProblem(
                mark("This disk does not allow safe saving ({name} is {got}): keep it elsewhere."),
                name=name,
                got=got,
            )


def _folded(text: str | None) -> str | None:
    return None if text is None else fold(text)


@lru_cache(maxsize=65536)
def _holds(text: str | None, runs: str) -> bool:
    """Whether a text has one of the folded runs of words, which are parted by line breaks."""
    words = f" {fold(text or '')} "
    return any(f" {run} " in words for run in runs.split("\n"))


def sorting(connection: sqlite3.Connection, language: Language) -> None:
    """Gives the connection `sort_key(section, field, stored)`: its place in the language's order.

    None for what shows as nothing or cannot be read, which sorts last.  The fields are those of
    this moment: a query that runs goes on with them while others come.
    """
    known = {section: entity.fields for section, entity in Entity.known.items()}

    @lru_cache(maxsize=65536)
    def sort_key(section: str, field: str, stored: Any) -> str | int | None:
        kind = known[section][field].kind
        try:
            value = labels.decode(kind, stored)
            key: str | int = kind.sort_key(value, language)
            return key if kind.show(value, language) else None
        except (CatalogError, *UNREADABLE):
            return None

    connection.create_function("sort_key", 3, sort_key, deterministic=True)


def interruptible(connection: sqlite3.Connection, stop: Callable[[], bool] | None) -> None:
    """Lets `stop` end the connection's present query; None: nothing does."""
    # Some tens of microseconds lie between two calls: often enough for a key to be felt at once.
    connection.set_progress_handler(stop, 10_000 if stop else 0)


DAMAGED = mark("“{path}” is damaged. Work on with a copy that was made before, and keep this one.")
_SENTENCES: tuple[tuple[tuple[str, ...], type[CatalogError], str], ...] = (
    (
        ("SQLITE_FULL",),
        CannotSave,
        mark("The disk of “{path}” is full ({free} MB free). Free some space and save again."),
    ),
    (
        ("SQLITE_BUSY", "SQLITE_LOCKED"),
        CatalogBusy,
        BUSY,
    ),
    (
        ("SQLITE_READONLY",),
        CannotSave,
        mark("“{path}” cannot be written to. Save a copy elsewhere, or ask who set it so."),
    ),
    (
        ("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH"),
        FileProblem,
        mark("“{path}” cannot be opened. Look whether you may read it and its folder."),
    ),
    (
        ("SQLITE_IOERR",),
        CannotSave,
        mark("The disk of “{path}” reports an error. Nothing was saved; try again."),
    ),
    (("SQLITE_CORRUPT", "SQLITE_NOTADB"), NotACatalog, DAMAGED),
    (
        ("SQLITE_CONSTRAINT_UNIQUE",),
        ValueProblem,
        mark("There is such a record already, and of these there is only one."),
    ),
    (
        ("SQLITE_CONSTRAINT_FOREIGNKEY",),
        NotFound,
        mark("A record that this one refers to is no longer there: it was deleted meanwhile."),
    ),
)
_DAMAGED_TEXTS = (
    "Could not decode to UTF-8",
    "malformed JSON",
    "JSON cannot hold BLOB values",
    "user-defined function raised exception",  # ours take any text
)
"""What is said, without a name of its own, of a text in which some bits are others."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns what SQLite says of the file into a sentence that names it."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence(path, error) or error from error


def _sentence(path: Path, error: BaseException | None) -> CatalogError | None:
    """None for what is no fault of the file: a bug of ours, which goes on unchanged."""
    if isinstance(error, sqlite3.Error) and str(error).startswith(_DAMAGED_TEXTS):
        return NotACatalog(DAMAGED, path=path)
    name = getattr(error, "sqlite_errorname", "")
    for starts, kind, sentence in _SENTENCES:
        if name.startswith(starts):
            return kind(sentence, path=path, free=_free_megabytes(path))
    return None


def _free_megabytes(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free // 2**20
    except OSError:
        return 0
