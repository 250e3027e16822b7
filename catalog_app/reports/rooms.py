"""Rooms by hotel: who sleeps where, with whom, and for how many nights."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from catalog_app.domain import dates
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Row
from catalog_app.domain.folding import fold
from catalog_app.domain.moments import Moment
from catalog_app.i18n import Language, mark
from catalog_app.reports import blocks
from catalog_app.reports.attending import Guest, attending, called, guests, of_member, same
from catalog_app.reports.blocks import (
    Align,
    Column,
    Document,
    Heading,
    Paragraph,
    Style,
    Table,
)
from catalog_app.reports.naming import naming
from catalog_app.reports.of_events import EventList
from catalog_app.storage.catalog import Catalog

_NUMBER = re.compile(r"(\d+)")


def rooms(catalog: Catalog, query: str, language: Language, on: date | None = None) -> Document:
    return _Rooms(catalog, language, on).of_query(query)


def of_event(
    catalog: Catalog, event_id: int, language: Language, on: date | None = None
) -> Document:
    return _Rooms(catalog, language, on).of_event(event_id)


class _Hotel(NamedTuple):
    """`rooms`: the guests of each room, in the order of the rooms; `roomless`: without one."""

    name: str
    rooms: list[list[Guest]]
    roomless: list[Guest]

    @property
    def guests(self) -> int:
        return len(self.roomless) + sum(map(len, self.rooms))


class _Rooms(EventList[list[Guest]]):
    title = mark("Rooms")
    nothing = mark("No participant is named yet.")

    def footer(self) -> str:
        counts, language = self.counts, self.language
        parts = [_count(counts["rooms"], counts["guests"], language)]
        if counts["homeless"]:
            parts.append(
                language.plural(
                    "{count} without a hotel", "{count} without a hotel", counts["homeless"]
                )
            )
        return " · ".join(parts)

    def read(self, event: Row) -> list[Guest]:
        return list(guests(attending(self.catalog, event["id"], self.language)))

    def draw(self, event: Row, read: list[Guest], level: int) -> Iterator[blocks.Block]:
        language = self.language
        for hotel in _hotels(read, language):
            self.counts.update(rooms=len(hotel.rooms), guests=hotel.guests)
            yield Heading(hotel.name, level=level)
            yield Paragraph(_count(len(hotel.rooms), hotel.guests, language), Style.SMALL)
            yield Table(_columns(language), self._rows(hotel))
        homeless = [guest for guest in read if not guest.row["hotel"]]
        if homeless:
            self.counts["homeless"] += len(homeless)
            unknown = language.text(mark("Hotel not known"))
            yield Heading(unknown, language.number(len(homeless)), level)
            rows = (_row(guest, [], language) for guest in homeless)
            yield Table(_columns(language), rows)

    def _rows(self, hotel: _Hotel) -> Iterator[blocks.Row | Heading]:
        language = self.language
        for room in hotel.rooms:
            for guest in room:
                others = [other for other in room if other is not guest]
                yield _row(guest, others, language)
        if hotel.roomless:
            unknown = language.text(mark("Room not known"))
            yield Heading(unknown, language.number(len(hotel.roomless)), level=2)
            yield from (_row(guest, [], language) for guest in hotel.roomless)


def _columns(language: Language) -> tuple[Column, ...]:
    text = language.text
    return (
        Column(text(Member.room.label), 7, style=Style.BOLD),
        Column(text(mark("Name")), 19),
        Column(text(Delegation.one), 13, style=Style.SMALL),
        Column(text(mark("Stay")), 13, style=Style.SMALL),
        Column(text(mark("Nights")), 6, align=Align.END),
        Column(text(mark("Shares with")), 15, style=Style.SMALL),
    )


def _row(guest: Guest, others: Sequence[Guest], language: Language) -> blocks.Row:
    name, delegation = called(guest, language)
    shared = ", ".join(naming(other.row, language).name for other in others)
    nights = _nights(guest.arrival, guest.departure)
    return of_member(
        guest.row,
        guest.row["room"] or "",
        name,
        delegation,
        _stay(guest.arrival, guest.departure, language),
        "" if nights is None else language.number(nights),
        shared,
    )


def _hotels(read: Sequence[Guest], language: Language) -> list[_Hotel]:
    """In alphabetical order; one that is spelt differently is called as most people spell it."""
    spellings = Counter(guest.row["hotel"] for guest in read if guest.row["hotel"])
    by_key: dict[str, list[str]] = {}
    for spelling, _ in spellings.most_common():
        by_key.setdefault(fold(spelling), []).append(spelling)
    names = sorted(by_key.values(), key=lambda names: language.sort_key(names[0]))
    return [
        _hotel(names[0], [guest for guest in read if guest.row["hotel"] in names])
        for names in names
    ]


def _hotel(name: str, read: Sequence[Guest]) -> _Hotel:
    found: dict[str, list[Guest]] = {}
    for guest in read:
        found.setdefault(same(guest.row["room"] or ""), []).append(guest)
    roomless = found.pop("", [])
    return _Hotel(name, [found[room] for room in sorted(found, key=_place)], roomless)


def _place(room: str) -> list[tuple[int, str]]:
    """Of a room: 9 stands before 10, and numbers before words."""
    parts = filter(None, _NUMBER.split(room))
    return [(int(p), "") if p.isdecimal() else (10**9, p) for p in parts]


def _nights(arrival: Moment | None, departure: Moment | None) -> int | None:
    if not arrival or not departure or departure.day < arrival.day:
        return None
    return (departure.day - arrival.day).days


def _stay(arrival: Moment | None, departure: Moment | None, language: Language) -> str:
    """ "22–27 Oct 2026"; "22 Oct 2026 – …" where only one end is known."""
    if arrival is None and departure is None:
        return ""
    if arrival and departure and arrival.day <= departure.day:
        span = f"{arrival.day.isoformat()}/{departure.day.isoformat()}"
        return dates.show(dates.parse_edtf(span), language, short=True)
    ends = (_day(moment, language) if moment else "…" for moment in (arrival, departure))
    return " – ".join(ends)


def _day(moment: Moment, language: Language) -> str:
    return dates.show(dates.parse_edtf(moment.day.isoformat()), language, short=True)


def _count(rooms: int, guests: int, language: Language) -> str:
    told = (
        language.plural("{count} room", "{count} rooms", rooms),
        language.plural("{count} guest", "{count} guests", guests),
    )
    return " · ".join(told)
