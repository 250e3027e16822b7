"""Arrivals and departures by day and hour: whom to meet, when and where.

Who has no time of their own comes and goes with the delegation, where its day is known.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from catalog_app.domain.counting import counted
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Row
from catalog_app.domain.moments import Moment
from catalog_app.i18n import Language, mark
from catalog_app.reports import blocks
from catalog_app.reports.attending import Guest, attending, called, guests, of_member, same
from catalog_app.reports.blocks import Cell, Column, Document, Heading, Style, Table
from catalog_app.reports.listing import day
from catalog_app.reports.of_events import EventList
from catalog_app.storage.catalog import Catalog

_DAYS = {"arrival": mark("Arrivals: {day}"), "departure": mark("Departures: {day}")}
_UNKNOWN = {"arrival": mark("Arrival not known"), "departure": mark("Departure not known")}


def arrivals(catalog: Catalog, query: str, language: Language, on: date | None = None) -> Document:
    return _Arrivals(catalog, language, on).of_query(query)


def of_event(
    catalog: Catalog, event_id: int, language: Language, on: date | None = None
) -> Document:
    return _Arrivals(catalog, language, on).of_event(event_id)


class _Journey(NamedTuple):
    """One way of a guest: `way` is "arrival" or "departure"; `by`: the flight or train."""

    guest: Guest
    way: str
    moment: Moment | None
    by: str

    @property
    def day(self) -> date:
        return self.moment.day if self.moment else date.max

    @property
    def together(self) -> tuple[bool, int, str]:
        """Who agrees in it travels together, where the flight is known; unknown times come last."""
        minute = self.moment.minute if self.moment else -1
        return minute < 0, minute, same(self.by)


class _Arrivals(EventList[list[Guest]]):
    title = mark("Arrivals and departures")
    nothing = mark("No participant is named yet.")

    def footer(self) -> str:
        return counted("members", self.counts["people"], self.language)

    def read(self, event: Row) -> list[Guest]:
        return list(guests(attending(self.catalog, event["id"], self.language)))

    def draw(self, event: Row, read: list[Guest], level: int) -> Iterator[blocks.Block]:
        self.counts["people"] += len(read)
        text = self.language.text
        columns = (
            Column(text(mark("Time")), 5),
            Column(text(mark("Flight or train")), 10),
            Column(text(mark("Name")), 20),
            Column(text(Delegation.one), 15, style=Style.SMALL),
            Column(text(Member.hotel.label), 13, style=Style.SMALL),
        )
        yield Table(columns, self._rows(read, level))

    def _rows(self, read: list[Guest], level: int) -> Iterator[blocks.Row | Heading]:
        journeys = [_journey(guest, way) for way in _DAYS for guest in read]
        journeys.sort(key=lambda journey: (journey.way, journey.day, journey.together))
        for (way, on), group in groupby(journeys, lambda journey: (journey.way, journey.day)):
            that_day = list(group)
            known = that_day[0].moment is not None
            words = _DAYS[way] if known else _UNKNOWN[way]
            said = self.language.text(words, day=day(on, self.language) if known else "")
            yield Heading(said, self.language.number(len(that_day)), level)
            for _, together in groupby(that_day, lambda journey: journey.together):
                yield from _together(list(together), self.language)


def _journey(guest: Guest, way: str) -> _Journey:
    moment = guest.arrival if way == "arrival" else guest.departure
    return _Journey(guest, way, moment, guest.row[f"{way}_by"] or "")


def _together(journeys: list[_Journey], language: Language) -> Iterator[blocks.Row]:
    first = journeys[0]
    if first.by and len(journeys) > 1:
        count = language.plural(
            "{count} participant together", "{count} participants together", len(journeys)
        )
        clock = first.moment.clock if first.moment else ""
        yield Cell(clock, Style.BOLD), Cell(first.by, Style.BOLD), Cell(count, Style.BOLD, span=3)
    for journey in journeys:
        yield _row(journey, language)


def _row(journey: _Journey, language: Language) -> blocks.Row:
    clock = journey.moment.clock if journey.moment else ""
    hotel = journey.guest.row["hotel"] or ""
    name, delegation = called(journey.guest, language)
    return of_member(journey.guest.row, clock, journey.by, name, delegation, hotel, way=journey.way)
