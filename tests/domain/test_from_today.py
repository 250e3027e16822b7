"""Dates that are told from today on, in the words of each language."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from catalog_app.domain.dates import understand
from catalog_app.domain.from_today import edtf
from catalog_app.errors import ValueProblem
from catalog_app.i18n import CODES, Language

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", "2026-11-25"),
        ("Tomorrow", "2026-11-26"),
        ("yesterday", "2026-11-24"),
        ("this-week", "2026-11-23/2026-11-29"),
        ("next week", "2026-11-30/2026-12-06"),
        ("last week", "2026-11-16/2026-11-22"),
        ("this-month", "2026-11"),
        ("next-month", "2026-12"),
        ("this-quarter", "2026-10/2026-12"),
        ("next quarter", "2027-01/2027-03"),
        ("last-year", "2025"),
        ("this day", "2026-11-25"),
        ("in-30-days", "2026-12-25"),
        ("in 2 weeks", "2026-12-07/2026-12-13"),
        ("in-2-months", "2027-01"),
        ("3 days ago", "2026-11-22"),
        ("2-years-ago", "2024"),
        ("past-7-days", "2026-11-18/2026-11-25"),
        ("last 3 months", "2026-08-25/2026-11-25"),
        ("next-30-days", "2026-11-25/2026-12-25"),
        ("in the next 1 year", "2026-11-25/2027-11-25"),
        ("past_0_days", "2026-11-25"),
    ],
)
def test_english_words_mean_these_days(typed: str, meant: str) -> None:
    read = understand(typed, Language("en"), WEDNESDAY)
    assert read == understand(meant, Language("en"), WEDNESDAY)
    assert understand(typed, Language("kk"), WEDNESDAY) == read


@pytest.mark.parametrize(
    ("code", "day", "month", "week", "later", "ago", "past"),
    [
        ("az", "bu gün", "gələn-ay", "keçən-həftə", "30 gün sonra", "2 il əvvəl", "son-7-gün"),
        ("az", "bugün", "növbəti ay", "ötən həftə", "30 gündən sonra", "2 il öncə", "Son 7 gün"),
        ("tr", "bugün", "gelecek-ay", "geçen hafta", "30 gün sonra", "2 yıl önce", "son 7 gün"),
        (
            "ru",
            "сегодня",
            "в-следующем-месяце",
            "прошлая неделя",
            "через 30 дней",
            "2 года назад",
            "последние 7 дней",
        ),
        ("kk", "бүгін", "келесі ай", "өткен апта", "30 күннен кейін", "2 жыл бұрын", "соңғы 7 күн"),
        (
            "ky",
            "бүгүн",
            "кийинки ай",
            "өткөн апта",
            "30 күндөн кийин",
            "2 жыл мурун",
            "акыркы 7 күн",
        ),
        ("tk", "şu gün", "geljek aý", "geçen hepde", "30 günden soň", "2 ýyl öň", "soňky 7 gün"),
        (
            "uz",
            "bugun",
            "keyingi oy",
            "o'tgan hafta",
            "30 kundan keyin",
            "2 yil oldin",
            "so‘nggi 7 kun",
        ),
    ],
)
def test_each_language_has_its_words(
    code: str, day: str, month: str, week: str, later: str, ago: str, past: str
) -> None:
    meant = {
        day: "2026-11-25",
        month: "2026-12",
        week: "2026-11-16/2026-11-22",
        later: "2026-12-25",
        ago: "2024",
        past: "2026-11-18/2026-11-25",
    }
    assert {typed: edtf(typed, code, WEDNESDAY) for typed in meant} == meant


def test_a_month_that_is_too_short_ends_with_its_last_day() -> None:
    assert edtf("next 1 month", "en", date(2027, 1, 31)) == "2027-01-31/2027-02-28"
    assert edtf("past-3-months", "en", date(2028, 5, 31)) == "2028-02-29/2028-05-31"


@pytest.mark.parametrize(
    "typed", ["", "next", "month", "next spoon", "7 days", "in 7", "in-9999-days", "this 7 days"]
)
def test_what_is_half_said_is_no_date(typed: str) -> None:
    assert edtf(typed, "en", WEDNESDAY) is None
    with pytest.raises(ValueProblem, match="is not a date"):
        understand(typed, Language("en"), WEDNESDAY)


_WORDS = st.sampled_from(["next", "last", "in", "ago", "the", "son", "gün", "weeks", "year", "999"])


@given(
    st.lists(_WORDS).map("-".join) | st.text(),
    st.sampled_from(CODES),
    st.dates(max_value=date(3000, 1, 1), min_value=date(1900, 1, 1)),
)
def test_any_text_is_a_date_or_none(typed: str, code: str, today: date) -> None:
    found = edtf(typed, code, today)
    assert found is None or understand(found, Language(code)).start.year > 0
