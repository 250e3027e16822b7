"""A list as it is read: a title and a few kinds of block, drawn by paper, by HTML and by Word.

Blocks know nothing of pages, fonts or tags.  They are streamed: `Document.blocks` is called anew
for each run through the document (paper counts its pages first and then paints them), and a table
gives its rows one by one, so that a list of any length needs no memory.

    Document ── Heading     a line that stays with what follows, with a count at its end
             ├─ Paragraph   running text
             └─ Table ──── Column, and rows: cells, or a Heading that begins a group
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Column:
    """`weight`: its share of the width of the table; `style`: of cells that are plain strings.

    `whole`: its cells stay on one line where the page has room for that.
    """

    title: str = ""
    weight: float = 1.0
    align: Align = Align.START
    style: Style = Style.NORMAL
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a style of its own, or one that reaches over `span` columns."""

    text: str
    style: Style = Style.NORMAL
    span: int = 1


Row = tuple[str | Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`head`: the titles of the columns stand above the rows, again on every page.

    `fitted`: the columns are as wide as their words ask, whatever their weights.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Row | Heading]
    head: bool = True
    fitted: bool = False


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """`kicker` stands above the title, `subtitle` below it, `aside` at the end of that line.

    `footer` is asked once the blocks have been run through, so it may count what went by.
    """

    title: str
    language: Language
    blocks: Callable[[], Iterable[Block]]
    kicker: str = ""
    subtitle: str = ""
    aside: str = ""
    footer: Callable[[], str] = str
