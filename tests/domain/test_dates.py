"""Dates as people type and read them."""

import datetime

import pytest

from catalog_app.domain.dates import parse_edtf, show, understand
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language

TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("code", "typed", "edtf"),
    [
        ("en", "2023", "2023"),
        ("en", "May 2023", "2023-05"),
        ("en", "05.2023", "2023-05"),
        ("en", "5/2023", "2023-05"),
        ("en", "12.05.2023", "2023-05-12"),
        ("en", "05/06/2023", "2023-06-05"),
        ("en", "12-05-2023", "2023-05-12"),
        ("en", "2023.05.12", "2023-05-12"),
        ("en", "May 12, 2023", "2023-05-12"),
        ("en", "16th may 2023", "2023-05-16"),
        ("en", "12-14.05.2023", "2023-05-12/2023-05-14"),
        ("en", "12.05 – 14.05.2023", "2023-05-12/2023-05-14"),
        ("en", "12–14 May 2023", "2023-05-12/2023-05-14"),
        ("en", "12 to 14 May 2024", "2024-05-12/2024-05-14"),
        ("en", "from 12 to 14 May 2024", "2024-05-12/2024-05-14"),
        ("en", "From May 2023 to June 2024", "2023-05/2024-06"),
        ("en", "May 12-14, 2024", "2024-05-12/2024-05-14"),
        ("en", "May 12 – 14, 2024", "2024-05-12/2024-05-14"),
        ("en", "May 12th to 14th, 2024", "2024-05-12/2024-05-14"),
        ("en", "May 12-14", "2026-05-12/2026-05-14"),
        ("en", "12-14 May", "2026-05-12/2026-05-14"),
        ("en", "May 28 – June 2, 2024", "2024-05-28/2024-06-02"),
        ("az", "May 12-14, 2024", "2024-05-12/2024-05-14"),
        ("en", "28 May – 2 June 2023", "2023-05-28/2023-06-02"),
        ("en", "30 Dec 2023 – 2 Jan 2024", "2023-12-30/2024-01-02"),
        ("en", "30 Dec – 2 Jan 2024", "2023-12-30/2024-01-02"),
        ("en", "May-June 2023", "2023-05/2023-06"),
        ("en", "2023-2024", "2023/2024"),
        ("en", "2023–24", "2023/2024"),
        ("en", "spring 2024", "2024-21"),
        ("en", "about 2019", "2019~"),
        ("en", "c. 2019", "2019~"),
        ("en", "~2019", "2019~"),
        ("en", "2024-21", "2024-21"),
        ("az", "12–14 may 2023", "2023-05-12/2023-05-14"),
        ("az", "2023-cü il", "2023"),
        ("az", "texminen 2019", "2019~"),
        ("az", "spring 2024", "2024-21"),
        ("tr", "KASIM 2024", "2024-11"),
        ("ru", "23–26 октября 2026 г.", "2026-10-23/2026-10-26"),
        ("kk", "2026 ж. 23–26 қаз.", "2026-10-23/2026-10-26"),
        ("uz", "2023-yil 23-oktabr", "2023-10-23"),
        ("ru", "2023 год", "2023"),
        ("en", "oktyabr 2024", "2024-10"),
    ],
)
def test_what_is_typed_is_understood(code: str, typed: str, edtf: str) -> None:
    assert understand(typed, Language(code), TODAY).edtf == edtf


def test_yaz_is_spring_in_azerbaijani_and_summer_in_turkish() -> None:
    assert understand("yaz 2024", Language("az")).edtf == "2024-21"
    assert understand("yaz 2024", Language("tr")).edtf == "2024-22"
    with pytest.raises(ValueProblem):
        understand("yaz 2024", Language("ru"))


@pytest.mark.parametrize("typed", ["12.05.26", "12 May 26", "12/05/26", "'26", "May '26"])
def test_two_digits_are_a_year_of_this_century(typed: str) -> None:
    assert understand(typed, Language("en")).start.year == 2026


def test_a_day_without_a_year_is_of_this_year() -> None:
    assert understand("12 May", Language("en"), TODAY).edtf == "2026-05-12"
    assert understand("28 May – 2 June", Language("en"), TODAY).edtf == "2026-05-28/2026-06-02"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31.02.2023", "no day 31 in 02.2023"),
        ("29 Feb 2023", "no day 29"),
        ("12.13.2023", "no month 13"),
        ("2023-13", "no month 13"),
        ("0000", "no year 0"),
        ("14-12.05.2023", "“14-12.05.2023” ends before it starts"),
        ("2024/2023", "ends before it starts"),
        ("hello", "“hello” is not a date"),
        ("12", "“12” is not a date"),
        ("", "“” is not a date"),
        ("10000", "is not a date"),
        ("1-2-3-4", "is not a date"),
        ("May 2023 –", "is not a date"),
        ("<b>2023</b>", "is not a date"),
    ],
)
def test_a_mistake_is_said_with_an_example(typed: str, said: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        understand(typed, Language("en"))
    assert said in str(caught.value)
    assert "2023" in caught.value.text(Language("az"))


@pytest.mark.parametrize(
    ("code", "edtf", "long", "short"),
    [
        ("en", "2026-10-23/2026-10-26", "23–26 October 2026", "23–26 Oct 2026"),
        ("en", "2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024", None),
        ("en", "2023/2024", "2023–2024", "2023–2024"),
        ("en", "2024-21", "spring 2024", "spring 2024"),
        ("en", "2019~", "about 2019", "about 2019"),
        ("en", "2024-10", "October 2024", "Oct 2024"),
        ("az", "2026-10-23/2026-10-26", "23–26 oktyabr 2026", "23–26 okt 2026"),
        ("ru", "2026-10-23/2026-10-26", "23–26 октября 2026\xa0г.", "23–26 окт. 2026\xa0г."),
        ("ru", "2024-10", "октябрь 2024\xa0г.", "окт. 2024\xa0г."),
        ("kk", "2026-10-23", "2026\xa0ж. 23 қазан", "2026\xa0ж. 23 қаз."),
        ("ky", "2026-10-23", "2026-ж., 23-октябрь", "2026-ж. 23-окт."),
        ("tr", "2024-22", "yaz 2024", "yaz 2024"),
        ("tk", "2026-10-23", "23 oktýabr 2026", "23 okt 2026"),
        ("uz", "2026-10-23", "23-oktabr, 2026", "23-okt, 2026"),
    ],
)
def test_a_date_is_shown_as_the_language_writes_it(
    code: str, edtf: str, long: str, short: str | None
) -> None:
    value = parse_edtf(edtf)
    assert show(value, Language(code)) == long
    if short:
        assert show(value, Language(code), short=True) == short


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-23", "2024-09-01", "2024-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("2019~", "2019-01-01", "2019-12-31"),
        ("2024-10-23/2024-10-26", "2024-10-23", "2024-10-26"),
    ],
)
def test_a_date_covers_its_days(edtf: str, start: str, end: str) -> None:
    value = parse_edtf(edtf)
    assert (value.start.isoformat(), value.end.isoformat()) == (start, end)


@pytest.mark.parametrize("text", ["", "2024-1", "2024-10-23/", "May 2023", "2024/2025/2026", "24"])
def test_a_file_holds_edtf_only(text: str) -> None:
    with pytest.raises(ValueProblem, match="is not a date of ISO 8601-2"):
        parse_edtf(text)


@pytest.mark.parametrize("text", ["12-" * 30_000, "9" * 6000])
def test_a_pasted_text_is_no_date_and_takes_no_time(text: str) -> None:
    with pytest.raises(ValueProblem, match="…”"):
        understand(text, Language("en"))
