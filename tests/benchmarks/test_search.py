"""The first page of a search, the exact count of its hits and its similar spellings, beside the
same question to the index written by hand.
"""

from functools import partial
from statistics import median

import pytest

from catalog_app.domain.events import Event
from catalog_app.domain.folding import fold
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.table import usual_columns
from tests.benchmarks.conftest import Figures, at_a_million, by_turns, percentile, typical
from tests.benchmarks.raw import PAGE, Raw, match_of, words_of
from tests.benchmarks.typed import misspelt, searches

ROUNDS = 7
GOAL = 3.0
FRAME, TWO_FRAMES = 16, 33  # milliseconds
COUNT_GOAL = 50  # milliseconds
COUNTED = 0.15  # of the records
MISSPELT = 60
LED = 0.7
"""Of misspelt words that lead to the one that was meant; by chance a slip makes another one."""


def _page(catalog: Catalog, text: str) -> list[int]:
    found = catalog.find(Event, text, most=PAGE)
    return [row[0] for row in found.rows(0, PAGE, usual_columns(Event))]


def test_the_first_page_of_any_search_comes_at_the_pace_of_the_index(
    catalog: Catalog, bare: Raw, figures: Figures, size: str
) -> None:
    """Beside the same question, and told beside one that leaves out what else the words mean."""
    what = f"2 first page in {size}"
    times: dict[str, list[list[float]]] = {}
    for name, texts in searches(catalog):
        for text in texts:
            pages = (partial(bare.page, each(catalog, text)) for each in (match_of, words_of))
            times[text] = by_turns(ROUNDS, partial(_page, catalog, text), *pages)
        ours, limit, _ = zip(*(map(typical, times[text]) for text in texts), strict=True)
        figures.note(f"{what}: {name}", median(ours), median(limit), "ms", None)

    every, same, alone = ([t for each in times.values() for t in each[at]] for at in range(3))
    figures.told_within(f"{what}, p95", percentile(every, 0.95), "ms", FRAME)
    figures.tell(f"{what}, p95 of the raw page", f"{percentile(same, 0.95):.2f} ms")
    figures.tell(f"{what}, p95 of the raw page, words alone", f"{percentile(alone, 0.95):.2f} ms")
    slow = sorted((typical(ours), text) for text, (ours, *_) in times.items())[-3:]
    figures.tell(f"{what}, the slowest", ", ".join(f"{text} {time:.0f} ms" for time, text in slow))
    ratio = median(typical(ours) / typical(limit) for ours, limit, _ in times.values())
    goal = at_a_million(GOAL, size)
    assert figures.note(f"{what}, usual ratio", ratio, 1, "×", goal) <= (goal or ratio)


@pytest.mark.parametrize("text", ["festival", "Алматы", "forum country:KZ"])
def test_the_first_page_holds_what_the_index_has(catalog: Catalog, bare: Raw, text: str) -> None:
    found = _page(catalog, text)
    assert found
    assert set(found) == {row[0] for row in bare.page(match_of(catalog, text))}
    assert found == list(catalog.find(Event, text).ids[:PAGE])


def test_hits_are_counted_at_the_pace_of_the_index(
    catalog: Catalog, bare: Raw, figures: Figures, size: str
) -> None:
    word = _found_in(catalog, bare, len(catalog.find(Event)) * COUNTED)
    match = match_of(catalog, word)

    def count() -> int:
        return catalog.count(Event, word, catalog.language)

    ours, limit = by_turns(ROUNDS, count, lambda: bare.count(match))

    assert count() == bare.count(match) == len(catalog.find(Event, word))
    what = f"4 exact count in {size}"
    figures.told_within(f"{what}, p95", percentile(ours, 0.95), "ms", COUNT_GOAL)
    figures.tell(f"{what}, hits of “{word}”", f"{count():,}")
    goal = at_a_million(GOAL, size)
    ratio = figures.note(what, typical(ours), typical(limit), "ms", goal)
    assert ratio <= (goal or ratio)


def _found_in(catalog: Catalog, bare: Raw, wanted: float) -> str:
    """The word that finds about so many events; words that begin with it are found by it, too."""
    asked = "SELECT word FROM vocabulary WHERE section = ? AND count < ? ORDER BY count DESC"
    known = [str(word) for (word,) in catalog.reader.all(asked, (Event.section, wanted * 1.2))[:30]]
    return min(known, key=lambda word: abs(bare.count(match_of(catalog, word)) - wanted))


def test_a_misspelt_word_finds_what_is_meant(
    catalog: Catalog, bare: Raw, figures: Figures, size: str
) -> None:
    what = f"5 misspelt word in {size}"
    pairs = misspelt(catalog, MISSPELT)
    times = [
        by_turns(3, partial(_similar, catalog, typed), partial(bare.page, f'"{fold(meant)}"'))
        for typed, meant in pairs
    ]
    ours, limits = ([t for each in times for t in each[at]] for at in range(2))
    places = [_place(_similar(catalog, typed), fold(meant)) for typed, meant in pairs]
    led = len(places) - places.count(None)
    words = catalog.reader.all("SELECT count(*) FROM vocabulary WHERE section = 'events'")[0][0]
    figures.note(what, typical(ours), typical(limits), "ms", None)
    figures.told_within(f"{what}, p95", percentile(ours, 0.95), "ms", TWO_FRAMES)
    figures.tell(f"{what}, among so many words", f"{words:,}")
    figures.tell(f"{what}, it leads to the word meant", f"{led} of {len(pairs)}")
    figures.tell(f"{what}, which is the closest", f"{places.count(0)} of {len(pairs)}")
    assert led >= LED * len(pairs)


def _similar(catalog: Catalog, text: str) -> list[str]:
    """As the window asks: for what is sure, and then for all.  The words that are near."""
    _page(catalog, text)
    found = catalog.find(Event, text, similar=True)
    found.rows(0, PAGE, usual_columns(Event))
    return [word for words in found.near.values() for word in words]


def _place(near: list[str], word: str) -> int | None:
    return near.index(word) if word in near else None
