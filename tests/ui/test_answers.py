"""How an answer comes: the first page, the count, then all; the newest key counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from catalog_app.domain.events import Event
from catalog_app.errors import CatalogError
from catalog_app.ui.empty import EmptyState
from catalog_app.ui.table import PAGE
from tests import keys
from tests.builders import a_catalog
from tests.windows import Program, started

MANY = 3 * PAGE + 20


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    rows = ({"title": f"Concert {n:03}", "country": "AZ"} for n in range(MANY))
    with catalog.change("Filled") as change:
        change.put(Event, [*rows, *({"title": f"Film {n}", "country": "KZ"} for n in range(3))])
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        program.wait(lambda: program.page.table.rowCount() == MANY + 3)
        yield program


class Told:
    """What the page said and showed when each part of an answer came."""

    def __init__(self, program: Program) -> None:
        self.page = program.page
        self.steps: list[tuple[str, int, str]] = []
        answers = self.page.answers
        for name in ("first", "counted", "whole"):
            getattr(answers, name).connect(lambda _, name=name: self._note(name))

    def _note(self, name: str) -> None:
        self.steps.append((name, self.page.table.rowCount(), self.page.bar.count.text()))


def test_the_first_page_comes_first_then_the_count_then_all(program: Program) -> None:
    told = Told(program)
    program.search("concert")
    count = f"{MANY} events"
    assert told.steps == [("first", PAGE, ""), ("counted", PAGE, count), ("whole", MANY, count)]


def test_what_fits_on_a_page_is_counted_with_it(program: Program) -> None:
    told = Told(program)
    program.search("film")
    assert told.steps == [("first", 3, "3 events"), ("whole", 3, "3 events")]


def test_place_and_choice_stay_when_the_rest_comes(qtbot: QtBot, program: Program) -> None:
    page = program.page
    grid = page.grid

    def move(_answer: object) -> None:
        grid.select(40)
        grid.selectRow(42)
        grid.verticalScrollBar().setValue(37)

    page.answers.first.connect(move, Qt.ConnectionType.SingleShotConnection)
    shown: list[str] = []
    page.answers.first.connect(lambda _: shown.append(page.table.texts(42)[1]))
    program.search("concert")
    assert page.table.rowCount() == MANY
    assert grid.verticalScrollBar().value() == 37
    assert grid.selected_ids() == [page.table.id_at(42)]
    assert page.table.texts(42)[1] == shown[0]


def test_another_search_begins_at_the_top(program: Program) -> None:
    grid = program.page.grid
    grid.verticalScrollBar().setValue(200)
    program.search("concert")
    assert grid.verticalScrollBar().value() == 0


def test_a_record_that_another_order_puts_out_of_sight_is_let_go(program: Program) -> None:
    page = program.page
    for order in (("title",), ("-title",)):
        with program.answered():
            page.sort(order)
        assert page.grid.selected_ids() == [page.table.id_at(0)]
        assert page.grid.verticalScrollBar().value() == 0


def test_the_record_at_hand_is_found_again_beyond_the_first_page(program: Program) -> None:
    page = program.page
    with program.answered():
        page.sort(("title",))
    page.grid.select(MANY - 1)
    id = page.grid.current_id()
    program.search("concert")
    assert page.grid.current_id() == id
    assert page.table.row_of(id) == MANY - 1
    with program.answered():
        page.sort(("-title",))
    assert page.grid.current_id() == id
    assert page.table.row_of(id) == 0


def test_what_is_asked_again_keeps_its_place(program: Program) -> None:
    told = Told(program)
    page = program.page
    page.grid.verticalScrollBar().setValue(150)
    with program.answered():
        page.reload()
    assert [name for name, _, _ in told.steps] == ["whole"]
    assert page.grid.verticalScrollBar().value() == 150


def test_no_older_answer_is_shown_after_a_newer_one(qtbot: QtBot, program: Program) -> None:
    page, box = program.page, program.window.header.search
    shown: list[str] = []
    for signal in (page.answers.first, page.answers.whole):
        signal.connect(lambda answer: shown.append(answer.question.text))
    typed = [text[:end] for text in ("concert 1", "film 2") for end in range(1, len(text) + 1)]
    for place, text in enumerate(typed):
        box.textEdited.emit(text)
        if place % 3 == 0:
            qtbot.wait(1)
    program.wait(lambda: program.column("title") == ["Film 2"])
    qtbot.wait(50)
    places = [typed.index(text) for text in shown]
    assert places == sorted(places)
    assert program.column("title") == ["Film 2"]


def test_each_key_is_answered_without_a_pause(qtbot: QtBot, program: Program) -> None:
    """The window asks at the key itself: the thread of the window does not wait."""
    page = program.page
    asked: list[str] = []
    page.answers.first.connect(lambda answer: asked.append(answer.question.text))
    program.window.header.search.textEdited.emit("film")
    page.answers.wait(keys.PATIENCE / 1000)
    assert asked == ["film"]
    program.wait(lambda: page.bar.count.text() == "3 events")


def test_rows_stay_until_it_is_sure_that_there_are_none(program: Program) -> None:
    page = program.page
    seen: list[bool] = []
    page.answers.first.connect(lambda _: seen.append(page.grid.isVisible()))
    program.search("film")
    program.window.header.search.textEdited.emit("xylophone")
    assert page.grid.isVisible()
    program.wait(lambda: not page.grid.isVisible())
    assert page.table.rowCount() == 0
    program.search("film")
    assert page.grid.isVisible()
    assert seen == [True, True]


def test_a_question_that_took_too_long_is_told_and_the_rows_stay(program: Program) -> None:
    program.search("film")
    program.page.answers.failed.emit(CatalogError("The search took too long."))
    assert program.page.bar.problem.text() == "The search took too long."
    assert len(program.column("title")) == 3
    assert not any(s.isVisible() for s in program.page.findChildren(EmptyState))
    program.search("concert")
    assert not program.page.bar.problem.isVisible()
