"""Related records: how many there are, and what one of them is."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from catalog_app.domain.asking import Wanted
from catalog_app.domain.kinds import Kind, Number
from catalog_app.domain.relations import AttachedTo, Links, Parts
from catalog_app.errors import ValueProblem
from catalog_app.i18n import mark
from catalog_app.search.condition import Condition
from catalog_app.search.rows import Rows

NOT_RELATED = mark(
    "Brackets after a field ask what a related record is, such as members:(role:head); "
    "“{field}” leads to none."
)


class _Counted(Number):
    """How many records a field leads to through a link."""

    def __init__(self, kind: Links | AttachedTo) -> None:
        self._kind = kind

    def condition(self, ask: Any, name: str, wanted: Wanted) -> Condition:
        count = self.read(wanted.text, wanted.language) or 0
        more, enough = self._enough(ask, count + 1), self._enough(ask, count)
        if wanted.operator in (">", "<="):
            return more if wanted.operator == ">" else ~more
        if wanted.operator in (">=", "<"):
            return enough if wanted.operator == ">=" else ~enough
        return enough & ~more

    def _enough(self, rows: Rows, count: int) -> Condition:
        kind, link = self._kind, rows.at(self._kind.through)
        if not count:
            return rows.column("id").is_not(None)
        there = link.column("id").is_not(None)
        for name, value in (kind.role if isinstance(kind, Links) else {}).items():
            there &= link.column(name) == value
        return rows.column("id").in_(link.values(kind.here, there, count))


MEMBERS_OF_EVENT = Parts("members", via="event")
"""Of all its delegations."""


def counting(kind: Kind, wanted: Wanted) -> Kind:
    """What compares numbers of links, where a number is wanted; else the kind."""
    text = wanted.text.strip()
    number = text.isascii() and text.isdigit() and not wanted.phrase
    return _Counted(kind) if number and isinstance(kind, Links | AttachedTo) else kind


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
    if not isinstance(kind, Parts):
        among: Condition = kind.among(rows, name, there.values("id", found))
        return among
    for only, value in kind.only.items():
        found &= there.column(only) == value
    return rows.column(kind.key).in_(there.values(kind.via, found))


def _named(found: Any) -> Any:
    """A question that stands at the head of the whole one."""
    return select(found.cte())
