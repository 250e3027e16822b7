"""What stands in a cell, as a text of one's own: however its program keeps it."""

import math
from datetime import date, datetime, time

from catalog_app.exchange.sources.source import Cell

_NOTHING = frozenset(("", "-", "–", "—", "n/a", "null", "nan", "#n/a"))


def text_of(cell: Cell) -> str:
    """Dates as ISO 8601 has them, whole numbers without a point."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        day = cell.date().isoformat()
        return day if cell.time() == time() else f"{day}T{cell:%H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    return _number(cell)


def says_nothing(text: str) -> bool:
    """Whether a value that is no text is thereby said to be missing."""
    return text.casefold() in _NOTHING


def _number(cell: int | float) -> str:
    if isinstance(cell, float) and math.isfinite(cell) and cell.is_integer():
        return str(int(cell))
    return str(cell)
