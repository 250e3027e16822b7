"""From a key to the painted answer, in the real page, beside the bare repaint of that page; and
what it costs to mark the words that were looked for.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalog_app.domain.events import Event
from catalog_app.search.marking import marks
from catalog_app.ui.page import EntityPage
from tests.benchmarks.conftest import Figures, by_turns, percentile, typical
from tests.windows import Program, started

GOAL = 2.0
GOAL_OF_MARKS = 1.3
ROUNDS = 60
SIZE = (1280, 1440)  # 40 rows
TYPED = ["festival", "days", "song", "meeting", "exhibition", "baku", "almaty", "youth", "forum"]


@pytest.fixture
def program(qtbot: QtBot, filled: Path) -> Iterator[Program]:
    with started(qtbot, filled) as program:
        program.window.resize(1280, 800)
        program.search("fes")
        yield program


def _keys() -> Iterator[tuple[str, bool]]:
    """Letter after letter, and whether it begins a word."""
    while True:
        for word in TYPED:
            yield from ((letter, place == 0) for place, letter in enumerate(word))


@pytest.mark.parametrize(("rest", "how"), [(0, "held"), (100, "typed")])
def test_a_key_is_answered_within_two_repaints(
    program: Program, figures: Figures, size: str, rest: int, how: str
) -> None:
    """`rest`: milliseconds between keys, in which all goes on that a search brings with it."""
    page, box, letters = program.page, program.window.header.search, _keys()
    shown: list[bool] = []
    for signal in (page.answers.first, page.answers.whole):
        signal.connect(lambda _: shown.append(True))

    def key() -> None:
        letter, begins = next(letters)
        if begins:
            box.selectAll()
        shown.clear()
        program.qtbot.keyClicks(box, letter)
        while not shown:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        _paint(page)

    works = (key, lambda: _paint(page), lambda: program.qtbot.wait(rest) if rest else None)
    taken = by_turns(ROUNDS, *works)

    p95, what = percentile(taken[0], 0.95), f"key {how} to painted {size}"
    figures.tell(f"{what}, p95", f"{p95:.2f} ms")
    assert figures.note(what, typical(taken[0]), typical(taken[1]), "ms", GOAL) <= GOAL


def test_marks_cost_little_of_a_frame(program: Program, figures: Figures, size: str) -> None:
    page = program.page
    program.window.resize(*SIZE)
    program.search("fes")
    QApplication.processEvents()
    looked_for = marks(Event, "fes az 2023", page.language)

    def frame(with_marks: bool) -> None:
        page.table.marks = looked_for if with_marks else None
        _paint(page)

    taken = by_turns(ROUNDS, lambda: frame(True), lambda: frame(False))

    what = f"frame with marks {size}"
    assert figures.note(what, *map(typical, taken), "ms", GOAL_OF_MARKS) <= GOAL_OF_MARKS


def _paint(page: EntityPage) -> None:
    page.repaint()
