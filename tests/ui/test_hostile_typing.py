"""Whatever comes into the search box is answered or explained, and the window lives."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from pytestqt.qtbot import QtBot

from catalog_app.domain.events import Event
from catalog_app.domain.searches import SavedSearch
from catalog_app.errors import CatalogError
from catalog_app.settings import LONGEST_SEARCH, Settings
from catalog_app.ui.page import EntityPage
from catalog_app.ui.search_box import SearchBox
from catalog_app.ui.search_name import SearchName
from catalog_app.ui.sidebar import Way
from catalog_app.ui.sidebar_model import ENTRY, Entry
from tests import hostile, keys
from tests.builders import a_catalog, delegation, event, member
from tests.windows import Program, started

Key = Qt.Key
PARTS = [hostile.TEXTS[at::6] for at in range(6)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    catalog = a_catalog(tmp_path / "catalog.db")
    days = event(catalog, title="Film Days", country="AZ", kind="festival")
    member(catalog, delegation(catalog, days, country="KZ"))
    event(catalog, title="Song Days", country="UZ", kind="forum")
    catalog.close()
    return tmp_path / "catalog.db"


@pytest.fixture
def program(qtbot: QtBot, path: Path) -> Iterator[Program]:
    with started(qtbot, path) as program:
        yield program


def box_of(program: Program) -> SearchBox:
    return program.window.header.search


def told(program: Program, act: Callable[[], object]) -> None:
    """Acts; and what is asked then is answered by rows, or by a sentence above or instead of them.

    Some of what is pasted leaves nothing in the box.
    """
    pages = program.window.pages
    shown = [page._asked for page in pages.findChildren(EntityPage)]

    def note() -> None:
        shown.append(pages.page._asked)

    def is_told() -> bool:
        asked = pages.page._asked
        return any(asked is each for each in shown) or pages.page.bar.problem.isVisible()

    pages.answered.connect(note)
    act()
    program.wait(is_told)
    pages.answered.disconnect(note)


def empty(program: Program) -> None:
    """The box, in the section of the events."""
    box_of(program).offers.close()
    program.window.pages.go("events", "")
    program.wait(lambda: not program.page.bar.problem.isVisible())
    assert (program.page.entity, box_of(program).text()) == (Event, "")


def paste(program: Program, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    program.press(Key.Key_F)
    keys.press(Key.Key_V, keys.CONTROL)


def commit(program: Program, text: str) -> None:
    """By an input method, as letters come that no key has."""
    program.press(Key.Key_F)
    letters = QInputMethodEvent()
    letters.setCommitString(text)
    QCoreApplication.sendEvent(box_of(program), letters)


@pytest.mark.parametrize("texts", PARTS, ids=range(len(PARTS)))
def test_what_is_pasted_is_answered_or_explained(program: Program, texts: list[str]) -> None:
    for text in texts:
        for put in (paste, commit):
            told(program, lambda put=put, text=text: put(program, text))
            keys.press(Key.Key_Down)
            keys.press(Key.Key_Escape)
            program.window.grab()
            empty(program)
    program.search("film")
    assert program.column("title") == ["Film Days"]


@pytest.mark.parametrize("texts", PARTS, ids=range(len(PARTS)))
def test_what_is_typed_is_answered_or_explained_at_each_key(
    program: Program, texts: list[str]
) -> None:
    for text in (each for each in texts if len(each) < 20):
        program.press(Key.Key_F)
        for letter in text:
            told(program, lambda letter=letter: keys.type_text(letter))
        empty(program)
    program.search("film")
    assert program.column("title") == ["Film Days"]


def test_a_chip_of_anything_is_released(program: Program) -> None:
    for text in hostile.TEXTS:
        told(program, lambda text=text: paste(program, f"-camp country:az -{text}"))
        for chip in reversed(program.page.bar.chips.shown()):
            before = program.page.text
            told(program, chip.cross.click)
            assert len(program.page.text) < len(before)
        empty(program)


def entries(program: Program, group: str) -> list[Entry]:
    model = program.window.sidebar.focusProxy().model()
    found = (model.index(row, 0).data(ENTRY) for row in range(model.rowCount()))
    return [entry for entry in found if entry.group == group and entry.key]


@pytest.mark.parametrize("texts", PARTS, ids=range(len(PARTS)))
def test_a_value_is_taken_beside_anything(program: Program, texts: list[str]) -> None:
    """Where the search has no mistake; where it has one, nothing of it is lost."""
    for text in texts:
        told(program, lambda text=text: paste(program, text))
        if program.page.entity is Event:
            before = program.page.text
            told(program, lambda: take(program, "country", Way.ONLY))
            assert program.page.text.count(":") >= before.count(":")
            told(program, lambda: take(program, "country", Way.WITHOUT))
        empty(program)


def take(program: Program, group: str, way: Way) -> None:
    for entry in entries(program, group)[:1]:
        program.window.sidebar.value_taken.emit(group, entry.key, way)


@pytest.mark.parametrize("texts", PARTS, ids=range(len(PARTS)))
def test_anything_is_saved_as_a_search_and_turned_to(program: Program, texts: list[str]) -> None:
    """As its text, and as its name; what cannot be kept is a sentence."""
    catalog, kept = program.window.catalog, list[object]()
    for number, text in enumerate(texts):
        for row in ({"name": f"No. {number}", "query": text}, {"name": text, "query": "film"}):
            with suppress(CatalogError):
                id = catalog.save(SavedSearch, {"section": "events", **row})
                program.wait(lambda id=id: str(id) in {e.key for e in entries(program, "searches")})
                told(program, lambda id=id: open_saved(program, id))
                program.window.grab()
                empty(program)
                kept.append(catalog.delete(SavedSearch, [id]))
    assert len(kept) > len(texts)


def open_saved(program: Program, id: int) -> None:
    program.window.sidebar.value_taken.emit("searches", str(id), Way.ONLY)


def test_anything_is_a_name_of_a_saved_search_or_said_to_be_none(program: Program) -> None:
    program.search("film")
    for text in hostile.TEXTS:

        def name(dialog: SearchName, text: str = text) -> None:
            QGuiApplication.clipboard().setText(text)
            dialog.name.selectAll()
            keys.press(Key.Key_V, keys.CONTROL)
            keys.press(Key.Key_Return)
            assert not dialog.isVisible() or dialog.problem.text()

        with keys.in_dialog(SearchName, name):
            program.command("save_search")
    assert len(program.window.catalog.find(SavedSearch)) > 10
    program.window.grab()


def test_what_was_looked_for_is_remembered_only_where_it_can_be_kept(
    qtbot: QtBot, path: Path
) -> None:
    with started(qtbot, path) as program:
        for text in hostile.TEXTS:
            told(program, lambda text=text: paste(program, text))
            if program.page.entity is Event:
                keys.press(Key.Key_Return)
            empty(program)
        remembered = box_of(program)._searched
        assert remembered is not None
        known = remembered.of("events")
    kept = Settings.load().searches
    assert next(iter(kept.values())).get("events", ()) == known
    assert known
    assert all(len(each) <= LONGEST_SEARCH for each in known)
    with started(qtbot, path) as program:
        program.press(Key.Key_F)
        keys.press(Key.Key_Down)
        offers = box_of(program).offers.list
        assert offers.model().rowCount() == len(known) + 1
        keys.press(Key.Key_Escape)


ENDLESS = """
ALTER TABLE vocabulary RENAME TO words;
CREATE VIEW vocabulary AS
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
  SELECT 'events' AS section, 'film' AS word, i AS count FROM n WHERE i < 0;
"""


def test_a_search_without_end_is_ended_and_said_so_and_the_rows_stay(
    program: Program, path: Path
) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.executescript(ENDLESS)
    told(program, lambda: paste(program, "film"))
    said = program.page.bar.problem.text()
    assert said.startswith("This search took longer than 2 seconds and was stopped.")
    assert sorted(program.column("title")) == ["Film Days", "Song Days"]
    empty(program)
    with closing(sqlite3.connect(path)) as other:
        other.executescript("DROP VIEW vocabulary; ALTER TABLE words RENAME TO vocabulary")
    program.search("film")
    assert program.column("title") == ["Film Days"]
