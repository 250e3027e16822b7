"""A schema becomes another one, to the letter: tables that differ are made anew and filled again.

Adding columns would leave their definitions in another order than a new catalog has them, and then
nobody could tell a sound schema from a strange one.
"""

import re

from sqlalchemy import Connection

_CREATES = re.compile(r"CREATE (?:VIRTUAL |UNIQUE )?(TABLE|INDEX) (\w+)")
_OLD = "old_{}"


def rebuild(connection: Connection, script: str) -> None:
    """Makes the schema what the script says; rows keep what columns of the same name hold.

    `script`: CREATE statements parted by ";" and an empty line, below one line of comment.  Foreign
    keys have to be off.
    """
    statements = script.partition("\n")[2].strip().removesuffix(";").split(";\n\n")
    kinds = [_CREATES.match(each) for each in statements]
    run = connection.exec_driver_sql
    run("PRAGMA legacy_alter_table=ON")  # else what refers to a table would follow it
    for statement, kind in zip(statements, kinds, strict=True):
        if kind and kind[1] == "TABLE":
            _table(connection, kind[2], statement)
    for statement, kind in zip(statements, kinds, strict=True):
        if kind and kind[1] == "INDEX" and _definition(connection, kind[2]) is None:
            run(statement)
    run("PRAGMA legacy_alter_table=OFF")


def _table(connection: Connection, name: str, statement: str) -> None:
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
    kept = ", ".join(f'"{column}"' for column in _columns(connection, old) if column in new)
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
