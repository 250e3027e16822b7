"""What a search needs to know of the storage."""

from datetime import date

from catalog_app.i18n import Language
from catalog_app.search.rows import Context
from catalog_app.storage.tables import tables


def context(language: Language) -> Context:
    return Context(tables=tables(), language=language, today=date.today())
