"""What can be found in a catalog and read of it.

Nothing is imported here that a window does not need for its first rows.
"""

import json
from array import array
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from catalog_app.domain.fields import Entity, Row, entity_of, fields_of
from catalog_app.domain.relations import Ref, Reference
from catalog_app.errors import NotFound
from catalog_app.i18n import Language, OwnCountry, mark
from catalog_app.storage import history
from catalog_app.storage.history import Step
from catalog_app.storage.reading import Found, Questions, Reader, ids


class Finder:
    """The reading half of a Catalog.

    `reader` answers the short questions of the moment, `searcher` the long ones, which may be asked
    from a worker: those of find() and facets.py.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.reader = Reader(path, frozen=read_only)
        self.searcher = Reader(path, frozen=read_only)
        self.questions = Questions()
        meta = dict(self.reader.all("SELECT key, value FROM meta"))
        self.uuid: str = meta["uuid"]
        self.sample = meta.get("sample") == "yes"
        self._code: str = meta["language"]
        self._own: Mapping[str, OwnCountry] | None = None
        self._opened_after: int = self.reader.all("SELECT coalesce(max(id), 0) FROM step")[0][0]

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
        most: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Found:
        """What a search finds, in order: field names, "-" before a descending one.

        `most`: only so many, the first ones.
        Raises QueryError for a mistake in `text`, Cancelled when `stop` returned true.
        """
        language = language or self.language
        order = tuple(order) or entity.order
        if text.strip():
            from catalog_app.search import where
            from catalog_app.storage.asking import context

            sql, parameters = ids(entity, order, where(entity, text, context(language)))
        else:
            sql, parameters = self.questions.ids(entity, order)
        found: array[int] = array("q")
        with self.searcher.asking(language, stop) as connection:
            # To SQLite -1 is no limit.
            answer = connection.execute(f"{sql} LIMIT ?", [*parameters, most or -1])
            while run := answer.fetchmany(1000):
                found.extend(id for (id,) in run)
        return self.found(entity, found, language)

    def found(
        self, entity: type[Entity], ids: Sequence[int], language: Language | None = None
    ) -> Found:
        """Records by their ids, as find() gives them."""
        return Found(
            self.reader, self.questions, entity, language or self.language, array("q", ids)
        )

    def get(self, entity: type[Entity], id: int) -> Row:
        """All fields of a record, with "id" and "uuid"; NotFound where it is no longer there."""
        fields = fields_of(entity)
        rows = self.found(entity, [id]).rows(0, 1, fields)
        if not rows:
            raise NotFound(mark("This record is no longer there: it was deleted meanwhile."))
        (uuid,) = self.reader.all(f"SELECT uuid FROM {entity.table} WHERE id = ?", (id,))[0]
        values = zip((field.name for field in fields), rows[0][1:], strict=True)
        return {"id": id, "uuid": uuid, **dict(values)}

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

    def close(self) -> None:
        self.questions.save()
        self.reader.close()
        self.searcher.close()

    def _data_version(self) -> int:
        return int(self.reader.all("PRAGMA data_version")[0][0])


def _own_countries(reader: Reader) -> Mapping[str, OwnCountry]:
    rows = reader.all(
        "SELECT code, names, formal, within FROM country"
        " WHERE names IS NOT NULL OR formal IS NOT NULL OR within IS NOT NULL"
    )
    return {
        code: OwnCountry(json.loads(names or "{}"), json.loads(formal or "{}"), within)
        for code, names, formal, within in rows
    }
