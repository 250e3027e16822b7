"""What an import reads, whatever the format: named columns and lines of cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from catalog_app.errors import CatalogError

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class Line:
    """`number`: where it stands in the file, from 1, as its program shows it; a cell per column."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Source:
    """`columns`: their headings; `lines`: reads the lines anew each time it is called;
    `notes`: what people should know of how the file was read.
    """

    columns: tuple[str, ...]
    lines: Callable[[], Iterator[Line]]
    notes: tuple[CatalogError, ...] = ()
