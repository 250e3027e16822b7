"""Documents of every kind of block, for laws that hold of all of them."""

from dataclasses import replace

from hypothesis import strategies as st

from catalog_app.i18n import CODES, Language
from catalog_app.reports.blocks import (
    Align,
    Block,
    Cards,
    Cell,
    Column,
    Document,
    Entry,
    Heading,
    Mark,
    PageBreak,
    Paragraph,
    Row,
    Style,
    Table,
)

TEXTS = st.sampled_from(["", "Anar", "Şuşa", "Minister", "Минис­тр\n(Minister)", "a · b"])
STYLES = st.sampled_from(Style)
COLUMNS = st.builds(
    Column,
    TEXTS,
    st.floats(0.5, 30),
    st.sampled_from(Align),
    STYLES,
    st.booleans(),
    st.booleans(),
)
UNTITLED = (Column(weight=2, whose=True), Column(style=Style.SMALL))
HEADINGS = st.builds(Heading, TEXTS, st.sampled_from(["", "3"]), st.integers(1, 2))


@st.composite
def rows(draw: st.DrawFn, width: int, marks: st.SearchStrategy[Mark | None]) -> Row:
    cells: list[str | Cell] = []
    left = width
    while left:
        span = draw(st.integers(1, left))
        plain = span == 1 and draw(st.booleans())
        cells.append(draw(TEXTS) if plain else Cell(draw(TEXTS), draw(STYLES), span))
        left -= span
    key = draw(st.sampled_from(["", *(f"members:{n}" for n in range(8))]))
    return Entry(cells, key, draw(marks)) if key else tuple(cells)


@st.composite
def tables(
    draw: st.DrawFn, widths: st.SearchStrategy[int], marks: st.SearchStrategy[Mark | None]
) -> Table:
    width = draw(widths)
    columns = tuple(draw(st.lists(COLUMNS, min_size=width, max_size=width)))
    lines = st.one_of(rows(len(columns), marks), HEADINGS)
    return Table(columns, tuple(draw(st.lists(lines, max_size=9))), draw(st.booleans()))


CARDS = st.builds(
    Cards,
    st.lists(st.lists(st.builds(Cell, TEXTS, STYLES), max_size=3).map(tuple), max_size=3).map(
        tuple
    ),
    st.floats(20, 90),
)
PARAGRAPHS = st.builds(Paragraph, TEXTS, STYLES, st.sampled_from(Align))


def documents(
    marks: st.SearchStrategy[Mark | None] | None = None, *, untitled: bool = False
) -> st.SearchStrategy[Document]:
    """`marks`: of the rows that have a key, else none; `untitled`: all tables are of one shape."""
    given = st.none() if marks is None else marks
    table = tables(st.integers(1, 3), given)
    if untitled:
        table = tables(st.just(2), given).map(lambda made: replace(made, columns=UNTITLED))
    blocks = st.one_of(table, HEADINGS, PARAGRAPHS, CARDS, st.just(PageBreak()))
    return st.builds(_document, st.sampled_from(CODES), st.lists(blocks, max_size=5), TEXTS)


def _document(code: str, blocks: list[Block], words: str) -> Document:
    return Document(
        f"{words}.",
        Language(code),
        lambda: blocks,
        kicker=words,
        subtitle=f"{words}!",
        aside=f"{words}?",
        footer=lambda: f"{len(blocks)}",
        head=len(blocks) != 3,
    )
