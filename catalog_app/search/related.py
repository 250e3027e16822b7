"""Related records: how many there are, and what one of them is."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from catalog_app.domain.asking import Wanted
from catalog_app.domain.kinds import Kind, Number
from catalog_app.domain.relations import AttachedTo, Links, Parts, Relation, called
from catalog_app.errors import ValueProblem
from catalog_app.i18n import mark
from catalog_app.search.condition import Condition
from catalog_app.search.rows import Rows

NOT_RELATED = mark(
    "Brackets after a field ask what a related record is, such as members:(role:head); "
    "“{field}” leads to none."
)


class _Counted(Number):
    """How many there are; `at_least`: the condition that there are so many, one or more."""

    def __init__(self, at_least: Callable[[Rows, int], Condition]) -> None:
        self._at_least = at_least

    def condition(self, ask: Any, name: str, wanted: Wanted) -> Condition:
        count = self.read(wanted.text, wanted.language) or 0
        more, enough = self._enough(ask, count + 1), self._enough(ask, count)
        if wanted.operator in (">", "<="):
            return more if wanted.operator == ">" else ~more
        if wanted.operator in (">=", "<"):
            return enough if wanted.operator == ">=" else ~enough
        return enough & ~more

    def _enough(self, rows: Rows, count: int) -> Condition:
        return self._at_least(rows, count) if count else rows.column("id").is_not(None)


class _MembersOfEvent(Relation):
    """The members of all its delegations."""

    def condition(self, ask: Any, name: str, wanted: Wanted) -> Condition:
        wanted.only_equal()
        return self.having(ask, called(ask.at(self.section), wanted))

    def missing(self, ask: Any, name: str) -> Condition:
        return ~self.having(ask, ask.at(self.section).column("id").is_not(None))

    def having(self, rows: Rows, condition: Condition) -> Condition:
        delegations, members = rows.at("delegations"), rows.at(self.section)
        of_them = delegations.column("id").in_(members.values("delegation", condition))
        return rows.column("id").in_(delegations.values("event", of_them))

    @staticmethod
    def at_least(rows: Rows, count: int) -> Condition:
        delegations, members = rows.at("delegations").table, rows.at("members").table
        both = delegations.join(members, members.c.delegation == delegations.c.id)
        found = select(delegations.c.event).select_from(both).group_by(delegations.c.event)
        return rows.column("id").in_(found.having(func.count() >= count))


MEMBERS_OF_EVENT = _MembersOfEvent("members")


def counting(kind: Kind, wanted: Wanted) -> Kind:
    """What compares the number of related records, where a number is wanted; else the kind."""
    text = wanted.text.strip()
    if wanted.phrase or not (text.isascii() and text.isdigit()):
        return kind
    if isinstance(kind, _MembersOfEvent):
        return _Counted(kind.at_least)
    if isinstance(kind, Links | AttachedTo):
        return _Counted(lambda rows, count: _linked(rows, kind, count))
    return kind


def _linked(rows: Rows, kind: Links | AttachedTo, count: int) -> Condition:
    link = rows.at(kind.through)
    there = link.column("id").is_not(None)
    for name, value in (kind.role if isinstance(kind, Links) else {}).items():
        there &= link.column(name) == value
    return rows.column("id").in_(link.values(kind.here, there, count))


def need(kind: Kind, name: str) -> None:
    """ValueProblem where a field leads to no other records."""
    if not kind.section:
        raise ValueProblem(NOT_RELATED, field=name)


def having(
    rows: Rows, kind: Kind, name: str, condition: Callable[[Rows], Condition | None]
) -> Condition:
    """One of the records that a field leads to is so."""
    there = rows.at(kind.section)
    found = condition(there)
    if found is None:
        found = there.column("id").is_not(None)
    # By its name only: what stands in brackets within brackets is deeper than SQLite can read.
    found = there.column("id").in_(_named(there.values("id", found)))
    if isinstance(kind, _MembersOfEvent):
        return kind.having(rows, found)
    if not isinstance(kind, Parts):
        among: Condition = kind.among(rows, name, there.values("id", found))
        return among
    for only, value in kind.only.items():
        found &= there.column(only) == value
    return rows.column(kind.key).in_(there.values(kind.via, found))


def _named(found: Any) -> Any:
    """A question that stands at the head of the whole one."""
    return select(found.cte())
