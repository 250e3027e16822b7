"""The desk with 500 members beside the same one with 40: a cell is typed and painted alike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalog_app.domain import Delegation, Event, Member
from catalog_app.ui import style
from catalog_app.ui.editing import FormContext
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.forms import open_form
from tests.benchmarks.conftest import Figures, by_turns, percentile, typical
from tests.builders import a_catalog

FEW, MANY = 40, 500
ROUNDS = 200
GOAL = 1.5


@pytest.fixture
def forms(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> list[EventForm]:
    """The desk of an event with many members, and of one with few."""
    style.apply(qapp, "light")
    catalog = a_catalog(tmp_path / "desk.db")
    made = []
    for count in (MANY, FEW):
        event = catalog.save(Event, {"title": f"Fair {count}"})
        id = catalog.save(Delegation, {"event": event, "country": "AZ"})
        rows = [{"delegation": id, "name": f"Name {n}", "rank": n} for n in range(count)]
        with catalog.change("many") as change:
            change.put(Member, rows)
        form = open_form(FormContext(catalog, catalog.speaking("en")), Event, event)
        assert isinstance(form, EventForm)
        form.resize(1180, 740)
        form.tabs.setCurrentIndex(1)
        qtbot.addWidget(form, before_close_func=lambda form: form.watch.begin())
        made.append(form)
    return made


def _typing(form: EventForm) -> Callable[[], None]:
    """Puts a value into the next cell, and paints what that brings."""
    model = form.desk.panel.members.members
    values = iter(range(10_000))

    def cell() -> None:
        number = next(values)
        model.setData(model.index(number % FEW, 2), f"Singer {number}")
        form.desk.panel.members.viewport().repaint()
        QApplication.processEvents()

    return cell


def _scrolling(form: EventForm) -> Callable[[], None]:
    grid = form.desk.panel.members

    def frame() -> None:
        bar = grid.verticalScrollBar()
        bar.setValue(0 if bar.value() >= bar.maximum() else bar.value() + 3)
        grid.viewport().repaint()
        QApplication.processEvents()

    return frame


def test_a_cell_is_typed_as_fast_among_500_as_among_40(
    forms: list[EventForm], figures: Figures
) -> None:
    times = by_turns(ROUNDS, *map(_typing, forms))
    figures.tell(f"a cell of {MANY} members, p95", f"{percentile(times[0], 0.95):.2f} ms")
    what = f"a cell typed and painted, {MANY} members beside {FEW}"
    assert figures.note(what, *map(typical, times), "ms", GOAL) <= GOAL


def test_500_members_scroll_as_fast_as_40(forms: list[EventForm], figures: Figures) -> None:
    times = by_turns(ROUNDS, *map(_scrolling, forms))
    figures.tell(f"a frame of {MANY} members, p95", f"{percentile(times[0], 0.95):.2f} ms")
    what = f"a frame of scrolling, {MANY} members beside {FEW}"
    assert figures.note(what, *map(typical, times), "ms", GOAL) <= GOAL
