"""Members as they were printed, and as lists of other languages call them."""

import pytest

from catalog_app.domain import Member
from catalog_app.domain.refs import Ref
from catalog_app.i18n import CODES, Language

ANAR = {
    "family_name": "Əliyev",
    "given_name": "Anar",
    "patronymic": "Rəşid oğlu",
    "names": {"en": "Anar Aliyev"},
    "honorific": "H.E.",
    "position": "Director",
    "organisation": Ref(1, ("Academy", {"az": "Akademiya"})),
}
PERSON = Ref(5, ("Əliyev", "Anar", "Rəşid oğlu", {"en": "Anar Aliyev"}))


def test_a_person_is_printed_with_title_and_employer_of_today() -> None:
    assert Member.of_person(ANAR, Language("az")) == {
        "name": "Əliyev Anar Rəşid oğlu",
        "honorific": "H.E.",
        "position": "Director",
        "employer": "Akademiya",
    }
    assert Member.of_person(ANAR, Language("en"))["name"] == "Anar Aliyev"


def test_what_is_not_known_of_a_person_is_not_printed() -> None:
    empty = {"honorific": None, "position": None, "employer": None}
    assert Member.of_person({"family_name": "Əliyev"}, Language("en")) == {
        "name": "Əliyev",
        **empty,
    }


@pytest.mark.parametrize("printed", CODES)
def test_a_name_that_is_still_the_persons_is_shown_in_the_language_of_the_reader(
    printed: str,
) -> None:
    name = Member.of_person(ANAR, Language(printed))["name"]
    assert Member.label((name, PERSON, None), Language("en")) == "Anar Aliyev"
    assert Member.label((name, PERSON, None), Language("az")) == "Əliyev Anar Rəşid oğlu"


def test_a_name_that_is_the_persons_no_longer_is_shown_as_it_was_printed() -> None:
    for language in CODES:
        assert Member.label(("Anar Quliyev", PERSON, None), Language(language)) == "Anar Quliyev"


def test_a_member_without_a_printed_name_is_called_as_the_person_or_by_the_position() -> None:
    english = Language("en")
    assert Member.label((None, PERSON, "Director"), english) == "Anar Aliyev"
    assert Member.label((None, None, "Director"), english) == "Director"
    assert Member.label(("Anar", None, None), english) == "Anar"
    assert Member.label((None, None, None), english) == ""
