"""XLSX and ODS: looked at without reading them whole, then read in a process of its own.

That process has limits of memory and time, and is killed when nobody waits for it any more.  What
it writes lies in a nameless file, so that the lines can be read as often as wanted and memory does
not grow with them.
"""

import json
import subprocess
import sys
import tempfile
import time
import weakref
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from catalog_app.errors import CatalogError, FileProblem
from catalog_app.exchange.sources import ods, worksheet, xlsx
from catalog_app.exchange.sources.asked import Asked, Stop, heed
from catalog_app.exchange.sources.packages import opened
from catalog_app.exchange.sources.sheets import Sheet, reference
from catalog_app.exchange.sources.source import Cell, Source
from catalog_app.exchange.sources.table import Rows, tabulated
from catalog_app.i18n import mark

MEMORY = 1024
"""Megabytes that reading a workbook may take."""
SECONDS = 60
_PAUSE = 0.02
_NAMED = 5  # cells or sheets in a note

_NO_WORKBOOK = mark(
    "{path} is a zip file, but no workbook that could be read. Save the list as XLSX or ODS."
)
_BROKEN = mark("{path} cannot be read: {reason}. Open it in a spreadsheet and save it anew.")
_ENDED = mark(
    "Reading {path} took more than {limit} MB of memory or failed, and was ended. "
    "Save the sheet as CSV."
)
_TOO_SLOW = mark(
    "Reading {path} took more than {limit} seconds and was ended. Save the sheet as CSV."
)
_NO_SHEET = mark("There is no sheet “{sheet}” in {path}. It has: {sheets}.")
_OTHERS = mark("Only the sheet “{sheet}” of {path} was read. It also has: {sheets}.")
_HIDDEN = mark("These sheets of {path} are hidden, and were not read: {sheets}.")
_ERRORS = mark("In the sheet “{sheet}” of {path} these cells show an error: {cells}.")
_UNCOUNTED = mark(
    "In the sheet “{sheet}” of {path} these formulas have no result, and are read as empty: "
    "{cells}. Open it in a spreadsheet and save it, and they are calculated."
)
_MERGED = mark(
    "In the sheet “{sheet}” of {path} these cells are merged: {cells}. Their text is read in each "
    "row that they cover."
)


def open_workbook(path: Path, asked: Asked) -> Source:
    """FileProblem, Cancelled."""
    with opened(path) as archive:
        look = _look(archive, path)
        sheets = look(archive, path, asked.stop)
    rows = _Rows(path, asked)
    sheet = sheets.get(rows.sheet) or Sheet(rows.sheet)
    notes = [*rows.notes(), *_notes(sheet, path)]
    return tabulated(lambda: _mended(rows, sheet), path, even=True, notes=notes)


def _look(
    archive: zipfile.ZipFile, path: Path
) -> Callable[[zipfile.ZipFile, Path, Stop | None], dict[str, Sheet]]:
    names = set(archive.namelist())
    if xlsx.WORKBOOK in names:
        return xlsx.look
    if ods.CONTENT in names:
        return ods.look
    raise FileProblem(_NO_WORKBOOK, path=path)


class _Rows:
    """What the other process has found: the rows of one sheet, as often as they are asked for."""

    def __init__(self, path: Path, asked: Asked) -> None:
        self.path = path
        self.stop = asked.stop
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # closed with this object
        weakref.finalize(self, self.file.close)
        _read(self.path, asked, self.file)
        self.file.seek(0)
        first = self.file.readline()
        self.start = self.file.tell()
        told: dict[str, Any] = json.loads(first) if first.endswith(b"\n") else {}
        if "problem" in told:
            raise FileProblem(_BROKEN, path=path, reason=told["problem"])
        self.sheets: list[tuple[str, bool]] = told["sheets"]
        if told["sheet"] is None:
            names = ", ".join(name for name, _ in self.sheets)
            raise FileProblem(_NO_SHEET, path=path, sheet=asked.sheet, sheets=names)
        self.sheet = str(told["sheet"])

    def __iter__(self) -> Iterator[list[Cell]]:
        at = self.start
        while True:
            heed(self.stop)
            self.file.seek(at)
            lines = self.file.readlines(1 << 18)
            at = self.file.tell()
            if not lines:
                return
            for line in lines:
                yield self._cells(line)

    def _cells(self, line: bytes) -> list[Cell]:
        cells = json.loads(line)
        if isinstance(cells, dict):
            raise FileProblem(_BROKEN, path=self.path, reason=cells["problem"])
        return [_when(cell["when"]) if isinstance(cell, dict) else cell for cell in cells]

    def notes(self) -> Iterator[CatalogError]:
        """Of the sheets that were not read."""
        others = [name for name, shown in self.sheets if shown and name != self.sheet]
        hidden = [name for name, shown in self.sheets if not shown and name != self.sheet]
        for sentence, names in ((_OTHERS, others), (_HIDDEN, hidden)):
            if names:
                yield FileProblem(sentence, path=self.path, sheet=self.sheet, sheets=_named(names))


def _when(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _read(path: Path, asked: Asked, into: IO[bytes]) -> None:
    """Has the other process write there."""
    command = [sys.executable, "-P", worksheet.__file__, str(path.absolute()), asked.sheet or ""]
    process = subprocess.Popen(
        [*command, str(MEMORY << 20), str(SECONDS)],
        stdin=subprocess.DEVNULL,
        stdout=into,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        _wait(process, path, asked.stop)
    finally:
        process.kill()
        process.wait()


def _wait(process: subprocess.Popen[bytes], path: Path, stop: Stop | None) -> None:
    end = time.monotonic() + SECONDS
    while process.poll() is None:
        heed(stop)
        if time.monotonic() > end:
            raise FileProblem(_TOO_SLOW, path=path, limit=SECONDS)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PAUSE)
    if process.returncode:
        raise FileProblem(_ENDED, path=path, limit=MEMORY)


def _mended(rows: _Rows, sheet: Sheet) -> Rows:
    """With the errors as they show, and merged cells in each row that has something else too."""
    covered = sheet.covered()
    errors: dict[int, list[tuple[int, str]]] = {}
    for (row, column), shown in sheet.errors.items():
        errors.setdefault(row, []).append((column, shown))
    above: list[Cell] = []
    for row, cells in enumerate(rows):
        for column, shown in errors.get(row, ()):
            _put(cells, column, shown)
        filled = cells
        if row in covered:
            filled = list(cells)
            for column in covered[row]:
                _put(filled, column, above[column] if column < len(above) else None)
            if not any(cell not in ("", None) for cell in cells):
                yield row + 1, cells
                above = filled
                continue
        yield row + 1, filled
        above = filled


def _put(cells: list[Cell], column: int, value: Cell) -> None:
    if column < len(cells):
        cells[column] = value


def _notes(sheet: Sheet, path: Path) -> Iterator[CatalogError]:
    high = [(first, last) for first, last in sheet.merged if last[0] > first[0]]
    told = (
        (_ERRORS, [f"{reference(at)} {shown}" for at, shown in sheet.errors.items()]),
        (_UNCOUNTED, list(map(reference, sheet.uncounted))),
        (_MERGED, [f"{reference(first)}:{reference(last)}" for first, last in high]),
    )
    for sentence, cells in told:
        if cells:
            yield FileProblem(sentence, path=path, sheet=sheet.name, cells=_named(cells))


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown}, … ({len(names)})"
