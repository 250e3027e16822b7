"""How many there are: of each section, of each value that narrows it, and of one country."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from catalog_app.domain import SECTIONS
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, entity_of
from catalog_app.domain.folding import fold, words
from catalog_app.domain.kinds import Kind
from catalog_app.domain.people import Organisation, Person
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.search import narrowed
from catalog_app.search.meant import facets_of
from catalog_app.storage.reading import Found

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.grouped import Among
    from catalog_app.storage.searching import Search

Stop = Callable[[], bool]

NONE = "none"
FROM, YEAR = "from", "year"
NOTHING = mark("(none)")
MOST_RECORDS = 40
"""Other records by which a section is narrowed, such as series: those with the most."""
LONGEST = 200  # characters that a search takes for a value
EXAMPLES = 3
_DATES = ("when", "date")
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


@dataclass(frozen=True)
class Value:
    """`query`: as it stands behind "name:" in a search; `key`: see key_of()."""

    key: str
    query: str
    text: str
    count: int


@dataclass(frozen=True)
class Facet:
    """What narrows a section.  `name`: as searches call it; `label`: in the asked-for language."""

    name: str
    label: str
    values: tuple[Value, ...]


def section_counts(catalog: "Catalog") -> dict[str, int]:
    """Section -> how many records it has."""
    counts = ", ".join(f"(SELECT count(*) FROM {entity.table})" for entity in SECTIONS)
    found = catalog.searcher.all(f"SELECT {counts}")[0]
    return dict(zip((entity.section for entity in SECTIONS), found, strict=True))


def facet(
    catalog: "Catalog",
    entity: type[Entity],
    name: str,
    text: str = "",
    language: Language | None = None,
    *,
    stop: Stop | None = None,
) -> Facet:
    """How many of what `text` finds have each value.

    What narrows it by this very facet is left out, so that another value can be chosen.  Raises
    QueryError, Cancelled.
    """
    language = language or catalog.language
    catalog.come_to_hand()
    rest = narrowed.without(text, name)
    with catalog.searcher.asking(language, stop) as connection:
        counting = _Counting(catalog, entity, rest, language, connection)
        found = counting.years(name) if name == YEAR else counting.values(name)
    return Facet(name, facets_of(entity, language)[name], tuple(found))


def key_of(entity: type[Entity], name: str, written: str, language: Language) -> str:
    """What is the same for all ways to write a value in a search."""
    if written.casefold() == NONE:
        return NONE
    if name == YEAR:
        return written.strip()
    kind = entity.fields["country" if name == FROM else name].kind
    if kind.section:
        return fold(written)
    try:
        return str(kind.read(written, language) or "")
    except ValueProblem:
        return fold(written)


def value_of(entity: type[Entity], name: str, written: str, language: Language) -> Value:
    """A value as it stands in a search, of which nobody knows how many there are."""
    key = key_of(entity, name, written, language)
    if key == NONE:
        return Value(NONE, NONE, language.text(NOTHING), 0)
    kind = entity.fields["country" if name == FROM else name].kind if name != YEAR else None
    coded = kind is not None and not kind.section
    text = kind.show(key, language) if kind is not None and coded else written
    return Value(key, key if key.replace("-", "").isalnum() else narrowed.quoted(written), text, 0)


class _Counting:
    """Counts what one search finds, on one connection."""

    def __init__(
        self,
        catalog: "Catalog",
        entity: type[Entity],
        text: str,
        language: Language,
        connection: sqlite3.Connection,
    ) -> None:
        self._catalog = catalog
        self._entity, self._text, self._language = entity, text, language
        self._connection = connection

    def values(self, name: str) -> list[Value]:
        """The most first; those of equal counts by the alphabet, "(none)" last."""
        kind = self._entity.fields["country" if name == FROM else name].kind
        counted = dict(self._counted(name))
        none = counted.pop(None, 0)
        if kind.section:
            found = self._records(name, kind.section, counted)
        else:
            found = [self._code(name, kind, code, counted[code]) for code in counted]
            if any(code not in kind.options for code in counted if kind.open):
                found = [self._again(name, value) for value in found]
        found.sort(key=lambda value: (-value.count, self._language.sort_key(value.text)))
        return found + self._none(none)

    def years(self, name: str) -> list[Value]:
        """The newest first; a span counts in each year that it touches."""
        field = next(name for name in _DATES if name in self._entity.fields)
        starts, ends, none = Counter[int](), Counter[int](), 0
        for start, end, count in self._counted(name, field):
            if start is None:
                none += count
            else:
                starts[date.fromordinal(start).year] += count
                ends[date.fromordinal(end).year] += count
        found, before = [], 0
        for year in sorted(starts.keys() | ends.keys()):
            before += starts[year]
            if year in starts:
                found.append(Value(str(year), f"{year:04}", f"{year:04}", before))
            before -= ends[year]
        return found[::-1] + self._none(none)

    def _counted(self, name: str, field: str = "") -> list[Any]:
        def make(found: "Among | None" = None) -> Any:
            from catalog_app.storage import grouped

            if name == FROM:
                return grouped.by_sender(self._entity, found)
            if field:
                return grouped.by_days(self._entity, field, found)
            return grouped.by_value(self._entity, name, found)

        if self._text:
            asked = make(self._found())
        else:
            asked = self._catalog.questions.counts(self._entity, name, make)
        return self._connection.execute(*asked).fetchall()

    def _found(self) -> "Among | None":
        """What the text finds; None where that is everything."""
        from catalog_app.storage import grouped

        search = self._search(self._text)
        if search.condition is None:
            return None
        return grouped.among(self._connection, search.ids())

    def _none(self, count: int) -> list[Value]:
        return [Value(NONE, NONE, self._language.text(NOTHING), count)] if count else []

    def _code(self, name: str, kind: Kind, code: str, count: int) -> Value:
        listed = code in kind.options or not kind.open
        query = code if listed else narrowed.quoted(code)
        return Value(code, query, kind.show(code, self._language), count)

    def _records(self, name: str, section: str, counted: dict[Any, int]) -> list[Value]:
        """By what they are called; a name in which another one stands finds that one too."""
        target = entity_of(section)
        most = sorted(counted, key=lambda id: -counted[id])[:MOST_RECORDS]
        fields = [target.fields[name] for name in target.label_fields]
        found: dict[str, Value] = {}
        for _, *parts in self._catalog.found(target, most).rows(0, len(most), fields):
            label = target.label(parts, self._language)
            if words(label) and len(label) <= LONGEST:
                value = Value(fold(label), narrowed.quoted(label), label, 0)
                found.setdefault(value.key, value)
        return [self._again(name, value) for value in found.values()]

    def _again(self, name: str, value: Value) -> Value:
        """Counted as the search finds it."""
        text = narrowed.narrowed(self._text, name, [value.query])
        return replace(value, count=self._search(text).count())

    def _search(self, text: str) -> "Search":
        from catalog_app.storage.searching import Search

        return Search(self._connection, self._entity, text, self._language)


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
