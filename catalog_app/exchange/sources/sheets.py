"""What the two kinds of workbook have in common: where a sheet has cells that are not as shown."""

from dataclasses import dataclass, field
from pathlib import Path

from catalog_app.errors import FileProblem
from catalog_app.i18n import mark

MOST_CELLS = 5_000_000
"""Between the first cell of a sheet and the last one in it that is filled."""
MOST_MERGED = 200_000
Place = tuple[int, int]
"""Row and column, from 0."""

_FAR = mark(
    "The sheet {sheet} of {path} reaches to row {row} and column {column}, which makes more than "
    "{limit} cells. Delete what stands far from the list, or save the sheet as CSV."
)


@dataclass
class Sheet:
    """`errors`: cells with an error as it shows; `uncounted`: formulas that nobody has calculated;
    `merged`: the first and the last of the cells that are one.
    """

    name: str
    last_row: int = -1
    last_column: int = -1
    errors: dict[Place, str] = field(default_factory=dict)
    uncounted: list[Place] = field(default_factory=list)
    merged: list[tuple[Place, Place]] = field(default_factory=list)

    def holds(self, row: int, column: int) -> bool:
        """With a cell there it is not too large."""
        rows, columns = max(self.last_row, row) + 1, max(self.last_column, column) + 1
        return rows * columns <= MOST_CELLS

    def reach(self, row: int, column: int, path: Path) -> None:
        """FileProblem where the sheet becomes too large by a cell."""
        fits = self.holds(row, column)
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)
        if not fits:
            raise FileProblem(
                _FAR,
                path=path,
                sheet=self.name,
                row=self.last_row + 1,
                column=letters(self.last_column),
                limit=MOST_CELLS,
            )

    def covered(self) -> dict[int, list[int]]:
        """Row -> the columns in which a merged cell from above is meant for it too."""
        found: dict[int, list[int]] = {}
        left = MOST_MERGED
        for (first, column), (last, _) in self.merged:
            rows = range(first + 1, min(last, self.last_row) + 1)
            left -= len(rows)
            if left < 0:
                break
            for row in rows:
                found.setdefault(row, []).append(column)
        return found


def reference(place: Place) -> str:
    """As spreadsheets write it: (0, 1) is B1."""
    return f"{letters(place[1])}{place[0] + 1}"


def letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def place(reference: str) -> Place:
    """(0, 1) of B1."""
    name = reference.rstrip("0123456789")
    column = 0
    for letter in name.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(name) :]) - 1, column - 1
