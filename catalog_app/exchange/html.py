"""Rows as a table of HTML, for the clipboard."""

from collections.abc import Iterable, Sequence
from html import escape

from catalog_app.domain.quoting import no_formula

_AS_TEXT = r""" style="mso-number-format:'\@'" """.rstrip()


def table(rows: Iterable[Sequence[str]]) -> str:
    """Excel takes no cell of it for a formula, and nothing of it is read as HTML."""
    lines = ("".join(map(_cell, row)) for row in rows)
    body = "".join(f"<tr>{line}</tr>\n" for line in lines)
    return f'<meta charset="utf-8"><table>\n{body}</table>'


def _cell(text: str) -> str:
    style = "" if no_formula(text) is text else _AS_TEXT
    return f"<td{style}>{escape(text)}</td>"
