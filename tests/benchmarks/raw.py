"""The least that SQLite needs for the same answers: the questions written by hand, on a connection
of their own that no search has prepared.
"""

import json
import sqlite3
from array import array
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import literal_column

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity
from catalog_app.search import index
from catalog_app.search.compile import where
from catalog_app.search.condition import either
from catalog_app.storage.asking import context
from catalog_app.storage.catalog import Catalog

PAGE = 200
_LATEST = "when_start DESC, when_end DESC, id DESC"
_ROWS: dict[type[Entity], str] = {
    Event: (
        'SELECT event.id, "when", title, event.names, kind, event.country, city.name, city.names,'
        " delegations_count FROM event LEFT JOIN city ON city.id = event.city"
    ),
    Delegation: (
        "SELECT delegation.id, event.title, event.names, delegation.country,"
        ' delegation."when", organisation.name, delegation.status, size, members_count,'
        " person.family_name, person.given_name FROM delegation"
        " LEFT JOIN event ON event.id = delegation.event"
        " LEFT JOIN organisation ON organisation.id = delegation.sender"
        " LEFT JOIN member ON member.delegation = delegation.id AND member.role = 'head'"
        " LEFT JOIN person ON person.id = member.person"
    ),
    Member: (
        "SELECT member.id, event.title, event.names, member.country, role, person.family_name,"
        " person.given_name, person.names, member.position FROM member"
        " LEFT JOIN event ON event.id = member.event"
        " LEFT JOIN person ON person.id = member.person"
    ),
}


class Raw:
    """`match`: a question as FTS5 reads it, see match_of()."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self, sql: str, *parameters: object) -> list[Any]:
        return self._connection.execute(sql, parameters).fetchall()

    def page(self, match: str, most: int = PAGE) -> list[Any]:
        """The first rows of the events for which the index says yes, the latest first."""
        name, id = index.table_name(Event), _id(Event)
        asked = f"SELECT {id} FROM {name} WHERE {name} MATCH ? ORDER BY rowid DESC LIMIT ?"
        return self.rows(Event, [id for (id,) in self.all(asked, match, most)])

    def latest(self, entity: type[Entity]) -> list[Any]:
        """The first rows by an index of a column."""
        asked = f"SELECT id FROM {entity.table} ORDER BY {_LATEST} LIMIT ?"
        return self.rows(entity, [id for (id,) in self.all(asked, PAGE)])

    def rows(self, entity: type[Entity], ids: list[int]) -> list[Any]:
        """The usual columns, in whatever order."""
        asked = f"{_ROWS[entity]} WHERE {entity.table}.id IN (SELECT value FROM json_each(?))"
        return self.all(asked, json.dumps(ids))

    def ids(self) -> "array[int]":
        """All events, the latest first."""
        found: array[int] = array("q")
        answer = self._connection.execute(f"SELECT id FROM event ORDER BY {_LATEST}")
        while run := answer.fetchmany(1000):
            found.extend(id for (id,) in run)
        return found

    def count(self, match: str) -> int:
        name = index.table_name(Event)
        return int(self.all(f"SELECT count(*) FROM {name} WHERE {name} MATCH ?", match)[0][0])

    def countries(self, match: str = "") -> dict[str | None, int]:
        """Country -> how many of the events; `match`: only of these."""
        name, id = index.table_name(Event), _id(Event)
        found = f" WHERE id IN (SELECT {id} FROM {name} WHERE {name} MATCH ?)" if match else ""
        asked = f"SELECT country, count(*) FROM event{found} GROUP BY country"
        return dict(self.all(asked, *filter(None, [match])))

    def sorted(self, match: str, column: str) -> list[Any]:
        """The first rows of what is found by a column, by its bytes."""
        name, id = index.table_name(Event), _id(Event)
        asked = (
            f"SELECT id FROM event WHERE id IN (SELECT {id} FROM {name} WHERE {name} MATCH ?)"
            f" ORDER BY {column} LIMIT ?"
        )
        return self.rows(Event, [id for (id,) in self.all(asked, match, PAGE)])


@contextmanager
def raw(path: Path) -> Iterator[Raw]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        yield Raw(connection)


def match_of(catalog: Catalog, text: str) -> str:
    """What the index is asked by a search for events; a kind is one term."""
    rest, _, kind = text.partition(" kind:")
    with catalog.searcher.asking(catalog.language) as connection:
        condition = where(Event, rest, context(catalog.language, connection))
    assert condition is not None, f"“{rest}” asks for nothing"
    assert condition.match, f"“{rest}” is not asked of the index"
    return _with_kind(condition.match, kind)


def words_of(catalog: Catalog, text: str) -> str:
    """As match_of(), without the countries, the kinds and the related records that words mean."""
    with catalog.searcher.asking() as connection:
        known = index.known_words(connection, Event)
        each = [either(index.of_word(word, known, "")) for word in text.split() if ":" not in word]
    return " AND ".join(f"({match})" for match in each if match)


def _with_kind(match: str, kind: str) -> str:
    return f"({match}) AND ({either(index.one_of('kind', (kind,)))})" if kind else match


def _id(entity: type[Entity]) -> str:
    """The id at a place of the index."""
    found = index.id_at(entity, literal_column("rowid"))
    return str(found.compile(compile_kwargs={"literal_binds": True}))
