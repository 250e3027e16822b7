"""Texts in a form from which they come back: several in one line, or one in a spreadsheet.

Where several stand in a line, one that holds the sign between them, or begins with a quotation
mark, stands in quotation marks; one inside is doubled: a; "b; c".
"""

import re
from collections.abc import Iterable

# With apostrophes before it too, so that taking one away gives back what was.
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_FIRST = frozenset("'=+-@\t\r＝＋－＠")  # few texts begin so


def joined(texts: Iterable[str], sign: str, signs: str) -> str:
    """The texts with `sign` and a space between them; `signs`: all that part them when read."""
    return f"{sign} ".join(_quoted(text, signs) for text in texts)


def parted(line: str, signs: str) -> list[str]:
    """The texts of a line, without white space around them; those that are empty left out."""
    part = re.compile(rf'\s*"((?:[^"]|"")*)"\s*(?:[{signs}]|$)|([^{signs}]*)(?:[{signs}]|$)')
    texts, at = [], 0
    while at < len(line) and (found := part.match(line, at)):
        quoted, plain = found.groups()
        texts.append(plain if quoted is None else quoted.replace('""', '"'))
        at = found.end()
    return [text.strip() for text in texts if text.strip()]


def no_formula(text: str) -> str:
    """The text, so that a spreadsheet shows it and does not calculate it."""
    return f"'{text}" if text[:1] in _FIRST and _FORMULA.match(text) else text


def unprotected(cell: str) -> str:
    """The text of which no_formula() made a cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def _quoted(text: str, signs: str) -> str:
    if text.startswith('"') or any(sign in text for sign in signs):
        return '"{}"'.format(text.replace('"', '""'))
    return text
