"""Bringing a catalog of an earlier version of the program up to this one, with Alembic.

A revision is a file in versions/; the newest is HEAD, which a new catalog is stamped with.  Nobody
but the program runs them, so there is no alembic.ini.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from catalog_app import __version__
from catalog_app.errors import NotACatalog
from catalog_app.i18n import mark
from catalog_app.storage import engine
from catalog_app.storage.held_values import UNREADABLE

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

HEAD = "0004"
_NOT_UPGRADED = mark("“{path}” cannot be upgraded, and is as it was: {reason}.")


def upgrade(path: Path, patience: int = engine.BUSY_MILLISECONDS) -> Path:
    """Upgrades a catalog in one transaction; the copy of it, made and verified before.

    `patience`: milliseconds for which it waits while another program writes.
    Raises FileProblem; the catalog is then as it was, and where that is sure the copy goes again.
    """
    copy = engine.copy(path, _beside(path))
    try:
        _upgrade(path, patience)
    except BaseException:
        if _is_whole(path, engine.header(copy)):
            copy.unlink(missing_ok=True)
        raise
    return copy


def _upgrade(path: Path, patience: int) -> None:
    with _explained(path), engine.told(path):
        writer = engine.writer(path, patience)
        try:
            with writer.connect() as connection:
                # Inside a transaction the pragma does nothing; left on, altering a table in the
                # way of SQLite would empty all that refer to it.
                engine.foreign_keys(connection, on=False)
                with connection.begin():
                    _run(connection, path)
        finally:
            writer.dispose()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """What is in the way in a file that is not as this program has made it."""
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except (DBAPIError, sqlite3.Error, *UNREADABLE) as error:
        reason = getattr(error, "orig", None) or error
        raise NotACatalog(_NOT_UPGRADED, path=path, reason=reason) from error


def _is_whole(path: Path, header: tuple[int, int]) -> bool:
    """Whether a catalog is undamaged, and still of the version that its `header` has said."""
    try:
        with closing(engine.reader(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            sound = connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    except sqlite3.Error:
        return False
    return sound and version == header[1]


def config() -> "Config":
    """What Alembic has to know, beside the connection."""
    from alembic.config import Config

    found = Config()
    found.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return found


def _run(connection: "Connection", path: Path) -> None:
    from alembic import command

    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, HEAD)
    _derive(connection)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise NotACatalog(
            mark("“{path}” has links to records that are not there, so it was not upgraded."),
            path=path,
        )
    connection.exec_driver_sql(f"PRAGMA user_version={engine.SCHEMA_VERSION}")


def _derive(connection: "Connection") -> None:
    """Whatever is derived of the records is made by this version of the program, and only so.

    It passes by what cannot be read, which check() goes on naming.
    """
    from catalog_app.domain import ENTITIES
    from catalog_app.storage import unreadable
    from catalog_app.storage.writing import Rows

    engine.driver(connection).text_factory = unreadable.text
    rows = Rows(connection)
    for entity in ENTITIES:
        rows.derive_again(entity.section)
    rows.settle()


def _beside(path: Path) -> Path:
    """A name that no copy has yet: one of the same second may be of an upgrade that was killed."""
    now = datetime.now().strftime("%Y%m%d-%H%M%S")
    name = f"{path.name}.before-{__version__}-{now}"
    others = (f"{name}-{number}" for number in count(2))
    free = (path.with_name(each) for each in chain((name,), others))
    return next(each for each in free if not each.exists())
