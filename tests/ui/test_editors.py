"""Each kind of value is typed as people say it, and the editor says how it understood it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalog_app.domain import (
    City,
    Country,
    Delegation,
    Document,
    Event,
    Member,
    Organisation,
    Person,
    Series,
)
from catalog_app.domain.fields import Entity, field_of
from catalog_app.domain.kinds import MAXIMUM_TEXT
from catalog_app.domain.refs import New, Ref
from catalog_app.ui.choosing import LinksEditor, ReferenceEditor
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.editors import editor_for
from catalog_app.ui.lines import KeyEditor, LineEditor, LongTextEditor, OpenChoiceLine
from catalog_app.ui.names_editor import NamesEditor
from tests import keys


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


def test_a_text_that_is_too_long_is_said_and_stands_in_the_draft(
    qtbot: QtBot, form_context: FormContext
) -> None:
    editor = made(qtbot, form_context, Event, "note")
    assert isinstance(editor, LongTextEditor)
    editor.area.setPlainText("a" * (MAXIMUM_TEXT + 1))
    assert editor.problem() is not None
    again = made(qtbot, form_context, Event, "note")
    again.resume(editor.draft())
    assert isinstance(again, LongTextEditor)
    assert again.area.toPlainText() == editor.area.toPlainText()


def test_a_closed_choice_is_typed_like_any_other(qtbot: QtBot, form_context: FormContext) -> None:
    editor = made(qtbot, form_context, Event, "format")
    type_into(editor, "in p")
    assert isinstance(editor, LineEditor)
    assert (editor.value(), editor.line.text()) == ("in_person", "In person")
    type_into(editor, "in a palace")
    assert editor.value() is None
    assert editor.problem() is not None


def test_an_open_choice_takes_a_word_of_one_s_own(qtbot: QtBot, form_context: FormContext) -> None:
    editor = made(qtbot, form_context, Event, "kind")
    type_into(editor, "film festival")
    assert editor.value() == "film_festival"
    type_into(editor, "Regatta")
    assert editor.value() == "Regatta"


def test_in_a_grid_the_beginning_of_a_choice_is_enough(
    qtbot: QtBot, form_context: FormContext
) -> None:
    editor = editor_for(Member, Member.fields["role"], form_context)
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
    keys.focus(editor.widget)
    editor.line.insert("Folk Choir")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    with qtbot.waitSignal(editor.chosen):
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert isinstance(editor.value(), New)


def test_a_name_in_a_language_that_is_not_offered_stays(
    qtbot: QtBot, form_context: FormContext
) -> None:
    names = {"az": "Görüş", "uz-Cyrl": "Учрашув"}
    editor = made(qtbot, form_context, Event, "names")
    editor.set_value(names)
    assert editor.value() == names
    again = made(qtbot, form_context, Event, "names")
    again.resume(editor.draft())
    assert again.value() == names


def test_a_document_is_attached_to_records_of_any_section(
    qtbot: QtBot, form_context: FormContext
) -> None:
    catalog = form_context.catalog
    event = catalog.save(Event, {"title": "Poetry Days"})
    series = catalog.save(Series, {"name": "Poetry Days"})
    person = catalog.save(Person, {"family_name": "Əliyev", "given_name": "Vaqif"})
    assert event == series  # told apart by their sections alone
    editor = made(qtbot, form_context, Document, "attached_to")
    assert isinstance(editor, LinksEditor)
    offers = {each.beside: each for each in editor.chooser.offers("poetry")}
    assert list(offers) == ["Event", "Series"]
    assert editor.chooser.offers("nobody of this name") == []
    for offer in offers.values():
        editor.line.end(False)
        editor.completion.taken.emit(offer)
        editor.line.insert("; ")
    editor.line.insert("Vaqif Aliyev")
    assert editor.problem() is None
    held = [(ref.section, int(ref)) for ref in editor.value()]
    assert held == [("events", event), ("series", series), ("people", person)]
    id = catalog.save(Document, {"title": "Report", "attached_to": editor.value()})
    assert len(catalog.get(Document, id)["attached_to"]) == 3
    another = made(qtbot, form_context, Document, "attached_to")
    type_into(another, "Poetry Days")
    problem = another.problem()
    assert problem is not None
    assert "Several are called" in problem.text(form_context.language)


def test_a_unique_beginning_of_a_kind_is_sure_and_a_new_one_is_said(
    qtbot: QtBot, form_context: FormContext
) -> None:
    editor = made(qtbot, form_context, Event, "kind")
    editor.widget.show()
    keys.focus(editor.widget)
    QTest.keyClicks(editor.widget, "meet")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    assert editor.value() == "meeting"
    type_into(editor, "meet the poets")
    assert editor.value() == "meet the poets"
    assert editor.understood() == "new kind, will be added: meet the poets"
    form_context.catalog.save(Event, {"title": "Evening", "kind": "meet the poets"})
    assert editor.understood() == ""
    assert isinstance(editor, OpenChoiceLine)
    assert [each.value for each in editor.offers("meet")] == ["meeting", "meet the poets"]
    assert editor.offers("regatta") == []


def test_a_territory_is_named_first_in_the_language_at_hand(
    qtbot: QtBot, form_context: FormContext
) -> None:
    editor = made(qtbot, form_context, Country, "names")
    assert isinstance(editor, NamesEditor)
    editor.adder.insert("Gagauzia")
    assert editor.value() == {"en": "Gagauzia"}


def test_a_code_is_in_capitals_and_stays_once_it_is_given(
    qtbot: QtBot, form_context: FormContext
) -> None:
    editor = made(qtbot, form_context, Country, "code")
    assert isinstance(editor, KeyEditor)
    type_into(editor, "x-gag")
    assert editor.value() == editor.line.text() == "X-GAG"
    again = made(qtbot, form_context, Country, "code")
    again.resume(editor.draft())
    assert isinstance(again, KeyEditor)
    assert not again.line.isReadOnly()
    again.set_value("AZ")
    assert again.line.isReadOnly()


def test_what_begins_as_it_is_written_comes_before_what_only_sounds_so(
    qtbot: QtBot, form_context: FormContext
) -> None:
    context = replace(form_context, language=form_context.catalog.speaking("az"))
    editor = editor_for(Event, field_of(Event, "kind"), context)
    qtbot.addWidget(editor.widget)
    assert isinstance(editor, OpenChoiceLine)
    assert [each.value for each in editor.offers("meet")] == ["meeting"]
    assert [each.value for each in editor.offers("medeni")] == [
        "cultural_days",
        "cultural_capital",
    ]
