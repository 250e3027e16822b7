"""The Catalog: find, change, undo, tell.

One file, one writer, and readers that never wait for it.  Nothing is imported here that a window
does not need for its first rows.
"""

import getpass
import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from catalog_app.domain.checks import problems
from catalog_app.domain.fields import Entity, Row, entity_of, fields_of
from catalog_app.domain.relations import AttachedTo, Ref, Reference
from catalog_app.errors import (
    CannotSave,
    CannotUndo,
    CatalogError,
    InvalidRecord,
    NotFound,
    ValueProblem,
)
from catalog_app.i18n import Language, OwnCountry, mark
from catalog_app.storage import history, opening
from catalog_app.storage.history import Step
from catalog_app.storage.reading import Found, Questions, Reader, ids

if TYPE_CHECKING:
    from catalog_app.storage.changes import Change, Changes
    from catalog_app.storage.writer import Writer

Listener = Callable[["Changes"], None]


class Catalog:
    """An open catalog.

    `reader` answers the short questions of the moment, `searcher` the long ones, which may be asked
    from a worker: those of find() and facets.py.  Changes are made in one thread at a time.
    """

    def __init__(self, path: Path, *, read_only: bool = False, user: str = "") -> None:
        self.path = path
        self.read_only = read_only
        self.user = user or _user()
        self.reader = Reader(path, frozen=read_only)
        self.searcher = Reader(path, frozen=read_only)
        self.questions = Questions()
        self._listeners: list[Listener] = []
        meta = dict(self.reader.all("SELECT key, value FROM meta"))
        self.uuid: str = meta["uuid"]
        self.sample = meta.get("sample") == "yes"
        self._code: str = meta["language"]
        self._own: Mapping[str, OwnCountry] | None = None
        self._opened_after: int = self.reader.all("SELECT coalesce(max(id), 0) FROM step")[0][0]
        self._version = self._data_version()

    @classmethod
    def open(cls, path: Path, *, user: str = "") -> "Catalog":
        """An existing catalog, brought up to this version of the program if it is older.

        Raises NotACatalog, NewerCatalog or another FileProblem; never makes a file.
        """
        return cls(path, read_only=opening.prepare(path), user=user)

    @classmethod
    def create(cls, path: Path, *, language: str = "en", sample: bool = False) -> "Catalog":
        """A new, empty catalog; FileProblem where there is a file already."""
        opening.create(path, language=language, sample=sample)
        return cls(path)

    @property
    def language(self) -> Language:
        """The catalog's own language."""
        return self.speaking(self._code)

    def speaking(self, code: str) -> Language:
        """A language that knows this catalog's own countries and territories."""
        if self._own is None:
            self._own = _own_countries(self.reader)
        return Language(code, self._own)

    def find(
        self,
        entity: type[Entity],
        text: str = "",
        order: Sequence[str] = (),
        language: Language | None = None,
        *,
        stop: Callable[[], bool] | None = None,
    ) -> Found:
        """What a search finds, in order: field names, "-" before a descending one.

        Raises QueryError for a mistake in `text`, Cancelled when `stop` returned true.
        """
        language = language or self.language
        order = tuple(order) or entity.order
        if text.strip():
            from catalog_app.search import where
            from catalog_app.storage.asking import context

            asked = ids(entity, order, where(entity, text, context(language)))
        else:
            asked = self.questions.ids(entity, order)
        found: array[int] = array("q")
        with self.searcher.asking(language, stop) as connection:
            answer = connection.execute(*asked)
            while run := answer.fetchmany(1000):
                found.extend(id for (id,) in run)
        return self.found(entity, found, language)

    def get(self, entity: type[Entity], id: int) -> Row:
        """All fields of a record, with "id" and "uuid"; NotFound where it is no longer there."""
        fields = fields_of(entity)
        rows = self.found(entity, [id]).rows(0, 1, fields)
        if not rows:
            raise NotFound(mark("This record is no longer there: it was deleted meanwhile."))
        (uuid,) = self.reader.all(f"SELECT uuid FROM {entity.table} WHERE id = ?", (id,))[0]
        values = zip((field.name for field in fields), rows[0][1:], strict=True)
        return {"id": id, "uuid": uuid, **dict(values)}

    @contextmanager
    def change(self, label: str, **values: object) -> Iterator["Change"]:
        """Transaction, undo step, history and announcement at once; an error leaves nothing."""
        with self._writer.changing() as connection:
            from catalog_app.storage.changes import Change

            step = history.begin(connection, self.user, label, values)
            change = Change(connection, step)
            yield change
            history.end(connection, step, noted=change.noted)
        self._announce(change.touched)

    def save(self, entity: type[Entity], row: Row) -> int:
        """Adds or changes one record, if its checks find no wall (else InvalidRecord); its id."""
        known = self.get(entity, row["id"]) if row.get("id") else {}
        values = known | row
        walls = {p.field: ValueProblem(p.message) for p in problems(entity, values) if p.wall}
        if walls:
            raise InvalidRecord(walls)
        label = mark("Changed “{name}”") if known else mark("Added “{name}”")
        with self.change(label, name=self.label(entity, values)) as change:
            (id,) = change.put(entity, [_news(entity, row, known)])
        return id

    def delete(self, entity: type[Entity], ids: Iterable[int]) -> None:
        """Moves records to the trash, with their parts."""
        gone = list(ids)
        label = mark("Deleted “{name}”") if len(gone) == 1 else mark("Deleted {count} records")
        name = self.label(entity, self.get(entity, gone[0])) if len(gone) == 1 else ""
        with self.change(label, name=name, count=len(gone)) as change:
            change.remove(entity, gone)

    def label(self, entity: type[Entity], values: Row) -> str:
        """What people call a record, in the catalog's own language, from its fields."""
        parts = []
        for name in entity.label_fields:
            kind, value = entity.fields[name].kind, values.get(name)
            if isinstance(kind, Reference) and value and not isinstance(value, Ref):
                value = self.ref(kind.section, value)
            parts.append(value)
        return entity.label(parts, self.language)

    def ref(self, section: str, id: int) -> Ref:
        """A record as others refer to it; its parts are None where it is no longer there."""
        entity = entity_of(section)
        fields = [entity.fields[name] for name in entity.label_fields]
        rows = self.found(entity, [id]).rows(0, 1, fields)
        return Ref(id, rows[0][1:] if rows else (None,) * len(fields), section)

    @property
    def undo_step(self) -> Step | None:
        return history.newest(self.reader, "done", self._opened_after)

    @property
    def redo_step(self) -> Step | None:
        return history.newest(self.reader, "undone", self._opened_after)

    def undo(self) -> Step:
        """Takes the last step back; CannotUndo where there is none."""
        return self._turn(self.undo_step, back=True)

    def redo(self) -> Step:
        """Makes the last undone step again; CannotUndo where there is none."""
        return self._turn(self.redo_step, back=False)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` after each change, in the thread that made it; the result ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def poll(self) -> None:
        """Announces what other programs have written since the last look."""
        version = self._data_version()
        if version != self._version:
            from catalog_app.domain import ENTITIES

            self._announce({entity.section: frozenset() for entity in ENTITIES})

    def close(self) -> None:
        with suppress(CatalogError):  # without what it would keep, the next start is slower
            self.questions.save()
        if "_writer" in self.__dict__:
            self._writer.close()
        self.reader.close()
        self.searcher.close()

    @cached_property
    def _writer(self) -> "Writer":
        if self.read_only:
            raise CannotSave(mark("“{path}” can only be read: save a copy of it."), path=self.path)
        from catalog_app.storage.writer import Writer

        return Writer(self.path)

    def found(
        self, entity: type[Entity], ids: Sequence[int], language: Language | None = None
    ) -> Found:
        """Records by their ids, as find() gives them."""
        return Found(
            self.reader, self.questions, entity, language or self.language, array("q", ids)
        )

    def _turn(self, step: Step | None, *, back: bool) -> Step:
        if step is None:
            raise CannotUndo(
                mark("There is nothing to undo.") if back else mark("There is nothing to redo.")
            )
        with self._writer.changing() as connection:
            touched = history.turn(connection, step, back=back)
        self._announce(touched)
        return step

    def _announce(self, touched: "Changes") -> None:
        self._version = self._data_version()
        if "countries" in touched:
            self._own = None
        for listener in tuple(self._listeners) if touched else ():
            listener(touched)

    def _data_version(self) -> int:
        return int(self.reader.all("PRAGMA data_version")[0][0])


def _user() -> str:
    """Who works here, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a system without accounts
        return ""


def _news(entity: type[Entity], row: Row, known: Row) -> Row:
    """What a row says that the record does not hold yet, so that nothing else is written."""
    return {
        name: value
        for name, value in row.items()
        if name not in entity.fields
        or isinstance(entity.fields[name].kind, AttachedTo)  # equal ids are of different sections
        or name not in known
        or value != known[name]
    }


def _own_countries(reader: Reader) -> Mapping[str, OwnCountry]:
    rows = reader.all(
        "SELECT code, names, formal, within FROM country"
        " WHERE names IS NOT NULL OR formal IS NOT NULL OR within IS NOT NULL"
    )
    return {
        code: OwnCountry(json.loads(names or "{}"), json.loads(formal or "{}"), within)
        for code, names, formal, within in rows
    }
