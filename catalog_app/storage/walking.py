"""Walking through records in their order: ids run by run, from where the order begins.

What stands behind the page is never looked at.  Nothing is imported here that a window does not
need for its first rows.
"""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from catalog_app.domain.fields import Entity, field_of
from catalog_app.i18n import Language

if TYPE_CHECKING:
    from catalog_app.storage.reading import Questions

_RUN = 1000
_ORDERS = 4  # of eight bytes a record


class Way(NamedTuple):
    """How ids are asked for in an order.

    `values`: asks for the codes, for which `sql` is asked one after the other in the order of what
    they are called, those that are called alike together, in place of its `(?)`; "" where `sql` is
    asked just once.  `whole`: it gives the id of every record once; else those are missing that
    hold nothing in the first name.  `along`: it begins at once, else all records are sorted.
    """

    values: str
    sql: str
    parameters: list[Any]
    whole: bool
    along: bool


class Orders:
    """The orders for which all records had to be sorted, while nothing is written."""

    def __init__(self) -> None:
        self._state: object = None
        self._kept: dict[tuple[str, ...], array[int]] = {}

    def get(self, name: tuple[str, ...], state: object) -> "array[int] | None":
        return self._kept.get(name) if self._state == state else None

    def keep(self, name: tuple[str, ...], state: object, ids: "array[int]") -> None:
        if self._state != state:
            self._state = state
            self._kept.clear()
        self._kept[name] = ids
        if len(self._kept) > _ORDERS:
            del self._kept[next(iter(self._kept))]


class Walk:
    """Through the records of an entity on one connection, sorting in `language`.

    `own`: the code of the catalog's own language; `orders`: of this connection.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        questions: "Questions",
        entity: type[Entity],
        language: Language,
        own: str,
        orders: Orders,
    ) -> None:
        self._connection, self._questions, self._orders = connection, questions, orders
        self._entity, self._language = entity, language
        self._own = own == language.code
        (highest,) = connection.execute(f"SELECT max(id) FROM {entity.table}").fetchone()
        self.size = (highest or 0) + 1
        """Above every id."""

    def is_quick(self, order: Sequence[str]) -> bool:
        """Whether the first records are come by at once."""
        return self._way(order).along or self._kept(order) is not None

    def ids(self, order: Sequence[str], most: int | None = None) -> "array[int]":
        """Of all records in order, or of the first ones."""
        return self._first(self._runs(tuple(order)), most)

    def through(
        self, wanted: Sequence[int], order: Sequence[str], most: int | None = None
    ) -> "array[int]":
        """Those of the wanted ids that are come by, in order, or the first of them."""
        marked = bytearray(self.size)
        for id in wanted:
            if id < self.size:  # what came just now is not in the order yet
                marked[id] = 1
        runs = (
            [id for id in run if id < self.size and marked[id]] for run in self._runs(tuple(order))
        )
        return self._first(runs, len(wanted) if most is None else min(most, len(wanted)))

    def _first(self, runs: Iterable[list[int]], most: int | None) -> "array[int]":
        found: array[int] = array("q")
        for run in runs:
            found.extend(run)
            if most is not None and len(found) >= most:
                return found[:most]
        return found

    def _runs(self, order: tuple[str, ...]) -> Iterator[list[int]]:
        way = self._way(order)
        if not way.along:
            found = self._sorted(way, order)
            yield from (found[at : at + _RUN].tolist() for at in range(0, len(found), _RUN))
            return
        if way.whole:
            yield from self._asked(way.sql, way.parameters)
            return
        come = bytearray(self.size)
        for run in self._by_first(way, order):
            yield _fresh(run, come)
        if come.count(1) < self._count(come.count(1)):
            last = ("-id" if order[-1].startswith("-") else "id",)
            for run in self._runs(order[1:] or last):
                yield _fresh(run, come)

    def _count(self, known: int) -> int:
        """Of all records; they are not counted where it is plain that there are more than known."""
        if 2 * known < self.size:
            return self.size
        asked = f"SELECT count(*) FROM {self._entity.table}"
        return int(self._connection.execute(asked).fetchone()[0])

    def _way(self, order: Sequence[str]) -> Way:
        return self._questions.way(self._entity, order, own=self._own)

    def _kept(self, order: Sequence[str]) -> "array[int] | None":
        return self._orders.get(self._name(order), self._state())

    def _sorted(self, way: Way, order: Sequence[str]) -> "array[int]":
        """All records, sorted once for every state of the catalog."""
        found = self._kept(order)
        if found is None:
            found = self._first(self._asked(way.sql, way.parameters), None)
            self._orders.keep(self._name(order), self._state(), found)
        return found

    def _name(self, order: Sequence[str]) -> tuple[str, ...]:
        return self._entity.section, self._language.code, *order

    def _state(self) -> object:
        return self._connection, *self._connection.execute("PRAGMA data_version").fetchone()

    def _by_first(self, way: Way, order: tuple[str, ...]) -> Iterator[list[int]]:
        if not way.values:
            yield from self._asked(way.sql, way.parameters)
            return
        for codes in self._codes(way.values, order[0]):
            signs = ", ".join("?" * len(codes))
            yield from self._asked(way.sql.replace("(?)", f"({signs})"), [*codes, *way.parameters])

    def _codes(self, values: str, name: str) -> Iterator[list[Any]]:
        """In the order of what they are called, those that are called alike together."""
        kind, language = field_of(self._entity, name.removeprefix("-")).kind, self._language
        # Read first: what a country is called may have to be asked meanwhile.
        codes = [code for (code,) in self._connection.execute(values).fetchall()]
        keys = {code: kind.sort_key(code, language) for code in codes if kind.show(code, language)}
        found = sorted(keys, key=keys.__getitem__, reverse=name.startswith("-"))
        return (list(alike) for _, alike in groupby(found, key=keys.__getitem__))

    def _asked(self, sql: str, parameters: Sequence[Any]) -> Iterator[list[int]]:
        answer = self._connection.execute(sql, parameters)
        while run := answer.fetchmany(_RUN):
            yield [id for (id,) in run]


def _fresh(run: Iterable[int], come: bytearray) -> list[int]:
    """Those that did not come before."""
    fresh = [id for id in dict.fromkeys(run) if id < len(come) and not come[id]]
    for id in fresh:
        come[id] = 1
    return fresh
