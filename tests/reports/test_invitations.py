"""Letters of invitation: to whom, in which words, and that no hole is left in any language."""

import re

import pytest

from catalog_app.domain import City, Organisation
from catalog_app.domain.dates import parse_edtf
from catalog_app.errors import NotFound, ValueProblem
from catalog_app.i18n import CODES
from catalog_app.reports import build, build_for_event, invitations
from catalog_app.reports.blocks import Align, Document, PageBreak, Paragraph
from catalog_app.storage.letters import keep
from tests.builders import add
from tests.letters import PAYLOADS
from tests.lists import Desk, a_day, member

DAY = a_day("2026-08-05")
FULL = {
    "status": "invited",
    "quota": 12,
    "reply_by": parse_edtf("2026-09-15"),
    "contact": "Ms Bell",
    "liaison": "Günel",
}


def held(desk: Desk) -> int:
    """An event of which all is known that a letter can say."""
    city = add(desk.catalog, City, name="Şuşa", country="AZ", names={"ru": "Шуша", "en": "Shusha"})
    body = {"name": "TURKSOY", "city": city}
    organisers = [desk.catalog.save(Organisation, body), desk.organisation("UNESCO")]
    return desk.hold(
        "Youth Meeting",
        country="AZ",
        city=city,
        venue="Big Hall",
        when=parse_edtf("2026-10-23/2026-10-26"),
        organisers=organisers,
    )


def written(desk: Desk, code: str = "en", to: list[int] | None = None) -> Document:
    language = desk.catalog.speaking(code)
    return invitations.of_event(desk.catalog, desk.event, language, DAY, to=to)


def pages(document: Document) -> list[str]:
    """The letters, "> " before what stands at the right."""
    found = [""]
    for block in document.blocks():
        if isinstance(block, PageBreak):
            found.append("")
        else:
            assert isinstance(block, Paragraph)
            found[-1] += "> " * (block.align is Align.END) + block.text + "\n"
    return found


@pytest.mark.parametrize("code", CODES)
def test_no_hole_is_left_in_any_language(desk: Desk, code: str) -> None:
    held(desk)
    ministry = desk.organisation("Ministry")
    desk.send("HU", sent_by=ministry, **FULL)
    (letter,) = pages(written(desk, code))
    assert "{" not in letter
    assert "Youth Meeting" in letter
    language = desk.catalog.speaking(code)
    for said in ("Ms Bell", "Ministry", "Big Hall", "TURKSOY", "UNESCO", "12", "Günel", "2026"):
        assert said in letter, said
    head = letter.splitlines()[0]
    assert head.startswith("> ")
    assert "5" in head
    assert language.join(["TURKSOY", "UNESCO"]) in letter


@pytest.mark.parametrize("code", CODES)
def test_what_is_not_known_leaves_no_gap_in_any_language(desk: Desk, code: str) -> None:
    desk.hold("Youth Meeting", country=None, format="online")
    desk.send("HU", status=None)
    (letter,) = pages(written(desk, code))
    lines = [line for line in letter.splitlines() if line]
    assert "{" not in letter
    assert not any(re.search(r"[:,;]\s*$|^\s*[,;.]|  | [,;.:]|,,", line) for line in lines[4:])
    assert [line for line in lines if line.endswith(":")] == []
    assert "\n\n\n\n" not in letter


def test_a_letter_says_what_is_known_where_the_reader_expects_it(desk: Desk) -> None:
    held(desk)
    desk.send("HU", sent_by=desk.organisation("Ministry of Culture"), **FULL)
    (letter,) = pages(written(desk))
    assert letter.splitlines()[:3] == ["> Shusha, 5 August 2026", "", ""]
    assert "Ms Bell\nMinistry of Culture\nHungary\n" in letter
    assert (
        "Event: Youth Meeting\n"
        "Date: 23–26 October 2026\n"
        "Place: Big Hall, Shusha, Azerbaijan\n"
        "Organisers: TURKSOY and UNESCO\n"
        "Size of the delegation: up to 12\n"
        "Reply by: 15 September 2026\n"
        "Liaison officer: Günel\n"
    ) in letter
    assert letter.endswith("On behalf of the organisers\nTURKSOY and UNESCO\n")


def test_each_letter_is_on_a_page_of_its_own_in_the_alphabet_of_the_reader(desk: Desk) -> None:
    desk.hold()
    for country in ("UZ", "HU", "KG"):
        desk.send(country, status="invited")
    for code, countries in (
        ("en", ["Hungary", "Kyrgyzstan", "Uzbekistan"]),
        ("az", ["Qırğızıstan", "Macarıstan", "Özbəkistan"]),
    ):
        document = written(desk, code)
        assert not document.head
        letters = pages(document)
        assert len(letters) == 3
        assert all(c in letter for c, letter in zip(countries, letters, strict=True))


def test_they_go_to_those_who_have_not_answered_or_else_to_all(desk: Desk) -> None:
    desk.hold()
    declined = desk.send("TR", status="declined")
    desk.send("KZ", status="accepted")
    assert len(pages(written(desk))) == 2
    desk.send("HU", status=None)
    desk.send("GE", status="invited")
    letters = pages(written(desk))
    assert ["Georgia" in letters[0], "Hungary" in letters[1]] == [True, True]
    assert len(letters) == 2
    (alone,) = pages(written(desk, to=[declined]))
    assert "Türkiye" in alone


def test_an_organisation_is_addressed_as_one(desk: Desk) -> None:
    desk.hold()
    desk.send(None, sender=desk.organisation("International Academy"), name="Delegates")
    (letter,) = pages(written(desk, to=[desk.send("KZ")]))
    assert "Kazakhstan" in letter
    (letter,) = pages(written(desk, to=[1]))
    assert "International Academy\n" in letter


def test_ones_own_text_goes_before_the_shipped_one_in_its_language_only(desk: Desk) -> None:
    desk.hold()
    desk.send("HU", member("Anna", "head"), **FULL)
    keep(desk.catalog, invitations.KIND, {"ru": "→ {today}\n\n{delegation}: {event}, {city}"})
    assert pages(written(desk, "ru")) == ["> 5 августа 2026\xa0г.\nВенгрия: Youth Meeting\n"]
    assert "Excellencies" in pages(written(desk, "en"))[0]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_unknown_hole_is_named_before_anything_is_printed(desk: Desk, payload: str) -> None:
    """As it may stand in a catalog that somebody else has written to."""
    desk.hold()
    desk.send("HU", status="invited")
    language = desk.catalog.speaking("en")
    with pytest.raises(ValueProblem, match="is no placeholder"):
        invitations.of_event(desk.catalog, desk.event, language, text=f"Dear\n{payload}")


def test_names_with_braces_are_only_names(desk: Desk) -> None:
    desk.hold("{today} {event.__class__} {{x}} → <b>")
    desk.send("HU", **FULL | {"contact": "{liaison}"})
    (letter,) = pages(written(desk))
    assert "Event: {today} {event.__class__} {{x}} → <b>\n" in letter
    assert "{liaison}\nHungary" in letter


def test_letters_of_several_events_follow_one_another(desk: Desk) -> None:
    for title in ("First", "Second", "Nobody"):
        desk.hold(title)
        if title != "Nobody":
            desk.send("HU", **FULL)
            desk.send("GE", **FULL)
    letters = pages(build("invitations", desk.catalog, "", desk.catalog.speaking("en")))
    told = [re.findall("Event: (.*)", letter) for letter in letters]
    assert told == [["First"], ["First"], ["Second"], ["Second"]]


def test_where_there_is_nobody_to_invite_that_is_said(desk: Desk) -> None:
    desk.hold()
    language = desk.catalog.speaking("en")
    made = build_for_event("invitations", desk.catalog, desk.event, language)
    assert pages(made) == ["No delegation is known yet.\n"]
    with pytest.raises(NotFound):
        build("invitations", desk.catalog, "nothing", language)


def test_the_letters_are_the_same_each_time_they_are_run_through(desk: Desk) -> None:
    desk.hold()
    desk.send("HU", status="invited")
    desk.send("GE", status="invited")
    document = written(desk)
    assert pages(document) == pages(document)
