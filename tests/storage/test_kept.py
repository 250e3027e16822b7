"""Which files go and which stay: only what no record has ever had is taken away."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from catalog_app.domain import Document
from catalog_app.domain.files import StoredFile
from catalog_app.errors import FileProblem
from catalog_app.paths import cache_folder
from catalog_app.storage import kept
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.files import Store
from tests.builders import a_catalog, add

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


@pytest.fixture
def files(catalog: Catalog) -> Store:
    return Store(catalog.path)


def old(files: Store, text: str) -> StoredFile:
    """A file that was kept two months ago."""
    file = files.keep_bytes(text.encode(), f"{text}.txt")
    at = (NOW - timedelta(days=60)).timestamp()
    os.utime(files.path(file), (at, at))
    return file


def left(files: Store) -> set[str]:
    return {place.read_text() for place in files.folder.rglob("*") if place.is_file()}


def collect(catalog: Catalog, *others: str, now: datetime = NOW) -> int:
    return kept.collect_weekly(catalog.path, catalog.uuid, lambda: others, now)


def age_of_the_last_look(catalog: Catalog, days: int) -> None:
    stamp = cache_folder() / f"collected-{catalog.uuid}"
    at = (NOW - timedelta(days=days)).timestamp()
    os.utime(stamp, (at, at))


def test_what_a_record_has_or_once_had_stays(catalog: Catalog, files: Store) -> None:
    now, before, deleted, undone, drafted = (
        old(files, text) for text in ("now", "before", "deleted", "undone", "drafted")
    )
    id = add(catalog, Document, file=before)
    catalog.save(Document, {"id": id, "file": now})
    catalog.delete(Document, [add(catalog, Document, file=deleted)])
    add(catalog, Document, file=undone)
    catalog.undo()
    add(catalog, Document)  # from here on it cannot be made again, only read in the history
    old(files, "given up")
    assert collect(catalog, drafted.sha256) == 1
    assert left(files) == {"now", "before", "deleted", "undone", "drafted"}


def test_undo_after_the_look_has_its_file(catalog: Catalog, files: Store) -> None:
    id = add(catalog, Document, file=old(files, "letter"))
    catalog.delete(Document, [id])
    collect(catalog)
    catalog.undo()
    assert files.path(catalog.get(Document, id)["file"]).read_text() == "letter"


def test_what_was_kept_a_day_ago_stays_for_a_form_that_is_still_open(
    catalog: Catalog, files: Store
) -> None:
    file = old(files, "new")
    at = (NOW - timedelta(days=1)).timestamp()
    os.utime(files.path(file), (at, at))
    assert collect(catalog) == 0
    assert left(files) == {"new"}


def test_it_is_looked_once_a_week(catalog: Catalog, files: Store) -> None:
    old(files, "first")
    assert collect(catalog) == 1
    old(files, "second")
    age_of_the_last_look(catalog, 6)
    assert collect(catalog) == 0
    age_of_the_last_look(catalog, 8)
    assert collect(catalog) == 1


def test_a_catalog_without_files_is_not_looked_at(catalog: Catalog, files: Store) -> None:
    assert collect(catalog) == 0
    assert not files.folder.exists()


def test_a_catalog_that_cannot_be_read_loses_nothing(catalog: Catalog, files: Store) -> None:
    old(files, "letter")
    catalog.close()
    catalog.path.write_bytes(b"SQLite format 3\0" + bytes(4096))
    with pytest.raises(FileProblem):
        collect(catalog)
    assert left(files) == {"letter"}


def test_a_text_that_is_damaged_still_names_its_file(catalog: Catalog, files: Store) -> None:
    id = add(catalog, Document, file=old(files, "letter"))
    with closing(sqlite3.connect(catalog.path)) as connection, connection:
        connection.execute("UPDATE document SET file = substr(file, 2) WHERE id = ?", (id,))
    assert collect(catalog) == 0
    assert left(files) == {"letter"}
