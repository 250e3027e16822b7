"""XLSX and ODS: honest ones as they show, hostile ones refused by a sentence."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime, time as clock, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from catalog_app.errors import Cancelled, FileProblem
from catalog_app.exchange.sources import open_source, worksheet
from catalog_app.exchange.sources.source import Source
from tests.exchange.sources import hostile

Fill = Callable[[xlsxwriter.Workbook], object]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.xlsx"


def book(file: Path, fill: Fill, **options: object) -> Source:
    with xlsxwriter.Workbook(str(file), options) as made:
        fill(made)
    return open_source(file)


def cells(source: Source) -> list[tuple[object, ...]]:
    return [line.cells for line in source.lines()]


def notes(source: Source) -> str:
    return " ".join(map(str, source.notes))


@pytest.mark.parametrize("name", hostile.REFUSED)
def test_a_hostile_workbook_is_refused_by_a_sentence(tmp_path: Path, name: str) -> None:
    make, sentence = hostile.REFUSED[name]
    (tmp_path / name).write_bytes(make())
    with pytest.raises(FileProblem) as refused:
        list(open_source(tmp_path / name).lines())
    assert sentence in str(refused.value)
    assert name in str(refused.value)


@pytest.mark.parametrize(("make", "name"), [(hostile.xlsx, "a.xlsx"), (hostile.ods, "a.ods")])
def test_the_same_workbook_without_what_is_hostile_is_read(
    tmp_path: Path, make: Callable[[str], bytes], name: str
) -> None:
    rows = hostile.HONEST if name == "a.xlsx" else hostile.ODS_ROW * 2
    (tmp_path / name).write_bytes(make(rows))
    assert len(cells(open_source(tmp_path / name))) == 1


@pytest.mark.parametrize("epoch", [False, True])
def test_cells_have_the_values_that_they_show(file: Path, epoch: bool) -> None:
    written: list[object] = [
        "Şuşa",
        date(2024, 5, 1),
        datetime(2024, 5, 1, 10, 30),
        1e15,
        2.5,
        True,
    ]
    texts = ["007", "=1+1", "'x", " ", "two\nlines"]

    def fill(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet()
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        minute = made.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.write_row(0, 0, [f"h{number}" for number in range(13)])
        for column, value in enumerate(written):
            sheet.write(1, column, value, {1: day, 2: minute}.get(column))
        for column, text in enumerate(texts):
            sheet.write_string(1, 6 + column, text)
        sheet.write(1, 11, clock(9, 30), made.add_format({"num_format": "hh:mm"}))
        sheet.write(1, 12, timedelta(hours=30), made.add_format({"num_format": "[h]:mm"}))

    source = book(file, fill, date_1904=epoch)
    assert cells(source) == [(*written, *texts, "09:30:00", "30:00:00")]
    assert type(cells(source)[0][3]) is int
    assert source.notes == ()


def test_errors_and_formulas_without_a_result_are_named(file: Path) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet("Events")
        sheet.write_row(0, 0, ["a", "b", "c", "d"])
        sheet.write_formula("A2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("B2", "=C2", None, "")
        sheet.write_formula("C2", "=1+1", None, 2)
        sheet.write_formula("D2", '="x"', None, "x")

    source = book(file, fill)
    assert cells(source) == [("#DIV/0!", "", 2, "x")]
    assert "In the sheet “Events” of" in notes(source)
    assert "these cells show an error: A2 #DIV/0!." in notes(source)
    assert "these formulas have no result, and are read as empty: B2." in notes(source)


def test_other_and_hidden_sheets_are_named_and_can_be_asked_for(file: Path) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        made.add_worksheet("Empty")
        made.add_worksheet("Events").write_column(0, 0, ["title", "Nowruz"])
        made.add_worksheet("People").write_column(0, 0, ["name", "Ada"])
        hidden = made.add_worksheet("Hidden & old")
        hidden.write_column(0, 0, ["title", "Old"])
        hidden.hide()

    source = book(file, fill)
    assert cells(source) == [("Nowruz",)]
    assert "Only the sheet “Events”" in notes(source)
    assert "It also has: Empty, People." in notes(source)
    assert "are hidden, and were not read: Hidden & old." in notes(source)
    assert cells(open_source(file, sheet="Hidden & old")) == [("Old",)]
    with pytest.raises(FileProblem, match=r"There is no sheet “X” in .* It has: Empty, Events"):
        open_source(file, sheet="X")


def test_a_merged_cell_is_read_in_each_row_that_has_something_else(file: Path) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet()
        sheet.merge_range("A1:C1", "Our list")
        sheet.write_row("A2", ["event", "name", "role"])
        sheet.merge_range("A3:A6", "Nowruz")
        sheet.write_column("B3", ["Ada", "Bob", "", "Dua"])

    source = book(file, fill)
    assert cells(source) == [("Nowruz", "Ada", ""), ("Nowruz", "Bob", ""), ("Nowruz", "Dua", "")]
    assert "are merged: A3:A6." in notes(source)
    assert "above the head of the table was not read: 1 of" in notes(source)


def test_lines_have_the_numbers_of_the_spreadsheet(file: Path) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet()
        sheet.write_row("B3", ["title", "city"])
        sheet.write_row("B6", ["Nowruz", "Baku"])

    source = book(file, fill)
    assert source.columns == ("title", "city")
    assert [(line.number, line.cells) for line in source.lines()] == [(6, ("Nowruz", "Baku"))]


def test_an_empty_cell_with_a_colour_may_stand_anywhere(file: Path) -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        sheet = made.add_worksheet()
        sheet.write_column(0, 0, ["title", "Nowruz"])
        sheet.write_blank("XFD1048576", None, made.add_format({"bg_color": "red"}))

    assert cells(book(file, fill)) == [("Nowruz",)]


def test_what_an_ods_repeats_merges_and_could_not_calculate(tmp_path: Path) -> None:
    file = tmp_path / "list.ods"
    span = ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
    broken = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
        "</table:table-cell>"
    )
    covered = "<table:covered-table-cell/>"
    rows = (
        hostile.ods_row(hostile.filled(' table:number-columns-repeated="3"')),
        hostile.ods_row(hostile.filled(span) + broken),
        hostile.ods_row(covered + '<table:table-cell table:formula="of:=A1"/>' + hostile.filled()),
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
    )
    file.write_bytes(hostile.ods("".join(rows)))
    source = open_source(file)
    assert source.columns == ("x", "x (2)", "x (3)")
    assert cells(source) == [("x", "#DIV/0!", ""), ("x", "", "x")]
    assert "show an error: B2 #DIV/0!." in notes(source)
    assert "are read as empty: B3." in notes(source)
    assert "are merged: A2:A3." in notes(source)


def test_a_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(hostile.xlsx(hostile.HONEST))
    assert cells(open_source(file)) == [(1,)]


def test_the_other_process_ends_at_its_limit_of_memory(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="the system has no such limits")
    file = tmp_path / "shared.xlsx"
    file.write_bytes(hostile.shared())
    command = [sys.executable, "-P", worksheet.__file__, str(file), "", str(300 << 20), "60"]
    ended = subprocess.run(command, capture_output=True, check=False)
    assert ended.returncode != 0


def test_the_other_process_is_ended_when_nobody_waits(file: Path) -> None:
    book(file, lambda made: made.add_worksheet().write_column(0, 0, range(100_000)))
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 12

    with pytest.raises(Cancelled):
        list(open_source(file, stop=stop).lines())
    assert asked == 13
