"""A copy of a catalog goes its own way: whole, with its history, and nobody's sample."""

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from catalog_app.domain import Event
from catalog_app.errors import CannotSave, FileProblem, NotACatalog
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from catalog_app.storage.copying import copy
from catalog_app.storage.files import Store
from catalog_app.storage.history import history
from tests.builders import a_catalog, a_sample, contents, event


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_sample(tmp_path / "sample.db")) as made:
        yield made


def files_of(path: Path) -> Store:
    with closing(Catalog.open(path)) as catalog:
        return Store.of(catalog)


def copied(catalog: Catalog, path: Path) -> Store:
    """The files of a copy."""
    copy(catalog, path)
    return files_of(path)


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


def test_a_copy_has_the_files_and_loses_none_with_the_first_catalog(
    sample: Catalog, tmp_path: Path
) -> None:
    files = [Store.of(sample).keep_bytes(word, "a.txt") for word in (b"one", b"two")]
    made = copied(sample, tmp_path / "copy.db")
    assert made.check(files) == []
    shutil.rmtree(Store.of(sample).folder)
    assert made.check(files) == []
    (tmp_path / "there").mkdir()
    with closing(Catalog.open(tmp_path / "copy.db")) as catalog:
        assert copied(catalog, tmp_path / "there" / "copy.db").check(files) == []


def test_a_copy_of_a_catalog_without_files_makes_no_folder(sample: Catalog, tmp_path: Path) -> None:
    copy(sample, tmp_path / "copy.db")
    assert list(tmp_path.glob("*.files")) == []


def test_the_files_of_a_catalog_that_had_that_name_before_stay_its_own(
    sample: Catalog, tmp_path: Path
) -> None:
    file = Store.of(sample).keep_bytes(b"one", "a.txt")
    with closing(Catalog.create(tmp_path / "copy.db")) as before:
        there = Store.of(before)
        other = there.keep_bytes(b"other", "b.txt")
    (tmp_path / "copy.db").rename(tmp_path / "before.db")
    made = copied(sample, tmp_path / "copy.db")
    assert made.check([file]) == []
    assert made.folder != there.folder
    assert len(made.check([other])) == len(there.check([file])) == 1
    assert there.check([other]) == []


def test_a_file_that_was_set_aside_is_copied_too(sample: Catalog, tmp_path: Path) -> None:
    files = Store.of(sample)
    file = files.keep_bytes(b"one", "a.txt")
    files.collect((), datetime.now(UTC) + timedelta(days=31))
    assert copied(sample, tmp_path / "copy.db").check([file]) == []


def test_the_files_are_brought_to_another_disk(small_disk: Path, tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        file = Store.of(catalog).keep_bytes(b"one", "a.txt")
        made = copied(catalog, small_disk / "copy.db")
    assert made.check([file]) == []
    assert stat.S_IMODE(made.path(file).stat().st_mode) == 0o600


def test_where_the_files_have_no_room_there_is_no_copy(small_disk: Path, tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        for sign in (b"a", b"b", b"c"):
            Store.of(catalog).keep_bytes(sign * 900_000, "a.txt")
        with pytest.raises(CannotSave, match="No space left"):
            copy(catalog, small_disk / "copy.db")
    assert list(small_disk.iterdir()) == []
