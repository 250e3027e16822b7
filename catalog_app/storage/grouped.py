"""How records are counted by a value: one question a facet, of all of them or of what is found."""

from typing import Any

from sqlalchemy import Select, func, null, or_, select, union_all

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.fields import Entity
from catalog_app.domain.kinds import PartialDate
from catalog_app.storage.compiling import Question, compiled
from catalog_app.storage.tables import tables


def by_value(entity: type[Entity], name: str, condition: Any) -> Question:
    """(value, how many) of a field: a code, the id of another record, or None."""
    table = tables()[entity.section]
    value = table.c[name]
    return compiled(_of_found(select(value, func.count()).group_by(value), table, condition))


def by_days(entity: type[Entity], name: str, condition: Any) -> Question:
    """(first day, last day, how many) of the dates in a field."""
    table = tables()[entity.section]
    days = [table.c[name + suffix] for suffix in PartialDate.extra]
    return compiled(_of_found(select(*days, func.count()).group_by(*days), table, condition))


def by_sender(entity: type[Entity], condition: Any) -> Question:
    """(country, how many events) to which it sent a delegation; None for those without any."""
    event, sent = tables()[entity.section], tables()[Delegation.section]
    came = or_(sent.c.status.is_(None), sent.c.status.not_in(Delegation.NOT_SENT))
    pairs = select(sent.c.country, sent.c.event).where(came, sent.c.country.is_not(None))
    events = select(sent.c.event).where(came)
    if condition is not None:
        found = select(event.c.id).where(condition).correlate(None)
        pairs, events = (asked.where(sent.c.event.in_(found)) for asked in (pairs, events))
    each = pairs.distinct().subquery()
    some = select(func.count()).select_from(events.distinct().subquery()).scalar_subquery()
    every = _of_found(select(func.count()), event, condition).scalar_subquery()
    by_country = select(each.c.country, func.count()).group_by(each.c.country)
    return compiled(union_all(by_country, select(null(), every - some)))


def _of_found(asked: Select[Any], table: Any, condition: Any) -> Select[Any]:
    asked = asked.select_from(table)
    return asked if condition is None else asked.where(condition)
