"""How many there are: of each section, of each country, and of one country everywhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog_app.domain import SECTIONS
from catalog_app.domain.countries import name as name_of
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity
from catalog_app.domain.people import Organisation, Person
from catalog_app.domain.relations import SameCountry
from catalog_app.i18n import Language, mark
from catalog_app.storage.reading import Found, condition, country_counts as counts_of

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

Stop = Callable[[], bool]

EXAMPLES = 3
_SUMMARY: tuple[tuple[type[Entity], str, str], ...] = (
    (Event, mark("Events hosted there"), "country:{code}"),
    (Delegation, mark("Delegations sent"), "country:{code}"),
    (Member, mark("Members of delegations"), "country:{code}"),
    (Person, mark("People"), "country:{code}"),
    (Organisation, mark("Organisations"), "country:{code}"),
    (Event, mark("Events without a delegation of it"), "-from:{code}"),
)


@dataclass(frozen=True)
class Line:
    """What a catalog knows of a country in one section.

    `message`: an English text to be translated; `query`: the search that shows the records;
    `examples`: what the first of them are called, in the asked-for language.
    """

    section: str
    message: str
    count: int
    query: str
    examples: tuple[str, ...]


def section_counts(catalog: "Catalog") -> dict[str, int]:
    """Section -> how many records it has."""
    counts = ", ".join(f"(SELECT count(*) FROM {entity.table})" for entity in SECTIONS)
    found = catalog.searcher.all(f"SELECT {counts}")[0]
    return dict(zip((entity.section for entity in SECTIONS), found, strict=True))


def country_counts(
    catalog: "Catalog",
    entity: type[Entity],
    text: str = "",
    language: Language | None = None,
    *,
    stop: Stop | None = None,
) -> list[tuple[str | None, int]]:
    """(code, how many of what `text` finds), the most first; None, at the end: without a country.

    Empty for sections that have no country.  Raises QueryError, Cancelled.
    """
    field = entity.fields.get("country")
    if field is None or isinstance(field.kind, SameCountry):
        return []
    language = language or catalog.language
    with catalog.searcher.asking(language, stop) as connection:
        if text.strip():
            asked = counts_of(entity, condition(entity, text, language, connection))
        else:
            asked = catalog.questions.country_counts(entity)
        found: list[tuple[str | None, int]] = connection.execute(*asked).fetchall()
    return sorted(found, key=lambda counted: _place(counted[0], counted[1], language))


def country_summary(
    catalog: "Catalog", code: str, language: Language, *, stop: Stop | None = None
) -> list[Line]:
    """What the catalog knows of a country or territory, without what it knows nothing of."""
    lines = [
        _line(catalog, entity, message, query.format(code=code), language, stop)
        for entity, message, query in _SUMMARY
    ]
    return [line for line in lines if line.count]


def _line(
    catalog: "Catalog",
    entity: type[Entity],
    message: str,
    query: str,
    language: Language,
    stop: Stop | None,
) -> Line:
    count = catalog.count(entity, query, language, stop=stop)
    first = catalog.find(entity, query, language=language, most=EXAMPLES, stop=stop)
    examples = dict.fromkeys(_examples(entity, first, language))
    return Line(entity.section, message, count, query, tuple(filter(None, examples)))


def _examples(entity: type[Entity], found: Found, language: Language) -> list[str]:
    if entity is Delegation:  # it is called by its country, which is the same for all of them
        event = entity.fields["event"]
        return [event.kind.show(row[1], language) for row in found.rows(0, EXAMPLES, [event])]
    fields = [entity.fields[name] for name in entity.label_fields]
    return [entity.label(row[1:], language) for row in found.rows(0, EXAMPLES, fields)]


def _place(code: str | None, count: int, language: Language) -> tuple[bool, int, str]:
    return code is None, -count, language.sort_key(name_of(code, language)) if code else ""
