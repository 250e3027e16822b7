"""Own fields as columns of a table: at once, remembered, and followed wherever they come from."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from catalog_app.domain import Event, OwnField, Person
from catalog_app.settings import Column, Settings, TableState
from catalog_app.storage import own_fields as storage
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.form import EntityForm
from tests import keys
from tests.builders import OWN_FIELDS, a_catalog, event, own_field, own_people
from tests.windows import Program, started

USUAL = [field.name for field in Person.declared.values() if field.width]
OWN = [str(row["name"]) for row in OWN_FIELDS]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        own_people(catalog)
        event(catalog)
    return tmp_path / "catalog.db"


@pytest.fixture
def program(qtbot: QtBot, path: Path) -> Iterator[Program]:
    with started(qtbot, path) as program:
        program.go("people")
        yield program


def columns(program: Program) -> list[str]:
    return [field.name for field in program.page.grid.columns.fields()]


def toggle(program: Program, label: str) -> None:
    """Takes a column away, or shows it, by the menu of the heads."""
    menu = program.page.grid.columns.menu(program.page.grid)
    next(each for each in menu.actions() if each.text() == label).trigger()


def shirt(program: Program) -> int:
    return program.window.catalog.find(OwnField, "name:shirt").ids[0]


def follows(program: Program, *wanted: str) -> None:
    program.wait(lambda: columns(program) == [*USUAL, *wanted])


def test_they_stand_after_the_others(program: Program) -> None:
    assert columns(program) == [*USUAL, *OWN]
    assert program.column("shirt") == ["XL", "S", "XXS", ""]
    assert program.column("veg") == ["Yes", "No", "", ""]


def test_one_that_is_added_keeps_order_and_search(program: Program) -> None:
    program.page.sort(("-age",))
    program.wait(lambda: program.column("age") == ["31", "30", "0", ""])
    program.search("-shirt:none")
    own_field(program.window.catalog, name="seat", label="Seat")
    follows(program, *OWN, "seat")
    program.wait(lambda: program.column("age") == ["31", "30", "0"])
    assert program.page.text == "-shirt:none"
    assert program.page.table.order == ("-age",)


def test_one_that_goes_takes_its_order_along(program: Program) -> None:
    program.page.sort(("-shirt", "family_name"))
    program.wait(lambda: program.page.table.order[0] == "-shirt")
    chosen = program.page.grid.current_id()
    storage.remove(program.window.catalog, shirt(program))
    follows(program, *OWN[1:])
    program.wait(lambda: program.page.table.order == ("family_name",))
    assert program.column("family_name") == ["Ada", "Ben", "Cem", "Dua"]
    assert program.page.grid.current_id() == chosen
    program.turn(Qt.Key.Key_Z)
    assert columns(program) == [*USUAL, *OWN[1:], "shirt"]


def test_a_search_for_one_that_goes_is_explained(program: Program) -> None:
    program.search("shirt:XL")
    storage.hide(program.window.catalog, shirt(program), True)
    program.wait(lambda: "There is no field “shirt”" in program.page.bar.problem.text())
    assert program.column("family_name") == ["Ada"]
    storage.hide(program.window.catalog, shirt(program), False)
    program.wait(lambda: program.page.bar.problem.text() == "")


def test_another_label_stands_at_once_in_the_head(program: Program) -> None:
    table = program.page.table
    storage.change(program.window.catalog, shirt(program), {"label": "T-shirt"})
    place = columns(program).index("shirt")
    program.wait(lambda: table.headerData(place, Qt.Orientation.Horizontal) == "T-shirt")


def test_a_label_of_any_length_leaves_room_for_the_others(program: Program) -> None:
    label = "<b>{x}</b> & " + "wide " * 60
    own_field(program.window.catalog, name="long", label=label)
    follows(program, *OWN, "long")
    grid = program.page.grid
    place = columns(program).index("long")
    assert grid.columnWidth(place) < grid.width() / 3
    head = grid.table.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in head
    menu = grid.columns.menu(grid)
    assert all(len(each.text()) < 60 for each in menu.actions())


def test_an_open_form_follows_too(program: Program) -> None:
    program.page.grid.setFocus()
    program.key(Qt.Key.Key_Return)
    form = program.form()
    assert isinstance(form, EntityForm)
    own_field(program.window.catalog, name="seat", label="Seat")
    program.wait(lambda: "seat" in form.sheet.cells)


def test_what_another_program_adds_is_there_when_it_is_noticed(program: Program) -> None:
    with closing(Catalog.open(program.window.catalog.path)) as other:
        own_field(other, name="seat", label="Seat")
        other.save(Person, {"id": 1, "seat": "12A"})
        program.window.announcer.look()
        follows(program, *OWN, "seat")
        program.wait(lambda: program.column("seat") == ["12A", "", "", ""])
        storage.remove(other, other.find(OwnField, "name:seat").ids[0])
    program.window.announcer.look()
    follows(program, *OWN)


def test_pages_that_are_not_looked_at_follow_when_they_are(program: Program) -> None:
    program.window.pages.go("events")
    catalog = program.window.catalog
    own_field(catalog, name="seat", label="Seat")
    own_field(catalog, section="events", name="motto", label="Motto")
    program.wait(lambda: columns(program)[-1] == "motto")
    program.window.pages.go("people")
    assert columns(program)[-1] == "seat"


# What is remembered


def test_one_that_is_put_away_stays_away_and_a_new_one_comes(qtbot: QtBot, path: Path) -> None:
    with started(qtbot, path) as program:
        program.go("people")
        toggle(program, "Remark")
        toggle(program, "Position")
        program.window.close()
    with closing(Catalog.open(path)) as catalog:
        own_field(catalog, name="seat", label="Seat")
    with started(qtbot, path) as program:
        program.window.pages.go("people")
        wanted = [name for name in (*USUAL, *OWN, "seat") if name not in ("remark", "position")]
        assert columns(program) == wanted
        toggle(program, "Remark")
        assert columns(program) == [*wanted, "remark"]


def test_columns_that_were_chosen_before_there_were_any_are_joined_by_them(
    qtbot: QtBot, path: Path
) -> None:
    chosen = TableState((Column("family_name", 200), Column("email", 120)), ("-age",))
    Settings.keep(tables={"people": chosen})
    with started(qtbot, path) as program:
        program.go("people")
        assert columns(program) == ["family_name", "email", *OWN]
        assert program.column("age") == ["31", "30", "0", ""]


def test_what_is_usual_is_not_remembered(qtbot: QtBot, path: Path) -> None:
    with started(qtbot, path) as program:
        program.go("people")
        own_field(program.window.catalog, name="seat", label="Seat")
        follows(program, *OWN, "seat")
        program.window.close()
    assert Settings.load().tables["people"].columns == ()


def test_another_catalog_has_its_own(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(a_catalog(other)) as made:
        own_field(made, name="shirt", label="Number", kind="number")
        made.save(Person, {"family_name": "Ece", "shirt": 7})
    first = program.window.catalog.path
    for path, wanted, shirts in (
        (other, ["shirt"], ["7"]),
        (first, OWN, ["XL", "S", "XXS", ""]),
        (other, ["shirt"], ["7"]),
    ):
        program.session.open(path)
        program.wait(lambda: program.page.table.found is not None)
        program.go("people")
        assert columns(program) == [*USUAL, *wanted]
        assert program.column("shirt") == shirts
    assert program.window.catalog.find(Event).ids.tolist() == []


def test_a_form_that_is_not_closed_keeps_its_fields(program: Program, tmp_path: Path) -> None:
    """Another catalog is opened, its fields are known already, and then the person stays."""
    with closing(a_catalog(tmp_path / "other.db")):
        pass
    program.page.grid.setFocus()
    program.key(Qt.Key.Key_Return)
    form = program.form()
    editor = form.sheet.editor("remark")
    editor.widget.insert(" and a table")  # type: ignore[attr-defined]  # a line
    editor.edited.emit()
    with keys.answering("Go on editing"):
        program.session.open(tmp_path / "other.db")
    assert form.isVisible()
    assert form.save()
    assert program.window.catalog.get(Person, form.id or 0)["remark"].startswith("and a table")
