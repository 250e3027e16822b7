"""Where a search finds nothing the page says why, and what would be found, within reach of keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from catalog_app.domain import Event, Person
from catalog_app.errors import QueryError
from catalog_app.i18n import Language
from catalog_app.storage.explaining import Explanation, Part, Suggestion
from catalog_app.ui.links import Link
from catalog_app.ui.telling import error_text, isolated
from catalog_app.ui.unfound import Unfound, reasons
from tests import keys
from tests.builders import a_catalog, add, event
from tests.windows import Program, started

ENGLISH = Language("en")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    for _ in range(3):
        event(catalog, title="Festival of Song", country="AZ")
    event(catalog, title="Seminar", country="KZ")
    add(catalog, Person, family_name="Rzayev", given_name="Kamran")
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


def state(program: Program) -> Unfound:
    return next(each for each in program.page.findChildren(Unfound) if each.isVisible())


def links(program: Program) -> list[Link]:
    program.wait(lambda: any(each.isVisible() for each in state(program).findChildren(Link)))
    return [each for each in state(program).findChildren(Link) if each.isVisible()]


def test_it_says_what_clashes_and_offers_less(program: Program) -> None:
    program.search("festival country:kz")
    found = links(program)
    assert [each.text() for each in found] == ["country:kz (1 event)", "festival (3 events)"]
    labels = [each.text() for each in state(program).findChildren(QLabel)]
    assert "Nothing found" in labels
    assert "This finds something:" in labels
    sentence = "“festival” finds 3 events, “country:kz” finds 1 event, but nothing has both."
    assert sentence in labels
    assert state(program).accessibleDescription() == sentence
    with program.answered():
        keys.click(found[1])
    assert len(program.column("title")) == 3
    assert program.window.header.search.text() == "festival"


def test_a_suggestion_is_reached_and_taken_by_keys(program: Program) -> None:
    program.search("festival country:kz")
    (first, _) = links(program)
    program.window.header.search.setFocus()
    keys.tab_to(first)
    with program.answered():
        keys.press(Qt.Key.Key_Space)
    assert program.column("title") == ["Seminar"]


def test_a_mistake_quotes_what_turns_the_direction_by_itself() -> None:
    error = QueryError("There is no “{name}”.", 0, 1, name="\u202eabc")
    assert error_text(error, ENGLISH) == "There is no “\u2068\u202eabc\u2069”."
    assert isolated("Şuşa") == "Şuşa"


def test_what_another_section_has_is_shown_there(program: Program) -> None:
    program.search("rzayev")
    (there,) = links(program)
    assert there.text() == "In the section “People” the same search finds 1 person"
    with program.answered():
        keys.click(there)
    assert program.page.entity is Person
    assert program.page.text == "rzayev"
    assert program.page.table.rowCount() == 1


def test_the_next_key_takes_the_reasons_away(program: Program) -> None:
    program.search("festival country:kz")
    links(program)
    program.search("xylophone country:kz")
    program.wait(lambda: "xylophone" in state(program).accessibleDescription())
    labels = [each.text() for each in state(program).findChildren(QLabel) if each.isVisible()]
    assert not any("festival" in each for each in labels)
    program.search("festival")
    assert program.page.grid.isVisible()


@pytest.mark.parametrize(
    ("explanation", "told"),
    [
        (Explanation(), ["No record has all of these words. Try fewer, or another spelling."]),
        (
            Explanation((Part("a", 0), Part("b", 2))),
            ["“a” stands nowhere here.", "“b” by itself finds 2 events."],
        ),
        (
            Explanation((Part("a", 0), Part("b", 2)), (), (Suggestion("b", 2),)),
            ["“a” stands nowhere here."],
        ),
        (
            Explanation((Part("\u202eabc\u2069", 0),)),
            ["“\u2068\u202eabc\u2069” stands nowhere here."],
        ),
        (
            Explanation((Part("باكو", 0),)),
            ["“\u2068باكو\u2069” stands nowhere here."],
        ),
        (
            Explanation((Part("start:next-month", 0),)),
            ["In the section “Events” no record meets “start:next-month”."],
        ),
        (
            Explanation((Part("a", 0),), empty=True),
            ["In the section “Events” there is nothing yet."],
        ),
        (
            Explanation((Part("a", 1), Part("b", 2)), (Part("a", 1), Part("b", 2))),
            ["“a” finds 1 event, “b” finds 2 events, but nothing has both."],
        ),
        (
            Explanation((Part("a", 1), Part("b", 2), Part("c", 3)), (Part("a", 1),) * 3),
            [
                "“a” by itself finds 1 event.",
                "“b” by itself finds 2 events.",
                "“c” by itself finds 3 events.",
                "Nothing has all of them together.",
            ],
        ),
    ],
)
def test_the_reasons_are_short_sentences(explanation: Explanation, told: list[str]) -> None:
    assert reasons(explanation, Event, ENGLISH) == told
