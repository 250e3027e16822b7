"""What records are wanted, as far as possible as one question to the full-text index.

The index answers a question of words and terms at once and in the order of its rows; whatever it
cannot know (a number, a comparison) is asked of the columns beside it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, not_

EVERY, NONE = '"@"', '"@@"'
"""The term that each row of an index has, to ask for all but some, and one that none has."""

Inside = Callable[[str], ColumnElement[bool]]

_WIDEST = 16
"""Sides of one “or” in the index, which looks at each of them for each row."""


def either(sides: Sequence[str]) -> str:
    """As FTS5 reads it: one of the sides holds.

    Many of them are asked as a tree.  FTS5 would take an “or” of “or” for one, but for the “not”
    of nothing between the two.
    """
    while len(sides) > _WIDEST:
        runs = (sides[start : start + _WIDEST] for start in range(0, len(sides), _WIDEST))
        sides = [f"(({' OR '.join(run)}) NOT {NONE})" for run in runs]
    return " OR ".join(sides)


@dataclass(frozen=True)
class Condition:
    """Rows for which the index says yes to one of the `sides` (as FTS5 reads them; none is no
    question) and for which `sql` holds (None: nothing more).

    `inside`: makes a question to the index a condition of the row.
    """

    inside: Inside
    sides: tuple[str, ...] = ()
    sql: ColumnElement[bool] | None = None

    @property
    def match(self) -> str:
        """The question to the index as a whole, "" where there is none."""
        return either(self.sides)

    @property
    def whole(self) -> ColumnElement[bool]:
        """All of it, as a condition of the row."""
        if not self.sides:
            assert self.sql is not None, "a condition says something"
            return self.sql
        asked = self.inside(self.match)
        return asked if self.sql is None else asked & self.sql

    def __and__(self, other: "Condition") -> "Condition":
        if (NONE,) in (self.sides, other.sides):
            return Condition(self.inside, (NONE,))
        matches = [each for each in (self.match, other.match) if each]
        sqls = [each for each in (self.sql, other.sql) if each is not None]
        sql = sqls[0] & sqls[-1] if len(sqls) > 1 else next(iter(sqls), None)
        both = " AND ".join(f"({each})" for each in matches)
        return Condition(self.inside, (both,) if both else (), sql)

    def __or__(self, other: "Condition") -> "Condition":
        if (NONE,) in (self.sides, other.sides):
            return other if self.sides == (NONE,) else self
        if self.sql is None and other.sql is None:
            return Condition(self.inside, tuple(dict.fromkeys((*self.sides, *other.sides))))
        return Condition(self.inside, sql=self.whole | other.whole)

    def __invert__(self) -> "Condition":
        if self.sql is None:
            return Condition(self.inside, (f"{EVERY} NOT ({self.match})",))
        return Condition(self.inside, sql=not_(_sure(self.whole)))


def _sure(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """What is unknown is not so: an event without a country is not in Kazakhstan."""
    from sqlalchemy import false, func

    return func.coalesce(condition, false())


class Column:
    """A column as the kinds compare it: each comparison is a Condition."""

    def __init__(self, inside: Inside, held: Any) -> None:
        self.held = held
        self._inside = inside

    def __eq__(self, other: object) -> Condition:  # type: ignore[override]  # as SQLAlchemy has it
        return self._so(self.held == other)

    def __ne__(self, other: object) -> Condition:  # type: ignore[override]  # as SQLAlchemy has it
        return self._so(self.held != other)

    __hash__ = None  # type: ignore[assignment]  # what is equal is not known here

    def __lt__(self, other: Any) -> Condition:
        return self._so(self.held < other)

    def __le__(self, other: Any) -> Condition:
        return self._so(self.held <= other)

    def __gt__(self, other: Any) -> Condition:
        return self._so(self.held > other)

    def __ge__(self, other: Any) -> Condition:
        return self._so(self.held >= other)

    def is_(self, other: Any) -> Condition:
        return self._so(self.held.is_(other))

    def is_not(self, other: Any) -> Condition:
        return self._so(self.held.is_not(other))

    def in_(self, values: Any) -> Condition:
        return self._so(self.held.in_(values))

    def not_in(self, values: Any) -> Condition:
        return self._so(self.held.not_in(values))

    def _so(self, sql: Any) -> Condition:
        return Condition(self._inside, sql=sql)
