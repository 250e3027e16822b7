"""A plan carried out: one change, one undo, one entry in the history; the same again is nothing."""

import csv
from pathlib import Path

import pytest

from catalog_app.domain import Event
from catalog_app.domain.delegations import Delegation
from catalog_app.domain.people import Organisation, Person
from catalog_app.domain.places import City
from catalog_app.errors import Cancelled, CannotSave, ValueProblem
from catalog_app.exchange import export
from catalog_app.exchange.importing.applying import apply
from catalog_app.exchange.importing.handing import hand_back
from catalog_app.exchange.importing.mapping import guess, section_for
from catalog_app.exchange.importing.planning import make_plan
from catalog_app.exchange.sources import open_source
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from tests.builders import a_sample, contents, date, event, own_field
from tests.exchange.importing.conftest import Imported, Planned, told

EVENTS = (
    "Title,When,Country,City,Organisers,Countries,Attendance,Kind\n"
    "Poetry Days,12-14 May 2024,Azerbaijan,Shusha,TURKSOY; UNESCO,AZ; KZ,120,Poetry days\n"
    "Forum,2024-06,Kazakhstan,Almaty,TURKSOY,,,forum\n"
    "Camp,summer 2024,Azerbaijan,Shusha,,TR,30,Camp\n"
)
AS_READ = [
    {"title": "Poetry Days", "when": "12–14 May 2024", "city": "Shusha",
     "organisers": "TURKSOY; UNESCO", "delegations": "2", "kind": "Poetry days"},
    {"title": "Forum", "when": "Jun 2024", "city": "Almaty", "organisers": "TURKSOY",
     "delegations": "", "kind": "Forum"},
    {"title": "Camp", "when": "summer 2024", "city": "Shusha", "organisers": "",
     "delegations": "1", "kind": "Camp"},
]  # fmt: skip
NAMES = "title when city organisers delegations kind"


def test_lines_become_records_with_all_that_they_name_in_one_step(
    catalog: Catalog, imported: Imported
) -> None:
    before = contents(catalog)
    done = imported(EVENTS)
    assert (done.new, done.changed, done.left_out) == (3, 0, 0)
    assert done.created == {"cities": 2, "organisations": 2, "delegations": 3}
    assert told(catalog, "events", NAMES) == AS_READ
    assert told(catalog, "cities", "name country") == [
        {"name": "Shusha", "country": "Azerbaijan"},
        {"name": "Almaty", "country": "Kazakhstan"},
    ]
    assert list(check(catalog)) == []
    step = catalog.undo_step
    assert step is not None
    catalog.undo()
    assert catalog.undo_step is None
    assert contents(catalog) == before
    catalog.redo()
    assert told(catalog, "events", NAMES) == AS_READ


def test_the_history_has_one_entry_that_says_what_came_from_where(
    catalog: Catalog, imported: Imported
) -> None:
    imported(EVENTS)
    step = catalog.undo_step
    assert step is not None
    assert step.text(catalog.language) == "Imported “list.csv”: 3 new, 0 changed"


def test_the_same_file_again_changes_nothing(catalog: Catalog, imported: Imported) -> None:
    imported(EVENTS)
    before, step = contents(catalog), catalog.undo_step
    done = imported(EVENTS)
    assert (done.new, done.changed, done.left_out, done.created) == (0, 0, 0, {})
    assert contents(catalog) == before
    assert catalog.undo_step == step


def test_a_corrected_file_changes_only_what_it_says_otherwise(
    catalog: Catalog, imported: Imported
) -> None:
    imported(EVENTS)
    done = imported(EVENTS.replace(",120,", ",150,").replace("AZ; KZ", "AZ; KZ; TR"))
    assert (done.new, done.changed, done.created) == (0, 1, {"delegations": 1})
    assert told(catalog, "events", "attendance")[0] == {"attendance": "150"}
    catalog.undo()
    assert told(catalog, "events", "attendance delegations")[0] == {
        "delegations": "2",
        "attendance": "120",
    }


def test_two_lines_about_one_new_record_make_one(catalog: Catalog, imported: Imported) -> None:
    done = imported("Title,When,Venue,Attendance\nForum,2024,Palace,\nForum,2024,,200\n")
    assert (done.new, done.changed) == (1, 1)
    assert told(catalog, "events", "title venue attendance") == [
        {"title": "Forum", "venue": "Palace", "attendance": "200"}
    ]


WRONG = (
    "Title,When,Country\nForum,2024,KZ\n=Camp,31.02.2024,Atlantis\nDays,2025,AZ\nFestival,soon,TR\n"
)


def test_a_file_with_wrong_lines_comes_in_whole_or_not_at_all(
    catalog: Catalog, imported: Imported
) -> None:
    before = contents(catalog)
    with pytest.raises(ValueProblem, match="2 lines are wrong"):
        imported(WRONG)
    assert contents(catalog) == before
    done = imported(WRONG, skip_wrong=True)
    assert (done.new, done.left_out) == (2, 2)
    assert [each["title"] for each in told(catalog, "events", "title")] == ["Forum", "Days"]


def test_what_only_wrong_lines_name_is_not_created(catalog: Catalog, imported: Imported) -> None:
    imported("Title,When,City,Organisers\nForum,2024,Baku,TURKSOY\nCamp,soon,Paris,UNESCO\n",
             skip_wrong=True)  # fmt: skip
    assert [each["name"] for each in told(catalog, "organisations", "name")] == ["TURKSOY"]
    assert len(catalog.find(City)) == 1


def test_wrong_lines_are_handed_back_with_their_reasons_and_come_in_once_corrected(
    catalog: Catalog, planned: Planned, tmp_path: Path
) -> None:
    path = tmp_path / "wrong.csv"
    assert hand_back(planned(WRONG), path, catalog.language) == 2
    assert "\n'=Camp,31.02.2024,Atlantis,,3," in path.read_text("utf-8-sig")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["line"] for row in rows] == ["3", "5"]
    assert "When: There is no day 31" in rows[0]["reason"]
    assert "No country is called “Atlantis”" in rows[0]["reason"]
    corrected = path.read_text("utf-8-sig").replace("31.02.2024,Atlantis", "28.02.2024,Aland")
    path.write_text(corrected.replace("soon", "2026").replace("Aland", "AX"), "utf-8")
    source = open_source(path)
    columns = guess(source, section_for("events"), catalog.language)
    assert columns.names == ("title", "when", "country", "uuid", None, None)
    assert apply(catalog, make_plan(catalog, source, columns, catalog.language), "w").new == 2
    assert told(catalog, "events", "title")[0] == {"title": "=Camp"}


def test_doubtful_lines_wait_until_somebody_decides(
    catalog: Catalog, planned: Planned, imported: Imported
) -> None:
    known = event(catalog, title="Poetry Days", when=date("2024-05-12"), country="AZ")
    text = "Title,When,Country\nPoetry Days,20.06.2024,AZ\nPoetry Days,12.05.2024,KZ\n"
    assert imported(text).left_out == 2
    done = apply(catalog, planned(text), "list.csv", decisions={0: known, 1: None})
    assert (done.new, done.changed, done.left_out) == (1, 1, 0)
    assert told(catalog, "events", "when country") == [
        {"when": "20 Jun 2024", "country": "Azerbaijan"},
        {"when": "12 May 2024", "country": "Kazakhstan"},
    ]


def test_a_file_can_say_that_a_doubtful_line_is_new_and_is_not_new_again(
    catalog: Catalog, imported: Imported
) -> None:
    event(catalog, title="Poetry Days", when=date("2024-05-12"), country="AZ")
    text = "Title,When,Country,uuid\nPoetry Days,20.06.2024,AZ,new\n"
    assert imported(text).new == 1
    assert imported(text).new == 0


def test_a_uuid_that_is_not_known_is_kept_by_the_new_record(
    catalog: Catalog, imported: Imported
) -> None:
    uuid = "0198c0de-0000-7000-8000-000000000001"
    imported(f"uuid,Title\n{uuid},Forum\n")
    assert catalog.get(Event, catalog.find(Event).ids[0])["uuid"] == uuid
    assert imported(f"uuid,Title\n{uuid},Forum\n").new == 0


def test_a_plan_that_is_older_than_the_catalog_is_not_carried_out(
    catalog: Catalog, planned: Planned
) -> None:
    plan = planned(EVENTS)
    event(catalog, title="Forum", when=date("2024-06"))
    with pytest.raises(CannotSave, match="Plan it again"):
        apply(catalog, plan, "list.csv")
    assert len(catalog.find(Event)) == 1


def test_an_import_that_is_stopped_leaves_nothing(catalog: Catalog, planned: Planned) -> None:
    text = "Title,City\n" + "".join(f"Event {n},City {n}\n" for n in range(1_200))
    plan, before, seen = planned(text), contents(catalog), list[int]()
    with pytest.raises(Cancelled):
        apply(catalog, plan, "list.csv", progress=seen.append, stop=lambda: len(seen) > 1)
    assert seen == [500, 1000]
    assert contents(catalog) == before
    assert catalog.undo_step is None
    assert apply(catalog, plan, "list.csv").new == 1_200


def test_own_fields_are_imported_like_any_other(catalog: Catalog, imported: Imported) -> None:
    own_field(catalog, section="events", label="Shirt size", name="shirt", kind="choice",
              options=("S", "M"))  # fmt: skip
    own_field(catalog, section="events", label="Deadline", name="deadline", kind="date")
    text = "Title,Shirt size,Deadline\nForum,m,31/12/2024\n"
    imported(text)
    assert told(catalog, "events", "shirt deadline") == [{"shirt": "M", "deadline": "31 Dec 2024"}]
    assert imported(text).changed == 0


@pytest.mark.parametrize("section", ["events", "organisations", "series", "cities", "people"])
@pytest.mark.parametrize("code", ["en", "az", "ru"])
def test_our_own_lists_of_the_sample_come_back_without_a_change(
    tmp_path: Path, section: str, code: str
) -> None:
    catalog = a_sample(tmp_path / "sample.db")
    entity = section_for(section)
    path = tmp_path / "list.csv"
    fields = [f for f in entity.fields.values() if f.width or f.naming]
    export(catalog.find(entity), fields, "csv", path, catalog.speaking(code))
    source = open_source(path)
    columns = guess(source, entity, catalog.speaking(code))
    plan = make_plan(catalog, source, columns, catalog.speaking(code))
    counts = plan.counts
    catalog.close()
    assert (counts["new"], counts["changed"], counts["wrong"]) == (0, 0, 0)
    assert counts["same"] >= len(plan) * 0.9


def test_people_get_their_organisation_and_are_not_doubled(
    catalog: Catalog, imported: Imported
) -> None:
    text = "Name,Country,Organisation,E-mail\nDr Anar Aliyev,AZ,Academy,a@b.az\n"
    imported(text, "people")
    assert (
        told(catalog, "people", "family_name given_name organisation")
        == [{"family_name": "Aliyev", "given_name": "Dr Anar", "organisation": "Academy"}]
        or len(catalog.find(Person)) == 1
    )
    assert imported(text, "people").new == 0
    assert len(catalog.find(Organisation)) == 1


def test_delegations_are_imported_with_events_that_are_new(
    catalog: Catalog, imported: Imported
) -> None:
    text = "Event,When,Country,Size,Status\nForum,2024,AZ,7,attended\nForum,2024,KZ,5,Invited\n"
    done = imported(text, "delegations")
    assert (done.new, done.created) == (2, {"events": 1})
    assert imported(text, "delegations").new == 0
    assert len(catalog.find(Delegation, "event:(title:forum year:2024)")) == 2
