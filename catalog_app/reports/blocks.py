"""A list as it is read: a title and a few kinds of block, drawn by paper, by HTML and by Word.

Blocks know nothing of pages, fonts or tags.  They are streamed: `Document.blocks` is called anew
for each run through the document (paper counts its pages first and then paints them), and a table
gives its rows one by one, so that a list of any length needs no memory.

    Document ── Heading     a line that stays with what follows, with a count at its end
             ├─ Paragraph   running text
             ├─ Table ──── Column, and rows: cells, or a Heading that begins a group
             ├─ Cards ──── Card, such as badges: to be cut out
             └─ PageBreak   what follows begins a new page
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from catalog_app.i18n import Language


class Style(StrEnum):
    NORMAL = "normal"
    BOLD = "bold"
    ITALIC = "italic"
    SMALL = "small"
    QUIET = "quiet"  # small and grey


class Align(StrEnum):
    START = "start"
    END = "end"


class Mark(StrEnum):
    """What became of a row since the list was issued before."""

    ADDED = "added"
    CHANGED = "changed"
    STRUCK = "struck"

    @property
    def sign(self) -> str:
        """Stands before the row, so that it is seen without colours too."""
        return {"added": "+", "changed": "±", "struck": "−"}[self]


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is set in capitals with a line below and its `count` at the end; level 2 is bold."""

    text: str
    count: str = ""
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: Style = Style.NORMAL
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Column:
    """`weight`: its share of the width of the table; `style`: of cells that are plain strings.

    `whole`: its cells stay on one line where the page has room for that; `whose`: they say whose
    rows these are.
    """

    title: str = ""
    weight: float = 1.0
    align: Align = Align.START
    style: Style = Style.NORMAL
    whole: bool = False
    whose: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a style of its own, or one that reaches over `span` columns."""

    text: str
    style: Style = Style.NORMAL
    span: int = 1


class Noted(str):
    """A text that ends in a `mark`, which a note at the end of the document explains."""

    mark: str

    def __new__(cls, text: str, mark: str) -> Self:
        self = super().__new__(cls, text)
        self.mark = mark
        return self


Row = tuple[str | Cell, ...]


class Entry(tuple[str | Cell, ...]):
    """A row of somebody, by whom it is found again in a later list.

    `key`: who or what it is of, such as "members:UUID"; no two rows of a document share one.
    """

    key: str
    mark: Mark | None

    def __new__(cls, cells: Iterable[str | Cell], key: str, mark: Mark | None = None) -> Self:
        self = super().__new__(cls, cells)
        self.key, self.mark = key, mark
        return self


@dataclass(frozen=True, slots=True)
class Table:
    """`head`: the titles of the columns stand above the rows, again on every page.

    `fitted`: the columns are as wide as their words ask, whatever their weights.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Row | Heading]
    head: bool = True
    fitted: bool = False


Card = tuple[Cell, ...]
"""The lines of a badge, from top to bottom."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of one size, side by side and to be cut out.  `width` and `height`: in millimetres."""

    cards: Iterable[Card]
    width: float = 85.0
    height: float = 54.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page, unless it does anyway."""


Block = Heading | Paragraph | Table | Cards | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """`kicker` stands above the title, `subtitle` below it, `aside` at the end of that line.

    `footer` is asked once the blocks have been run through, so it may count what went by.
    `head`: all this stands above the blocks; a letter has none, and no footer.
    `data`: the same for search engines, JSON in pieces in which no sign of HTML stands.
    """

    title: str
    language: Language
    blocks: Callable[[], Iterable[Block]]
    kicker: str = ""
    subtitle: str = ""
    aside: str = ""
    footer: Callable[[], str] = str
    head: bool = True
    data: Callable[[], Iterable[str]] | None = None
