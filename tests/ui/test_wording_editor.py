"""Positions are edited as they were typed, whatever the reader is shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from catalog_app.domain import Delegation, Event, Member, Person
from catalog_app.domain.fields import field_of
from catalog_app.domain.wordings import Term
from catalog_app.i18n import CODES
from catalog_app.ui.delegation_form import DelegationForm
from catalog_app.ui.editing import FormContext
from catalog_app.ui.editors import editor_for
from catalog_app.ui.forms import open_form
from catalog_app.ui.history_view import HistoryView
from catalog_app.ui.titles_dialog import TitlesDialog
from catalog_app.ui.titles_model import FIRST
from catalog_app.ui.wording_editor import WordingEditor
from tests import keys
from tests.ui.conftest import Closing

Key = Qt.Key


@pytest.fixture
def azerbaijani(form_context: FormContext) -> FormContext:
    return FormContext(form_context.catalog, form_context.catalog.speaking("az"))


@pytest.fixture
def editor(qtbot: QtBot, azerbaijani: FormContext) -> WordingEditor:
    found = editor_for(Person, field_of(Person, "position"), azerbaijani)
    qtbot.addWidget(found.widget)
    assert isinstance(found, WordingEditor)
    return found


def test_what_was_typed_stands_in_the_line_and_below_it_how_others_read_it(
    editor: WordingEditor,
) -> None:
    editor.set_value("Minister")
    assert editor.line.text() == editor.value() == "Minister"
    assert editor.understood() == (
        "az: Nazir · kk, ky, ru: Министр · tk: Ministr · tr: Bakan · uz: Vazir"
    )
    editor.settle()
    assert editor.value() == "Minister"


def test_what_nobody_knows_in_other_languages_is_said(editor: WordingEditor) -> None:
    assert editor.understood() == ""
    editor.set_value("Master of yurts")
    assert "F4" in editor.understood()


def test_a_suggestion_that_is_taken_is_what_others_have_typed(editor: WordingEditor) -> None:
    editor.context.catalog.save(Person, {"family_name": "A", "position": "Minister"})
    editor.line.show()
    editor.line.setFocus()
    keys.type_text("min")
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    assert (editor.line.text(), editor.value()) == ("Minister", "Minister")


def test_the_table_of_titles_opens_at_what_is_typed_and_is_known_at_once(
    editor: WordingEditor,
) -> None:
    editor.line.show()
    editor.line.setFocus()
    editor.line.setText("Master of yurts")

    def type_form(dialog: TitlesDialog) -> None:
        row = dialog.grid.currentIndex().row()
        assert dialog.model.headerData(row, Qt.Orientation.Vertical) == "Master of yurts"
        dialog.model.setData(dialog.model.index(row, FIRST + CODES.index("tr")), "Çadır ustası")

    with keys.in_dialog(TitlesDialog, type_form):
        keys.press(Key.Key_F4)
    assert editor.understood() == "tr: Çadır ustası"
    assert editor.context.catalog.find(Term).ids


@pytest.fixture
def form(azerbaijani: FormContext, closing: Closing) -> DelegationForm:
    catalog = azerbaijani.catalog
    event = catalog.save(Event, {"title": "Fair"})
    id = catalog.save(Delegation, {"event": event, "country": "AZ"})
    catalog.save(Member, {"delegation": id, "name": "Anar", "position": "Minister"})
    form = closing(open_form(azerbaijani, Delegation, id))
    assert isinstance(form, DelegationForm)
    return form


def test_a_cell_shows_the_form_of_the_reader_and_edits_what_is_stored(
    form: DelegationForm, azerbaijani: FormContext
) -> None:
    grid = form.members
    column = grid.members.names.index("position")
    assert grid.members.index(0, column).data() == "Nazir"
    grid.choose(0, column)
    grid.setFocus()
    keys.press(Key.Key_Return)
    line = keys.focused()
    assert isinstance(line, QLineEdit)
    assert line.text() == "Minister"
    keys.press(Key.Key_Return)
    assert form.save()
    assert azerbaijani.catalog.get(Member, 1)["position"] == "Minister"
    assert not form.watch.changed()


def test_a_copied_row_says_what_is_shown(form: DelegationForm) -> None:
    grid = form.members
    grid.choose(0, grid.members.names.index("position"))
    grid.setFocus()
    keys.press(Key.Key_C, keys.CONTROL)
    assert "Nazir" in QGuiApplication.clipboard().text()


def test_the_history_says_what_was_typed(qtbot: QtBot, azerbaijani: FormContext) -> None:
    catalog = azerbaijani.catalog
    id = catalog.save(Person, {"family_name": "A", "position": "Minister"})
    catalog.save(Person, {"id": id, "position": "Nazir"})
    view = HistoryView(catalog, Person, id, azerbaijani.language)
    qtbot.addWidget(view)
    before, after = (view.rows.item(0, column) for column in (4, 5))
    assert before is not None
    assert after is not None
    assert (before.text(), after.text()) == ("Minister", "Nazir")
