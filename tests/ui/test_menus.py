"""The menus: what stands in them follows the page, the history and what was chosen before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from catalog_app.domain import SECTIONS, Event
from catalog_app.reports import OF_EVENTS
from catalog_app.settings import Settings
from catalog_app.ui.plain import without_mnemonic
from tests import keys
from tests.builders import a_catalog, event
from tests.windows import Program, started


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    event(catalog, title="Song & dance")
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


def menu(program: Program, *names: str) -> QMenu:
    """The menu of this name, and the one below it."""
    actions = program.window.menuBar().actions()
    found = None
    for name in names:
        action = next(a for a in actions if without_mnemonic(a.text()) == name)
        found = action.menu()
        assert isinstance(found, QMenu)
        found.aboutToShow.emit()
        actions = found.actions()
    assert found is not None
    return found


def entry(program: Program, *names: str) -> QAction:
    below = menu(program, *names[:-1]).actions()
    return next(a for a in below if without_mnemonic(a.text()) == names[-1])


def ticked(below: QMenu) -> list[str]:
    return [without_mnemonic(a.text()) for a in below.actions() if a.isChecked()]


def test_no_mnemonic_leads_to_two_entries_of_a_menu(program: Program) -> None:
    for top in program.window.menuBar().actions():
        below = top.menu()
        assert isinstance(below, QMenu)
        texts = [action.text().replace("&&", "") for action in below.actions()]
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(letters) == len(set(letters)), texts


def test_each_section_is_an_entry_with_a_key(program: Program) -> None:
    for number, entity in enumerate(SECTIONS, 1):
        action = entry(program, "View", program.window.language.text(entity.many))
        assert action.shortcut().toString() == f"Ctrl+{number}"
        action.trigger()
        assert program.page.entity is entity


def test_new_says_what_will_be_new(program: Program) -> None:
    assert entry(program, "File", "New event")
    program.go("people")
    assert entry(program, "File", "New person")


def test_undo_names_its_step_letter_for_letter(program: Program) -> None:
    assert entry(program, "Edit", "Undo: Added “Song & dance”").isEnabled()
    assert not entry(program, "Edit", "Redo").isEnabled()


def test_each_list_of_an_event_is_an_entry(program: Program) -> None:
    names = [action.objectName() for action in menu(program, "Lists").actions()]
    assert [name for name in names if name] == [*OF_EVENTS, "issued"]


def test_what_needs_a_record_is_off_where_there_is_none(program: Program) -> None:
    names = ("edit", "delete", "copy", "history", "participants")
    commands = program.window.commands_by_name
    assert all(commands[name].isEnabled() for name in names)
    program.go("people")
    assert not any(commands[name].isEnabled() for name in names)


def test_back_and_forward_are_on_where_there_is_a_way(program: Program) -> None:
    commands = program.window.commands_by_name
    assert not commands["back"].isEnabled()
    program.go("people")
    assert commands["back"].isEnabled()
    program.command("back")
    program.wait(commands["forward"].isEnabled)
    assert program.page.entity is Event


def test_the_theme_is_ticked_and_kept(program: Program) -> None:
    assert ticked(menu(program, "View", "Theme")) == ["As the system"]
    entry(program, "View", "Theme", "Dark").trigger()
    program.wait(lambda: Settings.load().theme == "dark")
    assert ticked(menu(program, "View", "Theme")) == ["Dark"]
    entry(program, "View", "Theme", "As the system").trigger()
    program.wait(lambda: Settings.load().theme == "system")


def test_the_language_of_the_window_is_ticked(program: Program) -> None:
    assert ticked(menu(program, "View", "Language")) == ["English"]


def test_a_column_is_shown_and_hidden_by_its_entry(program: Program) -> None:
    before = [field.name for field in program.page.grid.columns.fields()]
    assert "venue" not in before
    entry(program, "View", "Columns", "Venue").trigger()
    assert "venue" in [field.name for field in program.page.grid.columns.fields()]
    entry(program, "View", "Columns", "Venue").trigger()
    assert [field.name for field in program.page.grid.columns.fields()] == before


def test_a_catalog_of_before_is_opened_again(program: Program, tmp_path: Path) -> None:
    a_catalog(tmp_path / "a & b.db").close()
    program.session.open(tmp_path / "a & b.db")
    program.wait(lambda: program.page.table.found is not None)
    first = tmp_path / "catalog.db"
    entry(program, "File", "Open recent", str(first)).trigger()
    program.wait(lambda: program.window.catalog.path == first)
    program.wait(lambda: program.page.table.found is not None)
    texts = [without_mnemonic(a.text()) for a in menu(program, "File", "Open recent").actions()]
    assert str(tmp_path / "a & b.db") in texts


def test_the_details_are_put_away_and_brought_back_by_a_key(program: Program) -> None:
    program.shows(title="Song & dance")
    assert program.details.isVisible()
    for visible in (False, True):
        keys.front(program.window)
        program.qtbot.keyClick(program.window, Qt.Key.Key_F9)
        assert program.details.isVisible() is visible
