"""What is on the screen hears of changes: only of those that concern it, and of a run of them once.

Both of two views wait equally long, so what the second has heard of the first has heard of too.
"""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from catalog_app.storage.catalog import Catalog
from catalog_app.ui.editing import FormContext
from catalog_app.ui.signals import Announcer, Renewal
from tests import keys
from tests.builders import event, organisation


@pytest.fixture
def catalog(form_context: FormContext) -> Catalog:
    return form_context.catalog


@pytest.fixture
def announcer(qtbot: QtBot, catalog: Catalog) -> Iterator[Announcer]:
    announcer = Announcer(catalog)
    yield announcer
    announcer.close()


class View(QObject):
    """`times`: how often it was renewed."""

    def __init__(self, announcer: Announcer, section: str) -> None:
        super().__init__()
        self.times = 0
        Renewal(announcer, frozenset({section}), self.renew, self)

    def renew(self) -> None:
        self.times += 1


def test_what_does_not_concern_a_view_leaves_it_alone(
    qtbot: QtBot, catalog: Catalog, announcer: Announcer
) -> None:
    events, organisations = View(announcer, "events"), View(announcer, "organisations")
    organisation(catalog)
    keys.until(lambda: organisations.times == 1)
    assert events.times == 0
    event(catalog)
    keys.until(lambda: events.times == 1)
    assert organisations.times == 1


def test_several_changes_in_a_run_renew_once(
    qtbot: QtBot, catalog: Catalog, announcer: Announcer
) -> None:
    events, organisations = View(announcer, "events"), View(announcer, "organisations")
    for title in ("One", "Two", "Three"):
        event(catalog, title=title)
    keys.until(lambda: events.times > 0)
    organisation(catalog)
    keys.until(lambda: organisations.times == 1)
    assert events.times == 1
    catalog.undo()
    catalog.undo()
    keys.until(lambda: organisations.times == 2)
    assert events.times == 2


def test_a_view_that_is_gone_is_not_renewed(
    qtbot: QtBot, catalog: Catalog, announcer: Announcer
) -> None:
    gone, last = View(announcer, "events"), View(announcer, "events")
    shiboken6.delete(gone)
    event(catalog)
    keys.until(lambda: last.times == 1)
    assert gone.times == 0


def test_nothing_is_renewed_once_the_catalog_is_to_be_closed(
    qtbot: QtBot, catalog: Catalog, announcer: Announcer
) -> None:
    ending = Announcer(catalog)
    view, last = View(ending, "events"), View(announcer, "events")
    event(catalog)
    QCoreApplication.processEvents()  # both have heard of it and wait
    event(catalog)
    ending.close()
    keys.until(lambda: last.times == 1)
    event(catalog)
    keys.until(lambda: last.times == 2)
    assert view.times == 0
