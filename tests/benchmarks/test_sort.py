"""Rows that are sorted by a column, by any that the table offers: which ones stand first, beside a
whole page by an index of SQLite's own; the rows of a page; and the first ones that a word finds.
"""

from functools import partial
from statistics import median

import pytest

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, fields_of
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.table import usual_columns
from tests.benchmarks.conftest import Figures, by_turns, percentile, typical
from tests.benchmarks.raw import PAGE, Raw, match_of

TABLES = (Event, Delegation, Member)
ROUNDS, PAGES = 3, 25
GOAL = 3.0
FRAME, WORD_GOAL = 16, 1500  # milliseconds
SLOW = 500  # milliseconds: what takes longer is asked once more only
WORD = "festival"


@pytest.mark.parametrize("entity", TABLES)
def test_a_sort_by_any_column_comes_at_the_pace_of_an_index(
    catalog: Catalog, bare: Raw, figures: Figures, size: str, entity: type[Entity]
) -> None:
    """Which records stand first; what they say is read alike, whatever they are sorted by."""
    ratios: dict[str, float] = {}
    times: dict[str, float] = {}
    for order in _orders(entity):
        page = partial(catalog.find, entity, "", (order,), catalog.language, most=PAGE)
        # What is asked for the first time is compiled and may have to be read.
        ((first,),) = by_turns(1, page)
        ours, limit = by_turns(ROUNDS if first < SLOW else 1, page, lambda: bare.latest(entity))
        times[order] = typical(ours)
        ratios[order] = typical(ours) / typical(limit)
    slow = sorted((order for order in ratios if ratios[order] > GOAL), key=lambda o: -ratios[o])
    what = f"9 first {entity.section} by any column in {size}"
    figures.told_within(f"{what}, p95", percentile(list(times.values()), 0.95), "ms", FRAME)
    figures.tell(f"{what}, slow of {len(ratios)} ways", _listed(slow, times))
    figures.note(f"{what}, usual ratio", median(ratios.values()), 1, "×", GOAL)
    figures.note(f"{what}, worst ratio", max(ratios.values()), 1, "×", GOAL)
    assert not slow


@pytest.mark.parametrize("entity", TABLES)
def test_the_rows_of_a_page_are_read_at_the_pace_of_sqlite(
    catalog: Catalog, bare: Raw, figures: Figures, size: str, entity: type[Entity]
) -> None:
    columns, found = usual_columns(entity), catalog.find(entity, most=PAGE)
    ids = list(found.ids)
    works = (partial(found.rows, 0, PAGE, columns), partial(bare.rows, entity, ids))
    ours, limit = by_turns(PAGES, *works)
    assert {row[0] for row in found.rows(0, PAGE, columns)} == set(ids)
    what = f"9 {PAGE} rows of {entity.section} in {size}, usual columns"
    assert figures.note(what, typical(ours), typical(limit), "ms", GOAL) <= GOAL


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
    names = [field.name for field in fields_of(entity) if field.kind.sorts]
    return [*names, *(f"-{name}" for name in names)]


def _listed(slow: list[str], times: dict[str, float], most: int = 4) -> str:
    told = ", ".join(f"{order} {times[order]:.0f} ms" for order in slow[:most])
    return f"{len(slow)}: {told}" if slow else "none"
