"""A festival with its delegations is entered with the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from catalog_app.domain import Delegation, Member, Organisation, Person
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.member_grid import MemberGrid
from tests.builders import a_catalog, add
from tests.keys import CONTROL, press, tab_to, type_text
from tests.windows import Program, started

Key = Qt.Key


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    choir = add(catalog, Organisation, name="State Choir")
    known = {"given_name": "Vaqif", "position": "Conductor", "organisation": choir}
    add(catalog, Person, family_name="Əliyev", **known)
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        yield program


@pytest.fixture
def form(program: Program) -> EventForm:
    """A new event with a title, at the line that adds delegations."""
    program.press(Key.Key_N)
    form = program.form()
    assert isinstance(form, EventForm)
    type_text("Şuşa festivalı")
    press(Key.Key_Tab, CONTROL)
    tab_to(form.desk.senders.line)
    return form


def save(program: Program) -> None:
    with program.answered():
        press(Key.Key_S, CONTROL)


def fill_row(*texts: str) -> None:
    """Types from the current cell on to the end of the row, and into the next."""
    for text in texts:
        type_text(text)
        press(Key.Key_Return)


def shown(grid: MemberGrid) -> list[list[str]]:
    model = grid.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_several_countries_at_once_and_three_members(program: Program, form: EventForm) -> None:
    type_text("Қазақстан; Özbekistan, Türkiye")
    press(Key.Key_Return)
    assert form.tabs.tabText(1) == "Delegations  3"
    grid = form.desk.panel.members
    tab_to(grid)
    fill_row("Aysel Məmmədova", "Singer", "State Choir", "confirmed")
    press(Key.Key_Backtab)
    fill_row("art", "Мурат Ким", "", "", "")
    press(Key.Key_Backtab)
    fill_row("head", "Vaqif Aliyev")
    assert shown(grid) == [
        ["Member", "Aysel Məmmədova", "Singer", "State Choir", "Confirmed"],
        ["Artist", "Мурат Ким", "", "", ""],
        ["Head of delegation", "Vaqif Əliyev", "Conductor", "State Choir", ""],
        ["", "type a name, or paste lines here", "", "", ""],
    ]
    save(program)
    program.go("delegations")
    assert program.column("country") == ["Kazakhstan", "Türkiye", "Uzbekistan"]
    assert program.column("members") == ["3", "", ""]
    program.go("members")
    assert set(program.column("country")) == {"Kazakhstan"}
    assert sorted(program.column("position")) == ["", "Conductor", "Singer"]


def test_another_delegation_is_chosen_and_taken_away_by_keys(
    program: Program, form: EventForm
) -> None:
    type_text("Georgia; Türkiye; Georgia")
    press(Key.Key_Return)
    tab_to(form.desk.list)
    press(Key.Key_Down)
    tab_to(form.desk.panel.sheet.editor("name").widget)
    type_text("official")
    tab_to(form.desk.list)
    press(Key.Key_Down)
    press(Key.Key_Delete)
    save(program)
    catalog = program.window.catalog
    rows = [catalog.get(Delegation, id) for id in catalog.find(Delegation).ids]
    assert {(row["country"], row["name"]) for row in rows} == {("GE", None), ("TR", "official")}


def test_a_row_is_corrected_and_another_taken_away(program: Program, form: EventForm) -> None:
    type_text("Georgia")
    press(Key.Key_Return)
    grid = form.desk.panel.members
    tab_to(grid)
    fill_row("Nino Beridze", "Singer", "", "")
    fill_row("Davit Kapanadze")
    press(Key.Key_Escape)
    assert len(shown(grid)) == 3
    press(Key.Key_Delete, CONTROL)
    assert len(shown(grid)) == 2
    press(Key.Key_Up)
    press(Key.Key_F2)
    press(Key.Key_A, CONTROL)
    type_text("Soloist")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    assert form.isVisible()
    save(program)
    catalog = program.window.catalog
    rows = [catalog.get(Member, id) for id in catalog.find(Member).ids]
    assert [(row["role"], row["position"]) for row in rows] == [("member", "Soloist")]
