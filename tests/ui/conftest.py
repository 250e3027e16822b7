"""What several tests of the window need."""

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from catalog_app.storage.catalog import Catalog
from catalog_app.ui.editing import FormContext
from catalog_app.ui.form import EntityForm
from tests import keys

Closing = Callable[[EntityForm], EntityForm]


@pytest.fixture
def unknown_letter(qapp: QApplication) -> str:
    """A letter that no font on this machine has; machines differ, so it is looked for."""
    metrics = QFontMetricsF(qapp.font())
    letters = map(chr, [*range(0x2A700, 0x2EBE0, 97), *range(0x10000, 0x20000)])
    for letter in letters:
        if unicodedata.category(letter) == "Lo" and not metrics.inFontUcs4(ord(letter)):
            return letter
    pytest.skip("the fonts of this machine have every letter")


@pytest.fixture
def form_context(tmp_path: Path) -> Iterator[FormContext]:
    """What forms need: an empty catalog, and English."""
    catalog = Catalog.create(tmp_path / "catalog.db")
    yield FormContext(catalog, catalog.speaking("en"))
    catalog.close()


@pytest.fixture
def closing(qapp: QApplication, form_context: FormContext) -> Iterator[Closing]:
    """Closes the forms that are given to it after the test, without asking."""
    forms: list[EntityForm] = []

    def closing(form: EntityForm) -> EntityForm:
        forms.append(form)
        keys.front(form)
        return form

    yield closing
    for form in forms:
        if shiboken6.isValid(form):
            form.watch.begin()
            form.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
