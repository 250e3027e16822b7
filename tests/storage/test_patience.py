"""A search that takes too long is ended and says so; one that nobody waits for just ends."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from catalog_app.errors import Cancelled, TooSlow
from catalog_app.i18n import language
from catalog_app.storage import engine
from catalog_app.storage.patience import Patience
from tests.builders import a_catalog

FOREVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


class Clock:
    """Goes on by a second whenever it is looked at."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "catalog.db"
    a_catalog(path).close()
    with closing(engine.reader(path)) as connection:
        yield connection


@contextmanager
def ended_by(reader: sqlite3.Connection, patience: Patience) -> Iterator[None]:
    """A query is interrupted in it, as SQLite says."""
    engine.interruptible(reader, patience)
    with pytest.raises(sqlite3.OperationalError) as raised:
        yield
    engine.interruptible(reader, None)
    assert raised.value.sqlite_errorname == "SQLITE_INTERRUPT"


def test_a_query_without_end_ends_when_its_time_is_over_and_says_what_to_do(
    reader: sqlite3.Connection,
) -> None:
    clock = Clock()
    patience = Patience(seconds=30, clock=clock)

    with ended_by(reader, patience):
        reader.execute(FOREVER).fetchall()

    assert 30 <= clock.now <= 32
    why = patience.why()
    assert isinstance(why, TooSlow)
    assert why.text(language("en")) == (
        "This search took longer than 30 seconds and was stopped. "
        "Narrow it by a country, a year or another word."
    )


def test_two_seconds_are_told_without_a_fraction() -> None:
    assert "longer than 2 seconds" in str(Patience().why())


def test_a_query_that_nobody_waits_for_ends_without_a_complaint(
    reader: sqlite3.Connection,
) -> None:
    looked: list[int] = []

    def stop() -> bool:
        looked.append(len(looked))
        return len(looked) >= 5

    patience = Patience(stop, clock=lambda: 0.0)

    with ended_by(reader, patience):
        reader.execute(FOREVER).fetchall()

    assert isinstance(patience.why(), Cancelled)


def test_who_left_is_not_told_that_it_was_slow() -> None:
    assert isinstance(Patience(lambda: True, seconds=-1).why(), Cancelled)


def test_a_connection_answers_again_after_a_query_was_ended(reader: sqlite3.Connection) -> None:
    with ended_by(reader, Patience(seconds=0, clock=Clock())):
        reader.execute(FOREVER).fetchall()

    assert reader.execute("SELECT 1").fetchone() == (1,)
