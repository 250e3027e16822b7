"""Upgrading: to the very schema of a new catalog, with a copy before, or not at all."""

import gzip
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory

from catalog_app import __version__
from catalog_app.domain import SECTIONS, Country, Delegation, Document, Event, Member, Person
from catalog_app.domain.fields import Entity
from catalog_app.errors import CatalogBusy, NotACatalog
from catalog_app.storage import engine, migrations
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from catalog_app.storage.parts import records
from catalog_app.storage.trash import restore, trash
from tests.builders import a_catalog, contents, event

VERSION_1 = Path(__file__).parent.parent / "data" / "catalog-v1.db.gz"


_KILLED = """
import os
import sys
from itertools import count
from pathlib import Path
from sqlalchemy import Engine, Pool, event
from catalog_app.storage import migrations

numbers, last = count(1), int(sys.argv[2])

@event.listens_for(Engine, "after_cursor_execute")
def die(*told):
    if next(numbers) == last:
        os._exit(9)

@event.listens_for(Engine, "commit")
def tell(connection):
    print(next(numbers) - 1, flush=True)
    if last == -1:
        os._exit(9)

@event.listens_for(Pool, "checkin")
def end(*told):
    if last == -2:
        os._exit(9)

migrations.upgrade(Path(sys.argv[1]))
"""
"""An upgrade that ends after so many statements; -1: just before they count, -2: just after."""


def a_catalog_of_version_1(path: Path) -> Path:
    path.write_bytes(gzip.decompress(VERSION_1.read_bytes()))
    return path


def upgraded_in_a_child(path: Path, last: int) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", _KILLED, str(path), str(last)],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def rows(path: Path) -> dict[str, list[Any]]:
    """Which records there are, in a file that is sound."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {
            table: connection.execute(f"SELECT id, uuid FROM {table} ORDER BY id").fetchall()
            for table in ("event", "delegation", "member", "person", "document", "country")
        }


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
    with pytest.raises(NotACatalog, match=r"old\.db” cannot be upgraded.*member"):
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
    path = a_catalog_of_version_1(tmp_path / "catalog.db")
    with closing(Catalog.open(path)) as catalog:
        assert [len(catalog.find(entity)) > 0 for entity in SECTIONS] == [True] * len(SECTIONS)
        assert len(catalog.find(Event, "youth meeting")) == 1
        assert catalog.undo_step is not None
        event(catalog)
        assert check(catalog) == []


def test_all_that_was_done_before_an_upgrade_is_undone_and_redone(tmp_path: Path) -> None:
    with closing(Catalog.open(a_catalog_of_version_1(tmp_path / "catalog.db"))) as catalog:
        states = [contents(catalog)]
        while catalog.undo_step is not None:
            catalog.undo()
            assert [str(problem) for problem in check(catalog)] == []
            states.append(contents(catalog))
        assert len(states) == 11  # all ten steps
        assert [len(catalog.find(entity)) for entity in SECTIONS if entity is not Country] == [
            0
        ] * 7
        for state in reversed(states[:-1]):
            catalog.redo()
            assert contents(catalog) == state
        assert check(catalog) == []


def test_what_was_deleted_before_an_upgrade_comes_out_of_the_trash(tmp_path: Path) -> None:
    with closing(Catalog.open(a_catalog_of_version_1(tmp_path / "catalog.db"))) as catalog:
        before = contents(catalog)
        (thrown,) = trash(catalog)
        restore(catalog, thrown)
        assert [row["title"] for row in records(catalog, Event, [thrown.id])] == ["Deleted"]
        assert len(catalog.find(Event, "deleted")) == 1
        assert (trash(catalog), check(catalog)) == ([], [])
        catalog.undo()
        assert contents(catalog) == before


@pytest.mark.parametrize("entity", [Person, Member, Delegation, Document])
def test_a_record_deleted_when_it_had_fewer_fields_comes_out_of_the_trash(
    entity: type[Entity], tmp_path: Path
) -> None:
    path = a_catalog_of_version_1(tmp_path / "catalog.db")
    with closing(sqlite3.connect(path)) as file:
        had = [row[1] for row in file.execute(f"PRAGMA table_info({entity.table})")]
    with closing(Catalog.open(path)) as catalog:
        id = catalog.find(entity).ids[0]
        before = catalog.get(entity, id)
        catalog.delete(entity, [id])
    with closing(sqlite3.connect(path)) as file, file:
        noted = "SELECT rowid, before FROM step_row WHERE act = 'remove' AND section = ?"
        for row, text in file.execute(noted, (entity.section,)).fetchall():
            old = {name: value for name, value in json.loads(text).items() if name in had}
            change = "UPDATE step_row SET before = ? WHERE rowid = ?"
            file.execute(change, (json.dumps(old), row))
    with closing(Catalog.open(path)) as catalog:
        thrown = next(each for each in trash(catalog) if (each.entity, each.id) == (entity, id))
        restore(catalog, thrown)
        again = catalog.get(entity, id)
        assert [again[name] for name in had if name in again] == [
            before[name] for name in had if name in before
        ]
        assert check(catalog) == []


def test_an_upgrade_that_is_killed_leaves_the_old_catalog_or_makes_the_new(tmp_path: Path) -> None:
    whole = a_catalog_of_version_1(tmp_path / "whole.db")
    old, held = schema(whole), rows(whole)
    done = upgraded_in_a_child(whole, 0)
    assert (done.returncode, rows(whole)) == (0, held)
    new, number = schema(whole), int(done.stdout.split()[-1])
    assert number > 100
    for last in (1, 2, number // 3, number // 2, number - 1, number, -1, -2):
        path = a_catalog_of_version_1(tmp_path / f"killed{last}.db")
        assert upgraded_in_a_child(path, last).returncode == 9
        assert (schema(path), rows(path)) == (new if last == -2 else old, held)
        (copy,) = tmp_path.glob(f"{path.name}.before-*")
        assert (schema(copy), rows(copy)) == (old, held)
        with closing(Catalog.open(path)) as catalog:
            assert (schema(path), rows(path)) == (new, held)
            assert check(catalog) == []


def test_an_upgrade_may_be_begun_twice_in_a_second(tmp_path: Path) -> None:
    path = a_catalog_of_version_1(tmp_path / "catalog.db")
    packed = path.read_bytes()
    copies = set()
    for _ in range(3):
        path.write_bytes(packed)
        copies.add(migrations.upgrade(path))
    assert len(copies) == 3


@pytest.mark.parametrize(
    ("statement", "field"),
    [
        ("UPDATE event SET \"when\" = 'soon' WHERE id = 1", "when of record 1 of events"),
        ("UPDATE event SET names = '{broken' WHERE id = 1", "names of record 1 of events"),
        ("UPDATE event SET names = '[1]' WHERE id = 1", "names of record 1 of events"),
        ("UPDATE event SET title = x'ff00' WHERE id = 1", "title of record 1 of events"),
        (
            "UPDATE event SET title = CAST(x'd17765' AS TEXT) WHERE id = 1",
            "title of record 1 of events",
        ),
        ("UPDATE person SET names = '{' WHERE id = 1", "names of record 1 of people"),
    ],
)
def test_a_value_that_cannot_be_read_is_no_bar_to_an_upgrade(
    tmp_path: Path, statement: str, field: str
) -> None:
    path = a_catalog_of_version_1(tmp_path / "catalog.db")
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(statement)
        held = file.execute("SELECT CAST(title AS BLOB), names FROM event").fetchall()
    with closing(Catalog.open(path)) as catalog:
        (problem,) = check(catalog)
        assert f"The field {field} cannot be read" in str(problem)
        event(catalog)  # which belongs to none of it
    with closing(sqlite3.connect(path)) as file:
        asked = "SELECT CAST(title AS BLOB), names FROM event ORDER BY id"
        assert file.execute(asked).fetchall()[: len(held)] == held


def test_an_upgrade_that_is_killed_behind_its_commit_is_not_made_again(tmp_path: Path) -> None:
    path = a_catalog_of_version_1(tmp_path / "catalog.db")
    assert upgraded_in_a_child(path, -2).returncode == 9
    assert engine.header(path)[1] == 1  # the rest is in the log
    copies = [*tmp_path.glob("*.before-*")]
    with closing(Catalog.open(path)) as catalog:
        assert check(catalog) == []
    assert [*tmp_path.glob("*.before-*")] == copies
    assert len(copies) == 1
