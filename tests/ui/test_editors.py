"""Each kind of value is typed as people say it, and the editor says how it understood it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from catalog_app.domain import City, Delegation, Document, Event, Member, Organisation, Person
from catalog_app.domain.fields import Entity, field_of
from catalog_app.domain.relations import Ref
from catalog_app.ui.choosing import LinksEditor, ReferenceEditor
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.editors import cell_editor_for, editor_for
from catalog_app.ui.lines import ChoiceEditor, LineEditor, LongTextEditor
from catalog_app.ui.names_editor import NamesEditor
from catalog_app.ui.records import New


def made(qtbot: QtBot, form_context: FormContext, entity: type[Entity], name: str) -> Editor:
    editor = editor_for(entity, field_of(entity, name), form_context)
    qtbot.addWidget(editor.widget)
    return editor


def type_into(editor: Editor, text: str) -> None:
    """Types, and leaves the line."""
    assert isinstance(editor, (LineEditor, ReferenceEditor, LinksEditor))
    editor.line.selectAll()
    editor.line.insert(text)
    editor.settle()


def test_a_date_is_typed_as_people_say_it(qtbot: QtBot, form_context: FormContext) -> None:
    editor = made(qtbot, form_context, Event, "when")
    type_into(editor, "oct 2024")
    assert editor.value().edtf == "2024-10"
    assert editor.understood() == "Understood as October 2024"


def test_what_is_no_date_is_said_and_kept(qtbot: QtBot, form_context: FormContext) -> None:
    editor = made(qtbot, form_context, Event, "when")
    type_into(editor, "the day after")
    problem = editor.problem()
    assert problem is not None
    assert "the day after" in problem.text(form_context.language)
    draft = editor.draft()
    other = made(qtbot, form_context, Event, "when")
    other.resume(draft)
    assert isinstance(other, LineEditor)
    assert other.line.text() == "the day after"


@pytest.mark.parametrize("typed", ["Қазақстан", "KZ", "Qazaqıstan", "kazakhst", "Казахстан"])
def test_a_country_is_the_same_in_any_language(
    qtbot: QtBot, form_context: FormContext, typed: str
) -> None:
    editor = made(qtbot, form_context, Event, "country")
    type_into(editor, typed)
    assert editor.value() == "KZ"
    assert isinstance(editor, LineEditor)
    assert editor.line.text() == "Kazakhstan"


def test_a_title_is_not_replaced_by_its_form_in_the_window_s_language(
    qtbot: QtBot, form_context: FormContext
) -> None:
    id = form_context.catalog.save(City, {"name": "Bakı", "names": {"en": "Baku"}})
    editor = made(qtbot, form_context, City, "name")
    editor.set_value(form_context.catalog.get(City, id)["name"])
    assert isinstance(editor, LineEditor)
    assert editor.line.text() == "Bakı"


def test_html_is_text(qtbot: QtBot, form_context: FormContext) -> None:
    editor = made(qtbot, form_context, Event, "title")
    type_into(editor, "<b>Bold</b> & <img src=x>")
    assert editor.value() == "<b>Bold</b> & <img src=x>"
    shown = made(qtbot, form_context, Document, "attached_to").widget
    assert isinstance(shown, QLabel)
    assert shown.textFormat() == Qt.TextFormat.PlainText


def test_a_long_text_keeps_its_lines_and_lets_tab_go_on(
    qtbot: QtBot, form_context: FormContext
) -> None:
    editor = made(qtbot, form_context, Event, "summary")
    assert isinstance(editor, LongTextEditor)
    low = editor.area.height()
    editor.area.insertPlainText("\n".join("line" for _ in range(8)))
    assert editor.value().count("\n") == 7
    assert editor.area.height() > low
    assert editor.area.tabChangesFocus()


def test_a_closed_choice_is_chosen_and_the_wheel_leaves_it_alone(
    qtbot: QtBot, form_context: FormContext
) -> None:
    editor = made(qtbot, form_context, Event, "status")
    assert isinstance(editor, ChoiceEditor)
    editor.set_value("held")
    assert (editor.value(), editor.combo.currentText()) == ("held", "Held")


def test_an_open_choice_takes_a_word_of_one_s_own(qtbot: QtBot, form_context: FormContext) -> None:
    editor = made(qtbot, form_context, Event, "kind")
    type_into(editor, "film festival")
    assert editor.value() == "film_festival"
    type_into(editor, "Regatta")
    assert editor.value() == "Regatta"


def test_in_a_grid_the_beginning_of_a_choice_is_enough(
    qtbot: QtBot, form_context: FormContext
) -> None:
    editor = cell_editor_for(Member, Member.fields["role"], form_context)
    qtbot.addWidget(editor.widget)
    type_into(editor, "art")
    assert editor.value() == "artist"


def test_names_unfold_into_a_row_for_each_language(qtbot: QtBot, form_context: FormContext) -> None:
    editor = made(qtbot, form_context, Event, "names")
    assert isinstance(editor, NamesEditor)
    editor.adder.insert("Görüş")
    assert editor.value() == {"az": "Görüş"}
    assert editor.adder.text() == ""
    editor.adder.insert("Kezdesu")
    assert editor.value() == {"az": "Görüş", "kk": "Kezdesu"}
    editor.set_value({"ru": "Встреча"})
    assert editor.value() == {"ru": "Встреча"}


def test_a_correct_name_in_another_language_is_simply_accepted(
    qtbot: QtBot, form_context: FormContext
) -> None:
    city = {"name": "Almaty", "names": {"tr": "Almatı"}, "country": "KZ"}
    id = form_context.catalog.save(City, city)
    editor = made(qtbot, form_context, Event, "city")
    type_into(editor, "Almatı")
    assert editor.value() == id
    assert editor.understood() == "Almaty, Kazakhstan"


def test_an_unknown_name_will_be_added(qtbot: QtBot, form_context: FormContext) -> None:
    editor = made(qtbot, form_context, Event, "city")
    type_into(editor, "Atlantis")
    value = editor.value()
    assert isinstance(value, New)
    assert value.row == {"name": "Atlantis"}
    assert editor.understood() == "new, will be added: Atlantis"


def test_a_name_that_could_be_two_people_is_a_question(
    qtbot: QtBot, form_context: FormContext
) -> None:
    first = {"family_name": "Əliyev", "given_name": "Vaqif", "country": "AZ"}
    second = {"family_name": "Aliyev", "given_name": "Vagif", "country": "KZ"}
    ids = [form_context.catalog.save(Person, row) for row in (first, second)]
    editor = made(qtbot, form_context, Member, "person")
    assert isinstance(editor, ReferenceEditor)
    type_into(editor, "Vaqif Əliyev")
    assert editor.value() is None
    assert editor.problem() is not None
    offers = [each for each in editor.chooser.offers("Vaqif Əliyev") if each.value in ids]
    assert {offer.beside for offer in offers} == {"Azerbaijan", "Kazakhstan"}
    assert not any(offer.sure for offer in offers)


def test_a_person_is_parted_into_names_that_can_be_corrected(
    qtbot: QtBot, form_context: FormContext
) -> None:
    editor = made(qtbot, form_context, Member, "person")
    type_into(editor, "Aysel Nigar Məmmədova")
    assert editor.value().row == {"family_name": "Məmmədova", "given_name": "Aysel Nigar"}
    type_into(editor, "Ən Uzun Ad, Aysel")
    assert editor.value().row == {"family_name": "Ən Uzun Ad", "given_name": "Aysel"}


def test_several_organisations_stand_in_one_line(qtbot: QtBot, form_context: FormContext) -> None:
    id = form_context.catalog.save(Organisation, {"name": "TURKSOY"})
    editor = made(qtbot, form_context, Event, "organisers")
    type_into(editor, "turksoy; Ministry of Culture;")
    known, new = editor.value()
    assert known == id
    assert isinstance(new, New)
    assert editor.understood() == "new, will be added: Ministry of Culture"


def test_two_of_one_name_stay_apart_in_a_line(qtbot: QtBot, form_context: FormContext) -> None:
    rows = ({"name": "Academy", "country": "AZ"}, {"name": "Academy", "country": "KZ"})
    ids = [form_context.catalog.save(Organisation, row) for row in rows]
    editor = made(qtbot, form_context, Event, "organisers")
    editor.set_value([Ref(id, ("Academy", None)) for id in ids])
    assert list(editor.value()) == ids


def test_an_unchanged_line_gives_back_the_very_value(
    qtbot: QtBot, form_context: FormContext
) -> None:
    editor = made(qtbot, form_context, Event, "organisers")
    assert isinstance(editor, LinksEditor)
    editor.set_value([Ref(7, ("A; B", None))])
    editor.settle()
    assert editor.value() == (7,)


def test_enter_takes_the_only_suggestion(qtbot: QtBot, form_context: FormContext) -> None:
    editor = made(qtbot, form_context, Delegation, "sender")
    assert isinstance(editor, ReferenceEditor)
    editor.widget.show()
    editor.widget.activateWindow()
    editor.widget.setFocus()
    qtbot.waitUntil(editor.widget.hasFocus)
    editor.line.insert("Folk Choir")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    with qtbot.waitSignal(editor.chosen):
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert isinstance(editor.value(), New)
