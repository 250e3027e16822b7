"""Real PDFs, read back with poppler's own tools."""

import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from catalog_app.errors import CannotSave, CannotShow
from catalog_app.i18n import Language
from catalog_app.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Row,
    Style,
    Table,
)
from catalog_app.ui.paper import PageOptions, ensure_gui, paint, write_pdf
from tests.paper import COLUMNS, document, numbered, pages_of, printed, text_of

pytestmark = pytest.mark.usefixtures("qapp")

LONG = 12_600  # rows, too many to be kept from the first run for the second
LETTERS = {
    "az": "Şəki Çay Öküz Ülkə ığdır İlham Ağdaş",
    "kk": "Әуе Ғылым Қазақ Ңңң Өнер Ұлт Үміт Һһ Інжу",
    "ky": "Өзгөн Үй Ңң Ыйман Чүй Жалал",
    "tk": "Aşgabat Ýyl Žurnal Äne Göňül Ň Öý Ülke",
    "tr": "Iğdır İstanbul Çağrı Şölen Öğüt Ünlü",
    "uz": "Oʻzbekiston Gʻalaba sharq choy oʻgʻil",
    "ru": "Съезд Ёлка Щука Эхо Юность Яблоко бульон",
}


def size_of(path: Path) -> str:
    shown = subprocess.run(["pdfinfo", path], check=True, capture_output=True, encoding="utf-8")
    return next(line for line in shown.stdout.splitlines() if line.startswith("Page size"))


@pytest.mark.parametrize("code", LETTERS)
def test_the_letters_of_each_language_are_text_in_the_pdf(code: str, tmp_path: Path) -> None:
    words = LETTERS[code]
    styled: Row = (Cell(words, Style.BOLD, 3),)
    (page,) = printed(tmp_path, document([(Cell(words, span=3),), styled], title=words, code=code))
    assert page.count(words) == 3


def test_letters_are_not_joined_so_that_a_word_is_found_in_the_pdf(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, document([("office official first fluffy", "", "")]))
    assert "office official first fluffy" in page


def test_the_title_stands_on_the_first_page_and_the_foot_on_each(tmp_path: Path) -> None:
    first, *others = printed(tmp_path, document(numbered(100)))
    for part in ("LIST OF PARTICIPANTS", "Youth Meeting", "Almaty, Kazakhstan", "23 November"):
        assert part in first
        assert not any(part in page for page in others)
    total = len(others) + 1
    assert total == 3
    for number, page in enumerate([first, *others], 1):
        assert "".join(page.split()).endswith(f"100rows{number}/{total}")


def test_no_row_of_a_thousand_is_lost_or_doubled_and_all_stand_in_order(tmp_path: Path) -> None:
    pages = printed(tmp_path, document(numbered(1000)))
    words = [word for page in pages for word in page.split() if word.startswith("Person-")]
    assert words == [f"Person-{number}." for number in range(1000)]


def test_the_head_is_repeated_on_every_page(tmp_path: Path) -> None:
    pages = printed(tmp_path, document(numbered(200)))
    assert len(pages) > 3
    assert all(page.split().count("Position") == 1 for page in pages)


def test_a_table_without_a_head_shows_no_titles(tmp_path: Path) -> None:
    assert "Position" not in "".join(printed(tmp_path, document(numbered(80), head=False)))


def test_long_text_is_wrapped_in_its_column_and_every_word_is_there(tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(120)]
    (page,) = printed(tmp_path, document([("Person", " ".join(words), "2023")]))
    assert [word for word in page.split() if word.startswith("word")] == words
    assert max(line.count("word") for line in page.splitlines()) < 10


def test_a_word_wider_than_its_column_is_broken_without_losing_a_letter(tmp_path: Path) -> None:
    word = "".join(f"{number:03}" for number in range(100))
    (page,) = printed(tmp_path, document([(Cell(word),)], head=False, columns=(Column(), *COLUMNS)))
    lines = [line.strip() for line in page.splitlines()]
    digits = [line for line in lines if line.isdigit()]
    assert "".join(digits) == word
    assert len(digits) > 3


def test_lines_typed_into_a_text_stay_lines(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, document([("Person", "first\nsecond\r\nthird", "2023")]))
    lines = [line.split() for line in page.splitlines()]
    assert ["Person", "first", "2023"] in lines
    assert ["second"] in lines
    assert ["third"] in lines


def test_no_row_is_cut_in_two(tmp_path: Path) -> None:
    long = " ".join(["many words of a position"] * 12)
    rows = [(f"Person-{number}.", f"Begin{number} {long} End{number}", "") for number in range(40)]
    pages = printed(tmp_path, document(rows))
    assert len(pages) > 3
    for page in pages:
        words = page.split()
        begun = {word[5:] for word in words if word.startswith("Begin")}
        ended = {word[3:] for word in words if word.startswith("End")}
        assert begun == ended


def test_a_row_taller_than_a_page_goes_on_overleaf(tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(3000)]
    rows: list[Row | Heading] = [
        ("Before", "", ""),
        ("Tall", " ".join(words), ""),
        ("After", "", ""),
    ]
    pages = printed(tmp_path, document(rows))
    found = [word for page in pages for word in page.split() if word.startswith("word")]
    assert found == words
    assert len(pages) > 3
    assert "After" in pages[-1]


def test_a_list_without_rows_is_a_page_that_says_what_it_is(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, document([]))
    assert "Youth Meeting" in page
    assert "1/1" in page.replace(" ", "")


@pytest.mark.parametrize(
    ("options", "size"),
    [
        (PageOptions(), "595 x 842 pts (A4)"),
        (PageOptions(landscape=True), "842 x 595 pts (A4)"),
        (PageOptions("A3"), "842 x 1191 pts (A3)"),
        (PageOptions("Letter"), "612 x 792 pts (letter)"),
    ],
)
def test_pages_have_the_chosen_size_and_all_rows(
    options: PageOptions, size: str, tmp_path: Path
) -> None:
    pages = printed(tmp_path, document(numbered(150)), options)
    assert size_of(tmp_path / "list.pdf").split(":")[1].strip() == size
    assert Counter("".join(pages).split())["Minister"] == 150


def test_the_printer_gets_the_pages_of_the_pdf(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printer.pdf"))
    printed_on = paint(document(numbered(120)), printer, PageOptions())
    assert printed_on.pages == len(pages_of(tmp_path / "printer.pdf"))
    assert pages_of(tmp_path / "printer.pdf") == printed(tmp_path, document(numbered(120)))


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_device_that_takes_no_pages_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotShow, match="printer"):
        paint(document([]), QPdfWriter(str(tmp_path / "nowhere" / "x.pdf")), PageOptions())


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are those of POSIX")
@pytest.mark.parametrize("limit", [0, 1, 5_000, 20_000])
def test_an_older_pdf_stays_as_it_was_when_the_disk_is_full(limit: int, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        with pytest.raises(CannotSave, match=r"list\.pdf"):
            write_pdf(document(numbered(2000)), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("list.pdf", b"old")]


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="nowhere"):
        write_pdf(document([]), tmp_path / "nowhere" / "list.pdf")


def test_rows_of_a_long_list_are_asked_for_again_and_not_all_kept(tmp_path: Path) -> None:
    alive = most = 0

    class Text(str):
        def __init__(self, _: str) -> None:
            nonlocal alive, most
            alive += 1
            most = max(most, alive)

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def rows() -> Iterator[Row | Heading]:
        for number in range(LONG):
            yield (Text(f"Person-{number}."),)

    made = Document("List", Language("en"), lambda: [Table((Column(),), rows())])
    words = "".join(printed(tmp_path, made)).split()
    found = [word for word in words if word.startswith("Person-")]
    assert found == [f"Person-{number}." for number in range(LONG)]
    assert most < LONG - 500


def test_a_letter_that_no_font_has_is_named_and_the_list_is_printed_all_the_same(
    tmp_path: Path, unknown_letter: str
) -> None:
    words = " ".join(LETTERS.values())
    rows: list[Row | Heading] = [*numbered(5), (f"Li {unknown_letter}", words, "")]
    warning = write_pdf(document(rows), tmp_path / "list.pdf").warning
    assert warning is not None
    assert warning.values["letters"] == f"{unknown_letter}."
    assert "fonts-noto-" in str(warning)
    (page,) = pages_of(tmp_path / "list.pdf")
    assert "Person-4." in page


BARE = """
import sys
from pathlib import Path
from catalog_app.errors import CannotShow
from catalog_app.i18n import Language
from catalog_app.reports.blocks import Document, Paragraph
from catalog_app.ui.paper import ensure_gui, write_pdf

application = ensure_gui()
document = Document("List", Language("en"), lambda: [Paragraph("Aigerim")])
try:
    write_pdf(document, Path(sys.argv[1]))
except CannotShow as problem:
    print(problem)
"""


def run_bare(path: Path, **environment: str) -> str:
    command = [sys.executable, "-c", BARE, str(path)]
    done = subprocess.run(
        command, check=True, capture_output=True, encoding="utf-8", env=environment
    )
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig names the fonts on Linux")
def test_without_any_font_a_sentence_names_the_packages(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><cachedir>{tmp_path}/cache</cachedir></fontconfig>")
    said = run_bare(tmp_path / "list.pdf", FONTCONFIG_FILE=str(settings))
    assert "no fonts" in said
    assert "fonts-noto-core" in said
    assert not (tmp_path / "list.pdf").exists()


def test_paper_needs_no_display(tmp_path: Path) -> None:
    assert run_bare(tmp_path / "list.pdf") == ""
    assert "Aigerim" in text_of(tmp_path / "list.pdf")


def test_a_running_application_is_kept(qapp: QApplication) -> None:
    assert ensure_gui() is qapp


def test_a_painter_is_ended_when_the_rows_break_off(tmp_path: Path) -> None:
    runs = 0

    def blocks() -> Iterator[Block]:
        nonlocal runs
        runs += 1
        yield Table(COLUMNS, numbered(LONG))
        if runs == 2:
            raise CannotShow("broken off")

    writer = QPdfWriter(str(tmp_path / "list.pdf"))
    with pytest.raises(CannotShow, match="broken off"):
        paint(Document("List", Language("en"), blocks), writer, PageOptions())
    painter = QPainter()
    assert painter.begin(writer)
    painter.end()
