"""The writer: one connection whose rows change only inside changing()."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from catalog_app.storage import engine
from catalog_app.storage.watch import Watch


class Writer:
    """Opened at the first change; outside a change its connection refuses every write."""

    def __init__(self, watch: Watch, patience: int = engine.BUSY_MILLISECONDS) -> None:
        watch.check()
        self._watch = watch
        self._lock = threading.RLock()
        with engine.told(watch.path):
            self._engine = engine.writer(watch.path, patience)
            self._connection = self._engine.connect()
            self._closed_door(True)

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """One transaction: committed at the end, or rolled back as if nothing had been.

        Raises CannotSave where the file is no longer the one that was opened, NewerCatalog where a
        later version of the program has upgraded it meanwhile.
        """
        with self._lock:
            self._watch.check()
            self._closed_door(False)
            try:
                with engine.told(self._watch.path), self._connection.begin():
                    self._refuse_another_format()
                    yield self._connection
            finally:
                below = engine.driver(self._connection)
                if below.in_transaction:  # as a commit leaves it that failed
                    below.rollback()
                self._closed_door(True)

    def _refuse_another_format(self) -> None:
        driver = engine.driver(self._connection)
        (version,) = driver.execute("PRAGMA user_version").fetchone()
        if version != engine.SCHEMA_VERSION:
            raise engine.newer(self._watch.path, version)

    def close(self) -> None:
        with self._lock:
            self._connection.close()
            self._engine.dispose()

    def _closed_door(self, closed: bool) -> None:
        engine.driver(self._connection).execute(f"PRAGMA query_only={'ON' if closed else 'OFF'}")
