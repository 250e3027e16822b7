"""Lists of what a table shows, from real catalogs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from catalog_app.domain import dates
from catalog_app.domain.delegations import Delegation
from catalog_app.domain.events import Event
from catalog_app.domain.fields import field_of
from catalog_app.domain.people import Organisation, Person
from catalog_app.domain.places import City
from catalog_app.reports.blocks import Align, Document, Heading, Row, Table
from catalog_app.reports.listing import listing
from catalog_app.storage import groups
from catalog_app.storage.catalog import Catalog

DAY = date(2026, 11, 23)


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = Catalog.create(tmp_path / "catalog.db")
    yield catalog
    catalog.close()


def made(
    catalog: Catalog,
    columns: str,
    code: str = "en",
    query: str = "",
    order: tuple[str, ...] = ("title",),
    group_by: str = "",
) -> Document:
    language = catalog.speaking(code)
    order = (group_by, *order) if group_by else order
    return listing(
        catalog.find(Event, query, order, language),
        [field_of(Event, name) for name in columns.split()],
        title="Events",
        language=language,
        group_by=field_of(Event, group_by) if group_by else None,
        on=DAY,
    )


def table(document: Document) -> Table:
    (only,) = document.blocks()
    assert isinstance(only, Table)
    return only


def rows(document: Document) -> list[Row | Heading]:
    return list(table(document).rows)


def headings(document: Document) -> list[tuple[str, str]]:
    return [(row.text, row.count) for row in rows(document) if isinstance(row, Heading)]


def put(catalog: Catalog, *events: tuple[str, str | None]) -> None:
    with catalog.change("Added") as change:
        change.put(Event, [{"title": title, "country": country} for title, country in events])


def test_a_list_has_the_chosen_columns_in_their_order_and_its_language(catalog: Catalog) -> None:
    city = catalog.save(City, {"name": "Almaty", "names": {"ru": "Алматы"}, "country": "KZ"})
    catalog.save(
        Event,
        {
            "title": "Meeting",
            "names": {"ru": "Встреча"},
            "country": "KZ",
            "city": city,
            "kind": "meeting",
            "when": dates.parse_edtf("2024-05-12/2024-05-14"),
        },
    )
    document = made(catalog, "city title country when", "ru")
    assert rows(document) == [("Алматы", "Встреча", "Казахстан", "12–14 мая 2024\u00a0г.")]
    assert rows(made(catalog, "country title")) == [("Kazakhstan", "Meeting")]


def test_title_date_and_count_stand_around_the_list(catalog: Catalog) -> None:
    put(catalog, ("A", "KZ"), ("B", "AZ"))
    document = made(catalog, "title")
    assert (document.title, document.aside) == ("Events", "23 November 2026")
    assert document.footer() == "2 events"
    assert made(catalog, "title", "ru").footer() == "2 мероприятия"


def test_only_what_the_search_finds_is_listed_in_its_order(catalog: Catalog) -> None:
    put(catalog, ("Camp", "KZ"), ("Forum", "KZ"), ("Fair", "AZ"))
    found = rows(made(catalog, "title", query="country:kazakhstan", order=("-title",)))
    assert found == [("Forum",), ("Camp",)]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ["AZERBAIJAN", "CZECHIA", "TÜRKİYE", "UZBEKISTAN"]),
        ("az", ["AZƏRBAYCAN", "ÇEXİYA", "ÖZBƏKİSTAN", "TÜRKİYƏ"]),
        ("kk", ["ӘЗІРБАЙЖАН", "ӨЗБЕКСТАН", "ТҮРКИЯ", "ЧЕХИЯ"]),
        ("ru", ["АЗЕРБАЙДЖАН", "ТУРЦИЯ", "УЗБЕКИСТАН", "ЧЕХИЯ"]),
    ],
)
def test_groups_stand_in_the_alphabetical_order_of_the_language(
    catalog: Catalog, code: str, expected: list[str]
) -> None:
    put(catalog, ("A", "UZ"), ("B", "TR"), ("C", "AZ"), ("D", "CZ"))
    assert [text for text, _ in headings(made(catalog, "title", code, group_by="country"))] == (
        expected
    )


def test_each_group_has_its_count_and_what_is_in_none_comes_last(catalog: Catalog) -> None:
    put(catalog, ("A", None), ("B", "KZ"), ("C", "AZ"), ("D", "KZ"))
    assert rows(made(catalog, "title", group_by="country")) == [
        Heading("AZERBAIJAN", "1"),
        ("C",),
        Heading("KAZAKHSTAN", "2"),
        ("B",),
        ("D",),
        Heading("(NONE)", "1"),
        ("A",),
    ]


def test_the_column_of_the_groups_is_left_out_unless_it_is_the_only_one(catalog: Catalog) -> None:
    put(catalog, ("A", "KZ"))
    both = table(made(catalog, "country title", group_by="country"))
    only = table(made(catalog, "country", group_by="country"))
    assert [column.title for column in both.columns] == ["Title"]
    assert [column.title for column in only.columns] == ["Host country"]


def test_two_records_of_one_name_are_two_groups(catalog: Catalog) -> None:
    academies = [catalog.save(Organisation, {"name": "Academy"}) for _ in range(2)]
    for place, name in enumerate(("A", "B", "C")):
        row = {"family_name": name, "organisation": academies[place % 2]}
        catalog.save(Person, row)
    by = field_of(Person, "organisation")
    found = catalog.find(Person, order=groups.order(by, ("family_name",)))
    shown = listing(
        found, [field_of(Person, "family_name")], title="", language=catalog.language, group_by=by
    )
    assert rows(shown) == [
        Heading("ACADEMY", "2"),
        ("A",),
        ("C",),
        Heading("ACADEMY", "1"),
        ("B",),
    ]


def test_a_list_is_ordered_by_its_groups_first() -> None:
    by = field_of(Event, "country")
    assert groups.order(by, ("-when", "-country", "title")) == ("country", "-when", "title")
    assert groups.order(None, ("-when",)) == ("-when",)


def test_about_a_year_is_a_group_of_its_own_beside_that_year(catalog: Catalog) -> None:
    for title, when in (("A", "2019"), ("B", "2019~"), ("C", "2019")):
        catalog.save(Event, {"title": title, "when": dates.parse_edtf(when)})
    assert headings(made(catalog, "title", group_by="when")) == [
        ("2019", "2"),
        ("ABOUT 2019", "1"),
    ]


def test_numbers_stand_at_the_end_of_their_column(catalog: Catalog) -> None:
    columns = table(made(catalog, "title attendance")).columns
    assert [column.align for column in columns] == [Align.START, Align.END]


def test_dates_and_numbers_stay_on_one_line(catalog: Catalog) -> None:
    shown = table(made(catalog, "when title attendance"))
    assert [column.whole for column in shown.columns] == [True, False, True]
    assert shown.fitted
    found = catalog.find(Delegation)
    fields = [field_of(Delegation, name) for name in ("when", "country")]
    of_event = table(listing(found, fields, title="", language=catalog.language))
    assert [column.whole for column in of_event.columns] == [True, False]


def test_a_long_list_comes_whole_and_as_often_as_it_is_asked_for(catalog: Catalog) -> None:
    put(catalog, *((f"Event {number:04}", "KZ") for number in range(650)))
    document = made(catalog, "title")
    expected = [(f"Event {number:04}",) for number in range(650)]
    assert rows(document) == expected
    assert rows(document) == expected


def test_a_record_deleted_meanwhile_does_not_move_rows_into_other_groups(catalog: Catalog) -> None:
    put(catalog, ("A", "AZ"), ("B", "AZ"), ("C", "KZ"))
    document = made(catalog, "title", group_by="country")
    catalog.delete(Event, [1])
    assert rows(document) == [
        Heading("AZERBAIJAN", "1"),
        ("B",),
        Heading("KAZAKHSTAN", "1"),
        ("C",),
    ]


def test_people_stand_in_the_order_of_the_list_s_own_alphabet(catalog: Catalog) -> None:
    with catalog.change("Added") as change:
        change.put(Person, [{"family_name": name} for name in ("Zeynalov", "Çələbi", "Cəfərov")])

    def names(code: str) -> list[object]:
        language = catalog.speaking(code)
        found = catalog.find(Person, order=("family_name",), language=language)
        fields = [field_of(Person, "family_name")]
        return [row[0] for row in rows(listing(found, fields, title="People", language=language))]

    assert names("az") == ["Cəfərov", "Çələbi", "Zeynalov"]
