"""A list of members pasted from a spreadsheet, a letter or an e-mail, as far as it is understood.

Nothing is taken silently: each value comes with the place that it was read from, what was not
understood is said, and lines about nobody are handed back as well.
"""

import re
import unicodedata
from collections.abc import Sequence

from catalog_app.errors import ValueProblem
from catalog_app.exchange.pasting.html import plain_text
from catalog_app.exchange.pasting.labels import COLUMNS
from catalog_app.exchange.pasting.lines import read_lines
from catalog_app.exchange.pasting.names import parted
from catalog_app.exchange.pasting.table import read_table, rows_of
from catalog_app.exchange.pasting.understood import Piece, Reading, Understood
from catalog_app.i18n import Language, mark

__all__ = [
    "COLUMNS",
    "LONGEST_LINE",
    "MAXIMUM_LETTERS",
    "MAXIMUM_LINES",
    "MOST_LINES",
    "Piece",
    "Reading",
    "Understood",
    "parted",
    "plain_text",
    "read",
    "stop_at_too_much",
]

MAXIMUM_LINES = 1_000
MAXIMUM_LETTERS = 1_000_000
MOST_LINES = 20_000
"""Empty ones too: a box of text takes seconds for more."""
LONGEST_LINE = 30_000
"""Characters; boxes of one line cut off what is longer."""

_SHOWN = 30  # characters of a line that is told of
_NOBODY = mark(
    "No person was found from line {first} to line {last}. Write each one on a line, such as "
    "“1. Mr Name Surname, Minister – head of delegation”, or copy the cells of a spreadsheet."
)

_TOO_MANY = mark(
    "The pasted text has {count} lines, and {maximum} can be read at once. Paste the "
    "lines up to line {number} first, then the others."
)
_TOO_LONG = mark(
    "Line {number} has {count} characters, and {maximum} can be read. It begins with “{text}”: "
    "shorten it, or copy only the cells of the list."
)

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[^\\S\t\n]")
# Control characters, surrogates, and marks of no width that change no letter.
_UNSEEN = re.compile(
    "[\0-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufff9-\ufffc]"
)


def read(text: str, language: Language, columns: Sequence[str | None] | None = None) -> Reading:
    """What a pasted text says.

    `columns`: what the columns of a table hold, each one of COLUMNS or None.
    ValueProblem where it is too long, or no line of it can be read.
    """
    stop_at_too_much(text, language)
    cleaned = _cleaned(text)
    lines = list(enumerate(cleaned.split("\n"), start=1))
    _stop_at_what_is_no_list([(n, line) for n, line in lines if line.strip()], language)
    rows = rows_of(cleaned, language)
    reading = read_lines(lines, language) if rows is None else read_table(rows, language, columns)
    _stop_at_long([(row.number, row.line) for row in reading.rows], language)
    if not reading.rows:
        said = [n for n, line in lines if line.strip()]
        raise ValueProblem(_NOBODY, first=said[0], last=said[-1])
    return reading


def stop_at_too_much(text: str, language: Language) -> None:
    """ValueProblem where a text is too long to be shown, and so to be read."""
    if len(text) > MAXIMUM_LETTERS:
        raise ValueProblem(
            mark(
                "The pasted text has {count} characters, and {maximum} can be read at once. Paste "
                "it in parts."
            ),
            count=language.number(len(text)),
            maximum=language.number(MAXIMUM_LETTERS),
        )
    count = _LINE_ENDS.sub("\n", text).count("\n") + 1
    if count > MOST_LINES:
        raise _too_many(count, MAXIMUM_LINES, language)


def _too_many(count: int, last: int, language: Language) -> ValueProblem:
    """`last`: the number of the last line that can be read with those before it."""
    told = {"count": count, "maximum": MAXIMUM_LINES, "number": last}
    return ValueProblem(_TOO_MANY, **{name: language.number(n) for name, n in told.items()})


def _stop_at_long(lines: Sequence[tuple[int, str]], language: Language) -> None:
    for number, line in lines:
        if len(line) > LONGEST_LINE:
            raise ValueProblem(
                _TOO_LONG,
                number=language.number(number),
                count=language.number(len(line)),
                maximum=language.number(LONGEST_LINE),
                text=" ".join(line[:_SHOWN].split()),
            )


def _stop_at_what_is_no_list(lines: Sequence[tuple[int, str]], language: Language) -> None:
    """`lines`: number and text of those that are not empty."""
    if not lines:
        raise ValueProblem(mark("Nothing was pasted. Copy the list of members first."))
    if len(lines) > MAXIMUM_LINES:
        raise _too_many(len(lines), lines[MAXIMUM_LINES - 1][0], language)
    _stop_at_long(lines, language)
    if not any(letter.isalpha() for _, line in lines for letter in line):
        number, line = lines[0]
        raise ValueProblem(
            mark(
                "There are only signs and no names, from line {number} on: “{text}”. Copy the "
                "list again as text."
            ),
            number=number,
            text=line.strip()[:_SHOWN],
        )


def _cleaned(text: str) -> str:
    """With one sign for all line ends, plain spaces, composed letters, and nothing unseen."""
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text))
