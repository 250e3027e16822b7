"""What a record tells and hears of those that belong to it: its owners, parts and links.

A search of events means the delegations that came and their members, too, and a search of members
the event at which they were.  So that it need not look there, the index has at each record the
words and terms of its family, and the record's own columns have what it shows of its owner and how
many parts it has.  All of that is derived, and derived anew when one of the family changes.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field as attribute
from functools import cache, partial
from typing import Any

from catalog_app.domain import ENTITIES
from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.domain.relations import Links, Parts, Reference, Through
from catalog_app.search.terms import codes, terms
from catalog_app.storage.held_values import UNREADABLE, loaded

Stored = dict[str, Any]


@dataclass
class Told:
    """What a record of an entity hears: folded texts, terms, columns that are derived of others."""

    entity: type[Entity]
    texts: list[str] = attribute(default_factory=list)
    terms: list[str] = attribute(default_factory=list)
    columns: Stored = attribute(default_factory=dict)

    def hear(self, path: str, found: Iterable[object]) -> None:
        """Codes in a field, see terms()."""
        self.terms += terms(self.entity, path, found)


def count_column(field: Field) -> str:
    return f"{field.name}_count"


def counted_fields(entity: type[Entity]) -> tuple[Field, ...]:
    """The fields of which a column has the number of parts."""
    return tuple(field for field in entity.declared.values() if _is_count(entity, field))


class Family:
    """Asked on one connection, in the midst of a change or beside all of them.

    What cannot be read of a relative is told to nobody.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def told(self, entity: type[Entity], rows: Mapping[int, Stored]) -> dict[int, Told]:
        """What records hear; `rows`: their columns by their ids."""
        found = {id: Told(entity) for id in rows}
        if entity.link:
            return found
        rows_of = cache(partial(self._linked, found))  # several fields may tell of the same rows
        for field in entity.declared.values():
            kind = field.kind
            if isinstance(kind, Links) and field.searched:
                self._hear_links(field, kind, rows_of(kind.through, kind.here), found)
            elif isinstance(kind, Parts) and (field.searched or _is_count(entity, field)):
                parts = rows_of(kind.section, kind.via)
                self._hear_parts(field, kind, parts, found)
                if _is_count(entity, field):
                    _count(field, kind, parts, found)
            elif isinstance(kind, Reference) and kind.owner and field.searched:
                self._hear_owner(field, kind, rows, found)
            elif isinstance(kind, Through) and kind.kept:
                self._hear_value(field, kind, rows, found)
        return found

    def relatives(
        self, entity: type[Entity], rows: Collection[Stored], *, down: bool
    ) -> Iterator[tuple[str, int]]:
        """(section, id) of the records that hear of rows; `down`: of their parts, too."""
        for owner, column in _listeners(entity.section):
            ids = {row[column] for row in rows if row[column] is not None}
            if ids:
                yield from ((owner, id) for id in ids)
                above = entity_of(owner)
                yield from self.relatives(above, self._owners(above, ids), down=False)
        if down and rows:
            yield from self._below(entity, [row["id"] for row in rows])

    def _below(self, entity: type[Entity], ids: Sequence[int]) -> Iterator[tuple[str, int]]:
        for part, column in _hearing_parts(entity.section):
            asked = (
                f"SELECT id FROM {part.table} WHERE {column} IN (SELECT value FROM json_each(?))"
            )
            found = [id for (id,) in self._ask(asked, ids)]
            if found:
                yield from ((part.section, id) for id in found)
                yield from self._below(part, found)

    def _owners(self, entity: type[Entity], ids: Iterable[int]) -> list[Stored]:
        columns = [column for _, column in _listeners(entity.section)]
        return self._rows(entity, columns, "id", ids) if columns else []

    def _linked(self, found: Collection[int], section: str, via: str) -> list[Stored]:
        """The rows that lead to records; `via`: the column that does."""
        entity = entity_of(section)
        names = [field.name for field in entity.declared.values() if field.kind.store]
        return self._rows(entity, names, via, found)

    def _hear_links(
        self, field: Field, kind: Links, links: Iterable[Stored], found: Mapping[int, Told]
    ) -> None:
        for row in links:
            if all(row[name] == value for name, value in kind.role.items()):
                found[row[kind.here]].hear(field.name, [row[kind.there]])

    def _hear_parts(
        self, field: Field, kind: Parts, parts: Iterable[Stored], found: Mapping[int, Told]
    ) -> None:
        if field.searched:
            self._look_at(kind, parts, {id: [told] for id, told in found.items()}, (field.name,))

    def _look_at(
        self,
        kind: Parts,
        parts: Iterable[Stored],
        found: Mapping[int, list[Told]],
        told_as: Sequence[str],
    ) -> None:
        """Tells what parts hold in the fields at which a search looks; `found`: who hears, by the
        id of the owner.
        """
        part = entity_of(kind.section)
        fields = [part.declared[name] for name in kind.look]
        below: dict[int, list[Told]] = {}
        for row in parts:
            names = (*told_as, *part.told_as(row))
            below[row["id"]] = found[row[kind.via]]
            for field in fields:
                if field.kind.store is not None:
                    for told in below[row["id"]]:
                        self._tell(field, row[field.name], told, names)
        for field in fields:
            if isinstance(field.kind, Parts) and below:
                prefixes = [f"{name}.{field.name}" for name in told_as]
                rows = self._linked(below, field.kind.section, field.kind.via)
                self._look_at(field.kind, rows, below, prefixes)

    def _hear_owner(
        self, field: Field, kind: Reference, rows: Mapping[int, Stored], found: Mapping[int, Told]
    ) -> None:
        owner = entity_of(kind.section)
        of = {id: row[field.name] for id, row in rows.items() if row[field.name] is not None}
        fields = [
            each
            for each in owner.declared.values()
            if each.kind.store is not None and (each.naming or each.name in owner.label_fields)
        ]
        there = self._by_id(owner, [each.name for each in fields], of.values())
        for id, other in of.items():
            for each in fields:
                self._tell(each, there.get(other, {}).get(each.name), found[id], (field.name,))

    def _hear_value(
        self, field: Field, kind: Through, rows: Mapping[int, Stored], found: Mapping[int, Told]
    ) -> None:
        over, inner = entity_of(kind.over), kind.kind
        columns = [kind.there, *(kind.there + suffix for suffix in inner.extra)]
        own = [field.name, *(field.name + suffix for suffix in inner.extra)]
        via = {id: row[kind.via] for id, row in rows.items()}
        there = self._by_id(over, columns, (each for each in via.values() if each is not None))
        for id, other in via.items():
            values = there.get(other, {})
            held = values.get(kind.there)
            found[id].columns |= dict(zip(own, (values.get(each) for each in columns), strict=True))
            with suppress(*UNREADABLE):
                found[id].hear(field.name, tuple(codes(inner, loaded(inner, held))))

    def _tell(self, field: Field, held: Any, told: Told, names: Iterable[str]) -> None:
        if held is None:
            return
        with suppress(*UNREADABLE):
            value = loaded(field.kind, held)
            told.texts += field.kind.terms(value) if field.naming else ()
            coded = () if field.kind.extra else tuple(codes(field.kind, value))
            for name in names:
                told.hear(f"{name}.{field.name}", coded)

    def _by_id(
        self, entity: type[Entity], names: Sequence[str], ids: Iterable[int]
    ) -> dict[int, Stored]:
        return {row["id"]: row for row in self._rows(entity, names, "id", set(ids))}

    def _rows(
        self, entity: type[Entity], names: Iterable[str], column: str, values: Iterable[int]
    ) -> list[Stored]:
        wanted = tuple(dict.fromkeys(("id", column, *names)))
        listed = ", ".join(f'"{name}"' for name in wanted)
        asked = (
            f'SELECT {listed} FROM {entity.table} WHERE "{column}" IN'
            " (SELECT value FROM json_each(?)) ORDER BY id"
        )
        return [dict(zip(wanted, row, strict=True)) for row in self._ask(asked, values)]

    def _ask(self, asked: str, values: Iterable[int]) -> sqlite3.Cursor:
        return self._connection.execute(asked, (json.dumps(list(values)),))


def _count(field: Field, kind: Parts, parts: Iterable[Stored], found: Mapping[int, Told]) -> None:
    meant = (row for row in parts if all(row[name] == v for name, v in kind.only.items()))
    counts = Counter(row[kind.via] for row in meant)
    for id, told in found.items():
        told.columns[count_column(field)] = counts[id] or None


def is_told_anew(entity: type[Entity], old: Stored, new: Stored) -> bool:
    """Whether others hear something else of a row than before; `new`: its stored columns."""
    changed = (name for name, held in new.items() if held != old[name])
    return not _told_columns(entity.section).isdisjoint(changed) or (
        entity.told_as(old) != entity.told_as(new)
    )


@cache
def _told_columns(section: str) -> frozenset[str]:
    """The columns of which others hear."""
    entity = entity_of(section)
    names = {name for _, name in _listeners(section)}
    names |= {f.name for f in entity.declared.values() if f.naming and f.kind.store}
    names |= {name for name in entity.label_fields if entity.declared[name].kind.store}
    for other in ENTITIES:
        for field in other.declared.values():
            names |= _seen_by(field, section)
    return frozenset(names)


def _seen_by(field: Field, section: str) -> set[str]:
    kind = field.kind
    if isinstance(kind, Links) and kind.through == section:
        return {kind.here, kind.there, *kind.role}
    if isinstance(kind, Parts) and kind.section == section:
        return {kind.via, *kind.only, *kind.look}
    return {kind.there} if isinstance(kind, Through) and kind.over == section else set()


@cache
def _listeners(section: str) -> tuple[tuple[str, str], ...]:
    """(section of an owner that hears of these records, the column that leads there)."""
    return tuple(
        (field.kind.section, field.name)
        for field in entity_of(section).declared.values()
        if isinstance(field.kind, Reference)
        and field.kind.owner
        and any(_hears(entity_of(field.kind.section), f, section) for f in _all_fields(field.kind))
    )


def _all_fields(kind: Reference) -> Iterable[Field]:
    return entity_of(kind.section).declared.values()


def _hears(entity: type[Entity], field: Field, section: str) -> bool:
    kind = field.kind
    if isinstance(kind, Links):
        return field.searched and kind.through == section and not entity.link
    if isinstance(kind, Parts) and kind.section == section:
        return field.searched or _is_count(entity, field)
    return False


@cache
def _hearing_parts(section: str) -> tuple[tuple[type[Entity], str], ...]:
    """(entity whose records hear of these as their owners, the column that leads here)."""
    return tuple(
        (other, field.name)
        for other in ENTITIES
        if not other.link
        for field in other.declared.values()
        if isinstance(field.kind, Reference) and field.kind.owner and field.searched
        if field.kind.section == section
    )


def _is_count(entity: type[Entity], field: Field) -> bool:
    """Parts that go to the trash with their owner are counted in a column of it."""
    kind = field.kind
    if not (isinstance(kind, Parts) and kind.counted and kind.key == "id"):
        return False
    part = entity_of(kind.section)
    via = part.declared[kind.via].kind
    owned = isinstance(via, Reference) and via.owner and via.section == entity.section
    return owned and not part.link and (field.searched or bool(kind.only))
