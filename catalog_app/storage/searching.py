"""A search at work: which records a text finds, the first ones at once, and which are similar.

Where records usually stand by their date the index itself has them in that order: it is read from
its end, and what is not looked at is never found.  All else is found whole, and then sorted, or
taken from the way through all records (see walking.py), whichever is shorter.
"""

import json
import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, select

from catalog_app.domain.fields import Entity
from catalog_app.domain.folding import fold
from catalog_app.i18n import Language
from catalog_app.search import index
from catalog_app.search.compile import at_home, where
from catalog_app.search.condition import Condition
from catalog_app.search.grammar import switches
from catalog_app.storage.asking import context
from catalog_app.storage.compiling import compiled
from catalog_app.storage.reading import Hits
from catalog_app.storage.rows import ordering
from catalog_app.storage.tables import tables
from catalog_app.storage.walking import Walk

FEW = 20
"""Sure hits; where there are fewer, similar spellings are looked for, too."""
MOST_SIMILAR = 200
_SORTING = 25  # records that are passed by in the time in which one is sorted
_NEAR = 8  # words that one may be meant for

Near = Mapping[str, Mapping[str, float]]
"""Typed word -> words of records that are similar to it -> how much, up to 1."""


class Search:
    """What a text finds among the records of an entity, asked on one connection; QueryError."""

    def __init__(
        self, connection: sqlite3.Connection, entity: type[Entity], text: str, language: Language
    ) -> None:
        self._connection = connection
        self._entity, self._text, self._language = entity, text, language
        self._context = context(language, connection)
        self.condition = where(entity, text, self._context)
        self.near: dict[str, dict[str, float]] = {}

    def find(
        self, order: Sequence[str], most: int | None, *, similar: bool, walk: Walk
    ) -> "tuple[array[int], Hits]":
        """The ids in order; `similar`: after those that are sure others may come; `walk`: leads
        through all records in an order.
        """
        self._walk = walk
        found, parts = self._ids(self.condition, tuple(order), most)
        sure = len(found)
        if similar and sure < FEW and switches(self._text).similar:
            found += self._similar(found, tuple(order))
        return found, Hits(sure, parts or (sure,), self.near)

    def count(self) -> int:
        """How many sure hits there are."""
        table = tables()[self._entity.section]
        if self.condition is None:
            asked = select(func.count()).select_from(table)
        elif self.condition.sql is None:
            found, so = index.asked(self._entity, self.condition.match)
            asked = select(func.count()).select_from(found).where(so)
        else:
            asked = select(func.count()).select_from(table).where(self.condition.whole)
        (count,) = self._connection.execute(*compiled(asked)).fetchone()
        return int(count)

    def ids(self) -> "array[int]":
        """Those of all sure hits, in no order."""
        return self._fetched(self._unsorted(self.condition))

    def _similar(self, sure: "array[int]", order: tuple[str, ...]) -> "array[int]":
        """What is found beside the sure hits where words may also be similar ones, the closest
        first, and what is equally close in order; `near` is known then.
        """
        meant = where(
            self._entity, self._text, context(self._language, self._connection, self._like)
        )
        if meant is None or not any(self.near.values()):
            return array("q")
        known = set(sure)
        most = MOST_SIMILAR + len(known)
        ids = [id for id in self._ids(meant, order, most)[0] if id not in known]
        table = tables()[self._entity.section]
        asked = select(table.c.id, table.c.words).where(table.c.id.in_(ids))
        words = dict(self._connection.execute(*compiled(asked)).fetchall())
        return array("q", sorted(ids, key=lambda id: -closeness(words[id], self.near)))

    def _ids(
        self, wanted: Condition | None, order: tuple[str, ...], most: int | None
    ) -> "tuple[array[int], tuple[int, ...]]":
        """In order; and where each run of them ends that stands in it for itself."""
        if wanted is None:
            return self._walk.ids(order, most), ()
        entity = self._entity
        first = at_home(entity, self._text, self._context) if order == entity.order else None
        found: array[int] = array("q")
        ends: list[int] = []
        for part in [wanted] if first is None else [wanted & first, wanted & ~first]:
            left = None if most is None else most - len(found)
            if left is None or left > 0:
                found += self._part(part, order, left)
                ends.append(len(found))
        return found, tuple(ends)

    def _part(self, wanted: Condition, order: tuple[str, ...], most: int | None) -> "array[int]":
        """As the index has them; or by the way that passes all records, where it soon has come by
        enough; or else sorted.
        """
        if order == self._entity.order and wanted.match and index.dated(self._entity):
            return self._fetched(self._latest(wanted).limit(most))
        found = self._fetched(self._unsorted(wanted))
        passed = self._walk.size if most is None else self._walk.size * most // (len(found) or 1)
        if len(found) * _SORTING > passed and self._walk.is_quick(order):
            return self._walk.through(found, order, most)
        table = tables()[self._entity.section]
        given = select(func.json_each(json.dumps([*found])).table_valued("value").c.value)
        terms = ordering(self._entity, order, table)
        return self._fetched(
            select(table.c.id).where(table.c.id.in_(given)).order_by(*terms).limit(most)
        )

    def _unsorted(self, wanted: Condition | None) -> Select[Any]:
        if wanted is not None and wanted.sql is None:
            asked: Select[Any] = index.ids(self._entity, wanted.match)
            return asked
        table = tables()[self._entity.section]
        every = select(table.c.id)
        return every if wanted is None else every.where(wanted.whole)

    def _latest(self, wanted: Condition) -> Select[Any]:
        """As the index has them, from its end."""
        if wanted.sql is None:
            latest: Select[Any] = index.latest(self._entity, wanted.match)
            return latest
        found, so = index.asked(self._entity, wanted.match)
        id = index.id_at(self._entity, found.c.rowid)
        table = tables()[self._entity.section]
        beside = found.join(table, table.c.id == id)
        asked = select(table.c.id).select_from(beside).where(so, wanted.sql)
        return asked.order_by(found.c.rowid.desc())

    def _fetched(self, statement: Select[Any]) -> "array[int]":
        found: array[int] = array("q")
        answer = self._connection.execute(*compiled(statement))
        while run := answer.fetchmany(1000):
            found.extend(id for (id,) in run)
        return found

    def _like(self, entity: type[Entity], word: str) -> list[str]:
        """Words of the vocabulary of an entity that are similar to a typed one."""
        near = dict(index.near_words(self._context.known(entity), word, _NEAR))
        near.pop(fold(word), None)
        self.near.setdefault(word, {}).update(near)
        return list(near)


def closeness(words: str, likely: Near) -> float:
    """How close a row comes to what was typed; `words`: as it has them for the index."""
    held = index.plain_words(words)
    return sum(
        max((score for like, score in found.items() if like in held), default=0.0)
        for found in likely.values()
    )


def reasons(words: str, likely: Near) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(typed word, similar words) for each word that a row does not have as it was typed.

    Those that the row has come first: the others may be what records are called that belong to it.
    """
    held = index.plain_words(words)
    return tuple(
        (word, tuple(sorted(found, key=lambda like: (like not in held, -found[like]))))
        for word, found in likely.items()
        if found and fold(word) not in held
    )
