"""Saving a record, beside a bare durable insert with the same pragmas into a table like its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain.events import Event
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.identity import uuid7
from tests.benchmarks.conftest import Figures, by_turns, percentile, typical
from tests.benchmarks.generator import SEED, Generator

ROUNDS = 300
GOAL = 4.0
PRAGMAS = ("journal_mode", "synchronous", "secure_delete", "temp_store", "foreign_keys")


@pytest.fixture
def bare(filled: Path, catalog: Catalog, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the catalog's events alone, with their indexes, as the catalog's writer sets it."""
    with closing(sqlite3.connect(tmp_path / "bare.db", isolation_level=None)) as connection:
        for name, setting in _pragmas_of_the_writer(catalog).items():
            connection.execute(f"PRAGMA {name} = {setting}")
        connection.execute("ATTACH ? AS held", (str(filled),))
        made = connection.execute(
            "SELECT sql FROM held.sqlite_master WHERE tbl_name = 'event' AND sql IS NOT NULL"
        ).fetchall()
        for (sql,) in made:
            connection.execute(sql)
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO event SELECT * FROM held.event")
        connection.execute("DETACH held")
        yield connection


def _pragmas_of_the_writer(catalog: Catalog) -> dict[str, object]:
    with catalog.change("Looked at its settings") as change:
        driver = change._rows._connection.connection.driver_connection
        return {n: driver.execute(f"PRAGMA {n}").fetchone()[0] for n in PRAGMAS}


def test_a_record_is_saved_durably_at_the_pace_of_the_disk(
    catalog: Catalog, bare: sqlite3.Connection, figures: Figures, size: str
) -> None:
    known = catalog.find(Event).ids[: ROUNDS + 1]
    changed = iter([catalog.get(Event, id) | {"note": f"Changed {id}"} for id in known])
    new = iter(list(Generator(SEED + 1).events(ROUNDS + 1)))
    insert, rows = _stored_events(bare)

    def save_new() -> None:
        catalog.save(Event, next(new))

    def save_changed() -> None:
        catalog.save(Event, next(changed))

    def save_bare() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(insert, next(rows))
        bare.execute("COMMIT")

    save_new()  # loads what saving needs
    save_changed()
    added, altered, limit = by_turns(ROUNDS, save_new, save_changed, save_bare)

    figures.tell(f"save a new one in {size}, p95 (goal 16 ms)", f"{percentile(added, 0.95):.2f} ms")
    what = f"save a changed one in {size}"
    figures.note(what, typical(altered), typical(limit), "ms", None)
    what = f"save a new one in {size}"
    assert figures.note(what, typical(added), typical(limit), "ms", GOAL) <= GOAL
    assert len(catalog.find(Event)) == int(size.replace(",", "")) + ROUNDS + 1


def _stored_events(bare: sqlite3.Connection) -> tuple[str, Iterator[tuple[object, ...]]]:
    """SQL that inserts an event, and other events than are there, as columns hold them."""
    held = bare.execute("SELECT * FROM event ORDER BY random() LIMIT ?", (ROUNDS,)).fetchall()
    new = ((10_000_000 + place, uuid7(), *row[2:]) for place, row in enumerate(held))
    return f"INSERT INTO event VALUES ({', '.join('?' * len(held[0]))})", new
