"""The records of a catalog that lines may be about, asked for many lines at once."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.fields import Entity, Row, field_of
from catalog_app.domain.folding import fold
from catalog_app.exchange.importing.matching import TELLING
from catalog_app.exchange.importing.records import known_by
from catalog_app.exchange.naming import is_uuid
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.known import KnownNames, key_of, names_of, uuids
from catalog_app.storage.parts import parts

Held = dict[int, Row]
"""Id -> what the record holds in the fields that matter."""


class Candidates:
    """`wanted`: the fields that the columns give."""

    def __init__(
        self, catalog: Catalog, entity: type[Entity], wanted: Iterable[str], names: KnownNames
    ) -> None:
        self._catalog, self._entity, self._names = catalog, entity, names
        known = (*wanted, *TELLING[entity.section], *known_by(entity))
        self._fields = [
            field_of(entity, name)
            for name in dict.fromkeys(known)
            if name in entity.fields and name != "delegations"
        ]
        self._with_delegations = "delegations" in wanted and entity.section == "events"

    def key(self, row: Row) -> str | tuple[object, ...] | None:
        """What makes two lines be about one record, perhaps; None where nothing can."""
        if self._entity is Delegation:
            return _sent(row)
        name = " ".join(row[name] for name in known_by(self._entity) if row.get(name))
        return key_of(self._entity, name) or None

    def keys(self, row: Row) -> list[str | tuple[object, ...]]:
        """All by which it is found: by any of its names, a person without the patronymic, too."""
        found = [self.key(row)]
        if self._entity is not Delegation:
            if row.get("patronymic"):
                found.append(self.key({n: v for n, v in row.items() if n != "patronymic"}))
            found += (key_of(self._entity, name) for name in self._other_names(row))
        return [key for key in dict.fromkeys(found) if key]

    def _other_names(self, row: Row) -> Iterator[str]:
        for field in names_of(self._entity):
            value = row.get(field.name)
            if isinstance(value, dict):
                yield from value.values()
            elif value and field.name not in known_by(self._entity):
                yield value

    def find(self, rows: Sequence[Row]) -> list[Held]:
        """For each line the records that it may be about."""
        if self._entity is Delegation:
            return self._delegations(rows)
        ids = [self._ids(row) for row in rows]
        held = self._held({id for each in ids for id in each})
        return [{id: held[id] for id in each if id in held} for each in ids]

    def by_uuid(self, rows: Sequence[Row]) -> dict[str, tuple[int, Row]]:
        """UUID -> the record that has it."""
        wanted = {uuid for row in rows if (uuid := uuid_of(row))}
        found = uuids(self._catalog, self._entity.section, wanted) if wanted else {}
        held = self._held(found.values())
        return {uuid: (id, held[id]) for uuid, id in found.items() if id in held}

    def _ids(self, row: Row) -> Sequence[int]:
        section, keys = self._entity.section, self.keys(row)
        found = (id for key in keys for id in self._names.ids(section, str(key)))
        return list(dict.fromkeys(found))

    def _held(self, ids: Collection[int]) -> Held:
        if not ids:
            return {}
        found = self._catalog.found(self._entity, ()).of(list(ids), self._fields)
        names = [field.name for field in self._fields]
        held = {id: dict(zip(names, values, strict=True)) for id, *values in found}
        if self._with_delegations:
            for row in held.values():
                row["delegations"] = ()
            for sent in parts(self._catalog, Delegation, "event", list(held), _SENT):
                if sent["country"]:
                    held[int(sent["event"])]["delegations"] += (sent["country"],)
        return held

    def _delegations(self, rows: Sequence[Row]) -> list[Held]:
        events = {int(row["event"]) for row in rows if row.get("event") and row["event"] > 0}
        names = [field.name for field in self._fields]
        found: defaultdict[Hashable, Held] = defaultdict(dict)
        for sent in parts(self._catalog, Delegation, "event", sorted(events)):
            found[_sent(sent)][sent["id"]] = {name: sent[name] for name in names}
        return [found.get(self.key(row), {}) for row in rows]


_SENT = ("event", "country")


def uuid_of(row: Row) -> str | None:
    """The UUID that a line gives; other makers' numbers are none."""
    text = row.get("uuid") or ""
    return text.strip().lower() if is_uuid(text) else None


def _sent(row: Row) -> tuple[object, ...]:
    """What two delegations have alike that are one."""
    event, sender = (None if row.get(n) is None else int(row[n]) for n in ("event", "sender"))
    return event, row.get("country"), sender, fold(row.get("name") or "")
