"""Blocks to a Word file, streamed: real tables and named styles, so that it is edited as any other.

A .docx is a zip of XML files; each is made from a template of resources/templates/word, whose
styles.xml holds all of the looks.  So a row costs as much as the rows before it, and no memory.
Lengths are twips, twentieths of a point, as Word counts.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from catalog_app.paths import replace_file
from catalog_app.reports import fitting
from catalog_app.reports.blocks import Card, Cards, Column, Document, Heading, Row, Style, Table
from catalog_app.reports.templates import environment

_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_relations.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document_relations.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
    "word/document.xml": "document.xml",
    "word/footer.xml": "footer.xml",  # after the document, whose rows it counts
}
_TAGS = {
    "az": "az-Latn-AZ",
    "en": "en-GB",
    "kk": "kk-KZ",
    "ky": "ky-KG",
    "ru": "ru-RU",
    "tk": "tk-TM",
    "tr": "tr-TR",
    "uz": "uz-Latn-UZ",
}
"""What Word calls the languages."""
_MM = 1440 / 25.4
_POINT = 20
_MARGIN = 1134
_GUTTER = 200
_ROUNDING = 1  # cards as wide as the page together fit on it
_MEASURED = 200  # rows that tell how wide the columns are to be
_RUN = 200  # pieces of a template that are written at once
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Page:
    """A4; `room`: between the margins."""

    landscape: bool

    @property
    def width(self) -> int:
        return 16838 if self.landscape else 11906

    @property
    def height(self) -> int:
        return 11906 if self.landscape else 16838

    @property
    def room(self) -> int:
        return self.width - 2 * _MARGIN


class _Grid(NamedTuple):
    """A table that has something in it, and how wide its columns are with their gutters."""

    columns: tuple[Column, ...]
    widths: list[int]
    rows: Iterable[Row | Heading]
    fitted: bool


class _Sheet(NamedTuple):
    """Cards side by side, `across` in a row."""

    width: int
    height: int
    across: int
    cards: Iterator[Card]


def write_docx(document: Document, path: Path, landscape: bool = False) -> None:
    """On A4.  CannotSave when it fails, and then an older file is as it was."""
    page = _Page(landscape)
    templates = environment()
    templates.globals |= {
        "document": document,
        "page": page,
        "tag": _TAGS[document.language.code],
        "gutter": _GUTTER,
        "lines": lambda text: text.replace("\t", " ").splitlines(),
        "grid_of": lambda table: _grid(table, page.room),
        "sheet_of": lambda cards: _sheet(cards, page.room),
    }

    def write(place: Path) -> None:
        with ZipFile(place, "w", ZIP_DEFLATED) as draft:
            for name, template in _PARTS.items():
                stream = templates.get_template(f"word/{template}").stream()
                stream.enable_buffering(_RUN)
                with draft.open(name, "w") as part:
                    part.writelines(_NOT_XML.sub("", piece).encode() for piece in stream)

    replace_file(path, write)


def _grid(table: Table, room: int) -> _Grid | None:
    rows = iter(table.rows)
    first = list(islice(rows, _MEASURED))
    if not (first or table.head):
        return None
    widths = _fitted(table, first, room) if table.fitted else _weighted(table, room)
    return _Grid(table.columns, widths, chain(first, rows), table.fitted)


def _weighted(table: Table, room: int) -> list[int]:
    share = (room + _GUTTER) / sum(column.weight for column in table.columns)
    return _whole([column.weight * share for column in table.columns], room)


def _fitted(table: Table, first: list[Row | Heading], room: int) -> list[int]:
    head = _FACES["head"] if table.head else None
    needs = fitting.needs(table.columns, first, head, {style: _FACES[style] for style in Style})
    widths = fitting.widths(needs, room - _GUTTER * (len(needs) - 1))
    return _whole([width + _GUTTER for width in widths], room)


def _whole(widths: list[float], room: int) -> list[int]:
    """As whole numbers, together as wide as the room; the last column has no gutter."""
    found = [round(width) for width in widths[:-1]]
    return [*found, room - sum(found)]


def _sheet(cards: Cards, room: int) -> _Sheet | None:
    every = iter(cards.cards)
    first = list(islice(every, 1))
    if not first:
        return None
    width = round(cards.width * _MM)
    across = max(1, (room + _ROUNDING) // width)
    return _Sheet(width, round(cards.height * _MM), across, chain(first, every))


_SHARES = (
    ("IİІiıíìîјіїjl.,:;'’ʻ|!()[] ", 0.35),
    ("ftr-/·", 0.45),
    ("ицнпдлкняю", 0.68),
    ("mwMWМмшщжюфыШЩЖЮФЫ@%—…", 0.95),
)
"""Of the size, for letters that are not of the usual width."""


class _Face(dict[str, float]):
    """How wide letters are, near enough: a little too wide in the fonts that an office has."""

    def __init__(self, size: float, bold: bool = False) -> None:
        super().__init__()
        self.em = size * _POINT * (1.08 if bold else 1.0)

    def __missing__(self, letter: str) -> float:
        usual = 0.72 if unicodedata.category(letter) == "Lu" else 0.61
        share = next((share for letters, share in _SHARES if letter in letters), usual)
        self[letter] = share * self.em
        return self[letter]

    def advance_of(self, text: str) -> float:
        return sum(map(self.__getitem__, text))


_FACES = {
    "head": _Face(7.5, bold=True),
    Style.NORMAL: _Face(9),
    Style.BOLD: _Face(9, bold=True),
    Style.ITALIC: _Face(9),
    Style.SMALL: _Face(8),
    Style.QUIET: _Face(8),
}
