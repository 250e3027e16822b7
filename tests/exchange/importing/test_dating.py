"""Dates in many notations; which of day and month comes first is told by the column as a whole."""

import pytest

from catalog_app.errors import ValueProblem
from catalog_app.exchange.importing.dating import Evidence, Order, joined, understand
from catalog_app.i18n import Language
from tests.builders import date

ENGLISH = Language("en")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2024-05-12", "2024-05-12"),
        ("12/05/2024", "2024-05-12"),
        ("12.05.2024 10:00", "2024-05-12"),
        ("2024-05-12T10:00:00Z", "2024-05-12"),
        ("20240512", "2024-05-12"),
        ("12 мая 2024", "2024-05-12"),
        ("12 Mayıs 2024", "2024-05-12"),
        ("2024 ж. 12–14 мамыр", "2024-05-12/2024-05-14"),
        ("May 12-14, 2024", "2024-05-12/2024-05-14"),
        ("12.05.2024-14.05.2024", "2024-05-12/2024-05-14"),
        ("5/2024", "2024-05"),
        ("spring 2024", "2024-21"),
        ("2024", "2024"),
    ],
)
def test_a_date_is_understood_in_whatever_notation_and_language(text: str, edtf: str) -> None:
    assert understand(text, ENGLISH, Order()).edtf == edtf


@pytest.mark.parametrize("text", ["12 May", "today", "next month", "12.05."])
def test_a_date_without_a_year_is_none_because_it_means_another_day_next_year(text: str) -> None:
    with pytest.raises(ValueProblem):
        understand(text, ENGLISH, Order())


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("05/12/2024", "2024-05-12"),
        ("5-12-24", "2024-05-12"),
        ("05/12/2024 - 05/14/2024", "2024-05-12/2024-05-14"),
        ("05/12/2024-05/14/2024", "2024-05-12/2024-05-14"),
        ("12.05.2024", "2024-05-12"),
        ("2024-05-12", "2024-05-12"),
    ],
)
def test_where_the_month_comes_first_it_does_so_between_strokes_only(text: str, edtf: str) -> None:
    assert understand(text, ENGLISH, Order(month_first=True)).edtf == edtf


def order(*texts: str, usual: bool | None = None) -> Order:
    evidence = Evidence()
    for number, text in enumerate(texts, start=2):
        evidence.add(number, text)
    return evidence.order("Date", usual, ENGLISH)


def test_one_date_of_the_column_tells_the_order_of_all_and_the_line_is_named() -> None:
    found = order("03/04/2024", "12/25/2024", "05/06/2024")
    assert found.month_first
    assert found.note is not None
    assert found.note.text(ENGLISH) == (
        "In column “Date” the month comes first, as line 3 shows: 12/25/2024."
    )
    assert not order("03/04/2024", "25/12/2024").month_first


def test_where_nothing_tells_the_day_comes_first_and_that_is_said() -> None:
    found = order("03/04/2024")
    assert not found.month_first
    assert "3 April 2024" in str(found.note and found.note.text(ENGLISH))
    assert order("03/04/2024", usual=True).month_first
    assert order("03.04.2024", "2024-04-03").note is None


def test_a_column_that_has_both_is_read_as_most_of_it_and_that_is_said() -> None:
    found = order("25/12/2024", "26/12/2024", "12/27/2024")
    assert not found.month_first
    assert "line 4: 12/27/2024" in str(found.note and found.note.text(ENGLISH))


def test_a_span_of_two_columns_needs_neither_of_them() -> None:
    one, other = date("2024-05-12"), date("2024-05-14")
    assert joined(one, other) == date("2024-05-12/2024-05-14")
    assert joined(one, None) == joined(None, one) == one
    with pytest.raises(ValueProblem):
        joined(other, one)
