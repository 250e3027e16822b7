"""File, Export: records as a file, and rows on the clipboard."""

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from catalog_app.domain import Event, Organisation
from catalog_app.domain.fields import Entity
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from catalog_app.ui.export_dialog import ExportDialog, Shown
from tests import keys
from tests.builders import a_catalog, event
from tests.windows import started

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Make = Callable[..., ExportDialog]


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        event(catalog, title="Forum", country="KZ", venue="Palace")
        event(catalog, title="=1+1", country="AZ")
        catalog.save(Organisation, {"name": "TURKSOY"})
        yield catalog


@pytest.fixture
def make(qtbot: QtBot, catalog: Catalog) -> Iterator[Make]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made: list[ExportDialog] = []

    def dialog(text: str = "", entity: type[Entity] = Event) -> ExportDialog:
        fields = [entity.fields["title" if entity is Event else "name"], entity.fields["country"]]
        shown = Shown(entity, text, ("id",), fields)
        made.append(ExportDialog(catalog, shown, Language("en"), parent))
        made[-1].show()
        return made[-1]

    yield dialog
    for each in made:
        each.reject()


@pytest.fixture
def exported(monkeypatch: pytest.MonkeyPatch) -> Callable[[ExportDialog, Path], str]:
    """Chooses a file and waits until it is there; what is then said."""

    def press(dialog: ExportDialog, path: Path) -> str:
        monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(path)])
        dialog.export_button.click()
        keys.until(lambda: not dialog.progress.isVisible())
        return dialog.note.text()

    return press


def choose(dialog: ExportDialog, **values: object) -> None:
    for name, value in values.items():
        box = getattr(dialog, name)
        assert box.findData(value) >= 0
        box.setCurrentIndex(box.findData(value))


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_what_the_table_shows_becomes_a_file_that_excel_knows(
    make: Make, exported: Callable[..., str], tmp_path: Path
) -> None:
    dialog = make("forum")
    choose(dialog, format="csv", words="az")
    path = tmp_path / "a.csv"
    assert exported(dialog, path) == "1 record is in “a.csv”."
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows(path) == [["title", "country"], ["Forum", "Qazaxıstan"]]
    assert dialog.open_button.isVisible()
    assert dialog.folder_button.isVisible()


def test_all_records_with_all_columns_are_to_be_had_too(
    make: Make, exported: Callable[..., str], tmp_path: Path
) -> None:
    dialog = make("forum")
    choose(dialog, format="csv", which=False, columns=True)
    assert exported(dialog, tmp_path / "a.csv") == "2 records are in “a.csv”."
    head, forum, formula = rows(tmp_path / "a.csv")
    assert head == list(Event.fields)
    assert forum[head.index("venue")] == "Palace"
    assert formula[head.index("title")] == "'=1+1"


@pytest.mark.parametrize("format", ["xlsx", "ods", "tsv", "html", "json", "ics"])
def test_every_format_is_written(
    make: Make, exported: Callable[..., str], tmp_path: Path, format: str
) -> None:
    dialog = make()
    choose(dialog, format=format)
    path = tmp_path / f"a.{format}"
    said = exported(dialog, path)
    assert said.startswith(f"2 records are in “a.{format}”.")
    assert ("without a date" in said) == (format == "ics")
    assert dialog.columns.isEnabled() == (format != "ics")
    start = path.read_bytes()[:20]
    if format in ("xlsx", "ods"):
        assert start.startswith(b"PK")
    elif format == "json":
        assert len(json.loads(path.read_text("utf-8"))) == 2
    else:
        begins = {"tsv": b"\xef\xbb\xbftitle\t", "html": b"<!DOCTYPE html>", "ics": b"BEGIN:VCAL"}
        assert start.startswith(begins[format])


def test_only_events_are_offered_as_a_calendar(make: Make) -> None:
    assert make("", Organisation).format.findData("ics") < 0
    assert make().format.findData("ics") >= 0


def test_without_a_search_all_are_shown(make: Make) -> None:
    dialog = make()
    assert [dialog.which.itemText(place) for place in range(dialog.which.count())] == [
        "All: Events"
    ]


def test_what_goes_wrong_is_said_and_can_be_tried_again(
    make: Make, exported: Callable[..., str], tmp_path: Path
) -> None:
    dialog = make()
    assert "could not be written" in exported(dialog, tmp_path / "no" / "a.xlsx")
    assert dialog.written is None
    assert not dialog.open_button.isVisible()
    assert exported(dialog, tmp_path / "a.xlsx") == "2 records are in “a.xlsx”."


def test_giving_up_leaves_the_older_file(catalog: Catalog, make: Make, tmp_path: Path) -> None:
    with catalog.change("Added") as change:
        change.put(Event, ({"title": f"{n}", "aims": "x" * 200} for n in range(5000)))
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"older")
    dialog = make()
    dialog._write(path)
    keys.until(lambda: any(tmp_path.glob(".*.xlsx")))
    dialog.cancel_button.click()
    assert path.read_bytes() == b"older"
    assert not list(tmp_path.glob(".*"))
    assert dialog.written is None


class Opener(QObject):
    """The programs of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_file_and_its_folder_are_opened(
    make: Make, exported: Callable[..., str], tmp_path: Path
) -> None:
    dialog, opener = make(), Opener()
    exported(dialog, tmp_path / "a.xlsx")
    QDesktopServices.setUrlHandler("file", opener, "take")
    try:
        dialog.open_button.click()
        dialog.folder_button.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [str(tmp_path / "a.xlsx"), str(tmp_path)]


class Cells(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.styles: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
            self.styles.append(dict(attrs).get("style") or "")
        else:
            assert tag in ("table", "meta")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1] and data != "\n":
            self.rows[-1][-1] += data


def test_copied_rows_are_text_and_a_table(qtbot: QtBot, catalog: Catalog) -> None:
    event(catalog, title='<img src="file:///x">&', country="TR")
    catalog.close()
    with started(qtbot, catalog.path) as program:
        program.page.grid.selectAll()
        keys.front(program.window)
        program.qtbot.keyClick(program.window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        copied = QGuiApplication.clipboard().mimeData()
        told = [line.split("\t") for line in copied.text().split("\n")]
        read = Cells(bytes(copied.data("text/html").data()).decode())
    assert len(told) == 3
    assert read.rows == told
    assert {cell for row in told for cell in row} >= {"=1+1", '<img src="file:///x">&'}
    assert read.styles.count("mso-number-format:'\\@'") == 1
