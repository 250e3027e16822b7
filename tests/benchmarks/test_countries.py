"""The events of one country, and how many there are of each, beside SQL written by hand."""

from functools import partial
from statistics import median

import pytest

from catalog_app.domain.events import Event
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.facets import facet
from catalog_app.ui.table import usual_columns
from tests.benchmarks.conftest import Figures, by_turns, percentile, typical
from tests.benchmarks.generator import COUNTRIES
from tests.benchmarks.raw import PAGE, Raw, match_of

ROUNDS = 7
GOAL = 3.0
FRAME, COUNTS_GOAL = 16, 100  # milliseconds
EVERY = 4
"""Of the countries one in so many is asked for, the commonest among them."""


def _page(catalog: Catalog, query: str) -> set[int]:
    found = catalog.find(Event, query, most=PAGE)
    return {row[0] for row in found.rows(0, PAGE, usual_columns(Event))}


def test_the_events_of_a_country_come_at_the_pace_of_the_index(
    catalog: Catalog, bare: Raw, figures: Figures, size: str
) -> None:
    ratios: list[float] = []
    every: list[float] = []
    for code in COUNTRIES.split()[::EVERY]:
        query = f"country:{code}"
        match = match_of(catalog, query)
        ours, limit = by_turns(ROUNDS, partial(_page, catalog, query), partial(bare.page, match))
        ratios.append(typical(ours) / typical(limit))
        every += ours
        assert _page(catalog, query) == {row[0] for row in bare.page(match)}
    what = f"6 country filter in {size}"
    figures.told_within(f"{what}, p95", percentile(every, 0.95), "ms", FRAME)
    assert figures.note(f"{what}, ratios", median(ratios), 1, "×", GOAL) <= GOAL


@pytest.mark.parametrize("word", ["", "festival"])
def test_the_counts_of_all_countries_are_soon_there(
    catalog: Catalog, bare: Raw, figures: Figures, size: str, word: str
) -> None:
    match = match_of(catalog, word) if word else ""

    def counts() -> dict[str, int]:
        found = facet(catalog, Event, "country", word).values
        return {value.key: value.count for value in found}

    ours, limit = by_turns(ROUNDS, counts, lambda: bare.countries(match))

    known = {code or "none": count for code, count in bare.countries(match).items()}
    assert counts() == known
    what = f"6 counts of all countries in {size}" + (f" of “{word}”" if word else "")
    figures.told_within(f"{what}, p95", percentile(ours, 0.95), "ms", COUNTS_GOAL)
    assert figures.note(what, typical(ours), typical(limit), "ms", GOAL) <= GOAL
