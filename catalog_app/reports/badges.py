"""Badges to be cut out: one for each member who comes, by delegation and role."""

from collections.abc import Iterator
from datetime import date

from catalog_app.domain.events import Event
from catalog_app.domain.fields import Row
from catalog_app.i18n import Language, mark
from catalog_app.reports import blocks
from catalog_app.reports.attending import Guest, attending, guests, sender
from catalog_app.reports.blocks import Card, Cards, Cell, Document, Style
from catalog_app.reports.naming import naming
from catalog_app.reports.of_events import EventList
from catalog_app.storage.catalog import Catalog


def badges(catalog: Catalog, query: str, language: Language, on: date | None = None) -> Document:
    return _Badges(catalog, language, on).of_query(query)


def of_event(
    catalog: Catalog, event_id: int, language: Language, on: date | None = None
) -> Document:
    return _Badges(catalog, language, on).of_event(event_id)


class _Badges(EventList[list[Guest]]):
    title = mark("Badges")
    nothing = mark("No participant is named yet.")
    head = False

    def read(self, event: Row) -> list[Guest]:
        return list(guests(attending(self.catalog, event["id"], self.language)))

    def draw(self, event: Row, read: list[Guest], level: int) -> Iterator[blocks.Block]:
        title = Event.title.kind.show(event["title"], self.language)
        yield Cards(_card(title, guest, self.language) for guest in read)


def _card(event: str, guest: Guest, language: Language) -> Card:
    """Event, name, text of the badge or else the position, country or organisation."""
    named = naming(guest.row, language)
    lines = (
        Cell(event, Style.QUIET),
        Cell(named.name, Style.BOLD),
        Cell(guest.row["badge"] or named.position),
        Cell(sender(guest.delegation, language)),
    )
    return tuple(line for line in lines if line.text)
