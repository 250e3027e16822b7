"""Documents for tests of paper, and what a PDF holds, read back with poppler's own tools."""

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalog_app.i18n import Language
from catalog_app.reports.blocks import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Row,
    Table,
)
from catalog_app.ui.paper import PageOptions, Printed, write_pdf

COLUMNS = (Column("Person", 3), Column("Position", 4), Column("Year", 1, Align.END))


def document(
    rows: Iterable[Row | Heading],
    *blocks: Block,
    head: bool = True,
    columns: tuple[Column, ...] = COLUMNS,
    title: str = "Youth Meeting",
    code: str = "en",
) -> Document:
    kept = list(rows)
    return Document(
        title,
        Language(code),
        lambda: [*blocks, Table(columns, iter(kept), head)],
        kicker="List of participants",
        subtitle="Almaty, Kazakhstan",
        aside="23 November 2026",
        footer=lambda: f"{len(kept)} rows",
    )


def text_of(path: Path, *options: str) -> str:
    command = ["pdftotext", "-layout", *options, str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def pages_of(path: Path) -> list[str]:
    return text_of(path).split("\f")[:-1]


def printed(tmp_path: Path, made: Document, options: PageOptions | None = None) -> list[str]:
    path = tmp_path / "list.pdf"
    made_of = write_pdf(made, path, options)
    found = pages_of(path)
    assert made_of == Printed(len(found))
    return found


def numbered(count: int) -> Iterator[Row | Heading]:
    for number in range(count):
        yield (f"Person-{number}.", "Deputy Minister", "2023")
