"""What the catalog knows of one country or territory: what Find by country shows, in full."""

from collections.abc import Iterator
from datetime import date

from catalog_app.domain import countries
from catalog_app.domain.counting import counted
from catalog_app.domain.fields import entity_of, fields_of
from catalog_app.errors import NotFound
from catalog_app.i18n import Language, mark
from catalog_app.reports.blocks import Block, Document, Heading
from catalog_app.reports.listing import day, table
from catalog_app.reports.notes import with_notes
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.facets import Line, country_summary


def country(catalog: Catalog, query: str, language: Language, on: date | None = None) -> Document:
    """`query`: a name of the country in any language, or its code; ValueProblem where it is none.

    `on`: the date that stands on the list, else today.
    """
    if not query.strip():
        raise NotFound(mark("Say which country: its name in any language, or its code."))
    code = countries.code_of(query, language)
    lines = country_summary(catalog, code, language)
    return Document(
        countries.name(code, language),
        language,
        lambda: with_notes(_blocks(catalog, lines, language), language),
        subtitle=_formal(code, language),
        aside=day(on or date.today(), language),
        footer=lambda: counted("", sum(line.count for line in lines), language),
    )


def _formal(code: str, language: Language) -> str:
    """The formal name, where there is another than the one in the title."""
    formal = countries.name(code, language, formal=True)
    return "" if formal == countries.name(code, language) else formal


def _blocks(catalog: Catalog, lines: list[Line], language: Language) -> Iterator[Block]:
    for line in lines:
        entity = entity_of(line.section)
        found = catalog.find(entity, line.query, language=language)
        fields = [f for f in fields_of(entity) if f.width and f.name != "country"]
        yield Heading(language.text(line.message), language.number(len(found)))
        yield table(found, fields, language)
