"""Other records by name: found in any spelling, or to be created with the record that names them.

What is created together is one change and one step to undo.
"""

import re
from collections.abc import Iterable
from typing import Any, Protocol

from catalog_app.domain.countries import spelling
from catalog_app.domain.fields import Entity, Row, entity_of
from catalog_app.domain.folding import fold
from catalog_app.domain.relations import Ref
from catalog_app.errors import NotFound, ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.identity import id_of
from catalog_app.storage.suggest import similar

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class New(Ref):
    """A record to be created; `row`: its values, among them perhaps others to be created."""

    row: Row

    def __new__(cls, section: str, row: Row) -> "New":
        parts = [row.get(name) for name in entity_of(section).label_fields]
        self = super().__new__(cls, -1, parts, section)
        self.row = row
        return self


class Namer:
    """Finds records by name or UUID; a name that is new is the same new record each time."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self.catalog = catalog
        self.language = language
        self._new: dict[tuple[str, str], New] = {}

    def several(self, section: str, text: str) -> tuple[Ref, ...]:
        """Of names parted by ";"."""
        return tuple(self.one(section, name) for name in text.split(";") if name.strip())

    def one(self, section: str, text: str) -> Ref:
        """NotFound for an unknown UUID, ValueProblem where several are called so."""
        name = " ".join(text.split())
        if is_uuid(name):
            id = id_of(self.catalog, section, name.lower())
            if id is None:
                raise NotFound(
                    mark("There is no record {uuid} in {section}."), uuid=name, section=section
                )
            return Ref(id, self.catalog.ref(section, id).parts, section)
        found = self._called(section, name)
        if len(found) > 1:
            raise ValueProblem(
                mark("Several in {section} are called “{name}”: write the UUID of the one meant."),
                section=section,
                name=name,
            )
        return Ref(int(found[0]), found[0].parts, section) if found else self.new(section, name)

    def new(self, section: str, name: str) -> New:
        key = section, fold(name) or name
        if key not in self._new:
            self._new[key] = New(section, row_called(entity_of(section), name))
        return self._new[key]

    def _called(self, section: str, name: str) -> list[Ref]:
        """Those of that name; those of just that spelling where there are any."""
        entity, found = entity_of(section), similar(self.catalog, section, name)
        spelt = spelling(name)
        just = [ref for ref in found if spelling(entity.label(ref.parts, self.language)) == spelt]
        return just or found


def is_uuid(text: str) -> bool:
    return bool(_UUID.fullmatch(text.strip()))


def row_called(entity: type[Entity], name: str) -> Row:
    """A new record of that name; ValueProblem where a name is not enough to make one."""
    if "family_name" in entity.fields:
        return _person_called(name)
    for field in entity.fields.values():
        if field.required and field.naming and field.name != "code":
            return {field.name: name}
    raise ValueProblem(
        mark("There is no “{name}” in {section} yet, and a name is not enough to add it."),
        name=name,
        section=entity.section,
    )


def _person_called(name: str) -> Row:
    """The last word is the family name, unless a comma says where it ends: "Family, Given"."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma:
        given, _, family = name.rpartition(" ")
    return {"family_name": family, "given_name": given or None}


class Change(Protocol):
    """What is needed of a change of the catalog."""

    def put(self, entity: type[Entity], rows: Iterable[Row]) -> list[int]: ...


class Settler:
    """Creates the new records that rows name, each once; `created` holds them in their order."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._ids: dict[int, int] = {}
        self.created: list[New] = []

    def put(self, entity: type[Entity], row: Row) -> int:
        settled = {name: self._settled(value) for name, value in row.items()}
        return self._change.put(entity, [settled])[0]

    def _settled(self, value: Any) -> Any:
        if isinstance(value, New):
            return Ref(self._id(value), (), value.section)
        if isinstance(value, tuple):
            return tuple(self._settled(each) for each in value)
        return value

    def _id(self, new: New) -> int:
        if id(new) not in self._ids:
            self._ids[id(new)] = self.put(entity_of(new.section), new.row)
            self.created.append(new)
        return self._ids[id(new)]
