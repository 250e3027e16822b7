"""Where we stand with each delegation of an event: what is overdue, what is missing, what is done.

Here all delegations count, those that are merely invited above all.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from catalog_app.domain import dates
from catalog_app.domain.counting import counted
from catalog_app.domain.delegations import Delegation
from catalog_app.domain.fields import Row
from catalog_app.domain.standing import (
    COMPLETE,
    NAMES,
    OVERDUE,
    OWED,
    WANTING,
    Standing,
    most_urgent_first,
    standing_of,
    totals,
)
from catalog_app.i18n import Language, mark
from catalog_app.reports import blocks
from catalog_app.reports.attending import delegations, members, of_delegation
from catalog_app.reports.blocks import Align, Cell, Column, Document, Entry, Heading, Style, Table
from catalog_app.reports.of_events import EventList
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.parts import kinds_of_documents

GROUPS = {
    OVERDUE: mark("Answer overdue"),
    WANTING: mark("Something is missing"),
    COMPLETE: mark("Nothing is missing"),
}
_DATES = ("invited_on", "reply_by", "answered_on")


def standing(catalog: Catalog, query: str, language: Language, on: date | None = None) -> Document:
    return _Standings(catalog, language, on).of_query(query)


def of_event(
    catalog: Catalog, event_id: int, language: Language, on: date | None = None
) -> Document:
    return _Standings(catalog, language, on).of_event(event_id)


def standings(
    catalog: Catalog, event_id: int, language: Language, today: date | None = None
) -> list[Standing]:
    """Of all delegations of an event, the most urgent first, else in alphabetical order."""
    rows = delegations(catalog, event_id, language)
    ids = [row["id"] for row in rows]
    named = members(catalog, ids, language)
    documents = kinds_of_documents(catalog, "delegation", ids)
    found = (
        standing_of(row, named.get(row["id"], ()), documents.get(row["id"], ()), day)
        for day in [today or date.today()]
        for row in rows
    )
    return most_urgent_first(found)


def told(counts: Counter[str], language: Language) -> str:
    """The totals of standings in one line."""
    parts = [counted("delegations", counts["delegations"], language)]
    awaited, overdue = counts["awaited"], counts["overdue"]
    if awaited:
        parts.append(language.plural("{count} answer missing", "{count} answers missing", awaited))
    if overdue:
        parts.append(language.plural("{count} overdue", "{count} overdue", overdue))
    parts.append(language.plural("{count} announced", "{count} announced", counts["announced"]))
    parts.append(language.plural("{count} confirmed", "{count} confirmed", counts["confirmed"]))
    if counts["unnamed"]:
        parts.append(
            language.plural("{count} name missing", "{count} names missing", counts["unnamed"])
        )
    return " · ".join(parts)


def owed(one: Standing, language: Language) -> list[str]:
    """What is missing of a delegation, in a word each; of names, how many."""
    count = one.names_missing
    names = language.plural("{count} name", "{count} names", count) if count else ""
    return [(what == NAMES and names) or language.text(OWED[what]) for what in one.missing]


class _Standings(EventList[list[Standing]]):
    title = mark("Where we stand")
    nothing = mark("No delegation is known yet.")

    def footer(self) -> str:
        return told(self.counts, self.language)

    def read(self, event: Row) -> list[Standing]:
        return standings(self.catalog, event["id"], self.language, self.today)

    def draw(self, event: Row, read: list[Standing], level: int) -> Iterator[blocks.Block]:
        self.counts.update(totals(read))
        yield Table(_columns(self.language), self._rows(read, level), fitted=True)

    def _rows(self, read: Sequence[Standing], level: int) -> Iterator[blocks.Row | Heading]:
        language = self.language
        for urgency, group in groupby(read, lambda standing: standing.urgency):
            found = list(group)
            yield Heading(language.text(GROUPS[urgency]), language.number(len(found)), level)
            yield from (_row(one, language) for one in found)


def _columns(language: Language) -> tuple[Column, ...]:
    text = language.text
    dates = [Delegation.fields[name].label for name in _DATES]
    numbers = (Delegation.quota.label, mark("Announced"), mark("Confirmed"))
    return (
        Column(text(Delegation.one), style=Style.BOLD),
        *(Column(text(label), style=Style.SMALL, whole=True) for label in dates),
        Column(text(Delegation.status.label), style=Style.SMALL),
        *(Column(text(label), align=Align.END) for label in numbers),
        Column(text(mark("Missing")), style=Style.SMALL),
    )


def _row(one: Standing, language: Language) -> Entry:
    row = one.delegation
    numbers = (row["quota"], one.announced, one.confirmed)
    return of_delegation(
        row,
        Delegation.name_of(row, language),
        *(_date(row, name, one, language) for name in _DATES),
        Delegation.status.kind.show(row["status"], language),
        *("" if not number else language.number(number) for number in numbers),
        "\n".join(owed(one, language)),
    )


def _date(row: Row, name: str, one: Standing, language: Language) -> str | Cell:
    shown = dates.show(row[name], language, short=True) if row[name] else ""
    return Cell(shown, Style.BOLD) if name == "reply_by" and one.overdue else shown
