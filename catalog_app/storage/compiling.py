"""SQLAlchemy's statements as plain SQL, which any connection can ask."""

from functools import cache
from typing import Any

Question = tuple[str, list[Any]]

_MOST = 500  # forms of statements that are kept compiled
_kept: dict[Any, Any] = {}


def compiled(statement: Any) -> Question:
    """An SQLAlchemy statement as SQL for sqlite3 and its parameters.

    Statements that differ in their parameters only are compiled once: that takes ten times as long
    as to see that they do.
    """
    form = statement._generate_cache_key()
    if form is None:
        return _with_lists(statement)
    done = _kept.get(form.key)
    if done is None:
        done = statement.compile(dialect=_dialect(), cache_key=form)
        if done.post_compile_params:
            return _with_lists(statement)
        if len(_kept) >= _MOST:
            _kept.clear()
        _kept[form.key] = done
    parameters = done.construct_params(extracted_parameters=form.bindparams)
    return str(done), [parameters[name] for name in done.positiontup or ()]


def _with_lists(statement: Any) -> Question:
    """Compiled for just this once: each length of a list is other SQL."""
    done = statement.compile(dialect=_dialect(), compile_kwargs={"render_postcompile": True})
    parameters = done.construct_params()
    return str(done), [parameters[name] for name in done.positiontup or ()]


@cache
def _dialect() -> Any:
    from sqlalchemy.dialects import sqlite

    return sqlite.dialect(paramstyle="qmark")
