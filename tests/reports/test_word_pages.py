"""The Word file of a list as LibreOffice sets it: the PDF has the same texts in the same order."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from catalog_app.domain import Event
from catalog_app.i18n import CODES, Language
from catalog_app.reports import build, invitations
from catalog_app.reports.attending import delegations
from catalog_app.reports.blocks import (
    Align,
    Block,
    Card,
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
from catalog_app.storage.catalog import Catalog
from tests.builders import a_sample

COLUMNS = (Column("Name", 2), Column("Role", 2, style=Style.QUIET), Column("Year", 1, Align.END))
FITTED = (Column("Title"), Column("When", whole=True), Column("Visitors", align=Align.END))
GROUPED: list[Row | Heading] = [
    Heading("Kazakhstan", "3"),
    ("Aigerim\n(Aigerim)", Cell("Head", Style.BOLD), "2023"),
    Entry(("Bolat", "Member", "2023"), "members:1", Mark.ADDED),
    Entry(("Chingiz", "Member", "2024"), "members:2", Mark.CHANGED),
    Entry(("Dana", "Member", "2024"), "members:3", Mark.STRUCK),
    Heading("Organisations", "1"),
    Heading("TURKSOY", level=2),
    ("Elnur", Cell("and 11 participants", Style.ITALIC, 2)),
]
LONG = [(f"Person-{number}.", "Member", "2023") for number in range(100)]
CARDS = [(Cell("Festival"), Cell(f"Guest-{number}.", Style.BOLD)) for number in range(10)]
FOOT = "6 delegations"


def document(*blocks: Block, head: bool = True) -> Document:
    under = ("List of participants", "Almaty, Kazakhstan", "23 November 2026")
    return Document("Youth Meeting", Language("en"), lambda: blocks, *under, lambda: FOOT, head)


MADE = {
    "blocks": document(
        Heading("Delegations", "9"),
        Paragraph("Late news & <b>more</b>", Style.SMALL),
        Table(COLUMNS, GROUPED),
        Table(FITTED, [("Forum", "12–14 May 2024", "1 200")], fitted=True),
        Paragraph("The end", align=Align.END),
    ),
    "long": document(Table(COLUMNS, LONG)),
    "letters": document(
        *(Paragraph("Dear Minister"), PageBreak(), Paragraph("Dear Director"), PageBreak()),
        Cards(CARDS),
        head=False,
    ),
}
Pages = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Document]]:
    """All that LibreOffice is given, and at once, because it takes a second to start."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CATALOG_APP_HOME", str(folder))
        with closing(a_sample(folder / "sample.db")) as catalog:
            query = 'title:"made-up festival"'
            lists = {code: build("participants", catalog, query, Language(code)) for code in CODES}
            letters = {f"letters-{code}": _letters(catalog, query, code) for code in CODES}
            yield MADE | lists | letters


def _letters(catalog: Catalog, query: str, code: str) -> Document:
    """To all delegations."""
    (event,) = catalog.find(Event, query).ids
    ids = [row["id"] for row in delegations(catalog, event, Language(code))]
    return invitations.of_event(catalog, event, Language(code), to=ids)


# What stands for Arial on a machine may lack letters such as ə: other fonts lend them, and then a
# word is read back in pieces.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test name="family"><string>Arial</string></test>
    <edit name="family" mode="assign" binding="strong">
      <string>Noto Sans</string><string>DejaVu Sans</string>
    </edit>
  </match>
</fontconfig>
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, every: dict[str, Document]) -> Pages:
    """The words on the pages of a document, in the order in which they are drawn."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (Debian: libreoffice-writer-nogui)")
    folder = tmp_path_factory.mktemp("pages")
    for name, made in every.items():
        write_docx(made, folder / f"{name}.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / f"{name}.docx") for name in every]
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS, encoding="utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run([*command, *files], check=True, capture_output=True, env=environment)

    def read(name: str) -> list[str]:
        told = ["pdftotext", "-raw", str(folder / f"{name}.pdf"), "-"]
        done = subprocess.run(told, check=True, capture_output=True, encoding="utf-8")
        return [" ".join(page.split()) for page in done.stdout.split("\f")[:-1]]

    return read


def texts(made: Document) -> Iterator[str]:
    """All that is to be read, without the footers."""
    if made.head:
        yield from (made.language.upper(made.kicker), made.title, made.subtitle, made.aside)
    for block in made.blocks():
        yield from of_block(made, block)


def of_block(made: Document, block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield heading(made, block)
        case Paragraph():
            yield block.text
        case Cards():
            for card in block.cards:
                yield from cells(card)
        case Table():
            yield from (column.title for column in block.columns if block.head)
            for row in block.rows:
                yield from [heading(made, row)] if isinstance(row, Heading) else cells(row)


def heading(made: Document, block: Heading) -> str:
    text = made.language.upper(block.text) if block.level == 1 else block.text
    return f"{text} {block.count}"


def cells(row: Row | Card) -> Iterator[str]:
    if isinstance(row, Entry) and row.mark:
        yield row.mark.sign
    for cell in row:
        yield cell if isinstance(cell, str) else cell.text


def words(*lines: str) -> list[str]:
    return " ".join(lines).split()


def unfooted(made: Document, found: list[str]) -> Iterator[str]:
    """The pages without their footers, which are there and count."""
    for number, page in enumerate(found, start=1):
        foot = f"{made.footer()} {number} / {len(found)}"
        assert page.endswith(foot)
        yield page.removesuffix(foot)


def test_every_block_is_read_in_its_place(pages: Pages) -> None:
    assert pages("blocks") == [
        "LIST OF PARTICIPANTS Youth Meeting Almaty, Kazakhstan 23 November 2026 "
        "DELEGATIONS 9 Late news & <b>more</b> Name Role Year KAZAKHSTAN 3 "
        "Aigerim (Aigerim) Head 2023 + Bolat Member 2023 ± Chingiz Member 2024 "
        "− Dana Member 2024 ORGANISATIONS 1 TURKSOY Elnur and 11 participants "
        "Title When Visitors Forum 12–14 May 2024 1 200 The end 6 delegations 1 / 1"
    ]


def test_heads_stand_on_every_page_above_the_rows_that_follow(pages: Pages) -> None:
    first, *others = unfooted(MADE["long"], pages("long"))
    assert len(others) == 2
    assert all(page.startswith("Name Role Year Person-") for page in others)
    read = words(first, *(page.removeprefix("Name Role Year") for page in others))
    assert read == words(*texts(MADE["long"]))


def test_letters_and_cards_begin_their_pages_and_have_no_footer(pages: Pages) -> None:
    found = pages("letters")
    assert found[:2] == ["Dear Minister", "Dear Director"]
    assert [page.count("Festival") for page in found[2:]] == [8, 2]
    assert words(*found) == words(*texts(MADE["letters"]))


@pytest.mark.parametrize("code", CODES)
def test_the_participants_are_the_same_in_every_language(
    pages: Pages, every: dict[str, Document], code: str
) -> None:
    def shown(*lines: str) -> list[str]:
        return re.findall(r"[^\W\d_؀-ۿ]+|\d+", " ".join(lines))

    made = every[code]
    assert shown(*unfooted(made, pages(code))) == shown(*texts(made))


@pytest.mark.parametrize("code", CODES)
def test_each_letter_of_invitation_is_one_page_in_every_language(
    pages: Pages, every: dict[str, Document], code: str
) -> None:
    made = every[f"letters-{code}"]
    letters: list[list[str]] = [[]]
    for block in made.blocks():
        if isinstance(block, PageBreak):
            letters.append([])
        else:
            letters[-1] += of_block(made, block)
    assert len(letters) > 10
    assert [words(page) for page in pages(f"letters-{code}")] == [words(*each) for each in letters]
