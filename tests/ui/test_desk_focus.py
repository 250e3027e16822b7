"""The focus goes to where typing goes on, and to what keeps an event from being saved."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.events import Event
from catalog_app.ui.editing import FormContext
from catalog_app.ui.event_form import EventForm
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form
from tests import keys

Closing = Callable[[EntityForm], EntityForm]
EVENT, DELEGATIONS = range(2)
ROLE, NAME, POSITION = range(3)


@pytest.fixture
def form(form_context: FormContext, closing: Closing) -> EventForm:
    id = form_context.catalog.save(Event, {"title": "Festival", "country": "AZ"})
    form = closing(open_form(form_context, Event, id))
    assert isinstance(form, EventForm)
    return form


def send(form: EventForm, text: str) -> None:
    form.tabs.setCurrentIndex(DELEGATIONS)
    form.desk.senders.line.setText(text)
    QTest.keyClick(form.desk.senders.line, Qt.Key.Key_Return)


def type_into(editor: Any, text: str) -> None:
    editor.line.setFocus()
    editor.line.selectAll()
    keys.type_text(text)


def test_tab_goes_on_from_the_empty_role_of_the_next_member_to_the_name(form: EventForm) -> None:
    send(form, "Azerbaijan")
    grid = form.desk.panel.members
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0, ROLE))
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Tab)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, NAME)
    assert grid.isAncestorOf(keys.focused())
    keys.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is grid


def test_turning_to_the_delegations_leads_to_where_typing_begins(form: EventForm) -> None:
    keys.press(Qt.Key.Key_Tab, keys.CONTROL)
    assert QApplication.focusWidget() is form.desk.senders.line
    send(form, "Azerbaijan")
    form.tabs.setCurrentIndex(EVENT)
    form.tabs.setCurrentIndex(DELEGATIONS)
    assert QApplication.focusWidget() is form.desk.panel.members


def test_going_through_the_tabs_by_arrows_is_not_interrupted(form: EventForm) -> None:
    bar = form.tabs.tabBar()
    bar.setFocus()
    keys.press(Qt.Key.Key_Right)
    assert form.tabs.currentIndex() == DELEGATIONS
    assert QApplication.focusWidget() is bar


def test_a_field_that_keeps_it_from_being_saved_is_turned_to(form: EventForm) -> None:
    title = form.sheet.editor("title").widget
    form.sheet.editor("title").set_value(None)
    form.tabs.setCurrentIndex(DELEGATIONS)
    assert not form.save()
    assert form.tabs.currentIndex() == EVENT
    assert QApplication.focusWidget() is title
    assert form.complaint.text() == "Not saved yet: look at what is said beside the fields."
    keys.type_text("Festival")
    assert form.complaint.text() == ""


def test_a_delegation_that_keeps_it_from_being_saved_is_turned_to(form: EventForm) -> None:
    send(form, "Azerbaijan; Georgia")
    first, second = form.desk.roster.sendings
    size: Any = form.desk.panel.sheet.editor("size")
    type_into(size, "many")
    form.desk.list.choose(second)
    form.tabs.setCurrentIndex(EVENT)
    assert not form.save()
    assert form.tabs.currentIndex() == DELEGATIONS
    assert form.desk.list.current() is first
    assert QApplication.focusWidget() is size.line
    assert "many" in form.complaint.text()
    type_into(size, "12")
    assert form.complaint.text() == ""


def test_a_hidden_field_of_a_delegation_is_unfolded(form: EventForm) -> None:
    send(form, "Azerbaijan")
    arrival: Any = form.desk.panel.sheet.editor("arrival")
    form.desk.panel.more.setChecked(True)
    type_into(arrival, "one day")
    form.desk.panel.more.setChecked(False)
    assert not form.save()
    assert QApplication.focusWidget() is arrival.line


def test_a_name_has_the_spare_width_and_a_role_no_more_than_it_needs(form: EventForm) -> None:
    send(form, "Azerbaijan")
    grid = form.desk.panel.members
    form.resize(1120, 800)
    QApplication.processEvents()
    letter = grid.fontMetrics().averageCharWidth()
    assert grid.columnWidth(ROLE) <= 22 * letter
    assert grid.columnWidth(NAME) > grid.columnWidth(POSITION)


def letters(form: EntityForm) -> list[str]:
    """What Alt is pressed with, of all that is to be seen."""
    labels = [each for each in form.findChildren(QLabel) if each.buddy() is not None]
    seen = [each for each in (*labels, *form.findChildren(QAbstractButton)) if each.isVisible()]
    texts = [each.text().replace("&&", "") for each in seen]
    return sorted(text[text.index("&") + 1].casefold() for text in texts if "&" in text)


def test_no_two_things_in_a_form_share_a_letter(
    form: EventForm, form_context: FormContext, closing: Closing
) -> None:
    send(form, "Azerbaijan")
    assert form.save()
    folded = letters(form)
    form.desk.panel.more.click()
    unfolded = letters(form)
    (id,) = form_context.catalog.find(Delegation).ids
    alone = letters(closing(open_form(form_context, Delegation, id)))
    for found in (folded, unfolded, alone):
        assert sorted(set(found)) == found
        assert found
