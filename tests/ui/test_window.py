"""The main window: what its parts do together."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from catalog_app.domain import SECTIONS
from catalog_app.domain.events import Event
from catalog_app.errors import CatalogBusy, FileProblem, NotACatalog
from catalog_app.settings import Settings, TableState, WindowState
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.actions import COMMANDS, MENUS
from catalog_app.ui.links import Link
from catalog_app.ui.table import title_column
from catalog_app.ui.window import MainWindow
from tests import keys
from tests.builders import a_catalog, a_sample
from tests.windows import Program, started


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        yield program


def find(program: Program, title: str) -> int:
    """Goes to the event; its id."""
    program.search(f'"{title}"')
    id = program.page.grid.current_id()
    assert id is not None
    program.shows(id=id)
    return id


def links(program: Program) -> dict[str, Link]:
    return {link.text(): link for link in program.details.findChildren(Link)}


def test_every_command_stands_in_a_menu_once() -> None:
    named = [
        name
        for _, names in MENUS
        for name in names.split()
        if name != "|" and not name.startswith("*")
    ]
    assert sorted(named) == sorted(command.name for command in COMMANDS)


def test_no_key_has_two_commands() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_the_sidebar_counts_sections_and_countries(program: Program) -> None:
    index = program.window.sidebar.findChild(QListView).model().index
    spoken = Qt.ItemDataRole.AccessibleTextRole

    def told() -> list[object]:
        rows = (index(row, 0).data(spoken) for row in range(20))
        return [row for row in rows if row]

    events = len(program.column("title"))
    program.wait(lambda: f"Events, {events}" in told())
    here = program.column("country").count("Kazakhstan")
    program.wait(lambda: f"Kazakhstan, {here}" in told())
    assert "(none), 1" in told()


def test_details_tell_of_the_record_and_lead_on_and_back(program: Program) -> None:
    event = find(program, "I TURKSOY Turkic World Youth Meeting")
    sheet = program.details.sheet
    assert sheet is not None
    assert [group.name for group in sheet.groups] == ["Delegations", "Documents", "Also called"]
    organiser = next(line for line in sheet.lines if line.name == "Organisers").pieces[0]
    links(program)[organiser.text].click()
    program.shows(title=organiser.text)
    assert program.window.pages.place[::2] == ("organisations", organiser.id)
    program.command("back")
    program.shows(id=event)
    assert program.page.entity is Event
    program.command("forward")
    program.shows(title=organiser.text)


def test_links_are_reached_by_keys(program: Program) -> None:
    find(program, "I TURKSOY Turkic World Youth Meeting")
    link = links(program)["Almaty"]
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    program.qtbot.keyClick(link, Qt.Key.Key_Space)
    program.shows(title="Almaty")
    assert program.page.entity is Event


def test_deleting_is_undone_by_the_button_at_the_foot(program: Program) -> None:
    before = program.column("title")
    with program.answered():
        program.key(Qt.Key.Key_Delete)
    assert program.column("title") == before[1:]
    assert before[0] in program.window.status.sentence.text()
    button = program.window.status.findChild(QToolButton)
    with program.answered():
        button.click()
    assert program.column("title") == before
    assert not button.isVisible()


def test_undo_and_redo_name_their_step(program: Program) -> None:
    program.command("delete")
    commands = program.window.commands_by_name
    program.wait(lambda: "Deleted" in commands["undo"].text())
    program.command("undo")
    program.wait(lambda: "Deleted" in commands["redo"].text())
    assert commands["redo"].isEnabled()


def test_a_step_from_before_the_start_is_undone_only_after_a_question(
    qtbot: QtBot, tmp_path: Path
) -> None:
    catalog = a_catalog(tmp_path / "catalog.db")
    catalog.save(Event, {"title": "Youth Meeting", "country": "KZ"})
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        with keys.answering("No") as asked:
            program.command("undo")
        assert program.column("title") == ["Youth Meeting"]
        assert "Added “Youth Meeting”" in asked[0]
        with keys.answering("Yes"), program.answered():
            program.command("undo")
        assert program.column("title") == []


def test_what_was_undone_here_is_done_again_without_a_question(
    qtbot: QtBot, tmp_path: Path
) -> None:
    catalog = a_catalog(tmp_path / "catalog.db")
    catalog.save(Event, {"title": "Youth Meeting", "country": "KZ"})
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        with keys.answering("Yes"), program.answered():
            program.command("undo")
        for command, titles in (("redo", ["Youth Meeting"]), ("undo", [])):
            with program.answered():
                program.command(command)
            assert program.column("title") == titles


def test_columns_order_and_section_are_there_at_the_next_start(
    qtbot: QtBot, tmp_path: Path
) -> None:
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        with program.answered():
            program.page.grid.columns.sort("title", more=False)
        program.page.grid.setColumnWidth(0, 177)
        first = program.column("title")
        program.go("people")
        program.window.close()
    with started(qtbot, tmp_path / "sample.db") as program:
        assert program.page.entity.section == "people"
        program.go("events")
        assert program.column("title") == first
        assert program.page.grid.columnWidth(0) == 177


def test_damaged_memories_are_harmless(qtbot: QtBot, tmp_path: Path) -> None:
    Settings.keep(
        windows={"main": WindowState("AAAA", "AAAA")},
        tables={"events": TableState((), ("gone", "-title"))},
        last_section="nowhere",
    )
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        assert program.page.entity is Event
        titles = program.column("title")
        assert titles == sorted(titles, reverse=True, key=program.window.language.sort_key)
        assert program.window.width() >= 640


def test_the_window_still_works_at_1024_by_700(program: Program) -> None:
    program.window.resize(1024, 700)
    assert (program.window.width(), program.window.height()) == (1024, 700)
    for part in (program.window.sidebar, program.page.grid, program.details):
        assert part.isVisible()
        assert part.width() >= 170


@pytest.mark.parametrize("section", ["events", "members", "people"])
def test_names_and_titles_can_be_read_at_1024_by_700(program: Program, section: str) -> None:
    program.window.resize(1280, 700)
    program.wait(lambda: program.details.isVisible() and program.details.sheet is not None)
    wide = program.details.width()
    if section != "events":
        program.go(section)
    program.window.resize(1024, 700)
    program.wait(lambda: program.details.width() < wide)
    fields = program.page.table.fields
    column = fields.index(title_column(fields))
    assert program.page.grid.columnWidth(column) >= 128


def test_the_lines_of_a_short_record_stand_together_at_the_top(
    qtbot: QtBot, tmp_path: Path
) -> None:
    catalog = a_catalog(tmp_path / "catalog.db")
    catalog.save(Event, {"title": "Days", "country": "AZ", "format": "online", "venue": "Hall"})
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        program.window.resize(1280, 1000)
        program.shows(title="Days")
        names = [label for label in program.details.findChildren(QLabel) if label.isVisible()]
        tops = {
            label.text(): label.mapTo(program.details, label.rect().topLeft()).y()
            for label in names
        }
        assert 0 < tops["Where"] - tops["Format"] < 40
        assert 0 < tops["Venue"] - tops["Where"] < 40


def test_every_button_has_a_name(program: Program) -> None:
    program.wait(lambda: program.details.sheet is not None)
    kinds = (QPushButton, Link)
    buttons = [button for kind in kinds for button in program.window.findChildren(kind)]
    assert len(buttons) > 5
    assert [button.text() for button in buttons if not button.accessibleName()] == []


def test_another_language_is_spoken_at_once(program: Program) -> None:
    program.window.asked.emit("language", "az")
    program.wait(lambda: program.window.language.code == "az")
    assert Settings.load().language == "az"
    program.wait(lambda: program.page.table.found is not None)
    assert program.column("country")[0] == "Azərbaycan"


def test_the_sample_becomes_a_catalog_of_ones_own(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept.db"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(kept)])
    count = len(program.column("title"))
    program.command("keep")
    program.wait(lambda: program.window.catalog.path == kept)
    program.wait(lambda: program.page.table.found is not None)
    assert not program.window.catalog.sample
    assert len(program.column("title")) == count
    assert Settings.load().recent == (str(kept),)


def test_a_file_that_is_no_catalog_leaves_the_window_as_it_was(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "text.db").write_text("just a text")
    before = program.window
    with pytest.raises(NotACatalog):
        program.session.open(tmp_path / "text.db")
    with pytest.raises(FileProblem):
        program.session.open(tmp_path / "missing.db")
    assert program.window is before
    assert sorted(path.name for path in tmp_path.glob("text.db*")) == ["text.db"]


def test_a_second_window_on_the_same_catalog_names_the_first(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    with pytest.raises(CatalogBusy) as busy, started(qtbot, tmp_path / "sample.db"):
        pass
    assert "process" in str(busy.value)
    program.session.close()
    with started(qtbot, tmp_path / "sample.db"):
        pass


def test_the_users_own_catalog_is_made_at_the_first_start(
    qtbot: QtBot, program: Program, app_home: Path
) -> None:
    program.session.open_own()
    assert program.window.catalog.path == app_home / "data" / "catalog.db"
    program.wait(lambda: program.page.table.found is not None)
    assert program.page.findChild(QPushButton, "") is not None


def test_the_empty_catalog_has_one_filled_button(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    a_catalog(tmp_path / "empty.db").close()
    program.session.open(tmp_path / "empty.db")
    program.wait(lambda: program.page.table.found is not None)
    buttons = program.window.findChildren(QPushButton)
    filled = [b.text() for b in buttons if b.isVisible() and b.property("primary")]
    assert filled == ["Add the first event"]


def test_the_menu_of_the_columns_is_that_of_the_page(program: Program) -> None:
    program.go("people")
    view = program.window.menuBar().actions()[2].menu()
    assert isinstance(view, QMenu)
    columns = next(a.menu() for a in view.actions() if a.text() == "&Columns")
    assert isinstance(columns, QMenu)
    columns.aboutToShow.emit()
    ticked = [action.text() for action in columns.actions() if action.isChecked()]
    shown = [field.label for field in program.page.grid.columns.fields()]
    assert sorted(ticked) == sorted(shown)


def test_the_pane_at_the_right_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    a_sample(tmp_path / "sample.db").close()
    for shown in (True, False):
        with started(qtbot, tmp_path / "sample.db") as program:
            program.wait(lambda: program.page.grid.current_id() is not None)
            program.wait(lambda shown=shown: program.details.isVisible() is shown)
            program.command("details")
            program.window.close()


@pytest.mark.parametrize("section", [each.section for each in SECTIONS])
def test_no_table_scrolls_sideways_at_1280_by_800(program: Program, section: str) -> None:
    program.window.resize(1280, 800)
    if section != "events":
        program.go(section)
    program.wait(lambda: program.details.isVisible() and program.details.sheet is not None)
    assert program.page.grid.horizontalScrollBar().maximum() == 0


def test_a_country_is_released_by_a_second_click_and_by_editing_the_text(program: Program) -> None:
    program.wait(lambda: bool(facet(program, "KZ").isValid()))
    everything = len(program.column("title"))

    def click() -> None:
        rows = program.window.sidebar.focusProxy()
        assert isinstance(rows, QListView)
        place = rows.visualRect(facet(program, "KZ")).center()
        with program.answered():
            program.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    for released in (click, lambda: program.search("")):
        click()
        assert program.window.header.search.text() == "country:KZ"
        assert program.page.bar.chips.shown()[0].value.text() == "Host country: Kazakhstan"
        assert set(program.column("country")) == {"Kazakhstan"}
        program.shows(id=program.page.grid.current_id())
        released()
        assert program.window.header.search.text() == ""
        assert not program.page.bar.chips.shown()
        assert not chosen(program)
        assert len(program.column("title")) == everything


def facet(program: Program, code: str) -> QModelIndex:
    """The entry of a country in the sidebar."""
    rows = program.window.sidebar.focusProxy()
    assert isinstance(rows, QListView)
    model = rows.model()
    found = (model.index(row, 0) for row in range(model.rowCount()))
    keys = (index for index in found if index.data(Qt.ItemDataRole.UserRole).key == code)
    return next(keys, QModelIndex())


def chosen(program: Program) -> bool:
    rows = program.window.sidebar.focusProxy()
    assert isinstance(rows, QListView)
    return rows.selectionModel().isSelected(facet(program, "KZ"))


def test_a_protected_catalog_offers_nothing_that_would_write(qtbot: QtBot, tmp_path: Path) -> None:
    a_sample(tmp_path / "sample.db").close()
    catalog = Catalog(tmp_path / "sample.db", read_only=True)
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.fill(catalog, catalog.language, Settings())
    keys.until(lambda: window.pages.page.grid.current_id() is not None)
    enabled = {each.objectName() for each in window.commands_by_name.all() if each.isEnabled()}
    assert not enabled & {command.name for command in COMMANDS if command.writes}
    assert "copy" in enabled
    window.close()
    catalog.close()


def test_changes_are_signed_with_the_name_in_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    Settings.keep(user_name="Aysel")
    a_sample(tmp_path / "sample.db").close()
    with started(qtbot, tmp_path / "sample.db") as program:
        program.window.catalog.save(Event, {"title": "Fair"})
        step = program.window.catalog.undo_step
        assert step is not None
        assert step.by == "Aysel"
