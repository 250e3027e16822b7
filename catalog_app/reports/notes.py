"""Marks behind names, and what they mean at the end of the list."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from catalog_app.i18n import Language, mark
from catalog_app.reports.blocks import (
    Block,
    Cards,
    Cell,
    Heading,
    Noted,
    Paragraph,
    Row,
    Style,
    Table,
)

PROPOSED, FOREIGN = "*", "**"
NOTES = {
    PROPOSED: mark("* proposed spelling, not confirmed"),
    FOREIGN: mark("** no spelling in the letters of this list is known"),
}
R = TypeVar("R", bound=Row | Heading)


def with_notes(blocks: Iterable[Block], language: Language) -> Iterator[Block]:
    """The blocks, and below them what the marks in them mean."""
    seen: set[str] = set()
    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, rows=_watched(block.rows, seen))
        elif isinstance(block, Cards):
            yield replace(block, cards=_watched(block.cards, seen))
        else:
            yield block
    for sign, message in NOTES.items():
        if sign in seen:
            yield Paragraph(language.text(message), Style.QUIET)


def _watched(rows: Iterable[R], seen: set[str]) -> Iterator[R]:
    """The rows as they go by, remembering their marks."""
    for row in rows:
        for cell in () if isinstance(row, Heading) else row:
            text = cell.text if isinstance(cell, Cell) else cell
            if isinstance(text, Noted):
                seen.add(text.mark)
        yield row
