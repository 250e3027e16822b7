"""The list of participants: who comes to an event, country by country, head of delegation first.

Whom it lists, attending.py says.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from catalog_app.domain.counting import counted
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Row
from catalog_app.i18n import Language, mark
from catalog_app.reports import blocks, scripts
from catalog_app.reports.attending import Attending, attending, of_member, sender
from catalog_app.reports.blocks import Cell, Column, Document, Heading, Noted, Style, Table
from catalog_app.reports.capitals import capitals
from catalog_app.reports.naming import naming
from catalog_app.reports.notes import FOREIGN
from catalog_app.reports.of_events import EventList
from catalog_app.storage.catalog import Catalog

PROVISIONAL = mark("Provisional")
_ROLE, _NAME, _POSITION = 14, 21, 29  # shares of the width
_COLUMNS = (
    Column(weight=_ROLE, style=Style.QUIET),
    Column(weight=_NAME, whose=True),
    Column(weight=_POSITION, style=Style.SMALL),
)


def participants(
    catalog: Catalog, query: str, language: Language, on: date | None = None
) -> Document:
    return _Participants(catalog, language, on).of_query(query)


def of_event(
    catalog: Catalog, event_id: int, language: Language, on: date | None = None
) -> Document:
    return _Participants(catalog, language, on).of_event(event_id)


class _Participants(EventList[list[Attending]]):
    title = mark("List of participants")
    nothing = mark("No delegation is known yet.")

    def aside(self, event: Row | None = None) -> str:
        today = super().aside()
        if event is None or event["status"] != "planned":
            return today
        return f"{self.language.text(PROVISIONAL)} · {today}"

    def footer(self) -> str:
        delegations = counted("delegations", self.counts["delegations"], self.language)
        people = self.language.plural(
            "{count} participant", "{count} participants", self.counts["people"]
        )
        return f"{delegations} · {people}"

    def read(self, event: Row) -> list[Attending]:
        return attending(self.catalog, event["id"], self.language)

    def count(self, read: list[Attending]) -> str:
        return _count(read, self.language)

    def draw(self, event: Row, read: list[Attending], level: int) -> Iterator[blocks.Block]:
        self.counts["delegations"] += len(read)
        self.counts["people"] += sum(delegation.count for delegation in read)
        yield Table(_COLUMNS, self._rows(read, level), head=False)

    def _rows(self, listed: list[Attending], level: int) -> Iterator[blocks.Row | Heading]:
        """`level`: of the heading of a country."""
        language = self.language
        countries = [delegation for delegation in listed if delegation.row["country"]]
        others = listed[len(countries) :]
        for _, group in groupby(countries, lambda delegation: str(delegation.row["country"])):
            of_country = list(group)
            name = capitals(sender(of_country[0].row, language), language)
            yield Heading(name, _count(of_country, language), level)
            for delegation in of_country:
                yield from self._delegation(delegation, delegation.row["name"], len(of_country) > 1)
        if others:
            organisations = language.upper(language.text(mark("Organisations")))
            yield Heading(organisations, _count(others, language), level)
        for delegation in others:
            name = Delegation.name_of(delegation.row, language)
            yield from self._delegation(delegation, name, len(others) > 1)

    def _delegation(
        self, delegation: Attending, name: str | None, several: bool
    ) -> Iterator[blocks.Row | Heading]:
        """`several`: the heading above counts others too."""
        if name:
            yield Heading(name, _count([delegation], self.language) if several else "", level=2)
        yield from (_member(row, self.language) for row in delegation.members)
        missing = _missing(delegation, self.language)
        if missing:
            yield ("", Cell(missing, Style.ITALIC, span=2))


def _member(row: Row, language: Language) -> blocks.Row:
    named = naming(row, language)
    return of_member(
        row,
        Member.role.kind.show(row["role"], language),
        Cell(named.called, Style.BOLD if row["role"] == "head" else Style.NORMAL),
        _office(named.office, language),
    )


def _office(office: str, language: Language) -> str:
    """Marked where its letters are not those of the list: nobody has put it into others yet."""
    return office if scripts.reads(office, language) else Noted(office + FOREIGN, FOREIGN)


def _missing(delegation: Attending, language: Language) -> str:
    """What to say of those who are not named."""
    missing = delegation.count - len(delegation.members)
    if not delegation.count:
        return language.text(mark("Names not yet received"))
    if not missing:
        return ""
    if not delegation.members:
        return language.plural(
            "{count} participant, name not yet received",
            "{count} participants, names not yet received",
            missing,
        )
    return language.plural(
        "and {count} participant, name not yet received",
        "and {count} participants, names not yet received",
        missing,
    )


def _count(listed: Sequence[Attending], language: Language) -> str:
    count = sum(delegation.count for delegation in listed)
    return language.number(count) if count else ""
