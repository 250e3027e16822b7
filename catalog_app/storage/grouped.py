"""How records are counted by a value: one question a facet, of all of them or of what is found.

The values are counted where they stand in order, in the index of the field.  What was found is
either looked up one by one or, where it is much, marked: each record is then asked for its mark,
which takes less than to go to each of many.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, literal, null, or_, select, union_all

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.fields import Entity
from catalog_app.domain.kinds import PartialDate
from catalog_app.storage.compiling import Question, compiled
from catalog_app.storage.tables import tables

_MUCH = 12
"""One in so many records: from there on they are marked."""


@dataclass(frozen=True)
class Among:
    """Records that were found.  `ids`: theirs, in JSON, where they are few; `last`: the id of the
    last one that may be marked.
    """

    count: int
    ids: str = ""
    last: int = 0

    def holds(self, column: Any) -> Any:
        """The condition that a column has the id of one."""
        if self.ids:
            return column.in_(select(func.json_each(self.ids).table_valued("value").c.value))
        return case((column <= self.last, func.marked(column)), else_=0) == 1


def among(connection: sqlite3.Connection, ids: Sequence[int]) -> Among:
    """Those ids, for questions that are asked next on the connection."""
    last = max(ids, default=0)
    if len(ids) * _MUCH <= last or not ids:
        return Among(len(ids), json.dumps(list(ids)))
    marks = bytearray(last + 1)
    for id in ids:
        marks[id] = 1
    connection.create_function("marked", 1, marks.__getitem__)
    return Among(len(ids), last=last)


def by_value(entity: type[Entity], name: str, found: Among | None) -> Question:
    """(value, how many) of a field: a code, the id of another record, or None."""
    table = tables()[entity.section]
    value = table.c[name]
    return compiled(_of_found(select(value, func.count()).group_by(value), table.c.id, found))


def by_days(entity: type[Entity], name: str, found: Among | None) -> Question:
    """(first day, last day, how many) of the dates in a field."""
    table = tables()[entity.section]
    days = [table.c[name + suffix] for suffix in PartialDate.extra]
    return compiled(_of_found(select(*days, func.count()).group_by(*days), table.c.id, found))


def by_sender(entity: type[Entity], found: Among | None) -> Question:
    """(country, how many events) to which it sent a delegation; None for those without any."""
    event, sent = tables()[entity.section], tables()[Delegation.section]
    came = or_(sent.c.status.is_(None), sent.c.status.not_in(Delegation.NOT_SENT))
    pairs = select(sent.c.country, sent.c.event).where(came, sent.c.country.is_not(None))
    pairs, events = (
        _of_found(asked, sent.c.event, found) for asked in (pairs, select(sent.c.event).where(came))
    )
    each = pairs.distinct().subquery()
    some = select(func.count()).select_from(events.distinct().subquery()).scalar_subquery()
    every: Any = select(func.count()).select_from(event).scalar_subquery()
    every = every if found is None else literal(found.count)
    by_country = select(each.c.country, func.count()).group_by(each.c.country)
    return compiled(union_all(by_country, select(null(), every - some)))


def _of_found(asked: Select[Any], id: Any, found: Among | None) -> Select[Any]:
    asked = asked.select_from(id.table)
    return asked if found is None else asked.where(found.holds(id))
