"""The statements about rows, written out once each.

SQLAlchemy takes longer to make a statement anew than SQLite to run it, and a save needs ten of
them.
"""

from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, insert, literal_column, select, update
from sqlalchemy.dialects import sqlite

from catalog_app.storage.tables import tables


@cache
def columns(section: str) -> tuple[str, ...]:
    """All columns of a section's table: "id" first."""
    return tuple(column.name for column in tables()[section].columns)


@cache
def reading(section: str, names: tuple[str, ...], column: str) -> str:
    """Columns of the rows whose `column` is in a JSON array, the one parameter; by their ids."""
    table = tables()[section]
    found = select(*(table.c[name] for name in names)).where(table.c[column].in_(_given()))
    return _written(found.order_by(table.c.id))


@cache
def agreeing(section: str, names: tuple[str, ...]) -> str:
    """Columns of the rows that hold in them what one array of a JSON array has, the one parameter;
    columns that are empty agree.
    """
    columns = [tables()[section].c[name] for name in names]
    array = func.json_each(literal_column("?")).table_valued("value")
    held = (
        func.json_extract(array.c.value, literal_column(f"'$[{at}]'")) for at in range(len(names))
    )
    same = (column.is_(value) for column, value in zip(columns, held, strict=True))
    return _written(select(*columns).where(*same))


@cache
def adding(section: str) -> str:
    """A new row; its parameters are the values of all columns."""
    return _written(insert(tables()[section]))


@cache
def changing(section: str, names: tuple[str, ...]) -> str:
    """A row; its parameters are the new values of the columns, and its id."""
    table = tables()[section]
    values: list[Any] = [(table.c[name], bindparam(f"new_{name}")) for name in names]
    change = update(table).ordered_values(*values).where(table.c.id == bindparam("of"))
    return _written(change)


@cache
def removing(section: str) -> str:
    """The rows whose ids are in a JSON array, the one parameter."""
    table = tables()[section]
    return _written(delete(table).where(table.c.id.in_(_given())))


def values_of(table: str, column: str) -> str:
    """Each value of a column that has an index, looked up in it, so that no row is counted."""
    after = f"SELECT min({column}) FROM {table} WHERE {column} > held.value"
    return (
        f"WITH RECURSIVE held(value) AS (SELECT min({column}) FROM {table} UNION ALL"
        f" SELECT ({after}) FROM held WHERE held.value IS NOT NULL)"
        " SELECT value FROM held WHERE value IS NOT NULL"
    )


def _given() -> Select[Any]:
    array = func.json_each(literal_column("?")).table_valued("value")
    return select(array.c.value)


def _written(statement: Any) -> str:
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="qmark")))
