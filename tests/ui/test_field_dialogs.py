"""The dialogs in which people add own fields, rename, hide and remove them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from catalog_app.domain import OwnField, Person
from catalog_app.domain.fields import Entity, own_fields
from catalog_app.domain.own_fields import KINDS, SECTIONS
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.editing import FormContext
from catalog_app.ui.field_form import FieldForm
from catalog_app.ui.fields_dialog import FieldsDialog
from tests import keys
from tests.builders import add, own_field, own_people
from tests.keys import press, tab_to, type_text

Key = Qt.Key


@pytest.fixture
def form(qtbot: QtBot, form_context: FormContext) -> Iterator[FieldForm]:
    form = FieldForm(form_context, "people")
    qtbot.addWidget(form)
    yield shown(form)
    form.close()


def shown(dialog: QDialog) -> QDialog:
    dialog.show()
    keys.front(dialog)
    return dialog


def fields(context: FormContext) -> list[dict[str, object]]:
    catalog = context.catalog
    return [catalog.get(OwnField, id) for id in catalog.find(OwnField, "", ("id",)).ids]


def letters(dialog: QWidget) -> list[str]:
    """Those that lead to something, of all that can be seen."""
    words: list[QLabel | QAbstractButton] = [
        *dialog.findChildren(QLabel),
        *dialog.findChildren(QAbstractButton),
    ]
    texts = [each.text().replace("&&", "") for each in words if each.isVisible()]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text]


def test_a_label_and_enter_make_a_text(form_context: FormContext, form: FieldForm) -> None:
    type_text("Shirt size")
    press(Key.Key_Return)
    assert not form.isVisible()
    (made,) = fields(form_context)
    assert (made["section"], made["name"], made["kind"]) == ("people", "shirt_size", "text")
    step = form_context.catalog.undo_step
    assert step is not None
    assert step.text(form_context.language) == "Added the field “Shirt size”"
    form_context.catalog.undo()
    assert fields(form_context) == []


@pytest.mark.parametrize("kind", KINDS)
def test_any_kind_is_chosen_by_its_letter(
    form_context: FormContext, form: FieldForm, kind: str
) -> None:
    type_text("New")
    form.kinds.button(kind).click()
    if kind == "choice":
        tab_to(form.sheet.editor("options").widget)
        type_text("S, M; L")
    press(Key.Key_Return)
    (made,) = fields(form_context)
    assert made["kind"] == kind
    assert made["options"] == (("S", "M", "L") if kind == "choice" else ())


@pytest.mark.parametrize("section", SECTIONS)
def test_any_section_may_be_chosen(
    form_context: FormContext, form: FieldForm, section: str
) -> None:
    form.sections.setCurrentIndex(form.sections.findData(section))
    type_text("New")
    press(Key.Key_Return)
    assert [field.name for field in own_fields(Entity.known[section])] == ["new"]


def test_options_are_asked_for_only_where_there_is_a_choice(form: FieldForm) -> None:
    editor = form.sheet.editor("options").widget
    assert not editor.isVisible()
    form.kinds.button("choice").click()
    assert editor.isVisible()
    form.kinds.button("date").click()
    assert not editor.isVisible()


def test_what_is_missing_is_said_beside_it(form_context: FormContext, form: FieldForm) -> None:
    press(Key.Key_Return)
    assert form.isVisible()
    assert form.sheet.cells["label"].note.text() == "This is needed."
    type_text("Size")
    form.kinds.button("choice").click()
    form.save()
    assert "A choice needs options" in form.sheet.cells["options"].note.text()
    assert form.focusWidget() is form.sheet.editor("options").widget
    assert fields(form_context) == []


def test_a_label_that_is_there_already_is_told_but_not_forbidden(
    form_context: FormContext, form: FieldForm
) -> None:
    type_text("e-MAIL")
    assert form.sheet.cells["label"].note.text() == "This section has a field “e-MAIL” already."
    type_text(" at work")
    assert form.sheet.cells["label"].note.text() == ""
    for _ in " at work":
        press(Key.Key_Backspace)
    press(Key.Key_Return)
    (made,) = fields(form_context)
    assert (made["label"], made["name"]) == ("e-MAIL", "e_mail")


def test_other_languages_are_folded_away_until_they_are_wanted(
    form_context: FormContext, form: FieldForm
) -> None:
    names = form.sheet.editor("names").widget
    type_text("Shirt size")
    assert not names.isVisible()
    keys.click(form.more)
    tab_to(names)
    type_text("Köynək")
    press(Key.Key_Return)
    assert Language("az").text(Person.fields["shirt_size"].label) == "Köynək"


def test_a_file_that_another_program_holds_is_a_sentence(
    qtbot: QtBot, form_context: FormContext
) -> None:
    path = form_context.catalog.path
    with closing(Catalog.open(path, patience=50)) as impatient:
        form = FieldForm(replace(form_context, catalog=impatient), "people")
        qtbot.addWidget(form)
        shown(form)
        type_text("Seat")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            press(Key.Key_Return)
            assert "Another program is writing" in form.problem.text()
            assert form.problem.isVisible()
        press(Key.Key_Return)
        assert not form.isVisible()
        assert len(impatient.find(OwnField)) == 1


def test_no_letter_leads_to_two_places(form: FieldForm) -> None:
    form.kinds.button("choice").click()
    form.more.setChecked(True)
    assert len(letters(form)) == len(set(letters(form))) >= 10


def test_the_tab_key_goes_as_people_read(form: FieldForm) -> None:
    form.more.setChecked(True)
    form.sections.setFocus()
    for _ in range(2):
        press(Key.Key_Tab)
    for _ in range(3):
        press(Key.Key_Down)
    assert keys.focused() is form.kinds.button("choice")
    for wanted in (
        form.sheet.editor("options").widget,
        form.more,
        form.sheet.editor("names").widget,
    ):
        press(Key.Key_Tab)
        here = keys.focused()
        assert here is wanted or wanted.isAncestorOf(here), here.accessibleName()


# The list of those that there are


@pytest.fixture
def people(form_context: FormContext) -> Catalog:
    return own_people(form_context.catalog)


@pytest.fixture
def listed(qtbot: QtBot, form_context: FormContext, people: Catalog) -> Iterator[FieldsDialog]:
    dialog = FieldsDialog(form_context, "people")
    qtbot.addWidget(dialog)
    yield shown(dialog)
    dialog.close()


def cells(dialog: FieldsDialog) -> list[list[str]]:
    rows, columns = dialog.rows.rowCount(), dialog.rows.columnCount()
    return [[dialog.rows.item(r, c).text() for c in range(columns)] for r in range(rows)]


def test_the_list_says_kind_and_values_of_each(listed: FieldsDialog) -> None:
    assert cells(listed)[:3] == [
        ["Shirt size", "Choice", "3", "shown"],
        ["Remark", "Text", "2", "shown"],
        ["Age", "Number", "3", "shown"],
    ]
    assert "shirt_size:none" in listed.said.text()


def test_another_section_has_others(listed: FieldsDialog) -> None:
    listed.sections.setCurrentIndex(listed.sections.findData("events"))
    assert cells(listed) == []
    assert listed.said.text() == "This section has none yet."
    assert not listed.rename.isEnabled()
    assert not listed.remove.isEnabled()
    assert listed.add.isEnabled()


def test_enter_in_a_list_without_fields_adds_one(
    form_context: FormContext, listed: FieldsDialog
) -> None:
    def fill(form: FieldForm) -> None:
        shown(form)
        type_text("Stand")
        press(Key.Key_Return)

    listed.sections.setCurrentIndex(listed.sections.findData("events"))
    with keys.in_dialog(FieldForm, fill):
        press(Key.Key_Return)
    assert cells(listed) == [["Stand", "Text", "0", "shown"]]


def test_it_is_renamed_by_enter(people: Catalog, listed: FieldsDialog) -> None:
    def type_over(form: FieldForm) -> None:
        shown(form)
        assert not form.sections.isEnabled()
        assert not form.kinds.button("text").isEnabled()
        assert form.sheet.editor("options").widget.text() == "S, M, L, XL"
        form.sheet.editor("label").widget.selectAll()
        type_text("T-shirt")
        press(Key.Key_Return)

    with keys.in_dialog(FieldForm, type_over):
        press(Key.Key_Return)
    assert cells(listed)[0] == ["T-shirt", "Choice", "3", "shown"]
    assert people.undo_step is not None
    assert people.undo_step.text(Language("en")) == "Changed the field “Shirt size”"


def test_what_is_not_changed_is_no_step(people: Catalog, listed: FieldsDialog) -> None:
    before = people.undo_step

    def leave(form: FieldForm) -> None:
        shown(form)
        form.save()

    with keys.in_dialog(FieldForm, leave):
        press(Key.Key_Return)
    assert people.undo_step == before


def test_it_is_hidden_and_shown_by_one_button(people: Catalog, listed: FieldsDialog) -> None:
    keys.click(listed.turn)
    assert cells(listed)[0] == ["Shirt size", "Choice", "3", "hidden"]
    assert "shirt" not in Person.fields
    assert "what records hold in it is kept" in listed.said.text()
    keys.click(keys.button(listed, "Show"))
    assert cells(listed)[0][3] == "shown"
    assert "shirt" in Person.fields


def test_nothing_is_removed_without_a_yes(people: Catalog, listed: FieldsDialog) -> None:
    with keys.answering("Keep") as asked:
        press(Key.Key_Delete)
    assert asked == [
        "Remove “Shirt size”? 3 records hold a value in it, which go too; undo brings all back."
    ]
    assert len(cells(listed)) == 6
    with keys.answering("Remove"):
        keys.click(listed.remove)
    assert [row[0] for row in cells(listed)][:2] == ["Remark", "Age"]
    people.undo()
    assert len(people.find(Person, "shirt:XL")) == 1


def test_the_question_counts_as_people_do(people: Catalog, listed: FieldsDialog) -> None:
    own_field(people, name="one", label="One")
    own_field(people, name="none_yet", label="<b>None</b>")
    add(people, Person, one="x")
    listed.refresh()
    for row, question in (
        (6, "Remove “One”? 1 record holds a value in it, which goes too; undo brings both back."),
        (7, "Remove “<b>None</b>”? No record holds a value in it."),
    ):
        listed.rows.selectRow(row)
        with keys.answering("Keep") as asked:
            keys.click(listed.remove)
        assert asked == [question]


def test_what_another_program_removed_meanwhile_is_a_sentence(
    people: Catalog, listed: FieldsDialog
) -> None:
    with closing(Catalog.open(people.path)) as other:
        other.delete(OwnField, other.find(OwnField, "name:shirt").ids)
    with keys.answering("OK") as told:
        keys.click(listed.turn)
    assert "no longer there" in told[0]
    assert cells(listed)[0][0] == "Remark"


def test_no_letter_of_the_list_leads_to_two_places(listed: FieldsDialog) -> None:
    assert len(letters(listed)) == len(set(letters(listed))) >= 6


def test_everything_has_a_name_for_a_screen_reader(form: FieldForm, listed: FieldsDialog) -> None:
    for dialog in (form, listed):
        widgets = dialog.findChildren(QWidget)
        stops = [
            each
            for each in widgets
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert [each for each in stops if not each.accessibleName()] == []
