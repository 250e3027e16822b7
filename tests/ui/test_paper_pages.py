"""Where pages begin and end: page breaks, letters, and paragraphs that go on overleaf."""

from pathlib import Path

import pytest

from catalog_app.i18n import Language
from catalog_app.reports.blocks import (
    Align,
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Style,
    Table,
)
from tests.paper import (
    BOTTOM,
    COLUMNS,
    RIGHT,
    TOP,
    Word,
    document,
    numbered,
    printed,
    words_of,
)

pytestmark = pytest.mark.usefixtures("qapp")


def letter(*blocks: Block) -> Document:
    return Document("Invitation", Language("en"), lambda: blocks, "K", "S", "A", head=False)


def placed(tmp_path: Path, *blocks: Block) -> list[list[Word]]:
    """The words of a letter, page by page."""
    printed(tmp_path, letter(*blocks))
    return words_of(tmp_path / "list.pdf")


def lines(count: int) -> str:
    return "\n".join(f"line-{number}" for number in range(count))


def test_what_follows_a_page_break_begins_a_new_page(tmp_path: Path) -> None:
    blocks = (Paragraph("One"), PageBreak(), Paragraph("Two"), PageBreak(), Heading("Three"))
    assert [page.split() for page in printed(tmp_path, letter(*blocks))] == [
        ["One"],
        ["Two"],
        ["THREE"],
    ]


def test_a_page_break_makes_no_empty_page(tmp_path: Path) -> None:
    broken = (PageBreak(), PageBreak())
    blocks = (*broken, Paragraph("One"), *broken, Table(COLUMNS, ()), Paragraph("Two"), *broken)
    assert [page.split()[-1] for page in printed(tmp_path, letter(*blocks))] == ["One", "Two"]


def test_a_page_break_below_the_title_leaves_it_alone_on_its_page(tmp_path: Path) -> None:
    first, second = printed(tmp_path, document([], PageBreak(), Paragraph("One")))
    assert "Youth Meeting" in first
    assert second.split()[:2] == ["One", "Person"]


def test_headings_do_not_go_on_beyond_a_page_break(tmp_path: Path) -> None:
    rows = [Heading("Part", level=2), *numbered(70)]
    blocks = (Heading("Group"), Table(COLUMNS, rows), PageBreak(), Paragraph(lines(80)))
    pages = [" ".join(page.split()) for page in printed(tmp_path, letter(*blocks))]
    assert ["(continued)" in page for page in pages] == [False, True, False, False]
    assert pages[2].startswith("line-0 line-1 ")


def test_a_row_taller_than_a_page_begins_on_the_new_page(tmp_path: Path) -> None:
    tall = Table(COLUMNS, [("Tall", lines(300), "")], head=False)
    pages = placed(tmp_path, Paragraph("One"), PageBreak(), tall)
    assert [word.text for word in pages[0]] == ["One"]
    assert [word.text for page in pages[1:] for word in page if word.text != "Tall"] == [
        *lines(300).split()
    ]


@pytest.mark.parametrize("before", range(40, 56))
def test_a_tall_row_does_not_begin_within_the_foot(before: int, tmp_path: Path) -> None:
    rows = [*numbered(before), ("Tall", lines(200), "")]
    printed(tmp_path, document(rows, head=False))
    for page in words_of(tmp_path / "list.pdf"):
        texts = [word for word in page if word.text.startswith(("Person-", "Tall", "line-"))]
        assert max(word.bottom for word in texts) < BOTTOM


def test_a_letter_has_neither_title_nor_foot_and_begins_at_the_top(tmp_path: Path) -> None:
    pages = placed(tmp_path, Paragraph("Excellency,"), Paragraph(lines(70)))
    assert [word.text for page in pages for word in page] == ["Excellency,", *lines(70).split()]
    assert len(pages) == 2
    for page in pages:
        assert page[0].top == pytest.approx(TOP, abs=3)
        assert page[-1].bottom < BOTTOM


def test_a_letter_is_set_larger_than_the_notes_of_a_list(tmp_path: Path) -> None:
    ((large,),) = placed(tmp_path, Paragraph("Excellency"))
    printed(tmp_path, document([], Paragraph("Excellency")))
    (page,) = words_of(tmp_path / "list.pdf")
    (small,) = (word for word in page if word.text == "Excellency")
    assert large.right - large.left > 1.15 * (small.right - small.left)


def test_a_date_at_the_end_of_its_line_reaches_the_margin(tmp_path: Path) -> None:
    ((*_, date), *_) = placed(tmp_path, Paragraph("Baku\n3 November 2026", align=Align.END))
    assert date.text == "2026"
    assert date.right == pytest.approx(RIGHT, abs=1)
    long = " ".join(["far"] * 100)
    (page,) = placed(tmp_path, Paragraph(f"Baku\n{long}", Style.ITALIC, Align.END))
    ends = {round(word.top): word.right for word in page}
    assert len(ends) > 2
    assert list(ends.values()) == [pytest.approx(RIGHT, abs=1)] * len(ends)


def test_blank_lines_are_room(tmp_path: Path) -> None:
    texts = ("one\ntwo", "one\n\ntwo", "one\n \n\r\n\ntwo", "\n\none\n\ntwo\n\n")
    tops = []
    for text in texts:
        ((one, two, end),) = placed(tmp_path, Paragraph(text), Paragraph("end"))
        tops.append((one.top, two.top, end.top))
    line = tops[0][1] - tops[0][0]
    gap = tops[0][2] - tops[0][1]
    top = tops[0][0]
    assert gap > line
    expected = [(0, 1, 0), (0, 2, 0), (0, 4, 0), (2, 2, 1)]
    for found, (above, between, below) in zip(tops, expected, strict=True):
        first = top + above * line
        second = first + between * line
        assert found == pytest.approx((first, second, second + gap + below * line), abs=0.1)


def test_a_paragraph_of_blank_lines_only_is_room_too(tmp_path: Path) -> None:
    ((one, two),) = placed(tmp_path, Paragraph("one"), Paragraph("two"))
    for blank in ("", "\n", " "):
        ((_, further),) = placed(tmp_path, Paragraph("one"), Paragraph(blank), Paragraph("two"))
        assert further.top - two.top == pytest.approx(two.top - one.top, abs=0.1)


@pytest.mark.parametrize("size", [*range(40, 60), 120])
def test_a_long_paragraph_goes_on_overleaf_and_leaves_no_line_alone(
    size: int, tmp_path: Path
) -> None:
    pages = placed(tmp_path, Paragraph("Before"), Paragraph(lines(size)))
    assert [word.text for page in pages for word in page] == ["Before", *lines(size).split()]
    assert min(map(len, pages)) >= 2
    for page in pages[:-1]:
        assert page[-1].bottom > BOTTOM - 50


def test_a_page_does_not_begin_with_the_blank_lines_between_paragraphs(tmp_path: Path) -> None:
    second = set()
    for size in range(36, 60):
        pages = placed(tmp_path, Paragraph(lines(size) + "\n\n\n\nA-1\nB\nC\nD\nE\nF"))
        assert pages[-1][0].top == pytest.approx(TOP, abs=3)
        second.add(pages[-1][0].text)
    assert "A-1" in second


@pytest.mark.parametrize("size", range(36, 58))
def test_the_head_of_a_table_below_a_long_paragraph_stays_with_its_rows(
    size: int, tmp_path: Path
) -> None:
    pages = printed(tmp_path, letter(Paragraph(lines(size)), Table(COLUMNS, numbered(6))))
    assert all("Person-" in page for page in pages if "Position" in page)
