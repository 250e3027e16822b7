"""The ids of all rows once, and then a jump to the middle of them, in the real table: beside SQL
written by hand, and beside a bare repaint of the same table.
"""

import random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalog_app.domain.events import Event
from catalog_app.storage.catalog import Catalog
from catalog_app.ui import style
from catalog_app.ui.grid import Grid
from tests.benchmarks.conftest import Figures, by_turns, events_grid, percentile, typical
from tests.benchmarks.raw import Raw
from tests.benchmarks.vocabulary import SEED

ROUNDS, LISTS = 100, 5
GOAL = 2.0
FRAME = 16  # milliseconds
SIZE = (1280, 800)


@pytest.fixture
def grid(qtbot: QtBot, qapp: QApplication, catalog: Catalog) -> Grid:
    style.apply(qapp, "light")
    grid = events_grid(qtbot, catalog, SIZE)
    QApplication.processEvents()
    return grid


def test_the_ids_of_all_rows_come_at_the_pace_of_sqlite(
    catalog: Catalog, bare: Raw, figures: Figures, size: str
) -> None:
    ours, limit = by_turns(LISTS, lambda: catalog.find(Event), bare.ids)

    assert list(catalog.find(Event).ids) == list(bare.ids())
    what = f"7 ids of all rows once, {size}"
    assert figures.note(what, typical(ours), typical(limit), "ms", GOAL) <= GOAL


def test_a_jump_to_any_row_takes_two_repaints(grid: Grid, figures: Figures, size: str) -> None:
    """Each time to a page that was not read yet, about the middle."""
    bar, chance = grid.verticalScrollBar(), random.Random(f"{SEED} jumps")
    rows = grid.table.rowCount()

    def repaint() -> None:
        grid.viewport().repaint()

    def jump() -> None:
        bar.setValue(chance.randrange(rows // 4, rows * 3 // 4))
        grid.viewport().repaint()

    jumps, repaints = by_turns(ROUNDS, jump, repaint)

    assert grid.rowAt(0) == bar.value()
    assert bar.maximum() + bar.pageStep() == rows
    what = f"7 jump to the middle of {size} rows"
    figures.told_within(f"{what}, p95", percentile(jumps, 0.95), "ms", FRAME)
    assert figures.note(what, typical(jumps), typical(repaints), "ms", GOAL) <= GOAL
