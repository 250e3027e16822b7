"""Tables as texts with a sign between the cells: CSV, TSV and what else people call so.

The sign is the one that makes rows of equal length; quotation marks are read strictly first, so
that a cell is never cut or joined in silence.  The apostrophe is taken away that our own files have
before a cell that a spreadsheet would calculate.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from catalog_app.domain.quoting import unprotected
from catalog_app.errors import CatalogError, FileProblem
from catalog_app.exchange.sources.asked import Asked, Stop, heed
from catalog_app.exchange.sources.encodings import encoding_of
from catalog_app.exchange.sources.source import Cell, Source
from catalog_app.exchange.sources.table import Rows, tabulated
from catalog_app.i18n import mark

LONGEST_CELL = csv.field_size_limit()
"""Letters."""
LONGEST_LINE = 4_000_000
_SIGNS = "\t;|,"  # where two do equally well, the one that is rarer inside of texts
_LOOKED_AT = 400  # lines, for the sign
_MOST_LETTERS = 300_000
_SAID = re.compile(r"sep=(.)\s*", re.IGNORECASE)  # how Excel notes the sign in a first line
_NAMES = {"tab": "\t", "\\t": "\t"}

_LONG_LINE = mark(
    "Line {line} of {path} has more than {limit} letters. This is no table of cells; "
    "save it anew as CSV or XLSX."
)
_LONG_CELL = mark(
    "The cell that begins in line {line} of {path} has more than {limit} letters. "
    "Perhaps a quotation mark is not closed there; else shorten the text."
)
_NOT_CLOSED = mark(
    "In line {line} of {path} a quotation mark begins a cell and is not closed until the end of "
    "the file. Close it there, or take it away."
)
_AFTER_QUOTE = mark(
    "In line {line} of {path} something stands between the end of a quoted cell and the next "
    "“{sign}”. Put the whole cell in quotation marks and double those inside it."
)
_NO_SIGN = mark("“{sign}” cannot stand between cells: it has to be a single character.")
_AS_IT_STANDS = mark(
    "The quotation marks of {path} stand there as letters (line {line}), and are kept in its texts."
)
_NUL = mark("Zero bytes were taken out of {path}, the first in line {line}.")
_LOST = mark(
    "Letters were lost before {path} was written: “�” stands in their place, first in line {line}. "
    "Correct them in the file, or save it anew as UTF-8 where it came from."
)


@dataclass(frozen=True)
class _Dialect:
    encoding: str
    sign: str
    quote: str | None = '"'
    backslash: bool = False
    spaces: bool = False
    skipped: int = 0

    def options(self) -> dict[str, Any]:
        """Of csv.reader()."""
        return {
            "delimiter": self.sign,
            "quotechar": self.quote,
            "quoting": csv.QUOTE_NONE if self.quote is None else csv.QUOTE_MINIMAL,
            "doublequote": not self.backslash,
            "escapechar": "\\" if self.backslash else None,
            "skipinitialspace": self.spaces,
            "strict": True,
        }


def open_delimited(path: Path, asked: Asked) -> Source:
    """UnsureEncoding, FileProblem, Cancelled."""
    encoding = encoding_of(path, asked.encoding, asked.stop)
    dialect = _dialect(path, encoding, asked.delimiter)
    notes = list(_lost(path, encoding, asked.stop))
    try:
        return _source(path, dialect, notes, asked.stop)
    except _AfterQuote as problem:
        return _otherwise(path, dialect, notes, asked.stop, problem)


class _AfterQuote(FileProblem):
    """Quotation marks are not meant as RFC 4180 has them, or there is a mistake in this line."""


def _source(
    path: Path, dialect: _Dialect, notes: Sequence[CatalogError], stop: Stop | None
) -> Source:
    return tabulated(lambda: _rows(path, dialect, stop), path, notes=notes)


def _otherwise(
    path: Path,
    dialect: _Dialect,
    notes: Sequence[CatalogError],
    stop: Stop | None,
    problem: FileProblem,
) -> Source:
    """By another meaning of quotation marks, if with it each line has as many cells as the head."""
    as_they_stand = FileProblem(_AS_IT_STANDS, path=path, line=problem.values["line"])
    tries: list[tuple[_Dialect, list[CatalogError]]] = [
        (replace(dialect, quote=None), [as_they_stand])
    ]
    if any('\\"' in line for line in _texts(path, dialect.encoding, stop)):
        tries.insert(0, (replace(dialect, backslash=True), []))
    for other, told in tries:
        try:
            widths = {len(cells) for _, cells in _rows(path, other, stop) if any(cells)}
        except FileProblem:
            continue
        if len(widths) == 1:
            return _source(path, other, [*notes, *told], stop)
    raise problem


def _rows(path: Path, dialect: _Dialect, stop: Stop | None) -> Rows:
    lines = _texts(path, dialect.encoding, stop)
    for _ in islice(lines, dialect.skipped):
        pass
    reader = csv.reader(lines, **dialect.options())
    number = dialect.skipped + 1
    try:
        for cells in reader:
            yield number, _unquoted(cells)
            number = dialect.skipped + reader.line_num + 1
    except csv.Error as problem:
        raise _told(problem, path, number, dialect) from problem


def _unquoted(cells: list[str]) -> Sequence[Cell]:
    return [unprotected(cell) for cell in cells] if "'" in "".join(cells) else cells


def _told(problem: csv.Error, path: Path, line: int, dialect: _Dialect) -> FileProblem:
    if "limit" in str(problem):
        return FileProblem(_LONG_CELL, path=path, line=line, limit=LONGEST_CELL)
    if "expected after" in str(problem):
        return _AfterQuote(_AFTER_QUOTE, path=path, line=line, sign=dialect.sign)
    return FileProblem(_NOT_CLOSED, path=path, line=line)


def _texts(path: Path, encoding: str, stop: Stop | None) -> Iterator[str]:
    """The lines with their ends, without zero bytes."""
    with path.open(encoding=encoding, newline="") as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE:
                raise FileProblem(_LONG_LINE, path=path, line=number, limit=LONGEST_LINE)
            if number % 1000 == 0:
                heed(stop)
            yield line.replace("\0", "") if "\0" in line else line


def _lost(path: Path, encoding: str, stop: Stop | None) -> Iterator[CatalogError]:
    """What the file itself has lost, or must lose."""
    signs: dict[str, Callable[[int], CatalogError]] = {
        "\0": lambda line: FileProblem(_NUL, path=path, line=line),
        "\N{REPLACEMENT CHARACTER}": lambda line: FileProblem(_LOST, path=path, line=line),
    }
    with path.open(encoding=encoding, newline="") as file:
        line = 1
        while signs and (block := file.read(1 << 20)):
            heed(stop)
            for sign in [sign for sign in signs if sign in block]:
                before = block[: block.index(sign)]
                yield signs.pop(sign)(line + (before.count("\n") or before.count("\r")))
            line += block.count("\n") or block.count("\r")


def _dialect(path: Path, encoding: str, delimiter: str | None) -> _Dialect:
    sample = _sample(path, encoding)
    said = _SAID.fullmatch(sample[0]) if sample else None
    body = sample[1:] if said else sample
    if delimiter is not None:
        sign = _NAMES.get(delimiter, delimiter)
        if len(sign) != 1 or sign in "\r\n\"'":
            raise FileProblem(_NO_SIGN, sign=delimiter)
    else:
        sign = said[1] if said else _sign(body)
    between = re.escape(sign)
    text = "".join(body)
    return _Dialect(
        encoding,
        sign,
        quote="'" if _by_apostrophes(text, between) else '"',
        spaces=re.search(rf'{between} +"\w', text) is not None,
        skipped=1 if said else 0,
    )


def _sample(path: Path, encoding: str) -> list[str]:
    sample, letters = list[str](), 0
    for line in islice(_texts(path, encoding, None), _LOOKED_AT):
        sample.append(line)
        letters += len(line)
        if letters > _MOST_LETTERS:
            break
    return sample


def _sign(sample: Sequence[str]) -> str:
    return max(_SIGNS, key=lambda sign: _evenness(sample, sign))


def _evenness(sample: Sequence[str], sign: str) -> float:
    """The share of rows that have as many cells as the most frequent row; 0 where that is one."""
    rows = [len(cells) for cells in _readable(sample, sign) if cells]
    width, count = Counter(rows).most_common(1)[0] if rows else (1, 0)
    if width == 1:
        return 0.0
    # The head says it best: a sign that is in texts is seldom in it, and as often as below.
    return round(count / len(rows), 2) + (0.5 if rows[0] == width else 0.0)


def _readable(sample: Sequence[str], sign: str) -> Iterator[list[str]]:
    reader = csv.reader(iter(sample), delimiter=sign)
    while True:
        try:
            yield next(reader)
        except (StopIteration, csv.Error):
            return


def _by_apostrophes(text: str, between: str) -> bool:
    """Cells stand in apostrophes, and none in quotation marks."""
    cell = re.compile(rf"(?:^|{between})'(?![=+\-@])[^'\n]*'(?={between}|$)", re.MULTILINE)
    return '"' not in text and 2 * len(cell.findall(text)) > text.count("\n")
