"""Who comes to an event: the delegations and members that its lists name.

Listed are the delegations that accepted or attended and those of which nothing is said; not those
that declined, stayed away or are merely invited, nor members who cancelled or were replaced.  A
delegation has as many participants as are named or, where that is more, as its stated size says.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalog_app.domain.countries import spelling
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.fields import Row
from catalog_app.domain.moments import Moment
from catalog_app.i18n import Language
from catalog_app.reports.blocks import Cell, Entry
from catalog_app.reports.naming import naming
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.parts import parts


@dataclass(frozen=True)
class Attending:
    """A delegation that comes, and its members in the order of their roles."""

    row: Row
    members: Sequence[Row]

    @property
    def count(self) -> int:
        return max(len(self.members), self.row["size"] or 0)


@dataclass(frozen=True)
class Guest:
    """A member who comes, with the delegation."""

    row: Row
    delegation: Row

    @property
    def arrival(self) -> Moment | None:
        return self._moment("arrival")

    @property
    def departure(self) -> Moment | None:
        return self._moment("departure")

    def _moment(self, name: str) -> Moment | None:
        """Their own, else the day of their delegation where it is known to the day."""
        own: Moment | None = self.row[name]
        day = self.delegation[name]
        if own or not day or day.start != day.end or day.first.approximate:
            return own
        return Moment(day.start)


def attending(catalog: Catalog, event: int, language: Language) -> list[Attending]:
    rows = delegations(catalog, event, language)
    rows = [row for row in rows if row["status"] not in Delegation.NOT_SENT]
    named = members(catalog, [row["id"] for row in rows], language)
    return [
        Attending(row, [m for m in named.get(row["id"], ()) if m["status"] not in Member.LEFT_OUT])
        for row in rows
    ]


def guests(listed: Iterable[Attending]) -> Iterator[Guest]:
    for delegation in listed:
        for row in delegation.members:
            yield Guest(row, delegation.row)


def delegations(catalog: Catalog, event: int, language: Language) -> list[Row]:
    """All of an event: countries in alphabetical order, then organisations.

    Of several from one country the one without a name comes first.
    """
    key = language.sort_key

    def place(row: Row) -> tuple[bool, str, str]:
        return row["country"] is None, key(sender(row, language)), key(row["name"] or "")

    return sorted(parts(catalog, Delegation, "event", [event]), key=place)


def members(catalog: Catalog, ids: Sequence[int], language: Language) -> dict[int, list[Row]]:
    """Of delegations: delegation -> all its members, in the order of their roles."""
    roles = tuple(Member.role.kind.options)

    def place(row: Row) -> tuple[int, float, str]:
        rank = float("inf") if row["rank"] is None else row["rank"]
        name = naming(row, language).name
        return roles.index(row["role"] or "member"), rank, language.sort_key(name)

    found: dict[int, list[Row]] = {}
    for row in sorted(parts(catalog, Member, "delegation", ids), key=place):
        found.setdefault(int(row["delegation"]), []).append(row)
    return found


def sender(delegation: Row, language: Language) -> str:
    """The country, or the organisation, that sends it."""
    return Delegation.label([delegation["country"], delegation["sender"], None], language)


def of_member(row: Row, *cells: str | Cell, way: str = "") -> Entry:
    """A row of a list; `way`: tells it from another one of the same member."""
    return Entry(cells, ":".join(filter(None, ("members", str(row["id"]), way))))


def of_delegation(row: Row, *cells: str | Cell) -> Entry:
    """A row of a list."""
    return Entry(cells, f"delegations:{row['id']}")


def called(guest: Guest, language: Language) -> tuple[str, str]:
    """What a list says of anybody: name and delegation."""
    return naming(guest.row, language).called, Delegation.name_of(guest.delegation, language)


def same(text: str) -> str:
    """A flight or a room by which people are found together: blind to case and spaces only.

    The folded key is no use here: it makes one of rooms 1A and 1E.
    """
    return spelling(text).replace(" ", "")
