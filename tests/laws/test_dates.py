"""What holds for every date, in every language."""

import datetime

from hypothesis import given, strategies as st

from catalog_app.domain.dates import Part, PartialDate, days, parse_edtf, show, understand
from catalog_app.i18n import CODES, Language

LANGUAGES = st.sampled_from([Language(code) for code in CODES])


@st.composite
def parts(draw: st.DrawFn) -> Part:
    # Most dates lie near ours, so that spans within a month or year turn up.
    near = st.dates(datetime.date(2022, 11, 1), datetime.date(2024, 3, 1))
    day = draw(near | st.dates())
    unit = draw(st.sampled_from(["year", "month", "season", "day"]))
    month = {"year": 0, "season": 21 + day.month % 4}.get(unit, day.month)
    approximate = draw(st.booleans() if draw(st.booleans()) else st.just(False))
    return Part(day.year, month, day.day if unit == "day" else 0, approximate)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    first = draw(parts())
    last = draw(parts() | st.just(first))
    return PartialDate(first, last) if first.start <= last.end else PartialDate(last, first)


@given(partial_dates(), LANGUAGES, st.booleans())
def test_what_is_shown_is_understood_as_the_same_date(
    value: PartialDate, language: Language, short: bool
) -> None:
    assert understand(show(value, language, short), language) == value


@given(partial_dates())
def test_its_edtf_reads_back_as_the_same_date(value: PartialDate) -> None:
    assert parse_edtf(value.edtf) == value


@given(partial_dates(), LANGUAGES)
def test_edtf_is_understood_in_every_language(value: PartialDate, language: Language) -> None:
    assert understand(value.edtf, language) == value


@given(partial_dates())
def test_a_date_starts_before_it_ends_and_touches_its_own_days(value: PartialDate) -> None:
    assert value.start <= value.end
    assert days(value) == value.sort_key == (value.start.toordinal(), value.end.toordinal())
