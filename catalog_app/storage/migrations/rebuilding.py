"""A schema becomes another one, to the letter: tables that differ are made anew and filled again.

Adding columns would leave their definitions in another order than a new catalog has them, and then
nobody could tell a sound schema from a strange one.
"""

import re
from collections.abc import Collection

from sqlalchemy import Connection

from catalog_app.errors import NotACatalog
from catalog_app.i18n import mark

_CREATES = re.compile(r"CREATE (?:VIRTUAL |UNIQUE )?(TABLE|INDEX) (\w+)")
_OLD = "old_{}"
_LOST = mark("The column “{column}” of {table} would be lost, so the catalog was not upgraded.")


def rebuild(connection: Connection, script: str, dropped: Collection[str] = ()) -> None:
    """Makes the schema what the script says; rows keep what columns of the same name hold.

    `script`: CREATE statements parted by ";" and an empty line, below one line of comment.
    `dropped`: the columns that go with what they hold, as "table.column".  Foreign keys have to be
    off.  Raises NotACatalog where there is another column that the script does not have.
    """
    statements = script.partition("\n")[2].strip().removesuffix(";").split(";\n\n")
    kinds = [_CREATES.match(each) for each in statements]
    run = connection.exec_driver_sql
    run("PRAGMA legacy_alter_table=ON")  # else what refers to a table would follow it
    try:
        for statement, kind in zip(statements, kinds, strict=True):
            if kind and kind[1] == "TABLE":
                _table(connection, kind[2], statement, dropped)
        for name in _indexes(connection) - {kind[2] for kind in kinds if kind}:
            run(f"DROP INDEX {name}")
        for statement, kind in zip(statements, kinds, strict=True):
            if kind and kind[1] == "INDEX":
                _index(connection, kind[2], statement)
    finally:
        run("PRAGMA legacy_alter_table=OFF")


def _indexes(connection: Connection) -> set[str]:
    """Those that were made by a statement of their own."""
    asked = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    return set(connection.exec_driver_sql(asked).scalars())


def _index(connection: Connection, name: str, statement: str) -> None:
    there = _definition(connection, name)
    if there == statement:
        return
    if there is not None:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    connection.exec_driver_sql(statement)


def _table(connection: Connection, name: str, statement: str, dropped: Collection[str]) -> None:
    there = _definition(connection, name)
    if there == statement:
        return
    run = connection.exec_driver_sql
    if there is None:
        run(statement)
        return
    old = _OLD.format(name)
    run(f"ALTER TABLE {name} RENAME TO {old}")
    run(statement)
    new = _columns(connection, name)
    before = [each for each in _columns(connection, old) if f"{name}.{each}" not in dropped]
    for column in before:
        if column not in new:
            raise NotACatalog(_LOST, table=name, column=column)
    kept = ", ".join(f'"{column}"' for column in before)
    run(f"INSERT INTO {name} ({kept}) SELECT {kept} FROM {old}")
    # Ids of records that are gone are never given again.
    run("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
    run("UPDATE sqlite_sequence SET name = ? WHERE name = ?", (name, old))
    run(f"DROP TABLE {old}")


def _definition(connection: Connection, name: str) -> str | None:
    found = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,))
    return found.scalar()


def _columns(connection: Connection, name: str) -> list[str]:
    return [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({name})")]
