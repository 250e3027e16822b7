"""Importing a CSV of 100,000 lines, with checks, matching, indexes and history, beside the bare
insert of the very rows that come of it into the same tables, indexes and full text.

Seconds of the processor are compared: both write the same, and disks differ from hour to hour.
"""

import csv
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from catalog_app.domain import ENTITIES, Event
from catalog_app.exchange.importing.applying import apply
from catalog_app.exchange.importing.mapping import guess, section_for
from catalog_app.exchange.importing.plan import Plan
from catalog_app.exchange.importing.planning import make_plan
from catalog_app.exchange.sources import open_source
from catalog_app.search import index
from catalog_app.storage.catalog import Catalog
from tests.benchmarks.conftest import Figures
from tests.benchmarks.vocabulary import SEED

LINES = 100_000
GOAL = 2.0
MOST_MB = 60
CANCELLED_WITHIN = 1000  # milliseconds
WORDS_TITLE, WORDS_SUMMARY = 5, 14
KINDS = ("Festival", "Forum", "Conference", "Exhibition", "Poetry days", "Concert")
COUNTRIES = ("Azerbaijan", "Қазақстан", "TUR", "Узбекистан", "KG", "Turkmenistan", "HUN")
HEADS = ("Title", "Date", "Kind", "Country", "City", "Organisers", "Attendance", "Summary")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lines whose cities and organisers come again and again, as in lists of people's own."""
    chance = random.Random(SEED)
    words = ["".join(chance.choices("abcdefghiklmnoprstuvyz", k=chance.randint(4, 9)))
             for _ in range(8000)]  # fmt: skip
    path = tmp_path_factory.mktemp("import") / "events.csv"
    with path.open("w", encoding="utf-8", newline="") as draft:
        writer = csv.writer(draft)
        writer.writerow(HEADS)
        for _ in range(LINES):
            day = f"{chance.randint(1, 28)}.{chance.randint(1, 12)}.{chance.randint(1995, 2026)}"
            writer.writerow([
                " ".join(chance.choices(words, k=WORDS_TITLE)).title(),
                day,
                chance.choice(KINDS),
                chance.choice(COUNTRIES),
                words[int(chance.random() ** 2 * 500)].title(),
                words[int(chance.random() ** 2 * 900)].title() + " Academy",
                chance.randint(1, 5000),
                " ".join(chance.choices(words, k=WORDS_SUMMARY)),
            ])  # fmt: skip
    return path


def test_an_import_is_within_reach_of_the_bare_insert(
    file: Path, tmp_path: Path, figures: Figures
) -> None:
    with closing(Catalog.create(tmp_path / "ours.db")) as catalog:
        Catalog.create(tmp_path / "bare.db").close()
        planned, plan = _seconds(lambda: _plan(catalog, file))
        applied, done = _seconds(lambda: apply(catalog, plan, file.name))
        again, repeated = _seconds(lambda: _plan(catalog, file))
        pragmas = _pragmas(catalog)
    assert done.new == LINES
    assert repeated.counts["same"] == LINES
    limit, _ = _seconds(lambda: _insert(tmp_path / "ours.db", tmp_path / "bare.db", pragmas))
    figures.tell(f"10 plan of {LINES:,} lines of CSV", f"{planned:.1f} s")
    figures.tell(f"10 the same file again, {LINES:,} lines", f"{again:.1f} s")
    what = f"10 import of {LINES:,} lines of CSV, planned and applied"
    figures.note(what, planned + applied, limit, "s", GOAL)


def _plan(catalog: Catalog, file: Path) -> Plan:
    source = open_source(file)
    columns = guess(source, section_for(Event.section), catalog.language)
    return make_plan(catalog, source, columns, catalog.language)


def _seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _pragmas(catalog: Catalog) -> dict[str, object]:
    names = ("journal_mode", "synchronous", "secure_delete", "temp_store")
    with catalog.change("Looked at its settings") as change:
        driver = change._rows._connection.connection.driver_connection
        return {name: driver.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


def _insert(filled: Path, bare: Path, pragmas: dict[str, object]) -> None:
    """All rows that the import made, read by statements as plain as those that write them."""
    tables = [*(entity.table for entity in ENTITIES if entity.table != "country"), "alphabet"]
    with (
        closing(sqlite3.connect(filled)) as held,
        closing(sqlite3.connect(bare, isolation_level=None)) as connection,
    ):
        for name, setting in pragmas.items():
            connection.execute(f"PRAGMA {name} = {setting}")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        for table in tables:
            rows = held.execute(f"SELECT * FROM {table}")
            holes = ", ".join("?" * len(rows.description))
            connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({holes})", rows)
        for entity in ENTITIES:
            rows = held.execute(f"SELECT * FROM {entity.table} WHERE words != ''")
            names = [name for name, *_ in rows.description]
            read = (dict(zip(names, each, strict=True)) for each in rows)
            placed = ((index.place(entity, row), row["words"]) for row in read)
            name = index.table_name(entity)
            connection.executemany(f"INSERT INTO {name}(rowid, words) VALUES (?, ?)", placed)
        known = held.execute("SELECT * FROM vocabulary")
        connection.executemany("INSERT OR IGNORE INTO vocabulary VALUES (?, ?, ?)", known)
        connection.execute("COMMIT")


WATCHED = r"""
import re, sys, time
from pathlib import Path
from typing import Any
from catalog_app.errors import Cancelled
from tests.benchmarks.test_import import _plan
from catalog_app.exchange.importing.applying import apply
from catalog_app.storage.catalog import Catalog

catalog = Catalog.create(Path(sys.argv[2]))

def peak():
    status = Path("/proc/self/status").read_text()
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0])

_plan(catalog, Path(sys.argv[3]))
before = peak()
plan = _plan(catalog, Path(sys.argv[1]))
asked = [0.0]

def stop():
    if len(seen) > 20 and not asked[0]:
        asked[0] = time.perf_counter()
        return False
    return bool(asked[0])

seen = []
try:
    apply(catalog, plan, "x", progress=seen.append, stop=stop)
except Cancelled:
    pass
taken = time.perf_counter() - asked[0]
apply(catalog, plan, "x")
print((peak() - before) / 1024, taken * 1000)
catalog.close()
"""


def test_memory_stays_flat_and_stopping_takes_less_than_a_second(
    file: Path, tmp_path: Path, figures: Figures
) -> None:
    few = tmp_path / "few.csv"
    few.write_text("".join(file.read_text("utf-8").splitlines(keepends=True)[:1000]), "utf-8")
    arguments = [sys.executable, "-c", WATCHED, str(file), str(tmp_path / "watched.db"), str(few)]
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        arguments, capture_output=True, text=True, check=True, cwd=root, env={**os.environ}
    )
    more, stopped = map(float, done.stdout.split())
    figures.told_within(f"10 memory for {LINES:,} lines of CSV", more, "MB", MOST_MB)
    figures.told_within("10 an import is stopped, and taken back", stopped, "ms", CANCELLED_WITHIN)
