"""Making a catalog, and what is looked at before one is opened.

Nothing is written beside a file, and nothing to it, before it is known to be ours and of a version
that this program knows.
"""

import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from catalog_app.domain import ENTITIES
from catalog_app.errors import FileProblem, NotACatalog
from catalog_app.i18n import mark
from catalog_app.storage import engine


def recognise(path: Path) -> int:
    """The version of the catalog's format; NotACatalog, NewerCatalog or another FileProblem."""
    application, version = engine.header(path)
    if application != engine.APPLICATION_ID:
        raise NotACatalog(mark("“{path}” is another program's database."), path=path)
    if _left_behind(path):
        version = _logged_version(path)
    if version > engine.SCHEMA_VERSION:
        raise engine.newer(path, version)
    return version


def prepare(path: Path) -> bool:
    """Looks at a catalog before it is opened and upgrades an older one; whether it is read-only."""
    version = recognise(path)
    read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    if _left_behind(path):
        _look_through(path)
    if version < engine.SCHEMA_VERSION:
        from catalog_app.storage.migrations import upgrade

        upgrade(path)
    _look_inside(path, frozen=read_only)
    return read_only


def _logged_version(path: Path) -> int:
    """As the log says it too: an upgrade may not have been worked into the file yet."""
    with engine.told(path), closing(engine.reader(path, frozen=True)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _look_inside(path: Path, *, frozen: bool) -> None:
    """Refuses a file that would do things of its own, or in which something is missing."""
    with engine.told(path), closing(engine.reader(path, frozen=frozen)) as connection:
        there = set(connection.execute("SELECT type, name FROM sqlite_master"))
    own = sorted(name for type, name in there if type in ("trigger", "view"))
    if own:
        raise NotACatalog(
            mark("“{path}” has a trigger or view “{name}” that this program did not make."),
            path=path,
            name=own[0],
        )
    needed = {entity.table for entity in ENTITIES} | {"meta", "step", "step_row"}
    if not needed <= {name for type, name in there if type == "table"}:
        raise NotACatalog(engine.DAMAGED, path=path)


def _look_through(path: Path) -> None:
    """Refuses a damaged file, and leaves it as it is: only who may write works the log into it."""
    with engine.told(path), closing(engine.reader(path, frozen=True)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise NotACatalog(engine.DAMAGED, path=path)


def _left_behind(path: Path) -> bool:
    """A write-ahead log lies beside it: a program was killed, or has it open just now.

    Only then a catalog is looked through before it is used: it takes long where it is large.
    """
    try:
        return Path(f"{path}-wal").stat().st_size > 0
    except OSError:
        return False


def create(path: Path, *, language: str, sample: bool) -> None:
    """An empty catalog, with a row for each country of ISO 3166."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        if path.exists():
            raise FileProblem(mark("There is already a file “{path}”."), path=path) from None
        raise FileProblem(
            mark("“{path}” cannot be made: {reason}."), path=path, reason=error.strerror
        ) from error
    try:
        _fill(path, language, sample)
    except BaseException:
        for beside in ("", "-wal", "-shm"):
            Path(f"{path}{beside}").unlink(missing_ok=True)
        raise


def _fill(path: Path, language: str, sample: bool) -> None:
    from catalog_app.domain import ENTITIES, countries
    from catalog_app.domain.places import Country
    from catalog_app.search import index
    from catalog_app.storage.identity import of_country, uuid7
    from catalog_app.storage.migrations import HEAD
    from catalog_app.storage.tables import metadata
    from catalog_app.storage.writing import Rows

    meta = {
        "uuid": uuid7(),
        "language": language,
        "sample": "yes" if sample else "no",
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    made = engine.writer(path)
    with engine.told(path), made.begin() as connection:
        metadata().create_all(connection)
        for entity in ENTITIES:
            index.create(connection, entity)
        connection.exec_driver_sql(
            "INSERT INTO meta (key, value) VALUES (?, ?)", list(meta.items())
        )
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
        rows = Rows(connection)
        rows.insert(
            Country.section,
            [
                {"id": place, "uuid": of_country(code), "code": code}
                for place, code in enumerate(countries.iso_codes(), start=1)
            ],
        )
        rows.settle()
        connection.exec_driver_sql(f"PRAGMA application_id={engine.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={engine.SCHEMA_VERSION}")
    made.dispose()
