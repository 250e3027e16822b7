"""Other records by name: those that a name may mean, and those created because it means none.

What is created together is one change and one step to undo.
"""

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, Any

from catalog_app.domain.countries import spelling
from catalog_app.domain.fields import Entity, Row, entity_of
from catalog_app.domain.folding import fold, words
from catalog_app.domain.refs import New, Ref
from catalog_app.i18n import Language
from catalog_app.storage.suggest import similar

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.changes import Change


def resolve(catalog: "Catalog", section: str, name: str, language: Language) -> list[Ref]:
    """What a name means: one record, which may be a new one.

    Several where people have to choose; none where it is unknown and too little to make one.
    Those of just this spelling come before others of its key; but a person is spelt now so, now
    so, and one word alone is not the name of a person who has two.
    """
    entity, found = entity_of(section), similar(catalog, section, name)
    labels = {ref: entity.label(ref.parts, language) for ref in found}
    if entity.namesakes:
        alone = len(words(name)) == 1
        found = [ref for ref in found if not alone or len(words(labels[ref])) == 1]
    else:
        found = [ref for ref in found if spelling(labels[ref]) == spelling(name)] or found
    new = None if found else New.called(section, name)
    return found if new is None else [new]


class Settler:
    """A change that also creates the new records which rows name, each once.

    Two new ones of one name are one, but for people: they are two.  `created`: in their order.
    """

    def __init__(self, change: "Change") -> None:
        self._change = change
        self._ids: dict[Hashable, int] = {}
        self.created: list[New] = []

    def put(self, entity: type[Entity], rows: Iterable[Row]) -> list[int]:
        return self._change.put(entity, [self._row(row) for row in rows])

    def remove(self, entity: type[Entity], ids: Iterable[int]) -> None:
        self._change.remove(entity, ids)

    def _row(self, row: Row) -> Row:
        return {name: self._settled(value) for name, value in row.items()}

    def _settled(self, value: Any) -> Any:
        if isinstance(value, New):
            return Ref(self._id(value), (), value.section)
        if isinstance(value, tuple):
            return tuple(self._settled(each) for each in value)
        return value

    def _id(self, new: New) -> int:
        entity, key = entity_of(new.section), _key(new)
        if key not in self._ids:
            (self._ids[key],) = self.put(entity, [new.row])
            self.created.append(new)  # which also keeps the id() of a namesake its own
        return self._ids[key]


def _key(new: New) -> Hashable:
    """What makes two new records one."""
    if entity_of(new.section).namesakes:
        return id(new)
    return new.section, *((name, _part(value)) for name, value in new.row.items())


def _part(value: Any) -> Hashable:
    if isinstance(value, New):
        return _key(value)
    return fold(str(value)) or str(value)
