"""What a plan says of each line, before anything is written."""

import pytest

from catalog_app.domain import Event
from catalog_app.domain.delegations import Delegation
from catalog_app.domain.people import Person
from catalog_app.errors import Cancelled, ValueProblem
from catalog_app.exchange.importing.mapping import guess, section_for
from catalog_app.exchange.importing.plan import Plan
from catalog_app.exchange.importing.planning import make_plan
from catalog_app.exchange.sources.source import Line, Source
from catalog_app.storage.catalog import Catalog
from tests.builders import add, contents, date, delegation, event, organisation
from tests.exchange.importing.conftest import Planned


def outcomes(plan: Plan) -> list[str]:
    return [item.outcome for item in plan.items()]


def reasons(plan: Plan, catalog: Catalog) -> list[tuple[int, str, str, str]]:
    """(line, column, value, reason)"""
    return [
        (item.line, wrong.column, wrong.value, wrong.reason.text(catalog.language))
        for item in plan.items("wrong")
        for wrong in item.wrong
    ]


def test_a_plan_says_what_is_new_changed_the_same_and_wrong_and_writes_nothing(
    catalog: Catalog, planned: Planned
) -> None:
    event(catalog, title="Poetry Days", when=date("2024-05-12"), country="AZ", attendance=100)
    event(catalog, title="Forum", when=date("2024-06"), country="KZ")
    before = contents(catalog)
    plan = planned(
        "Title,When,Country,Attendance\n"
        "Poetry Days,12.05.2024,Azerbaijan,120\n"
        "Forum,2024-06,KAZ,\n"
        "Film Festival,1 Sep 2025,U.S.A.,50\n"
        "Concert,31.02.2024,Atlantis,many\n"
    )
    assert outcomes(plan) == ["changed", "same", "new", "wrong"]
    assert plan.counts == {"new": 1, "changed": 1, "same": 1, "doubtful": 0, "wrong": 1}
    (changed,) = plan.items("changed")
    assert (changed.before, changed.changes) == ({"attendance": 100}, {"attendance": 120})
    assert [(n, column, value) for n, column, value, _ in reasons(plan, catalog)] == [
        (5, "When", "31.02.2024"),
        (5, "Country", "Atlantis"),
        (5, "Attendance", "many"),
    ]
    assert contents(catalog) == before


def test_an_empty_cell_takes_nothing_away_and_lists_only_grow(
    catalog: Catalog, planned: Planned
) -> None:
    turksoy = organisation(catalog, "TURKSOY")
    event(
        catalog,
        title="Forum",
        when=date("2024"),
        venue="Palace",
        tags=("youth",),
        names={"ru": "Форум"},
        organisers=(turksoy,),
    )
    plan = planned(
        "Title,When,Venue,Tags,Title (az),Organisers\nForum,2024,,culture,Forum,UNESCO\n"
    )
    (item,) = plan.items("changed")
    assert sorted(item.changes) == ["names", "organisers", "tags"]
    assert item.changes["names"] == {"ru": "Форум", "az": "Forum"}
    assert item.changes["tags"] == ("youth", "culture")
    shown = plan.shown("organisers", item.changes["organisers"], catalog.language)
    assert shown == "TURKSOY; UNESCO"


def test_a_date_that_says_less_is_no_change_and_one_that_says_more_is(
    catalog: Catalog, planned: Planned
) -> None:
    event(catalog, title="Forum", when=date("2024-05-12"))
    event(catalog, title="Camp", when=date("2024"))
    plan = planned("Title,When\nForum,2024\nCamp,3 July 2024\n")
    assert outcomes(plan) == ["same", "changed"]


@pytest.mark.parametrize("title", ["Шуша", "Şuşa", "SHUSHA"])
def test_a_record_is_found_in_any_spelling_which_is_not_changed(
    catalog: Catalog, planned: Planned, title: str
) -> None:
    event(catalog, title="Shusha", when=date("2024"))
    assert outcomes(planned(f"Title,When\n{title},2024\n")) == ["same"]


def test_the_same_title_in_another_year_is_another_edition(
    catalog: Catalog, planned: Planned
) -> None:
    event(catalog, title="Poetry Days", when=date("2023-05-12"), country="AZ")
    assert outcomes(planned("Title,When,Country\nPoetry Days,2024-05-12,AZ\n")) == ["new"]


def test_what_may_be_the_same_is_doubtful_and_says_what_it_may_be(
    catalog: Catalog, planned: Planned
) -> None:
    known = event(catalog, title="Poetry Days", when=date("2024-05-12"), country="AZ")
    plan = planned("Title,When,Country\nPoetry Days,2024-06-20,AZ\nPoetry Days,2024-05-12,KZ\n")
    assert outcomes(plan) == ["doubtful", "doubtful"]
    assert [item.maybe for item in plan.items()] == [(known,), (known,)]


def test_a_uuid_says_which_record_is_meant_and_its_name_may_change(
    catalog: Catalog, planned: Planned
) -> None:
    id = event(catalog, title="Poetry Day", when=date("2024"))
    uuid = catalog.get(Event, id)["uuid"]
    plan = planned(f"id,Title,When\n{uuid},Days of Poetry,2024\n17,Forum,2024\n")
    assert outcomes(plan) == ["changed", "new"]
    assert plan[0].changes == {"title": "Days of Poetry"}


def test_two_lines_about_one_record_add_to_each_other(planned: Planned) -> None:
    plan = planned(
        "Title,When,Venue,Attendance\nForum,2024,Palace,\nForum,2024,,200\nForum,2024,Palace,200\n"
    )
    assert outcomes(plan) == ["new", "changed", "same"]
    assert plan[1].id == -1


def test_a_line_that_says_otherwise_than_an_earlier_one_is_wrong(
    catalog: Catalog, planned: Planned
) -> None:
    plan = planned("Title,When,Attendance\nForum,2024,100\nForum,2024,200\n")
    assert outcomes(plan) == ["new", "wrong"]
    ((line, column, value, reason),) = reasons(plan, catalog)
    assert (line, column, value) == (3, "attendance", "200")
    assert "Line 2" in reason
    assert "100" in reason


def test_a_city_with_its_country_in_one_cell_is_both(catalog: Catalog, planned: Planned) -> None:
    plan = planned(
        'Title,City,Country\nForum,"Almaty, Kazakhstan",\nCamp,"Austin, TX",U.S.A.\n'
        'Days,"Paris, France",Germany\n'
    )
    assert outcomes(plan) == ["new", "new", "wrong"]
    assert [item.given.get("country") for item in plan.items("new")] == ["KZ", "US"]
    given = (item.given["city"] for item in plan.items("new"))
    cities = [plan.shown("city", city, catalog.language) for city in given]
    assert cities == ["Almaty", "Austin, TX"]
    assert plan.created == {"cities": 2}


def test_a_place_is_a_venue_a_city_and_a_country(catalog: Catalog, planned: Planned) -> None:
    plan = planned('Title,Location\nForum,"Palace of Culture, Baku, Azerbaijan"\nCamp,Old Hall\n')
    one, other = (item.given for item in plan.items("new"))
    assert (one["venue"], one["country"]) == ("Palace of Culture", "AZ")
    assert plan.shown("city", one["city"], catalog.language) == "Baku"
    assert other == {"title": "Camp", "venue": "Old Hall"}


def test_several_countries_in_a_cell_send_delegations_but_are_no_host(
    catalog: Catalog, planned: Planned
) -> None:
    known = event(catalog, title="Forum", when=date("2024"))
    delegation(catalog, known, country="AZ")
    plan = planned(
        'Title,When,Countries\nForum,2024,"Азербайджан, KAZ; U.K."\nCamp,2024,Türkiye and friends\n'
    )
    assert outcomes(plan) == ["changed", "wrong"]
    assert plan[0].changes == {"delegations": ("AZ", "KZ", "GB")}
    assert outcomes(planned('Title,Country\nDays,"AZ, KZ"\n')) == ["wrong"]


def test_what_calendars_say_is_understood(planned: Planned) -> None:
    plan = planned(
        'title,when,status,categories,uid\nForum,2024,TENTATIVE,"Youth, Forum",7@x\n'
        "Camp,2024,CANCELLED,,8@x\n"
    )
    one, other = (item.given for item in plan.items("new"))
    assert (one["status"], one["kind"], one["tags"]) == ("planned", "forum", ("Youth",))
    assert other["status"] == "cancelled"


def test_a_column_that_says_online_is_the_format(planned: Planned) -> None:
    plan = planned("Title,City,Online\nForum,Baku,true\nCamp,,true\nDays,Baku,false\n")
    assert [item.given.get("format") for item in plan.items()] == ["hybrid", "online", None]


def test_names_that_several_have_are_wrong_where_nothing_says_which(
    catalog: Catalog, planned: Planned
) -> None:
    organisation(catalog, "Academy", country="AZ")
    organisation(catalog, "Academy", country="KZ")
    plan = planned("Title,Organisers\nForum,Academy\n")
    ((_, column, value, reason),) = reasons(plan, catalog)
    assert (column, value) == ("Organisers", "Academy")
    assert "Several" in reason


def test_delegations_are_those_of_the_country_at_the_event(
    catalog: Catalog, planned: Planned
) -> None:
    known = event(catalog, title="Forum", when=date("2024"))
    sent = delegation(catalog, known, country="AZ")
    plan = planned("Event,Country,Size\nForum,Azerbaijan,7\nForum,KZ,5\nCamp,KZ,\n", "delegations")
    assert outcomes(plan) == ["changed", "new", "new"]
    assert plan[0].id == sent
    assert plan.created == {"events": 1}
    assert len(catalog.find(Delegation)) == 1


def test_people_of_one_name_are_one_only_where_something_else_agrees(
    catalog: Catalog, planned: Planned
) -> None:
    known = add(catalog, Person, family_name="Aliyev", given_name="Anar", country="AZ")
    plan = planned(
        "Name,Country,Phone\nAnar Aliyev,Azerbaijan,1\nALIYEV Anar,KZ,2\nAnar Aliyev,,3\n", "people"
    )
    assert outcomes(plan) == ["changed", "doubtful", "doubtful"]
    assert plan[1].maybe == (known,)


def test_two_people_of_whom_only_the_name_is_known_are_asked_for(planned: Planned) -> None:
    assert outcomes(planned("Name\nAnar Aliyev\nAnar Aliyev\n", "people")) == ["new", "doubtful"]


def test_warnings_are_said_and_are_no_walls(planned: Planned) -> None:
    plan = planned("Title\nForum\n")
    assert plan[0].warnings == ("No host country is given.",)


def lines(count: int) -> Source:
    def read() -> object:
        return (Line(n + 2, (f"Forum {n}", "2024")) for n in range(count))

    return Source(("Title", "When"), read)  # type: ignore[arg-type]


def test_planning_tells_how_far_it_is_and_stops_between_few_lines(catalog: Catalog) -> None:
    source = lines(2_000)
    columns = guess(source, section_for("events"), catalog.language)
    seen: list[int] = []
    with pytest.raises(Cancelled):
        make_plan(
            catalog,
            source,
            columns,
            catalog.language,
            progress=seen.append,
            stop=lambda: len(seen) >= 2,
        )
    assert seen == [500, 1000]


def test_a_file_without_the_needed_column_is_refused(planned: Planned) -> None:
    with pytest.raises(ValueProblem, match="title"):
        planned("1,2\n3,4\n")


def test_documents_of_one_publisher_are_told_apart_by_their_titles(planned: Planned) -> None:
    plan = planned(
        "Title,Publisher,Date\nReport,Azernews,2024\nInterview,Azernews,2024\n"
        "Report,Azernews,2024\n",
        "documents",
    )
    assert outcomes(plan) == ["new", "new", "same"]
