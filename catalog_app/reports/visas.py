"""Who needs a visa, by delegation and as the passport spells the name.

What a passport says is not what lists have printed: a name that is put right is right here at once.

Left out are those who need none: of whom that is said, and citizens of the country of the event of
whom nothing is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from catalog_app.domain.counting import counted
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Row
from catalog_app.domain.people import Person
from catalog_app.i18n import Language, mark
from catalog_app.reports import blocks
from catalog_app.reports.attending import Guest, attending, guests, of_member
from catalog_app.reports.blocks import Cell, Column, Document, Heading, Style, Table
from catalog_app.reports.naming import naming, today
from catalog_app.reports.of_events import EventList
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.parts import records

_ORDER = ("needed", "refused", "applied", "issued", None)
"""Who needs one still comes first, those of whom nothing is said last."""


def visas(catalog: Catalog, query: str, language: Language, on: date | None = None) -> Document:
    return _Visas(catalog, language, on).of_query(query)


def of_event(
    catalog: Catalog, event_id: int, language: Language, on: date | None = None
) -> Document:
    return _Visas(catalog, language, on).of_event(event_id)


@dataclass(frozen=True)
class _Traveller:
    """`person`: the record of the person, empty where there is none."""

    guest: Guest
    person: Row

    @property
    def visa(self) -> str | None:
        found: str | None = self.guest.row["visa"]
        return found

    @property
    def country(self) -> str | None:
        found: str | None = self.person.get("country") or self.guest.delegation["country"]
        return found

    def is_at_home(self, event: Row) -> bool:
        return not self.visa and bool(self.country) and self.country == event["country"]


class _Visas(EventList[list[_Traveller]]):
    title = mark("Visas")
    nothing = mark("Nobody needs a visa, as far as is known.")

    def footer(self) -> str:
        people = counted("members", self.counts["people"], self.language)
        needed = self.language.plural(
            "{count} needs a visa", "{count} need a visa", self.counts["needed"]
        )
        return f"{people} · {needed}"

    def read(self, event: Row) -> list[_Traveller]:
        coming = list(guests(attending(self.catalog, event["id"], self.language)))
        ids = sorted({int(guest.row["person"]) for guest in coming if guest.row["person"]})
        people = {row["id"]: row for row in records(self.catalog, Person, ids)}
        found = (_Traveller(guest, people.get(guest.row["person"], {})) for guest in coming)
        return [one for one in found if one.visa in _ORDER and not one.is_at_home(event)]

    def draw(self, event: Row, read: list[_Traveller], level: int) -> Iterator[blocks.Block]:
        self.counts["people"] += len(read)
        self.counts["needed"] += sum(one.visa == "needed" for one in read)
        text = self.language.text
        columns = (
            Column(text(Person.passport_name.label), 20, whose=True),
            Column(text(Person.sex.label), 7),
            Column(text(Person.country.label), 11),
            Column(text(Member.position.label), 18, style=Style.SMALL),
            Column(text(Member.visa.label), 9),
        )
        yield Table(columns, self._rows(read, level))

    def _rows(self, read: list[_Traveller], level: int) -> Iterator[blocks.Row | Heading]:
        language = self.language
        for _, group in groupby(read, lambda one: int(one.guest.delegation["id"])):
            people = sorted(group, key=lambda one: _ORDER.index(one.visa))
            name = Delegation.name_of(people[0].guest.delegation, language)
            yield Heading(name, language.number(len(people)), level)
            yield from (_row(one, language) for one in people)


def _row(one: _Traveller, language: Language) -> blocks.Row:
    said = naming(one.guest.row, language)
    visa = Member.visa.kind.show(one.visa, language)
    return of_member(
        one.guest.row,
        one.person.get("passport_name") or today(one.guest.row, language),
        Person.sex.kind.show(one.person.get("sex"), language),
        Person.country.kind.show(one.country, language),
        said.position,
        Cell(visa, Style.BOLD if one.visa == "needed" else Style.NORMAL),
    )
