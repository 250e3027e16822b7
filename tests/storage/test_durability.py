"""What happens to saved work when a program is killed, a disk is full or a file is held."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import Delegation, Event
from catalog_app.errors import CannotSave, CatalogBusy
from catalog_app.storage import engine
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from tests.builders import a_catalog, contents, event

_SAVING = """
import sys
from pathlib import Path
from catalog_app.domain import Delegation, Event
from catalog_app.storage.catalog import Catalog

catalog = Catalog.open(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 10**6):
    with catalog.change("batch") as change:
        (event,) = change.put(Event, [{"title": "batch", "attendance": number}])
        change.put(Delegation, [{"event": event, "country": "AZ", "size": n} for n in range(10)])
    print(number, flush=True)
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


def _killed_after(path: Path, first: int, count: int) -> int:
    """Saves in a child from number `first` on, kills it; the last number it said to be saved."""
    child = subprocess.Popen(
        [sys.executable, "-c", _SAVING, str(path), str(first)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    said = [int(child.stdout.readline()) for _ in range(count)]
    child.send_signal(signal.SIGKILL)
    rest = [int(line) for line in child.stdout if line.endswith("\n")]
    child.stdout.close()
    child.wait()
    return (said + rest)[-1]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_what_was_said_to_be_saved_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    a_catalog(path).close()
    last = -1
    for count in (3, 12, 25):
        last = _killed_after(path, last + 1, count)
        with closing(Catalog.open(path)) as catalog:
            saved = catalog.reader.all("SELECT max(attendance), count(*) FROM event")[0]
            assert saved[0] in (last, last + 1)
            assert saved[1] == saved[0] + 1
            assert len(catalog.find(Delegation)) == 10 * saved[1]
            assert check(catalog) == []
        last = saved[0]


def test_a_full_disk_is_a_sentence_and_the_next_save_works(catalog: Catalog) -> None:
    event(catalog, title="before")
    before = contents(catalog)
    driver = engine.driver(catalog._writer._connection)
    (pages,) = driver.execute("PRAGMA page_count").fetchone()
    driver.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(CannotSave, match=r"disk of .*catalog\.db.* is full"):
        event(catalog, title="too much", note="x" * 100_000)
    assert contents(catalog) == before
    driver.execute("PRAGMA max_page_count=1000000")
    event(catalog, title="after", note="x" * 100_000)
    assert len(catalog.find(Event)) == 2
    assert check(catalog) == []


def test_a_catalog_held_by_another_program_is_busy_and_then_free(catalog: Catalog) -> None:
    with (
        closing(Catalog.open(catalog.path, patience=50)) as impatient,
        closing(sqlite3.connect(catalog.path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CatalogBusy, match="Another program"):
            event(impatient)
        assert len(impatient.find(Event)) == 0  # reading goes on
        other.execute("COMMIT")
        event(impatient)
        assert len(impatient.find(Event)) == 1


def test_a_reader_sees_one_moment_while_another_writes(catalog: Catalog) -> None:
    event(catalog)
    with catalog.change("open") as change:
        change.put(Event, [{"title": "not there yet"}])
        assert len(catalog.find(Event)) == 1
    assert len(catalog.find(Event)) == 2


def test_searches_in_a_worker_go_on_while_records_are_saved(catalog: Catalog) -> None:
    counts: list[int] = []

    def search() -> None:
        for _ in range(40):
            counts.append(len(catalog.find(Event, "forum")))

    worker = threading.Thread(target=search)
    worker.start()
    for number in range(40):
        event(catalog, title=f"Forum {number}")
    worker.join()
    assert counts == sorted(counts)
    assert len(catalog.find(Event, "forum")) == 40


def test_nothing_is_saved_into_a_file_that_was_moved(catalog: Catalog, tmp_path: Path) -> None:
    event(catalog, title="before")
    os.rename(catalog.path, tmp_path / "moved.db")
    with pytest.raises(CannotSave, match=r"catalog\.db.* was moved, deleted or replaced"):
        event(catalog, title="after")
    with pytest.raises(CannotSave, match="was moved, deleted or replaced"):
        catalog.undo()
    os.rename(tmp_path / "moved.db", catalog.path)
    event(catalog, title="back")
    assert len(catalog.find(Event)) == 2


def test_nothing_is_saved_beside_a_file_that_took_the_place(
    catalog: Catalog, tmp_path: Path
) -> None:
    a_catalog(tmp_path / "other.db").close()
    before = (tmp_path / "other.db").read_bytes()
    os.replace(tmp_path / "other.db", catalog.path)
    with pytest.raises(CannotSave, match="was moved, deleted or replaced"):
        event(catalog)
    assert catalog.path.read_bytes() == before


def test_a_look_says_once_that_the_file_was_moved(catalog: Catalog, tmp_path: Path) -> None:
    for _ in range(2):
        os.rename(catalog.path, tmp_path / "moved.db")
        with pytest.raises(CannotSave, match="was moved, deleted or replaced"):
            catalog.poll()
        catalog.poll()
        os.rename(tmp_path / "moved.db", catalog.path)
        catalog.poll()
