"""What python-calamine does not tell of an ODS: how far its sheets reach, errors, merged cells."""

import html
import re
import zipfile
from pathlib import Path

from catalog_app.exchange.sources.asked import Stop
from catalog_app.exchange.sources.packages import blocks, refuse_text
from catalog_app.exchange.sources.sheets import Place, Sheet

CONTENT = "content.xml"
_TOKEN = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^>]*)>|</table:table-row>"
)
_ATTRIBUTE = rb'\b%b="(\d+)"'
_COLUMNS = re.compile(_ATTRIBUTE % b"table:number-columns-repeated")
_ROWS = re.compile(_ATTRIBUTE % b"table:number-rows-repeated")
_WIDE = re.compile(_ATTRIBUTE % b"table:number-columns-spanned")
_HIGH = re.compile(_ATTRIBUTE % b"table:number-rows-spanned")
_NAME = re.compile(rb'\btable:name="([^"]*)"')
_TEXT = re.compile(rb"<text:p[^>]*>([^<]*)</text:p>")


def look(archive: zipfile.ZipFile, path: Path, stop: Stop | None) -> dict[str, Sheet]:
    """Name -> sheet.  All parts are read, and found whole and without entities; FileProblem."""
    walk = _Walk(path)
    for part in archive.namelist():
        if not part.lower().endswith(".xml"):
            continue
        for piece in blocks(archive, part, path, stop):
            if part == CONTENT:
                walk.through(piece)
    return walk.sheets


class _Walk:
    """Through all rows and cells, of which several may stand there as one that is repeated.

    `text`: bytes that the cells hold, each as often as it is repeated.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sheets: dict[str, Sheet] = {}
        self.sheet = Sheet("")
        self.row = self.column = 0
        self.rows = 1
        self.last_filled = -1
        self.repeated = 1
        self.in_row = 0
        self.text = 0

    def through(self, piece: bytes) -> None:
        end = 0
        for token in _TOKEN.finditer(piece):
            self.in_row += (token.start() - end) * self.repeated
            end = token.end()
            kind, attributes = token[1], token[2]
            if kind is None:
                self._end_row()
            elif kind == b"table":
                self._begin(attributes)
            elif kind == b"table-row":
                self._begin_row(attributes)
            else:
                self._pass(attributes, piece, token.end())
        self.in_row += (len(piece) - end) * self.repeated

    def _begin(self, attributes: bytes) -> None:
        name = _NAME.search(attributes)
        self.sheet = Sheet(html.unescape(name[1].decode()) if name else "")
        self.sheets[self.sheet.name] = self.sheet
        self.row = 0

    def _begin_row(self, attributes: bytes) -> None:
        self.column, self.last_filled, self.repeated, self.in_row = 0, -1, 1, 0
        self.rows = _number(_ROWS, attributes)
        if attributes.endswith(b"/"):
            self._end_row()

    def _end_row(self) -> None:
        if self.last_filled >= 0:
            self.sheet.reach(self.row + self.rows - 1, self.last_filled, self.path)
            self.text += self.in_row * self.rows
            refuse_text(self.text, self.path)
        self.row += self.rows

    def _pass(self, attributes: bytes, piece: bytes, end: int) -> None:
        self.repeated = repeated = _number(_COLUMNS, attributes)
        if not attributes.endswith(b"/"):
            self.last_filled = self.column + repeated - 1
        place = (self.row, self.column)
        if b"table:formula" in attributes:
            self._see_formula(attributes, place, piece, end)
        if b"-spanned" in attributes:
            rows, columns = _number(_HIGH, attributes), _number(_WIDE, attributes)
            self.sheet.merged.append((place, (place[0] + rows - 1, place[1] + columns - 1)))
        self.column += repeated

    def _see_formula(self, attributes: bytes, place: Place, piece: bytes, end: int) -> None:
        if b'calcext:value-type="error"' in attributes:
            shown = _TEXT.match(piece, end)
            self.sheet.errors[place] = html.unescape(shown[1].decode()) if shown else "#ERROR!"
        elif b"office:value-type" not in attributes:
            self.sheet.uncounted.append(place)


def _number(attribute: re.Pattern[bytes], attributes: bytes) -> int:
    """1 where it does not stand there."""
    found = attribute.search(attributes) if attributes else None
    return int(found[1]) if found else 1
