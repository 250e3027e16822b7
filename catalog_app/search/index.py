"""The full-text index: what it holds of a row, and how it is asked.

One table a section, which keeps no text of its own (FTS5, contentless) and no places of words: it
answers which rows have a word, and the column `words` of the row, which keeps the very text that
was indexed, tells whether words stand beside each other.  That text is

    ▯festival▯of▯baku▯|▯=festival▯=of▯=baku▯|▯heydar▯|▯          (▯ is a space)

folded; names of the record stand there twice, the second time marked, so that whatever leads to
the record is found by its names alone.  What is deleted from the index must be the text that was
put in: another text damages it without a word.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from catalog_app.domain.fields import Entity, Row
from catalog_app.domain.folding import fold, variants, words as words_of
from catalog_app.i18n import Language

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Table

NAME = "="
_PARTED = " | "
# In one the given name stands first, in the other the family name.
_ORDERS = (Language("en"), Language("az"))


def words(entity: type[Entity], row: Row, own: Iterable[str] = ()) -> str:
    """The text of a row for the index, from the values of its stored fields; `own`: the texts that
    its own fields hold.
    """
    names = dict.fromkeys((*_terms(entity, row, naming=True), *_labels(entity, row)))
    others = dict.fromkeys((*_terms(entity, row, naming=False), *map(fold, own)))
    runs = [*names, *(_marked(name) for name in names), *(o for o in others if o not in names)]
    return "".join(f" {run}{_PARTED[:2]}" for run in runs if run) + " " if any(runs) else ""


def table_name(entity: type[Entity]) -> str:
    return f"{entity.table}_words"


def create(connection: "Connection", entity: type[Entity]) -> None:
    """Makes the empty index of an entity.

    The tokenizer "ascii" parts words at spaces alone once they are folded: it takes all letters
    beyond ASCII for parts of words, where "unicode61" knows fewer letters than Python does.
    """
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {table_name(entity)} USING fts5(words, content='', detail=none, "
        f"prefix='1 2 3', tokenize=\"ascii tokenchars '{NAME}'\")"
    )


def add(connection: "Connection", entity: type[Entity], rows: Sequence[tuple[int, str]]) -> None:
    """Puts the words of rows (id, words) into the index; they must not be there yet."""
    name = table_name(entity)
    _run(connection, f"INSERT INTO {name}(rowid, words) VALUES (?, ?)", rows)


def remove(connection: "Connection", entity: type[Entity], rows: Sequence[tuple[int, str]]) -> None:
    """Takes rows out of the index; `rows`: (id, words) exactly as they were added."""
    name = table_name(entity)
    _run(connection, f"INSERT INTO {name}({name}, rowid, words) VALUES ('delete', ?, ?)", rows)


def clear(connection: "Connection", entity: type[Entity]) -> None:
    """Empties the index of an entity, whatever it holds."""
    name = table_name(entity)
    _run(connection, f"INSERT INTO {name}({name}) VALUES (?)", [("delete-all",)])


def matching(
    entity: type[Entity], table: "Table", text: str, *, phrase: bool = False, named: bool = False
) -> "ColumnElement[bool]":
    """The condition that a row has each word of a text, or a word that begins so.

    `phrase`: they stand beside each other, whole; `named`: they are of its names.
    """
    from sqlalchemy import func

    before = NAME if named else ""
    asked = _exact(text, before) if phrase else _beginnings(text, before)
    condition = _asked(entity, table, asked)
    if not phrase or len(words_of(text)) == 1:
        return condition
    run = _marked(fold(text)) if named else fold(text)
    return condition & (func.instr(table.c.words, f" {run} ") > 0)


def having(entity: type[Entity], table: "Table", texts: Sequence[str]) -> "ColumnElement[bool]":
    """The condition that a row has each word of one of the folded texts."""
    return _asked(entity, table, " OR ".join(_all(text, "", "") for text in texts))


def name_in(text: str) -> tuple[str, str]:
    """What stands in `words` where a name is just `text`, and where a name begins with it."""
    run = _PARTED[1:] + _marked(fold(text))
    return run + _PARTED[:2], run


def _asked(entity: type[Entity], table: "Table", asked: str) -> "ColumnElement[bool]":
    """The condition that FTS5 finds a row by such a question."""
    from sqlalchemy import column, select, table as table_of

    name = table_name(entity)
    index = table_of(name, column("rowid"), column(name))
    found = select(index.c.rowid).where(index.c[name].op("MATCH")(asked)).correlate(None)
    return table.c.id.in_(found)


def _beginnings(text: str, before: str) -> str:
    """As FTS5 reads it: each word in quotes, so that nothing in it is an operator."""
    return " AND ".join(
        "(" + " OR ".join(_all(key, before, "*") for key in variants(word)) + ")"
        for word in text.split()
        if fold(word)
    )


def _exact(text: str, before: str) -> str:
    return _all(fold(text), before, "")


def _all(key: str, before: str, after: str) -> str:
    return "(" + " AND ".join(f'"{before}{word}"{after}' for word in key.split()) + ")"


def _terms(entity: type[Entity], row: Row, *, naming: bool) -> Iterable[str]:
    return (
        term
        for field in entity.declared.values()
        if (field.searched or field.naming) and field.naming is naming and field.kind.store
        for term in field.kind.terms(row.get(field.name))
    )


def _labels(entity: type[Entity], row: Row) -> Iterable[str]:
    """What the record is called as a whole, where its own names make it up: given, family name."""
    names = entity.label_fields
    if sum(entity.fields[name].naming for name in names) < 2:
        return ()
    parts = [row.get(name) for name in names]
    return (fold(entity.label(parts, language)) for language in _ORDERS)


def _marked(run: str) -> str:
    return " ".join(NAME + word for word in run.split())


def _run(connection: "Connection", sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        # SQLAlchemy takes as long over a statement as SQLite over the words of a row.
        driver: Any = connection.connection.driver_connection
        driver.executemany(sql, rows)
