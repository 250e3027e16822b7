"""Narrowing by country and by other fields, as it stands in the text of a search."""

import pytest

from catalog_app.domain.events import Event
from catalog_app.i18n import Language
from catalog_app.search.narrowed import narrowed, without
from catalog_app.ui import narrowing

ENGLISH = Language("en")
SEARCHES = (
    "",
    "baku",
    "baku or shusha",
    "baku or shusha country:TR",
    "(baku or shusha) festival",
    "festival or country:KZ",
    "(country:KZ or country:AZ)",
    "-country:AZ",
    "--country:AZ",
    "(country:AZ)",
    "country:AZ or",
    "country:AZ country:KZ",
    "country:none",
)


@pytest.mark.parametrize("text", SEARCHES)
def test_the_country_that_was_chosen_is_the_one_that_is_marked(text: str) -> None:
    if text.endswith("or"):  # a mistake stays one, whatever stands beside it
        assert narrowing.terms(text) == []
        return
    other = narrowed(text, "country", ["UZ"])
    chosen = {narrowing.code_of(term, Event, ENGLISH) for term in narrowing.terms(other)}
    assert "UZ" in chosen


def test_one_side_of_an_or_narrows_nothing() -> None:
    assert narrowing.country_in("baku or country:KZ", Event, ENGLISH) is None
    assert without("baku or country:KZ", "country") == "baku or country:KZ"
    assert narrowed("baku or shusha", "country", ["KZ"]) == "(baku or shusha) country:KZ"


def test_each_field_can_be_released_without_the_others() -> None:
    text = 'song year:2020..2024 -city:baku kind:"film festival" (kind:forum or from:AZ)'
    terms = narrowing.terms(text)
    assert [term.text for term in terms] == ["year:2020..2024", 'kind:"film festival"']
    assert terms[0].rest == 'song -city:baku kind:"film festival" (kind:forum or from:AZ)'
    assert terms[1].rest == "song year:2020..2024 -city:baku (kind:forum or from:AZ)"
