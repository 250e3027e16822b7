"""Marks behind names, and what they mean at the end of the list."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from catalog_app.i18n import Language, mark
from catalog_app.reports.blocks import (
    Block,
    Cards,
    Cell,
    Entry,
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


def with_notes(blocks: Iterable[Block], language: Language) -> Iterator[Block]:
    """The blocks, and below them what the marks in them mean."""
    seen: set[str] = set()
    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, rows=(_row(row, seen) for row in block.rows))
        elif isinstance(block, Cards):
            yield replace(
                block, cards=(tuple(_cell(c, seen) for c in card) for card in block.cards)
            )
        else:
            yield block
    for sign, message in NOTES.items():
        if sign in seen:
            yield Paragraph(language.text(message), Style.QUIET)


def _row(row: Row | Heading, seen: set[str]) -> Row | Heading:
    """The row as it goes by: its marks are remembered, and its texts are nothing but texts."""
    if isinstance(row, Heading):
        return row
    cells = (_cell(c, seen) if isinstance(c, Cell) else _text(c, seen) for c in row)
    return Entry(cells, row.key, row.mark) if isinstance(row, Entry) else tuple(cells)


def _cell(cell: Cell, seen: set[str]) -> Cell:
    return replace(cell, text=_text(cell.text, seen)) if isinstance(cell.text, Noted) else cell


def _text(text: str, seen: set[str]) -> str:
    if isinstance(text, Noted):
        seen.add(text.mark)
    return str(text)
