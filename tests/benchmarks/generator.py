"""A catalog as years of work would fill it: made up, of any size, and the same at every run.

A few cities, series, organisations and persons come all the time and most of them hardly ever; an
event has some 200 characters of text, and its title says what, of which series, where and when.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from catalog_app.domain.dates import PartialDate, parse_edtf
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.events import KINDS, Event, EventRole, Series
from catalog_app.domain.fields import Row
from catalog_app.domain.people import Organisation, Person
from catalog_app.domain.places import City
from catalog_app.domain.transliteration import proposed
from catalog_app.storage.catalog import Catalog
from tests.benchmarks import vocabulary
from tests.benchmarks.vocabulary import LETTERS, SEED, Drawn, words_of

VERSION = 2
"""Of what is made: files of another one are made anew."""
CITIES, ORGANISATIONS, SERIES = 3000, 5000, 2000
EVENTS_A_PERSON = 16
DELEGATIONS_IN_TEN = 3
MEMBERS = 2
TEXT_WORDS = 21
BLOCK = 20_000
"""Events that are put into the catalog together, with all that belongs to them."""
COUNTRIES = (
    "AZ KZ KG TR TM UZ RU HU CY MN GE DE FR IR UA BY TJ MD BG RO PL IT ES GB US CN JP KR IN PK"
    " EG SA AE QA KW JO IQ AF BA AL MK RS ME HR GR AT CZ SK SE NO FI EE LV LT NL BE CH PT CA AU"
)
RUSSIAN_READS = {"ru", "kk", "ky"}


@dataclass(frozen=True)
class Place:
    name: str
    country: str
    names: dict[str, str] | None


def people_at(events: int) -> int:
    """How many people a catalog of so many events knows."""
    return max(2000, events // EVENTS_A_PERSON)


class World:
    """Cities, series and organisations: the same ones whatever is drawn of them."""

    def __init__(self) -> None:
        self._chance = random.Random(f"{SEED} world")
        self.codes = Drawn(list(LETTERS), flat=6)
        self.countries = Drawn(COUNTRIES.split(), flat=1.5)

    @cached_property
    def cities(self) -> Drawn[Place]:
        real = [Place(*each) for each in vocabulary.CITIES]
        return Drawn([*real, *(self._city() for _ in range(CITIES - len(real)))], flat=4)

    @cached_property
    def series(self) -> Drawn[str]:
        return Drawn([self._named(3) for _ in range(SERIES)])

    @cached_property
    def organisations(self) -> list[str]:
        return [self._named(4) for _ in range(ORGANISATIONS)]

    def _city(self) -> Place:
        code = self.codes.one(self._chance)
        name = vocabulary.new_word(code, self._chance).capitalize()
        return Place(name, self.countries.one(self._chance), other_names(name, code))

    def _named(self, count: int) -> str:
        words = words_of(self.codes.one(self._chance)).some(self._chance, count)
        return " ".join(word.capitalize() for word in words)


WORLD = World()


class Generator:
    """Rows of all sections, in the order in which they can be put into a catalog.

    References are ids of a catalog that had nothing but countries before.
    """

    def __init__(self, seed: int = SEED) -> None:
        self._chance = random.Random(seed)
        self._kinds = Drawn(list(KINDS.options), flat=4)
        self._cities = Drawn(range(1, CITIES + 1), flat=4)
        self._series = Drawn(range(1, SERIES + 1))
        self._organisations = Drawn(range(1, ORGANISATIONS + 1))

    def cities(self) -> Iterator[Row]:
        for city in WORLD.cities.things:
            yield {"name": city.name, "names": city.names, "country": city.country}

    def organisations(self) -> Iterator[Row]:
        for name in WORLD.organisations:
            yield {"name": name, "country": self._country(), "kind": "ministry"}

    def series(self) -> Iterator[Row]:
        for name in WORLD.series.things:
            yield {"name": name, "rhythm": "yearly"}

    def people(self, count: int) -> Iterator[Row]:
        for _ in range(count):
            code = self._code()
            family = vocabulary.families_of(code).one(self._chance)
            given = vocabulary.given_names_of(code).one(self._chance)
            yield {
                "family_name": family,
                "given_name": given,
                "names": other_names(f"{given} {family}", code) if self._one_in(3) else None,
                "country": self._country(),
                "organisation": self._organisation() if self._one_in(2) else None,
            }

    def events(self, count: int) -> Iterator[Row]:
        for _ in range(count):
            code, other = self._code(), self._code()
            series = self._series.one(self._chance) if self._one_in(3) else None
            city = None if self._one_in(10) else self._cities.one(self._chance)
            when = None if self._one_in(25) else self._when()
            year = when.start.year if when else None
            yield {
                "title": self._title(code, series, city, year),
                "names": {other: self._named(other, 4)} if self._one_in(5) else None,
                "kind": self._kinds.one(self._chance),
                "status": "planned" if self._one_in(8) else "held",
                "format": "in_person",
                "when": when,
                "country": None if self._one_in(20) else self._host(city),
                "city": city,
                "series": series,
                "edition": str(year) if series and year else None,
                "attendance": self._chance.randint(10, 5000) if self._one_in(2) else None,
                "summary": " ".join(words_of(code).some(self._chance, TEXT_WORDS)),
            }

    def roles(self, events: range) -> Iterator[Row]:
        for event in events:
            yield {"event": event, "organisation": self._organisation(), "role": "organiser"}

    def delegations(self, events: range) -> Iterator[Row]:
        """Most events have none; where some come, several do."""
        left = len(events) * DELEGATIONS_IN_TEN // 10
        while left:
            event, some = self._chance.choice(events), int(self._chance.expovariate(0.3)) + 1
            countries = dict.fromkeys(self._country() for _ in range(min(some, left)))
            left -= len(countries)
            for country in countries:
                yield {
                    "event": event,
                    "country": country,
                    "status": "declined" if self._one_in(9) else "attended",
                    "size": self._chance.randint(1, 30) if self._one_in(2) else None,
                }

    def members(self, delegations: range, people: int) -> Iterator[Row]:
        for delegation in delegations:
            for rank in range(MEMBERS):
                yield {
                    "delegation": delegation,
                    # Few go everywhere.
                    "person": 1 + int(people * self._chance.random() ** 3),
                    "role": "member" if rank else "head",
                    "rank": rank,
                }

    def _title(self, code: str, series: int | None, city: int | None, year: int | None) -> str:
        what = WORLD.series.things[series - 1] if series else self._named(code, 4)
        where = WORLD.cities.things[city - 1].name if city and self._one_in(2) else ""
        title = f"{what}, {where}" if where else what
        return f"{title} {year}" if year and self._one_in(3) else title

    def _named(self, code: str, count: int) -> str:
        return " ".join(words_of(code).some(self._chance, count)).capitalize()

    def _when(self) -> PartialDate:
        year = min(2026, int(self._chance.triangular(1991, 2027, 2023)))
        month, day = self._chance.randint(1, 12), self._chance.randint(1, 25)
        begins = f"{year}-{month:02}-{day:02}"
        span = f"{begins}/{year}-{month:02}-{day + 3:02}"
        known = [begins] * 4 + [span] * 3 + [f"{year}-{month:02}", f"{year}-21~"]
        date = parse_edtf(self._chance.choice(known))
        assert date is not None
        return date

    def _host(self, city: int | None) -> str:
        """Nearly always where its city lies."""
        if city is None or self._one_in(100):
            return self._country()
        return WORLD.cities.things[city - 1].country

    def _organisation(self) -> int:
        return self._organisations.one(self._chance)

    def _code(self) -> str:
        return WORLD.codes.one(self._chance)

    def _country(self) -> str:
        return WORLD.countries.one(self._chance)

    def _one_in(self, count: int) -> bool:
        return self._chance.random() < 1 / count


def other_names(name: str, code: str) -> dict[str, str] | None:
    """As the other script usually writes it, where there are rules for that."""
    other = "en" if code in RUSSIAN_READS else "ru"
    written = proposed(name, other, code)
    return {other: written} if written else None


def fill(catalog: Catalog, events: int, tell: Callable[[int], object] = lambda done: None) -> None:
    """Puts so many events, with all that belongs to them, into a new catalog.

    In blocks, each a change of its own, so that it takes no more memory for more; `tell` is told
    how many events are there.
    """
    made, people, delegations = Generator(), people_at(events), 0
    with catalog.change("Filled") as change:
        change.put(City, made.cities())
        change.put(Organisation, made.organisations())
        change.put(Series, made.series())
        change.put(Person, made.people(people))
    for first in range(1, events + 1, BLOCK):
        block = range(first, min(first + BLOCK, events + 1))
        known, delegations = delegations, delegations + len(block) * DELEGATIONS_IN_TEN // 10
        with catalog.change("Filled") as change:
            change.put(Event, made.events(len(block)))
            change.put(EventRole, made.roles(block))
            change.put(Delegation, made.delegations(block))
            change.put(Member, made.members(range(known + 1, delegations + 1), people))
        tell(block.stop - 1)
