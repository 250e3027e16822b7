"""A list for the terminal: columns that stand below each other, groups with their counts.

Long texts are cut; the other formats have them whole.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from catalog_app.domain.fields import Field
from catalog_app.i18n import Language
from catalog_app.storage import groups
from catalog_app.storage.reading import Found

WIDEST = 60
"""Cells of the terminal that a column takes at most."""
_GAP = "  "
_CUT = "…"

Cells = list[str]


def write(
    found: Found, fields: Sequence[Field], language: Language, group_by: Field | None
) -> Iterator[str]:
    """Values as people read them, in a language; the column of the groups stands above them."""
    fields = [field for field in fields if field != group_by] or fields
    heads = [_cut(_plain(language.text(field.label))) for field in fields]
    widths = [width(head) for head in heads]
    for cells in _cells(found.each(fields), fields, language):
        widths = [max(known, width(cell)) for known, cell in zip(widths, cells, strict=True)]
    yield _line(heads, widths, fields)
    yield _line(["─" * width for width in widths], widths, fields)
    if group_by is None:
        rows = _cells(found.each(fields), fields, language)
        yield from (_line(cells, widths, fields) for cells in rows)
        return
    for name, count, members in groups.grouped(found, fields, group_by, language):
        yield f"\n{_plain(name)} ({language.number(count)})\n"
        rows = _cells(members, fields, language)
        yield from (_line(cells, widths, fields) for cells in rows)


def width(text: str) -> int:
    """The cells of a terminal that a text takes."""
    if text.isascii():
        return len(text)
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _cells(
    rows: Iterable[groups.Values], fields: Sequence[Field], language: Language
) -> Iterator[Cells]:
    for _, *values in rows:
        shown = (f.kind.show(value, language) for f, value in zip(fields, values, strict=True))
        yield [_cut(_plain(text)) for text in shown]


def _plain(text: str) -> str:
    """One line, without what a terminal would take for a command."""
    return "".join(c for c in " ".join(text.split()) if unicodedata.category(c) != "Cc")


def _cut(text: str) -> str:
    if width(text) <= WIDEST:
        return text
    while width(text) >= WIDEST:
        text = text[: -max(1, (width(text) - WIDEST) // 2)]
    return text.rstrip() + _CUT


def _line(cells: Sequence[str], widths: Sequence[int], fields: Sequence[Field]) -> str:
    padded = []
    for cell, wide, field in zip(cells, widths, fields, strict=True):
        space = " " * (wide - width(cell))
        padded.append(space + cell if field.kind.numeric else cell + space)
    return _GAP.join(padded).rstrip() + "\n"
