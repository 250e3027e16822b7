"""A flat list of participants: who is one person, and who is two."""

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.people import Person
from catalog_app.exchange.importing.applying import apply
from catalog_app.exchange.importing.plan import Plan
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from tests.builders import contents
from tests.exchange.importing.conftest import Imported, Planned, told

HEAD = "event,country,name,honorific,role,position,employer\n"
LIST = HEAD + (
    "Youth Meeting,Azerbaijan,Anar Aliyev,Mr,Head of delegation,Minister,Ministry of Culture\n"
    "Youth Meeting,AZ,Leyla Hasanova,Ms,member,Singer,Baku Academy\n"
    "Youth Meeting,KAZ,Айгуль Нурланова,,переводчик,,\n"
    "Film Festival,Азербайджан,ALIYEV Anar,,head,Minister,Ministry of Culture\n"
)


def outcomes(plan: Plan) -> list[str]:
    return [item.outcome for item in plan.items()]


def test_each_line_becomes_a_member_with_event_delegation_person_and_employer(
    catalog: Catalog, imported: Imported
) -> None:
    done = imported(LIST, "members")
    assert (done.new, done.left_out) == (4, 0)
    assert done.created == {"events": 2, "delegations": 3, "people": 3, "organisations": 2}
    assert told(catalog, "members", "event country role name position employer")[:3] == [
        {"event": "Youth Meeting", "country": "Azerbaijan", "role": "Head of delegation",
         "name": "Anar Aliyev", "position": "Minister", "employer": "Ministry of Culture"},
        {"event": "Youth Meeting", "country": "Azerbaijan", "role": "Member",
         "name": "Leyla Hasanova", "position": "Singer", "employer": "Baku Academy"},
        {"event": "Youth Meeting", "country": "Kazakhstan", "role": "Interpreter",
         "name": "Айгуль Нурланова", "position": "", "employer": ""},
    ]  # fmt: skip
    assert told(catalog, "people", "family_name given_name country organisation") == [
        {"family_name": "Aliyev", "given_name": "Anar", "country": "Azerbaijan",
         "organisation": "Ministry of Culture"},
        {"family_name": "Hasanova", "given_name": "Leyla", "country": "Azerbaijan",
         "organisation": "Baku Academy"},
        {"family_name": "Нурланова", "given_name": "Айгуль", "country": "Kazakhstan",
         "organisation": ""},
    ]  # fmt: skip
    assert list(check(catalog)) == []


def test_the_same_list_again_changes_nothing_and_undo_takes_all_of_it_back(
    catalog: Catalog, imported: Imported
) -> None:
    empty = contents(catalog)
    imported(LIST, "members")
    before = contents(catalog)
    assert imported(LIST, "members").new == 0
    assert contents(catalog) == before
    catalog.undo()
    assert contents(catalog) == empty


def test_a_person_at_another_event_is_the_same_where_country_or_organisation_agree(
    catalog: Catalog, imported: Imported
) -> None:
    imported(
        HEAD + "Forum,AZ,Anar Aliyev,,,,Academy\nCamp,AZ,Anar Aliyev,,,,University\n"
        "Days,TR,Anar Aliyev,,,,Academy\n",
        "members",
    )
    assert len(catalog.find(Person)) == 1
    assert len(catalog.find(Member)) == 3


def test_where_neither_agrees_it_is_asked(catalog: Catalog, planned: Planned) -> None:
    text = HEAD + "Forum,AZ,Anar Aliyev,,,,Academy\nCamp,TR,Anar Aliyev,,,,University\n"
    plan = planned(text, "members")
    assert outcomes(plan) == ["new", "doubtful"]
    done = apply(catalog, plan, "list.csv", decisions={1: plan[1].maybe[0]})
    assert (done.new, len(catalog.find(Person)), len(catalog.find(Member))) == (2, 1, 2)
    catalog.undo()
    done = apply(catalog, planned(text, "members"), "list.csv", decisions={1: None})
    assert (done.new, len(catalog.find(Person)), len(catalog.find(Member))) == (2, 2, 2)
    assert outcomes(planned(text, "members")) == ["same", "same"]


def test_two_people_of_one_name_at_an_event_are_two(catalog: Catalog, imported: Imported) -> None:
    text = HEAD + (
        "Forum,AZ,Anar Aliyev,,,Minister,Ministry of Culture\n"
        "Forum,AZ,Anar Aliyev,,,Singer,Baku Academy\n"
        "Forum,KZ,Anar Aliyev,,,Dancer,Almaty Theatre\n"
    )
    assert imported(text, "members").new == 3
    assert len(catalog.find(Person)) == 3
    again = imported(text, "members")
    assert (again.new, again.changed, again.left_out) == (0, 0, 0)


def test_a_line_that_stands_there_twice_is_one_member(catalog: Catalog, imported: Imported) -> None:
    text = HEAD + 2 * "Forum,AZ,Anar Aliyev,,,Minister,Ministry of Culture\n"
    assert imported(text, "members").new == 1
    assert len(catalog.find(Member)) == 1


def test_a_line_that_may_be_the_same_with_less_said_is_asked_for(planned: Planned) -> None:
    text = HEAD + "Forum,AZ,Anar Aliyev,,,Minister,\nForum,AZ,Anar Aliyev,,,,Ministry\n"
    assert outcomes(planned(text, "members")) == ["new", "doubtful"]


def test_a_later_list_changes_the_members_field_by_field(
    catalog: Catalog, planned: Planned, imported: Imported
) -> None:
    imported(LIST, "members")
    plan = planned(LIST.replace(",Singer,", ",Soloist,"), "members")
    assert outcomes(plan) == ["same", "changed", "same", "same"]
    assert plan[1].changes == {"position": "Soloist"}
    assert plan[1].before == {"position": "Singer"}


def test_names_come_in_parts_or_whole_with_the_form_of_address_before_them(
    catalog: Catalog, imported: Imported
) -> None:
    imported(
        "Event,Country,Surname,First name\nForum,AZ,Aliyev,Anar\n",
        "members",
    )
    imported("Event,Country,Name\nForum,KZ,H.E. Mr Asan Uulu Bek\n", "members")
    first, second = told(catalog, "members", "name honorific")
    assert first == {"honorific": "", "name": "Anar Aliyev"}
    assert second == {"honorific": "H.E. Mr", "name": "Asan Uulu Bek"}


def test_what_is_missing_is_said_by_line(catalog: Catalog, planned: Planned) -> None:
    plan = planned(HEAD + "Forum,AZ,,,,,\n,AZ,Anar Aliyev,,,,\nForum,,Anar Aliyev,,,,\n", "members")
    assert outcomes(plan) == ["wrong"] * 3
    told = [item.wrong[0].text(catalog.language) for item in plan.items()]
    assert told == [
        "Nobody is named here. Write a name, or delete the line.",
        "Say which event it is.",
        "Say which country or organisation sends it.",
    ]


def test_a_date_tells_which_of_two_events_of_one_name_it_is(
    catalog: Catalog, imported: Imported
) -> None:
    text = (
        "event,date,country,name\nForum,2023,AZ,Anar Aliyev\nForum,2024,AZ,Anar Aliyev\n"
        "Forum,2024,KZ,Aru Bek\n"
    )
    done = imported(text, "members")
    assert done.created == {"events": 2, "delegations": 3, "people": 2}
    assert imported(text, "members").new == 0


def test_an_organisation_may_send_people_too(catalog: Catalog, imported: Imported) -> None:
    text = "event,country,sending organisation,name\nForum,,TURKSOY,Anar Aliyev\n"
    assert imported(text, "members").created["delegations"] == 1
    assert told(catalog, "delegations", "sender country") == [{"country": "", "sender": "TURKSOY"}]
    assert imported(text, "members").new == 0
    assert len(catalog.find(Delegation)) == 1
