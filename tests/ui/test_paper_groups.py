"""Groups and columns on paper: what stands on which page, and how wide."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog_app.i18n import Language
from catalog_app.reports.blocks import (
    Align,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
)
from tests.paper import document, numbered, printed

pytestmark = pytest.mark.usefixtures("qapp")

FITTED = (Column("Title"), Column("When", whole=True), Column("Kind"), Column("N", align=Align.END))


@pytest.mark.parametrize("before", range(30, 46))
def test_the_heading_of_a_group_stays_with_its_first_row(before: int, tmp_path: Path) -> None:
    rows = [*numbered(before), Heading("Group", "2"), Heading("Part", level=2), *numbered(3)]
    pages = printed(tmp_path, document(rows))
    (page,) = (page for page in pages if "GROUP" in page)
    after = page[page.index("GROUP") :]
    assert "Part" in after
    assert "Person-0." in after


def in_groups(*sizes: int) -> Iterator[Row | Heading]:
    for group, size in enumerate(sizes):
        yield Heading(f"Group-{group}", str(size))
        for number in range(size):
            yield (f"Row-{group}-{number}.", "", "")


def rows_of_groups(page: str) -> Counter[str]:
    """Group -> how many of its rows stand on the page."""
    words = (word for word in page.split() if word.startswith("Row-"))
    return Counter(word.split("-")[1] for word in words)


@pytest.mark.parametrize("size", range(40, 90, 7))
def test_no_row_of_a_group_stands_alone_on_a_page(size: int, tmp_path: Path) -> None:
    pages = printed(tmp_path, document(in_groups(3, size, 2, 4, size + 3)))
    found = [rows_of_groups(page) for page in pages]
    assert sum(found, Counter()) == {"0": 3, "1": size, "2": 2, "3": 4, "4": size + 3}
    assert min(count for page in found for count in page.values()) >= 2


def test_a_page_that_begins_within_a_group_says_so(tmp_path: Path) -> None:
    pages = printed(tmp_path, document(in_groups(100, 3), head=False))
    assert len(pages) > 2
    first, *others = pages
    assert "(continued)" not in first
    assert all(page.split()[:2] == ["GROUP-0", "(continued)"] for page in others)
    assert not any("GROUP-1 (continued)" in " ".join(page.split()) for page in pages)


def test_a_page_that_begins_with_a_group_does_not_repeat_the_one_before(tmp_path: Path) -> None:
    for size in range(25, 50):
        pages = printed(tmp_path, document(in_groups(size, 4), head=False))
        if pages[-1].split()[:2] == ["GROUP-1", "4"]:
            break
    else:
        pytest.fail("no list has its second group at the top of a page")
    assert "(continued)" not in "".join(pages)


def test_the_headings_of_both_levels_are_repeated_above_the_head(tmp_path: Path) -> None:
    rows = [Heading("Part", level=2), *numbered(100)]
    pages = printed(tmp_path, document(rows, Heading("Meeting"), head=True))
    for page in pages[1:]:
        words = " ".join(page.split())
        assert words.startswith("MEETING (continued) Person Position Year Part (continued) Person-")


def test_a_long_heading_is_cut_short_where_it_is_repeated(tmp_path: Path) -> None:
    rows = [Heading(" ".join(["longest"] * 400)), *numbered(120)]
    pages = printed(tmp_path, document(rows))
    assert pages[-1].count("LONGEST") < 20
    words = [word for page in pages for word in page.split() if word.startswith("Person-")]
    assert words == [f"Person-{number}." for number in range(120)]


def test_headings_carry_counts_and_capitals_of_the_language(tmp_path: Path) -> None:
    rows: list[Row | Heading] = [Heading("Türkiye", "12"), ("Aigerim", "", "")]
    (page,) = printed(tmp_path, document(rows, Paragraph("Late news"), code="tr"))
    assert ["TÜRKİYE", "12"] in [line.split() for line in page.splitlines()]
    assert "Late news" in page


def test_a_heading_with_nothing_below_it_is_not_lost(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, document([Heading("Nobody yet", "0")]))
    assert "NOBODY YET" in page


def fitted(*rows: Row, count: int = 1) -> Document:
    kept = [*rows] * count
    return Document("Events", Language("en"), lambda: [Table(FITTED, iter(kept), fitted=True)])


def test_in_a_fitted_table_no_word_is_broken_and_no_date_wrapped(tmp_path: Path) -> None:
    title = "Opening of the year as Cultural Capital of the Turkic World " * 2
    when = "29 September – 3 October 1982"
    (page,) = printed(tmp_path, fitted((title, when, "Internationalisation Kinofestivals", "7")))
    assert when in page
    assert "Internationalisation" in page
    assert page.split().count("Capital") == 2


def test_a_word_that_comes_late_in_a_long_list_is_not_lost(tmp_path: Path) -> None:
    rows: list[Row] = [("Forum", "2024", "Meeting", str(number)) for number in range(300)]
    word = "abcdefghij" * 20
    pages = printed(tmp_path, fitted(*rows, ("", "", word, "")))
    last = "".join(pages[-1].split())
    assert word in last
    assert sum(page.count("Forum") for page in pages) == 300
