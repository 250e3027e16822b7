"""Reading: what a search found, and its rows page by page, on connections that cannot write.

A question is plain SQL with its parameters.  SQLAlchemy compiles it; what it compiled for the first
view is kept in a file of the cache folder for the same version of the program, so that the window
shows its rows before SQLAlchemy is loaded.
"""

import json
import sqlite3
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from os import scandir
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from catalog_app import __version__
from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.errors import Cancelled, CatalogError, FileProblem
from catalog_app.i18n import Language
from catalog_app.paths import cache_folder, replace_file
from catalog_app.storage import engine, labels
from catalog_app.storage.compiling import Question, compiled
from catalog_app.storage.held import Held
from catalog_app.storage.held_values import UNREADABLE, not_read
from catalog_app.storage.patience import STOPPED, Patience
from catalog_app.storage.unlocked import Unlocked, undisturbed
from catalog_app.storage.walking import Way

if TYPE_CHECKING:
    from catalog_app.domain.relations import Parts
    from catalog_app.storage.searching import Near

PAGE = 200
RUN = 1000
"""Rows that are read at once where all of them are written to a file."""


class Reader:
    """One connection for questions, used by one thread at a time; made for the first of them.

    `renewed`: how often another one was made since others wrote, see unlocked.py.
    """

    def __init__(self, path: Path, *, frozen: bool = False) -> None:
        self._path = path
        self._lock = threading.RLock()  # what is asked may have to know a country's own name
        self._stop: Callable[[], bool] | None = None
        self._sorted_in: tuple[object, ...] | None = None
        self._frozen = frozen
        self._asked = False
        self.renewed = 0

    @contextmanager
    def asking(
        self, language: Language | None = None, stop: Callable[[], bool] | None = None
    ) -> Iterator[sqlite3.Connection]:
        """The connection, until `stop` says so (then Cancelled).

        `language`: it sorts in that; and all that is asked within sees the catalog of one moment.
        """
        with (
            self._lock,
            self._ended_by(stop),
            engine.told(self._path),
            self._of_now(),
        ):
            if language is not None:
                self._sort_in(language)
            before, self._stop = self._stop, stop
            outermost = language is not None and not self._connection.in_transaction
            if outermost:
                self._connection.execute("BEGIN")
            engine.interruptible(self._connection, stop)
            try:
                yield self._connection
            finally:
                self._stop = before
                engine.interruptible(self._connection, before)
                if outermost:
                    self._connection.rollback()

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self.asking() as connection:
            return connection.execute(sql, parameters).fetchall()

    def close(self) -> None:
        with self._lock:
            if "_connection" in self.__dict__:
                self._connection.close()

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        return engine.reader(self._path, frozen=self._frozen)

    @contextmanager
    def _of_now(self) -> Iterator[None]:
        """The connection sees what others have written, unless a question is being asked."""
        if self._asked:
            yield
            return
        self._asked = True
        try:
            self._renew()
            with undisturbed(self._connection):
                yield
        finally:
            self._asked = False

    def _renew(self) -> None:
        connection = self.__dict__.get("_connection")
        if isinstance(connection, Unlocked) and connection.is_outdated():
            connection.close()
            del self._connection
            self.sort_anew()
            self.renewed += 1

    def sort_anew(self) -> None:
        """The fields are others than those by which it has sorted."""
        self._sorted_in = None

    def _sort_in(self, language: Language) -> None:
        """What was worked out of the order stays known until the language or a name changes."""
        wanted = language.code, dict(language.own.items()), _state(language.wordings)
        if wanted != self._sorted_in:
            engine.sorting(self._connection, language)
            self._sorted_in = wanted

    @contextmanager
    def _ended_by(self, stop: Callable[[], bool] | None) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if stop is None or error.sqlite_errorname != "SQLITE_INTERRUPT":
                raise
            why = stop.why() if isinstance(stop, Patience) else Cancelled(STOPPED)
            raise why from error


def _state(wordings: Mapping[str, Any]) -> object:
    """What differs once something else is known; asking for it reads nothing."""
    return wordings.state if isinstance(wordings, Held) else dict(wordings)


class Hits(NamedTuple):
    """How many are sure; where the runs of them end that stand in the order each for itself (what
    is of a country, and what only has to do with it); and the words that are similar to typed ones.
    """

    sure: int
    parts: tuple[int, ...]
    near: "Near"


class Found:
    """The answer to a search: ids in their order; their rows are read when asked for.

    The first `sure` ones are what was asked for; after them comes what is spelt similarly.
    """

    def __init__(
        self,
        reader: Reader,
        questions: "Questions",
        entity: type[Entity],
        language: Language,
        ids: "array[int]",
        hits: Hits | None = None,
    ) -> None:
        self.entity = entity
        self.language = language
        self.ids = ids
        self.sure, self.parts, self._likely = hits or Hits(len(ids), (len(ids),), {})
        self._stop: Callable[[], bool] | None = None
        self._reader = reader
        self._questions = questions

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, start: int, stop: int, fields: Sequence[Field]) -> list[tuple[Any, ...]]:
        """The records at places `start` to `stop`: id and a value per field.

        A record that is no longer there is left out.
        """
        return self.of(self.ids[start:stop], fields)

    def of(self, ids: Sequence[int], fields: Sequence[Field]) -> list[tuple[Any, ...]]:
        rows = self.unread(ids, fields)
        return [row for row in map(rows.get, ids) if row is not None]

    def unread(self, ids: Sequence[int], fields: Sequence[Field]) -> "Unread":
        """The same, for somebody who looks at few of them."""
        sql, parameters = self._questions.page(self.entity, fields)
        return Unread(self.entity, self.read(sql, parameters, ids), fields)

    @property
    def near(self) -> Mapping[str, tuple[str, ...]]:
        """Typed word -> the similar words of records, folded."""
        return {word: tuple(found) for word, found in self._likely.items()}

    def reasons(self, id: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(typed word, folded words one of which is there, the likeliest first) by which a similar
        record was found.
        """
        if not self._likely or id in self.ids[: self.sure]:
            return ()
        from catalog_app.storage.searching import reasons

        held = self._reader.all(f"SELECT words FROM {self.entity.table} WHERE id = ?", (id,))
        return reasons(held[0][0], self._likely) if held else ()

    def among(self, ids: "array[int]") -> "Found":
        """These records, in this order."""
        some = Found(self._reader, self._questions, self.entity, self.language, ids)
        some._stop = self._stop
        return some

    def until(self, stop: Callable[[], bool]) -> "Found":
        """The same, whose rows are read until `stop` says so (then Cancelled)."""
        same = self.among(self.ids)
        same._stop = stop
        return same

    def beside(self, entity: type[Entity], ids: Iterable[int] = ()) -> "Found":
        """Records of any section by their ids; what ends these ends those."""
        other = Found(self._reader, self._questions, entity, self.language, array("q", ids))
        return other.until(self._stop) if self._stop else other

    def parts_of(self, kind: "Parts", ids: Iterable[int]) -> list[int]:
        """The ids of the parts of records of an entity that has such a field."""
        table = entity_of(kind.section).table
        asked = f'SELECT id FROM {table} WHERE "{kind.via}" IN (SELECT value FROM json_each(?))'
        return [id for (id,) in self._reader.all(asked, (json.dumps(list(ids)),))]

    def each(self, fields: Sequence[Field], size: int = PAGE) -> Iterator[tuple[Any, ...]]:
        """All rows, a page in memory at a time."""
        for start in range(0, len(self.ids), size):
            yield from self.rows(start, start + size, fields)

    def cells(
        self, fields: Sequence[Field], writers: Sequence[Callable[[Any], Any] | None]
    ) -> Iterator[tuple[Any, ...]]:
        """All rows without their ids, as the writer of each field puts its value.

        Without a writer it is what `Kind.write` gives, which need not be read first.  A run is in
        memory at a time.  What was written of a value is remembered where values come again, so it
        has to depend on nothing else.
        """
        from catalog_app.storage.written import columns

        asked = columns(self, fields, writers)
        sql, parameters = page([each.field for each in asked], self.entity)
        for start in range(0, len(self.ids) if fields else 0, RUN):
            ids = self.ids[start : start + RUN].tolist()
            rows = {row[0]: row for row in self.read(sql, parameters, ids)}
            stored = zip(*(rows[id] for id in ids if id in rows), strict=True)
            next(stored, None)
            cells = (list(each.of(column)) for each, column in zip(asked, stored, strict=False))
            yield from zip(*cells, strict=True)

    def read(self, sql: str, parameters: Sequence[Any], ids: Sequence[int]) -> list[Any]:
        """What a question says of these records, in whatever order."""
        if self._stop is not None and self._stop():
            raise Cancelled(STOPPED)
        return self._reader.all(sql, [*parameters, json.dumps(list(ids))])


class Unread:
    """Rows by their ids, as the file has them: a value is made when its row is asked for."""

    def __init__(
        self, entity: type[Entity], rows: Iterable[tuple[Any, ...]], fields: Sequence[Field]
    ) -> None:
        self._section = entity.section
        self._rows = {row[0]: row for row in rows}
        self._fields = fields
        self._decoders = [labels.decoder(field.kind) for field in fields]

    def get(self, id: int) -> tuple[Any, ...] | None:
        """Its id and a value per field; None where the record is no longer there.

        Raises CatalogError for what a field cannot read.
        """
        row = self._rows.get(id)
        if row is None:
            return None
        values = zip(self._decoders, row[1:], strict=True)
        try:
            return (id, *(decode(value) for decode, value in values))
        except UNREADABLE:
            raise self._unreadable(row) from None

    def _unreadable(self, row: tuple[Any, ...]) -> CatalogError:
        """Which field it was: nobody asks while all goes well."""
        for field, decode, value in zip(self._fields, self._decoders, row[1:], strict=True):
            try:
                decode(value)
            except UNREADABLE as error:
                return not_read(self._section, row[0], field.name, error)
        raise AssertionError("all of it was read the second time")


class Questions:
    """SQL by what it asks; those without a search are kept from one start to the next."""

    def __init__(self) -> None:
        self._new = False

    def page(self, entity: type[Entity], fields: Sequence[Field]) -> Question:
        names = [_named(entity, field.name, field) for field in fields]
        sql, parameters = self._kept("page", entity, names, lambda: page(fields, entity))
        return sql, parameters

    def way(self, entity: type[Entity], order: Sequence[str], *, own: bool) -> Way:
        """How all ids are asked for in an order; `own`: in the catalog's own language."""

        def make() -> Way:
            from catalog_app.storage.ordering import way

            return way(entity, order, own=own)

        known = entity.fields
        names = [_named(entity, name, known.get(name.removeprefix("-"))) for name in order]
        return Way(*self._kept("own ids" if own else "ids", entity, names, make))

    def counts(self, entity: type[Entity], facet: str, make: Callable[[], Question]) -> Question:
        sql, parameters = self._kept("counts", entity, (facet,), make)
        return sql, parameters

    def save(self) -> None:
        """Keeps what was compiled since the start; the cache is a help, so failing is no fault."""
        if self._new:
            self._new = False
            text = json.dumps(self._cache)
            with suppress(FileProblem):
                replace_file(
                    self._file, lambda draft: draft.write_text(f"{_seal(text)}\n{text}", "utf-8")
                )

    def _kept(
        self,
        what: str,
        entity: type[Entity],
        names: Sequence[str],
        make: Callable[[], tuple[Any, ...]],
    ) -> tuple[Any, ...]:
        name = " ".join((what, entity.section, *names))
        if name not in self._cache:
            self._cache[name] = make()
            self._new = True
        return self._cache[name]

    @cached_property
    def _cache(self) -> dict[str, tuple[Any, ...]]:
        try:
            seal, _, text = self._file.read_text("utf-8").partition("\n")
        except (FileProblem, OSError, ValueError):
            return {}  # no cache, or none that can be read: it is made anew
        return dict(json.loads(text)) if seal == _seal(text) else {}

    @property
    def _file(self) -> Path:
        return cache_folder() / "questions.json"


def _named(entity: type[Entity], name: str, field: Field | None) -> str:
    """An own field is another one in another catalog: its kind says how it is asked for."""
    if field is None or field.name in entity.declared:
        return name
    return f"{name}:{type(field.kind).__name__}"


def _seal(text: str) -> str:
    """What tells a text that this very program wrote from a damaged or an older one's."""
    package = Path(__file__).parents[1]
    files = (file for room in ("domain", "search", "storage") for file in scandir(package / room))
    code = max(file.stat().st_mtime_ns for file in files if file.name.endswith(".py"))
    return f"{__version__} {engine.SCHEMA_VERSION} {code} {crc32(text.encode()):08x}"


def page(fields: Sequence[Field], entity: type[Entity]) -> Question:
    """The records whose ids stand in a JSON array: the last parameter, to be added."""
    from sqlalchemy import func, select, text

    from catalog_app.storage.rows import selected
    from catalog_app.storage.tables import tables

    table = tables()[entity.section]
    wanted = func.json_each(text("?")).table_valued("value")
    asked = select(table.c.id, *(selected(field, table) for field in fields))
    return compiled(asked.where(table.c.id.in_(select(wanted.c.value))))
