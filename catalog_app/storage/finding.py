"""What can be found in a catalog and read of it.

Nothing is imported here that a window does not need for its first rows.
"""

import os
import threading
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from catalog_app.domain import SECTIONS
from catalog_app.domain.fields import Entity, Row, adopt, entity_of, fields_of
from catalog_app.domain.own_fields import as_fields
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import Reference
from catalog_app.errors import NotFound
from catalog_app.i18n import Language, known_code, mark
from catalog_app.storage import history, own_fields
from catalog_app.storage.held import HeldWordings, OwnCountries
from catalog_app.storage.history import Step
from catalog_app.storage.reading import Found, Questions, Reader
from catalog_app.storage.walking import Orders, Walk


class Finder:
    """The reading half of a Catalog.

    The own fields of the catalog that was used last are those that `fields_of()` tells: all that
    reads records of a catalog or writes some brings it to hand before it asks for fields.

    `reader` answers the short questions of the moment, `searcher` the long ones, which may be asked
    from a worker: those of find() and facets.py; `prompter` those of what is offered while somebody
    types, which wait for neither.
    """

    _at_hand: ClassVar["Finder | None"] = None
    _coming: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.reader = Reader(path, frozen=read_only)
        self.searcher = Reader(path, frozen=read_only)
        self.prompter = Reader(path, frozen=read_only)
        self.questions = Questions()
        self._orders = Orders()
        meta = dict(self.reader.all("SELECT key, value FROM meta"))
        self.uuid: str = meta["uuid"]
        self.sample = meta.get("sample") == "yes"
        self._code = known_code(meta.get("language"))
        self._own = OwnCountries(self.reader)
        self.wordings = HeldWordings(self.reader)
        self._opening = os.urandom(8).hex()
        self.come_to_hand()

    @property
    def language(self) -> Language:
        """The catalog's own language."""
        return self.speaking(self._code)

    def speaking(self, code: str) -> Language:
        """A language that knows this catalog's own countries and titles, also later ones."""
        return Language(code, self._own, self.wordings)

    def come_to_hand(self, *, again: bool = False) -> None:
        """Puts the own fields of this catalog in the place of those of another one.

        `again`: there are others now, and what was worked out of those before is forgotten.
        """
        with Finder._coming:
            if again or Finder._at_hand is not self:
                adopt(as_fields(own_fields.records(self.reader)))
                Finder._at_hand = self
            if again:
                self.searcher.sort_anew()

    def find(
        self,
        entity: type[Entity],
        text: str = "",
        order: Sequence[str] = (),
        language: Language | None = None,
        *,
        most: int | None = None,
        similar: bool = False,
        stop: Callable[[], bool] | None = None,
    ) -> Found:
        """What a search finds, in order: field names, "-" before a descending one.

        In the usual order of the entity, where the text names a country, what is of that country
        itself stands before what only has to do with it: events held there before those to which
        it sent people.
        `most`: only so many, the first ones; `similar`: where there is little, what is spelt
        similarly comes after what is sure.
        Raises QueryError for a mistake in `text`, Cancelled when `stop` returned true.
        """
        self.come_to_hand()
        language = language or self.language
        order = tuple(order) or entity.order
        # The short lists of forms and of the sidebar wait for no long search.
        short = entity not in SECTIONS and not text.strip()
        reader, orders = (self.reader, Orders()) if short else (self.searcher, self._orders)
        with reader.asking(language, stop) as connection:
            walk = Walk(connection, self.questions, entity, language, self._code, orders)
            if not text.strip():
                return self.found(entity, walk.ids(order, most), language)
            from catalog_app.storage.searching import Search

            search = Search(connection, entity, text, language)
            ids, hits = search.find(order, most, similar=similar, walk=walk)
        return Found(self.reader, self.questions, entity, language, ids, hits)

    def count(
        self,
        entity: type[Entity],
        text: str,
        language: Language,
        *,
        stop: Callable[[], bool] | None = None,
    ) -> int:
        """How many find() would find for sure, without their order."""
        self.come_to_hand()
        from catalog_app.storage.searching import Search

        with self.searcher.asking(language, stop) as connection:
            return Search(connection, entity, text, language).count()

    def found(
        self, entity: type[Entity], ids: Sequence[int], language: Language | None = None
    ) -> Found:
        """Records by their ids, as find() gives them."""
        self.come_to_hand()
        return Found(
            self.reader, self.questions, entity, language or self.language, array("q", ids)
        )

    def get(self, entity: type[Entity], id: int) -> Row:
        """All fields of a record, with "id" and "uuid"; NotFound where it is no longer there."""
        self.come_to_hand()
        fields = fields_of(entity)
        rows = self.found(entity, [id]).rows(0, 1, fields)
        if not rows:
            raise NotFound(mark("This record is no longer there: it was deleted meanwhile."))
        (uuid,) = self.reader.all(f"SELECT uuid FROM {entity.table} WHERE id = ?", (id,))[0]
        values = zip((field.name for field in fields), rows[0][1:], strict=True)
        return {"id": id, "uuid": uuid, **dict(values)}

    def label(self, entity: type[Entity], values: Row) -> str:
        """What people call a record, in the catalog's own language; references may be bare ids."""
        known = {name: self._named(entity, name, values.get(name)) for name in entity.label_fields}
        return entity.name_of(known, self.language)

    def ref(self, section: str, id: int) -> Ref | None:
        """A record as others refer to it; None where it is no longer there."""
        entity = entity_of(section)
        fields = [entity.fields[name] for name in entity.label_fields]
        rows = self.found(entity, [id]).rows(0, 1, fields)
        return Ref(id, rows[0][1:], section) if rows else None

    @property
    def undo_step(self) -> Step | None:
        return history.newest(self.reader, "done", self._opening)

    @property
    def redo_step(self) -> Step | None:
        return history.newest(self.reader, "undone", self._opening)

    def close(self) -> None:
        self.questions.save()
        with Finder._coming:
            if Finder._at_hand is self:
                adopt({})
                Finder._at_hand = None
        self.reader.close()
        self.searcher.close()
        self.prompter.close()

    def _named(self, entity: type[Entity], name: str, value: Any) -> Any:
        kind = entity.fields[name].kind
        if isinstance(kind, Reference) and value and not isinstance(value, Ref):
            return self.ref(kind.section, value)
        return value

    def _data_version(self) -> tuple[int, int]:
        """Another one once another program has written."""
        ((version,),) = self.reader.all("PRAGMA data_version")
        return self.reader.renewed, version
