"""Events as files, beside what csv.writer and xlsxwriter need for the very same cells, which are
read by one question written by hand; and the memory that it takes.
"""

import csv
import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import xlsxwriter

from catalog_app.domain import countries
from catalog_app.domain.events import KINDS, Event
from catalog_app.domain.fields import Field, head_of
from catalog_app.domain.quoting import no_formula
from catalog_app.exchange import export
from catalog_app.storage.catalog import Catalog
from tests.benchmarks.conftest import Figures

COLUMNS = ("when", "title", "kind", "country", "city", "delegations", "attendance", "summary")
ASKED = (
    "SELECT event.\"when\", coalesce(event.names ->> '$.en', event.title), event.kind,"
    " event.country, coalesce(city.names ->> '$.en', city.name), coalesce(delegations_count, 0),"
    " attendance, summary FROM event LEFT JOIN city ON city.id = event.city"
    " ORDER BY when_start DESC, when_end DESC, event.id DESC"
)
GOALS = {"csv": 1 / 0.8, "xlsx": 1 / 0.9}
ROUNDS = {"csv": 5, "xlsx": 2}
MORE = 16  # MiB that ten times as many rows may take beyond the others
PROGRAM = Path(__file__).with_name("watched_export.py")
PATIENCE = 900  # seconds
Row = list[Any]


def _rows(path: Path, catalog: Catalog) -> Iterator[Row]:
    """The cells as a spreadsheet gets them, in English."""
    language = catalog.language
    known = {code: countries.name(code, language) for code in countries.iso_codes()}
    kinds = {code: language.text(label) for code, label in KINDS.options.items()}
    with closing(sqlite3.connect(path)) as connection:
        cursor = connection.execute(ASKED)
        while run := cursor.fetchmany(1000):
            for when, title, kind, country, city, *numbers, summary in run:
                named = known.get(country, ""), city or ""
                texts = no_formula(title), kinds.get(kind, kind or "")
                told = ("" if number is None else number for number in numbers)
                yield [when or "", *texts, *named, *told, no_formula(summary or "")]


def _bare_csv(path: Path, catalog: Catalog, target: Path) -> None:
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_rows(path, catalog))


def _bare_xlsx(path: Path, catalog: Catalog, target: Path) -> None:
    """Every cell by the one call that fits it, and nothing besides."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    for column, field in enumerate(_fields()):
        sheet.write_string(0, column, head_of(field, catalog.language))
    for place, row in enumerate(_rows(path, catalog), start=1):
        when = row[0]
        if len(when) == 10 and when >= "1900-03-01":
            sheet.write_datetime(place, 0, date.fromisoformat(when), day)
        elif when:
            sheet.write_string(place, 0, when)
        for column, cell in enumerate(row[1:], start=1):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell)
            elif cell:
                sheet.write_string(place, column, cell)
    book.close()


BARE: dict[str, Callable[[Path, Catalog, Path], None]] = {"csv": _bare_csv, "xlsx": _bare_xlsx}


def _fields() -> list[Field]:
    return [Event.fields[name] for name in COLUMNS]


def _cpu(work: Callable[[], object]) -> float:
    """Seconds of the processor, the threads' too."""
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("format", GOALS)
def test_a_file_is_written_at_the_pace_of_its_library(
    filled: Path, catalog: Catalog, figures: Figures, size: str, tmp_path: Path, format: str
) -> None:
    ours, bare = tmp_path / f"ours.{format}", tmp_path / f"bare.{format}"
    found = catalog.find(Event)

    def write() -> None:
        export(found, _fields(), format, ours, catalog.language)

    write()
    times = [
        (_cpu(write), _cpu(lambda: BARE[format](filled, catalog, bare)))
        for _ in range(ROUNDS[format])
    ]
    assert _cells(ours) == _cells(bare)
    mine, theirs = (median(each) for each in zip(*times, strict=True))
    what = f"12 {size} events as {format}, CPU"
    goal = GOALS[format] if len(found) >= 100_000 else None
    ratio = figures.note(what, mine, theirs, "s", goal and round(goal, 2))
    assert goal is None or ratio <= goal


def _cells(path: Path) -> Any:
    if path.suffix == ".csv":
        return path.read_bytes()
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("format", ["csv", "xlsx", "ods", "ics", "json", "everything"])
def test_memory_stays_flat(filled: Path, figures: Figures, size: str, format: str) -> None:
    """A tenth of the rows beside all of them, each in a process of its own."""
    tenth, whole = (_peak(filled, format, part) for part in (10, 1))
    if not whole:
        pytest.skip("the system does not say what a process held")
    figures.note(f"12 memory of {size} events as {format}", whole, tenth, "MiB", None)
    assert whole - tenth <= MORE


def _peak(path: Path, format: str, part: int) -> float:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(path), format, str(part)],
        check=True,
        env=environment,
        timeout=PATIENCE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return float(json.loads(done.stdout)) / 2**20
