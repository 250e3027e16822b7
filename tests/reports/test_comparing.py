"""What has changed since the list before, as it is seen on the new one."""

from typing import Any

import pytest

from catalog_app.errors import CannotSave, ValueProblem
from catalog_app.i18n import Language
from catalog_app.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Entry,
    Heading,
    Paragraph,
    Row,
    Style,
    Table,
)
from catalog_app.reports.comparing import changes, compared
from catalog_app.reports.keeping import taken, written

COLUMNS = (Column(style=Style.QUIET), Column(whose=True), Column())
HEADED = (Column("Title"), Column("Country"))


def listed(*blocks: Block) -> Document:
    return Document("Youth Meeting", Language("en"), lambda: blocks, footer=lambda: "3 people")


def table(*rows: Row | Heading, columns: tuple[Column, ...] = COLUMNS) -> Document:
    return listed(Table(columns, rows, head=columns is not COLUMNS))


def person(number: int, position: str = "Singer") -> Entry:
    return Entry(("Member", Cell(f"P{number}", Style.BOLD), position), f"members:{number}")


def lines(document: Document) -> list[str]:
    """Rows with the signs of their marks, headings with #, tables between rulers."""
    found = []
    for block in document.blocks():
        if isinstance(block, Table):
            found += [line(row) for row in block.rows]
        else:
            found.append(line(block))
    return found


def line(row: Any) -> str:
    if isinstance(row, Heading):
        return f"{'#' * row.level} {row.text} {row.count}".rstrip()
    if isinstance(row, Paragraph):
        return row.text
    sign = row.mark.sign if isinstance(row, Entry) and row.mark else ""
    return sign + "|".join(cell.text if isinstance(cell, Cell) else cell for cell in row)


KZ, TR, UZ = (Heading(name, "2") for name in ("KAZAKHSTAN", "TÜRKİYE", "UZBEKISTAN"))


def test_rows_are_added_changed_and_struck_out_where_they_stood() -> None:
    before = table(KZ, person(1), person(2), person(3), TR, person(4))
    now = table(KZ, person(1), person(3, "Dancer"), person(5), TR, person(4))
    assert lines(compared(now, before)) == [
        "# KAZAKHSTAN 2",
        "Member|P1|Singer",
        "−Member|P2|Singer",
        "±Member|P3|Dancer",
        "+Member|P5|Singer",
        "# TÜRKİYE 2",
        "Member|P4|Singer",
    ]


def test_what_was_first_or_last_comes_back_there() -> None:
    before = table(KZ, person(1), person(2), TR, person(3), person(4))
    now = table(KZ, person(2), TR, person(3))
    assert lines(compared(now, before)) == [
        "# KAZAKHSTAN 2",
        "−Member|P1|Singer",
        "Member|P2|Singer",
        "# TÜRKİYE 2",
        "Member|P3|Singer",
        "−Member|P4|Singer",
    ]


def test_a_move_within_the_group_is_no_change_but_one_into_another_group_is() -> None:
    before = table(KZ, person(1), person(2), TR, person(3))
    now = table(KZ, person(2), TR, person(3), person(1))
    assert [row for row in lines(compared(now, before)) if row[0] in "+±−"] == ["±Member|P1|Singer"]
    swapped = table(KZ, person(2), person(1), TR, person(3))
    assert changes(swapped, before) == []


def test_groups_that_are_gone_come_back_with_their_rows_in_their_place() -> None:
    before = table(KZ, person(1), TR, person(2), person(3), UZ, person(4))
    now = table(KZ, person(1), person(9), UZ, person(4))
    assert lines(compared(now, before)) == [
        "# KAZAKHSTAN 2",
        "Member|P1|Singer",
        "+Member|P9|Singer",
        "# TÜRKİYE",
        "−Member|P2|Singer",
        "−Member|P3|Singer",
        "# UZBEKISTAN 2",
        "Member|P4|Singer",
    ]
    assert lines(compared(table(UZ, person(4)), before))[:3] == [
        "# KAZAKHSTAN",
        "−Member|P1|Singer",
        "# TÜRKİYE",
    ]


def test_a_group_within_a_group_comes_back_within_it() -> None:
    youth, official = Heading("Youth", level=2), Heading("Official", level=2)
    before = table(KZ, person(1), youth, person(2), official, person(3), TR, person(4))
    now = table(KZ, person(1), official, person(3), TR, person(4))
    assert lines(compared(now, before)) == [
        "# KAZAKHSTAN 2",
        "Member|P1|Singer",
        "## Youth",
        "−Member|P2|Singer",
        "## Official",
        "Member|P3|Singer",
        "# TÜRKİYE 2",
        "Member|P4|Singer",
    ]
    assert lines(compared(table(TR, person(4)), before))[:6] == [
        "# KAZAKHSTAN",
        "−Member|P1|Singer",
        "## Youth",
        "−Member|P2|Singer",
        "## Official",
        "−Member|P3|Singer",
    ]


def test_all_that_is_left_of_a_list_is_struck_out_below_the_sentence_that_it_is_empty() -> None:
    before = table(KZ, person(1))
    now = listed(Paragraph("No delegation is known yet."))
    shown = compared(now, before)
    assert lines(shown) == ["No delegation is known yet.", "# KAZAKHSTAN", "−Member|P1|Singer"]
    (_, made) = shown.blocks()
    assert isinstance(made, Table)
    assert (made.columns, made.head) == (COLUMNS, False)


def test_an_event_of_several_comes_back_after_the_one_it_followed() -> None:
    def event(title: str, *people: Entry) -> list[Block]:
        head = [Heading(title, "9"), Paragraph("Baku", Style.SMALL)]
        rows = (Heading("KAZAKHSTAN", level=2), *people)
        return [*head, Table(COLUMNS, rows, head=False)]

    first, second, third = (event(f"E{n}", person(n)) for n in (1, 2, 3))
    shown = compared(listed(*first, *third), listed(*first, *second, *third))
    assert lines(shown) == [
        *("# E1 9", "Baku", "## KAZAKHSTAN", "Member|P1|Singer"),
        *("# E2", "## KAZAKHSTAN", "−Member|P2|Singer"),
        *("# E3 9", "Baku", "## KAZAKHSTAN", "Member|P3|Singer"),
    ]


def test_rows_of_nobody_are_the_same_where_they_say_the_same_in_the_same_group() -> None:
    missing = ("", Cell("Names not yet received", Style.ITALIC, span=2))
    before = table(KZ, missing, TR, person(1))
    now = table(KZ, person(2), TR, person(1), missing)
    assert lines(compared(now, before)) == [
        "# KAZAKHSTAN 2",
        "−|Names not yet received",
        "+Member|P2|Singer",
        "# TÜRKİYE 2",
        "Member|P1|Singer",
        "+|Names not yet received",
    ]
    assert changes(before, before) == []


def test_a_column_more_or_less_is_no_change_of_the_rows() -> None:
    def row(number: int, *cells: str) -> Entry:
        return Entry(cells, f"events:{number}")

    before = table(row(1, "Forum", "Kazakhstan"), row(2, "Fair", "Türkiye"), columns=HEADED)
    wider = (Column("Year"), *reversed(HEADED))
    now = table(row(1, "2026", "Uzbekistan", "Forum"), row(3, "", "", "Feast"), columns=wider)
    assert lines(compared(now, before)) == [
        "±2026|Uzbekistan|Forum",
        "−|Türkiye|Fair",
        "+||Feast",
    ]
    same = table(row(1, "2026", "Kazakhstan", "Forum"), columns=wider)
    assert [each.mark for each in changes(same, before)] == ["struck"]


def test_the_legend_says_since_which_list_and_how_many() -> None:
    before, now = table(KZ, person(1)), table(KZ, person(1, "Dancer"), person(2))
    shown = compared(now, before, "No. 2 of 20 November 2026")
    assert lines(shown)[0] == (
        "Changes since No. 2 of 20 November 2026:   + added (1)   ± changed (1)   struck out (0)"
    )
    assert lines(compared(now, now, "No. 2"))[0] == "Nothing has changed since No. 2."
    assert shown.footer() == "3 people"


def test_a_list_with_marks_is_compared_by_its_own_rows() -> None:
    first, second = table(KZ, person(1), TR, person(2)), table(KZ, person(1), person(3))
    marked = compared(second, first, "No. 1")
    assert changes(second, marked) == []
    assert changes(first, marked) == changes(first, second)


def test_changes_name_the_person_the_group_and_the_cells() -> None:
    before, now = table(KZ, person(1)), table(TR, person(1, "Dancer"))
    (change,) = changes(now, before)
    assert (change.key, change.name) == ("members:1", "P1")
    assert (change.group_before, change.group) == (("KAZAKHSTAN",), ("TÜRKİYE",))
    assert (change.before, change.after) == (("Member", "P1", "Singer"), ("Member", "P1", "Dancer"))


@pytest.mark.parametrize(
    "damage",
    [
        {"form": 2},
        {"language": "xx"},
        {"footer": None},
        {"head": 1},
        {"blocks": None},
        {"blocks": [{"block": "picture"}]},
        {"blocks": [{"block": "heading", "text": "a", "level": "1"}]},
        {"blocks": [{"block": "paragraph", "text": "a", "style": "huge"}]},
        {"blocks": [{"block": "paragraph", "text": "a", "colour": "red"}]},
        {"blocks": [{"block": "table", "columns": [], "rows": [{"block": "page break"}]}]},
        {"blocks": [{"block": "table", "columns": [], "rows": [{"key": 1, "mark": None}]}]},
        {"blocks": ["a"]},
    ],
)
def test_what_cannot_be_drawn_again_is_said(damage: dict[str, Any]) -> None:
    kept = written(table(KZ, person(1)))
    assert lines(taken(kept)) == ["# KAZAKHSTAN 2", "Member|P1|Singer"]
    with pytest.raises(ValueProblem, match="not in the form"):
        taken(kept | damage)


def test_a_list_that_is_too_long_to_be_held_is_refused() -> None:
    long = listed(Table(COLUMNS, (person(n) for n in range(50_001))))
    with pytest.raises(CannotSave, match="50000 rows is too long"):
        written(long)
