"""Files that an import reads: a line in FORMATS and a module each, and all are a Source."""

import codecs
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from catalog_app.errors import FileProblem
from catalog_app.exchange.sources.asked import Asked, Stop
from catalog_app.exchange.sources.calendars import open_calendar
from catalog_app.exchange.sources.delimited import open_delimited
from catalog_app.exchange.sources.objects import open_objects
from catalog_app.exchange.sources.source import Line, Source
from catalog_app.exchange.sources.workbook import open_workbook
from catalog_app.i18n import mark

Open = Callable[[Path, Asked], Source]

FORMATS: dict[str, Open] = {
    ".csv .tsv .tab .txt": open_delimited,
    ".xlsx .xlsm .ods": open_workbook,
    ".ics .ical .ifb .icalendar": open_calendar,
    ".json .jsonl .ndjson .geojson": open_objects,
}
"""The ends of its name -> what reads it."""

_CANNOT_READ = mark("{path} cannot be read: {reason}. Choose a file that is there and yours.")
_OLD_OFFICE = mark(
    "{path} is an old document of Microsoft Office, or one with a password. "
    "Open it there and save it as XLSX without a password."
)
_PDF = mark("{path} is a PDF, which has no cells. Save the list as XLSX or CSV where it came from.")
_PICTURE = mark("{path} is a picture. Save the list as XLSX or CSV where it came from.")
_PACKED = mark("{path} is a compressed file. Unpack it, and import what is inside.")
_PAGE = mark(
    "{path} is a web page or XML, whatever its name says. "
    "Open it in a spreadsheet and save it as XLSX."
)
_CHANGED = mark("{path} was changed while it was read. Open it again.")
_OTHER = mark("{path} is no list that could be imported. Save it as XLSX, ODS, CSV, ICS or JSON.")
# How files begin that people choose by mistake.
_FOREIGN = {
    b"\xd0\xcf\x11\xe0": _OLD_OFFICE,
    b"%PDF": _PDF,
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"\x1f\x8b": _PACKED,
    b"Rar!": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"{\\rtf": _OTHER,
    b"SQLite format 3": _OTHER,
    b"<?xml": _PAGE,
    b"<!DOCTYPE": _PAGE,
    b"<!doctype": _PAGE,
    b"<html": _PAGE,
    b"<table": _PAGE,
}
# How files begin that are known in spite of their names.
_KNOWN: dict[bytes, Open] = {b"PK\x03\x04": open_workbook, b"BEGIN:VCALENDAR": open_calendar}


def open_source(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    stop: Stop | None = None,
) -> Source:
    """What is in a file; the keywords are what somebody says of it where it cannot be told.

    `encoding`: a Python name; `delimiter`: one sign, or "tab"; `sheet`: its name in the workbook;
    `stop`: asked now and then, here and while lines are read: True ends it with Cancelled.
    UnsureEncoding where it has to be asked, FileProblem otherwise; reading lines raises them too.
    """
    asked = Asked(encoding, delimiter, sheet, stop)
    with _readable(path):
        source = _opener(path)(path, asked)
    return replace(source, lines=lambda: _lines(source, path))


def _lines(source: Source, path: Path) -> Iterator[Line]:
    with _readable(path):
        yield from source.lines()


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem(_CANNOT_READ, path=path, reason=reason) from problem
    except UnicodeDecodeError as problem:
        raise FileProblem(_CHANGED, path=path) from problem


def _opener(path: Path) -> Open:
    with path.open("rb") as file:
        head = file.read(4096).removeprefix(codecs.BOM_UTF8).lstrip()
    for sign, sentence in _FOREIGN.items():
        if head.startswith(sign):
            raise FileProblem(sentence, path=path)
    for sign, opened in _KNOWN.items():
        if head.startswith(sign):
            return opened
    suffix = path.suffix.lower()
    return next(
        (opened for ends, opened in FORMATS.items() if suffix in ends.split()), open_delimited
    )
