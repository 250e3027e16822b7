"""Lists for spreadsheets, read back by the standard library's reader."""

import csv as standard
import io

import pytest
from hypothesis import given, strategies as st

from catalog_app.domain import Event, Organisation
from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.quoting import no_formula, unprotected
from catalog_app.exchange import csv
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from tests.exchange.conftest import PAYLOADS, Ask


def written(ask: Ask, columns: str, code: str = "en") -> list[list[str]]:
    found, fields = ask(columns, "id", code=code)
    text = "".join(csv.write(found, fields, Language(code), None))
    return list(standard.reader(io.StringIO(text, newline=""), strict=True))


def put(catalog: Catalog, *events: dict[str, object]) -> None:
    with catalog.change("Added") as change:
        change.put(Event, events)


def test_the_head_has_machine_names_and_dates_are_for_sorting(catalog: Catalog, ask: Ask) -> None:
    put(
        catalog,
        {
            "title": "Meeting",
            "names": {"az": "Görüş"},
            "country": "KZ",
            "kind": "meeting",
            "when": parse_edtf("2024-05-12/2024-05-14"),
            "attendance": 12345,
        },
    )
    columns = "title country kind when attendance delegations"
    assert written(ask, columns, "az") == [
        columns.split(),
        ["Görüş", "Qazaxıstan", "Görüş", "2024-05-12/2024-05-14", "12345", "0"],
    ]


def test_what_is_empty_is_an_empty_cell(catalog: Catalog, ask: Ask) -> None:
    put(catalog, {"title": "A"})
    row = written(ask, "when country city organisers attendance title")[1]
    assert row == ["", "", "", "", "", "A"]


def test_commas_quotes_and_lines_come_back(catalog: Catalog, ask: Ask) -> None:
    title, aims = 'a, "b"; c', "one\ntwo\r\nthree"
    put(catalog, {"title": title, "aims": aims})
    assert written(ask, "title aims")[1] == [title, aims]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_a_formula_and_one_apostrophe_less_gives_it_back(
    catalog: Catalog, ask: Ask, payload: str
) -> None:
    organisation = catalog.save(Organisation, {"name": payload})
    event = {"title": payload, "venue": payload, "tags": (payload,), "organisers": (organisation,)}
    put(catalog, event)
    _, cells = written(ask, "title venue organisers")
    assert [unprotected(cell) for cell in cells] == [payload] * 3
    assert {cell[0] for cell in cells} == {"'"}
    (tags,) = written(ask, "tags")[1]
    assert tags[0] in "'\""  # one with a comma stands in quotation marks
    assert payload in tags.replace('""', '"')


def test_harmless_cells_are_left_alone(catalog: Catalog, ask: Ask) -> None:
    titles = ["1993", "a=b", "'quoted'", " -"]
    put(catalog, *({"title": title} for title in titles))
    cells = [row[0] for row in written(ask, "title")[1:]]
    assert cells == titles
    assert [unprotected(cell) for cell in cells] == titles


@given(st.text() | st.text("'=+-@\t\r＝＋－＠a"))
def test_any_text_comes_back(text: str) -> None:
    cell = no_formula(text)
    assert unprotected(cell) == text
    assert cell[:1] not in set("=+-@\t\r＝＋－＠")


def test_tabs_stand_between_the_cells_of_a_tsv(catalog: Catalog, ask: Ask) -> None:
    title, aims = 'a, "b"', "one\ttwo\nthree"
    put(catalog, {"title": title, "aims": aims})
    found, fields = ask("title aims", "id")
    text = "".join(csv.write_tabbed(found, fields, Language("en"), None))
    rows = standard.reader(io.StringIO(text, newline=""), "excel-tab", strict=True)
    assert list(rows) == [["title", "aims"], [title, aims]]


def test_a_record_that_was_deleted_meanwhile_is_left_out(catalog: Catalog, ask: Ask) -> None:
    put(catalog, {"title": "A"}, {"title": "B"}, {"title": "C"})
    found, fields = ask("title", "id")
    catalog.delete(Event, found.ids[1:2])
    text = "".join(csv.write(found, fields, Language("en"), None))
    assert text.split() == ["title", "A", "C"]
    catalog.delete(Event, found.ids)
    assert "".join(csv.write(found, fields, Language("en"), None)).split() == ["title"]


def test_a_list_of_many_rows_is_whole(catalog: Catalog, ask: Ask) -> None:
    put(catalog, *({"title": f"Event {number}"} for number in range(1234)))
    assert written(ask, "title")[1:] == [[f"Event {number}"] for number in range(1234)]
