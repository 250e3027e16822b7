"""A document can be run through as often as it is drawn, and holds no row."""

from collections.abc import Iterator

from catalog_app.i18n import Language
from catalog_app.reports.blocks import Cell, Column, Document, Heading, Row, Style, Table


def test_a_document_is_streamed_anew_each_time_and_counts_its_foot_afterwards() -> None:
    seen: list[str] = []

    def rows() -> Iterator[Row | Heading]:
        seen.clear()
        yield Heading("Kazakhstan", "2")
        for name in ("Aigerim", "Bolat"):
            seen.append(name)
            yield (name, Cell("Head", Style.QUIET))

    columns = (Column("Name", 2), Column("Role"))
    document = Document(
        "List",
        Language("en"),
        lambda: [Table(columns, rows())],
        footer=lambda: f"{len(seen)} participants",
    )
    for _ in range(2):
        (table,) = document.blocks()
        assert isinstance(table, Table)
        assert len(list(table.rows)) == 3
        assert document.footer() == "2 participants"


def test_a_document_without_a_foot_has_an_empty_one() -> None:
    assert Document("List", Language("en"), list).footer() == ""


def test_plain_cells_are_normal_and_reach_over_one_column() -> None:
    assert Cell("Almaty") == Cell("Almaty", Style.NORMAL, 1)
