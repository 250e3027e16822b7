"""Documents for tests of paper, and what a PDF holds, read back with poppler's own tools."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage

from catalog_app.i18n import Language
from catalog_app.reports.blocks import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Row,
    Table,
)
from catalog_app.ui.paper import PageOptions, Printed, write_pdf

COLUMNS = (Column("Person", 3), Column("Position", 4), Column("Year", 1, Align.END))

LEFT, TOP, RIGHT, BOTTOM = 56.7, 51.0, 538.0, 775.0  # points: where texts stand on A4
_WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')


class Word(NamedTuple):
    """Where it stands on its page, in points from the corner above left."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def document(
    rows: Iterable[Row | Heading],
    *blocks: Block,
    head: bool = True,
    columns: tuple[Column, ...] = COLUMNS,
    title: str = "Youth Meeting",
    code: str = "en",
) -> Document:
    kept = list(rows)
    return Document(
        title,
        Language(code),
        lambda: [*blocks, Table(columns, iter(kept), head)],
        kicker="List of participants",
        subtitle="Almaty, Kazakhstan",
        aside="23 November 2026",
        footer=lambda: f"{len(kept)} rows",
    )


def text_of(path: Path, *options: str) -> str:
    command = ["pdftotext", "-layout", *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def pages_of(path: Path) -> list[str]:
    return text_of(path).split("\f")[:-1]


def words_of(path: Path) -> list[list[Word]]:
    """The words of each page."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    shown = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return [[_word(*found) for found in _WORD.findall(page)] for page in shown.split("<page ")[1:]]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(float(left), float(top), float(right), float(bottom), unescape(text))


class Picture:
    """The first page as it looks, at four dots a point."""

    def __init__(self, path: Path) -> None:
        root = path.with_suffix("")
        command = ["pdftoppm", "-r", "288", "-gray", "-f", "1", "-l", "1", "-singlefile"]
        subprocess.run([*command, "-png", str(path), str(root)], check=True)
        self.image = QImage(str(root.with_suffix(".png")))

    def has_ink(self, x: float, top: float, bottom: float) -> bool:
        """Whether anything stands on an upright line, in points."""
        dots = range(round(top * 4), round(bottom * 4))
        return any(self.image.pixelColor(round(x * 4), dot).value() < 192 for dot in dots)


def printed(tmp_path: Path, made: Document, options: PageOptions | None = None) -> list[str]:
    path = tmp_path / "list.pdf"
    made_of = write_pdf(made, path, options)
    found = pages_of(path)
    assert made_of == Printed(len(found))
    return found


def numbered(count: int) -> Iterator[Row | Heading]:
    for number in range(count):
        yield (f"Person-{number}.", "Deputy Minister", "2023")
