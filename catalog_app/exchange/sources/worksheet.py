"""The rows of one sheet, read in a process of its own: python-calamine may take all memory or end
its process at a broken file, and then only this one.

    python worksheet.py FILE SHEET BYTES SECONDS > ROWS

SHEET may be empty: the first one that is shown and not empty.  ROWS is lines of JSON: first what
sheets there are and which one it is, then an array a row; dates are objects.  It is run as a file,
so that nothing of the program is loaded beside it.
"""

import json
import re
import sys
from datetime import date, time, timedelta
from typing import Any

_SPAN = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:\.\d+)?S")
_EXACT = 2**53


def main(path: str, asked: str, most_bytes: str, most_seconds: str) -> None:
    limit(int(most_bytes), int(most_seconds))
    from python_calamine import CalamineError, WorksheetNotFound

    tell = sys.stdout.write
    try:
        workbook = _opened(path)
        sheet = _chosen(workbook, asked)
        tell(json.dumps({"sheets": _sheets(workbook), "sheet": sheet.name}) + "\n")
        for row in sheet.iter_rows():
            tell(json.dumps([*map(_cell, row)]) + "\n")
    except WorksheetNotFound:
        tell(json.dumps({"sheets": _sheets(workbook), "sheet": None}) + "\n")
    except (CalamineError, ValueError) as problem:
        tell(json.dumps({"problem": str(problem)}) + "\n")


def limit(most_bytes: int, most_seconds: int) -> None:
    """Of this process, where the system has such limits."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, most_bytes),
        (resource.RLIMIT_FSIZE, most_bytes),
        (resource.RLIMIT_CPU, most_seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))


def _opened(path: str) -> Any:
    """By the end of its name, which gives the better reason, else by what is in it."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_path(path)
    except CalamineError as problem:
        with open(path, "rb") as file:
            try:
                return CalamineWorkbook.from_filelike(file)
            except CalamineError:
                raise problem from None


def _sheets(workbook: Any) -> list[tuple[str, bool]]:
    """The name of each, and whether it is shown."""
    from python_calamine import SheetVisibleEnum

    shown = SheetVisibleEnum.Visible
    return [(sheet.name, sheet.visible == shown) for sheet in workbook.sheets_metadata]


def _chosen(workbook: Any, asked: str) -> Any:
    if asked:
        return workbook.get_sheet_by_name(asked)
    names = [name for name, shown in _sheets(workbook) if shown] or workbook.sheet_names
    sheets = map(workbook.get_sheet_by_name, names)
    return next((sheet for sheet in sheets if sheet.height), None) or workbook.get_sheet_by_index(0)


def _cell(cell: Any) -> Any:
    """As JSON has it; texts with a duration as people write it, where an ODS has it."""
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < _EXACT else cell
    if isinstance(cell, str):
        span = _SPAN.fullmatch(cell)
        return ":".join(span.groups()) if span else cell
    if isinstance(cell, date):  # a date with a time is one too
        return {"when": cell.isoformat()}
    if isinstance(cell, time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return cell


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="ascii", newline="\n")  # type: ignore[union-attr]  # is a file
    main(*sys.argv[1:])
