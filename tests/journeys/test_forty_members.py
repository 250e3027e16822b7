"""A delegation of forty is typed without the mouse; the catalog knows half of them already."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from catalog_app.domain import Member, Organisation, Person
from catalog_app.storage.check import check
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.member_grid import MemberGrid
from tests import keys
from tests.builders import a_catalog, add, contents, delegation, event
from tests.keys import CONTROL, press, tab_to, type_text
from tests.windows import Program, started

Key = Qt.Key
BESIDE = Qt.ItemDataRole.UserRole + 1
FAMILIES = ("Abbasov", "Babayev", "Cəfərov", "Dadaşov", "Eyvazov", "Fərzəliyev", "Gözəlov")
GIVEN = ("Anar", "Murad", "Orxan", "Rauf", "Tural", "Zaur")
NAMES = [f"{given} {family}" for family in FAMILIES for given in GIVEN][:39]
KNOWN = NAMES[::2]
TWICE = "Leyla Sünbülova"
CHOIR = "State Choir"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Every second one is known, as a singer of the choir; two others share a name."""
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        choir = add(catalog, Organisation, name=CHOIR)
        ladies = add(catalog, Organisation, name="Carpet Workshop")
        for name in KNOWN:
            given, family = name.split()
            known = {"position": "Singer", "organisation": choir, "country": "AZ"}
            add(catalog, Person, given_name=given, family_name=family, **known)
        for country, employer in (("AZ", choir), ("GE", ladies)):
            of = {"country": country, "organisation": employer}
            add(catalog, Person, given_name="Leyla", family_name="Sünbülova", **of)
        delegation(catalog, event(catalog, title="Festival"))
    return tmp_path / "catalog.db"


@pytest.fixture
def program(qtbot: QtBot, path: Path) -> Iterator[Program]:
    with started(qtbot, path) as program:
        yield program


def at_the_grid(program: Program) -> MemberGrid:
    program.wait(lambda: program.page.grid.current_id() is not None)
    press(Key.Key_Return)
    form = program.form()
    assert isinstance(form, EventForm)
    press(Key.Key_Tab, CONTROL)
    tab_to(form.desk.panel.members)
    return form.desk.panel.members


def offered() -> list[tuple[str, str]]:
    """What the list below the line offers, and what stands beside each; new ones are left out."""
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    model = popup.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [(str(row.data()), str(row.data(BESIDE))) for row in rows][:-1]


def fill_row(*texts: str) -> None:
    for text in texts:
        type_text(text)
        press(Key.Key_Return)


def type_known(name: str) -> None:
    """Its first letters; the first on the list is taken by Down and Enter."""
    type_text(name[:-3])
    assert offered() == [(name, f"Azerbaijan · {CHOIR}")]
    press(Key.Key_Down)
    press(Key.Key_Return)
    fill_row("", "", "confirmed")  # position and employer came along


def type_twice() -> None:
    """Enter alone does not take one of the two; asked again, the name is kept as a name."""
    type_text(TWICE)
    assert sorted(offered()) == [
        (TWICE, f"Azerbaijan · {CHOIR}"),
        (TWICE, "Georgia · Carpet Workshop"),
    ]
    line = keys.focused()
    press(Key.Key_Return)
    assert keys.focused() is line
    press(Key.Key_Return)
    fill_row("Weaver", "", "confirmed")


def type_all(grid: MemberGrid) -> None:
    for number, name in enumerate(NAMES):
        if number:
            press(Key.Key_Tab)  # from the role, which is “member” if nothing is said
        if name in KNOWN:
            type_known(name)
        else:
            fill_row(name, f"Dancer {number}", CHOIR, "")
    press(Key.Key_Tab)
    type_twice()
    press(Key.Key_Escape)
    assert len(grid.members.list.members) == len(NAMES) + 1


def stored(program: Program) -> list[dict[str, object]]:
    catalog = program.window.catalog
    return [catalog.get(Member, id) for id in catalog.find(Member, order=("rank",)).ids]


def test_forty_are_typed_by_keys_alone_and_saved_in_one_step(program: Program) -> None:
    catalog = program.window.catalog
    before, people = contents(catalog), len(catalog.find(Person))
    grid = at_the_grid(program)
    type_all(grid)
    assert contents(catalog) == before
    with program.answered():
        press(Key.Key_S, CONTROL)
    rows = stored(program)
    assert [Member.name_of({**r, "position": None}, catalog.language) for r in rows] == [
        *NAMES,
        TWICE,
    ]
    assert [row["position"] for row in rows] == [
        *("Singer" if name in KNOWN else f"Dancer {n}" for n, name in enumerate(NAMES)),
        "Weaver",
    ]
    assert [row["employer"] for row in rows] == [CHOIR] * len(NAMES) + [None]
    assert [row["name"] for row in rows if row["person"] is None] == [TWICE]
    assert len(catalog.find(Person)) == people + len(NAMES) - len(KNOWN)
    assert check(catalog) == []
    program.turn(Key.Key_Z)
    assert contents(catalog) == before
    program.turn(Key.Key_Y)
    assert stored(program) == rows
