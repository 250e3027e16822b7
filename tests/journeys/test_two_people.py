"""Two people edit the same member or delegation at once: the second is told, and nothing is lost.

The other one has a form of the same record open in the same program, or another program that knows
nothing of this one.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from catalog_app.domain import Delegation, Event, Member
from catalog_app.domain.fields import Entity
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.form import EntityForm
from catalog_app.ui.sheet import Sheet
from tests import keys
from tests.builders import a_catalog, contents, delegation, event, member, own_field
from tests.keys import CONTROL, front, press, tab_to, type_text
from tests.windows import Program, started

Key = Qt.Key
POSITION = 2


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Aysel sings; each delegation has a bus, which is a field of one's own."""
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        own_field(catalog, section="delegations", name="bus", label="Bus")
        sent = delegation(catalog, event(catalog, title="Festival"), bus="12")
        member(catalog, sent, name="Aysel", position="Singer", rank=1)
        member(catalog, sent, name="Vaqif", position="Poet", rank=2)
    return tmp_path / "catalog.db"


@pytest.fixture
def program(qtbot: QtBot, path: Path) -> Iterator[Program]:
    with started(qtbot, path) as program:
        yield program


@pytest.fixture
def other(path: Path, program: Program) -> Iterator[Catalog]:
    """The same catalog, open in another program."""
    assert program.window.catalog.path == path
    with closing(Catalog.open(path)) as catalog:
        yield catalog


def opened(program: Program, entity: type[Entity], id: int = 1) -> EntityForm:
    program.window.commands.forms.open(entity.section, id)
    return program.form()


def at_the_desk(program: Program) -> EventForm:
    form = opened(program, Event)
    assert isinstance(form, EventForm)
    press(Key.Key_Tab, CONTROL)
    return form


def edit(sheet: Sheet, name: str, text: str) -> None:
    tab_to(sheet.editor(name).widget)
    press(Key.Key_A, CONTROL)
    type_text(text)


def edit_cell(form: EventForm, row: int, text: str) -> None:
    """The position in a row of the grid."""
    grid = form.desk.panel.members
    tab_to(grid)
    grid.choose(row, POSITION)
    press(Key.Key_F2)
    press(Key.Key_A, CONTROL)
    type_text(text)
    press(Key.Key_Return)
    press(Key.Key_Escape)


def edit_bus(form: EventForm, text: str) -> None:
    keys.click(form.desk.panel.more)
    edit(form.desk.panel.sheet, "bus", text)


def save(program: Program, form: EntityForm) -> None:
    front(form)
    with program.answered():
        press(Key.Key_S, CONTROL)


def told(program: Program, form: EntityForm) -> str:
    """What the form says when it is saved, and is not."""
    front(form)
    press(Key.Key_S, CONTROL)
    assert form.isVisible()
    return form.complaint.text()


def clash(field: str, theirs: str, mine: str) -> str:
    return (
        f"“{field}” was changed elsewhere meanwhile. There it is now: {theirs}. Here: {mine}. "
        "Save again to keep what stands here."
    )


def test_a_member_in_a_form_and_in_another_program(program: Program, other: Catalog) -> None:
    form = opened(program, Member)
    edit(form.sheet, "position", "Soloist")
    other.save(Member, {"id": 1, "position": "Conductor", "hotel": "Park"})
    assert told(program, form) == clash("Position", "Conductor", "Soloist")
    assert other.get(Member, 1)["position"] == "Conductor"
    save(program, form)
    row = other.get(Member, 1)
    assert (row["position"], row["hotel"]) == ("Soloist", "Park")


def test_a_member_at_the_desk_and_in_another_program(program: Program, other: Catalog) -> None:
    form = at_the_desk(program)
    edit_cell(form, 0, "Soloist")
    edit_cell(form, 1, "Novelist")
    other.save(Member, {"id": 1, "position": "Conductor", "hotel": "Park"})
    other.save(Member, {"id": 2, "diet": "vegetarian"})
    assert told(program, form) == clash("Position", "Conductor", "Soloist")
    assert other.get(Member, 2)["position"] == "Poet"
    save(program, form)
    rows = [other.get(Member, id) for id in (1, 2)]
    assert [(row["position"], row["hotel"], row["diet"]) for row in rows] == [
        ("Soloist", "Park", None),
        ("Novelist", None, "vegetarian"),
    ]


def test_a_member_in_its_form_and_at_the_desk(program: Program) -> None:
    catalog = program.window.catalog
    desk = at_the_desk(program)
    edit_cell(desk, 0, "Soloist")
    form = opened(program, Member)
    edit(form.sheet, "position", "Conductor")
    save(program, form)
    assert told(program, desk) == clash("Position", "Conductor", "Soloist")
    first = contents(catalog)
    save(program, desk)
    assert catalog.get(Member, 1)["position"] == "Soloist"
    program.turn(Key.Key_Z)
    assert contents(catalog) == first
    assert catalog.get(Member, 1)["position"] == "Conductor"


def test_an_own_field_of_a_delegation_in_its_form(program: Program, other: Catalog) -> None:
    form = opened(program, Delegation)
    edit(form.sheet, "bus", "14")
    other.save(Delegation, {"id": 1, "bus": "13", "size": 9})
    assert told(program, form) == clash("Bus", "13", "14")
    assert other.get(Delegation, 1)["bus"] == "13"
    save(program, form)
    row = other.get(Delegation, 1)
    assert (row["bus"], row["size"]) == ("14", 9)


def test_an_own_field_of_a_delegation_at_the_desk(program: Program, other: Catalog) -> None:
    form = at_the_desk(program)
    edit_bus(form, "14")
    other.save(Delegation, {"id": 1, "bus": "13", "size": 9})
    assert told(program, form) == clash("Bus", "13", "14")
    assert other.get(Delegation, 1)["bus"] == "13"
    save(program, form)
    row = other.get(Delegation, 1)
    assert (row["bus"], row["size"]) == ("14", 9)


def test_an_own_field_in_two_forms(program: Program) -> None:
    catalog = program.window.catalog
    desk = at_the_desk(program)
    edit_bus(desk, "14")
    form = opened(program, Delegation)
    edit(form.sheet, "bus", "13")
    save(program, form)
    assert told(program, desk) == clash("Bus", "13", "14")
    save(program, desk)
    assert catalog.get(Delegation, 1)["bus"] == "14"


def test_whoever_gives_way_closes_and_the_other_one_s_stays(
    program: Program, other: Catalog
) -> None:
    form = at_the_desk(program)
    edit_cell(form, 0, "Soloist")
    other.save(Member, {"id": 1, "position": "Conductor"})
    told(program, form)
    with keys.answering("Discard changes"):
        form.close()
    assert other.get(Member, 1)["position"] == "Conductor"
