"""Blocks in templates, as the web page and the Word file have them.

A template sees every block as it is, knows its kind, and shows every text as text.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from catalog_app.i18n import Language, mark
from catalog_app.paths import resources
from catalog_app.reports.blocks import (
    Align,
    Block,
    Cards,
    Column,
    Document,
    Entry,
    Heading,
    Mark,
    PageBreak,
    Paragraph,
    Row,
    Style,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_SAID = {Mark.ADDED: mark("added"), Mark.CHANGED: mark("changed"), Mark.STRUCK: mark("struck")}


class Placed(NamedTuple):
    """A cell in its column, the first of `span` from `place` on."""

    text: str
    style: Style
    align: Align
    whole: bool
    place: int
    span: int


def environment() -> "Environment":
    """Templates are named by their path below resources/templates."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(resources() / "templates")
    made = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    made.tests["heading"] = lambda block: isinstance(block, Heading)
    made.tests["paragraph"] = lambda block: isinstance(block, Paragraph)
    made.tests["cards"] = lambda block: isinstance(block, Cards)
    made.globals |= {"flow": flow, "placed": placed, "mark_of": mark_of, "said": said}
    return made


def flow(document: Document) -> Iterator[tuple[Block, bool]]:
    """The blocks but for page breaks, and of each whether it begins a new page."""
    anything, turn = document.head, False
    for block in document.blocks():
        if isinstance(block, PageBreak):
            turn = anything
        else:
            yield block, turn
            anything, turn = True, False


def placed(row: Row, columns: Sequence[Column]) -> Iterator[Placed]:
    place = 0
    for cell in row:
        column = columns[place]
        if isinstance(cell, str):
            yield Placed(cell, column.style, column.align, column.whole, place, 1)
            place += 1
        else:
            yield Placed(cell.text, cell.style, column.align, False, place, cell.span)
            place += cell.span


def mark_of(row: Row) -> Mark | None:
    return row.mark if isinstance(row, Entry) else None


def said(marked: Mark, language: Language) -> str:
    """The mark in a word."""
    return language.text(_SAID[marked])
