"""Lists for spreadsheets, read back by the standard library's reader."""

import csv as standard
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog_app.errors import CannotSave
from catalog_app.i18n import Language
from catalog_app.reports.blocks import (
    Block,
    Cards,
    Cell,
    Column,
    Document,
    Entry,
    Heading,
    Mark,
    PageBreak,
    Paragraph,
    Row,
    Style,
    Table,
)
from catalog_app.reports.csv import write_csv

COLUMNS = (Column("Name", 2), Column("Year"))


def document(*blocks: Block) -> Document:
    return Document("List", Language("en"), lambda: blocks, "Kicker", "Almaty", "2026", str)


def written(path: Path, *blocks: Block) -> list[list[str]]:
    write_csv(document(*blocks), path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(standard.reader(file, strict=True))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def test_a_table_is_its_titles_and_rows_and_nothing_else(path: Path) -> None:
    rows: list[Row | Heading] = [("Aigerim", "2023"), (Cell("Bolat", Style.BOLD), "2024")]
    read = written(path, Paragraph("Late news"), Table(COLUMNS, rows), PageBreak())
    assert read == [["Name", "Year"], ["Aigerim", "2023"], ["Bolat", "2024"]]


def test_headings_stand_before_their_rows_the_outer_ones_first(path: Path) -> None:
    rows: list[Row | Heading] = [
        ("none", ""),
        Heading("KAZAKHSTAN", "2"),
        ("country", ""),
        Heading("Ensemble", level=2),
        ("ensemble", ""),
        Heading("KYRGYZSTAN", "1"),
        ("next", ""),
    ]
    table = Table(COLUMNS, rows, head=False)
    read = written(path, table, Heading("Members", level=0), table, Heading("Others", level=0))
    assert [row[0] for row in read] == [
        *("", "KAZAKHSTAN", "KAZAKHSTAN / Ensemble", "KYRGYZSTAN"),
        *("Members", "Members / KAZAKHSTAN", "Members / KAZAKHSTAN / Ensemble"),
        "Members / KYRGYZSTAN",
    ]


def test_heads_are_written_where_the_columns_change_and_rows_are_all_as_long(path: Path) -> None:
    one, other = Table(COLUMNS, [("a", "1")]), Table((Column("City"),), [("Baku",)])
    read = written(path, Heading("First"), one, one, Heading("Second"), other)
    assert read == [
        ["heading", "Name", "Year"],
        ["First", "a", "1"],
        ["First", "a", "1"],
        ["heading", "City", ""],
        ["Second", "Baku", ""],
    ]


def test_marks_stand_in_a_last_column_where_there_are_any(path: Path) -> None:
    rows = [Entry(("Aysel", "1"), str(mark), mark) for mark in (None, *Mark)]
    assert [row[2:] for row in written(path, Table(COLUMNS, rows))] == [
        *(["mark"], [""], ["added"], ["changed"], ["struck"])
    ]
    unmarked = [Entry(("Aysel", "1"), "members:1")]
    assert written(path, Table(COLUMNS, unmarked, head=False)) == [["Aysel", "1"]]


def test_a_cell_over_two_columns_leaves_the_second_empty(path: Path) -> None:
    rows: list[Row | Heading] = [(Cell("both", span=2), "x")]
    columns = (*COLUMNS, Column("Note"))
    assert written(path, Table(columns, rows, head=False)) == [["both", "", "x"]]


def test_cards_are_rows_of_their_lines(path: Path) -> None:
    cards = [(Cell("Festival"), Cell("Aysel", Style.BOLD)), (Cell("Festival"),)]
    assert written(path, Cards(cards)) == [["Festival", "Aysel"], ["Festival", ""]]


@pytest.mark.parametrize("payload", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1", "'=1"])
def test_nothing_is_a_formula_and_one_apostrophe_less_gives_it_back(
    path: Path, payload: str
) -> None:
    table = Table((Column(payload),), [Heading(payload), (payload,)])
    read = [cell for row in written(path, table, Cards([(Cell(payload),)])) for cell in row]
    assert read == ["heading", f"'{payload}", f"'{payload}", f"'{payload}", "", f"'{payload}"]


def test_the_file_is_bare_utf_8_and_its_lines_end_as_the_standard_asks(path: Path) -> None:
    texts = ('a, "b"', "one\ntwo", "Көрермендер oʻyini İğdır")
    read = written(path, Table((Column(),) * 3, [texts], head=False))
    assert read == [list(texts)]
    assert path.read_bytes().decode("utf-8") == (
        '"a, ""b""","one\ntwo",Көрермендер oʻyini İğdır\r\n'
    )


def test_an_older_file_stays_when_the_rows_break_off(path: Path) -> None:
    path.write_bytes(b"old")
    runs = 0

    def blocks() -> Iterator[Block]:
        nonlocal runs
        runs += 1
        yield Table(COLUMNS, [("one", "2023")])
        if runs > 1:
            raise OSError(28, "No space left on device")

    with pytest.raises(CannotSave, match="No space left"):
        write_csv(Document("List", Language("en"), blocks), path)
    assert [(p.name, p.read_bytes()) for p in path.parent.iterdir()] == [("list.csv", b"old")]
