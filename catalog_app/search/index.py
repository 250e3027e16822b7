"""The full-text index and its vocabulary: what they hold of a row, and how they are asked.

One table a section, which keeps no text of its own (FTS5, contentless) and no places of words: it
answers which rows have a word, and the column `words` of the row, which keeps the very text that
was indexed, tells whether words stand beside each other.  That text is

    ▯festival▯of▯baku▯|▯=festival▯=of▯=baku▯|▯heydar▯|▯@▯@country:az▯          (▯ is a space)

folded; names of the record stand there twice, the second time marked, so that whatever leads to
the record is found by its names alone.  Codes and references are terms: field and value.  What is
deleted from the index must be the text that was put in: another text damages it without a word.

Rows stand in the index by their place: that is the id, but where records usually stand by a date
the first day comes before it, so that the first page of a search is where the index ends.

The vocabulary has each word of an index once, in alphabetical order.  A typed word is looked up
there first, and the index is asked for just the words that it may be the beginning of: that is
faster than to ask the index for beginnings.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from catalog_app.domain.fields import Entity, Row, entity_of
from catalog_app.domain.folding import fold, variants
from catalog_app.domain.kinds import Kind, PartialDate
from catalog_app.i18n import Language
from catalog_app.search.condition import NONE, either
from catalog_app.search.near import near, starts, undone

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import ColumnElement, Connection, Table

NAME, TERM = "=", "@"
_PARTED = " | "
# In one the given name stands first, in the other the family name.
_ORDERS = (Language("en"), Language("az"))

MOST = 1500
"""Words that the index is asked for by name; for more it is asked for the beginning itself."""
_PREFIXES = "1 2"  # letters of beginnings for which the index has lists of their own
_LEAST_SPLIT = 3  # letters in each half of what may be two words
LAST = "\U0010ffff"  # no letter stands after it
_CANDIDATES = 20_000  # words with one beginning that are compared with one
_ID_BITS, _SPAN_BITS = 31, 10
_LONGEST_SPAN = (1 << _SPAN_BITS) - 1
_BULK = 100  # rows of a change that are worth joining pieces
_LEAST_JOINED = 2  # pieces

Known = Callable[[str, str, int], Sequence[str]]
"""The words of the vocabulary from one on and before another, at most so many."""


def words(
    entity: type[Entity],
    row: Row,
    own: Iterable[str] = (),
    heard: Iterable[str] = (),
    terms: Iterable[str] = (),
) -> str:
    """The text of a row for the index, from the values of its stored fields.

    `own`: the texts that its own fields hold; `heard`: the folded texts of what belongs to it;
    `terms`: those of its fields, see term().
    """
    names = dict.fromkeys((*_terms(entity, row, naming=True), *_labels(entity, row)))
    others = dict.fromkeys((*_terms(entity, row, naming=False), *map(fold, own), *heard))
    runs = [*names, *(marked(name) for name in names), *(o for o in others if o not in names)]
    texts = "".join(f" {run}{_PARTED[:2]}" for run in runs if run)
    return f"{texts} {' '.join(dict.fromkeys((TERM, *terms)))} "


def term(name: str, value: object) -> str:
    """The term that a field has a value: letters and digits as they are, all else by its number."""
    path = ".".join(map(_spelt, name.split(".")))
    return f"{TERM}{path}:{_spelt(str(value))}"


@lru_cache(maxsize=65536)
def _spelt(text: str) -> str:
    return _SIGN.sub(lambda found: f".{ord(found[0]):x}.", text.lower())


_SIGN = re.compile(r"[\x00-/:-`{-\x7f]")


def dated(entity: type[Entity]) -> str | None:
    """The date field by which its records usually stand, the latest first, if they do so."""
    first = entity.order[0].removeprefix("-") if len(entity.order) == 1 else ""
    falls = entity.order[0].startswith("-") and first in entity.declared
    return first if falls and isinstance(entity.declared[first].kind, PartialDate) else None


def place(entity: type[Entity], row: Row) -> int:
    """Where a row stands in the index; `row`: its columns."""
    name = dated(entity)
    if name is None:
        return int(row["id"])
    start, end = (row[name + suffix] or 0 for suffix in entity.declared[name].kind.extra)
    span = min(end - start, _LONGEST_SPAN)
    return int((start << _SPAN_BITS | span) << _ID_BITS | row["id"])


def id_at(entity: type[Entity], rowid: Any) -> Any:
    """The id of the row at a place of the index, of SQLAlchemy's making."""
    return rowid.op("&")((1 << _ID_BITS) - 1) if dated(entity) else rowid


def table_name(entity: type[Entity]) -> str:
    return f"{entity.table}_words"


def create(connection: "Connection", entity: type[Entity]) -> None:
    """Makes the empty index of an entity.

    The tokenizer "ascii" parts words at spaces alone once they are folded: it takes all letters
    beyond ASCII for parts of words, where "unicode61" knows fewer letters than Python does.
    """
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {table_name(entity)} USING fts5(words, content='', detail=none, "
        f"prefix='{_PREFIXES}', tokenize=\"ascii tokenchars '{NAME}{TERM}:.'\")"
    )


def add(connection: "Connection", entity: type[Entity], rows: Sequence[Row]) -> None:
    """Puts the words of rows (their columns) into the index and the vocabulary; they must not be
    in the index yet.
    """
    replace(connection, entity, (), rows)


def remove(connection: "Connection", entity: type[Entity], rows: Sequence[Row]) -> None:
    """Takes rows out of both; `rows`: their columns exactly as they were added."""
    replace(connection, entity, rows, ())


def replace(
    connection: "Connection", entity: type[Entity], old: Sequence[Row], new: Sequence[Row]
) -> None:
    """Takes old rows out and puts new ones in, which may be the same with other words."""
    name = table_name(entity)
    gone, come = _placed(entity, old), _placed(entity, new)
    _run(connection, f"INSERT INTO {name}({name}, rowid, words) VALUES ('delete', ?, ?)", gone)
    _run(connection, f"INSERT INTO {name}(rowid, words) VALUES (?, ?)", come)
    counts = word_counts(new)
    counts.subtract(word_counts(old))
    changed = {word: count for word, count in counts.items() if count}
    if changed:
        _run(connection, _COUNTED, [(entity.section, json.dumps(changed))])
    fewer = [(entity.section, word) for word, count in changed.items() if count < 0]
    _run(connection, _FORGOTTEN, fewer)


_COUNTED = (
    "INSERT INTO vocabulary (section, word, count) SELECT ?, key, value FROM json_each(?)"
    " WHERE true ON CONFLICT DO UPDATE SET count = count + excluded.count"
)
_FORGOTTEN = "DELETE FROM vocabulary WHERE section = ? AND word = ? AND count < 1"


def word_counts(rows: Iterable[Row]) -> Counter[str]:
    """How many rows have each word; `rows`: their columns."""
    return Counter(word for row in rows for word in plain_words(row["words"]))


def plain_words(held: str) -> set[str]:
    """The words of a row's text, without marked names and terms."""
    return {word for word in held.split() if word[0] not in "=@|"}


def join(connection: "Connection", entity: type[Entity], count: int) -> None:
    """After a change of so many rows: makes one piece of several, each of which would be asked for
    each word.

    Where most rows are new that is the whole index, else it takes no longer than they took.
    """
    if count < _BULK:
        return
    name = table_name(entity)
    driver: Any = connection.connection.driver_connection
    (last,) = driver.execute(f"SELECT max(id) FROM {entity.table}").fetchone()
    if 2 * count >= (last or 0):
        _run(connection, f"INSERT INTO {name}({name}) VALUES (?)", [("optimize",)])
    else:
        work = [("usermerge", _LEAST_JOINED), ("merge", count)]
        _run(connection, f"INSERT INTO {name}({name}, rank) VALUES (?, ?)", work)


def clear(connection: "Connection", entity: type[Entity]) -> None:
    """Empties the index of an entity, whatever it holds, and its vocabulary."""
    name = table_name(entity)
    _run(connection, f"INSERT INTO {name}({name}) VALUES (?)", [("delete-all",)])
    _run(connection, "DELETE FROM vocabulary WHERE section = ?", [(entity.section,)])


def known_words(connection: "sqlite3.Connection", entity: type[Entity]) -> Known:
    """The vocabulary of an entity, for one search: what was looked up is kept."""
    asked = (
        "SELECT word FROM vocabulary WHERE section = ? AND word >= ? AND word < ?"
        " ORDER BY word LIMIT ?"
    )

    @cache
    def known(first: str, before: str, most: int) -> tuple[str, ...]:
        found = connection.execute(asked, (entity.section, first, before, most))
        return tuple(word for (word,) in found)

    return known


def beginning_so(known: Known, key: str) -> Sequence[str]:
    """The words that begin so, up to one more than MOST."""
    return known(key, key + LAST, MOST + 1)


def is_known(known: Known, word: str) -> bool:
    return bool(known(word, word + "\x00", 1))


def halves(known: Known, word: str) -> tuple[str, str] | None:
    """The two folded words that a word is that nobody has written as one, if so.

    It is parted as it was typed: the key of a whole is not made of the keys of its parts.
    """
    for at in range(_LEAST_SPLIT, len(word) - _LEAST_SPLIT + 1):
        first, second = fold(word[:at]), fold(word[at:])
        if first and second and is_known(known, first) and is_known(known, second):
            return first, second
    return None


def near_words(known: Known, word: str, most: int) -> list[tuple[str, float]]:
    """(word, how near) of those that are similar to a typed one, the nearest first."""
    key = fold(word)
    candidates = (each for start in starts(key) for each in known(start, start + LAST, _CANDIDATES))
    found = dict(near(key, candidates, most))
    for meant, score in undone(word):
        if is_known(known, meant):
            found[meant] = max(score, found.get(meant, 0.0))
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))[:most]


def of_word(word: str, known: Known, before: str, others: Sequence[str] = ()) -> tuple[str, ...]:
    """What one of is meant, as FTS5 reads it: the word, what begins so, and the `others`.

    `before`: NAME where only names count.  None where the word has no letters.
    """
    sides = [side for key in variants(word) for side in _of_key(key, known, before)]
    sides += [f'"{before}{other}"' for other in others]
    return tuple(dict.fromkeys(sides))


def _of_key(key: str, known: Known, before: str) -> Sequence[str]:
    """A key of several words: each of them, the last one as a beginning."""
    *whole, last = key.split()
    short = str(len(before + last)) in _PREFIXES.split()
    found = () if short else beginning_so(known, last)
    if short or len(found) > MOST:
        begins = [f'"{before}{last}"*']
    else:
        begins = [f'"{before}{word}"' for word in found or (last,)]
    if not whole:
        return begins
    return [
        "(" + " AND ".join([*(f'"{before}{word}"' for word in whole), f"({either(begins)})"]) + ")"
    ]


def exactly(text: str, before: str = "") -> str:
    """As FTS5 reads it: each word of a folded text, whole; each in quotes, so that nothing in it
    is an operator.
    """
    return "(" + " AND ".join(f'"{before}{word}"' for word in text.split()) + ")"


@lru_cache(maxsize=8)
def one_of(name: str, values: tuple[object, ...]) -> tuple[str, ...]:
    """One of what is meant, as FTS5 reads it: the field has one of the values."""
    head = term(name, "")
    return tuple(f'"{head}{_spelt(str(value))}"' for value in values) or (NONE,)


def together(table: "Table", run: str) -> "ColumnElement[bool]":
    """The condition that the words of a folded text stand beside each other, whole."""
    from sqlalchemy import func

    return func.instr(table.c.words, f" {run} ") > 0


def asked(entity: type[Entity], match: str) -> Any:
    """The index where it says yes to a question, and its column of places."""
    from sqlalchemy import column, table as table_of

    name = table_name(entity)
    index = table_of(name, column("rowid"), column(name))
    return index, index.c[name].op("MATCH")(match)


def ids(entity: type[Entity], match: str) -> Any:
    """A statement of the ids for which the index says yes."""
    from sqlalchemy import select

    index, so = asked(entity, match)
    return select(id_at(entity, index.c.rowid)).select_from(index).where(so).correlate(None)


def latest(entity: type[Entity], match: str) -> Any:
    """As ids(), from the end of the index: the latest first."""
    index, _ = asked(entity, match)
    return ids(entity, match).order_by(index.c.rowid.desc())


def inside(entity: type[Entity], table: "Table", match: str) -> "ColumnElement[bool]":
    """The condition that FTS5 finds a row by such a question."""
    return table.c.id.in_(ids(entity, match))


def name_in(text: str) -> tuple[str, str]:
    """What stands in `words` where a name is just `text`, and where a name begins with it."""
    run = _PARTED[1:] + marked(fold(text))
    return run + _PARTED[:2], run


def _terms(entity: type[Entity], row: Row, *, naming: bool) -> Iterable[str]:
    return (
        term
        for name, kind in _worded(entity.section, naming=naming)
        if (value := row.get(name)) is not None
        for term in kind.terms(value)
    )


@cache
def _worded(section: str, *, naming: bool) -> tuple[tuple[str, Kind], ...]:
    """The names and kinds of the fields whose words are in the index."""
    return tuple(
        (field.name, field.kind)
        for field in entity_of(section).declared.values()
        if (field.searched or field.naming) and field.naming is naming and field.kind.store
    )


def _labels(entity: type[Entity], row: Row) -> Iterable[str]:
    """What the record is called as a whole, where its own names make it up: given, family name."""
    names = entity.label_fields
    if sum(entity.fields[name].naming for name in names) < 2:
        return ()
    parts = [row.get(name) for name in names]
    return (fold(entity.label(parts, language)) for language in _ORDERS)


def marked(run: str) -> str:
    """A folded text as it stands among the names."""
    return " ".join(NAME + word for word in run.split())


def _placed(entity: type[Entity], rows: Iterable[Row]) -> list[tuple[int, str]]:
    """In their order: at each step back the index begins another piece."""
    return sorted((place(entity, row), row["words"]) for row in rows)


def _run(connection: "Connection", sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        # SQLAlchemy takes as long over a statement as SQLite over the words of a row.
        driver: Any = connection.connection.driver_connection
        driver.executemany(sql, rows)
