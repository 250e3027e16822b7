"""Other records that a cell names: found in any spelling, or new ones."""

import re
from collections.abc import Sequence
from typing import Any

from catalog_app.domain import countries
from catalog_app.domain.countries import spelling
from catalog_app.domain.dates import PartialDate
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, Row, entity_of, field_of
from catalog_app.domain.places import City
from catalog_app.domain.refs import Ref
from catalog_app.errors import NotFound, ValueProblem
from catalog_app.exchange.importing.fresh import Fresh
from catalog_app.exchange.naming import is_uuid
from catalog_app.i18n import Language, mark
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.known import KnownNames, key_of, uuids

_SEVERAL = mark("Several in {section} are called “{name}”: write the UUID of the one meant.")
_NONE = mark("There is no “{name}” in {section} yet, and a name is not enough to add it.")
_NO_UUID = mark("There is no record {uuid} in {section}.")
_NATIONAL = re.compile(r"ministr|министе?р|nazir|bakanl|vazirl|вазирл|ministrlig", re.IGNORECASE)
"""A ministry of one name is another one in each country."""
_MOST_KEPT = 50_000
_BETWEEN = re.compile(r"\s*[;\n]\s*")


class References:
    """Resolves names; what it finds stays as it was when the section was first asked for."""

    def __init__(self, catalog: Catalog, language: Language, fresh: Fresh) -> None:
        self.names = KnownNames(catalog)
        self.fresh = fresh
        self._catalog = catalog
        self._language = language
        self._refs: dict[tuple[str, int], Ref | None] = {}
        self._values: dict[tuple[str, int, str], Any] = {}
        self._meanings: dict[tuple[object, ...], Ref] = {}

    def several(self, section: str, text: str, row: Row) -> tuple[Ref, ...]:
        """Of names parted by ";" or line ends, each once."""
        names = (name for name in _BETWEEN.split(text) if name.strip())
        return tuple(dict.fromkeys(self.one(section, name, row) for name in names))

    def one(self, section: str, text: str, row: Row) -> Ref:
        """`row`: the record that names it, whose country and date tell which of several is meant.

        ValueProblem where that stays open, NotFound for an unknown UUID.
        """
        name = " ".join(text.split())
        asked = (section, name, *(row.get(field) for field in _told_by(section, name)))
        known = self._meanings.get(asked)
        if known is None:
            known = self._one(section, name, row)
            if len(self._meanings) >= _MOST_KEPT:
                self._meanings.clear()
            self._meanings[asked] = known
        return known

    def _one(self, section: str, name: str, row: Row) -> Ref:
        if is_uuid(name):
            return self._by_uuid(section, name.lower())
        found = self._meant(section, name, row)
        if len(found) > 1:
            raise ValueProblem(_SEVERAL, section=section, name=name)
        return found[0] if found else self._new(section, name, row)

    def knows(self, section: str, name: str) -> bool:
        """Whether a record of the catalog is called so."""
        return bool(self.names.ids(section, key_of(entity_of(section), name)))

    def ref(self, section: str, id: int) -> Ref | None:
        """Of a record that is there or new; None where it is gone."""
        if id < 0:
            _, row = self.fresh.row(id)
            parts = tuple(row.get(name) for name in entity_of(section).label_fields)
            return Ref(id, parts, section)
        if (section, id) not in self._refs:
            self._refs[section, id] = self._catalog.ref(section, id)
        return self._refs[section, id]

    def speaking(self, code: str) -> Language:
        """A language that knows the catalog's own titles."""
        return self._catalog.speaking(code)

    def uuid(self, entity: type[Entity], id: int) -> str:
        return str(self._catalog.get(entity, id)["uuid"])

    def _by_uuid(self, section: str, uuid: str) -> Ref:
        id = uuids(self._catalog, section, [uuid]).get(uuid)
        found = None if id is None else self.ref(section, id)
        if found is None:
            raise NotFound(_NO_UUID, uuid=uuid, section=section)
        return found

    def _meant(self, section: str, name: str, row: Row) -> Sequence[Ref]:
        """Those of the catalog and of earlier lines that may be called so."""
        entity = entity_of(section)
        ids = self.names.ids(section, key_of(entity, name))
        found = [ref for id in ids if (ref := self.ref(section, id))]
        found += self.fresh.called(section, key_of(entity, name))
        for field in _told_by(section, name):
            found = self._with(found, field, row.get(field))
        if len(found) > 1:
            written = spelling(name)
            labels = {ref: spelling(entity.label(ref.parts, self._language)) for ref in found}
            found = [ref for ref in found if labels[ref] == written] or found
        return found

    def _with(self, found: list[Ref], field: str, value: Any) -> list[Ref]:
        """Those that agree in a field, else those of which it is not known."""
        if value is None and len(found) < 2:
            return found
        held = {ref: self._held(ref, field) for ref in found}
        unknown = [ref for ref in found if held[ref] is None]
        if value is None:
            return unknown if len(unknown) == 1 else found
        same = [ref for ref in found if held[ref] is not None and _agree(held[ref], value)]
        if not same and len(unknown) == 1 and unknown[0] < 0:
            self.fresh.amend(unknown[0], {field: value})
        return same or unknown

    def _held(self, ref: Ref, field: str) -> Any:
        if ref < 0:
            return self.fresh.row(ref)[1].get(field)
        asked = (ref.section, int(ref), field)
        if asked not in self._values:
            entity = entity_of(ref.section)
            rows = self._catalog.found(entity, [int(ref)]).rows(0, 1, [field_of(entity, field)])
            self._values[asked] = rows[0][1] if rows else None
        return self._values[asked]

    def _new(self, section: str, name: str, row: Row) -> Ref:
        entity = entity_of(section)
        made = entity.called(name)
        if made is None:
            raise ValueProblem(_NONE, section=section, name=name)
        made |= {field: row[field] for field in _told_by(section, name) if row.get(field)}
        return self.fresh.another(section, made, key_of(entity, name))


def _told_by(section: str, name: str) -> tuple[str, ...]:
    """The fields of the line that tell records of one name apart."""
    if section == Event.section:
        return ("when",)
    national = section == "organisations" and _NATIONAL.search(name) is not None
    return ("country",) if section == City.section or national else ()


def _agree(held: Any, value: Any) -> bool:
    if isinstance(value, PartialDate):
        return bool(held.overlaps(value.start, value.end))
    return bool(held == value)


def place_of(
    text: str, country: str | None, language: Language
) -> tuple[str | None, str | None, str | None]:
    """Venue, city and country of “Hall, City, Country”, as far as they are there.

    Two letters at the end are the country's only where `country` says so too: CA is a state as
    well.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    code = country_at_end(parts[-1], country, language) if parts else None
    if code is None:
        return text.strip() or None, None, None
    venue = ", ".join(parts[:-2]) or None
    return venue, parts[-2] if len(parts) > 1 else None, code


def country_at_end(text: str, country: str | None, language: Language) -> str | None:
    """The country that the last words of an address are."""
    found = countries.codes_matching(text, language, prefix=False)
    if len(found) != 1 or (len(text) == 2 and found[0] != country and text.upper() != "UK"):
        return None
    return found[0]
