"""Lists for the terminal."""

from catalog_app.domain import Event
from catalog_app.domain.fields import field_of
from catalog_app.exchange import text
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from tests.exchange.conftest import Ask

ENGLISH = Language("en")


def put(catalog: Catalog, *events: dict[str, object]) -> None:
    with catalog.change("Added") as change:
        change.put(Event, events)


def written(ask: Ask, columns: str, group_by: str | None = None) -> list[str]:
    found, fields = ask(columns, *([group_by] if group_by else []), "title")
    group = field_of(Event, group_by) if group_by else None
    return "".join(text.write(found, fields, ENGLISH, group)).splitlines()


def test_columns_stand_below_each_other_whatever_the_script(catalog: Catalog, ask: Ask) -> None:
    titles = ["Short", "Қазақ жастары", "Şuşa", "文化祭", "e\u0301te\u0301", "შეხვედრა"]
    put(catalog, *({"title": title, "country": "KZ"} for title in titles))
    head, rule, *rows = written(ask, "title country")
    places = [text.width(row[: row.index("Kazakhstan")]) for row in rows]
    assert len(rows) == len(titles)
    assert set(places) == {text.width(head[: head.index("Host country")])}
    assert set(rule) == {"─", " "}


def test_numbers_stand_at_the_end_of_their_column(catalog: Catalog, ask: Ask) -> None:
    put(catalog, {"title": "A", "attendance": 7}, {"title": "B", "attendance": 12345})
    seven, many = written(ask, "title attendance")[2:]
    assert seven.endswith("  7")
    assert many.endswith("  12,345")
    assert len(seven) == len(many)


def test_groups_stand_apart_with_their_counts_and_without_their_column(
    catalog: Catalog, ask: Ask
) -> None:
    put(
        catalog,
        {"title": "A", "country": "KZ"},
        {"title": "B"},
        {"title": "C", "country": "AZ"},
        {"title": "D", "country": "KZ"},
    )
    assert written(ask, "title country", "country") == [
        "Title",
        "─────",
        "",
        "Azerbaijan (1)",
        "C",
        "",
        "Kazakhstan (2)",
        "A",
        "D",
        "",
        "(none) (1)",
        "B",
    ]


def test_a_long_text_is_one_line_and_cut(catalog: Catalog, ask: Ask) -> None:
    put(catalog, {"title": "A", "aims": "many words\nand lines " * 40})
    (row,) = written(ask, "aims")[2:]
    assert row.endswith("…")
    assert row.startswith("many words and lines many")
    assert text.width(row) <= text.WIDEST


def test_a_wide_text_is_cut_where_the_terminal_ends_it(catalog: Catalog, ask: Ask) -> None:
    put(catalog, {"title": "文化" * 100})
    (row,) = written(ask, "title")[2:]
    assert text.WIDEST - 2 <= text.width(row) <= text.WIDEST


def test_no_text_commands_the_terminal(catalog: Catalog, ask: Ask) -> None:
    put(catalog, {"title": "\x1b[31mred\x07\x9b2J"})
    assert written(ask, "title")[2:] == ["[31mred2J"]
