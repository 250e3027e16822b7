"""The main window: its place on the screen, its ways, its languages and its end."""

import sys
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from catalog_app.domain import SECTIONS
from catalog_app.domain.events import Event
from catalog_app.settings import Settings, WindowState
from catalog_app.storage.facets import facet
from catalog_app.ui import style
from catalog_app.ui.links import Link
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


def test_back_from_a_city_leads_to_the_record_that_named_it(program: Program) -> None:
    other = program.column("title")[3]
    find(program, other)
    event = find(program, "I TURKSOY Turkic World Youth Meeting")
    links(program)["Almaty"].click()
    program.shows(title="Almaty")
    assert program.window.commands_by_name["back"].isEnabled()
    program.command("back")
    program.shows(id=event)
    assert program.page.grid.current_id() == event
    program.command("forward")
    program.shows(title="Almaty")


def test_the_countries_of_another_section_are_its_own(program: Program) -> None:
    def countries() -> dict[object, object]:
        rows = program.window.sidebar.focusProxy()
        assert isinstance(rows, QListView)
        entries = [
            rows.model().index(row, 0).data(Qt.ItemDataRole.UserRole)
            for row in range(rows.model().rowCount())
        ]
        shown = (entry for entry in entries if entry.group == "country" and entry.count)
        return {entry.key: entry.count for entry in shown}

    def counted(section: str) -> dict[object, object]:
        entity = next(each for each in SECTIONS if each.section == section)
        found = facet(program.window.catalog, entity, "country", "", program.window.language)
        few = found.values if len(found.values) < 10 else found.values[:8]
        return {value.key: str(value.count) for value in few}

    program.wait(lambda: countries() == counted("events"))
    program.go("delegations")
    program.wait(lambda: countries() == counted("delegations"))
    program.window.pages.go("events")
    assert countries() == {}
    program.wait(lambda: countries() == counted("events"))


def test_a_long_title_does_not_widen_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    a_catalog(tmp_path / "catalog.db").close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        for title in ("Long title " * 23, "L" * 250):
            undo, redo = (program.window.commands_by_name[name] for name in ("undo", "redo"))
            with program.answered():
                program.window.catalog.save(Event, {"title": title})
            undo.trigger()
            said = program.window.status.sentence.text
            program.wait(lambda said=said: "Undone" in said())
            assert program.window.minimumSizeHint().width() < 1000
            assert len(said()) < 100
            program.wait(redo.isEnabled)
            assert len(redo.text()) < 100
            redo.trigger()
            program.wait(undo.isEnabled)
            assert len(undo.text()) < 100


def test_what_undo_brings_back_is_at_hand(program: Program) -> None:
    id = program.page.table.id_at(5)
    program.page.grid.select(5)
    with program.answered():
        program.command("delete")
    program.page.grid.select(0)
    with program.answered():
        program.command("undo")
    assert program.page.grid.current_id() == id
    with program.answered():
        program.command("redo")
    assert program.page.table.row_of(id) == -1
    assert program.page.grid.current_id() is not None


def test_a_fault_at_closing_leaves_the_window_open(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append(kind))
    window = program.window
    with monkeypatch.context() as broken:
        broken.setattr(window.commands.forms, "close_all", lambda: {}["gone"])
        assert not window.close()
    assert told == [KeyError]
    assert window.isVisible()
    assert program.column("title")
    assert window.close()


def test_the_window_fits_on_its_screen(qtbot: QtBot) -> None:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() < room.height()
    window.resize(room.width() * 2, room.height() * 2)
    large = b64encode(window.saveGeometry().data()).decode()
    again = MainWindow(Settings(windows={"main": WindowState(large, "")}))
    qtbot.addWidget(again)
    assert again.width() <= room.width()
    assert again.height() < room.height()


def test_details_give_way_in_a_narrow_window(program: Program) -> None:
    program.wait(lambda: program.details.sheet is not None)
    widths = []
    for width in (1280, 1024, 1280):
        program.window.resize(width, 700)
        keys.settle()
        widths.append(program.details.width())
    assert widths[0] == widths[2] > 280
    assert widths[1] < 240


def test_the_language_stays_where_a_form_is_not_closed(program: Program) -> None:
    before, window = Settings.load().language, program.window
    program.command("new")
    program.form()
    keys.type_text("Fair")
    with keys.answering("Go on editing"):
        program.session.speak("az")
    assert Settings.load().language == before
    assert program.window is window


def test_titles_of_windows_are_in_the_language_of_the_window(program: Program) -> None:
    program.session.speak("az")
    program.wait(lambda: program.page.table.found is not None)
    assert QApplication.applicationDisplayName() == program.window.language.text(
        "Catalog of events"
    )
    assert QApplication.applicationDisplayName() != "Catalog of events"


def test_no_section_is_cut_in_the_sidebar(program: Program) -> None:
    program.session.speak("az")
    program.wait(lambda: program.page.table.found is not None)
    sidebar = program.window.sidebar
    strong = QFontMetrics(style.sized(sidebar.font(), 1.0, strong=True))
    longest = max(
        strong.horizontalAdvance(program.window.language.text(each.many)) for each in SECTIONS
    )
    assert sidebar.minimumWidth() > longest + 80


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_catalog_is_one_by_all_its_names(program: Program, tmp_path: Path) -> None:
    (tmp_path / "linked.db").symlink_to(tmp_path / "sample.db")
    window = program.window
    program.session.open(tmp_path / "linked.db")
    assert program.window is window
    a_catalog(tmp_path / "other.db").close()
    (tmp_path / "another.db").symlink_to(tmp_path / "other.db")
    program.session.open(tmp_path / "another.db")
    program.wait(lambda: program.page.table.found is not None)
    assert Settings.load().recent == (str((tmp_path / "other.db").resolve()),)
    assert (tmp_path / "other.db.lock").exists()


def test_ones_own_catalog_is_called_so(program: Program) -> None:
    program.session.open_own()
    assert program.window.windowTitle() == "My catalog"


def test_a_long_address_is_wrapped_and_not_cut(qtbot: QtBot) -> None:
    link = Link("https://example.org/" + "a" * 120)
    qtbot.addWidget(link)
    assert link.heightForWidth(120) >= 5 * link.fontMetrics().height()
    assert link.text() == link.accessibleName()


def test_one_visible_order_has_no_number(program: Program) -> None:
    head = program.page.table.headerData
    heads = [head(column, Qt.Orientation.Horizontal) for column in range(6)]
    assert "When ▾" in heads
    program.page.grid.columns.sort("country", more=True)
    program.wait(lambda: head(0, Qt.Orientation.Horizontal) == "When ▾1")


def test_a_field_is_released_by_its_chip(program: Program) -> None:
    everything = len(program.column("title"))
    program.window.resize(1280, 800)
    program.search("year:2020..2024 country:AZ")
    chips = program.page.bar.chips.shown()
    said = ["Year: 2020 – 2024", "Host country: Azerbaijan"]
    assert [chip.value.text() for chip in chips] == said
    for rest in ("country:AZ", ""):
        with program.answered():
            chips[0].cross.click()
        assert program.window.header.search.text() == rest
    assert len(program.column("title")) == everything


def test_the_foot_counts_what_is_shown(program: Program) -> None:
    shown = program.window.status.count
    assert shown.text() == program.window.pages.page.bar.count.text() != ""
    program.search("country:kazakhstan")
    assert shown.text() == program.window.pages.page.bar.count.text()
    program.window.pages.go("people")
    program.wait(lambda: "people" in shown.text() or "person" in shown.text())
