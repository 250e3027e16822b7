"""Proposed spellings in the form of a person become names when they are confirmed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from catalog_app.domain import Person
from catalog_app.ui.editing import FormContext
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form
from catalog_app.ui.proposed_names import PersonNamesEditor
from tests import keys
from tests.builders import a_catalog, add
from tests.ui.conftest import Closing
from tests.windows import Program, started

Key = Qt.Key
CHINARA = {"family_name": "Bulaqlı", "given_name": "Çinarə", "country": "AZ"}
CYRILLIC = ("kk", "ky", "ru")


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    catalog = a_catalog(tmp_path / "catalog.db")
    add(catalog, Person, **CHINARA)
    catalog.close()
    with started(qtbot, tmp_path / "catalog.db") as program:
        program.go("people")
        yield program


@pytest.fixture
def form(form_context: FormContext, closing: Closing) -> EntityForm:
    id = add(form_context.catalog, Person, **CHINARA)
    form = closing(open_form(form_context, Person, id))
    form.show()
    return form


def names(form: EntityForm) -> PersonNamesEditor:
    editor = form.sheet.editor("names")
    assert isinstance(editor, PersonNamesEditor)
    return editor


def proposed(form: EntityForm) -> dict[str, str]:
    return {code: row.line.text() for code, row in names(form).rows.items() if row.isVisible()}


def type_into(form: EntityForm, name: str, text: str) -> None:
    line = form.sheet.editor(name).widget
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    keys.type_text(text)
    keys.press(Key.Key_Tab)


def test_they_are_offered_for_each_language_of_other_letters(form: EntityForm) -> None:
    assert proposed(form) == dict.fromkeys(CYRILLIC, "Булаглы Чинара")
    assert not form.watch.changed()


def test_one_is_confirmed_in_the_window_and_saving_is_one_step(program: Program) -> None:
    program.key(Key.Key_Return)
    form = program.form()
    editor = names(form)
    keys.tab_to(editor.rows["ru"].button)
    keys.press(Key.Key_Space)
    assert editor.value() == {"ru": "Булаглы Чинара"}
    assert set(proposed(form)) == {"kk", "ky"}
    with program.answered():
        keys.press(Key.Key_S, keys.CONTROL)
    catalog = program.window.catalog
    assert catalog.get(Person, 1)["names"] == {"ru": "Булаглы Чинара"}
    program.turn(Key.Key_Z)
    assert catalog.get(Person, 1)["names"] is None


def test_all_are_confirmed_at_once(form: EntityForm) -> None:
    keys.click(keys.button(form, "Confirm all"))
    assert names(form).value() == dict.fromkeys(CYRILLIC, "Булаглы Чинара")
    assert proposed(form) == {}
    assert not names(form).box.isVisible()
    assert keys.has_focus(names(form).adder)


def test_what_is_typed_over_counts_as_confirmed(form: EntityForm) -> None:
    line = names(form).rows["ru"].line
    line.setFocus()
    line.setCursorPosition(len(line.text()))
    keys.type_text(" Р.")
    assert names(form).value() == {"ru": "Булаглы Чинара Р."}
    assert set(proposed(form)) == {"kk", "ky"}
    assert form.save()


def test_they_follow_what_is_typed_into_the_other_fields(form: EntityForm) -> None:
    type_into(form, "given_name", "Cavid")
    assert proposed(form)["ru"] == "Булаглы Джавид"
    type_into(form, "family_name", "Асанов")
    type_into(form, "given_name", "Ержан")
    assert set(proposed(form)) == {"az", "en", "tk", "tr", "uz"}


def test_a_new_person_has_them_as_soon_as_there_is_a_name(
    form_context: FormContext, closing: Closing
) -> None:
    form = closing(open_form(form_context, Person))
    form.show()
    assert proposed(form) == {}
    type_into(form, "family_name", "Алиев")
    assert proposed(form)["az"] == "Əliyev"


def test_a_name_that_is_taken_away_is_proposed_again(form: EntityForm) -> None:
    keys.click(keys.button(form, "Confirm all"))
    keys.settle()
    first = names(form).widget.findChildren(QToolButton)[0]
    assert first.accessibleName() == "Remove this name"
    keys.click(first)
    assert list(proposed(form)) == ["kk"]


def test_a_draft_that_is_resumed_has_them_too(form: EntityForm) -> None:
    keys.click(names(form).rows["kk"].button)
    draft = form.draft()
    form.begin(form.id, {})
    assert set(proposed(form)) == set(CYRILLIC)
    form.resume(draft)
    assert set(proposed(form)) == {"ky", "ru"}


def test_tab_leads_from_the_last_line_through_the_proposed_ones_to_the_next_field(
    form: EntityForm,
) -> None:
    editor = names(form)
    editor.adder.setFocus()
    stops = [widget for row in editor.rows.values() for widget in (row.line, row.button)]
    stops = [widget for widget in stops if widget.isVisible()]
    assert len(stops) == 2 * len(CYRILLIC)
    for stop in (*stops, editor.all_button, form.sheet.editor("honorific").widget):
        keys.press(Key.Key_Tab)
        assert keys.has_focus(stop)
