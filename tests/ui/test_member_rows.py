"""Whole rows of the grid of members: moved, filled, copied, replaced, and taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from catalog_app.domain import Delegation, Event, Member
from catalog_app.storage.history import history
from catalog_app.ui.change_dialog import ChangeDialog
from catalog_app.ui.delegation_form import DelegationForm
from catalog_app.ui.editing import FormContext
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form
from catalog_app.ui.member_grid import MemberGrid
from catalog_app.ui.members_part import MembersPart
from tests import keys

Closing = Callable[[EntityForm], EntityForm]
Key = Qt.Key
NAMES = ("One", "Two", "Three", "Four")


@pytest.fixture
def form(form_context: FormContext, closing: Closing) -> DelegationForm:
    """A delegation of four."""
    catalog = form_context.catalog
    event = catalog.save(Event, {"title": "Fair"})
    id = catalog.save(Delegation, {"event": event, "country": "AZ"})
    for rank, name in enumerate(NAMES, 1):
        catalog.save(Member, {"delegation": id, "name": name, "rank": rank, "hotel": "Grand"})
    form = closing(open_form(form_context, Delegation, id))
    assert isinstance(form, DelegationForm)
    form.members.setFocus()
    return form


def choose(grid: MemberGrid, *rows: int, name: str = "person") -> None:
    column = grid.members.names.index(name)
    grid.choose(rows[0], column)
    chosen = grid.selectionModel()
    for row in rows:
        chosen.select(grid.members.index(row, column), chosen.SelectionFlag.Select)


def names(grid: MemberGrid) -> list[str]:
    return [grid.members.list.text(row, "person") for row in grid.members.list.members]


def stored(form: DelegationForm, name: str) -> list[object]:
    catalog = form.context.catalog
    rows = [catalog.get(Member, id) for id in catalog.find(Member, order=("rank",)).ids]
    return [row[name] for row in rows]


def test_alt_and_the_arrows_move_rows_and_saving_keeps_their_order(form: DelegationForm) -> None:
    grid = form.members
    choose(grid, 2, 3)
    keys.press(Key.Key_Up, keys.ALT)
    assert names(grid) == ["One", "Three", "Four", "Two"]
    assert grid.chosen_rows() == [1, 2]
    keys.press(Key.Key_Up, keys.ALT)
    keys.press(Key.Key_Up, keys.ALT)
    assert names(grid) == ["Three", "Four", "One", "Two"]
    keys.press(Key.Key_Down, keys.ALT)
    assert names(grid) == ["One", "Three", "Four", "Two"]
    assert form.save()
    assert stored(form, "name") == ["One", "Three", "Four", "Two"]


def test_rows_that_are_dragged_stand_where_they_are_let_go(form: DelegationForm) -> None:
    grid = form.members
    choose(grid, 0)
    below = grid.visualRect(grid.members.index(2, 1)).bottomLeft()
    drop(grid, QPointF(below.x() + 5, below.y()))
    assert names(grid) == ["Two", "Three", "One", "Four"]
    drop(grid, QPointF(5, grid.viewport().height() - 3))
    assert names(grid) == ["Two", "Three", "Four", "One"]


def drop(grid: MemberGrid, place: QPointF) -> None:
    """Lets go, as at the end of a drag that began in the grid."""

    class Drop(QDropEvent):
        def source(self) -> QObject:
            return grid

    data = grid.members.mimeData([grid.currentIndex()])
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    grid.dropEvent(Drop(place, move, data, left, Qt.KeyboardModifier.NoModifier))


def test_ctrl_enter_fills_the_chosen_rows_in_one_step(form: DelegationForm) -> None:
    grid = form.members
    choose(grid, 0, 1, 3, name="position")
    keys.type_text("Dancer")
    keys.press(Key.Key_Return, keys.CONTROL)
    positions = [row.get("position") for row in grid.members.list.members]
    assert positions == ["Dancer", "Dancer", None, "Dancer"]
    keys.press(Key.Key_Z, keys.CONTROL)
    assert [row.get("position") for row in grid.members.list.members] == [None] * 4
    grid.setFocus()
    keys.press(Key.Key_Z, keys.CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [row.get("position") for row in grid.members.list.members] == positions


def test_several_are_changed_in_any_field_by_a_dialog(form: DelegationForm) -> None:
    choose(form.members, 1, 2)

    def change(dialog: ChangeDialog) -> None:
        dialog.box.setCurrentIndex(dialog.box.findData("arrival"))
        line = dialog.findChildren(QLineEdit)[-1]
        line.setText("nonsense")
        dialog.accept()
        assert dialog.isVisible()
        line.setText("22.10.2026 18:40")
        dialog.accept()

    with keys.in_dialog(ChangeDialog, change):
        keys.click(keys.button(form, "Change several…"))
    assert form.save()
    shown = [value and value.iso for value in stored(form, "arrival")]  # type: ignore[attr-defined]
    assert shown == [None, "2026-10-22T18:40", "2026-10-22T18:40", None]


def test_rows_are_copied_as_a_table_with_heads(form: DelegationForm) -> None:
    choose(form.members, 0, 1)
    keys.press(Key.Key_C, keys.CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == ["Role", "Name", "Position", "Employer", "Status"]
    assert [line.split("\t")[1] for line in lines[1:]] == ["One", "Two"]


def test_who_is_replaced_and_by_whom_is_known_when_it_is_saved(form: DelegationForm) -> None:
    grid = form.members
    choose(grid, 1)
    keys.click(keys.button(form, "Replace…"))
    keys.type_text("Somebody Else")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Escape)
    assert names(grid) == ["One", "Two", "Somebody Else", "Three", "Four"]
    assert grid.members.remark(grid.members.index(1, 1)) == "Replaced by Somebody Else."
    assert form.save()
    catalog = form.context.catalog
    two, other = (catalog.find(Member, f'"{name}"').ids[0] for name in ("Two", "Somebody Else"))
    assert catalog.get(Member, two)["status"] == "replaced"
    assert catalog.get(Member, two)["replaced_by"] == other
    assert catalog.get(Member, other)["hotel"] == "Grand"
    told = [field.name for entry in history(catalog, Member, two) for field, _, _ in entry.changes]
    assert {"status", "replaced_by"} <= set(told)


def test_a_draft_keeps_who_is_replaced_by_whom(form: DelegationForm) -> None:
    choose(form.members, 1)
    keys.click(keys.button(form, "Replace…"))
    keys.type_text("Somebody Else")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Escape)
    draft = form.draft()
    form.begin(form.id, {})
    form.resume(draft)
    assert form.save()
    assert sum(value is not None for value in stored(form, "replaced_by")) == 1


def test_the_columns_of_travel_and_of_everything_are_shown_on_demand(form: DelegationForm) -> None:
    heads = []
    for name in ("Travel and stay", "Everything", "Who"):
        keys.click(keys.button(form, name))
        QApplication.processEvents()
        heads.append([form.members.members.list.head(each) for each in form.members.members.names])
    assert heads[0][0] == "Name"
    assert {"Arrival", "Hotel", "Room", "Visa", "Diet"} <= set(heads[0])
    assert {*heads[0], *heads[2], "Form of address", "Note"} <= set(heads[1])


def hotels(form: DelegationForm) -> list[object]:
    return [row.get("hotel") for row in form.members.members.list.members]


def to_hotel(dialog: ChangeDialog) -> None:
    """Types the beginning of the field."""
    keys.front(dialog)
    keys.settle()
    assert keys.focused() is dialog.box
    keys.type_text("Hot")
    assert dialog.field.name == "hotel"


def test_several_are_changed_by_keys_alone(form: DelegationForm) -> None:
    choose(form.members, 1, 2)

    def change(dialog: ChangeDialog) -> None:
        to_hotel(dialog)
        keys.press(Key.Key_Tab)
        keys.type_text("Plaza")
        keys.press(Key.Key_Return)
        assert not dialog.isVisible()

    with keys.in_dialog(ChangeDialog, change):
        keys.click(keys.button(form, "Change several…"))
    assert hotels(form) == ["Grand", "Plaza", "Plaza", "Grand"]


def test_a_suggestion_that_enter_takes_is_the_new_value(form: DelegationForm) -> None:
    choose(form.members, 0, 3, name="status")

    def change(dialog: ChangeDialog) -> None:
        assert dialog.field.name == "status"
        keys.tab_to(dialog.editor.widget)  # type: ignore[union-attr]
        keys.type_text("conf")
        keys.press(Key.Key_Return)
        assert not dialog.isVisible()

    with keys.in_dialog(ChangeDialog, change):
        keys.click(keys.button(form, "Change several…"))
    status = [row.get("status") for row in form.members.members.list.members]
    assert [each == "confirmed" for each in status] == [True, False, False, True]


@pytest.mark.parametrize(("answer", "left"), [("Keep", "Grand"), ("Empty", None)])
def test_a_field_of_several_is_emptied_only_after_a_question(
    form: DelegationForm, answer: str, left: str | None
) -> None:
    choose(form.members, 0, 1)

    def change(dialog: ChangeDialog) -> None:
        to_hotel(dialog)
        keys.press(Key.Key_Tab)
        with keys.answering(answer) as asked:
            keys.press(Key.Key_Return)
        assert asked == ["Empty “Hotel” of 2 members?"]
        assert dialog.isVisible() == (answer == "Keep")

    with keys.in_dialog(ChangeDialog, change):
        keys.click(keys.button(form, "Change several…"))
    assert hotels(form) == [left, left, "Grand", "Grand"]


def test_several_begin_with_the_column_at_hand(form: DelegationForm) -> None:
    def look(dialog: ChangeDialog) -> None:
        met.append(dialog.field.name)

    met: list[str] = []
    for name in ("position", "person"):
        choose(form.members, 0, 1, name=name)
        with keys.in_dialog(ChangeDialog, look):
            keys.click(keys.button(form, "Change several…"))
    assert met == ["position", "status"]


def test_delete_empties_the_chosen_cells_and_undo_fills_them(form: DelegationForm) -> None:
    grid = form.members
    grid.show_columns(("person", "hotel", "room"))
    choose(grid, 1, 2, name="hotel")
    keys.press(Key.Key_Delete)
    assert names(grid) == list(NAMES)
    assert hotels(form) == ["Grand", None, None, "Grand"]
    keys.press(Key.Key_Z, keys.CONTROL)
    assert hotels(form) == ["Grand"] * 4


def test_ctrl_delete_takes_members_away_and_undo_brings_them_back(form: DelegationForm) -> None:
    grid = form.members
    choose(grid, 1, 2, name="position")
    keys.press(Key.Key_Delete, keys.CONTROL)
    assert names(grid) == ["One", "Four"]
    keys.press(Key.Key_Z, keys.CONTROL)
    assert names(grid) == list(NAMES)


def test_delete_takes_away_rows_that_are_chosen_as_a_whole(form: DelegationForm) -> None:
    grid, chosen = form.members, form.members.selectionModel()
    row = chosen.SelectionFlag.ClearAndSelect | chosen.SelectionFlag.Rows
    chosen.select(grid.members.index(2, 0), row)
    keys.press(Key.Key_Delete)
    assert names(grid) == ["One", "Two", "Four"]


def test_a_button_takes_the_chosen_members_away(form: DelegationForm) -> None:
    choose(form.members, 0, 3)
    part = form.findChild(MembersPart)
    assert part is not None
    part.remove_button.setFocus()
    keys.press(Key.Key_Space)
    assert names(form.members) == ["Two", "Three"]


def test_members_are_typed_by_enter_alone_from_name_to_name(form: DelegationForm) -> None:
    grid = form.members
    grid.go_to(len(NAMES))
    for name in ("Five Fifth", "Six Sixth", "Seven Seventh"):
        for text in (name, "Dancer", "", ""):  # position, employer, status
            keys.type_text(text)
            keys.press(Key.Key_Return)
    assert names(grid)[4:] == ["Five Fifth", "Six Sixth", "Seven Seventh"]
    assert [row.get("position") for row in grid.members.list.members[4:]] == ["Dancer"] * 3
    keys.press(Key.Key_Backtab)
    keys.press(Key.Key_Return)
    assert grid.currentIndex().column() == grid.members.names.index("person")
    keys.type_text("Eight Eighth")
    keys.press(Key.Key_Return)
    assert len(names(grid)) == 8
