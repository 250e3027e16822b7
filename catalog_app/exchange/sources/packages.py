"""The zip that a workbook is: what in it would burst is refused before anybody reads it.

Sizes are those of the table of contents; that they are true is seen when a part is read, for which
memory does not depend on them.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog_app.errors import FileProblem
from catalog_app.exchange.sources.asked import Stop, heed
from catalog_app.i18n import mark

MOST_PARTS = 10_000
LARGEST = 300
"""Megabytes that the parts have together when unpacked."""
MOST_PACKED = 200
"""How many times larger a part of some size is unpacked than packed."""
_MEGABYTE = 1 << 20
LONGEST_TEXT = 4 * _MEGABYTE
"""Bytes between two tags."""
_SMALL = 16 * _MEGABYTE  # does no harm, however well it is packed
_BLOCK = _MEGABYTE
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError)
_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ROOT = re.compile(rb"<[A-Za-z_]")
_TYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)

_DAMAGED = mark(
    "{path} is damaged or not complete: {reason}. Fetch it again, or save it anew where it opens."
)
_TOO_MANY = mark("{path} has {found} parts; at most {limit} are read. Save it anew as XLSX.")
_TWICE = mark("{path} has the part {part} twice, and nobody can tell which is meant. Save it anew.")
_LOCKED = mark("{path} is protected by a password. Save it without one.")
_TOO_LARGE = mark(
    "{path} would have {found} MB when unpacked; at most {limit} MB are read. "
    "Split it, or save the sheet as CSV."
)
_TOO_PACKED = mark(
    "The part {part} of {path} grows to {found} times its size when unpacked; at most {limit} "
    "times is taken for a list. Save the sheet as CSV."
)
_TOO_LONG = mark(
    "The part {part} of {path} has a text of more than {limit} letters; no cell holds as much. "
    "Save the sheet as CSV."
)
_TOO_MUCH_TEXT = mark(
    "The texts in the cells of {path} have more than {limit} MB together. "
    "Split it, or save the sheet as CSV."
)
_ENTITIES = mark(
    "The part {part} of {path} declares entities or a document type, as no spreadsheet does. "
    "Save it anew as XLSX or ODS."
)


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip that bursts nothing; FileProblem also for what is found wrong while it is read."""
    try:
        with path.open("rb") as file, zipfile.ZipFile(file) as archive:
            _refuse(archive.infolist(), path)
            yield archive
    except _BROKEN as problem:
        raise FileProblem(_DAMAGED, path=path, reason=problem) from problem


def _refuse(parts: list[zipfile.ZipInfo], path: Path) -> None:
    if len(parts) > MOST_PARTS:
        raise FileProblem(_TOO_MANY, path=path, found=len(parts), limit=MOST_PARTS)
    seen: set[str] = set()
    for part in parts:
        _refuse_part(part, path)
        if part.filename.lower() in seen:
            raise FileProblem(_TWICE, path=path, part=part.filename)
        seen.add(part.filename.lower())
    whole = sum(part.file_size for part in parts) // _MEGABYTE
    if whole > LARGEST:
        raise FileProblem(_TOO_LARGE, path=path, found=whole, limit=LARGEST)


def _refuse_part(part: zipfile.ZipInfo, path: Path) -> None:
    if part.flag_bits & 1:
        raise FileProblem(_LOCKED, path=path)
    if part.compress_type not in _PLAIN:
        raise zipfile.BadZipFile(f"compression {part.compress_type}")
    times = part.file_size // max(1, part.compress_size)
    if part.file_size > _SMALL and times > MOST_PACKED:
        raise FileProblem(
            _TOO_PACKED, path=path, part=part.filename, found=times, limit=MOST_PACKED
        )


def blocks(archive: zipfile.ZipFile, part: str, path: Path, stop: Stop | None) -> Iterator[bytes]:
    """The bytes of an XML part, cut between two tags; one with a document type is refused."""
    with archive.open(part) as file:
        left = file.read(_BLOCK)
        _refuse_types(left, part, path)
        while block := file.read(_BLOCK):
            heed(stop)
            left += block
            end = _end(left)
            if len(left) - end > LONGEST_TEXT:
                raise FileProblem(_TOO_LONG, path=path, part=part, limit=LONGEST_TEXT)
            yield left[:end]
            left = left[end:]
        yield left


def _end(block: bytes) -> int:
    """Behind a row, else before a tag."""
    row = block.rfind(b"row>")
    return row + len(b"row>") if row >= 0 else max(block.rfind(b"<"), 0)


def refuse_text(found: int, path: Path) -> None:
    """`found`: bytes, with each text as often as it is meant."""
    if found > LARGEST * _MEGABYTE:
        raise FileProblem(_TOO_MUCH_TEXT, path=path, limit=LARGEST)


def _refuse_types(head: bytes, part: str, path: Path) -> None:
    """Both may stand before the first element only."""
    root = _ROOT.search(head)
    before = head[: root.start()] if root else head
    if _TYPE.search(before) or (head and root is None) or b"\0" in before:
        raise FileProblem(_ENTITIES, part=part, path=path)
