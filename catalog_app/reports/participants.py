"""The list of participants: who comes to an event, country by country, head of delegation first.

Listed are the delegations that accepted or attended and those of which nothing is said; not those
that declined, stayed away or are merely invited, nor members who cancelled or were replaced.  A
delegation has as many participants as are named or, where that is more, as its stated size says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from catalog_app.domain import dates
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Row
from catalog_app.errors import NotFound
from catalog_app.i18n import Language, mark
from catalog_app.reports import blocks, scripts
from catalog_app.reports.blocks import Cell, Column, Document, Heading, Paragraph, Style, Table
from catalog_app.reports.capitals import capitals
from catalog_app.reports.listing import day
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.parts import parts

TITLE = mark("List of participants")
PROVISIONAL = mark("Provisional")
_ROLE, _NAME, _POSITION = 14, 21, 29  # shares of the width
_COLUMNS = (
    Column(weight=_ROLE, style=Style.QUIET),
    Column(weight=_NAME),
    Column(weight=_POSITION, style=Style.SMALL),
)


def participants(
    catalog: Catalog, query: str, language: Language, on: date | None = None
) -> Document:
    """Of each event that the query finds; NotFound where it finds none.

    `on`: the date that stands on the list, else today.
    """
    found = catalog.find(Event, query, ("when", "title"), language)
    if not len(found):
        if not query.strip():
            raise NotFound(mark("There are no events in this catalog yet."))
        raise NotFound(mark("No event is found by “{query}”."), query=query)
    if len(found) == 1:
        return of_event(catalog, found.ids[0], language, on)
    made = _List(catalog, language)
    return Document(
        language.text(TITLE),
        language,
        lambda: made.events(found.ids),
        subtitle=language.plural("{count} event", "{count} events", len(found)),
        aside=day(on or date.today(), language),
        footer=made.footer,
    )


def of_event(
    catalog: Catalog, event_id: int, language: Language, on: date | None = None
) -> Document:
    """Of one event; NotFound where it is no longer there."""
    made, event = _List(catalog, language), catalog.get(Event, event_id)
    today = day(on or date.today(), language)
    provisional = event["status"] == "planned"
    return Document(
        Event.title.kind.show(event["title"], language),
        language,
        lambda: made.event(event),
        kicker=language.text(TITLE),
        subtitle=_where_and_when(event, language),
        aside=f"{language.text(PROVISIONAL)} · {today}" if provisional else today,
        footer=made.footer,
    )


@dataclass(frozen=True)
class _Delegation:
    """What is printed of a delegation."""

    row: Row
    members: Sequence[Row]

    @property
    def count(self) -> int:
        return max(len(self.members), self.row["size"] or 0)


class _List:
    """The blocks, and what has gone by, for the footer."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self.catalog = catalog
        self.language = language
        self._delegations = 0
        self._participants = 0

    def footer(self) -> str:
        delegations = self.language.plural(
            "{count} delegation", "{count} delegations", self._delegations
        )
        return f"{delegations} · {_participants(self._participants, self.language)}"

    def event(self, event: Row) -> Iterator[blocks.Block]:
        """A single event, whose title stands above all."""
        self._delegations = self._participants = 0
        listed = self._listed(event["id"])
        if listed:
            yield Table(_COLUMNS, self._rows(listed, level=1), head=False)
        else:
            yield Paragraph(self.language.text(mark("No delegation is known yet.")))

    def events(self, ids: Sequence[int]) -> Iterator[blocks.Block]:
        """Several, one after another; those without delegations are left out."""
        self._delegations = self._participants = 0
        for id in ids:
            listed = self._listed(id)
            if listed:
                event = self.catalog.get(Event, id)
                count = _count(listed, self.language)
                yield Heading(Event.title.kind.show(event["title"], self.language), count)
                yield Paragraph(_where_and_when(event, self.language), Style.SMALL)
                yield Table(_COLUMNS, self._rows(listed, level=2), head=False)

    def _listed(self, event: int) -> list[_Delegation]:
        """Countries in alphabetical order, then organisations; their unnamed delegation first."""
        rows = parts(self.catalog, Delegation, "event", [event])
        rows = [row for row in rows if row["status"] not in Delegation.NOT_SENT]
        members = self._members([row["id"] for row in rows])
        rows.sort(key=lambda row: (row["country"] is None, *self._alphabetical(row)))
        listed = [_Delegation(row, members.get(row["id"], ())) for row in rows]
        self._delegations += len(listed)
        self._participants += sum(delegation.count for delegation in listed)
        return listed

    def _members(self, delegations: Sequence[int]) -> dict[int, list[Row]]:
        """Delegation -> its members in the order of their roles."""
        found: dict[int, list[Row]] = {}
        rows = parts(self.catalog, Member, "delegation", delegations)
        for row in sorted(rows, key=self._place):
            if row["status"] not in Member.LEFT_OUT:
                found.setdefault(int(row["delegation"]), []).append(row)
        return found

    def _alphabetical(self, row: Row) -> tuple[str, str]:
        key = self.language.sort_key
        return key(_sender(row, self.language)), key(row["name"] or "")

    def _place(self, row: Row) -> tuple[int, float, str]:
        role = _roles().index(row["role"] or "member")
        rank = float("inf") if row["rank"] is None else row["rank"]
        return role, rank, self.language.sort_key(_name(row, self.language))

    def _rows(self, listed: list[_Delegation], level: int) -> Iterator[blocks.Row | Heading]:
        """`level`: of the heading of a country."""
        language = self.language
        countries = [delegation for delegation in listed if delegation.row["country"]]
        others = listed[len(countries) :]
        for _, group in groupby(countries, lambda delegation: str(delegation.row["country"])):
            of_country = list(group)
            name = capitals(_sender(of_country[0].row, language), language)
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
        self, delegation: _Delegation, name: str | None, counted: bool
    ) -> Iterator[blocks.Row | Heading]:
        """`counted`: the heading above counts others too."""
        if name:
            yield Heading(name, _count([delegation], self.language) if counted else "", level=2)
        yield from (_member(row, self.language) for row in delegation.members)
        missing = _missing(delegation, self.language)
        if missing:
            yield ("", Cell(missing, Style.ITALIC, span=2))


def _member(row: Row, language: Language) -> blocks.Row:
    name = _name(row, language)
    readable = scripts.readable(name, _names(row, name, language), language)
    called = " ".join(part for part in (row["honorific"], readable) if part)
    told = (row["position"] if row["position"] != name else None, row["employer"])
    return (
        Member.role.kind.show(row["role"], language),
        Cell(called, Style.BOLD if row["role"] == "head" else Style.NORMAL),
        ", ".join(part for part in told if part),
    )


def _missing(delegation: _Delegation, language: Language) -> str:
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


def _count(listed: Sequence[_Delegation], language: Language) -> str:
    count = sum(delegation.count for delegation in listed)
    return language.number(count) if count else ""


def _participants(count: int, language: Language) -> str:
    return language.plural("{count} participant", "{count} participants", count)


def _sender(row: Row, language: Language) -> str:
    return Delegation.label([row["country"], row["sender"], None], language)


def _name(row: Row, language: Language) -> str:
    return Member.name_of(row, language)


def _names(row: Row, name: str, language: Language) -> Mapping[str, str]:
    """What the person is called in other languages, unless another name was printed."""
    person = row["person"]
    if person is None or name != Member.person.kind.show(person, language):
        return {}
    return person.part("names") or {}


def _roles() -> tuple[str, ...]:
    return tuple(Member.role.kind.options)


def _where_and_when(event: Row, language: Language) -> str:
    city = Event.city.kind.show(event["city"], language)
    country = Event.country.kind.show(event["country"], language)
    where = ", ".join(part for part in (city, country) if part)
    when = dates.show(event["when"], language) if event["when"] else ""
    return " · ".join(part for part in (where, when) if part)
