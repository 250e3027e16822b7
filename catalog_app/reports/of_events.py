"""Lists of events: of one, whose title stands above all, or of several, one after another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar, Generic, TypeVar

from catalog_app.domain import dates
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Row, fields_of
from catalog_app.errors import NotFound
from catalog_app.i18n import Language, mark
from catalog_app.reports.blocks import Block, Document, Heading, Paragraph, Style
from catalog_app.reports.listing import day
from catalog_app.reports.notes import with_notes
from catalog_app.storage.catalog import Catalog

Read = TypeVar("Read")


class EventList(Generic[Read]):
    """A list of events: a subclass says what is read of each of them and how that is drawn.

    `title`: of the list; `nothing`: the sentence where there is nothing to list; `head`: title and
    date stand above it, and the title of each of several events above what is of that; `counts`:
    what has gone by in this run through the blocks, for the footer.
    """

    title: ClassVar[str]
    nothing: ClassVar[str]
    head: ClassVar[bool] = True

    def __init__(self, catalog: Catalog, language: Language, on: date | None) -> None:
        """`on`: the date that stands on the list, else today."""
        self.catalog = catalog
        self.language = language
        self.today = on or date.today()
        self.counts: Counter[str] = Counter()

    def read(self, event: Row) -> Read:
        """What is listed of an event; false where that is nothing."""
        raise NotImplementedError

    def draw(self, event: Row, read: Read, level: int) -> Iterator[Block]:
        """`level`: of its first headings."""
        raise NotImplementedError

    def count(self, read: Read) -> str:
        """What stands beside the title of one of several events."""
        return ""

    def footer(self) -> str:
        return ""

    def aside(self, event: Row | None = None) -> str:
        return day(self.today, self.language)

    def of_query(self, query: str) -> Document:
        """Of each event that the query finds; NotFound where it finds none."""
        found = self.catalog.find(Event, query, ("when", "title"), self.language)
        if not len(found):
            if not query.strip():
                raise NotFound(mark("There are no events in this catalog yet."))
            raise NotFound(mark("No event is found by “{query}”."), query=query)
        if len(found) == 1:
            return self.of_event(found.ids[0])
        return Document(
            self.language.text(self.title),
            self.language,
            lambda: with_notes(self._several(found.ids), self.language),
            subtitle=self.language.plural("{count} event", "{count} events", len(found)),
            aside=self.aside(),
            footer=self.footer,
            head=self.head,
        )

    def of_event(self, id: int) -> Document:
        """Of one event; NotFound where it is no longer there."""
        event = self.catalog.get(Event, id)
        return Document(
            Event.title.kind.show(event["title"], self.language),
            self.language,
            lambda: with_notes(self._one(event), self.language),
            kicker=self.language.text(self.title),
            subtitle=where_and_when(event, self.language),
            aside=self.aside(event),
            footer=self.footer,
            head=self.head,
        )

    def _one(self, event: Row) -> Iterator[Block]:
        self.counts.clear()
        read = self.read(event)
        if read:
            yield from self.draw(event, read, level=1)
        else:
            yield Paragraph(self.language.text(self.nothing))

    def _several(self, ids: Sequence[int]) -> Iterator[Block]:
        """Those of which there is nothing to list are left out."""
        self.counts.clear()
        fields = fields_of(Event)
        names = ("id", *(field.name for field in fields))
        empty = True
        for values in self.catalog.found(Event, ids).each(fields):
            event = dict(zip(names, values, strict=True))
            read = self.read(event)
            if read:
                empty = False
                yield from self._above(event, read)
                yield from self.draw(event, read, level=2)
        if empty:
            yield Paragraph(self.language.text(self.nothing))

    def _above(self, event: Row, read: Read) -> Iterator[Block]:
        if self.head:
            title = Event.title.kind.show(event["title"], self.language)
            yield Heading(title, self.count(read))
            yield Paragraph(where_and_when(event, self.language), Style.SMALL)


def where_and_when(event: Row, language: Language) -> str:
    city = Event.city.kind.show(event["city"], language)
    country = Event.country.kind.show(event["country"], language)
    where = ", ".join(part for part in (city, country) if part)
    when = dates.show(event["when"], language) if event["when"] else ""
    return " · ".join(part for part in (where, when) if part)
