"""Columns find their fields by headings in any language and by what stands in them."""

import pytest

from catalog_app.errors import NotFound, ValueProblem
from catalog_app.exchange.importing.mapping import Columns, corrected, guess, section_for
from catalog_app.exchange.sources.source import Line, Source
from catalog_app.i18n import Language

ENGLISH = Language("en")


def source(headings: str, *lines: str) -> Source:
    rows = [Line(n, tuple(line.split("|"))) for n, line in enumerate(lines, start=2)]
    return Source(tuple(headings.split("|")), lambda: iter(rows))


def names(section: str, headings: str, *lines: str) -> list[str | None]:
    return list(guess(source(headings, *lines), section_for(section), ENGLISH).names)


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ("Title|When|Host country|City", "title when country city"),
        ("Название|Даты|Страна|Город|Организаторы", "title when country city organisers"),
        ("Tədbirin adı|Tarix|Ölkə|Şəhər", "title when country city"),
        ("Etkinlik|Başlangıç tarihi|Bitiş tarihi|Ülke", "title start end country"),
        ("Іс-шара|Күні|Ел|Қала", "title when country city"),
        ("name|startDate|endDate|city|country|url|online", "title start end city country website "
         "format"),
        ("title|when|location|url|organiser|uid", "title when place website organisers uuid"),
        ("title|title (ru)|title_az|location.country", "title names.ru names.az country"),
    ],
)  # fmt: skip
def test_headings_in_any_language_name_fields_of_events(headings: str, found: str) -> None:
    assert names("events", headings) == found.split()


def test_headings_of_a_list_of_participants_are_those_of_a_pasted_one() -> None:
    assert names("members", "event|country|name|honorific|role|position|employer") == [
        "event", "country", "name", "honorific", "role", "position", "employer",
    ]  # fmt: skip
    assert names("members", "Мероприятие|Страна|ФИО|Должность|Место работы") == [
        "event", "country", "name", "position", "employer",
    ]  # fmt: skip


def test_a_column_of_delegations_that_holds_countries_is_the_country() -> None:
    assert names("members", "Event|Delegation|Name", "Forum|Kazakhstan|Aru Bek") == [
        "event", "country", "name",
    ]  # fmt: skip


def test_what_no_heading_says_the_values_do() -> None:
    found = names("events", "A|B|C", "Poetry days|12.05.2024|AZ", "Forum|13 May 2025|KZ")
    assert found == ["title", "when", "country"]


def test_numbers_of_delegations_are_not_the_countries_that_send_them() -> None:
    assert names("events", "title|delegations", "Forum|12")[1] is None
    assert names("events", "title|delegations", "Forum|AZ; KZ")[1] == "delegations"


def columns(headings: str) -> Columns:
    return guess(source(headings), section_for("events"), ENGLISH)


def test_people_correct_what_was_guessed() -> None:
    guessed = columns("Title|Topic|When")
    said = corrected(guessed, ["Topic=title", "Title=note", "When="])
    assert said.names == ("note", "title", None)
    assert corrected(guessed, ["topic=venue"]).names == ("title", "venue", "when")


def test_a_correction_that_cannot_be_names_what_there_is() -> None:
    guessed = columns("Title|Topic")
    with pytest.raises(NotFound, match="it has: Title, Topic"):
        corrected(guessed, ["Subject=title"])
    with pytest.raises(NotFound, match="attendance"):
        corrected(guessed, ["Topic=colour"])
    with pytest.raises(ValueProblem, match="Title and Topic"):
        corrected(guessed, ["Topic=venue", "Title=venue"])


def test_a_column_that_is_needed_is_asked_for_with_the_columns_that_there_are() -> None:
    with pytest.raises(ValueProblem, match="The columns are: Colour, Size"):
        columns("Colour|Size").check()


def test_only_sections_with_records_of_their_own_are_imported() -> None:
    with pytest.raises(NotFound, match="events, members"):
        section_for("attachments")
