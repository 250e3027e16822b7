"""Reading a catalog of which this user may only read, while others may write.

As long as nobody has it open there is no log beside it, and whoever may not make one can read the
file only without locks, as if nobody ever wrote.  So it is looked at whether somebody does.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog_app.errors import CatalogBusy
from catalog_app.i18n import mark

BUSY = mark("Another program is writing to “{path}”. Nothing was lost: try again in a moment.")


class Unlocked(sqlite3.Connection):
    """What it reads is true for as long as nobody writes into the file."""

    def remember(self, path: Path, state: tuple[int, ...] | None) -> None:
        """`state`: of the file at `path`, before it was opened."""
        self.path, self._state = path, state

    def is_disturbed(self) -> bool:
        """Somebody has written into the file since."""
        return self._is_there() and state(self.path) != self._state

    def is_outdated(self) -> bool:
        """Somebody has written, or has it open: with locks there is more to be seen."""
        return self.is_disturbed() or (self._is_there() and is_open(self.path))

    def _is_there(self) -> bool:
        """One that was moved or replaced is read on as it was: watch.py looks at that."""
        now = state(self.path)
        return now is not None and now[:2] == (self._state or ())[:2]


def state(path: Path) -> tuple[int, ...] | None:
    """What differs once somebody has written into a file: which it is, its time and its size."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def is_open(path: Path) -> bool:
    """A log lies beside it: somebody has it open, or was killed."""
    try:
        return Path(f"{path}-wal").stat().st_size > 0 or Path(f"{path}-shm").exists()
    except OSError:
        return False


@contextmanager
def undisturbed(connection: sqlite3.Connection) -> Iterator[None]:
    """CatalogBusy where somebody wrote meanwhile: what was read may be wrong, or look damaged."""
    try:
        yield
    finally:
        if isinstance(connection, Unlocked) and connection.is_disturbed():
            raise CatalogBusy(BUSY, path=connection.path)
