"""A frame of scrolling, beside the same view over Qt's own model, which is C++ throughout."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from catalog_app.storage.catalog import Catalog
from catalog_app.ui import style
from catalog_app.ui.grid import Grid
from tests.benchmarks.conftest import Figures, by_turns, events_grid, percentile, typical

ROUNDS = 300
GOAL = 1.3
SIZE = (1000, 720)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ForegroundRole,
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.FontRole,
)


@pytest.fixture
def ours(qtbot: QtBot, qapp: QApplication, catalog: Catalog) -> Grid:
    style.apply(qapp, "light")
    return events_grid(qtbot, catalog, SIZE)


@pytest.fixture
def limit(qtbot: QtBot, ours: Grid) -> QTableView:
    """Looks the same: what our model says of its first rows, in items of Qt's model."""
    model, rows = ours.table, ROUNDS * 4
    items = QStandardItemModel(rows, model.columnCount())
    for row in range(rows):
        for column in range(model.columnCount()):
            index, item = model.index(row, column), QStandardItem()
            for role in ROLES:
                item.setData(model.data(index, role), role)
            items.setItem(row, column, item)
    view = QTableView()
    items.setParent(view)
    view.setModel(items)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setSelectionBehavior(ours.selectionBehavior())
    view.setHorizontalScrollMode(ours.horizontalScrollMode())
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ours.verticalHeader().defaultSectionSize())
    for column in range(model.columnCount()):
        view.setColumnWidth(column, ours.columnWidth(column))
    qtbot.addWidget(view)
    view.resize(*SIZE)
    view.show()
    return view


def _scrolling(view: QTableView, rows: int, *, whole: bool) -> Callable[[], None]:
    """Scrolls on by some rows and paints what that brings, or the whole view."""
    bar = view.verticalScrollBar()

    def frame() -> None:
        bar.setValue(bar.value() + rows)
        if whole:
            view.viewport().repaint()
        QApplication.processEvents()

    return frame


@pytest.mark.parametrize("whole", [False, True], ids=["strip", "whole"])
def test_a_frame_of_scrolling_is_painted_at_the_pace_of_qt(
    ours: Grid, limit: QTableView, figures: Figures, size: str, whole: bool
) -> None:
    QApplication.processEvents()

    frames = by_turns(ROUNDS, _scrolling(ours, 3, whole=whole), _scrolling(limit, 3, whole=whole))

    assert ours.verticalScrollBar().value() == limit.verticalScrollBar().value()
    what = f"8 frame of scrolling in {size}, {'whole view' if whole else 'strip'}"
    figures.tell(f"{what}, p95", f"{percentile(frames[0], 0.95):.2f} ms")
    assert figures.note(what, *map(typical, frames), "ms", GOAL) <= GOAL
