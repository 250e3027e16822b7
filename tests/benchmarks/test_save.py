"""Saving a record, beside a bare durable insert with the same pragmas into a table like its own;
and how much of it the index and its vocabulary take at least.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from catalog_app.domain.events import Event
from catalog_app.domain.fields import Row
from catalog_app.search import index
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.identity import uuid7
from tests.benchmarks.conftest import Figures, by_turns, percentile, typical
from tests.benchmarks.generator import Generator
from tests.benchmarks.vocabulary import SEED

ROUNDS = 300
GOAL = 4.0
FRAME = 16  # milliseconds
PRAGMAS = ("journal_mode", "synchronous", "secure_delete", "temp_store", "foreign_keys")


@pytest.fixture
def bare(filled: Path, catalog: Catalog, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the catalog, with its indexes, as the catalog's writer sets it."""
    path = tmp_path / "bare.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with closing(sqlite3.connect(filled)) as held:
            held.backup(connection)
        for name, setting in _pragmas_of_the_writer(catalog).items():
            connection.execute(f"PRAGMA {name} = {setting}")
        connection.execute("PRAGMA foreign_keys = OFF")
        yield connection
    path.unlink()


def _pragmas_of_the_writer(catalog: Catalog) -> dict[str, object]:
    with catalog.change("Looked at its settings") as change:
        driver = change._rows._connection.connection.driver_connection
        return {n: driver.execute(f"PRAGMA {n}").fetchone()[0] for n in PRAGMAS}


def test_a_record_is_saved_durably_at_the_pace_of_the_disk(
    catalog: Catalog, bare: sqlite3.Connection, figures: Figures, size: str
) -> None:
    ids = catalog.find(Event).ids
    held = [catalog.get(Event, id) for id in ids[: 2 * ROUNDS + 1]]
    changed = iter([row | {"note": f"Changed {row['id']}"} for row in held[: ROUNDS + 1]])
    counted = iter([row | {"attendance": 5001} for row in held[ROUNDS + 1 :]])
    new = iter(list(Generator(SEED + 1).events(ROUNDS + 1)))
    rows = _other_events(bare)

    def save_new() -> None:
        catalog.save(Event, next(new))

    def save_changed() -> None:
        catalog.save(Event, next(changed))

    def save_counted() -> None:
        catalog.save(Event, next(counted))

    save_new()  # loads what saving needs
    save_changed()
    added, altered, unheard, limit, indexed, known = by_turns(
        ROUNDS,
        save_new,
        save_changed,
        save_counted,
        *(partial(_save_bare, bare, rows, most) for most in (1, 2, 3)),
    )

    figures.told_within(f"13 save a new one in {size}, p95", percentile(added, 0.95), "ms", FRAME)
    for what, times in (
        (f"13 save one with other words in {size}", altered),
        (f"13 save one with another number, which the index does not have, in {size}", unheard),
        (f"13 bare insert with its words in the index of {size}", indexed),
        (f"13 bare insert with index and vocabulary of {size}", known),
    ):
        figures.note(what, typical(times), typical(limit), "ms", None)
    share = (typical(known) - typical(limit)) / typical(added)
    figures.tell(
        f"13 save a new one in {size}, of which index and vocabulary at least", f"{share:.0%}"
    )
    what = f"13 save a new one in {size}"
    assert figures.note(what, typical(added), typical(limit), "ms", GOAL) <= GOAL
    assert len(catalog.find(Event)) == len(ids) + ROUNDS + 1


def _save_bare(bare: sqlite3.Connection, rows: Iterator[Row], most: int) -> None:
    """The row; with 2 its words in the index, too; with 3 its words in the vocabulary, too."""
    row = next(rows)
    name = index.table_name(Event)
    bare.execute("BEGIN IMMEDIATE")
    bare.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(row))})", [*row.values()])
    if most > 1:
        placed = index.place(Event, row), row["words"]
        bare.execute(f"INSERT INTO {name}(rowid, words) VALUES (?, ?)", placed)
    if most > 2:
        known = [(Event.section, word, 1) for word in index.plain_words(row["words"])]
        bare.executemany("INSERT OR IGNORE INTO vocabulary VALUES (?, ?, ?)", known)
    bare.execute("COMMIT")


def _other_events(bare: sqlite3.Connection) -> Iterator[Row]:
    """Columns of events that are not there yet, as they hold them."""
    held = bare.execute("SELECT * FROM event ORDER BY random() LIMIT ?", (3 * ROUNDS,))
    names = [name for name, *_ in held.description]
    for place, row in enumerate(held.fetchall()):
        own = {"id": 10_000_000 + place, "uuid": uuid7()}
        yield dict(zip(names, row, strict=True)) | own
