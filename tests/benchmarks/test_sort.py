"""The first page of rows that are sorted by a column, by any that the table offers, beside a page
by an index of SQLite's own; and of what a word finds.
"""

from statistics import median

import pytest

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, fields_of
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.table import usual_columns
from tests.benchmarks.conftest import Figures, by_turns, percentile, typical
from tests.benchmarks.raw import PAGE, Raw, match_of

ROUNDS = 3
GOAL = 3.0
FRAME = 16  # milliseconds
WORD_GOAL = 1500  # milliseconds
WORD = "festival"


@pytest.mark.parametrize("entity", [Event, Delegation, Member])
def test_a_sort_by_any_column_comes_at_the_pace_of_an_index(
    catalog: Catalog, bare: Raw, figures: Figures, size: str, entity: type[Entity]
) -> None:
    columns = usual_columns(entity)
    ratios: dict[str, float] = {}
    every: dict[str, float] = {}
    for order in _orders(entity):

        def page(order: str = order) -> None:
            found = catalog.find(entity, "", (order,), catalog.language, most=PAGE)
            found.rows(0, PAGE, columns)

        page()  # what is asked for the first time is compiled and may have to be read
        ours, limit = by_turns(ROUNDS, page, lambda: bare.latest(entity))
        every[order] = typical(ours)
        ratios[order] = typical(ours) / typical(limit)
    slow = sorted((order for order in ratios if ratios[order] > GOAL), key=lambda o: -ratios[o])
    what = f"9 first page of {entity.section} sorted in {size}"
    figures.tell(f"{what}, slow of {len(ratios)} ways", _listed(slow, every))
    figures.told_within(f"{what}, p95", percentile(list(every.values()), 0.95), "ms", FRAME)
    figures.note(f"{what}, usual ratio", median(ratios.values()), 1, "×", GOAL)
    figures.note(f"{what}, worst ratio", max(ratios.values()), 1, "×", GOAL)
    assert not slow


def test_what_a_word_finds_is_soon_sorted(
    catalog: Catalog, bare: Raw, figures: Figures, size: str
) -> None:
    match, columns = match_of(catalog, WORD), usual_columns(Event)
    times: dict[str, float] = {}
    for field in columns:

        def page(order: tuple[str, ...] = (field.name,)) -> list[int]:
            found = catalog.find(Event, WORD, order, catalog.language, most=PAGE)
            return [row[0] for row in found.rows(0, PAGE, columns)]

        page()
        times[field.name] = typical(by_turns(ROUNDS, page)[0])
    worst = max(times, key=lambda name: times[name])
    (limit,) = by_turns(ROUNDS, lambda: bare.sorted(match, "title"))
    what = f"9 first page of “{WORD}” sorted in {size}"
    figures.tell(f"{what}, hits", f"{bare.count(match):,}")
    figures.told_within(f"{what}, by {worst}, the slowest", times[worst], "ms", WORD_GOAL)
    figures.note(f"{what}, beside bytes of titles", times["title"], typical(limit), "ms", None)


def _orders(entity: type[Entity]) -> list[str]:
    names = [field.name for field in fields_of(entity)]
    return [*names, *(f"-{name}" for name in names)]


def _listed(slow: list[str], times: dict[str, float], most: int = 4) -> str:
    told = ", ".join(f"{order} {times[order]:.0f} ms" for order in slow[:most])
    return f"{len(slow)}: {told}" if slow else "none"
