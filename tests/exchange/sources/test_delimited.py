"""CSV and TSV as people and programs write them."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from catalog_app.domain.quoting import no_formula
from catalog_app.errors import Cancelled, FileProblem
from catalog_app.exchange.sources import open_source
from catalog_app.exchange.sources.source import Cell
from tests.exchange.test_csv import PAYLOADS

SPECTRUM = Path(__file__).parents[2] / "data" / "csv-spectrum"
Cells = list[tuple[Cell, ...]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def read(file: Path, text: str, **asked: str) -> Cells:
    """The head and the cells of each line."""
    file.write_bytes(text.encode())
    source = open_source(file, **asked)  # type: ignore[arg-type]  # each is a keyword of it
    return [source.columns, *(line.cells for line in source.lines())]


def told(file: Path, text: str) -> str:
    """What is said of a file, refused or not."""
    file.write_bytes(text.encode())
    try:
        source = open_source(file)
        list(source.lines())
    except FileProblem as problem:
        return str(problem)
    return " ".join(map(str, source.notes))


@pytest.mark.parametrize("name", sorted(path.stem for path in SPECTRUM.glob("*.csv")))
def test_the_spectrum_of_csv_is_read_as_its_json_says(name: str) -> None:
    expected = json.loads((SPECTRUM / f"{name}.json").read_text("utf-8"))
    expected = expected if isinstance(expected, list) else [expected]
    if name == "location_coordinates":  # as the CSV has it
        expected[0]["Contact Phone Number"] = "2095257564"
    source = open_source(SPECTRUM / f"{name}.csv")
    found = [dict(zip(source.columns, line.cells, strict=True)) for line in source.lines()]
    assert found == expected


def test_letters_that_were_lost_before_are_told() -> None:
    source = open_source(SPECTRUM / "location_coordinates.csv")
    assert "first in line 2" in str(source.notes[0])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_any_sign_any_end_of_line_any_unicode(
    file: Path, sign: str, end: str, encoding: str
) -> None:
    rows = [["title", "city"], ["A, b; c | d\te", "Şuşa"], ['"Q"', "Шуша"], [f"two{end}lines", ""]]
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=sign, lineterminator=end).writerows(rows)
    file.write_bytes(buffer.getvalue().encode(encoding))
    source = open_source(file)
    assert [list(source.columns), *(list(line.cells) for line in source.lines())] == rows
    assert source.notes == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("city;share\nBaku;1,5\nShusha;2,5\n", [("Baku", "1,5"), ("Shusha", "2,5")]),
        (
            "place;year\nBaku, AZ;2024\nOrsk, RU;2023\n",
            [("Baku, AZ", "2024"), ("Orsk, RU", "2023")],
        ),
        ("title,tags\nA,x;y\nB,x;y;z\n", [("A", "x;y"), ("B", "x;y;z")]),
        ("title\nA, b\nC\n", [("A, b",), ("C",)]),
        ("sep=~\na~b\n1~2\n", [("1", "2")]),
        ('a, "b"\n1, "x, y"\n', [("1", "x, y")]),
        ("'a','b'\n'1','x, y'\n", [("1", "x, y")]),
        ('a,b\n"say \\"x\\", y",2\n', [('say "x", y', "2")]),
    ],
)
def test_the_sign_and_the_quotes_are_told(file: Path, text: str, expected: Cells) -> None:
    assert read(file, text)[1:] == expected


def test_a_sign_that_is_said_is_taken(file: Path) -> None:
    assert read(file, "a^b\n1^2\n", delimiter="^") == [("a", "b"), ("1", "2")]
    assert read(file, "a\tb\n1\t2\n", delimiter="tab") == [("a", "b"), ("1", "2")]
    with pytest.raises(FileProblem, match="“;;” cannot stand between cells"):
        read(file, "a\n", delimiter=";;")


def test_quotation_marks_that_are_letters_are_kept_and_told(file: Path) -> None:
    text = 'title\tcity\n"Nowruz" fair\tBaku\n'
    assert read(file, text) == [("title", "city"), ('"Nowruz" fair', "Baku")]
    assert "stand there as letters (line 2)" in told(file, text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('a,b\n1,"x\n2,y\n', "In line 2 of {} a quotation mark begins a cell and is not closed"),
        ('a,b\n1,2\n"x"y,1,2\n', "In line 3 of {} something stands between"),
        (f"a,b\n1,2\n3,{'x' * 200_000}\n", "The cell that begins in line 3 of {} has more than"),
        ('a,b\n1,"' + "x\n" * 200_000, "The cell that begins in line 2 of {} has more than"),
        ("a" * 5_000_000, "Line 1 of {} has more than 4000000 letters"),
        ("a,b\n1,2\n1,2,3\n", "In {} these lines have more cells than the head has columns: 3."),
        ("a,b\n1,2\n1\n1\n", "these lines have fewer cells than the head has columns: 3, 4."),
        ("a,b\n1,x\0y\n", "Zero bytes were taken out of {}, the first in line 2."),
        (
            "Our list\n\na,b,c\n1,2,3\n",
            "What stands above the head of the table was not read: 1 ",
        ),
        ("", "{} is empty"),
        (" \n\n", "is empty"),
        (",".join("a" * 300), "Line 1 of {} has 300 cells; at most 256 columns are read."),
        ("a,b\n1,2" + ",x" * 300, "Line 2 of {} has 302 cells; at most 256"),
    ],
)
def test_what_is_wrong_is_a_sentence_with_the_line(file: Path, text: str, sentence: str) -> None:
    assert sentence.format(file) in told(file, text) or sentence in told(file, text)


def test_nothing_filled_is_left_out(file: Path) -> None:
    text = "name,,name,\n1,,3,\n1,2,3,4,5\n1\n,,\n"
    assert read(file, text) == [
        ("name", "Column 2", "name (2)", "Column 4", "Column 5"),
        ("1", "", "3", "", None),
        ("1", "2", "3", "4", "5"),
        ("1", None, None, None, None),
    ]


def test_columns_without_head_and_cells_do_not_count(file: Path) -> None:
    assert read(file, "a,,b,\n1,,2,\n") == [("a", "b"), ("1", "2")]


def test_lines_have_the_numbers_of_an_editor(file: Path) -> None:
    file.write_text('a,b\n1,"x\ny\nz"\n\n2,w\n', encoding="utf-8")
    assert [line.number for line in open_source(file).lines()] == [2, 6]
    file.write_text("sep=,\na,b\n1,2\n", encoding="utf-8")
    assert [line.number for line in open_source(file).lines()] == [3]


def test_lines_are_read_anew_each_time(file: Path) -> None:
    file.write_text("a\n1\n2\n", encoding="utf-8")
    source = open_source(file)
    first = source.lines()
    next(first)
    assert [line.cells for line in source.lines()] == [("1",), ("2",)]
    assert [line.cells for line in first] == [("2",)]


@pytest.mark.parametrize("payload", [*PAYLOADS, "'", "''=1", "'x", "plain"])
def test_an_apostrophe_before_a_formula_is_taken_away_again(file: Path, payload: str) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([["a", "b"], [no_formula(payload), "x"]])
    assert read(file, buffer.getvalue())[1] == (payload, "x")


CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\r\n"), max_size=20
)
"""Whatever a field may hold, in the profile of our own files."""


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_our_own_files_come_back(tmp_path_factory: pytest.TempPathFactory, rows: Cells) -> None:
    file = tmp_path_factory.mktemp("csv") / "list.csv"
    buffer = io.StringIO(newline="")
    written = [[no_formula(str(cell)) for cell in row] for row in rows]
    csv.writer(buffer).writerows([["title", "aims"], *written])
    found = read(file, buffer.getvalue())
    assert found == [
        ("title", "aims"),
        *(row for row in rows if any(str(cell).strip() for cell in row)),
    ]


def test_reading_stops_when_nobody_waits(file: Path) -> None:
    file.write_text("a\n" + "1\n" * 5000, encoding="utf-8")
    asked = [False] * 20

    def stop() -> bool:
        return asked.pop() if asked else True

    with pytest.raises(Cancelled, match="Reading the file was stopped"):
        [list(open_source(file, stop=stop).lines()) for _ in range(5)]


@pytest.mark.parametrize(
    ("bytes", "what"),
    [
        (b"%PDF-1.7 ", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old document of Microsoft Office"),
        (b"\x1f\x8b8", "a compressed file"),
        (b"\xef\xbb\xbf <table><tr><td>title</table>", "a web page or XML"),
    ],
)
def test_what_is_no_list_is_named(file: Path, bytes: bytes, what: str) -> None:
    file.write_bytes(bytes)
    with pytest.raises(FileProblem, match=rf"list\.csv is {what}"):
        open_source(file)


def test_a_file_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(FileProblem, match=r"list\.csv cannot be read: No such file"):
        open_source(file)
    with pytest.raises(FileProblem, match="cannot be read"):
        open_source(file.parent)


def test_a_calendar_is_known_in_spite_of_its_name(file: Path) -> None:
    assert read(file, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nEND:VEVENT\n")[1] == ("A",)


def test_a_file_that_changes_meanwhile_is_told(file: Path) -> None:
    file.write_text("title\nNowruz\n", encoding="utf-8")
    source = open_source(file)
    file.write_bytes(b"title\n\xff\xfe\n")
    with pytest.raises(FileProblem, match="was changed while it was read"):
        list(source.lines())
    file.unlink()
    with pytest.raises(FileProblem, match="cannot be read: No such file"):
        list(source.lines())
