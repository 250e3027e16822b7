"""What is only similar stands below a line, each row with its reason; words are marked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from catalog_app.domain.events import Event
from catalog_app.search.marking import marks
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.reading import Found, Hits
from catalog_app.ui import style
from catalog_app.ui.answers import Answer, Question
from catalog_app.ui.details import Details
from catalog_app.ui.grid import Grid
from catalog_app.ui.links import Link
from catalog_app.ui.table import EntityTable, row_of_today, usual_columns
from tests import keys
from tests.builders import a_catalog, date, event
from tests.windows import Program, started

SURE = ("Shuhsa Meeting", "Shuhsa Talks")
ALIKE = ("“Şuşa” günləri", "Days of Art")
WHY = {"“Şuşa” günləri": "≈ Şuşa", "Days of Art": "≈ Шуша"}


class Given(Found):
    """An answer of which the last rows are similar spellings of one typed word."""

    def __init__(self, found: Found, sure: int) -> None:
        super().__init__(
            found._reader,
            found._questions,
            found.entity,
            found.language,
            found.ids,
            Hits(sure, (sure,), {}),
        )

    def reasons(self, id: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (("Shuhsa", ("shusha",)),) if self.ids.index(id) >= self.sure else ()


def answer(catalog: Catalog, sure: int = len(SURE)) -> Given:
    """The sure ones, of which there may be none, and the similar ones."""
    ids = {row[1]: row[0] for row in catalog.find(Event).each([Event.fields["title"]])}
    titles = (*SURE[:sure], *ALIKE)
    return Given(catalog.found(Event, [ids[title] for title in titles]), sure)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    catalog = a_catalog(tmp_path / "catalog.db")
    for title in SURE:
        event(catalog, title=title, country="TR", when=date("2020"))
    event(catalog, title=ALIKE[0], country="AZ", when=date("2019"))
    event(catalog, title=ALIKE[1], country="AZ", when=date("2018"), note="Шуша, 2018")
    catalog.close()
    return tmp_path / "catalog.db"


@pytest.fixture
def catalog(path: Path) -> Iterator[Catalog]:
    catalog = Catalog.open(path)
    yield catalog
    catalog.close()


@pytest.fixture
def grid(qtbot: QtBot, catalog: Catalog) -> Grid:
    model = EntityTable(Event, catalog.speaking("en"), usual_columns(Event))
    model.show_found(answer(catalog), ("-when",))
    grid = Grid(model)
    model.setParent(grid)
    qtbot.addWidget(grid)
    grid.resize(900, 300)
    with qtbot.waitExposed(grid):
        grid.show()
    return grid


def pixels(grid: Grid, row: int, column: int) -> QImage:
    cell = grid.visualRect(grid.table.index(row, column))
    return grid.viewport().grab(cell).toImage()


def has(image: QImage, colour: QColor) -> bool:
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return any(image.pixelColor(x, y).rgb() == colour.rgb() for x, y in points)


def column(grid: Grid, name: str) -> int:
    return [field.name for field in grid.table.fields].index(name)


def test_a_line_across_all_columns_parts_what_is_similar(grid: Grid) -> None:
    for place in range(grid.table.columnCount()):
        assert has(pixels(grid, 1, place), style.colour("handle")), place
        assert not has(pixels(grid, 0, place), style.colour("handle")), place
    assert has(pixels(grid, 1, 0), style.colour("chip"))
    assert has(pixels(grid, 2, 0), style.colour("chip"))


def test_the_scroll_bar_stays_exact_below_the_line(grid: Grid) -> None:
    assert grid.rowHeight(2) == grid.rowHeight(0)
    assert grid.verticalHeader().length() == 4 * grid.rowHeight(0)


def test_a_record_that_was_not_found_has_no_row(grid: Grid) -> None:
    assert grid.table.row_of(grid.table.id_at(3)) == 3
    assert grid.table.row_of(1 << 40) == -1


def test_no_line_parts_the_rows_where_all_are_sure_or_none_is(grid: Grid, catalog: Catalog) -> None:
    for found in (catalog.find(Event), answer(catalog, sure=0)):
        grid.table.show_found(found, ("title",))
        for row in range(grid.table.rowCount()):
            assert not has(pixels(grid, row, 2), style.colour("handle"))


def test_each_similar_row_tells_the_spelling_that_stands_in_it(grid: Grid) -> None:
    table = grid.table
    told = {
        table.texts(row)[column(grid, "title")]: table.similar.short(row, table.texts(row))
        for row in range(table.rowCount())
        if table.similar.has(row)
    }
    assert told == WHY


def test_the_reason_stands_quietly_beside_the_title(grid: Grid, catalog: Catalog) -> None:
    place = column(grid, "title")
    before = pixels(grid, 3, place)
    assert has(before, style.colour("quiet"))
    grid.table.show_found(catalog.found(Event, answer(catalog).ids), ("title",))
    assert not has(pixels(grid, 3, place), style.colour("quiet"))


def test_a_screen_reader_hears_the_reason_with_the_title_only(grid: Grid) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    title, kind = column(grid, "title"), column(grid, "kind")
    assert grid.table.index(3, title).data(role) == (
        "Title: Days of Art. Found because “Shuhsa” is similar to “Шуша”."
    )
    assert "similar" not in grid.table.index(3, kind).data(role)
    assert grid.table.index(0, title).data(role) == "Title: Shuhsa Meeting"


def test_the_reason_is_told_in_full_where_the_pointer_rests(grid: Grid) -> None:
    index = grid.table.index(2, column(grid, "title"))
    place = grid.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, grid.mapToGlobal(QPoint(0, 0)))
    option = QStyleOptionViewItem()
    option.rect = grid.visualRect(index)
    assert grid.itemDelegate().helpEvent(event, grid, option, index)
    assert "Found because “Shuhsa” is similar to “Şuşa”." in QToolTip.text()
    QToolTip.hideText()


def test_what_is_coming_is_looked_for_among_what_is_sure(catalog: Catalog) -> None:
    found = answer(catalog)
    assert row_of_today(found, ("-when",), date("2018-06").start) == 0
    assert row_of_today(catalog.find(Event), ("-when",), date("2018-06").start) == 3


def test_words_that_were_looked_for_have_a_ground_and_stay_what_they_are(grid: Grid) -> None:
    place = column(grid, "title")
    plain = pixels(grid, 2, place)
    grid.table.marks = marks(Event, "susa", grid.table.language, {"susa": ("shusha",)})
    marked = pixels(grid, 2, place)
    assert marked != plain
    assert marked.pixelColor(marked.width() - 2, 2) == plain.pixelColor(plain.width() - 2, 2)
    assert grid.table.index(2, place).data() == ALIKE[0]
    other = pixels(grid, 0, place)
    grid.table.marks = None
    assert pixels(grid, 0, place) == other


def test_the_details_tell_the_reason_and_mark_the_words(qtbot: QtBot, catalog: Catalog) -> None:
    found = answer(catalog)
    details = Details(catalog, catalog.speaking("en"))
    qtbot.addWidget(details)
    looked_for = marks(Event, "şuşa azərbaycan", found.language)
    details.show_record(Event, found.ids[2], found, looked_for)
    keys.until(lambda: details.sheet is not None)
    labels = details.findChildren(QLabel)
    texts = [label.text() for label in labels]
    assert "Found because “Shuhsa” is similar to “Şuşa”." in texts
    (title,) = (label for label in labels if label.accessibleName() == ALIKE[0])
    assert ">Şuşa</span>" in title.text()
    (country,) = (link for link in details.findChildren(Link) if link.text() == "Azerbaijan")
    assert country.grab().toImage() != Link("Azerbaijan").grab().toImage()
    details.show_record(Event, found.ids[0])
    keys.until(lambda: details.sheet.id == found.ids[0])
    assert not any("similar" in label.text() for label in details.findChildren(QLabel))
    details.close_lanes()


def test_what_a_record_says_is_not_read_as_html_where_it_is_marked(
    qtbot: QtBot, catalog: Catalog
) -> None:
    id = event(catalog, title="<b>Şuşa</b> & <i>co</i>", country="AZ")
    details = Details(catalog, catalog.speaking("en"))
    qtbot.addWidget(details)
    details.show_record(Event, id, None, marks(Event, "shusha", catalog.language))
    keys.until(lambda: details.sheet is not None)
    (title,) = (each for each in details.findChildren(QLabel) if "Şuşa" in each.text())
    assert "&lt;b&gt;" in title.text()
    assert "&lt;i&gt;co&lt;/i&gt;" in title.text()
    assert title.accessibleName() == "<b>Şuşa</b> & <i>co</i>"
    details.close_lanes()


@pytest.mark.parametrize(
    ("sure", "count", "noted"),
    [(2, "2 events · 2 similar", False), (0, "2 similar", True)],
)
def test_the_count_tells_how_many_are_similar(
    qtbot: QtBot, path: Path, sure: int, count: str, noted: bool
) -> None:
    with started(qtbot, path) as program:
        page = program.page
        program.search("Shuhsa")
        found = answer(program.window.catalog, sure)
        fields = page.table.fields
        rows = found.unread(found.ids[:10], fields)
        question = Question("Shuhsa", ("-when",), fields)
        page.answers.whole.emit(Answer(question, found, 0, rows, None))
        assert page.bar.count.text() == count
        assert page.bar.note.isVisible() == noted
        assert page.table.rowCount() == sure + 2
        assert Program.column(program, "title") == [*SURE[:sure], *ALIKE]
        program.search("")
        assert not page.bar.note.isVisible()


def ground(program: Program, word: str) -> list[int]:
    """How far from the left the ground of marked words lies in the first title, once for each."""
    program.search(word)
    grid = program.page.grid
    cell = grid.visualRect(grid.table.index(0, column(grid, "title")))
    grid.clearSelection()
    image = grid.viewport().grab(cell).toImage()
    paper = image.pixelColor(2, 4)
    return [x for x in range(image.width() - 2) if image.pixelColor(x, 7) != paper]


def test_words_of_both_directions_have_their_ground_where_they_stand(
    qtbot: QtBot, tmp_path: Path
) -> None:
    catalog = a_catalog(tmp_path / "both.db")
    event(catalog, title="مهرجان Festival باكو", when=date("2020"))
    catalog.close()
    with started(qtbot, tmp_path / "both.db") as program:
        first, second, third = (ground(program, w) for w in ("مهرجان", "festival", "باكو"))
    assert max(first) < min(second)
    assert max(second) < min(third)
