"""SQLAlchemy's statements as plain SQL, which any connection can ask."""

from typing import Any

Question = tuple[str, list[Any]]


def compiled(statement: Any) -> Question:
    """An SQLAlchemy statement as SQL for sqlite3 and its parameters."""
    from sqlalchemy.dialects import sqlite

    done = statement.compile(
        dialect=sqlite.dialect(paramstyle="qmark"),
        compile_kwargs={"render_postcompile": True},
    )
    parameters = done.construct_params()
    return str(done), [parameters[name] for name in done.positiontup or ()]
