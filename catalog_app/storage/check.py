"""Looking a catalog through: is everything what it says it is?

SQLite checks its own pages and links.  That what is derived fits the rows, and that the full-text
index and the alphabet hold just what each row says, is checked here: SQLite cannot know it.  So are
the files that are attached: each is read, so that it takes as long as they are large.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from catalog_app.domain import ENTITIES
from catalog_app.domain.countries import iso_codes
from catalog_app.domain.fields import Entity, Field, Row
from catalog_app.domain.own_fields import as_fields
from catalog_app.errors import CatalogError
from catalog_app.i18n import CODES, mark
from catalog_app.storage import engine, kept, own_fields, own_values, unreadable
from catalog_app.storage.held_values import UNREADABLE, not_read
from catalog_app.storage.unlocked import undisturbed

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

Sums = defaultdict[bytes, tuple[int, int]]
"""Word -> how many rows have it, and a sum that tells which."""

_SHOWN = 20
_RUN = 500
_LONGEST_WORD = 32768
"""Bytes; FTS5 cuts longer ones."""
_MIX, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1


def check(catalog: "Catalog") -> list[CatalogError]:
    """What is wrong with the file, in sentences; an intact one gives none.

    All of it is seen as one moment had it, on a connection of its own: it may run in a worker.
    """
    with (
        engine.told(catalog.path),
        closing(engine.reader(catalog.path, frozen=catalog.read_only)) as connection,
        undisturbed(connection),
    ):
        connection.text_factory = unreadable.text
        _show_vocabularies(connection)
        connection.execute("BEGIN")
        found = [*_pages(connection), *_links(connection), *_schema(connection)]
        found += [*_language(connection), *_countries(connection)]
        own = as_fields(own_fields.rows_of(connection), hidden=True)
        for entity in ENTITIES:
            fields = {field.name: field for field in own.get(entity.section, ())}
            found += _rows(connection, entity, fields)
        return found + kept.problems(catalog, connection)


def mend(catalog: "Catalog", problems: Iterable[CatalogError]) -> list[CatalogError]:
    """Makes anew what check() found to be derived wrongly; sentences of what was done."""
    stale = (p.values["section"] for p in problems if p.message in _DERIVED)
    sections = list(dict.fromkeys(str(section) for section in stale))
    if sections:
        with catalog.change("made anew") as change:
            change.without_history()
            for section in sections:
                change.derive_again(section)
    message = mark("The words and days of {section} were made anew from the records.")
    return [CatalogError(message, section=section) for section in sections]


def _show_vocabularies(connection: sqlite3.Connection) -> None:
    """Tables of this connection alone, which show what words the indexes hold."""
    from catalog_app.search.index import table_name

    connection.execute("PRAGMA query_only=OFF")
    for entity in ENTITIES:
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{entity.table}_vocabulary"
            f" USING fts5vocab(main, {table_name(entity)}, instance)"
        )
    connection.execute("PRAGMA query_only=ON")


def _pages(connection: sqlite3.Connection) -> Iterator[CatalogError]:
    message = mark("The file is damaged: {reason}. Go back to a copy that was made before.")
    for (reason,) in connection.execute(f"PRAGMA integrity_check({_SHOWN})"):
        if reason != "ok":
            yield CatalogError(message, reason=reason)


def _links(connection: sqlite3.Connection) -> Iterator[CatalogError]:
    message = mark("Record {id} of {table} refers to a record of {other} that is not there.")
    broken = connection.execute("PRAGMA foreign_key_check").fetchmany(_SHOWN)
    for table, id, other, _ in broken:
        yield CatalogError(message, id=id, table=table, other=other)


def _schema(connection: sqlite3.Connection) -> Iterator[CatalogError]:
    from catalog_app.storage.migrations import HEAD

    strange = mark("There is a {type} “{name}” in the file that this program did not make.")
    missing = mark("The {type} “{name}” is missing in the file.")
    known = _known(connection)
    there = set(connection.execute("SELECT type, name FROM main.sqlite_master"))
    for type, name in sorted(there - known):
        yield CatalogError(strange, type=type, name=name)
    for type, name in sorted(known - there):
        yield CatalogError(missing, type=type, name=name)
    revisions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    if revisions != [(HEAD,)]:
        yield CatalogError(
            mark("The file says that its schema is {found}, not {expected}."),
            found=", ".join(revision for (revision,) in revisions),
            expected=HEAD,
        )


def _language(connection: sqlite3.Connection) -> Iterator[CatalogError]:
    message = mark("The file says that its language is “{code}”, which this program does not know.")
    found = connection.execute("SELECT value FROM meta WHERE key = 'language'")
    for (code,) in found.fetchall() or [("",)]:
        if code not in CODES:
            yield CatalogError(message, code=code)


def _countries(connection: sqlite3.Connection) -> Iterator[CatalogError]:
    there = {code for (code,) in connection.execute("SELECT code FROM country")}
    for code in iso_codes():
        if code not in there:
            yield CatalogError(mark("The country {code} of ISO 3166 is missing."), code=code)


def _known(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """(type, name) of all that belongs in the file."""
    from catalog_app.search.index import table_name
    from catalog_app.storage.tables import metadata

    tables = metadata().tables.values()
    known = {("table", table.name) for table in tables}
    known |= {("index", str(index.name)) for table in tables for index in table.indexes}
    known |= {("table", "alembic_version"), ("table", "sqlite_sequence")}
    for entity in ENTITIES:
        parts = ("", "_data", "_idx", "_docsize", "_config")
        known |= {("table", table_name(entity) + part) for part in parts}
    automatic = "SELECT type, name FROM main.sqlite_master WHERE name LIKE 'sqlite_autoindex%'"
    return known | set(connection.execute(automatic))


def _rows(
    connection: sqlite3.Connection, entity: type[Entity], own: Mapping[str, Field]
) -> Iterator[CatalogError]:
    """`own`: the own fields of the entity, by name."""
    from catalog_app.search.index import place, plain_words
    from catalog_app.storage.alphabet import own_language, places
    from catalog_app.storage.family import Family
    from catalog_app.storage.tables import tables
    from catalog_app.storage.writing import derived

    names = [column.name for column in tables()[entity.section].columns]
    hidden, language = own_fields.hidden(connection), own_language(connection)
    stale = 0
    sums, sorting = _sums(), _sums()
    all_read = True
    counts: Counter[str] = Counter()
    for rows in _runs(connection, entity, names):
        readable = {}
        for row in rows:
            with suppress(*UNREADABLE):  # then its words or days are not what it says
                words = {*row["words"].split()} - {"|"}
                _add(sums, place(entity, row), (word.encode() for word in words))
                counts.update(plain_words(row["words"]))
            not_read = [*_not_read(entity, row, own)]
            yield from not_read
            all_read = all_read and not not_read
            if not not_read:
                readable[row["id"]] = row
                _add(sorting, row["id"], (_placed(*each) for each in places(entity, row, language)))
        told = Family(connection).told(entity, readable)
        stale += sum(
            not derived(entity, row, hidden, told[id]).items() <= row.items()
            for id, row in readable.items()
        )
    if stale:
        yield CatalogError(_STALE, count=stale, section=entity.section)
    if all_read and sorting != _alphabet(connection, entity):
        yield CatalogError(_NOT_SORTED, section=entity.section)
    asked = "SELECT word, count FROM vocabulary WHERE section = ?"
    known = dict(connection.execute(asked, (entity.section,)))
    if sums != _indexed(connection, entity) or known != counts:
        yield CatalogError(_NOT_INDEXED, section=entity.section)


def _runs(
    connection: sqlite3.Connection, entity: type[Entity], names: Sequence[str]
) -> Iterator[list[Row]]:
    held = connection.execute(f"SELECT {_listed(names)} FROM {entity.table}")
    while run := held.fetchmany(_RUN):
        yield [dict(zip(names, row, strict=True)) for row in run]


_STALE = mark("Records of {section} that are kept with other words or days than they say: {count}.")
_NOT_SORTED = mark("The alphabet of {section} does not hold just the texts of its records.")
_NOT_INDEXED = mark("The search index of {section} does not hold just the words of its records.")
_DERIVED = (_STALE, _NOT_SORTED, _NOT_INDEXED)


def _not_read(entity: type[Entity], row: Row, own: Mapping[str, Field]) -> Iterator[CatalogError]:
    found = dict(unreadable.problems(entity, row))
    if own_values.COLUMN not in found:
        found |= _own_not_read(own_values.held(row), own)
    for name, reason in found.items():
        yield not_read(entity.section, row["id"], name, reason)


def _own_not_read(
    values: Mapping[str, Any], own: Mapping[str, Field]
) -> Iterator[tuple[str, Exception]]:
    for name in sorted({own_values.field_of(key) for key in values}):
        problem: Exception | None
        try:
            problem = own_values.unreadable(own[name], values) if name in own else _NO_FIELD
        except UNREADABLE as error:
            problem = error
        if problem is not None:
            yield name, problem


_NO_FIELD = CatalogError(mark("there is no own field of that name."))


def _indexed(connection: sqlite3.Connection, entity: type[Entity]) -> Sums:
    """What the full-text index really holds."""
    sums = _sums()
    for word, id in connection.execute(
        f"SELECT CAST(term AS BLOB), doc FROM temp.{entity.table}_vocabulary"
    ):
        _add(sums, id, (word,))
    return sums


def _alphabet(connection: sqlite3.Connection, entity: type[Entity]) -> Sums:
    """What it really holds."""
    sums = _sums()
    asked = "SELECT section, field, key, id FROM alphabet WHERE section = ?"
    for section, field, key, id in connection.execute(asked, (entity.section,)):
        _add(sums, id, (_placed(section, field, key, id),))
    return sums


def _placed(_section: str, field: str, key: str, _id: int) -> bytes:
    return f"{field} {key}".encode()


def _sums() -> Sums:
    return defaultdict(lambda: (0, 0))


def _add(sums: Sums, id: int, words: Iterable[bytes]) -> None:
    mixed = id * _MIX & _MASK
    mixed = (mixed ^ mixed >> 29) * _MIX & _MASK
    for word in words:
        count, mix = sums[word[:_LONGEST_WORD]]
        sums[word[:_LONGEST_WORD]] = count + 1, mix ^ mixed


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
