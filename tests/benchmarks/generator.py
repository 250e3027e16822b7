"""A catalog as years of work would fill it: made up, of any size, and the same at every run.

Words are drawn as languages draw them, a few all the time and most of them hardly ever (Zipf), from
vocabularies in the letters of nine languages; a record has some 200 characters of text.
"""

import random
from collections.abc import Iterator
from itertools import accumulate

from catalog_app.domain.dates import PartialDate, parse_edtf
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.events import KINDS, Event, EventRole, Series
from catalog_app.domain.fields import Row
from catalog_app.domain.people import Organisation, Person
from catalog_app.domain.places import City
from catalog_app.storage.catalog import Catalog

SEED = 2024
CITIES, ORGANISATIONS, SERIES, PEOPLE = 300, 600, 400, 2000
DELEGATIONS_IN_TEN = 3
MEMBERS = 2
VOCABULARY = 2500
TEXT_WORDS = 26
COUNTRIES = ("AZ", "KZ", "KG", "TR", "TM", "UZ", "RU", "HU", "CY", "MN", "GE", "DE", "FR", "IR")
COMMON = ("festival", "forum", "youth", "culture", "world", "meeting", "music", "heritage")
LETTERS = {
    "az": ("bcçdfgğhjkqlmnprsşvxz", "aeəıioöuü"),
    "en": ("bcdfghjklmnprstvwz", "aeiou"),
    "kk": ("бвгғджзйкқлмнңпрстхшһ", "аәеиоөуұүыі"),
    "ky": ("бвгджзйклмнңпрстхчш", "аеиоөуүыэ"),
    "mn": ("бвгджзйклмнпрстхцчш", "аэиоуөүя"),
    "ru": ("бвгджзклмнпрстфхцчшщ", "аеиоуыэюя"),
    "tk": ("bçdfgjžklmnňprsştwz", "aäeioöuüyý"),
    "tr": ("bcçdfgğhjklmnprsştvyz", "aeıioöuü"),
    "uz": ("bdfghjklmnpqrstvxyz", "aeiou"),
}


class Words:
    """The vocabularies, and the chance by which words are drawn from them."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._known = {code: self._vocabulary(code) for code in LETTERS}
        self._weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def some(self, code: str, count: int) -> list[str]:
        return self._chance.choices(self._known[code], cum_weights=self._weights, k=count)

    def name(self, code: str, count: int) -> str:
        return " ".join(word.capitalize() for word in self.some(code, count))

    def new(self, code: str) -> str:
        """A word that hardly any vocabulary has: for names."""
        consonants, vowels = LETTERS[code]
        syllables = range(self._chance.randint(2, 4))
        return "".join(
            self._chance.choice(consonants) + self._chance.choice(vowels) for _ in syllables
        )

    def _vocabulary(self, code: str) -> list[str]:
        known = dict.fromkeys(COMMON if code == "en" else ())
        while len(known) < VOCABULARY:
            known[self.new(code)] = None
        return list(known)


class Generator:
    """Rows of all sections, in the order in which they can be put into a catalog."""

    def __init__(self, seed: int = SEED) -> None:
        self._chance = random.Random(seed)
        self._words = Words(self._chance)
        self._codes = list(LETTERS)
        self._kinds = list(KINDS.options)

    def cities(self) -> Iterator[Row]:
        for _ in range(CITIES):
            code = self._code()
            names = {self._code(): self._words.new(self._code()).capitalize()}
            name = self._words.new(code).capitalize()
            yield {"name": name, "names": names, "country": self._country()}

    def organisations(self) -> Iterator[Row]:
        for _ in range(ORGANISATIONS):
            name = self._words.name(self._code(), 3)
            yield {"name": name, "country": self._country(), "kind": "ministry"}

    def series(self) -> Iterator[Row]:
        for _ in range(SERIES):
            yield {"name": self._words.name(self._code(), 3), "rhythm": "yearly"}

    def people(self) -> Iterator[Row]:
        for _ in range(PEOPLE):
            code = self._code()
            family, given = (self._words.new(code).capitalize() for _ in range(2))
            yield {"family_name": family, "given_name": given, "country": self._country()}

    def events(self, count: int) -> Iterator[Row]:
        """References are ids of a catalog that had nothing but countries before."""
        for _ in range(count):
            code = self._code()
            other = self._code()
            yield {
                "title": self._words.name(code, 5),
                "names": {other: self._words.name(other, 4)} if self._one_in(5) else None,
                "kind": self._chance.choice(self._kinds),
                "status": "planned" if self._one_in(8) else "held",
                "format": "in_person",
                "when": None if self._one_in(25) else self._when(),
                "country": None if self._one_in(20) else self._country(),
                "city": None if self._one_in(10) else self._chance.randint(1, CITIES),
                "series": self._chance.randint(1, SERIES) if self._one_in(3) else None,
                "attendance": self._chance.randint(10, 5000) if self._one_in(2) else None,
                "summary": " ".join(self._words.some(code, TEXT_WORDS)),
            }

    def roles(self, events: int) -> Iterator[Row]:
        for event in range(1, events + 1):
            organisation = self._chance.randint(1, ORGANISATIONS)
            yield {"event": event, "organisation": organisation, "role": "organiser"}

    def delegations(self, events: int) -> Iterator[Row]:
        for _ in range(events * DELEGATIONS_IN_TEN // 10):
            yield {
                "event": self._chance.randint(1, events),
                "country": self._country(),
                "status": "declined" if self._one_in(9) else "attended",
                "size": self._chance.randint(1, 30) if self._one_in(2) else None,
            }

    def members(self, delegations: int) -> Iterator[Row]:
        for delegation in range(1, delegations + 1):
            for rank in range(MEMBERS):
                yield {
                    "delegation": delegation,
                    "person": self._chance.randint(1, PEOPLE),
                    "role": "member" if rank else "head",
                }

    def _when(self) -> PartialDate:
        year = min(2026, int(self._chance.triangular(1991, 2027, 2023)))
        month, day = self._chance.randint(1, 12), self._chance.randint(1, 28)
        known = [f"{year}-{month:02}-{day:02}"] * 6 + [f"{year}-{month:02}", f"{year}-21~"]
        date = parse_edtf(self._chance.choice(known))
        assert date is not None
        return date

    def _code(self) -> str:
        return self._chance.choice(self._codes)

    def _country(self) -> str:
        # The neighbours come most of all.
        place = min(int(self._chance.expovariate(0.25)), len(COUNTRIES) - 1)
        return COUNTRIES[place]

    def _one_in(self, count: int) -> bool:
        return self._chance.random() < 1 / count


def fill(catalog: Catalog, events: int) -> None:
    """Puts so many events, with all that belongs to them, into a new catalog as one change."""
    made = Generator()
    delegations = events * DELEGATIONS_IN_TEN // 10
    with catalog.change("Filled") as change:
        change.put(City, made.cities())
        change.put(Organisation, made.organisations())
        change.put(Series, made.series())
        change.put(Person, made.people())
        change.put(Event, made.events(events))
        change.put(EventRole, made.roles(events))
        change.put(Delegation, made.delegations(events))
        change.put(Member, made.members(delegations))
