"""Opening and making a catalog: what is no catalog is named, and nothing is written beside it."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import Event
from catalog_app.domain.countries import iso_codes
from catalog_app.errors import CannotSave, FileProblem, NewerCatalog, NotACatalog
from catalog_app.storage import engine
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, event


def test_a_new_catalog_is_empty_and_knows_all_countries(tmp_path: Path) -> None:
    with closing(Catalog.create(tmp_path / "new.db", language="az")) as catalog:
        assert len(catalog.find(Event)) == 0
        codes = catalog.reader.all("SELECT code FROM country ORDER BY code")
        assert [code for (code,) in codes] == sorted(iso_codes())
        assert catalog.language.code == "az"
        assert not catalog.sample
        assert catalog.undo_step is None


def test_two_catalogs_have_different_identities_but_the_same_countries(tmp_path: Path) -> None:
    with (
        closing(Catalog.create(tmp_path / "a.db")) as one,
        closing(Catalog.create(tmp_path / "b.db")) as other,
    ):
        assert one.uuid != other.uuid
        same = "SELECT uuid FROM country ORDER BY id"
        assert one.reader.all(same) == other.reader.all(same)


def test_creating_never_overwrites_a_file(tmp_path: Path) -> None:
    path = tmp_path / "there.db"
    path.write_text("mine")
    with pytest.raises(FileProblem, match=r"already a file.*there\.db"):
        Catalog.create(path)
    assert path.read_text() == "mine"


def test_a_catalog_that_cannot_be_made_says_why_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(FileProblem, match=r"file/new\.db” cannot be made: "):
        Catalog.create(tmp_path / "file" / "new.db")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_opening_a_missing_path_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"no file.*missing\.db"):
        Catalog.open(tmp_path / "missing.db")
    assert list(tmp_path.iterdir()) == []


def a_text(path: Path) -> None:
    path.write_text("Dear colleagues, " * 20, encoding="utf-8")


def an_empty_file(path: Path) -> None:
    path.touch()


def a_folder(path: Path) -> None:
    path.mkdir()


def a_foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (title)")


def a_newer_catalog(path: Path) -> None:
    a_catalog(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={engine.SCHEMA_VERSION + 1}")


@pytest.mark.parametrize(
    ("make", "error", "what"),
    [
        (a_text, NotACatalog, "some other kind of file"),
        (an_empty_file, NotACatalog, "empty file"),
        (a_folder, NotACatalog, "folder"),
        (a_foreign_database, NotACatalog, "another program's database"),
        (a_newer_catalog, NewerCatalog, "later version"),
    ],
)
def test_what_is_no_catalog_is_named_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], error: type[FileProblem], what: str
) -> None:
    path = tmp_path / "thing.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(error, match=what) as caught:
        Catalog.open(path)
    assert str(path) in str(caught.value)
    assert [each.name for each in tmp_path.iterdir()] == ["thing.db"]
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER spy AFTER INSERT ON event BEGIN DELETE FROM step; END",
        "CREATE VIEW spy AS SELECT * FROM event",
    ],
)
def test_a_catalog_with_a_trigger_or_view_of_somebody_else_is_refused(
    tmp_path: Path, statement: str
) -> None:
    a_catalog(tmp_path / "a.db").close()
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute(statement)
    with pytest.raises(NotACatalog, match="“spy”"):
        Catalog.open(tmp_path / "a.db")


def test_a_catalog_that_lost_a_table_is_refused(tmp_path: Path) -> None:
    a_catalog(tmp_path / "a.db").close()
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute("DROP TABLE meta")
    with pytest.raises(NotACatalog, match="damaged"):
        Catalog.open(tmp_path / "a.db")


def test_a_closed_catalog_is_one_file(tmp_path: Path) -> None:
    with closing(Catalog.create(tmp_path / "a.db")) as catalog:
        event(catalog)
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]


def test_a_catalog_may_have_any_name_that_a_file_may_have(tmp_path: Path) -> None:
    path = tmp_path / "Şuşa? 100% #1 & co.db"
    with closing(Catalog.create(path)) as catalog:
        event(catalog)
    with closing(Catalog.open(path)) as catalog:
        assert len(catalog.find(Event)) == 1


def test_a_read_only_catalog_is_read_and_refuses_to_save(tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "a.db")) as catalog:
        event(catalog, title="Festival")
    with closing(Catalog(tmp_path / "a.db", read_only=True)) as catalog:
        assert len(catalog.find(Event, "festival")) == 1
        with pytest.raises(CannotSave, match="only be read"):
            event(catalog)
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]


def test_a_read_only_catalog_shows_what_is_still_in_the_log(tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "a.db")) as catalog:
        event(catalog)
        with closing(Catalog(tmp_path / "a.db", read_only=True)) as second:
            assert len(second.find(Event)) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_without_the_right_to_write_opens_for_reading(tmp_path: Path) -> None:
    a_catalog(tmp_path / "a.db").close()
    (tmp_path / "a.db").chmod(0o400)
    with closing(Catalog.open(tmp_path / "a.db")) as catalog:
        assert catalog.read_only


def test_a_truncated_catalog_is_damaged_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    a_catalog(path).close()
    with path.open("rb+") as file:
        file.truncate(8192)
    with pytest.raises(NotACatalog, match="damaged"):
        Catalog.open(path)


def test_a_copy_is_verified_and_never_overwrites(tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "a.db")) as catalog:
        event(catalog)
        engine.copy(catalog.path, tmp_path / "copy.db")
    with closing(Catalog.open(tmp_path / "copy.db")) as copy:
        assert len(copy.find(Event)) == 1
    with pytest.raises(FileProblem, match=r"copy\.db"):
        engine.copy(tmp_path / "a.db", tmp_path / "copy.db")


def test_a_damaged_catalog_is_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    a_catalog(path).close()
    size = path.stat().st_size
    with path.open("rb+") as file:
        file.seek(size // 2)
        file.write(b"\xff" * (size // 4))
    with pytest.raises(NotACatalog, match="damaged"):
        engine.copy(path, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_catalog_can_be_moved_while_it_is_closed(tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "a.db")) as catalog:
        event(catalog)
    shutil.move(tmp_path / "a.db", tmp_path / "b.db")
    with closing(Catalog.open(tmp_path / "b.db")) as catalog:
        assert len(catalog.find(Event)) == 1


def test_a_catalog_opened_through_a_link_is_the_file_itself(tmp_path: Path) -> None:
    a_catalog(tmp_path / "catalog.db").close()
    (tmp_path / "link.db").symlink_to("catalog.db")
    with closing(Catalog.open(tmp_path / "link.db")) as catalog:
        assert catalog.path == tmp_path.resolve() / "catalog.db"
        event(catalog)
    assert not (tmp_path / "link.db-wal").exists()


def test_a_link_that_leads_to_itself_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to("link.db")
    with pytest.raises(FileProblem, match=r"link\.db"):
        Catalog.open(tmp_path / "link.db")


def _left_behind(path: Path, damage: bytes) -> None:
    """Leaves a catalog and its log, as a program does that was killed, and damages the catalog."""
    with closing(a_catalog(path.parent / "made.db")) as catalog:
        event(catalog)
        shutil.copy(catalog.path, path)
        shutil.copy(f"{catalog.path}-wal", f"{path}-wal")
    if damage:
        with path.open("r+b") as file:
            file.seek(path.stat().st_size // 2)
            file.write(damage)


def test_a_file_that_is_damaged_after_an_unclean_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    _left_behind(path, b"\xff" * 40_000)
    before = path.read_bytes()
    with pytest.raises(NotACatalog, match=r"catalog\.db.* is damaged"):
        Catalog.open(path)
    assert path.read_bytes() == before


def test_an_intact_file_is_opened_after_an_unclean_end(tmp_path: Path) -> None:
    _left_behind(tmp_path / "catalog.db", b"")
    with closing(Catalog.open(tmp_path / "catalog.db")) as catalog:
        assert len(catalog.find(Event)) == 1


def test_an_older_program_does_not_write_on_in_an_upgraded_catalog(tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        event(catalog, title="Before")
        with closing(sqlite3.connect(catalog.path)) as later:
            later.execute(f"PRAGMA user_version={engine.SCHEMA_VERSION + 1}")
        with pytest.raises(NewerCatalog, match="later version"):
            event(catalog, title="After")
        assert len(catalog.find(Event)) == 1


def test_a_later_format_that_is_still_in_the_log_is_known(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    a_catalog(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as later:
        later.execute(f"PRAGMA user_version={engine.SCHEMA_VERSION + 1}")
        assert engine.header(path)[1] == engine.SCHEMA_VERSION
        for look in (Catalog.recognise, Catalog.open):
            with pytest.raises(NewerCatalog, match=r"catalog\.db.*later version"):
                look(path)
