"""A schema becomes another one to the letter, and nothing that rows hold is lost on the way."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from catalog_app.errors import NotACatalog
from catalog_app.storage import engine
from catalog_app.storage.migrations.rebuilding import rebuild
from tests.builders import a_catalog

TABLE = "CREATE TABLE hall (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT{more})"
INDEX = "CREATE INDEX ix_hall_name ON hall (name{more})"


def script(*statements: str) -> str:
    return "-- a schema\n" + ";\n\n".join(statements) + ";\n"


BEFORE = script(TABLE.format(more=", seats INTEGER"), INDEX.format(more=""))


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """Of a catalog with a hall of 20 seats."""
    a_catalog(tmp_path / "catalog.db").close()
    writer = engine.writer(tmp_path / "catalog.db")
    with closing(writer.connect()) as made:
        engine.foreign_keys(made, on=False)
        rebuild(made, BEFORE)
        made.exec_driver_sql("INSERT INTO hall (name, seats) VALUES ('Green', 20)")
        made.commit()
        yield made
    writer.dispose()


def all_of(connection: Connection, sql: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(sql)]


def test_a_column_that_the_new_schema_lacks_is_not_dropped_without_a_word(
    connection: Connection,
) -> None:
    with pytest.raises(NotACatalog, match="column “seats” of hall would be lost"):
        rebuild(connection, script(TABLE.format(more=", floor TEXT")))
    connection.rollback()
    assert all_of(connection, "SELECT * FROM hall") == [(1, "Green", 20)]


def test_a_column_goes_where_the_revision_names_it(connection: Connection) -> None:
    rebuild(connection, script(TABLE.format(more=", floor TEXT")), dropped=["hall.seats"])
    assert all_of(connection, "SELECT * FROM hall") == [(1, "Green", None)]


def test_an_index_is_changed_on_a_table_that_stays(connection: Connection) -> None:
    index = INDEX.format(more=" DESC")
    rebuild(connection, script(TABLE.format(more=", seats INTEGER"), index))
    held = all_of(connection, "SELECT sql FROM sqlite_master WHERE name = 'ix_hall_name'")
    assert held == [(index,)]
    assert all_of(connection, "SELECT * FROM hall") == [(1, "Green", 20)]


def test_a_statement_that_fails_leaves_the_connection_as_it_was(connection: Connection) -> None:
    with pytest.raises(DatabaseError):
        rebuild(connection, script("CREATE TABLE member ("))
    assert all_of(connection, "PRAGMA legacy_alter_table") == [(0,)]
    connection.rollback()
