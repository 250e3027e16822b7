"""What the records of a section are called, in any spelling: for those who ask for thousands.

Each section is read once, when it is first asked for; a name costs no question then.
"""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from catalog_app.domain.documents import Document
from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import Names
from catalog_app.domain.people import Person

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_Ids = int | tuple[int, ...]


class KnownNames:
    """Records by the keys of their names; it knows nothing of what is changed later."""

    def __init__(self, catalog: "Catalog") -> None:
        self._catalog = catalog
        self._known: dict[str, dict[str, _Ids]] = {}

    def ids(self, section: str, key: str) -> tuple[int, ...]:
        """Of the records that have a name of this key, see key_of()."""
        if section not in self._known:
            self._known[section] = self._read(entity_of(section))
        found = self._known[section].get(key, ())
        return (found,) if isinstance(found, int) else found

    def _read(self, entity: type[Entity]) -> dict[str, _Ids]:
        known: dict[str, _Ids] = {}
        fields = names_of(entity)
        names = ", ".join(field.name for field in fields)
        with self._catalog.reader.asking() as connection:
            for id, *held in connection.execute(f"SELECT id, {names} FROM {entity.table}"):
                for key in _keys(entity, fields, held):
                    known[key] = _with(known.get(key), id)
        return known


def names_of(entity: type[Entity]) -> list[Field]:
    """The fields that each name a record: the publisher of a document names it beside its title
    only.
    """
    fields = [field for field in entity.declared.values() if field.naming]
    return [field for field in fields if entity is not Document or field.name == "title"]


def key_of(entity: type[Entity], name: str) -> str:
    """What makes two names one: their spelling aside, and with people the order of the words."""
    key = fold(name)
    return " ".join(sorted(key.split())) if entity is Person else key


def last_step(catalog: "Catalog") -> int:
    """The number of the last change of the catalog, by whatever program; it only grows."""
    ((number,),) = catalog.reader.all("SELECT coalesce(max(id), 0) FROM step")
    return int(number)


def uuids(catalog: "Catalog", section: str, wanted: Iterable[str]) -> dict[str, int]:
    """UUID -> id of the records of a section that have one of these."""
    asked = (
        f"SELECT uuid, id FROM {entity_of(section).table}"
        " WHERE uuid IN (SELECT value FROM json_each(?))"
    )
    return dict(catalog.reader.all(asked, (json.dumps([*wanted]),)))


def _keys(entity: type[Entity], fields: list[Field], held: list[Any]) -> Iterator[str]:
    """Each once.  A person's names make one; with the patronymic, and without it."""
    texts: list[str] = []
    for field, value in zip(fields, held, strict=True):
        if value and isinstance(field.kind, Names):
            texts += json.loads(value).values()
        elif value and not (entity is Person and field.name in _PARTS):
            texts.append(value)
    if entity is Person:
        named = {field.name: value or "" for field, value in zip(fields, held, strict=True)}
        whole = " ".join(named[name] for name in _PARTS)
        texts += [whole, f"{named['family_name']} {named['given_name']}"]
    yield from dict.fromkeys(key for text in texts if (key := key_of(entity, text)))


_PARTS = ("family_name", "given_name", "patronymic")


def _with(known: _Ids | None, id: int) -> _Ids:
    if known is None:
        return id
    return (known, id) if isinstance(known, int) else (*known, id)
