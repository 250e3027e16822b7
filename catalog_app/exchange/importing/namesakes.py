"""People of one name: those of the catalog, and those of whom earlier lines of a file tell."""

from collections import defaultdict
from dataclasses import dataclass, field

from catalog_app.domain.fields import Row, field_of
from catalog_app.domain.folding import fold
from catalog_app.domain.people import Person
from catalog_app.exchange.importing import matching
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.known import KnownNames

_NAMES = ("country", "organisation", "patronymic")


@dataclass
class Somebody:
    """A person by what tells namesakes apart; `at`: event -> places of lines about them there."""

    id: int
    country: str | None
    organisation: int | None
    patronymic: str | None
    at: dict[int, list[int]] = field(default_factory=dict)


class Namesakes:
    """People by the key of their name; those of the catalog are read when first asked for."""

    def __init__(self, catalog: Catalog, names: KnownNames) -> None:
        self._catalog, self._names = catalog, names
        self._people: defaultdict[str, list[Somebody]] = defaultdict(list)
        self._read: set[str] = set()

    def known(self, key: str) -> list[Somebody]:
        """All of that name, in the catalog and in the file so far."""
        if key not in self._read:
            self._read.add(key)
            ids = self._names.ids(Person.section, key)
            fields = [field_of(Person, name) for name in _NAMES]
            rows = self._catalog.found(Person, ()).of(ids, fields) if ids else []
            for id, *values in rows:
                held = dict(zip(_NAMES, values, strict=True))
                self._people[key].append(_somebody(id, held))
        return self._people[key]

    def note(self, key: str, id: int, row: Row, event: int, place: int) -> None:
        """That the line at a place is about that person at that event."""
        known = next((each for each in self.known(key) if each.id == id), None)
        if known is None:
            known = _somebody(id, row)
            self._people[key].append(known)
        known.at.setdefault(event, []).append(place)


def judge(row: Row, somebody: Somebody) -> matching.Verdict:
    """What the person of a line is to one of the same name who was elsewhere."""
    patronymic = row.get("patronymic")
    if patronymic and somebody.patronymic and fold(patronymic) != fold(somebody.patronymic):
        return matching.OTHER, 0
    organisation = row.get("organisation")
    agreeing = [
        bool(row.get("country")) and row["country"] == somebody.country,
        organisation is not None and int(organisation) == somebody.organisation,
    ]
    return (matching.SAME if any(agreeing) else matching.DOUBTFUL), sum(agreeing)


def _somebody(id: int, row: Row) -> Somebody:
    organisation = row.get("organisation")
    number = None if organisation is None else int(organisation)
    return Somebody(id, row.get("country"), number, row.get("patronymic"))
