"""The history of a record, and the trash with its way back."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.events import Event
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.history_view import HistoryView, TrashView
from catalog_app.ui.telling import moment, shortened
from tests.builders import a_catalog, delegation, event

ENGLISH = Language("en")


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = a_catalog(tmp_path / "catalog.db")
    yield catalog
    catalog.close()


def texts(rows: QTableWidget, *columns: int) -> list[tuple[str, ...]]:
    return [
        tuple(rows.item(row, column).text() for column in columns) for row in range(rows.rowCount())
    ]


def test_each_change_is_told_with_what_it_was_before_and_after(
    qtbot: QtBot, catalog: Catalog
) -> None:
    id = event(catalog, title="Film Days", country="AZ")
    catalog.save(Event, {"id": id, "country": "KZ"})
    view = HistoryView(catalog, Event, id, ENGLISH)
    qtbot.addWidget(view)
    told = texts(view.rows, 2, 3, 4, 5)
    assert told[0] == ("Changed “Film Days”", "Host country", "Azerbaijan", "Kazakhstan")
    assert told[-1] == ("Added “Film Days”", "", "", "")
    assert texts(view.rows, 1)[0] == (catalog.user,)


def test_what_was_undone_is_told_as_undone(qtbot: QtBot, catalog: Catalog) -> None:
    id = event(catalog, title="Film Days", country="AZ")
    catalog.save(Event, {"id": id, "country": "KZ"})
    catalog.undo()
    view = HistoryView(catalog, Event, id, ENGLISH)
    qtbot.addWidget(view)
    assert texts(view.rows, 2)[0] == ("Changed “Film Days” (undone)",)


def test_what_is_in_the_trash_comes_back_with_its_parts(qtbot: QtBot, catalog: Catalog) -> None:
    id = event(catalog, title="Film Days")
    delegation(catalog, id)
    catalog.delete(Event, [id])
    view = TrashView(catalog, ENGLISH)
    qtbot.addWidget(view)
    assert texts(view.rows, 0, 1) == [("Film Days", "Event")]
    with qtbot.waitSignal(view.restored) as restored:
        view.button.click()
    assert restored.args == ["events", id]
    assert texts(view.rows, 0) == []
    assert not view.button.isEnabled()
    assert len(catalog.find(Delegation)) == 1


def test_a_moment_is_told_as_the_language_writes_it() -> None:
    at = datetime(2026, 5, 2, 14, 5).astimezone()
    assert moment(at, ENGLISH) == "2 May 2026, 14:05"
    assert moment(at, Language("az")) == "2 may 2026, 14:05"


def test_moments_in_the_trash_are_those_of_the_language(qtbot: QtBot, catalog: Catalog) -> None:
    catalog.delete(Event, [event(catalog)])
    view = TrashView(catalog, ENGLISH)
    qtbot.addWidget(view)
    ((when,),) = texts(view.rows, 2)
    assert str(datetime.now().year) in when
    assert "-" not in when


def test_a_long_name_is_cut_where_it_is_told() -> None:
    assert shortened("Song Days") == "Song Days"
    assert shortened("Song\n Days") == "Song Days"
    assert shortened("a" * 80, 10) == "a" * 9 + "…"


def test_a_long_name_leaves_the_sentence_around_it_whole(qtbot: QtBot, catalog: Catalog) -> None:
    id = event(catalog, title="Long " * 50)
    view = HistoryView(catalog, Event, id, ENGLISH)
    qtbot.addWidget(view)
    ((told,),) = texts(view.rows, 2)
    assert told.startswith("Added “Long Long")
    assert told.endswith("…”")
    assert len(told) < 90
