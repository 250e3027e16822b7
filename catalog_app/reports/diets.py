"""What is not to be served to whom: how many of each diet, and who they are."""

from collections.abc import Iterator
from datetime import date

from catalog_app.domain.counting import counted
from catalog_app.domain.countries import spelling
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Row
from catalog_app.i18n import Language, mark
from catalog_app.reports import blocks
from catalog_app.reports.attending import Guest, attending, called, guests, of_member
from catalog_app.reports.blocks import Column, Document, Heading, Style, Table
from catalog_app.reports.of_events import EventList
from catalog_app.storage.catalog import Catalog


def diets(catalog: Catalog, query: str, language: Language, on: date | None = None) -> Document:
    return _Diets(catalog, language, on).of_query(query)


def of_event(
    catalog: Catalog, event_id: int, language: Language, on: date | None = None
) -> Document:
    return _Diets(catalog, language, on).of_event(event_id)


class _Diets(EventList[list[Guest]]):
    title = mark("Diets")
    nothing = mark("No participant is named yet.")

    def footer(self) -> str:
        people = counted("members", self.counts["people"], self.language)
        special = self.language.plural(
            "{count} with a diet", "{count} with a diet", self.counts["special"]
        )
        return f"{people} · {special}"

    def read(self, event: Row) -> list[Guest]:
        return list(guests(attending(self.catalog, event["id"], self.language)))

    def draw(self, event: Row, read: list[Guest], level: int) -> Iterator[blocks.Block]:
        language = self.language
        found: dict[str, list[Guest]] = {}
        for guest in read:
            if guest.row["diet"]:
                shown = Member.diet.kind.show(guest.row["diet"], language)
                found.setdefault(spelling(shown), []).append(guest)
        special = sum(map(len, found.values()))
        self.counts.update(people=len(read), special=special)
        if found:
            columns = (
                Column(language.text(mark("Name")), 28),
                Column(language.text(Delegation.one), 36, style=Style.SMALL),
            )
            yield Table(columns, self._rows(found, level))
        if special < len(read):
            nothing = language.text(mark("Nothing special"))
            yield Heading(nothing, language.number(len(read) - special), level)

    def _rows(self, found: dict[str, list[Guest]], level: int) -> Iterator[blocks.Row | Heading]:
        language = self.language
        for diet in sorted(found, key=language.sort_key):
            people = found[diet]
            shown = Member.diet.kind.show(people[0].row["diet"], language)
            yield Heading(shown, language.number(len(people)), level)
            yield from (of_member(guest.row, *called(guest, language)) for guest in people)
