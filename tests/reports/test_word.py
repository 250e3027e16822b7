"""The Word file of a list, its XML taken apart; test_word_pages.py has LibreOffice set it."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given, strategies as st

from catalog_app.errors import CannotSave
from catalog_app.i18n import CODES, Language
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
from catalog_app.reports.word import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A4 = 11906 - 2 * 1134  # the room between its margins, in twips
EVIL = '<w:p/> & "quotes" {{ 7 * 7 }} ]]> \x00\x07\x1b\ufffe'
COLUMNS = (Column("Name", 2), Column("Role", 2, style=Style.QUIET), Column("Year", 1, Align.END))
FITTED = (Column("Title"), Column("When", whole=True), Column("Visitors", align=Align.END))


def document(
    *blocks: Block, code: str = "en", title: str = "Youth Meeting", head: bool = True
) -> Document:
    subtitle, aside = "Almaty, Kazakhstan", "23 November 2026"
    return Document(
        title,
        Language(code),
        lambda: blocks,
        "List of participants",
        subtitle,
        aside,
        lambda: "6 delegations",
        head,
    )


def part(path: Path, name: str = "word/document.xml") -> ElementTree.Element:
    with ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read(name))


def written(path: Path, *blocks: Block) -> ElementTree.Element:
    """The file without a title, so that all that it holds are these blocks."""
    write_docx(document(*blocks, head=False), path)
    return part(path)


def text_of(element: ElementTree.Element) -> str:
    """Tabs and the ends of lines as such."""
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        e.text or "" if e.tag == f"{W}t" else signs.get(e.tag, "") for e in runs(element)
    )


def runs(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for run in element.iter(f"{W}r"):
        yield from run


def value(element: ElementTree.Element, path: str, name: str = "val") -> str | None:
    """An attribute of what is found at `path`, whose steps have no prefix."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")


def styles(element: ElementTree.Element) -> list[tuple[str | None, str]]:
    return [(value(p, "pPr/pStyle"), text_of(p)) for p in element.iter(f"{W}p")]


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    return tmp_path / "list.docx"


def test_a_title_stands_in_styles_of_its_own_and_the_footer_counts_pages(docx: Path) -> None:
    write_docx(document(Paragraph("Late news"), code="tr"), docx)
    assert styles(part(docx))[:4] == [
        ("Kicker", "LİST OF PARTİCİPANTS"),
        ("Title", "Youth Meeting"),
        ("Subtitle", "Almaty, Kazakhstan\t23 November 2026"),
        (None, "Late news"),
    ]
    footer = part(docx, "word/footer.xml")
    assert text_of(footer) == "6 delegations\t1 / 1"
    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == [
        "PAGE",
        "NUMPAGES",
    ]
    core = part(docx, "docProps/core.xml")
    assert [child.text for child in core] == ["Youth Meeting", "catalog_app", "tr-TR"]


def test_every_style_that_is_used_is_there_and_has_a_name(docx: Path) -> None:
    every = [Paragraph(style, style) for style in Style]
    cells = [(tuple(Cell(style, style) for style in Style))]
    rows = [Entry(("a", "b", "c"), mark, mark) for mark in Mark]
    blocks = [Heading("1", "9"), Heading("2", level=2), *every, Table(COLUMNS, rows)]
    write_docx(document(*blocks, Cards(cells), PageBreak(), Cards(cells)), docx)
    used = {
        found
        for name in ("word/document.xml", "word/footer.xml")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for element in part(docx, name).iter(f"{W}{tag}")
        if (found := element.get(f"{W}val"))
    }
    defined = {s.get(f"{W}styleId"): value(s, "name") for s in part(docx, "word/styles.xml")}
    assert used <= set(defined)
    assert [defined[id] for id in ("Heading1", "Title", "QuietChar", "CatalogTable")] == [
        *("heading 1", "Title", "Quiet Char", "Catalog Table")
    ]


@pytest.mark.parametrize("code", CODES)
def test_word_knows_the_language_of_the_letters(docx: Path, code: str) -> None:
    write_docx(document(code=code), docx)
    styles = part(docx, "word/styles.xml")
    language = value(styles, "docDefaults/rPrDefault/rPr/lang")
    assert language is not None
    assert language.split("-")[0] == code


def test_heads_come_again_rows_stay_whole_and_groups_stay_with_what_follows(docx: Path) -> None:
    rows: list[Row | Heading] = [Heading("Kazakhstan", "2"), ("Aigerim", "Head", "2023")]
    body = written(docx, Table(COLUMNS, rows))
    head, group, row = body.iter(f"{W}tr")
    again = [r.find(f"{W}trPr/{W}tblHeader") is not None for r in (head, group, row)]
    assert again == [True, False, False]
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in (head, group, row))
    assert styles(group) == [("Heading1", "KAZAKHSTAN\t2")]
    assert value(group, "tc/tcPr/gridSpan") == "3"
    kept = {
        style.get(f"{W}styleId")
        for style in part(docx, "word/styles.xml")
        if style.find(f"{W}pPr/{W}keepNext") is not None
    }
    assert {"Heading1", "Heading2", "TableHead", "Title", "Subtitle"} <= kept


def test_a_paragraph_below_a_heading_stays_with_it(docx: Path) -> None:
    body = written(docx, Heading("News"), Paragraph("Late"), Paragraph("Later"))
    keeping = [p.find(f"{W}pPr/{W}keepNext") is not None for p in body.iter(f"{W}p")]
    assert keeping == [False, True, False]


def test_columns_have_their_shares_and_cells_reach_over_several(docx: Path) -> None:
    rows: list[Row | Heading] = [(Cell("both", Style.ITALIC, 2), "2023"), ("a", "b", "2024")]
    body = written(docx, Table(COLUMNS, rows, head=False))
    widths = [int(column.get(f"{W}w", "")) for column in body.iter(f"{W}gridCol")]
    assert sum(widths) == A4
    assert widths[0] == widths[1] == pytest.approx(2 * (widths[2] + 200), abs=2)
    first, second = body.iter(f"{W}tr")
    assert [value(cell, "tcPr/gridSpan") for cell in first.iter(f"{W}tc")] == ["2", None]
    assert value(first, "tc/tcPr/tcW", "w") == str(widths[0] + widths[1])
    assert styles(first) == [("Italic", "both"), (None, "2023")]
    assert styles(second) == [(None, "a"), ("Quiet", "b"), (None, "2024")]
    assert [value(p, "pPr/jc") for p in second.iter(f"{W}p")] == [None, None, "right"]


def test_a_fitted_table_gives_long_texts_the_room_and_keeps_dates_whole(docx: Path) -> None:
    rows: list[Row | Heading] = [("A forum of a very long name " * 4, "12–14 May 2024", "7")]
    body = written(docx, Table(FITTED, rows, fitted=True))
    title, when, visitors = (int(c.get(f"{W}w", "")) for c in body.iter(f"{W}gridCol"))
    assert title + when + visitors == A4
    assert title > 2 * when
    whole = [c.find(f"{W}tcPr/{W}noWrap") is not None for c in body.iter(f"{W}tc")]
    assert whole == [False, False, False, False, True, False]


def test_marks_are_signs_and_styles_that_need_no_colour(docx: Path) -> None:
    rows = [Entry(("Aysel", "Head", "1"), f"members:{mark}", mark) for mark in (*Mark, None)]
    body = written(docx, Table(COLUMNS, rows, head=False))
    texts = [styles(row)[0][1] for row in body.iter(f"{W}tr")]
    assert texts == ["+ Aysel", "± Aysel", "− Aysel", "Aysel"]
    of_runs = [
        [value(run, "rPr/rStyle") for run in row.iter(f"{W}r")] for row in body.iter(f"{W}tr")
    ]
    assert of_runs == [
        ["Sign", "Added", "Added", "Added"],
        ["Sign", "Changed", "Changed", "Changed"],
        ["Sign", "Struck", "Struck", "Struck"],
        [None, None, None],
    ]
    looks = {s.get(f"{W}styleId"): s for s in part(docx, "word/styles.xml")}
    assert looks["Struck"].find(f"{W}rPr/{W}strike") is not None
    assert value(looks["Added"], "rPr/u") == "single"


def test_a_page_break_breaks_once_and_only_before_something(docx: Path) -> None:
    text, more = Paragraph("one"), Table(COLUMNS, [("a", "b", "c")])
    body = written(docx, PageBreak(), text, PageBreak(), PageBreak(), more, PageBreak())
    breaks = [p.find(f"{W}pPr/{W}pageBreakBefore") is not None for p in body.iter(f"{W}p")]
    assert [text for text, new in zip(styles(body), breaks, strict=True) if new] == [("Gap", "")]
    assert breaks.index(True) == 1


def test_tables_that_follow_each_other_stay_two_and_empty_ones_are_left_out(docx: Path) -> None:
    one = Table(COLUMNS, [("a", "b", "c")])
    nothing = (Table(COLUMNS, [], head=False), Cards([]))
    body = written(docx, one, one, *nothing)[0]
    assert [e.tag.removeprefix(W) for e in body if e.tag == f"{W}tbl"] == ["tbl", "tbl"]
    kinds = [e.tag.removeprefix(W) for e in body]
    assert kinds[:3] == ["tbl", "p", "tbl"]
    assert kinds[-2:] == ["p", "sectPr"]


def test_cards_have_their_size_and_lie_side_by_side(docx: Path) -> None:
    card = (Cell("Festival", Style.QUIET), Cell("Aysel", Style.BOLD))
    body = written(docx, Cards([card] * 4, width=50, height=30))
    assert [value(row, "trPr/trHeight") for row in body.iter(f"{W}tr")] == ["1701", "1701"]
    assert [value(row, "trPr/trHeight", "hRule") for row in body.iter(f"{W}tr")] == ["exact"] * 2
    assert [value(row, "trPr/gridAfter") for row in body.iter(f"{W}tr")] == [None, "2"]
    assert {value(cell, "tcPr/tcW", "w") for cell in body.iter(f"{W}tc")} == {"2835"}
    assert styles(body)[:2] == [("CardQuiet", "Festival"), ("CardBold", "Aysel")]


def test_two_cards_of_half_a_page_lie_side_by_side(docx: Path) -> None:
    body = written(docx, Cards([(Cell("a"),)] * 2))
    assert len(list(body.iter(f"{W}tr"))) == 1


def test_a_letter_has_neither_title_nor_footer(docx: Path) -> None:
    body = written(docx, Paragraph("Dear Minister", align=Align.END))
    assert styles(body) == [(None, "Dear Minister")]
    assert body.find(f".//{W}footerReference") is None


def test_a_page_lies_on_its_side_where_that_is_asked(docx: Path) -> None:
    write_docx(document(Table(COLUMNS, [("a", "b", "c")])), docx, landscape=True)
    size = part(docx).find(f".//{W}pgSz")
    assert size is not None
    assert [size.get(f"{W}{name}") for name in ("w", "h", "orient")] == [
        *("16838", "11906", "landscape")
    ]
    widths = [int(column.get(f"{W}w", "")) for column in part(docx).iter(f"{W}gridCol")]
    assert sum(widths) == 16838 - 2 * 1134


def everywhere(text: str) -> Document:
    rows: list[Row | Heading] = [
        Heading(text, text),
        Entry((text, Cell(text, Style.BOLD)), text, Mark.ADDED),
    ]
    table = Table((Column(text), Column(text)), rows)
    blocks = (Heading(text, text), Paragraph(text), table, Cards([(Cell(text),)]))
    return Document(text, Language("en"), lambda: blocks, text, text, text, lambda: text)


def test_markup_and_control_characters_in_any_text_are_shown_as_text_or_left_out(
    docx: Path,
) -> None:
    write_docx(everywhere(EVIL), docx)
    shown = EVIL.rstrip("\x00\x07\x1b\ufffe")
    said = text_of(part(docx))
    assert said.count(shown) + said.count(shown.upper()) == 14
    assert part(docx, "docProps/core.xml")[0].text == shown
    assert text_of(part(docx, "word/footer.xml")).startswith(shown)


@given(text=st.text(st.characters(codec=None, exclude_categories=()), max_size=20))
def test_no_text_breaks_the_file(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "list.docx"
    write_docx(everywhere(text), path)
    with ZipFile(path) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))


def test_lines_within_a_text_stay_lines(docx: Path) -> None:
    body = written(docx, Paragraph("one\ntwo\vthree\tfour"))
    assert styles(body)[0] == (None, "one\ntwo\nthree four")


def test_rows_are_streamed_not_gathered_and_counted_before_the_footer(docx: Path) -> None:
    asked = 0

    def rows() -> Iterator[Row | Heading]:
        nonlocal asked
        for number in range(3_000):
            asked += 1
            yield (str(number), "Member", "2023")

    blocks = [Table(COLUMNS, rows())]
    write_docx(
        Document("List", Language("en"), lambda: blocks, footer=lambda: f"{asked} rows"), docx
    )
    assert len(list(part(docx).iter(f"{W}tr"))) == 3_001
    assert text_of(part(docx, "word/footer.xml")).startswith("3000 rows")


def test_an_older_file_stays_when_the_rows_break_off(docx: Path) -> None:
    docx.write_bytes(b"old")

    def rows() -> Iterator[Row | Heading]:
        yield ("one", "Member", "2023")
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotSave, match="No space left"):
        write_docx(document(Table(COLUMNS, rows())), docx)
    assert [(p.name, p.read_bytes()) for p in docx.parent.iterdir()] == [("list.docx", b"old")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_a_sentence() -> None:
    with pytest.raises(CannotSave, match="No space left"):
        write_docx(document(Paragraph("text")), Path("/dev/full"))
