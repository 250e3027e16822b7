"""Documents as JSON and back: a list that was issued is drawn for ever as it was on that day.

What a block, a column or a cell says is written by the names of its attributes, without those that
are as usual; so one that comes later changes nothing of what was kept before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from catalog_app.domain.issued import UNREADABLE, IssuedList
from catalog_app.errors import ValueProblem
from catalog_app.i18n import language
from catalog_app.reports.blocks import (
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
    Table,
)
from catalog_app.reports.lines import Legend, Returned, bounded

_FORM = 1
_NAMES: dict[type[Block], str] = {
    Heading: "heading",
    Returned: "returned",
    Paragraph: "paragraph",
    Legend: "legend",
    Table: "table",
    Cards: "cards",
    PageBreak: "page break",
}
_BLOCKS = {name: kind for kind, name in _NAMES.items()}
_KINDS: dict[type, dict[str, Any]] = {
    each: get_type_hints(each) for each in (*_NAMES, Column, Cell)
}
"""Of each flat piece, its attributes and what they are."""
_WORDS = ("title", "kicker", "subtitle", "aside")
T = TypeVar("T")


def written(document: Document) -> dict[str, Any]:
    """All that is drawn of a document, as JSON has it; CannotSave where that is too long."""
    blocks = [_block(block) for block in document.blocks()]
    words = {name: getattr(document, name) for name in _WORDS}
    about = {"form": _FORM, "language": document.language.code, "head": document.head}
    return {**about, **words, "footer": document.footer(), "blocks": blocks}


def taken(kept: Mapping[str, Any]) -> Document:
    """The document that was written; ValueProblem where that is damaged or of a later program."""
    try:
        IssuedList.content.kind.take(kept)
        if kept["form"] != _FORM:
            raise ValueError(kept["form"])
        blocks = [_taken_block(block) for block in kept["blocks"]]
        footer = _as(str, kept["footer"])
        words = {name: _as(str, kept[name]) for name in _WORDS}
        return Document(
            language=language(kept["language"]),
            blocks=lambda: blocks,
            footer=lambda: footer,
            head=_as(bool, kept["head"]),
            **words,
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueProblem(UNREADABLE) from error


def _block(block: Block) -> dict[str, Any]:
    name = {"block": _NAMES[type(block)]}
    match block:
        case Table():
            rows = [_row(row) for row in bounded(block.rows)]
            columns = [_said(column) for column in block.columns]
            return name | _said(block, "columns", "rows") | {"columns": columns, "rows": rows}
        case Cards():
            cards = [[_said(line) for line in card] for card in block.cards]
            return name | _said(block, "cards") | {"cards": cards}
    return name | _said(block)


def _row(row: Row | Heading) -> Any:
    if isinstance(row, Heading):
        return _block(row)
    cells = [_plain(cell) if isinstance(cell, str) else _said(cell) for cell in row]
    if not isinstance(row, Entry):
        return cells
    return {"key": row.key, "mark": row.mark, "cells": cells}


def _said(piece: Any, *but: str) -> dict[str, Any]:
    """The attributes of a flat piece that are not as usual."""
    held = {each.name: (getattr(piece, each.name), each.default) for each in fields(piece)}
    said = {n: value for n, (value, usual) in held.items() if n not in but and value != usual}
    return {n: _plain(value) if isinstance(value, str) else value for n, value in said.items()}


def _plain(text: str) -> str:
    """What a text says: whatever it is beside that is said by other blocks."""
    return text if isinstance(text, StrEnum) else str(text)


def _taken_block(kept: Mapping[str, Any]) -> Block:
    kind, said = _BLOCKS[kept["block"]], {n: value for n, value in kept.items() if n != "block"}
    if kind is Table:
        columns = tuple(_piece(Column, column) for column in said.pop("columns"))
        rows = tuple(_taken_row(row) for row in said.pop("rows"))
        return _piece(Table, said, columns=columns, rows=rows)
    if kind is Cards:
        cards = tuple(tuple(_piece(Cell, line) for line in card) for card in said.pop("cards"))
        return _piece(Cards, said, cards=cards)
    return _piece(kind, said)


def _taken_row(kept: Any) -> Row | Heading:
    if isinstance(kept, list):
        return _cells(kept)
    if "block" in kept:
        block = _taken_block(kept)
        if not isinstance(block, Heading):
            raise TypeError(block)
        return block
    mark = None if kept["mark"] is None else Mark(kept["mark"])
    return Entry(_cells(kept["cells"]), _as(str, kept["key"]), mark)


def _cells(kept: Iterable[Any]) -> Row:
    return tuple(cell if isinstance(cell, str) else _piece(Cell, cell) for cell in kept)


def _piece(shape: type[T], said: Mapping[str, Any], **made: Any) -> T:
    kinds = _KINDS[shape]
    return shape(**{name: _as(kinds[name], value) for name, value in said.items()}, **made)


def _as(kind: type, value: Any) -> Any:
    if issubclass(kind, StrEnum):
        return kind(value)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise TypeError(value)
    return value
