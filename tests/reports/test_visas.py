"""Who needs a visa, as the passport spells the name."""

import pytest

from catalog_app.domain import Person
from catalog_app.reports.issuing import issue
from tests.lists import Desk, a_day, entries, lines, member


def test_a_member_is_called_as_in_the_passport(desk: Desk) -> None:
    person = desk.person(
        "Nino", "Bro", passport_name="BRO NINO MS", sex="female", country="GE", names={"az": "N"}
    )
    desk.send("TR", {"person": person, "honorific": "Dr", "position": "Tenor", "visa": "needed"})
    assert desk.listed("visas") == [
        "# Türkiye 1",
        "BRO NINO MS|Female|Georgia|Tenor|Needed",
    ]


def test_who_has_no_passport_name_is_called_as_in_other_lists(desk: Desk) -> None:
    person = desk.person("Nino", "Bro", names={"tr": "Nino Bra"})
    desk.send("TR", {"person": person, "honorific": "Dr"}, member("Printed", honorific="Mr"))
    assert desk.listed("visas", "tr")[1:] == ["Nino BRA||Türkiye||", "Printed||Türkiye||"]


def test_those_who_need_one_come_first_within_their_delegation(desk: Desk) -> None:
    kinds = (None, "issued", "not_needed", "applied", "refused", "needed")
    desk.send("TR", *(member(kind or "unknown", visa=kind) for kind in kinds))
    desk.send("KG", member("Other", visa="issued"))
    document = desk.document("visas")
    assert lines(document) == [
        "# Kyrgyzstan 1",
        "Other||Kyrgyzstan||Issued",
        "# Türkiye 5",
        "needed||Türkiye||Needed",
        "refused||Türkiye||Refused",
        "applied||Türkiye||Applied for",
        "issued||Türkiye||Issued",
        "unknown||Türkiye||",
    ]
    assert document.footer() == "6 members · 1 needs a visa"


def test_citizens_of_the_host_are_left_out_unless_something_is_said_of_them(desk: Desk) -> None:
    abroad = desk.person("From", "Abroad", country="GE")
    home = desk.person("From", "Here", country="KZ")
    desk.send("KZ", member("A"), member("B", visa="issued"), {"person": abroad})
    desk.send("TR", {"person": home})
    assert desk.listed("visas") == [
        "# Kazakhstan 2",
        "B||Kazakhstan||Issued",
        "From Abroad||Georgia||",
    ]


def test_where_no_country_is_known_nobody_is_left_out(desk: Desk) -> None:
    desk.hold("Online", country=None, format="online")
    sender = desk.organisation("TURKSOY")
    desk.send(None, member("A"), sender=sender)
    assert desk.listed("visas")[-1] == "A||||"


def test_several_delegations_of_a_country_have_lists_of_their_own(desk: Desk) -> None:
    desk.send("TR", member("A"), name="official")
    desk.send("TR", member("B"), name="choir")
    document = desk.document("visas")
    assert lines(document)[::2] == ["# Türkiye · choir 1", "# Türkiye · official 1"]
    assert list(entries(document)) == ["members:2", "members:1"]


@pytest.mark.parametrize("printed", [None, "John Smyth"])
def test_a_name_that_is_put_right_after_an_issue_is_right_for_the_visa(
    desk: Desk, printed: str | None
) -> None:
    person = desk.person("John", "Smyth", country="GB")
    desk.send("GB", {"person": person, "name": printed, "visa": "needed"})
    english = desk.catalog.speaking("en")
    issue(desk.catalog, "participants", desk.event, english, a_day("2026-08-05"))
    desk.catalog.save(Person, {"id": person, "family_name": "Smith"})
    assert lines(desk.document("visas"))[1].startswith("John Smith|")
    assert "John Smyth" in "".join(desk.listed("participants"))
    desk.catalog.save(Person, {"id": person, "passport_name": "SMITH JOHN"})
    assert lines(desk.document("visas"))[1].startswith("SMITH JOHN|")
    desk.catalog.save(Person, {"id": person, "passport_name": "SMITH JOHN P"})
    assert lines(desk.document("visas"))[1].startswith("SMITH JOHN P|")
