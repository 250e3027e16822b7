"""The one door: what goes through it is saved, noted and announced; nothing goes past it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from catalog_app.domain import (
    City,
    Country,
    Delegation,
    Document,
    Event,
    Member,
    Organisation,
    Person,
    Series,
    countries,
)
from catalog_app.domain.fields import Entity
from catalog_app.domain.refs import Ref
from catalog_app.errors import CannotDelete, CannotSave, InvalidRecord, NotFound, ValueProblem
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, add, contents, date, delegation, event, member, organisation


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


def test_the_writer_has_the_pragmas_that_keep_data_safe(catalog: Catalog) -> None:
    with catalog.change("look") as change:
        connection = change._rows._connection
        got = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
    assert got == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}


def test_a_write_outside_a_change_is_refused(catalog: Catalog) -> None:
    with catalog.change("first") as change:
        connection = change._rows._connection
        change.put(Event, [{"title": "Festival"}])
    before = contents(catalog)
    with pytest.raises(CannotSave), connection.begin():
        connection.exec_driver_sql("DELETE FROM event")
    with pytest.raises(CannotSave):
        catalog.reader.all("DELETE FROM event")
    assert contents(catalog) == before
    event(catalog)  # the door still opens


def test_every_kind_of_value_comes_back_as_it_was_put(catalog: Catalog) -> None:
    series, city, body = add(catalog, Series), add(catalog, City), organisation(catalog)
    row: dict[str, Any] = {
        "title": "<b>Şuşa</b> & 'the' \"friends\"; DROP TABLE event",
        "names": {"az": "Görüş", "uz-Cyrl": "Учрашув"},
        "kind": "own kind",
        "status": "held",
        "when": date("2023-12-30/2024-01-02"),
        "country": "KZ",
        "city": city,
        "series": series,
        "organisers": (body,),
        "attendance": 0,
        "tags": ("youth", "Ünsiyyət"),
        "aims": "several\nlines",
    }
    read = catalog.get(Event, event(catalog, **row))
    assert {name: read[name] for name in row} == row
    assert read["title"].names == row["names"]
    assert read["venue"] is None
    assert read["supporters"] == ()
    assert read["delegations"] == 0


def test_links_keep_their_order_and_their_roles_apart(catalog: Catalog) -> None:
    a, b, c = (organisation(catalog, name) for name in "abc")
    meeting = event(catalog, organisers=(c, a, b), supporters=(b,))
    assert catalog.get(Event, meeting)["organisers"] == (c, a, b)
    catalog.save(Event, {"id": meeting, "organisers": (b, c, b)})
    read = catalog.get(Event, meeting)
    assert (read["organisers"], read["supporters"], read["partners"]) == ((b, c), (b,), ())


def test_a_document_is_attached_to_records_of_any_section(catalog: Catalog) -> None:
    meeting, body = event(catalog), organisation(catalog)
    refs = (Ref(body, (), "organisations"), Ref(meeting, (), "events"))
    report = add(catalog, Document, attached_to=refs)
    read = catalog.get(Document, report)["attached_to"]
    assert [(ref.section, int(ref)) for ref in read] == [
        ("organisations", body),
        ("events", meeting),
    ]
    assert catalog.get(Event, meeting)["documents"] == (report,)


def test_what_comes_through_a_delegation_is_read_from_its_event(catalog: Catalog) -> None:
    sent = delegation(catalog, event(catalog, when=date("2024-05"), title="Forum"), country="UZ")
    read = catalog.get(Member, member(catalog, sent, role="head"))
    assert read["when"] == date("2024-05")
    assert read["country"] == "UZ"
    assert read["event"].parts[0] == "Forum"
    assert [int(head) for head in catalog.get(Delegation, sent)["head"]] == [read["id"]]


def test_deleting_takes_the_parts_along_and_clears_other_references(catalog: Catalog) -> None:
    body = organisation(catalog)
    meeting = event(catalog, organisers=(body,))
    sent = delegation(catalog, meeting, sender=body)
    member(catalog, sent)
    person = add(catalog, Person, organisation=body)
    catalog.delete(Organisation, [body])
    assert catalog.get(Event, meeting)["organisers"] == ()
    assert catalog.get(Delegation, sent)["sender"] is None
    assert catalog.get(Person, person)["organisation"] is None
    catalog.delete(Event, [meeting])
    assert [len(catalog.find(entity)) for entity in (Event, Delegation, Member)] == [0, 0, 0]
    assert len(catalog.find(Person)) == 1


def test_an_error_inside_a_change_leaves_nothing(catalog: Catalog) -> None:
    before = contents(catalog)

    def fail() -> None:
        with catalog.change("fails") as change:
            change.put(Event, [{"title": "a"}])
            change.put(Event, [{"id": 99, "title": "b"}])

    with pytest.raises(NotFound):
        fail()
    assert contents(catalog) == before
    assert catalog.undo_step is None


def test_a_reference_to_nothing_is_never_saved(catalog: Catalog) -> None:
    before = contents(catalog)
    with pytest.raises(NotFound):
        event(catalog, city=4711)
    assert contents(catalog) == before
    event(catalog)  # the next save works
    assert len(catalog.find(Event)) == 1


def test_a_meaningless_record_is_refused_with_its_problems_by_field(catalog: Catalog) -> None:
    with pytest.raises(InvalidRecord) as caught:
        catalog.save(Event, {"title": ""})
    assert set(caught.value.problems) == {"title"}
    with pytest.raises(InvalidRecord):
        catalog.save(Country, {"code": "X-1"})


def test_the_door_itself_refuses_what_is_meaningless_and_leaves_nothing(catalog: Catalog) -> None:
    meeting = event(catalog)
    sent = delegation(catalog, meeting)
    before = contents(catalog)
    refused: list[tuple[type[Entity], dict[str, Any], str]] = [
        (Delegation, {"event": meeting}, "country"),
        (Delegation, {"country": "AZ"}, "event"),
        (Delegation, {"id": sent, "country": None}, "country"),
        (Event, {"id": meeting, "title": ""}, "title"),
        (Member, {"delegation": sent, "role": "head"}, "person"),
    ]

    def put(entity: type[Entity], row: dict[str, Any]) -> None:
        with catalog.change("import") as change:
            change.put(Series, [{"name": "goes back too"}])
            change.put(entity, [row])

    for entity, row, field in refused:
        with pytest.raises(InvalidRecord) as caught:
            put(entity, row)
        assert set(caught.value.problems) == {field}
    assert contents(catalog) == before


def test_what_the_record_already_holds_counts_for_its_checks(catalog: Catalog) -> None:
    sent = delegation(catalog, event(catalog), country="AZ")
    with catalog.change("one field") as change:
        change.put(Delegation, [{"id": sent, "name": "Youth"}])
    assert catalog.get(Delegation, sent)["country"] == "AZ"


def test_a_record_that_lost_what_it_referred_to_can_still_be_changed(catalog: Catalog) -> None:
    person = add(catalog, Person)
    sent = delegation(catalog, event(catalog))
    someone = member(catalog, sent, name=None, person=person)
    catalog.delete(Person, [person])
    catalog.save(Member, {"id": someone, "role": "head"})
    assert catalog.get(Member, someone)["role"] == "head"
    with pytest.raises(InvalidRecord):
        catalog.save(Member, {"id": someone, "delegation": None})


@pytest.mark.parametrize("code", ["KZ", "kz"])
def test_no_two_countries_have_one_code(catalog: Catalog, code: str) -> None:
    with pytest.raises(InvalidRecord) as caught:
        catalog.save(Country, {"code": code, "names": {"en": "Another"}})
    assert set(caught.value.problems) == {"code"}
    twice = [{"code": "X-1", "names": {"en": name}} for name in ("One", "Two")]
    with pytest.raises(ValueProblem), catalog.change("import") as change:
        change.put(Country, twice)
    assert len(catalog.find(Country, "X-1")) == 0


def test_the_code_of_a_country_stays_as_it_is(catalog: Catalog) -> None:
    own = catalog.save(Country, {"code": "X-TAT", "names": {"en": "Tatarstan"}})
    (iso,) = catalog.find(Country, "code:KZ").ids
    for id in (own, iso):
        with pytest.raises(InvalidRecord) as caught:
            catalog.save(Country, {"id": id, "code": "X-NEW", "names": {"en": "New"}})
        assert set(caught.value.problems) == {"code"}
    catalog.save(Country, catalog.get(Country, iso) | {"names": {"en": "Qazaqstan"}})
    assert catalog.language.own["KZ"].names == {"en": "Qazaqstan"}


def test_a_country_of_iso_is_not_deleted_but_a_territory_is(catalog: Catalog) -> None:
    own = catalog.save(Country, {"code": "X-TAT", "names": {"en": "Tatarstan"}})
    (iso,) = catalog.find(Country, "code:KZ").ids
    before = contents(catalog)
    with pytest.raises(CannotDelete, match="KZ"):
        catalog.delete(Country, [own, iso])
    assert contents(catalog) == before
    catalog.delete(Country, [own])
    assert "X-TAT" not in catalog.language.own


def test_links_of_many_new_records_take_few_statements(catalog: Catalog) -> None:
    bodies = tuple(organisation(catalog, name) for name in "abc")
    asked: list[str] = []
    rows = [{"title": f"event {n}", "organisers": bodies[: n % 4]} for n in range(400)]
    with catalog.change("import") as change:
        change._rows._driver.set_trace_callback(asked.append)
        ids = change.put(Event, rows)
        change._rows._driver.set_trace_callback(None)
    assert sum(sql.startswith("SELECT") for sql in asked) < 20
    found = [row[1] for row in catalog.found(Event, ids).each([Event.fields["organisers"]])]
    assert found == [row["organisers"] for row in rows]


def test_links_of_many_records_change_at_once_and_only_where_they_differ(catalog: Catalog) -> None:
    a, b = organisation(catalog, "a"), organisation(catalog, "b")
    first = event(catalog, organisers=(a,), supporters=(b,))
    second = event(catalog, organisers=(a, b))
    with catalog.change("many") as change:
        change.put(
            Event,
            [
                {"id": first, "organisers": (a,)},
                {"id": second, "organisers": (b, a)},
                {"title": "new", "organisers": (b,)},
            ],
        )
    organisers = [catalog.get(Event, id)["organisers"] for id in (first, second, second + 1)]
    assert organisers == [(a,), (b, a), (b,)]
    assert catalog.get(Event, first)["supporters"] == (b,)
    noted = catalog.reader.all("SELECT record FROM step_row WHERE act = 'link'")
    assert noted == [(second,)]
    catalog.undo()
    assert catalog.get(Event, second)["organisers"] == (a, b)


def test_only_the_given_fields_are_changed(catalog: Catalog) -> None:
    meeting = event(catalog, title="a", venue="Hall", country="KZ")
    catalog.save(Event, {"id": meeting, "title": "b"})
    read = catalog.get(Event, meeting)
    assert (read["title"], read["venue"], read["country"]) == ("b", "Hall", "KZ")


def test_ids_are_never_given_twice(catalog: Catalog) -> None:
    first = event(catalog)
    catalog.delete(Event, [first])
    assert event(catalog) > first


def test_a_thousand_rows_go_in_one_change_in_their_order(catalog: Catalog) -> None:
    with catalog.change("import") as change:
        ids = change.put(Event, ({"title": f"event {n}"} for n in range(1200)))
        change.remove(Event, ids[:600])
    titles = [row[1] for row in catalog.find(Event, order=("id",)).each([Event.fields["title"]])]
    assert titles == [f"event {n}" for n in range(600, 1200)]


def test_listeners_hear_what_was_touched_until_they_leave(catalog: Catalog) -> None:
    heard: list[Any] = []
    leave = catalog.subscribe(heard.append)
    meeting = event(catalog)
    sent = delegation(catalog, meeting)
    catalog.delete(Event, [meeting])
    leave()
    event(catalog)
    assert heard == [
        {"events": frozenset({meeting})},
        {"delegations": frozenset({sent})},
        {"events": frozenset({meeting}), "delegations": frozenset({sent})},
    ]


def test_nothing_is_announced_or_noted_where_nothing_changed(catalog: Catalog) -> None:
    meeting = event(catalog)
    heard: list[Any] = []
    catalog.subscribe(heard.append)
    step = catalog.undo_step
    catalog.save(Event, catalog.get(Event, meeting))
    assert catalog.undo_step == step
    assert heard == []


def test_a_save_that_changes_nothing_leaves_what_can_be_redone(catalog: Catalog) -> None:
    meeting = event(catalog)
    event(catalog)
    catalog.undo()
    catalog.save(Event, catalog.get(Event, meeting))
    assert catalog.redo_step is not None


def test_two_catalogs_are_open_at_once_and_do_not_mix(catalog: Catalog, tmp_path: Path) -> None:
    with closing(Catalog.create(tmp_path / "other.db")) as other:
        event(catalog, title="here")
        assert len(other.find(Event)) == 0
        event(other, title="there")
        assert len(catalog.find(Event, "there")) == 0


def test_poll_tells_of_what_another_program_wrote(catalog: Catalog) -> None:
    heard: list[Any] = []
    catalog.subscribe(heard.append)
    catalog.poll()
    assert heard == []
    with closing(Catalog.open(catalog.path)) as other:
        event(other)
    catalog.poll()
    catalog.poll()
    assert len(heard) == 1
    assert "events" in heard[0]
    assert len(catalog.find(Event)) == 1


def test_own_countries_are_known_at_once(catalog: Catalog) -> None:
    assert catalog.language.own.get("X-TAT") is None
    catalog.save(Country, {"code": "X-TAT", "names": {"en": "Tatarstan"}, "within": "RU"})
    assert catalog.language.own["X-TAT"].within == "RU"
    event(catalog, country="X-TAT")
    assert len(catalog.find(Event, "country:tatarstan")) == 1
    catalog.undo()
    catalog.undo()
    assert "X-TAT" not in catalog.language.own


def test_a_language_that_is_in_use_learns_new_territories(catalog: Catalog) -> None:
    held = catalog.speaking("az")
    assert countries.name("X-TAT", held) == "X-TAT"
    own = catalog.save(Country, {"code": "X-TAT", "names": {"az": "Tatarıstan"}})
    assert countries.name("X-TAT", held) == "Tatarıstan"
    assert countries.code_of("Tatarıstan", held) == "X-TAT"
    catalog.save(Country, {"id": own, "names": {"az": "Tatarstan"}})
    assert countries.name("X-TAT", held) == "Tatarstan"
    with closing(Catalog.open(catalog.path)) as other:
        other.save(Country, {"id": own, "names": {"az": "Tataristan"}})
    catalog.poll()
    assert countries.name("X-TAT", held) == "Tataristan"


def test_a_renamed_territory_moves_in_the_alphabet(catalog: Catalog) -> None:
    own = catalog.save(Country, {"code": "X-TAT", "names": {"en": "Tatarstan"}})
    event(catalog, title="here", country="X-TAT")
    event(catalog, title="there", country="KZ")

    def titles() -> list[str]:
        found = catalog.find(Event, order=("country",))
        return [row[1] for row in found.each([Event.fields["title"]])]

    assert titles() == ["there", "here"]
    catalog.save(Country, {"id": own, "names": {"en": "Abc"}})
    assert titles() == ["here", "there"]


def test_sqlite_agrees_that_the_file_is_whole(catalog: Catalog) -> None:
    meeting = event(catalog)
    delegation(catalog, meeting)
    catalog.delete(Event, [meeting])
    with closing(sqlite3.connect(catalog.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
