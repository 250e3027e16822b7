"""Saved searches in the real window: saved under a name, turned to, renamed, replaced, deleted."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from catalog_app.domain.searches import SavedSearch
from catalog_app.settings import Settings
from catalog_app.ui.search_name import SearchName
from catalog_app.ui.sidebar import Way
from catalog_app.ui.sidebar_model import ENTRY, Entry
from tests import keys
from tests.builders import a_catalog, event
from tests.windows import Program, started


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    for title, country, kind in (
        ("Film Days", "AZ", "festival"),
        ("Song Days", "KZ", "festival"),
        ("Talks", "KZ", "forum"),
        ("Letters", None, None),
    ):
        event(catalog, title=title, country=country, kind=kind, status="held")
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as found:
        yield found


def entries(program: Program, group: str) -> list[Entry]:
    model = program.window.sidebar.focusProxy().model()
    found = (model.index(row, 0).data(ENTRY) for row in range(model.rowCount()))
    return [entry for entry in found if entry.group == group]


def counted(program: Program, group: str) -> dict[str, str]:
    return {entry.text: entry.count for entry in entries(program, group) if entry.key}


@contextmanager
def named(program: Program, name: str | None, *, wrong: bool = False) -> Iterator[list[str]]:
    """Answers the question for a name, with that or with the one it proposes; what it said."""
    said: list[str] = []

    def answer(dialog: SearchName) -> None:
        said.append(dialog.name.text())
        if name is not None:
            dialog.name.setText(name)
        program.qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        if wrong:
            said.append(dialog.problem.text())
            dialog.reject()

    with keys.in_dialog(SearchName, answer):
        yield said


def saved(program: Program, name: str, query: str) -> str:
    catalog = program.window.catalog
    row = {"name": name, "section": "events", "query": query}
    return str(catalog.save(SavedSearch, row))


def test_a_search_is_saved_under_what_it_says_and_counted(program: Program) -> None:
    program.search("days country:KZ")
    with named(program, None) as said:
        program.command("save_search")
    assert said == ["days · Kazakhstan"]
    program.wait(lambda: counted(program, "searches") == {"days · Kazakhstan": "1"})
    program.go("people")
    key = entries(program, "searches")[1].key
    program.window.sidebar.value_taken.emit("searches", key, Way.ONLY)
    program.wait(lambda: program.page.entity.section == "events")
    program.wait(lambda: program.column("title") == ["Song Days"])
    assert program.window.header.search.text() == "days country:KZ"


def test_a_name_that_is_taken_is_said(program: Program) -> None:
    saved(program, "Şuşa", "shusha")
    program.search("days")
    with named(program, "Shusha", wrong=True) as said:
        program.command("save_search")
    assert "“Şuşa” is saved already" in said[1]
    assert len(program.window.catalog.find(SavedSearch)) == 1


def test_it_is_renamed_replaced_and_deleted_and_comes_back(program: Program) -> None:
    id = saved(program, "Days", "days")
    program.wait(lambda: counted(program, "searches") == {"Days": "2"})
    with named(program, "All days"):
        program.window.sidebar.key_pressed.emit("searches", id, int(Qt.Key.Key_F2))
    program.wait(lambda: counted(program, "searches") == {"All days": "2"})
    program.search("talks")
    program.window.saved_searches.replace(int(id))
    program.wait(lambda: counted(program, "searches") == {"All days": "1"})
    program.window.sidebar.key_pressed.emit("searches", id, int(Qt.Key.Key_Delete))
    program.wait(lambda: entries(program, "searches") == [])
    program.command("undo")
    program.wait(lambda: counted(program, "searches") == {"All days": "1"})


def test_one_that_is_wrong_has_no_count_and_says_why(program: Program) -> None:
    id = saved(program, "Wrong", "colour:red")
    program.wait(lambda: counted(program, "searches") == {"Wrong": ""})
    program.window.sidebar.value_taken.emit("searches", id, Way.ONLY)
    program.wait(lambda: "colour" in program.page.bar.problem.text())


def test_values_are_added_left_out_and_released(program: Program) -> None:
    program.wait(lambda: counted(program, "kind").get("Festival") == "2")
    steps = (
        ("kind", "festival", Way.ONLY, "kind:festival"),
        ("kind", "forum", Way.BESIDE, "(kind:festival or kind:forum)"),
        ("kind", "forum", Way.WITHOUT, "kind:festival -kind:forum"),
        ("country", "KZ", Way.ONLY, "kind:festival -kind:forum country:KZ"),
        ("kind", "forum", Way.ONLY, "country:KZ"),
        ("country", "KZ", Way.ONLY, ""),
    )
    for group, key, way, text in steps:
        with program.answered():
            program.window.sidebar.value_taken.emit(group, key, way)
        assert program.window.header.search.text() == text


def test_what_is_folded_is_counted_when_it_is_opened_and_stays_so(program: Program) -> None:
    program.wait(lambda: counted(program, "kind") != {})
    assert [entry.text for entry in entries(program, "status")] == ["Status"]
    program.window.sidebar.group_folded.emit("status", True)
    program.wait(lambda: counted(program, "status") == {"Held": "4"})
    assert Settings.load().groups == {"status": True}
