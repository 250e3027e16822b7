"""What people type into the search box: the same at every run.

Words are drawn as the events draw theirs (Zipf), so the common ones are typed most often; what
belongs together is taken from events of the catalog, so that something is found.
"""

import random
from collections.abc import Iterator

from catalog_app.domain.events import Event
from catalog_app.domain.folding import fold
from catalog_app.storage.catalog import Catalog
from tests.benchmarks import vocabulary
from tests.benchmarks.vocabulary import LETTERS, SEED, families_of, words_of

EACH = 8
BEGINNINGS = (1, 2, 3, 5)
_SAMPLE = 400
_LONG = 7  # letters of words that are misspelt


def searches(catalog: Catalog) -> Iterator[tuple[str, list[str]]]:
    """(what it is, texts): words by language, names, beginnings, and several things at once."""
    chance = random.Random(f"{SEED} typed")
    some: list[str] = []
    for code in LETTERS:
        words = _some(words_of(code), chance)
        some += [word for word in words if len(word) > max(BEGINNINGS)]
        yield f"words ({code})", words
    cities = [name for name, *_ in chance.sample(vocabulary.CITIES, EACH)]
    families = [families_of(code).one(chance) for code in LETTERS]
    yield "names", [*cities, *families]
    for length in BEGINNINGS:
        yield f"{length} letters", list(dict.fromkeys(word[:length] for word in some))[:EACH]
    yield from _together(catalog, chance)


def misspelt(catalog: Catalog, count: int) -> list[tuple[str, str]]:
    """(typed, meant): a letter is another one, too many, missing, or two are in wrong order."""
    known = {word for (word,) in catalog.reader.all("SELECT DISTINCT word FROM vocabulary")}
    chance, found = random.Random(f"{SEED} misspelt"), dict[str, str]()
    for title, *_ in _events(catalog, chance):
        for word in title.split():
            wrong = _mistyped(word, chance)
            if len(word) >= _LONG and word.isalpha() and fold(wrong) not in known:
                assert fold(word) in known, "the index holds what titles say"
                found[wrong] = word
    return list(found.items())[:count]


def _some(words: vocabulary.Drawn[str], chance: random.Random) -> list[str]:
    drawn = (word for word in words.some(chance, EACH * 4) if len(word) > 1)
    return list(dict.fromkeys(drawn))[:EACH]


def _together(catalog: Catalog, chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Two words of a title, and one with the country and the kind of its event."""
    found = []
    for title, country, kind in _events(catalog, chance):
        words = [word.strip(",") for word in title.split() if len(word) > 3 and word[0].isalpha()]
        if len(words) > 1 and country and kind:
            found.append((*words[:2], country, kind))
    found = found[:EACH]
    yield "two words", [f"{one} {other}" for one, other, *_ in found]
    yield "word, country", [f"{one} country:{code}" for one, _, code, _ in found]
    yield (
        "word, country, kind",
        [f"{one} country:{code} kind:{kind}" for one, _, code, kind in found],
    )


def _events(catalog: Catalog, chance: random.Random) -> list[tuple[str, str, str]]:
    """Titles, countries and kinds of some events."""
    (last,) = catalog.reader.all("SELECT max(id) FROM event")[0]
    ids = chance.sample(range(1, last + 1), _SAMPLE)
    fields = [Event.fields[name] for name in ("title", "country", "kind")]
    return [
        (str(title), country, kind)
        for _, title, country, kind in catalog.found(Event, ids).rows(0, _SAMPLE, fields)
    ]


def _mistyped(word: str, chance: random.Random) -> str:
    at = chance.randrange(2, max(3, len(word) - 1))
    before, letter, after = word[:at], word[at : at + 1], word[at + 1 :]
    other = chance.choice(word.lower())
    slips = (
        before + after,
        before + other + after,
        before + letter + other + after,
        before + after[:1] + letter + after[1:],
    )
    return chance.choice(slips)
