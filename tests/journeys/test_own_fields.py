"""“Add a field”: the hotel wants to know shirt sizes, which no program has thought of.

It is added from the head of the table, typed into a form, searched, printed, copied, renamed,
hidden and removed, and all of it is undone.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from catalog_app.domain import Member, OwnField
from catalog_app.domain.fields import own_fields
from catalog_app.storage.check import check
from catalog_app.ui.field_form import FieldForm
from catalog_app.ui.fields_dialog import FieldsDialog
from catalog_app.ui.history_view import HistoryView
from catalog_app.ui.plain import without_mnemonic
from catalog_app.ui.preview import PrintPreview
from tests import keys
from tests.builders import a_catalog, contents, delegation, event, member
from tests.keys import CONTROL, front, press, tab_to, type_text
from tests.paper import text_of
from tests.windows import Program, started

Key = Qt.Key
NAMES = ("Ada", "Ben", "Cem")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A delegation with three members."""
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        sent = delegation(catalog, event(catalog, title="Forum"))
        for rank, name in enumerate(NAMES, 1):
            member(catalog, sent, name=name, position="Singer", rank=rank)
    return tmp_path / "catalog.db"


@pytest.fixture
def program(qtbot: QtBot, path: Path) -> Iterator[Program]:
    with started(qtbot, path) as program:
        program.go("members")
        yield program


def heads(program: Program) -> list[str]:
    """What stands above the columns, as they are seen."""
    language = program.window.language
    return [language.text(field.label) for field in program.page.grid.columns.fields()]


def add_from_the_head(program: Program, label: str) -> None:
    """By the menu of the heads of the table; Enter adds."""

    def fill(form: FieldForm) -> None:
        front(form)
        assert form.sections.currentText() == "Members"
        type_text(label)
        press(Key.Key_Return)

    head = program.page.grid.horizontalHeader()
    head.customContextMenuRequested.emit(head.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(a for a in menu.actions() if without_mnemonic(a.text()) == "Add a field…")
    menu.close()
    with keys.in_dialog(FieldForm, fill):
        entry.trigger()
    program.wait(lambda: heads(program)[-1] == label)


def in_the_list(program: Program, act: object) -> None:
    """Does something in the list of own fields."""
    assert callable(act)
    with keys.in_dialog(FieldsDialog, act):
        program.command("fields")


def type_sizes(program: Program, **sizes: str) -> None:
    """Opens the form of each member, and types the size at its end."""
    for name, size in sizes.items():
        program.page.grid.select(NAMES.index(name))
        program.page.grid.setFocus()
        press(Key.Key_Return)
        form = program.form()
        tab_to(form.sheet.editor("shirt_size").widget)
        type_text(size)
        with program.answered():
            press(Key.Key_S, CONTROL)


def rename(label: str) -> object:
    def act(dialog: FieldsDialog) -> None:
        front(dialog)

        def type_over(form: FieldForm) -> None:
            front(form)
            press(Key.Key_A, CONTROL)
            type_text(label)
            press(Key.Key_Return)

        with keys.in_dialog(FieldForm, type_over):
            press(Key.Key_Return)  # on the row

    return act


def remove(dialog: FieldsDialog) -> None:
    """By a key, after the question has been read."""
    front(dialog)
    with keys.answering("Remove") as asked:
        press(Key.Key_Delete)
    assert asked == [
        "Remove “T-shirt”? 2 records hold a value in it, which go too; undo brings all back."
    ]


def test_the_whole_life_of_a_field(program: Program) -> None:
    """Each step is seen in the table, and undone step by step to the very beginning."""
    catalog = program.window.catalog
    states = [contents(catalog)]
    before = heads(program)

    add_from_the_head(program, "Shirt size")
    assert heads(program) == [*before, "Shirt size"]
    states.append(contents(catalog))
    for name, size in (("Ada", "XL"), ("Ben", "S")):
        type_sizes(program, **{name: size})
        states.append(contents(catalog))
    assert program.column("shirt_size") == ["XL", "S", ""]

    program.search("shirt_size:none")
    assert len(program.column("shirt_size")) == 1
    program.search("shirt_size:xl")
    assert program.column("shirt_size") == ["XL"]
    program.search("")

    in_the_list(program, rename("T-shirt"))
    program.wait(lambda: heads(program) == [*before, "T-shirt"])
    assert program.column("shirt_size") == ["XL", "S", ""]
    states.append(contents(catalog))

    in_the_list(program, lambda dialog: keys.click(dialog.turn))
    program.wait(lambda: heads(program) == before)
    states.append(contents(catalog))

    in_the_list(program, remove)
    program.wait(lambda: own_fields(Member) == ())
    assert check(catalog) == []

    for state in reversed(states):
        program.turn(Key.Key_Z)
        assert contents(catalog) == state
    assert heads(program) == before
    for state in states[1:]:
        program.turn(Key.Key_Y)
        assert contents(catalog) == state
    program.turn(Key.Key_Y)
    assert catalog.redo_step is None
    assert len(catalog.find(OwnField)) == 0


def test_the_details_and_the_history_name_it(program: Program) -> None:
    add_from_the_head(program, "Shirt size")
    type_sizes(program, Ada="XL")
    type_sizes(program, Ada="L")

    def lines() -> dict[str, str]:
        sheet = program.details.sheet
        return {line.name: line.pieces[0].text for line in sheet.lines} if sheet else {}

    program.wait(lambda: lines().get("Shirt size") == "L")

    def look(view: HistoryView) -> None:
        told = [
            [view.rows.item(row, column).text() for column in (3, 4, 5)]
            for row in range(view.rows.rowCount())
        ]
        assert ["Shirt size", "XL", "L"] in told
        assert ["Shirt size", "—", "XL"] in told

    with keys.in_dialog(HistoryView, look):
        program.command("history")


def test_it_is_printed_and_copied(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_from_the_head(program, "Shirt size")
    type_sizes(program, Ada="XL", Ben="S", Cem="S")
    target = tmp_path / "list.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(target)])

    def save(preview: PrintPreview) -> None:
        groups = preview.panel.group
        groups.setCurrentIndex(groups.findText("Shirt size"))
        keys.click(preview.save_button)

    with keys.in_dialog(PrintPreview, save):
        program.command("print")
    lines = [" ".join(line.split()) for line in text_of(target).splitlines()]
    assert lines.index("S 2") < lines.index("XL 1")
    program.page.grid.selectAll()
    program.command("copy")
    copied = QApplication.clipboard().text().splitlines()
    assert [line.split("\t")[-1] for line in copied] == ["XL", "S", "S"]


def test_another_window_language_shows_its_label(program: Program) -> None:
    def add(dialog: FieldsDialog) -> None:
        def fill(form: FieldForm) -> None:
            front(form)
            type_text("Shirt size")
            keys.click(form.more)
            tab_to(form.sheet.editor("names").widget)
            type_text("Köynək")
            press(Key.Key_Return)

        with keys.in_dialog(FieldForm, fill):
            keys.click(dialog.add)
        assert dialog.rows.item(0, 0).text() == "Shirt size"

    in_the_list(program, add)
    program.wait(lambda: heads(program)[-1] == "Shirt size")
    program.session.speak("az")
    program.wait(lambda: program.page.table.found is not None)
    assert heads(program)[-1] == "Köynək"
    program.search("köynək:none")
    assert len(program.column("shirt_size")) == 3
