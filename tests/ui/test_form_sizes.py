"""A form is as large as it was when one of its section was closed."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from catalog_app.domain import Event, Person
from catalog_app.settings import Settings, Size
from catalog_app.ui.editing import FormContext
from catalog_app.ui.form import EntityForm
from catalog_app.ui.forms import open_form
from tests import keys

Closing = Callable[[EntityForm], EntityForm]


def test_the_size_that_a_form_was_given_is_that_of_the_next_one(
    form_context: FormContext, closing: Closing
) -> None:
    first = closing(open_form(form_context, Event))
    usual = first.size()
    first.resize(760, 540)
    keys.settle()
    first.close()
    keys.settle()
    assert Settings.load().forms == {"events": Size(760, 540)}
    again = closing(open_form(form_context, Event))
    assert (again.width(), again.height()) == (760, 540)
    assert closing(open_form(form_context, Person)).size() == usual


def test_a_remembered_size_is_never_larger_than_the_screen(
    form_context: FormContext, closing: Closing
) -> None:
    Settings.keep(forms={"events": Size(9000, 9000)})
    form = closing(open_form(form_context, Event))
    screen = QApplication.primaryScreen().availableSize()
    assert form.width() <= screen.width()
    assert form.height() <= screen.height()


def test_a_form_whose_size_nobody_changed_is_not_remembered(
    form_context: FormContext, closing: Closing
) -> None:
    closing(open_form(form_context, Event)).close()
    keys.settle()
    assert Settings.load().forms == {}
