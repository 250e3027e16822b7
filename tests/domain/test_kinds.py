"""What people type is understood as they mean it, and shown as they know it."""

import pytest

from catalog_app.domain import Country, Delegation, Event, Member
from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.kinds import (
    MAXIMUM_NUMBER,
    MAXIMUM_TEXT,
    LongText,
    Named,
    Names,
    Number,
    Tags,
    Text,
    Title,
)
from catalog_app.errors import ValueProblem
from catalog_app.i18n import CODES, Language

ENGLISH = Language("en")
NAMES = {"az": "Görüş", "uz-Cyrl": "Учрашув"}


def test_a_line_has_single_spaces_and_a_long_text_keeps_its_lines() -> None:
    assert Text().read("  Days \n of   Culture ", ENGLISH) == "Days of Culture"
    assert LongText().read(" one\n\n two ", ENGLISH) == "one\n\n two"
    assert Text().read(" \t", ENGLISH) is None


def test_what_no_file_can_hold_is_left_out() -> None:
    assert Text().read("Days \0 of\udc80 Culture", ENGLISH) == "Days of Culture"
    assert LongText().read("\0 one\0", ENGLISH) == "one"
    assert Tags().read("\0, film", ENGLISH) == ("film",)
    assert Event.kind.kind.read("Chess\0", ENGLISH) == "Chess"


def test_a_text_that_is_too_long_is_refused() -> None:
    assert Text().read("a" * MAXIMUM_TEXT, ENGLISH) == "a" * MAXIMUM_TEXT
    with pytest.raises(ValueProblem, match="The text has 100001 characters"):
        Text().read("a" * (MAXIMUM_TEXT + 1), ENGLISH)


def test_a_title_is_shown_in_the_language_of_the_reader() -> None:
    title = Named("Meeting", {"az": "Görüş"})
    assert Title().show(title, Language("az")) == "Görüş"
    assert Title().show(title, Language("kk")) == "Meeting"


def test_names_are_written_by_their_languages() -> None:
    assert Names().read("az: Görüş; UZ-cyrl: Учрашув", ENGLISH) == NAMES
    assert Names().show(NAMES, ENGLISH) == "az: Görüş; uz-Cyrl: Учрашув"


@pytest.mark.parametrize("name", ["Days: the end", "Days; the end", 'The "Days"; ru: no'])
def test_a_name_may_hold_the_signs_between_names(name: str) -> None:
    shown = Names().show({"en": name, "ru": "Дни"}, ENGLISH)
    assert Names().read(shown, ENGLISH) == {"en": name, "ru": "Дни"}


@pytest.mark.parametrize("text", ["Görüş", "az:", "azerbaijani: Görüş", "a: b"])
def test_what_is_no_name_in_a_language_is_refused(text: str) -> None:
    with pytest.raises(ValueProblem, match="is no name; write “az: …; ru: …”"):
        Names().read(text, ENGLISH)


def test_what_nobody_can_see_is_no_text() -> None:
    for text in ("\u200b", "\u202e \u2060", "\x07", "\u00a0\u200d"):
        assert Text().read(text, ENGLISH) is None
        assert LongText().read(f"{text}\n{text}", ENGLISH) is None
        assert Tags().read(f"{text}, film", ENGLISH) == ("film",)
        with pytest.raises(ValueProblem, match="is no name"):
            Names().take({"az": text})
    assert Text().read("Me\u200cler", ENGLISH) == "Me\u200cler"


def test_the_code_of_a_territory_is_kept_in_capitals() -> None:
    assert Country.code.kind.read(" x-tat ", ENGLISH) == "X-TAT"
    assert Country.code.kind.write("x-tat") == "X-TAT"


def test_two_names_in_one_language_are_refused() -> None:
    with pytest.raises(ValueProblem, match="two names in az"):
        Names().take({"AZ": "Görüş", "az": "Məclis"})
    with pytest.raises(ValueProblem, match="two names in uz-Cyrl"):
        Names().read("uz-cyrl: Учрашув; uz-Cyrl: Мажлис", ENGLISH)


def test_tags_are_parted_by_commas_or_semicolons() -> None:
    assert Tags().read("youth, film;  silk   road, youth", ENGLISH) == (
        "youth",
        "film",
        "silk road",
    )


def test_a_tag_with_a_comma_stands_in_quotation_marks() -> None:
    assert Tags().show(("Baku, 2023", "film"), ENGLISH) == '"Baku, 2023", film'
    assert Tags().read('"Baku, 2023", film', ENGLISH) == ("Baku, 2023", "film")


def test_a_quotation_mark_that_is_never_closed_is_a_letter() -> None:
    assert Tags().read('"Baku, 12" record', ENGLISH) == ('"Baku', '12" record')


@pytest.mark.parametrize("text", ["1 234 567", "1,234,567", "1.234.567", "1’234’567", "1234567"])
def test_a_number_may_be_grouped_in_any_way(text: str) -> None:
    assert Number().read(text, ENGLISH) == 1_234_567


@pytest.mark.parametrize(
    "text",
    [
        *("many", "-5", "½", "12a", ",", "12.5", "1,5", "12,34", "1,2345", "1,234.567", "1234,567"),
        *(str(MAXIMUM_NUMBER + 1), "9" * 5000, "1" + ",000" * 2000),
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueProblem, match="is not a number"):
        Number().read(text, ENGLISH)


def test_a_country_is_read_in_any_language() -> None:
    assert CountryCode().read("Казахстан", ENGLISH) == "KZ"
    assert CountryCode().show("KZ", Language("tr")) == "Kazakistan"
    assert CountryCode().read(" ", ENGLISH) is None


def test_a_choice_is_read_by_code_and_by_label_of_any_language() -> None:
    kind = Member.role.kind
    for text in ("deputy_head", "Deputy head", kind.show("deputy_head", Language("az"))):
        assert kind.read(text, ENGLISH) == "deputy_head"


def test_the_label_that_is_shown_comes_before_a_code_of_the_same_letters() -> None:
    kind = Choice({"media": "Press", "press": "Media"})
    assert kind.read("media", ENGLISH) == "press"
    assert kind.read("Press", ENGLISH) == "media"


def test_a_closed_choice_names_its_options_and_an_open_one_takes_new_words() -> None:
    with pytest.raises(ValueProblem, match="“Boss” is none of: Head of delegation"):
        Member.role.kind.read("Boss", ENGLISH)
    with pytest.raises(ValueProblem, match="“☃” is none of"):
        Member.role.kind.read("☃", ENGLISH)
    assert Event.kind.kind.read(" Chess   evening ", ENGLISH) == "Chess evening"
    assert Event.kind.kind.read("☃", ENGLISH) == "☃"


def test_a_list_that_nobody_extends_sorts_as_it_is_declared() -> None:
    kind = Member.role.kind
    for code in CODES:
        keys = [kind.sort_key(each, Language(code)) for each in kind.options]
        assert keys == sorted(set(keys))


def test_a_list_that_people_extend_sorts_as_it_is_shown() -> None:
    kind = Event.kind.kind
    held = sorted(["meeting", "Chess", "forum"], key=lambda each: kind.sort_key(each, ENGLISH))
    assert held == ["Chess", "forum", "meeting"]


def test_a_value_through_another_record_has_what_its_kind_has() -> None:
    assert Member.event.kind.section == "events"
    assert Member.when.kind.bare
    assert Delegation.when.kind.show(None, ENGLISH) == ""


@pytest.mark.parametrize("written", [1, [], {}, True, ["a"]])
def test_a_file_with_a_value_of_another_kind_is_refused(written: object) -> None:
    for kind in (Text(), CountryCode(), Event.kind.kind, Member.role.kind):
        with pytest.raises(ValueProblem):
            kind.take(written)
