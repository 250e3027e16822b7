"""The SQL by which records stand in an order, as far as possible along an index from its beginning.

Days and numbers have an index as they are; texts in the catalog's own language stand in its
alphabet, and so does what other records are called; codes are few, and the records of each are
asked for one code after the other.  What has no index is sorted whole: own fields, what belongs to
a record by a list, and texts in the order of a language that is not the catalog's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from sqlalchemy import Column, ColumnElement, FromClause, Select, Table, and_, select, text

from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.fields import Entity, Field, entity_of, field_of
from catalog_app.domain.kinds import Kind, Text
from catalog_app.domain.relations import Links, Reference, Through
from catalog_app.domain.wordings import Wording
from catalog_app.storage import alphabet
from catalog_app.storage.compiling import compiled
from catalog_app.storage.rows import holds, keys, ordering
from catalog_app.storage.statements import values_of
from catalog_app.storage.tables import metadata, tables
from catalog_app.storage.walking import Way


@dataclass(frozen=True)
class _Order:
    """What is asked for: field names, "-" before a descending one; `own`: by the alphabet's own
    language.
    """

    entity: type[Entity]
    names: Sequence[str]
    own: bool

    @property
    def table(self) -> Table:
        return tables()[self.entity.section]

    @property
    def field(self) -> Field:
        return field_of(self.entity, self.names[0].removeprefix("-"))

    @property
    def descends(self) -> bool:
        return self.names[0].startswith("-")

    @property
    def columns(self) -> list[Column[Any]]:
        """Those of numbers that the first name sorts by, if it does; they have an index."""
        if self.names[0].removeprefix("-") not in self.entity.declared:
            return []
        kind = self.field.kind
        held = kind.kind if isinstance(kind, Through) and kind.kept else kind
        if not (held.extra or held.numeric):
            return []
        found = keys(kind, self.entity, self.field, self.table)
        return [each for each in found if isinstance(each, Column)]

    def falling(self, columns: Sequence[ColumnElement[Any]]) -> list[ColumnElement[Any]]:
        return [each.desc() if self.descends else each.asc() for each in columns]

    def rest(self, table: FromClause) -> list[ColumnElement[Any]]:
        """Of what stands together by the first name."""
        return ordering(self.entity, self.names, table, after=1)


@dataclass(frozen=True)
class _Link:
    """A table that leads from the records, by its column `here`, to others."""

    table: Table
    here: ColumnElement[Any]
    holds: ColumnElement[bool]


def way(entity: type[Entity], names: Sequence[str], *, own: bool) -> Way:
    """How the ids of all records are asked for; `own`: in the order of the catalog's language."""
    order = _Order(entity, names, own)
    first = names[0].removeprefix("-")
    found = None if first == "id" or first not in entity.declared else _way(order.field.kind, order)
    if found is None:
        table = order.table
        asked = select(table.c.id).order_by(*ordering(entity, names, table))
        return _asking(asked, whole=True, along=first == "id" or bool(order.columns))
    return found


@singledispatch
def _way(kind: Kind, order: _Order) -> Way | None:
    """By its own numbers, where there are columns of them; else None: it is sorted whole."""
    table, held = order.table, order.columns
    if order.descends or not held:
        return None  # an index runs backwards through what holds nothing last
    asked = select(table.c.id).where(held[0].is_not(None))
    return _asking(asked.order_by(*held, *order.rest(table)))


@_way.register
def _(kind: Text, order: _Order) -> Way | None:
    if not order.own or order.field not in alphabet.fields(order.entity.section):
        return None
    return _along(order, order.entity, order.field.name, None)


@_way.register(Wording)
@_way.register(Choice)
@_way.register(CountryCode)
def _(kind: Kind, order: _Order) -> Way | None:
    table, name = order.table, order.field.name
    if name not in table.c:
        return None
    column = table.c[name]
    asked = select(table.c.id).where(column.in_(text("?"))).order_by(*order.rest(table))
    return _asking(asked, values=values_of(table.name, name))


@_way.register
def _(kind: Reference, order: _Order) -> Way | None:
    target = entity_of(kind.section)
    name = alphabet.of_label(target)
    if name is None or not order.own:
        return None
    return _along(order, target, name, order.table.c[order.field.name])


@_way.register
def _(kind: Through, order: _Order) -> Way | None:
    if kind.kept:
        return _way(kind.kind, order)
    target = entity_of(kind.over)
    held = kind.there in {field.name for field in alphabet.fields(target.section)}
    if not held or not order.own or kind.via not in order.table.c:
        return None
    return _along(order, target, kind.there, order.table.c[kind.via])


@_way.register
def _(kind: Links, order: _Order) -> Way | None:
    """By the first of them in the alphabet, and backwards by the last."""
    name = alphabet.of_label(entity_of(kind.section))
    if name is None or not order.own:
        return None
    table = tables()[kind.through]
    link = _Link(table, table.c[kind.here], holds(table, kind.role))
    return _along(order, entity_of(kind.section), name, table.c[kind.there], link)


def _along(
    order: _Order,
    target: type[Entity],
    name: str,
    via: ColumnElement[Any] | None,
    link: _Link | None = None,
) -> Way:
    """Along the alphabet of a field of `target`, to which the column `via` leads: None where it is
    the record itself.
    """
    found, table = metadata().tables["alphabet"], order.table
    source: FromClause = found
    id: ColumnElement[Any] = table.c.id
    # Those of one namesake stand together only where nothing else is asked for.
    together = [found.c.key] if via is None or len(order.names) > 1 else [found.c.key, found.c.id]
    if via is None:
        id = found.c.id
    elif link is not None:
        leads = and_(via == found.c.id, link.holds, link.here.is_not(None))
        id, source = link.here, found.join(link.table, leads)
    else:
        source = found.join(table, via == found.c.id)
    if id is not table.c.id and len(order.names) > 1:
        source = source.join(table, table.c.id == id)
    rest = order.rest(table) if len(order.names) > 1 else order.falling([id])
    asked = (
        select(id)
        .select_from(source)
        .where(found.c.section == target.section, found.c.field == name)
        .order_by(*order.falling(together), *rest)
    )
    return _asking(asked)


def _asking(
    statement: Select[Any], *, values: str = "", whole: bool = False, along: bool = True
) -> Way:
    sql, parameters = compiled(statement)
    return Way(values, sql, parameters, whole, along)
