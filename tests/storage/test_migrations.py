"""Upgrading: to the very schema of a new catalog, with a copy before, or not at all."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from catalog_app import __version__
from catalog_app.domain import SECTIONS, Event
from catalog_app.errors import CatalogBusy, NotACatalog
from catalog_app.storage import engine, migrations
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from tests.builders import a_catalog, event

VERSION_1 = Path(__file__).parent.parent / "data" / "catalog-v1.db.gz"


def an_earliest_catalog(path: Path) -> None:
    """One of version 0, in which there is nothing yet."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA application_id={engine.APPLICATION_ID}")
        connection.execute("CREATE TABLE alembic_version (version_num TEXT NOT NULL)")


def schema(path: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return sorted(connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))


def test_the_newest_revision_is_the_head() -> None:
    directory = ScriptDirectory.from_config(migrations.config())
    assert directory.get_heads() == [migrations.HEAD]


def test_an_upgraded_catalog_has_the_schema_of_a_new_one(tmp_path: Path) -> None:
    an_earliest_catalog(tmp_path / "old.db")
    migrations.upgrade(tmp_path / "old.db")
    a_catalog(tmp_path / "new.db").close()
    assert schema(tmp_path / "old.db") == schema(tmp_path / "new.db")
    assert engine.header(tmp_path / "old.db") == (engine.APPLICATION_ID, engine.SCHEMA_VERSION)
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        stamp = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        assert stamp == [(migrations.HEAD,)]


def test_a_verified_copy_is_made_before(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    an_earliest_catalog(path)
    before = schema(path)
    copy = migrations.upgrade(path)
    assert copy.name.startswith(f"old.db.before-{__version__}-")
    assert schema(copy) == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["old.db", copy.name]


def test_an_upgrade_that_fails_half_way_leaves_the_catalog_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    an_earliest_catalog(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE member (id)")  # in the way of the first revision
    before = schema(path)
    with pytest.raises(Exception, match="member"):
        migrations.upgrade(path)
    assert schema(path) == before
    assert engine.header(path)[1] == 0
    assert list(tmp_path.iterdir()) == [path]


def test_a_catalog_is_upgraded_again_in_the_second_of_a_copy_that_was_left(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    an_earliest_catalog(path)
    earliest, copies = path.read_bytes(), []
    for _ in range(5):
        path.write_bytes(earliest)
        copies.append(migrations.upgrade(path))
    assert len({*copies}) == 5
    assert {engine.header(copy) for copy in copies} == {(engine.APPLICATION_ID, 0)}


def test_an_upgrade_that_would_leave_links_to_nothing_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    an_earliest_catalog(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE child (parent REFERENCES parent (id))")
        connection.execute("INSERT INTO child VALUES (1)")
    with pytest.raises(NotACatalog, match="links to records that are not there"):
        migrations.upgrade(path)
    assert engine.header(path)[1] == 0


def test_an_upgrade_waits_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    an_earliest_catalog(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CatalogBusy):
            migrations.upgrade(path, patience=50)


def test_a_catalog_of_version_1_opens_whole(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    path.write_bytes(gzip.decompress(VERSION_1.read_bytes()))
    with closing(Catalog.open(path)) as catalog:
        assert [len(catalog.find(entity)) > 0 for entity in SECTIONS] == [True] * len(SECTIONS)
        assert len(catalog.find(Event, "youth meeting")) == 1
        assert catalog.undo_step is not None
        event(catalog)
        assert check(catalog) == []
