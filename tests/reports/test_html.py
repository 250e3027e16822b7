"""The web page of a list, read back with a parser."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from catalog_app.errors import CannotSave
from catalog_app.i18n import Language
from catalog_app.reports.blocks import (
    Align,
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
from catalog_app.reports.html import render, write_html

EVIL = '<img src="file:///red.png" onerror=alert(1)> & "quotes" {{ 7 * 7 }}'
COLUMNS = (Column("Name", 2), Column("Year", 1, Align.END))


class Reader(HTMLParser):
    """Collects the tags, and the texts outside the style sheet."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip() and self.tags[-1][0] != "style":
            self.texts.append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def document(*blocks: Block, title: str = "List", code: str = "en", head: bool = True) -> Document:
    above = ("Kicker", "Almaty", "2026")
    return Document(title, Language(code), lambda: blocks, *above, lambda: "Foot", head)


def test_every_part_of_a_document_is_on_the_page_in_order() -> None:
    rows: list[Row | Heading] = [Heading("Kazakhstan", "1"), ("Aigerim", "2023")]
    blocks = (Heading("Delegations", "9"), Paragraph("Late news"), Table(COLUMNS, rows))
    reader = Reader("".join(render(document(*blocks))))
    expected = "List Kicker List Almaty 2026 Delegations 9 Late news Name Year Kazakhstan 1"
    assert " ".join(reader.texts) == f"{expected} Aigerim 2023 Foot"


def test_markup_in_any_text_is_shown_as_text() -> None:
    rows: list[Row | Heading] = [Heading(EVIL, EVIL), (EVIL, Cell(EVIL, Style.BOLD))]
    table = Table((Column(EVIL), Column(EVIL)), rows)
    blocks = (Heading(EVIL, EVIL), Paragraph(EVIL), table, Cards([(Cell(EVIL),)]))
    evil = Document(EVIL, Language("en"), lambda: blocks, EVIL, EVIL, EVIL, lambda: EVIL)
    reader = Reader("".join(render(evil)))
    assert reader.count("img") == 0
    assert reader.texts == [EVIL] * 16


def test_the_page_names_its_language_so_that_capitals_follow_it() -> None:
    reader = Reader("".join(render(document(code="tr"))))
    assert ("html", {"lang": "tr"}) in reader.tags


def test_a_table_without_a_head_has_none() -> None:
    def page(head: bool) -> Reader:
        return Reader("".join(render(document(Table(COLUMNS, [("a", "b")], head)))))

    assert (page(True).count("thead"), page(False).count("thead")) == (1, 0)


def test_a_cell_over_two_columns_spans_them_and_a_number_stands_at_the_end() -> None:
    rows: list[Row | Heading] = [(Cell("both", Style.ITALIC, 2),), ("Aigerim", "2023")]
    reader = Reader("".join(render(document(Table(COLUMNS, rows)))))
    cells = [attributes for tag, attributes in reader.tags if tag == "td"]
    assert cells == [
        {"class": "italic start", "colspan": "2"},
        {"class": "normal start"},
        {"class": "normal end"},
    ]


def test_a_fitted_table_leaves_the_widths_to_the_browser_and_dates_on_one_line() -> None:
    columns = (Column("Title"), Column("When", whole=True))
    table = Table(columns, [("Forum", "12 May 2024")], fitted=True)
    reader = Reader("".join(render(document(table))))
    assert ("table", {"class": "fitted"}) in reader.tags
    assert ("td", {"class": "normal start whole"}) in reader.tags
    assert "col" not in [tag for tag, _ in reader.tags]


def test_a_marked_row_has_a_sign_that_is_read_aloud_and_its_text_says_what_became_of_it() -> None:
    rows = [Entry(("Aysel", "2023"), str(mark), mark) for mark in (*Mark, None)]
    reader = Reader("".join(render(document(Table(COLUMNS, rows)))))
    signs = [attributes for tag, attributes in reader.tags if tag == "b"]
    assert [sign["aria-label"] for sign in signs] == ["added", "changed", "struck"]
    row = ["Aysel", "2023"]
    assert reader.texts[-12:-1] == ["+", *row, "±", *row, "−", *row, *row]
    assert (reader.count("ins"), reader.count("del")) == (2, 2)


def test_a_page_break_breaks_once_and_only_before_something() -> None:
    one, two = Paragraph("one"), Paragraph("two", align=Align.END)
    blocks = (PageBreak(), one, PageBreak(), PageBreak(), two, PageBreak())
    reader = Reader("".join(render(document(*blocks, head=False))))
    body = reader.tags[[tag for tag, _ in reader.tags].index("main") + 1 :]
    assert body == [
        ("p", {"class": "normal start"}),
        ("div", {"class": "new-page"}),
        ("p", {"class": "normal end"}),
    ]
    headed = Reader("".join(render(document(PageBreak(), one))))
    assert ("div", {"class": "new-page"}) in headed.tags


def test_a_letter_has_neither_title_nor_foot() -> None:
    reader = Reader("".join(render(document(Paragraph("Dear Minister"), head=False))))
    assert reader.texts == ["List", "Dear Minister"]
    assert reader.count("header") + reader.count("footer") == 0


def test_cards_have_their_size_and_their_lines() -> None:
    card = (Cell("Festival", Style.QUIET), Cell("Aysel", Style.BOLD))
    page = "".join(render(document(Cards([card, card], 50, 30), head=False)))
    reader = Reader(page)
    assert ("div", {"class": "cards", "style": "--width: 50mm; --height: 30mm"}) in reader.tags
    assert reader.tags.count(("div", {"class": "card"})) == 2
    assert reader.tags.count(("p", {"class": "bold"})) == 2
    assert reader.texts[1:] == ["Festival", "Aysel"] * 2


def test_rows_are_streamed_not_gathered() -> None:
    asked = 0

    def rows() -> Iterator[Row | Heading]:
        nonlocal asked
        for number in range(10_000):
            asked += 1
            yield (str(number), "2023")

    pieces = iter(render(document(Table(COLUMNS, rows()))))
    next(pieces)
    assert asked < 1_000
    rest = "".join(pieces)
    assert asked == 10_000
    assert rest.count("<tr>") > 9_000


def test_the_file_holds_the_letters_and_needs_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "list.html"
    write_html(document(title="Көрермендер oʻyini İğdır"), path)
    text = path.read_text(encoding="utf-8")
    assert "<h1>Көрермендер oʻyini İğdır</h1>" in text
    assert "http" not in text.replace("http-equiv", "")


def test_an_older_file_stays_when_the_rows_break_off(tmp_path: Path) -> None:
    path = tmp_path / "list.html"
    path.write_bytes(b"old")

    def rows() -> Iterator[Row | Heading]:
        yield ("one", "2023")
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotSave, match="No space left"):
        write_html(document(Table(COLUMNS, rows())), path)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("list.html", b"old")]
