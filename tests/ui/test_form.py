"""A form saves what was typed, in one step to undo, and says what is wrong beside its field."""

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from catalog_app.domain import (
    SECTIONS,
    City,
    Document,
    Event,
    Organisation,
    Person,
    Series,
)
from catalog_app.domain.fields import Entity
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.editing import FormContext
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form
from tests import keys

Closing = Callable[[EntityForm], EntityForm]
Opener = Callable[..., EntityForm]


@pytest.fixture
def opened(form_context: FormContext, closing: Closing) -> Opener:
    def opened(entity: type[Entity], id: int | None = None) -> EntityForm:
        return closing(open_form(form_context, entity, id))

    return opened


def type_into(form: EntityForm, **texts: str) -> None:
    for name, text in texts.items():
        editor: Any = form.sheet.editor(name)
        editor.line.selectAll()
        editor.line.insert(text)
        editor.settle()


def test_an_event_and_all_it_creates_are_one_step(
    form_context: FormContext, opened: Opener
) -> None:
    form = opened(Event)
    type_into(
        form,
        title="I TURKSOY Turkic World Youth Meeting",
        series="Turkic World Youth Meeting",
        edition="I",
        when="oct 2024",
        country="Қазақстан",
        city="Almaty",
        organisers="TURKSOY",
        supporters="Ministry of Culture; TURKSOY",
    )
    assert form.save()
    catalog = form_context.catalog
    (id,) = catalog.find(Event).ids
    event = catalog.get(Event, id)
    assert (event["country"], event["when"].edtf) == ("KZ", "2024-10")
    assert len(catalog.find(Organisation)) == 2  # TURKSOY was named twice and made once
    (city,) = catalog.find(City).ids
    assert catalog.get(City, city)["country"] == "KZ"
    catalog.undo()
    assert [len(catalog.find(entity)) for entity in (Event, City, Series, Organisation)] == [0] * 4
    catalog.redo()
    assert [len(catalog.find(entity)) for entity in (Event, City, Series, Organisation)] == [
        1,
        1,
        1,
        2,
    ]


def test_a_city_brings_its_country(form_context: FormContext, opened: Opener) -> None:
    form_context.catalog.save(City, {"name": "Şuşa", "country": "AZ"})
    form = opened(Event)
    type_into(form, city="Shusha")
    assert form.sheet.editor("country").value() == "AZ"


def test_what_is_needed_is_said_beside_its_field(form_context: FormContext, opened: Opener) -> None:
    form = opened(Event)
    type_into(form, venue="Palace of Peace")
    assert not form.save()
    assert form.sheet.cells["title"].note.text() == "This is needed."
    assert form.focusWidget() is form.sheet.editor("title").widget
    assert len(form_context.catalog.find(Event)) == 0


def test_a_warning_lets_it_be_saved(form_context: FormContext, opened: Opener) -> None:
    form = opened(Event)
    type_into(form, title="Somewhere", country="")
    note = form.sheet.cells["country"].note
    assert note.text() == "No host country is given."
    assert note.property("role") == "problem"
    assert form.save()


def test_what_is_not_understood_is_not_saved_and_not_lost(opened: Opener) -> None:
    form = opened(Event)
    type_into(form, title="Meeting", attendance="some hundred")
    assert not form.save()
    editor: Any = form.sheet.editor("attendance")
    assert editor.line.text() == "some hundred"
    assert "some hundred" in form.sheet.cells["attendance"].note.text()


def test_a_likely_duplicate_is_shown_and_not_forced(
    form_context: FormContext, opened: Opener
) -> None:
    form_context.catalog.save(Organisation, {"name": "TÜRKSOY", "country": "TR"})
    form = opened(Organisation)
    type_into(form, name="Turksoy")
    assert "TÜRKSOY · Türkiye" in form.sheet.cells["name"].note.text()
    assert form.save()


def test_a_changed_record_keeps_what_the_form_did_not_touch(
    form_context: FormContext, opened: Opener
) -> None:
    values = {"family_name": "Əliyev", "given_name": "Vaqif", "names": {"ru": "Вагиф Алиев"}}
    id = form_context.catalog.save(Person, values)
    form = opened(Person, id)
    form_context.catalog.save(Person, {"id": id, "phone": "+994"})  # meanwhile, elsewhere
    type_into(form, position="Minister")
    assert form.save()
    row = form_context.catalog.get(Person, id)
    assert (row["position"], row["phone"]) == ("Minister", "+994")
    assert row["names"] == {"ru": "Вагиф Алиев"}


def test_an_unchanged_form_makes_no_step(form_context: FormContext, opened: Opener) -> None:
    id = form_context.catalog.save(Person, {"family_name": "Əliyev"})
    step = form_context.catalog.undo_step
    form = opened(Person, id)
    assert form.save()
    assert form_context.catalog.undo_step == step


def test_save_and_new_keeps_what_repeats(
    qtbot: QtBot, form_context: FormContext, opened: Opener
) -> None:
    form = opened(Event)
    type_into(form, title="First", series="Poetry Days", country="AZ", when="May 2023")
    with qtbot.waitSignal(form.saved):
        QTest.keySequence(form, "Ctrl+Shift+S")
    values = form.sheet.values()
    assert (values["title"], values["country"], values["when"].edtf) == (None, "AZ", "2023-05")
    type_into(form, title="Second")
    assert form.save()
    assert len(form_context.catalog.find(Series)) == 1


def test_ctrl_s_saves_and_closes(qtbot: QtBot, form_context: FormContext, opened: Opener) -> None:
    form = opened(Series)
    type_into(form, name="Poetry Days")
    with qtbot.waitSignal(form.saved) as told:
        QTest.keySequence(form, "Ctrl+S")
    assert told.args == ["series", 1]
    assert not form.isVisible()


def test_escape_asks_only_when_something_would_be_lost(opened: Opener) -> None:
    untouched = opened(Series)
    with keys.attended():
        QTest.keyClick(untouched, Qt.Key.Key_Escape)
    assert not untouched.isVisible()
    form = opened(Series)
    type_into(form, name="Poetry Days")
    with keys.answering("Go on editing") as asked:
        QTest.keyClick(form, Qt.Key.Key_Escape)
    assert "Poetry Days" in asked[0]
    assert form.isVisible()


def test_what_would_be_lost_is_saved_where_that_is_the_answer(
    form_context: FormContext, opened: Opener
) -> None:
    form = opened(Series)
    type_into(form, name="Poetry Days")
    with keys.answering("Save"):
        QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert len(form_context.catalog.find(Series)) == 1


def test_a_catalog_that_another_program_holds_is_said_and_the_text_stays(
    tmp_path: Path, closing: Closing
) -> None:
    Catalog.create(tmp_path / "shared.db").close()
    catalog = Catalog.open(tmp_path / "shared.db", patience=100)
    form = closing(open_form(FormContext(catalog, catalog.language), Series))
    type_into(form, name="Poetry Days")
    with sqlite3.connect(tmp_path / "shared.db") as other:
        other.execute("BEGIN IMMEDIATE")
        assert not form.save()
        other.rollback()
    other.close()
    assert "Another program is writing" in form.complaint.text()
    assert form.name() == "Poetry Days"
    assert form.save()
    form.close()
    catalog.close()


@pytest.mark.parametrize("entity", [*SECTIONS, City], ids=lambda entity: entity.section)
def test_every_form_is_reachable_and_shows_text_as_text(
    opened: Opener, entity: type[Entity]
) -> None:
    form = opened(entity)
    for cell in form.sheet.cells.values():
        assert cell.editor.widget.accessibleName()
    labelled = {label.buddy() for label in form.findChildren(QLabel)}
    assert {cell.editor.widget for cell in form.sheet.cells.values()} <= labelled
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in form.findChildren(QLabel)
        if label.text()
    )


def test_a_form_fits_a_small_screen_at_twice_the_scale(opened: Opener) -> None:
    form = opened(Event)
    least = form.minimumSizeHint()
    assert least.width() <= 960
    assert least.height() <= 540


def test_a_fault_while_closing_leaves_the_form_open(
    form_context: FormContext, closing: Closing, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Faulty(EntityForm):
        whole = True

        def draft(self) -> dict[str, Any]:
            return super().draft() if self.whole else {"parts": 1 / 0}

    met: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: met.append(kind))
    form = Faulty(form_context, Series)
    form.show()
    closing(form)
    type_into(form, name="Poetry Days")
    form.whole = False
    assert not form.close()
    form.whole = True
    assert met == [ZeroDivisionError]
    assert form.isVisible()
    assert form.name() == "Poetry Days"


def test_enter_in_the_question_of_closing_goes_on_editing(opened: Opener) -> None:
    form = opened(Series)
    type_into(form, name="Poetry Days")
    with keys.in_dialog(QMessageBox, lambda box: QTest.keyClick(box, Qt.Key.Key_Return)):
        form.close()
    assert form.isVisible()


def test_names_in_other_languages_stand_in_the_way_of_the_tab_key(opened: Opener) -> None:
    form = opened(Event)
    names: Any = form.sheet.editor("names")
    names.adder.setFocus()
    keys.type_text("Gorush")
    form.sheet.editor("title").widget.setFocus()
    widgets = [QApplication.focusWidget()]
    for _ in range(5):
        QTest.keyClick(keys.focused(), Qt.Key.Key_Tab)
        widgets.append(QApplication.focusWidget())
    row = names.widget.findChildren(QComboBox)[0].parentWidget()
    expected = [form.sheet.editor("title").widget, row.languages, row.line, row.remover]
    expected += [names.adder, form.sheet.editor("kind").widget]
    assert widgets == expected


def test_the_form_of_a_document_begins_with_its_title(opened: Opener) -> None:
    assert next(iter(opened(Document).sheet.cells)) == "title"
