"""The alphabet: where each line of text stands among all others of its field.

The table `alphabet` has section, field, key and id of each record whose field holds something, in
the order of the catalog's own language, so that a million records are sorted before anybody asks.
Under LABEL stands what a record is called where several of its texts make that up.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from catalog_app.domain.fields import Entity, Field, Row, entity_of
from catalog_app.domain.kinds import LongText, Named, Text
from catalog_app.domain.people import Person
from catalog_app.domain.wordings import Wording
from catalog_app.i18n import Language, known_code
from catalog_app.storage.held_values import loaded

LENGTH = 100
"""Signs of a key, about one a letter: texts that agree so far stand in the order of their ids."""
LABEL = ""
_MADE_OF_SEVERAL = (Person,)
_NAMES = "names"

Place = tuple[str, str, str, int]
"""Section, field, key and id."""


@cache
def fields(section: str) -> tuple[Field, ...]:
    """Those that stand in it: paragraphs do not, nor what each language words otherwise."""
    return tuple(
        field
        for field in entity_of(section).declared.values()
        if isinstance(field.kind, Text) and not isinstance(field.kind, LongText | Wording)
    )


def of_label(entity: type[Entity]) -> str | None:
    """The name under which stands what records are called; None where other records have a say."""
    if entity in _MADE_OF_SEVERAL:
        return LABEL
    first = entity.declared[entity.label_fields[0]] if entity.label_fields else None
    return first.name if first in fields(entity.section) and "label" not in vars(entity) else None


def own_language(connection: sqlite3.Connection) -> Language:
    """The catalog's own, in whose order its alphabet stands."""
    asked = "SELECT value FROM meta WHERE key = 'language'"
    return Language(known_code(*(connection.execute(asked).fetchone() or ("",))))


def places(entity: type[Entity], row: Mapping[str, Any], language: Language) -> Iterator[Place]:
    """Where the texts of a row stand; `row`: its columns, `language`: the catalog's own."""
    names = loaded(entity.declared[_NAMES].kind, row[_NAMES]) if _NAMES in entity.declared else None
    for field in fields(entity.section):
        if text := row[field.name]:
            shown = field.kind.show(Named(text, names), language)
            yield entity.section, field.name, _key(shown, language), row["id"]
    if entity in _MADE_OF_SEVERAL:
        values: Row = {name: row[name] for name in entity.label_fields} | {_NAMES: names}
        yield entity.section, LABEL, _key(entity.name_of(values, language), language), row["id"]


def add(connection: sqlite3.Connection, found: Iterable[Place]) -> None:
    connection.executemany(
        "INSERT INTO alphabet (section, field, key, id) VALUES (?, ?, ?, ?)", found
    )


def remove(connection: sqlite3.Connection, found: Iterable[Place]) -> None:
    connection.executemany(
        "DELETE FROM alphabet WHERE section = ? AND field = ? AND key = ? AND id = ?", found
    )


def clear(connection: sqlite3.Connection, entity: type[Entity]) -> None:
    connection.execute("DELETE FROM alphabet WHERE section = ?", (entity.section,))


def _key(text: str, language: Language) -> str:
    return language.sort_key(text)[:LENGTH]
