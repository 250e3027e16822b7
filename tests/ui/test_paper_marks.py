"""What was added, changed and struck since the list before, as it is seen and as it is read."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from catalog_app.reports.blocks import Cell, Entry, Heading, Mark, Row, Style, Table
from tests.paper import COLUMNS, LEFT, Picture, document, numbered, printed, words_of

pytestmark = pytest.mark.usefixtures("qapp")

LONG = 12_600  # rows, too many to be kept from the first run for the second
SIGNS = {Mark.ADDED: "+", Mark.CHANGED: "±", Mark.STRUCK: "", None: ""}


def entry(name: str, mark: Mark | None, position: str = "Deputy Minister") -> Entry:
    return Entry((name, position, "2023"), f"members:{name}", mark)


def in_groups() -> Iterator[Row | Heading]:
    for group in range(3):
        yield Heading(f"Country-{group}", "4")
        for mark in (None, *Mark):
            yield entry(f"{mark or 'same'}-{group}.", mark)


def sign_of(page: str, name: str) -> str:
    """What stands before the name in its line."""
    (line,) = (line for line in page.splitlines() if name in line)
    return line[: line.index(name)].strip()


@pytest.mark.parametrize("fitted", [False, True])
def test_signs_stand_before_added_and_changed_rows_in_groups(fitted: bool, tmp_path: Path) -> None:
    table = Table(COLUMNS, list(in_groups()), fitted=fitted)
    (page,) = printed(tmp_path, document([], table))
    for group in range(3):
        for mark in (None, *Mark):
            assert sign_of(page, f"{mark or 'same'}-{group}.") == SIGNS[mark]


def test_texts_of_marked_rows_are_read_as_they_are(tmp_path: Path) -> None:
    styles = [Cell(f"{style}-text", style) for style in Style][:3]
    (page,) = printed(tmp_path, document([Entry(styles, "a:1", mark) for mark in Mark]))
    for cell in styles:
        assert page.split().count(cell.text) == len(Mark)


def test_signs_are_in_the_margin_and_the_texts_where_they_always_are(tmp_path: Path) -> None:
    printed(tmp_path, document([entry("Same", None), entry("New", Mark.ADDED)]))
    (page,) = words_of(tmp_path / "list.pdf")
    lefts = {word.text: word.left for word in page}
    assert lefts["New"] == lefts["Same"] == pytest.approx(LEFT, abs=1)
    (sign,) = (word for word in page if word.text == "+")
    assert 34 < sign.left < sign.right < LEFT - 6


def test_a_struck_row_has_a_line_through_every_line_of_its_texts(tmp_path: Path) -> None:
    long = " ".join(["Chairman of the committee"] * 8)
    for mark in (Mark.STRUCK, None):
        made = document([entry("Aigerim Serik", mark, long)])
        printed(tmp_path, made)
        picture = Picture(tmp_path / "list.pdf")
        (page,) = words_of(tmp_path / "list.pdf")
        row = [word for word in page if word.text in {"Aigerim", "Serik", *long.split()}]
        gaps = [(a, b) for a, b in pairwise(row) if a.top == b.top and b.left - a.right < 5]
        assert len({round(a.top) for a, _ in gaps}) > 2
        for a, b in gaps:
            between = (a.right + b.left) / 2
            assert picture.has_ink(between, a.top, a.bottom) == (mark is Mark.STRUCK)


def test_a_bar_stands_beside_all_lines_of_a_marked_row_and_only_there(tmp_path: Path) -> None:
    long = " ".join(["Chairman of the committee"] * 8)
    marks = {"Same": None, "New": Mark.ADDED, "Other": Mark.CHANGED, "Gone": Mark.STRUCK}
    printed(tmp_path, document([entry(name, mark, long) for name, mark in marks.items()]))
    picture = Picture(tmp_path / "list.pdf")
    (page,) = words_of(tmp_path / "list.pdf")
    row: Mark | None = None
    seen = set()
    for word in page:
        row = marks.get(word.text, row)
        if word.text in {*marks, "Chairman"}:
            barred = row in {Mark.ADDED, Mark.CHANGED}
            assert picture.has_ink(LEFT - 5, word.top + 3, word.bottom - 3) == barred
            seen.add(row)
    assert seen == {None, *Mark}


def test_marks_are_on_paper_when_a_list_is_too_long_to_be_kept(tmp_path: Path) -> None:
    marks = {0: Mark.ADDED, LONG // 2: Mark.CHANGED, LONG - 1: Mark.ADDED}
    rows = [
        Entry((f"Person-{number}.", "", ""), f"members:{number}", marks.get(number))
        for number in range(LONG)
    ]
    lines = "\n".join(printed(tmp_path, document(rows))).splitlines()
    signed = [line.split()[:2] for line in lines if line.split()[:1] in (["+"], ["±"])]
    assert signed == [[SIGNS[mark], f"Person-{number}."] for number, mark in marks.items()]


def test_a_marked_row_taller_than_a_page_has_one_sign(tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(1500)]
    rows = [*numbered(3), entry("Tall", Mark.CHANGED, " ".join(words)), *numbered(3)]
    pages = printed(tmp_path, document(rows))
    found = " ".join(pages).split()
    assert len(pages) > 2
    assert found.count("±") == 1
    assert [word for word in found if word.startswith("word")] == words
