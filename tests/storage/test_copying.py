"""A copy of a catalog goes its own way: whole, with its history, and nobody's sample."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import Event
from catalog_app.errors import FileProblem, NotACatalog
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from catalog_app.storage.copying import copy
from catalog_app.storage.history import history
from tests.builders import a_sample, contents, event


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_sample(tmp_path / "sample.db")) as made:
        yield made


def test_a_copy_has_all_records_and_their_history_and_is_another_catalog(
    sample: Catalog, tmp_path: Path
) -> None:
    meeting = event(sample, title="Forum")
    copy(sample, tmp_path / "copy.db")
    with closing(Catalog.open(tmp_path / "copy.db")) as made:
        assert contents(made) == contents(sample)
        assert len(history(made, Event, meeting)) == 1
        assert check(made) == []
        assert sample.sample
        assert not made.sample
        assert made.uuid != sample.uuid
        event(made, title="only there")
    assert len(sample.find(Event, "only there")) == 0


def test_one_that_can_only_be_read_is_copied_into_one_that_can_be_written(
    sample: Catalog, tmp_path: Path
) -> None:
    sample.close()
    with closing(Catalog(sample.path, read_only=True)) as frozen:
        copy(frozen, tmp_path / "copy.db")
    with closing(Catalog.open(tmp_path / "copy.db")) as made:
        event(made)


def test_the_catalog_goes_on_refusing_writes_of_its_readers(
    sample: Catalog, tmp_path: Path
) -> None:
    copy(sample, tmp_path / "copy.db")
    assert sample.reader.all("PRAGMA query_only") == [(1,)]


def test_a_copy_never_takes_the_place_of_a_file(sample: Catalog, tmp_path: Path) -> None:
    there = tmp_path / "letter.txt"
    there.write_text("dear")
    with pytest.raises(FileProblem):
        copy(sample, there)
    assert there.read_text() == "dear"


def test_a_damaged_catalog_is_not_copied_and_nothing_is_left(
    sample: Catalog, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(sample.path)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'ix_event_country'")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(NotACatalog):
        copy(sample, tmp_path / "copy.db")
    assert sorted(tmp_path.iterdir()) == before
