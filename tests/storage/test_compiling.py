"""A statement that was compiled before is asked with its own parameters, not with those of then."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, func, select

from catalog_app.storage.compiling import compiled

WORD = Table("word", MetaData(), Column("id", Integer, primary_key=True), Column("text", String))


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT)")
        connection.executemany("INSERT INTO word (text) VALUES (?)", ["a", "b", "c", "d"])
        yield connection


def _ids(connection: sqlite3.Connection, statement: Any) -> list[int]:
    return [id for (id,) in connection.execute(*compiled(statement))]


def test_each_is_asked_with_its_own_parameters(connection: sqlite3.Connection) -> None:
    for text, id in zip("abcd", range(1, 5), strict=True):
        assert _ids(connection, select(WORD.c.id).where(WORD.c.text == text)) == [id]
        after = select(WORD.c.id).where(func.instr(text, WORD.c.text) > 0, WORD.c.id > id - 1)
        assert _ids(connection, after) == [id]


def test_a_limit_and_its_absence_are_told_apart(connection: sqlite3.Connection) -> None:
    asked = select(WORD.c.id).order_by(WORD.c.id)
    counts = [len(_ids(connection, asked.limit(most))) for most in (None, 2, 3, None, 1)]
    assert counts == [4, 2, 3, 4, 1]


def test_lists_may_be_of_any_length(connection: sqlite3.Connection) -> None:
    for wanted in ([1], [1, 4], [], [2, 3, 4], [4]):
        asked = select(WORD.c.id).where(WORD.c.id.in_(wanted)).order_by(WORD.c.id)
        assert _ids(connection, asked) == wanted
