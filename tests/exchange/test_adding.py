"""Records from the command line, in a real catalog."""

from pathlib import Path

import pytest

from catalog_app.domain import Country, Delegation, Document, Event, Member, Organisation, Person
from catalog_app.domain.fields import Entity, Row
from catalog_app.errors import FileProblem, InvalidRecord, NotFound, ValueProblem
from catalog_app.exchange.adding import Added, add
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.files import Store


def added(catalog: Catalog, section: str, **texts: str) -> Added:
    return add(catalog, section, texts.items(), catalog.speaking("en"))


def rows(catalog: Catalog, entity: type[Entity]) -> list[Row]:
    return [catalog.get(entity, id) for id in catalog.find(entity, order=("id",)).ids]


def labels(catalog: Catalog, entity: type[Entity]) -> list[str]:
    return [
        entity.label([row[name] for name in entity.label_fields], catalog.language)
        for row in rows(catalog, entity)
    ]


@pytest.fixture
def meeting(catalog: Catalog) -> str:
    added(catalog, "events", title="Youth Meeting", country="KZ")
    return "Youth Meeting"


def test_each_kind_of_value_is_read_as_people_write_it(catalog: Catalog) -> None:
    done = added(
        catalog,
        "events",
        title="Youth Meeting",
        names="az: Gənclər Görüşü; ru: Встреча молодёжи",
        kind="Film festival",
        country="Қазақстан",
        when="12-14 May 2023",
        tags="youth; culture",
        attendance="1,200",
        website="https://example.org",
    )
    row = done.row
    assert row["names"] == {"az": "Gənclər Görüşü", "ru": "Встреча молодёжи"}
    assert (row["kind"], row["country"], row["attendance"]) == ("film_festival", "KZ", 1200)
    assert row["when"].edtf == "2023-05-12/2023-05-14"
    assert row["tags"] == ("youth", "culture")
    assert rows(catalog, Event) == [row]


def test_records_that_are_named_are_found_in_any_spelling(catalog: Catalog) -> None:
    added(catalog, "organisations", name="Mədəniyyət Nazirliyi", names="ru: Министерство культуры")
    done = added(
        catalog,
        "events",
        title="Meeting",
        country="AZ",
        supporters="medeniyyet nazirliyi",
        organisers="министерство культуры",
    )
    assert done.created == []
    assert (done.row["supporters"], done.row["organisers"]) == ((1,), (1,))


def test_unknown_ones_are_created_in_the_same_change_and_told(catalog: Catalog) -> None:
    done = added(
        catalog,
        "events",
        title="Meeting",
        country="KZ",
        city="Almaty",
        organisers="TURKSOY; UNESCO",
        partners="unesco",
    )
    assert labels(catalog, Organisation) == ["TURKSOY", "UNESCO"]
    assert done.row["organisers"] == (1, 2)
    assert done.row["partners"] == (2,)
    assert done.row["city"].parts[2] == "KZ"
    assert done.lines(catalog.language) == [
        f"Added to events: “Meeting” ({done.row['uuid']})",
        "New in cities: “Almaty”",
        "New in organisations: “TURKSOY”",
        "New in organisations: “UNESCO”",
    ]
    catalog.undo()
    assert rows(catalog, Event) == rows(catalog, Organisation) == []


def test_a_uuid_names_one_record(catalog: Catalog, meeting: str) -> None:
    uuid = rows(catalog, Event)[0]["uuid"]
    done = added(catalog, "delegations", event=uuid.upper(), country="AZ")
    assert done.row["event"] == 1
    with pytest.raises(NotFound, match="There is no record 01234567"):
        added(catalog, "delegations", event="01234567-89ab-7def-8123-456789abcdef", country="AZ")


def test_of_several_namesakes_the_uuid_has_to_be_said(catalog: Catalog, meeting: str) -> None:
    for country in ("AZ", "TR"):
        added(catalog, "people", given_name="Anar", family_name="Aliyev", country=country)
    with pytest.raises(ValueProblem, match="Several in people are called “Anar Aliyev”"):
        added(catalog, "delegations", event=meeting, country="AZ", head="Anar Aliyev")
    assert rows(catalog, Delegation) == []


def test_the_same_spelling_is_meant_before_another_one(catalog: Catalog) -> None:
    for name in ("Şəki", "Sheki"):
        added(catalog, "cities", name=name)
    assert added(catalog, "events", title="A", country="AZ", city="sheki").row["city"] == 2


def test_a_name_with_a_semicolon_stands_in_quotation_marks(catalog: Catalog) -> None:
    added(catalog, "events", title="A", country="AZ", organisers='"Arts; Crafts"; UNESCO')
    assert labels(catalog, Organisation) == ["Arts; Crafts", "UNESCO"]


def test_a_delegation_comes_with_its_people(catalog: Catalog, meeting: str) -> None:
    done = added(
        catalog,
        "delegations",
        event=meeting,
        country="Azerbaijan",
        head="Anar Əliyev",
        members="Leyla Həsənova; Vəliyev, Vaqif",
    )
    assert labels(catalog, Person) == ["Anar Əliyev", "Leyla Həsənova", "Vaqif Vəliyev"]
    assert {person["country"] for person in rows(catalog, Person)} == {"AZ"}
    assert [member["role"] for member in rows(catalog, Member)] == ["head", "member", "member"]
    assert [new.section for new in done.created] == ["people"] * 3
    catalog.undo()
    assert rows(catalog, Person) == rows(catalog, Delegation) == []


def test_a_member_finds_the_delegation_or_makes_it(catalog: Catalog, meeting: str) -> None:
    added(catalog, "delegations", event=meeting, country="AZ", head="Anar Əliyev")
    added(catalog, "members", event=meeting, country="AZ", person="Анар Алиев", role="speaker")
    added(catalog, "members", event=meeting, country="UZ", name="As printed", role="head")
    assert labels(catalog, Delegation) == ["Azerbaijan", "Uzbekistan"]
    assert [int(member["delegation"]) for member in rows(catalog, Member)] == [1, 1, 2]
    assert labels(catalog, Person) == ["Anar Əliyev"]


def test_a_member_has_what_is_known_of_the_person_unless_another_thing_is_said(
    catalog: Catalog, meeting: str
) -> None:
    added(
        catalog,
        "people",
        family_name="Əliyev",
        given_name="Anar",
        position="Director",
        organisation="Academy",
        honorific="H.E.",
    )
    new = added(catalog, "members", event=meeting, country="AZ", person="Anar Əliyev")
    fields = ("name", "honorific", "position", "employer")
    assert [new.row[name] for name in fields] == ["Anar Əliyev", "H.E.", "Director", "Academy"]
    other = added(
        catalog, "members", event=meeting, country="AZ", person="Anar Əliyev", position="Poet"
    )
    assert [other.row[name] for name in fields] == ["Anar Əliyev", "H.E.", "Poet", "Academy"]


def test_the_people_of_a_delegation_are_printed_as_they_are_called_today(
    catalog: Catalog, meeting: str
) -> None:
    added(catalog, "people", family_name="Əliyev", given_name="Anar", position="Director")
    added(
        catalog, "delegations", event=meeting, country="AZ", members="Anar Əliyev; Leyla Quliyeva"
    )
    printed = [(row["name"], row["position"]) for row in rows(catalog, Member)]
    assert printed == [("Anar Əliyev", "Director"), ("Leyla Quliyeva", None)]


def test_what_is_odd_among_the_delegations_of_an_event_is_told(
    catalog: Catalog, meeting: str
) -> None:
    first = added(catalog, "delegations", event=meeting, country="AZ", head="Anar Əliyev")
    again = added(catalog, "delegations", event=meeting, country="AZ", members="Leyla Quliyeva")
    assert first.warnings == []
    assert again.warnings == [
        "None of the members is the head of delegation.",
        "Another one without a name comes from there too: name them, or join them.",
    ]


def test_of_several_delegations_of_a_country_the_name_has_to_be_said(
    catalog: Catalog, meeting: str
) -> None:
    for name in ("official", "youth choir"):
        added(catalog, "delegations", event=meeting, country="TR", name=name)
    with pytest.raises(ValueProblem, match="official; youth choir"):
        added(catalog, "members", event=meeting, country="TR", name="A")
    done = added(
        catalog, "members", event=meeting, country="TR", delegation="Youth Choir", name="A"
    )
    assert done.row["delegation"] == 2
    new = added(catalog, "members", event=meeting, country="TR", delegation="press", name="B")
    assert [each.row["name"] for each in new.created] == ["press"]


def test_a_member_says_of_which_delegation(catalog: Catalog, meeting: str) -> None:
    uuid = added(catalog, "delegations", event=meeting, country="AZ").row["uuid"]
    assert added(catalog, "members", delegation=uuid, name="A").row["delegation"] == 1
    with pytest.raises(ValueProblem, match="Say of which delegation"):
        added(catalog, "members", name="B")
    with pytest.raises(ValueProblem, match="a name is not enough"):
        added(catalog, "documents", title="List", attached_to="delegations/official")


def test_a_document_is_attached_to_records_of_any_section(catalog: Catalog, meeting: str) -> None:
    done = added(
        catalog,
        "documents",
        title="Report",
        date="27.11.2024",
        attached_to=f"events/{meeting}; organisations/TURKSOY",
    )
    places = [(ref.section, int(ref)) for ref in done.row["attached_to"]]
    assert places == [("events", 1), ("organisations", 1)]
    with pytest.raises(NotFound, match="“cities/Almaty” is no place"):
        added(catalog, "documents", title="Other", attached_to="cities/Almaty")
    assert len(rows(catalog, Document)) == 1


def test_a_document_has_a_copy_of_its_file(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    texts = {"kind": "note verbale", "number": "12-04/318", "direction": "received"}
    done = added(catalog, "documents", file=str(path), **texts)
    path.unlink()
    assert done.row["title"] == "Note verbale 12-04/318"
    file = done.row["file"]
    assert (file.name, file.size, file.type) == ("note.pdf", 9, "application/pdf")
    assert Store.of(catalog).path(file).read_bytes() == b"%PDF-1.7\n"


@pytest.mark.parametrize(
    ("name", "said"), [("nothing.pdf", "There is no file"), (".", "is a folder: attach the files")]
)
def test_what_is_no_file_is_not_added(
    catalog: Catalog, tmp_path: Path, name: str, said: str
) -> None:
    with pytest.raises(FileProblem, match=said):
        added(catalog, "documents", title="Letter", file=str(tmp_path / name))
    assert rows(catalog, Document) == []


def test_a_document_is_attached_to_the_delegation_of_a_country(
    catalog: Catalog, meeting: str
) -> None:
    for country in ("AZ", "KG"):
        added(catalog, "delegations", event=meeting, country=country)
    done = added(
        catalog, "documents", title="Note", attached_to=f"delegations/{meeting}/Qırğızıstan"
    )
    assert [(ref.section, int(ref)) for ref in done.row["attached_to"]] == [("delegations", 2)]
    with pytest.raises(ValueProblem, match="Narnia"):
        added(catalog, "documents", title="Note", attached_to=f"delegations/{meeting}/Narnia")


def test_a_territory_of_one_s_own_is_then_known_by_its_names(catalog: Catalog) -> None:
    added(catalog, "countries", code="x-tat", names="en: Tatarstan; ru: Татарстан", within="Russia")
    assert added(catalog, "people", family_name="A", country="татарстан").row["country"] == "X-TAT"


def test_a_country_of_iso_is_given_a_name_and_not_doubled(catalog: Catalog) -> None:
    before = len(catalog.find(Country))
    added(catalog, "countries", code="kg", names="ru: Кыргызстан")
    assert len(catalog.find(Country)) == before
    assert catalog.speaking("ru").own["KG"].names == {"ru": "Кыргызстан"}


def test_a_meaningless_record_is_refused_with_its_fields(catalog: Catalog) -> None:
    with pytest.raises(InvalidRecord, match="title: This is needed"):
        added(catalog, "events", kind="meeting")
    with pytest.raises(InvalidRecord, match="country: Say which country"):
        added(catalog, "delegations", event="New event")
    assert rows(catalog, Event) == []


def test_what_is_only_doubtful_is_added_with_a_warning(catalog: Catalog) -> None:
    done = added(catalog, "events", title="Meeting")
    assert list(done.warnings) == ["No host country is given."]
    assert len(rows(catalog, Event)) == 1


@pytest.mark.parametrize(
    ("section", "name", "text", "message"),
    [
        ("events", "delegations", "3", "follows from other records"),
        ("events", "when", "someday", "is not a date"),
        ("events", "country", "Narnia", "No country is called"),
        ("events", "colour", "blue", "There is no field “colour”"),
        ("planets", "name", "Mars", "There is no section “planets”"),
        ("members", "delegation", "official", "Say of which delegation"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    catalog: Catalog, section: str, name: str, text: str, message: str
) -> None:
    with pytest.raises((NotFound, ValueProblem), match=message):
        added(catalog, section, **{name: text})


def test_a_field_is_given_once(catalog: Catalog) -> None:
    with pytest.raises(ValueProblem, match="“title” is given twice"):
        add(catalog, "events", [("title", "A"), ("title", "B")], catalog.language)


def test_what_was_added_tells_how_its_dates_were_understood(catalog: Catalog) -> None:
    done = added(catalog, "events", title="Forum", when="12-14.05.2024", country="KZ")
    assert done.lines(catalog.speaking("en"))[1:] == ["Understood when: 12–14 May 2024"]
    plain = added(catalog, "events", title="Other", when="2024")
    assert len(plain.lines(catalog.speaking("en"))) == 1
