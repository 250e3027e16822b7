"""Widths of columns, from words whose widths are known."""

import pytest

from catalog_app.reports.blocks import Align, Column
from catalog_app.reports.fitting import Need, widths

TEXT, DATE, NUMBER = Column(), Column(whole=True), Column(align=Align.END, whole=True)


def needed(*asked: tuple[Column, float, float]) -> list[Need]:
    return [Need(column, word, [line]) for column, word, line in asked]


def test_where_there_is_room_no_text_is_wrapped_and_numbers_stay_narrow() -> None:
    found = widths(needed((TEXT, 30, 100), (NUMBER, 20, 20), (TEXT, 30, 50)), 320)
    assert found == [200, 20, 100]


def test_numbers_alone_share_the_page() -> None:
    assert widths(needed((NUMBER, 10, 10), (NUMBER, 20, 20)), 100) == [45, 55]


def test_dates_stay_whole_and_long_texts_get_more_of_the_rest() -> None:
    found = widths(needed((DATE, 30, 120), (TEXT, 60, 900), (TEXT, 40, 100), (TEXT, 9, 400)), 480)
    assert found == pytest.approx([120, 180, 60, 120])


def test_no_word_is_broken_where_dates_can_be_wrapped_instead() -> None:
    found = widths(needed((DATE, 30, 120), (TEXT, 80, 300), (TEXT, 60, 300)), 200)
    assert sum(found) == pytest.approx(200)
    assert all(width >= word - 1e-6 for width, word in zip(found, (30, 80, 60), strict=True))


def test_only_the_longest_words_are_broken() -> None:
    found = widths(needed((TEXT, 500, 500), (TEXT, 40, 60), (TEXT, 300, 300)), 200)
    assert found == pytest.approx([80, 40, 80])


def test_a_single_long_text_does_not_take_the_room_of_the_others() -> None:
    titles = Need(TEXT, 40, [100.0] * 50 + [5000.0])
    kinds = Need(TEXT, 20, [100.0] * 51)
    assert widths([titles, kinds], 240) == pytest.approx([140, 100])


def test_columns_of_nothing_share_the_page() -> None:
    assert widths([Need(TEXT), Need(TEXT)], 100) == [50, 50]
