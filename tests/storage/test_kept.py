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
from catalog_app.storage import engine, kept
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
    return Store.of(catalog)


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


def collected(catalog: Catalog, *others: str) -> int:
    """How many files go in a look of today and one of five weeks later."""
    first = collect(catalog, *others)
    age_of_the_last_look(catalog, 0)
    return first + collect(catalog, *others, now=NOW + timedelta(days=35))


def is_aside(files: Store, file: StoredFile) -> bool:
    return files.path(file).parent.name.startswith("unused-")


def put_back(catalog: Catalog, copy: Path) -> None:
    """As by hand: the copy takes the place of the catalog."""
    catalog.close()
    for log in ("-wal", "-shm"):
        Path(f"{catalog.path}{log}").unlink(missing_ok=True)
    copy.replace(catalog.path)


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
    assert collected(catalog, drafted.sha256) == 1
    assert left(files) == {"now", "before", "deleted", "undone", "drafted"}


def test_undo_after_the_look_has_its_file(catalog: Catalog, files: Store) -> None:
    id = add(catalog, Document, file=old(files, "letter"))
    catalog.delete(Document, [id])
    collected(catalog)
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
    first, second = old(files, "first"), old(files, "second")
    collect(catalog, second.sha256)
    assert is_aside(files, first)
    age_of_the_last_look(catalog, 6)
    collect(catalog)
    assert not is_aside(files, second)
    age_of_the_last_look(catalog, 8)
    collect(catalog)
    assert is_aside(files, second)


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


def test_a_file_that_only_a_copy_beside_the_catalog_names_stays(
    catalog: Catalog, files: Store, tmp_path: Path
) -> None:
    """Of any name, and of a format that knows no files at all."""
    empty = tmp_path / "empty.db"
    engine.copy(catalog.path, empty)
    add(catalog, Document, file=old(files, "letter"))
    before = engine.copy(catalog.path, tmp_path / "catalog.db.before-0.1-20260401-120000")
    engine.copy(catalog.path, tmp_path / "copy by hand")
    with closing(sqlite3.connect(tmp_path / "copy by hand")) as connection, connection:
        connection.execute("ALTER TABLE document DROP COLUMN file")
        connection.execute("DROP TABLE step_row")
    put_back(catalog, empty)
    old(files, "given up")
    assert collected(catalog) == 1
    assert left(files) == {"letter"}
    before.unlink()
    age_of_the_last_look(catalog, 8)
    collect(catalog)
    assert len(list(files.folder.glob("unused-*/*"))) == 1


def test_other_catalogs_and_files_beside_it_are_not_asked(
    catalog: Catalog, files: Store, tmp_path: Path
) -> None:
    with closing(Catalog.create(tmp_path / "other.db")) as other:
        add(other, Document, file=old(files, "letter"))
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "folder.db").mkdir()
    before = sorted(path.name for path in tmp_path.iterdir())
    assert collected(catalog) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("damage", ["damaged", "of a later version"])
def test_where_a_copy_beside_it_cannot_be_read_nothing_goes(
    catalog: Catalog, files: Store, tmp_path: Path, damage: str
) -> None:
    old(files, "letter")
    copy = engine.copy(catalog.path, tmp_path / "catalog.db.before-0.1-20260401-120000")
    if damage == "damaged":
        whole = copy.read_bytes()
        copy.write_bytes(whole[:100] + bytes(len(whole) - 100))
    else:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute(f"PRAGMA user_version={engine.SCHEMA_VERSION + 1}")
    for now in (NOW, NOW + timedelta(days=35)):
        with pytest.raises(FileProblem):
            collect(catalog, now=now)
    assert list(files.folder.glob("unused-*")) == []


def test_an_older_copy_that_was_put_back_for_a_while_loses_nothing(
    catalog: Catalog, files: Store, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    older = engine.copy(catalog.path, tmp_path / "elsewhere" / "older.db")
    letter = old(files, "letter")
    add(catalog, Document, file=letter)
    newer = engine.copy(catalog.path, tmp_path / "elsewhere" / "newer.db")
    put_back(catalog, older)
    collect(catalog)
    assert is_aside(files, letter)
    put_back(catalog, newer)
    assert files.check([letter]) == []
    age_of_the_last_look(catalog, 0)
    assert collect(catalog, now=NOW + timedelta(days=35)) == 0
    assert not is_aside(files, letter)


def test_another_catalog_that_has_taken_its_place_is_not_asked(
    catalog: Catalog, files: Store, tmp_path: Path
) -> None:
    letter = old(files, "letter")
    Catalog.create(tmp_path / "other.db").close()
    put_back(catalog, tmp_path / "other.db")
    assert collect(catalog) == 0
    assert not is_aside(files, letter)


def test_a_text_that_is_damaged_still_names_its_file(catalog: Catalog, files: Store) -> None:
    id = add(catalog, Document, file=old(files, "letter"))
    with closing(sqlite3.connect(catalog.path)) as connection, connection:
        connection.execute("UPDATE document SET file = substr(file, 2) WHERE id = ?", (id,))
    assert collected(catalog) == 0
    assert left(files) == {"letter"}
