"""The tables, made from the declarations.

A table per entity: `id`, `uuid`, a column per stored field with its number columns, `own` with the
values of own fields (see own_values.py), the columns that are derived of other records (see
family.py), and `words`, the very text that the full-text index holds of the row.  Beside them the
catalog's own: `meta`, `step` and `step_row` (see history.py), the full-text tables and the
`vocabulary` of search/index.py, and `alphabet` (see alphabet.py).
"""

from collections.abc import Iterator
from functools import cache
from threading import Lock
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

from catalog_app.domain import ENTITIES, SECTIONS
from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.domain.kinds import Number
from catalog_app.domain.relations import Links, Reference, Through
from catalog_app.domain.wordings import Wording
from catalog_app.storage.family import count_column, counted_fields

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
_WIDER = {"delegations": (("country", "event", "status"), ("event", "status"))}
"""What events are narrowed by is counted in these indexes alone."""
_FOUND_BY = (Reference, CountryCode)
_SORTED_BY = (Choice, Number, Wording)
"""Kinds whose column has an index; the latter in the sections, whose tables people sort."""
_MAKING = Lock()


def metadata() -> MetaData:
    """The same for all threads: a question that has tables of two would be ambiguous."""
    with _MAKING:
        return _made()


@cache
def _made() -> MetaData:
    found = MetaData(naming_convention=NAMING)
    for entity in ENTITIES:
        _table_of(entity, found)
    _own_tables(found)
    _derived_tables(found)
    return found


@cache
def tables() -> MappingProxyType[str, Table]:
    """Section -> table."""
    known = metadata().tables
    return MappingProxyType({entity.section: known[entity.table] for entity in ENTITIES})


def stored_fields(entity: type[Entity]) -> tuple[Field, ...]:
    """The declared fields that are columns."""
    return _stored(entity.section)


@cache
def _stored(section: str) -> tuple[Field, ...]:
    return tuple(f for f in entity_of(section).declared.values() if f.kind.store)


def _table_of(entity: type[Entity], found: MetaData) -> None:
    table = Table(
        entity.table,
        found,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("uuid", Text, nullable=False, unique=True),
        *(column for field in stored_fields(entity) for column in _columns(field)),
        *_kept_columns(entity),
        Column("own", Text),
        Column("words", Text, nullable=False, server_default=""),
        sqlite_autoincrement=True,
    )
    ways = _ways(entity)
    indexed = (*_FOUND_BY, *_SORTED_BY) if entity in SECTIONS else _FOUND_BY
    for field in stored_fields(entity):
        if field.key:
            Index(None, table.c[field.name], unique=True)
        elif field.kind.extra:
            Index(None, *(table.c[field.name + suffix] for suffix in field.kind.extra))
        elif isinstance(field.kind, indexed) and field.name not in {way[0] for way in ways}:
            Index(None, table.c[field.name])
    for names in [*_WIDER.get(entity.section, ()), *ways, *_kept_indexes(entity)]:
        Index(None, *(table.c[name] for name in names))


def _ways(entity: type[Entity]) -> list[tuple[str, ...]]:
    """The columns of a link entity by which it is gone through from what others are linked to."""
    kinds = (field.kind for other in ENTITIES for field in other.declared.values())
    links = (kind for kind in kinds if isinstance(kind, Links) and kind.through == entity.section)
    return list({(link.there, *link.role, link.here): None for link in links if link.role})


def _kept_columns(entity: type[Entity]) -> Iterator[Column[Any]]:
    """What is derived of other records, see family.py."""
    for field in entity.declared.values():
        if isinstance(field.kind, Through) and field.kind.kept:
            inner = field.kind.kind
            yield Column(field.name, Integer if inner.store == "integer" else Text)
            yield from (Column(field.name + suffix, Integer) for suffix in inner.extra)
    yield from (Column(count_column(field), Integer) for field in counted_fields(entity))


def _kept_indexes(entity: type[Entity]) -> Iterator[tuple[str, ...]]:
    for field in entity.declared.values():
        if isinstance(field.kind, Through) and field.kind.kept:
            extra = tuple(field.name + suffix for suffix in field.kind.kind.extra)
            yield extra or (field.name,)
    yield from ((count_column(field),) for field in counted_fields(entity))


def _columns(field: Field) -> list[Column[Any]]:
    kind = field.kind
    if isinstance(kind, Reference):
        target = Entity.known[kind.section].table
        # Deferred: undo brings rows back in any order.
        link = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
        return [Column(field.name, Integer, link)]
    main: Column[Any] = Column(field.name, Integer if kind.store == "integer" else Text)
    return [main, *(Column(field.name + suffix, Integer) for suffix in kind.extra)]


def _own_tables(found: MetaData) -> None:
    Table(
        "meta",
        found,
        Column("key", Text, primary_key=True),
        Column("value", Text, nullable=False),
    )
    steps = Table(
        "step",
        found,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("at", Text, nullable=False),
        Column("by", Text, nullable=False),
        Column("label", Text, nullable=False),
        Column("label_values", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("turned_at", Text),
        Column("opening", Text, nullable=False),
        sqlite_autoincrement=True,
    )
    Index(None, steps.c.at)
    # There are hardly any at a time, and every change looks for them.
    Index("ix_step_undone", steps.c.id, sqlite_where=steps.c.state == "undone")
    rows = Table(
        "step_row",
        found,
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("step", Integer, ForeignKey("step.id"), nullable=False),
        Column("section", Text, nullable=False),
        Column("record", Integer, nullable=False),
        Column("act", Text, nullable=False),
        Column("before", Text),
        Column("after", Text),
    )
    Index(None, rows.c.step)
    Index(None, rows.c.section, rows.c.record)


def _derived_tables(found: MetaData) -> None:
    Table(
        "alphabet",
        found,
        Column("section", Text, primary_key=True),
        Column("field", Text, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("id", Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    Table(
        "vocabulary",
        found,
        Column("section", Text, primary_key=True),
        Column("word", Text, primary_key=True),
        Column("count", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
