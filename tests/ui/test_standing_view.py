"""Where we stand on the screen: what is overdue first, and the ways from there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalog_app.domain import Delegation
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.preview import PrintPreview
from catalog_app.ui.standing_view import StandingView
from tests import keys
from tests.builders import a_catalog, date, delegation, event, member
from tests.windows import Program, started

Key = Qt.Key


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    fair = event(catalog, title="Fair")
    whole = delegation(catalog, fair, country="AZ", status="accepted", size=1)
    member(catalog, whole, role="head", name="One", status="confirmed")
    delegation(catalog, fair, country="TR", status="accepted", size=5)
    late = {"status": "invited", "reply_by": date("2020-01-31")}
    delegation(catalog, fair, country="KZ", **late)
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


@pytest.fixture
def view(program: Program) -> StandingView:
    program.command("standing")
    (view,) = program.window.findChildren(StandingView)
    keys.focus(view.rows)
    return view


def rows(view: StandingView) -> list[list[str]]:
    model = view.rows.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_what_is_overdue_stands_first_and_then_what_is_missing(view: StandingView) -> None:
    found = rows(view)
    assert [row[0] for row in found] == ["Kazakhstan", "Azerbaijan", "Türkiye"]
    assert found[0][1:3] == ["Reply overdue", "Answer"]
    assert found[1][2:6] == ["Note verbale", "", "1", "1"]
    assert found[2][2:6] == ["5 names · Head of delegation · Note verbale", "", "5", "0"]


def test_enter_opens_the_delegation_and_what_is_saved_there_is_seen_at_once(
    program: Program, view: StandingView
) -> None:
    keys.press(Key.Key_Return)
    form = program.form()
    form.sheet.editor("status").set_value("declined")
    assert form.save()
    program.wait(lambda: [r[0] for r in rows(view)] == ["Azerbaijan", "Türkiye", "Kazakhstan"])
    assert rows(view)[2][2] == ""
    assert view.rows.currentRow() == 2  # it is the one that stays chosen


def test_the_reminder_list_is_one_click(view: StandingView) -> None:
    told: list[str] = []

    def look(preview: PrintPreview) -> None:
        assert preview.document is not None
        told.append(preview.document.kicker)

    with keys.in_dialog(PrintPreview, look):
        keys.click(keys.button(view, "Write the reminder list…"))
    assert told == ["Reminders"]


def test_the_desk_saves_if_so_answered_before_it_leads_there_and_says_how_much_is_missing(
    program: Program,
) -> None:
    program.shows(title="Fair")
    program.command("edit")
    form = program.form()
    assert isinstance(form, EventForm)
    form.tabs.setCurrentIndex(1)
    desk = form.desk
    assert desk.bar.missing.text() == "What is &missing  3"
    desk.panel.sheet.editor("status").set_value("declined")
    desk.panel.sheet.edited.emit("status")
    with keys.answering("Go on editing"):
        keys.click(desk.bar.missing)
    assert program.window.findChildren(StandingView) == []
    with keys.answering("Show what is saved"):
        keys.click(desk.bar.missing)
    (view,) = program.window.findChildren(StandingView)
    assert form.watch.changed()
    assert len(program.window.catalog.find(Delegation, "status:declined")) == 0
    keys.front(form)
    with keys.answering("Save and show"):
        keys.click(desk.bar.missing)
    QApplication.processEvents()
    assert program.window.findChildren(StandingView) == [view]
    assert len(program.window.catalog.find(Delegation, "status:declined")) == 1
    assert form.isVisible()
    assert not form.watch.changed()
    assert desk.bar.missing.text() == "What is &missing  2"
