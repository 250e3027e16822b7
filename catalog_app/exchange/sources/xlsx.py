"""What python-calamine does not tell of an XLSX: how far its sheets reach, errors, merged cells."""

import re
import string
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from catalog_app.exchange.sources.asked import Stop
from catalog_app.exchange.sources.packages import blocks, refuse_text
from catalog_app.exchange.sources.sheets import Place, Sheet, place

WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedstrings.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_LARGEST_LIST = 1 << 20  # bytes of the names of all sheets
_PREFIX = rb"<(?:\w+:)?"
_AT = rb"""\br\s*=\s*["']"""
# Of cells that are there, as programs write them, and as they may be written.
_REFERENCE = re.compile(rb'r="([A-Za-z]+\d+)"')
_ANY_REFERENCE = re.compile(_AT + rb"([A-Za-z]+\d+)")
_ODDLY_WRITTEN = re.compile(rb"r\s+=|r=[\s']")
_ROW = re.compile(rb"row\s[^>]*?" + _AT + rb"(\d+)")
# Of filled cells: an empty one with a style may stand anywhere.
_FILLED = re.compile(_PREFIX + rb"c\s[^>]*?" + _AT + rb"([A-Za-z]+\d+)[^>]*[^/]>")
_FILLED_ROW = re.compile(_PREFIX + rb"row\s[^>]*?" + _AT + rb"(\d+)[^>]*[^/]>")
_DIGITS, _LETTERS = string.digits.encode(), string.ascii_letters.encode()
_HARMLESS = 60  # bytes, of which each cell may have as many
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
_SHARED = re.compile(rb"""\bt=["']s["'][^>]*>\s*<(?:\w+:)?v>\s*(\d+)""")
_FORMULA = rb"<f\b[^>]*(?:/>|>[^<]*</f>)"
_ERROR = re.compile(
    rb"""<c\s(?=[^>]*\bt="e")[^>]*\br="([A-Z]+\d+)"[^>]*>(?:%b)?<v>([^<]*)</v>""" % _FORMULA
)
_UNCOUNTED = re.compile(
    rb"""<c\s(?![^>]*\bt="str")[^>]*\br="([A-Z]+\d+)"[^>]*>%b(?:<v\s*/>|<v></v>)?</c>""" % _FORMULA
)
_MERGED = re.compile(rb"""<mergeCell\s[^>]*?\bref="([A-Z]+\d+):([A-Z]+\d+)\"""")


def look(archive: zipfile.ZipFile, path: Path, stop: Stop | None) -> dict[str, Sheet]:
    """Name -> sheet.  All parts are read, and found whole and without entities; FileProblem."""
    sheets: dict[str, Sheet] = {}
    parts = {part: name for name, part in _parts(archive, path, stop)}
    for part in archive.namelist():
        if _is_sheet(part):
            name = parts.get(part, part)
            sheets[name] = _look(blocks(archive, part, path, stop), Sheet(name), path)
        elif part.lower().endswith((".xml", ".rels")):
            for _ in blocks(archive, part, path, stop):
                pass
    _refuse_shared(archive, path, stop)
    return sheets


def _is_sheet(part: str) -> bool:
    return part.lower().startswith("xl/worksheets/") and part.lower().endswith(".xml")


def _refuse_shared(archive: zipfile.ZipFile, path: Path, stop: Stop | None) -> None:
    """A text that many cells share stands there once, and is as many times in memory."""
    lengths: list[int] = []
    for part in archive.namelist():
        if part.lower() == _STRINGS:
            for piece in blocks(archive, part, path, stop):
                before, *texts = _SHARED_TEXT.split(piece)
                lengths[-1:] = [length + len(before) for length in lengths[-1:]]
                lengths += map(len, texts)
    if max(lengths, default=0) < _HARMLESS:
        return
    found = 0
    for part in filter(_is_sheet, archive.namelist()):
        for piece in blocks(archive, part, path, stop):
            places = map(int, _SHARED.findall(piece))
            found += sum(lengths[place] for place in places if place < len(lengths))
            refuse_text(found, path)


def _parts(archive: zipfile.ZipFile, path: Path, stop: Stop | None) -> Iterator[tuple[str, str]]:
    """The name of each sheet, and its part."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _tree(archive, _RELATIONS, path, stop)
    }
    for element in _tree(archive, WORKBOOK, path, stop).iter():
        if element.tag.endswith("}sheet"):
            target = targets.get(element.get(_ID), "")
            part = target[1:] if target.startswith("/") else f"xl/{target}"
            yield element.get("name", ""), part


def _tree(
    archive: zipfile.ZipFile, part: str, path: Path, stop: Stop | None
) -> ElementTree.Element:
    try:
        if archive.getinfo(part).file_size > _LARGEST_LIST:
            raise zipfile.BadZipFile(f"{part} has more than {_LARGEST_LIST} bytes")
        return ElementTree.fromstring(b"".join(blocks(archive, part, path, stop)))
    except (ElementTree.ParseError, KeyError) as problem:
        raise zipfile.BadZipFile(str(problem)) from problem


def _look(pieces: Iterator[bytes], sheet: Sheet, path: Path) -> Sheet:
    for piece in pieces:
        oddly = _ODDLY_WRITTEN.search(piece)
        cells = (_ANY_REFERENCE if oddly else _REFERENCE).findall(piece)
        corner = _corner(cells, _ROW.findall(piece))
        if not sheet.holds(*corner):
            corner = _corner(_FILLED.findall(piece), _FILLED_ROW.findall(piece))
        sheet.reach(*corner, path)
        _look_closer(piece, sheet)
    return sheet


def _corner(cells: Sequence[bytes], rows: Sequence[bytes]) -> Place:
    """The last row and the last column, of references like B1 and of numbers of rows."""
    joined = b" ".join(cells)
    names = set(joined.translate(None, _DIGITS).split())
    numbers = {*joined.translate(None, _LETTERS).split(), *rows}
    column = max((place(f"{name.decode()}1")[1] for name in names), default=0)
    return max(map(int, numbers), default=1) - 1, column


def _look_closer(piece: bytes, sheet: Sheet) -> None:
    if b't="e"' in piece:
        sheet.errors.update(
            (place(at.decode()), told.decode()) for at, told in _ERROR.findall(piece)
        )
    if b"<f" in piece:
        sheet.uncounted += [place(at.decode()) for at in _UNCOUNTED.findall(piece)]
    if b"<mergeCell" in piece:
        merged = _MERGED.findall(piece)
        sheet.merged += [(place(first.decode()), place(last.decode())) for first, last in merged]
