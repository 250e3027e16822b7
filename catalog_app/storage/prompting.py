"""Questions that are asked of the catalog while somebody types: the next key comes soon."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.domain.folding import fold, variants
from catalog_app.domain.refs import Ref
from catalog_app.errors import Cancelled, TooSlow
from catalog_app.i18n import Language
from catalog_app.search import index
from catalog_app.search.condition import either
from catalog_app.storage import suggest
from catalog_app.storage.as_written import written
from catalog_app.storage.compiling import compiled
from catalog_app.storage.patience import STOPPED, Patience

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

T = TypeVar("T")
Stop = Callable[[], bool]

MOST = 40
"""Answers of one question."""
LARGE = 20_000
_PATIENCE = 0.008  # seconds after which a long question is given up
_LEAST = 3  # letters by which they are looked for there


class Prompting:
    """A question that takes long has no answers; one that `stop` ends raises Cancelled.

    `large`: of a section with more records only the newest that are called so are found.
    """

    def __init__(
        self, catalog: "Catalog", language: Language, stop: Stop, *, large: int = LARGE
    ) -> None:
        self._catalog, self._language, self._stop = catalog, language, stop
        self._large = large
        self._patience = Patience(stop, _PATIENCE)

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """A question that is always short."""
        if self._stop():
            raise Cancelled(STOPPED)
        with self._catalog.prompter.asking(stop=self._stop) as connection:
            return connection.execute(sql, parameters).fetchall()

    def names(self, section: str, typed: str) -> list[str]:
        """What records are called, by the beginning of a name; for an empty text what some of
        those are called that were added last.
        """
        entity, language = entity_of(section), self._language
        refs = self._called(entity, typed) if typed else self._newest(entity)
        return [entity.label(ref.parts, language) for ref in refs]

    def written(self, entity: type[Entity], word: str) -> str:
        """A folded word as the latest record that is called so has it, else as any other has it;
        "" where nobody wrote it.
        """
        for match in (f'"{index.NAME}{word}"', f'"{word}"'):
            for ref in self._unless_long(partial(self._latest, entity, match, 1)):
                if shown := written([word], self._catalog.found(entity, [ref]), ref):
                    return shown
        return ""

    def texts(self, entity: type[Entity], field: Field, typed: str) -> list[str]:
        """What records hold in a text field, the usual first."""
        catalog = self._catalog
        return self._unless_long(
            lambda stop: suggest.values(catalog, entity, field, typed, stop=stop)
        )

    def _called(self, entity: type[Entity], typed: str) -> list[Ref]:
        if self._is_large(entity):
            if len(fold(typed)) < _LEAST:
                return []
            return self._unless_long(lambda stop: self._first(entity, typed, stop))
        catalog, section, language = self._catalog, entity.section, self._language
        return self._unless_long(
            lambda stop: suggest.suggest(catalog, section, typed, MOST, language, stop=stop)
        )

    def _first(self, entity: type[Entity], typed: str, stop: Stop) -> list[Ref]:
        """Those that stand last in the index, which are the newest where it goes by dates."""
        with self._catalog.prompter.asking(stop=stop) as connection:
            known = index.known_words(connection, entity)
            words = (index.of_word(word, known, index.NAME) for word in typed.split())
            match = " AND ".join(f"({either(each)})" for each in words if each)
            return self._latest(entity, match, MOST, stop)

    def _latest(self, entity: type[Entity], match: str, most: int, stop: Stop) -> list[Ref]:
        with self._catalog.prompter.asking(stop=stop) as connection:
            asked = index.latest(entity, match).limit(most)
            rows = connection.execute(*compiled(asked)).fetchall()
        return self._refs(entity, [id for (id,) in rows])

    def _newest(self, entity: type[Entity]) -> list[Ref]:
        rows = self.all(f"SELECT id FROM {entity.table} ORDER BY id DESC LIMIT ?", [MOST])
        refs = self._refs(entity, [id for (id,) in rows])
        place = self._language.sort_key
        return sorted(refs, key=lambda ref: place(entity.label(ref.parts, self._language)))

    def _refs(self, entity: type[Entity], ids: Sequence[int]) -> list[Ref]:
        fields = [entity.fields[name] for name in entity.label_fields]
        rows = self._catalog.found(entity, ids).rows(0, len(ids), fields)
        return [Ref(row[0], row[1:], entity.section) for row in rows]

    def _is_large(self, entity: type[Entity]) -> bool:
        ((last,),) = self.all(f"SELECT max(id) FROM {entity.table}")
        return (last or 0) > self._large

    def _unless_long(self, ask: Callable[[Stop], list[T]]) -> list[T]:
        try:
            return ask(self._patience)
        except TooSlow:
            return []


def is_in(typed: str, name: str) -> bool:
    """Whether each word of a text begins one of the name."""
    held = fold(name).split()
    parts = [variants(word) for word in typed.split()]
    return all(any(word.startswith(part) for word in held) for part in parts if part)
