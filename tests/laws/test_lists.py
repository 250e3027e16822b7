"""What holds of every document that is kept, and of any two that are compared."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import given, strategies as st

from catalog_app.i18n import Language
from catalog_app.reports.blocks import Column, Document, Entry, Heading, Mark, Row, Table
from catalog_app.reports.comparing import changes, compared
from catalog_app.reports.keeping import taken, written
from tests.documents import TEXTS, documents, rows

LANGUAGE = Language("en")


def drawn(document: Document) -> list[Any]:
    """All that is seen of a document, and who its rows are of."""
    found: list[Any] = [document.title, document.kicker, document.subtitle, document.aside]
    for block in document.blocks():
        if isinstance(block, Table):
            found += [block.columns, block.head, block.fitted, *map(seen, block.rows)]
        else:
            found += [type(block), str(block)]
    return [*found, document.footer(), document.head, document.language]


def seen(row: Row | Heading) -> Any:
    if isinstance(row, Heading):
        return row
    return tuple(row), key(row), row.mark if isinstance(row, Entry) else None


def key(row: Row) -> str:
    return row.key if isinstance(row, Entry) else ""


def marked(document: Document) -> Iterator[tuple[str, Row, Mark | None]]:
    """The heading above it, and each row with its mark."""
    above = ""
    for block in document.blocks():
        for row in block.rows if isinstance(block, Table) else [block]:
            if isinstance(row, Heading):
                above = row.text
            elif isinstance(row, tuple):
                yield above, row, row.mark if isinstance(row, Entry) else None


def texts(row: Row) -> tuple[str, ...]:
    """A text for each column; only the first of those over which a cell reaches has one."""
    found: list[str] = []
    for cell in row:
        found += [cell] if isinstance(cell, str) else [cell.text, *[""] * (cell.span - 1)]
    return tuple(found)


@given(documents(st.sampled_from([None, *Mark])))
def test_what_is_kept_is_drawn_as_it_was(document: Document) -> None:
    kept = json.loads(json.dumps(written(document)))
    assert drawn(taken(kept)) == drawn(document)
    assert written(taken(kept)) == kept


@given(documents())
def test_nothing_has_changed_since_the_list_itself(document: Document) -> None:
    assert drawn(compared(document, document)) == drawn(document)
    assert changes(document, document) == []


@given(documents(), documents())
def test_the_list_is_all_there_in_its_order_whatever_is_struck_out(
    now: Document, before: Document
) -> None:
    left = [(key(row), tuple(row)) for _, row, mark in marked(compared(now, before))
            if mark is not Mark.STRUCK]  # fmt: skip
    assert left == [(key(row), tuple(row)) for _, row, _ in marked(now)]


@given(documents(untitled=True), documents(untitled=True))
def test_what_was_on_the_list_before_is_still_seen_on_it(now: Document, before: Document) -> None:
    """By its key, or by its words."""

    def known(document: Document) -> "Counter[Any]":
        found = ((row, mark) for _, row, mark in marked(document) if mark is not Mark.ADDED)
        return Counter(key(row) or texts(row) for row, _ in found)

    assert not known(before) - known(compared(now, before))


@given(documents(), documents())
def test_the_changes_are_the_marks_in_their_order(now: Document, before: Document) -> None:
    there = [(key(row), mark) for _, row, mark in marked(compared(now, before)) if mark]
    assert [(each.key, each.mark) for each in changes(now, before)] == there


@given(documents(), documents(), documents())
def test_marks_of_before_do_not_count(now: Document, before: Document, first: Document) -> None:
    of_plain = drawn(compared(now, before))
    assert drawn(compared(now, compared(before, first, "No. 1"))) == of_plain


LINES = st.one_of(rows(1, st.none()), st.builds(Heading, TEXTS))
GROUPED = st.builds(
    lambda lines: Document("List", LANGUAGE, lambda: [Table((Column(),), lines)]),
    st.lists(LINES, max_size=12).map(tuple),
)


@given(GROUPED, GROUPED)
def test_what_is_struck_out_stands_below_the_heading_where_it_stood(
    now: Document, before: Document
) -> None:
    def struck(row: Row) -> Any:
        return key(row), tuple(row)

    stood = Counter((above, struck(row)) for above, row, _ in marked(before))
    stands = Counter(
        (above, struck(row))
        for above, row, mark in marked(compared(now, before))
        if mark is Mark.STRUCK
    )
    assert not stands - stood
