"""The table: rows by pages, columns and order by clicks and keys."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from catalog_app.domain import SECTIONS
from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity
from catalog_app.i18n import INTERFACE, Language
from catalog_app.settings import Column, TableState
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.reading import Found
from catalog_app.ui import style
from catalog_app.ui.grid import Grid
from catalog_app.ui.table import PAGE, EntityTable, row_of_today, usual_columns
from tests.builders import a_catalog

MANY = 2 * PAGE + 50
ROLE = Qt.ItemDataRole


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = a_catalog(tmp_path / "catalog.db")
    yield catalog
    catalog.close()


def fill(catalog: Catalog, count: int) -> None:
    rows = ({"title": f"Event {n:04}", "country": "AZ", "attendance": n} for n in range(count))
    with catalog.change("Filled") as change:
        change.put(Event, rows)


def table(catalog: Catalog) -> EntityTable:
    model = EntityTable(Event, catalog.language, usual_columns(Event))
    model.show_found(catalog.find(Event, "", ("title",)), ("title",))
    return model


@pytest.fixture
def grid(qtbot: QtBot, catalog: Catalog) -> Grid:
    fill(catalog, 30)
    grid = Grid(table(catalog))
    grid.table.setParent(grid)
    qtbot.addWidget(grid)
    grid.resize(900, 400)
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


def test_the_model_keeps_the_promises_of_qt(qtbot: QtBot, catalog: Catalog) -> None:
    fill(catalog, 5)
    model = table(catalog)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_found(catalog.find(Event, "", ("-title",)), ("-title",))
    model.set_fields(usual_columns(Event)[:2])
    model.show_found(catalog.find(Event, "nothing at all"), ("title",))
    assert tester.model() is model


def test_it_has_as_many_rows_as_were_found_and_reads_only_those_that_are_seen(
    catalog: Catalog,
) -> None:
    fill(catalog, MANY)
    model = table(catalog)
    asked: list[str] = []
    with catalog.reader.asking() as connection:
        connection.set_trace_callback(asked.append)
    assert model.rowCount() == MANY
    assert asked == []
    assert model.index(MANY - 1, 1).data() == f"Event {MANY - 1:04}"
    assert model.index(MANY - 2, 1).data() == f"Event {MANY - 2:04}"
    assert len(asked) == 1
    assert asked[0].count("Event") == 0 < asked[0].count("event")


def test_a_record_that_is_gone_meanwhile_leaves_an_empty_row(catalog: Catalog) -> None:
    fill(catalog, 3)
    model = table(catalog)
    catalog.delete(Event, [model.id_at(1)])
    assert [model.texts(row)[1] for row in range(3)] == ["Event 0000", "", "Event 0002"]


def test_numbers_stand_at_the_right_and_the_title_in_the_colour_of_the_text(
    catalog: Catalog,
) -> None:
    fill(catalog, 1)
    model = table(catalog)
    names = [field.name for field in model.fields]
    title, kind = (model.index(0, names.index(name)) for name in ("title", "kind"))
    number = model.index(0, names.index("delegations"))
    assert number.data(ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert title.data(ROLE.ForegroundRole) == style.colour("text")
    assert kind.data(ROLE.ForegroundRole) == style.colour("quiet")


def test_a_screen_reader_hears_the_column_and_what_it_says(catalog: Catalog) -> None:
    fill(catalog, 1)
    assert table(catalog).index(0, 1).data(ROLE.AccessibleTextRole) == "Title: Event 0000"


def test_html_in_a_record_is_shown_as_it_stands(catalog: Catalog) -> None:
    catalog.save(Event, {"title": "<b>Bold</b>", "country": "AZ"})
    assert table(catalog).index(0, 1).data() == "<b>Bold</b>"


def test_a_click_on_a_head_sorts_and_another_one_turns_it_round(qtbot: QtBot, grid: Grid) -> None:
    head = grid.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(2) + 10, head.height() // 2)
    for order, expected in ((("title",), ("kind",)), (("kind",), ("-kind",))):
        grid.table.order = order
        with qtbot.waitSignal(grid.columns.sort_asked) as asked:
            qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert asked.args == [expected]


def test_sorting_by_more_keeps_what_it_was_sorted_by(qtbot: QtBot, grid: Grid) -> None:
    with qtbot.waitSignal(grid.columns.sort_asked) as asked:
        grid.columns.sort("kind", more=True)
    assert asked.args == [("title", "kind")]


def test_the_heads_say_by_what_is_sorted(grid: Grid) -> None:
    grid.table.order = ("-when", "title")
    heads = [grid.table.headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert heads == ["When ▾1", "Title ▴2", "Kind"]


def test_the_heads_count_only_the_columns_that_are_shown(grid: Grid) -> None:
    grid.table.order = ("-host", "title", "city", "kind")
    grid.columns.show([each for each in grid.columns.fields() if each.name != "city"], {})
    shown = [field.name for field in grid.table.fields]
    places = [shown.index(name) for name in ("title", "kind")]
    heads = [grid.table.headerData(place, Qt.Orientation.Horizontal) for place in places]
    assert heads == ["Title ▴1", "Kind ▴2"]


def test_of_numbers_the_most_stand_first(qtbot: QtBot, grid: Grid) -> None:
    (name, *_) = (each.name for each in grid.table.fields if each.kind.numeric)
    for order, expected in ((("title",), f"-{name}"), ((f"-{name}",), name)):
        grid.table.order = order
        with qtbot.waitSignal(grid.columns.sort_asked) as asked:
            grid.columns.sort(name, more=False)
        assert asked.args == [(expected,)]


def test_columns_their_order_and_width_come_back(qtbot: QtBot, grid: Grid) -> None:
    grid.horizontalHeader().moveSection(2, 0)
    grid.setColumnWidth(2, 222)
    state = grid.columns.state()
    assert [column.name for column in state.columns][:3] == ["kind", "when", "title"]
    again = Grid(EntityTable(Event, grid.table.language, usual_columns(Event)))
    qtbot.addWidget(again)
    again.columns.restore(state)
    assert [field.name for field in again.columns.fields()][:3] == ["kind", "when", "title"]
    assert again.columnWidth(0) == 222


def test_remembered_columns_that_are_no_more_are_left_out(grid: Grid) -> None:
    grid.columns.restore(TableState((Column("gone", 100), Column("venue", 90)), ()))
    assert [field.name for field in grid.columns.fields()] == ["venue"]


def test_the_menu_of_the_head_adds_and_takes_away_a_column(grid: Grid) -> None:
    def entry(text: str) -> None:
        menu = grid.columns.menu(grid)
        next(action for action in menu.actions() if action.text() == text).trigger()

    entry("Venue")
    assert grid.columns.fields()[-1].name == "venue"
    entry("Kind")
    assert "kind" not in {field.name for field in grid.columns.fields()}


def test_columns_that_nobody_has_chosen_are_not_remembered(grid: Grid) -> None:
    assert grid.columns.state().columns == ()
    grid.setColumnWidth(0, 150)
    assert len(grid.columns.state().columns) == len(usual_columns(Event))


def test_only_widths_that_the_person_has_set_are_remembered(qtbot: QtBot, grid: Grid) -> None:
    names = [field.name for field in grid.columns.fields()]
    when, kind = names.index("when"), names.index("kind")
    whole = grid.columnWidth(when)
    country = names.index("country")
    usual = grid.columnWidth(country)
    grid.resize(500, 400)
    grid.setColumnWidth(kind, 133)
    assert grid.columnWidth(country) < usual
    state = grid.columns.state()
    again = Grid(EntityTable(Event, grid.table.language, usual_columns(Event)))
    qtbot.addWidget(again)
    again.resize(1200, 400)
    again.columns.restore(state)
    again.show()
    assert again.columnWidth(kind) == 133
    assert again.columnWidth(country) >= usual
    assert again.columnWidth(when) == whole
    assert again.horizontalHeader().length() == again.viewport().width()


@pytest.mark.parametrize("entity", SECTIONS, ids=lambda entity: entity.section)
@pytest.mark.parametrize("code", INTERFACE)
def test_the_usual_columns_fit_beside_sidebar_and_details(
    qtbot: QtBot, code: str, entity: type[Entity]
) -> None:
    grid = Grid(EntityTable(entity, Language(code), usual_columns(entity)))
    qtbot.addWidget(grid)
    grid.resize(780, 400)
    grid.show()
    assert grid.horizontalHeader().length() <= grid.viewport().width()
    title = max(usual_columns(entity), key=lambda field: field.width)
    assert grid.columnWidth(usual_columns(entity).index(title)) >= 120


def test_a_short_head_is_told_in_full_at_the_pointer(grid: Grid) -> None:
    heads = grid.table
    last = heads.columnCount() - 1
    assert heads.headerData(last, Qt.Orientation.Horizontal) == "Deleg."
    assert heads.headerData(last, Qt.Orientation.Horizontal, ROLE.ToolTipRole) == "Delegations"


def test_today_stands_between_what_is_coming_and_what_is_past(catalog: Catalog) -> None:
    for day in ("2024-05-01", "2026-05-01", "2025-05-01", None):
        when = parse_edtf(day) if day else None
        catalog.save(Event, {"title": day or "Some day", "when": when})
    newest, oldest = (catalog.find(Event, "", (order,)) for order in ("-when", "when"))

    def row(found: Found, order: str, year: int) -> int:
        return row_of_today(found, (order, "title"), date(year, 6, 1))

    assert [row(newest, "-when", year) for year in (2023, 2024, 2025, 2026)] == [0, 2, 1, 0]
    assert [row(oldest, "when", year) for year in (2023, 2024, 2025, 2026)] == [0, 1, 2, 0]
    assert row_of_today(newest, ("title",), date(2024, 6, 1)) == 0


def test_the_line_of_today_is_painted(grid: Grid) -> None:
    def accents() -> int:
        picture = grid.viewport().grab().toImage()
        colours = (picture.pixelColor(picture.width() - 5, y) for y in range(picture.height()))
        return sum(colour == style.colour("accent") for colour in colours)

    grid.select(9)
    assert accents() == 0
    assert grid.table.found is not None
    grid.table.show_found(grid.table.found, ("title",), today=2)
    assert accents() == 1


def test_the_title_takes_the_width_that_is_left(grid: Grid) -> None:
    assert grid.horizontalHeader().length() == grid.viewport().width()


def test_selected_rows_are_copied_as_they_are_seen(grid: Grid) -> None:
    grid.columns.restore(TableState((Column("title", 200), Column("country", 90)), ()))
    grid.select(0)
    selection = grid.selectionModel()
    flags = selection.SelectionFlag
    selection.select(grid.table.index(2, 0), flags.Select | flags.Rows)
    assert grid.selected_text() == "Event 0000\tAzerbaijan\nEvent 0002\tAzerbaijan"
    assert grid.selected_ids() == [grid.table.id_at(0), grid.table.id_at(2)]


def test_enter_and_double_click_open_the_record(qtbot: QtBot, grid: Grid) -> None:
    grid.select(3)
    with qtbot.waitSignal(grid.opened) as opened:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened.args == [grid.table.id_at(3)]
    with qtbot.waitSignal(grid.opened) as opened:
        grid.doubleClicked.emit(grid.table.index(1, 0))
    assert opened.args == [grid.table.id_at(1)]


def test_there_are_no_rows_below_a_row(catalog: Catalog) -> None:
    fill(catalog, 1)
    model = table(catalog)
    below = model.index(0, 0)
    assert (model.rowCount(below), model.columnCount(below)) == (0, 0)
    assert model.rowCount(QModelIndex()) == 1


def test_a_record_that_was_not_found_has_no_row(catalog: Catalog) -> None:
    catalog.save(Event, {"title": "Film Days", "country": "AZ"})
    catalog.save(Event, {"title": "Song Days", "country": "AZ"})
    model = table(catalog)
    last = max(model.ids(0, model.rowCount() - 1))
    assert model.row_of(last + 1) == -1
    assert model.row_of(model.id_at(1)) == 1
