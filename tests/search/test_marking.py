"""Which words of what is shown are marked, whatever spelling was typed."""

import pytest

from catalog_app.domain.events import Event
from catalog_app.domain.people import Person
from catalog_app.i18n import Language
from catalog_app.search.marking import marks, spelled, words_of

ENGLISH, AZERI = Language("en"), Language("az")


def marked(
    text: str, shown: str, language: Language = ENGLISH, **near: tuple[str, ...]
) -> list[str]:
    spans = marks(Event, text, language, near).spans(shown)
    return [shown[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "shown", "expected"),
    [
        ("shusha", "Days of Şuşa", ["Şuşa"]),
        ("şuşa", "Дни Шуши и Шуша", ["Шуша"]),
        ("fest", "Festival of festivals", ["Festival", "festivals"]),
        ("Ac", "Achmad Acar", ["Achmad", "Acar"]),
        ("aliyev", "“Əliyev”, H.", ["Əliyev"]),
        ("xarı bülbül", "Xarıbülbül Festivalı", ["Xarıbülbül"]),
        ("xarıbülbül", "“Xarı bülbül” Festivalı", ["Xarı bülbül"]),
        ("Bakı–Şuşa", "Baki to Shusha", ["Baki", "Shusha"]),
        ("baki", "Bakı–Şuşa", ["Bakı"]),
        ("days -baku", "Baku Days", ["Days"]),
        ("-(baku or days)", "Baku Days", []),
        ("baku or shusha", "Shusha Days", ["Shusha"]),
        ("(baku or shusha) days", "Shusha Days", ["Shusha", "Days"]),
        ('"film days"', "Days of Film Days, filming", ["Film Days"]),
        ("title:film", "Film Days", ["Film"]),
        ('title:"film days"', "Film Days", ["Film Days"]),
        ("city:baku", "Baku", ["Baku"]),
        ("title:none film", "None of the films", ["films"]),
        ("delegations:>10", "10 delegations", []),
        ("start:2023", "May 2023", []),
        ("start:next-month", "Next month", []),
        ("added:today in:events city:any", "Today's events in any city", []),
        ("2023", "12–14 May 2023", ["2023"]),
        ("similar:off baku", "Official Baku", ["Baku"]),
        ("O'zbek", "Oʻzbekiston", ["Oʻzbekiston"]),
        ("zzz", "Jazz in Zurich, zzzz", ["zzzz"]),
        ("z", "Jazz in Zurich, Žilina", ["Zurich"]),
        ("z z", "Jazz in Zurich", ["Zurich"]),
        ("ııı", "IV, III, İzmir", []),
        ("Ш", "Шуша, Shusha", ["Шуша", "Shusha"]),
        ("", "Anything", []),
        ("…", "Anything …", []),
    ],
)
def test_words_are_marked_by_what_they_mean(text: str, shown: str, expected: list[str]) -> None:
    assert marked(text, shown) == expected


@pytest.mark.parametrize(
    ("text", "shown", "expected"),
    [
        ("Özbəkistan", "Uzbekistan", ["Uzbekistan"]),
        ("cənubi koreya", "South Korea", ["South Korea"]),
        ("south korea", "South Korea", ["South", "Korea"]),
        ("Южная Корея days", "South Korea Days", ["South Korea", "Days"]),
        ("Güney", "South", []),
        ("sərgi", "Exhibition", ["Exhibition"]),
        ("exhib", "Exhibition", ["Exhibition"]),
        ("country:uz", "Uzbekistan", []),
    ],
)
def test_what_a_word_means_in_another_language_is_marked_whole(
    text: str, shown: str, expected: list[str]
) -> None:
    assert marked(text, shown) == expected


def test_similar_words_are_marked_only_where_they_are_whole() -> None:
    assert marked("shuhsa", "Şuşa, Shushalar", shuhsa=("shusha",)) == ["Şuşa"]


def test_the_places_are_those_of_the_shown_text() -> None:
    shown = "  «Xarı  Bülbül»\u200b, O‘zbek"
    assert [shown[start:end] for start, end, _ in words_of(shown)] == ["Xarı", "Bülbül", "O‘zbek"]
    assert marks(Person, "bulbul", AZERI).spans(shown) == [(9, 15)]


def test_a_folded_word_is_told_in_the_spelling_that_stands_there() -> None:
    assert spelled("shusha", ["Bakı", "“Şuşa” günləri"]) == "Şuşa"
    assert spelled("shusha", ["Bakı"]) == ""


def test_a_search_that_looks_for_no_words_marks_nothing() -> None:
    assert not marks(Event, "-baku", ENGLISH)
    assert marks(Event, "baku", ENGLISH)
