"""What a search needs to know of the storage."""

import sqlite3
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select

from catalog_app.domain.fields import entity_of
from catalog_app.i18n import Language
from catalog_app.search import index
from catalog_app.search.rows import Context
from catalog_app.search.saying import Near
from catalog_app.storage.compiling import compiled
from catalog_app.storage.tables import tables


def context(
    language: Language, connection: sqlite3.Connection, near: Near | None = None
) -> Context:
    """`connection`: the one on which the words of the vocabulary are looked up, and the records
    that words lead to; `near`: where similar spellings count too.
    """

    @cache
    def found(statement: Select[Any], most: int) -> list[Any]:
        return [value for (value,) in connection.execute(*compiled(statement.limit(most)))]

    @cache
    def vocabulary(section: str) -> index.Known:
        return index.known_words(connection, entity_of(section))

    return Context(
        tables=tables(),
        language=language,
        today=date.today(),
        known=lambda entity: vocabulary(entity.section),
        found=found,
        near=near,
    )
