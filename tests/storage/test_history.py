"""Undo, redo, the history of a record and the trash."""

import getpass
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from catalog_app.domain import Country, Delegation, Document, Event, Member, Organisation, Person
from catalog_app.domain.refs import Ref
from catalog_app.errors import CannotUndo, NotFound, ValueProblem
from catalog_app.i18n import language
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.history import UNDO_DEPTH, history
from catalog_app.storage.trash import restore, trash
from tests.builders import a_catalog, add, contents, date, delegation, event, member, organisation


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


def test_undo_names_what_it_takes_back_in_any_language(catalog: Catalog) -> None:
    event(catalog, title="Forum", names={"az": "Görüş"})
    step = catalog.undo_step
    assert step is not None
    assert step.text(language("en")) == "Added “Forum”"
    assert step.here
    assert step.by == getpass.getuser()
    assert datetime.now(UTC) - step.at < timedelta(minutes=1)


def test_a_step_is_of_here_when_it_was_made_or_turned_in_this_opening(catalog: Catalog) -> None:
    def here(one: Catalog) -> tuple[bool | None, bool | None]:
        undo, redo = one.undo_step, one.redo_step
        return undo and undo.here, redo and redo.here

    with closing(Catalog.open(catalog.path)) as other:
        event(other)
        assert (here(catalog), here(other)) == ((False, None), (True, None))
        catalog.undo()
        assert (here(catalog), here(other)) == ((None, True), (None, False))
        other.redo()
        assert (here(catalog), here(other)) == ((False, None), (True, None))


def test_undo_and_redo_go_back_and_forth_to_the_same_rows(catalog: Catalog) -> None:
    states = [contents(catalog)]
    meeting = event(catalog, title="Forum", organisers=(organisation(catalog),))
    states.append(contents(catalog))
    catalog.save(Event, {"id": meeting, "title": "Congress", "organisers": ()})
    states.append(contents(catalog))
    catalog.delete(Event, [meeting])
    states.append(contents(catalog))
    for state in (states[2], states[1]):
        catalog.undo()
        assert contents(catalog) == state
    for state in states[2:]:
        catalog.redo()
        assert contents(catalog) == state


def test_undo_works_after_the_catalog_was_reopened(catalog: Catalog) -> None:
    event(catalog)
    catalog.close()
    with closing(Catalog.open(catalog.path)) as again:
        assert again.undo_step is not None
        assert not again.undo_step.here
        again.undo()
        assert len(again.find(Event)) == 0
        again.redo()
        assert len(again.find(Event)) == 1


def test_there_is_an_end_to_undo_and_redo(catalog: Catalog) -> None:
    with pytest.raises(CannotUndo, match="nothing to undo"):
        catalog.undo()
    with pytest.raises(CannotUndo, match="nothing to redo"):
        catalog.redo()


def test_a_new_change_ends_redo(catalog: Catalog) -> None:
    event(catalog, title="first")
    catalog.undo()
    event(catalog, title="second")
    assert catalog.redo_step is None
    assert len(catalog.find(Event)) == 1


def test_undo_reaches_back_only_so_far(catalog: Catalog) -> None:
    event(catalog)
    fields = "at, by, label, label_values, opening"
    overtaken = f"INSERT INTO step ({fields}, state) SELECT {fields}, 'gone' FROM step WHERE id = 1"
    with closing(sqlite3.connect(catalog.path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for _ in range(UNDO_DEPTH - 1):
            connection.execute(overtaken)
        connection.execute("COMMIT")
        assert catalog.undo_step is not None
        connection.execute(overtaken)
    with pytest.raises(CannotUndo):
        catalog.undo()
    assert len(catalog.find(Event)) == 1


def test_undo_and_redo_are_announced(catalog: Catalog) -> None:
    meeting = event(catalog)
    heard: list[Any] = []
    catalog.subscribe(heard.append)
    catalog.undo()
    catalog.redo()
    assert heard == [{"events": frozenset({meeting})}] * 2


def test_undo_does_not_overtake_what_another_program_did_later(catalog: Catalog) -> None:
    meeting = event(catalog, title="first")
    step = catalog.undo_step
    with closing(Catalog.open(catalog.path)) as other:
        other.save(Event, {"id": meeting, "title": "second"})
    assert step is not None
    with pytest.raises(CannotUndo, match="elsewhere"):
        catalog._turn(step, back=True)
    assert catalog.get(Event, meeting)["title"] == "second"


def test_undo_brings_a_deleted_event_back_with_delegations_members_and_links(
    catalog: Catalog,
) -> None:
    body = organisation(catalog)
    meeting = event(catalog, organisers=(body,))
    sent = delegation(catalog, meeting, sender=body)
    member(catalog, sent, role="head")
    add(catalog, Document, attached_to=(Ref(sent, (), "delegations"),))
    before = contents(catalog)
    catalog.delete(Event, [meeting])
    catalog.undo()
    assert contents(catalog) == before


def test_the_history_of_a_record_says_who_when_and_what(catalog: Catalog) -> None:
    meeting = event(catalog, title="Forum", when=date("2023"))
    catalog.save(Event, {"id": meeting, "when": date("2024-05"), "country": "KZ"})
    changed, added = history(catalog, Event, meeting)
    assert (added.act, added.changes) == ("add", ())
    assert changed.by == getpass.getuser()
    assert changed.text(language("en")) == "Changed “Forum”"
    found = {field.name: (old, new) for field, old, new in changed.changes}
    assert found == {"when": (date("2023"), date("2024-05")), "country": (None, "KZ")}
    catalog.undo()
    assert [entry.undone for entry in history(catalog, Event, meeting)] == [True, False]


def test_the_history_shows_which_links_changed_by_name(catalog: Catalog) -> None:
    body = organisation(catalog, "Academy")
    meeting = event(catalog)
    catalog.save(Event, {"id": meeting, "organisers": (body,)})
    ((field, old, new),) = history(catalog, Event, meeting)[0].changes
    assert (field.name, field.kind.show(old, language("en"))) == ("organisers", "")
    assert field.kind.show(new, language("en")) == "Academy"


def test_the_history_can_be_shown_when_what_it_names_is_gone(catalog: Catalog) -> None:
    person = add(catalog, Person)
    body = organisation(catalog)
    catalog.save(Person, {"id": person, "organisation": body})
    catalog.delete(Organisation, [body])
    shown = [
        (field.kind.show(old, language("en")), field.kind.show(new, language("en")))
        for entry in history(catalog, Person, person)
        for field, old, new in entry.changes
    ]
    assert shown == [("(deleted)", ""), ("", "(deleted)")]


def test_the_history_shows_what_a_document_was_attached_to(catalog: Catalog) -> None:
    meeting = event(catalog, title="Forum")
    report = add(catalog, Document, attached_to=(Ref(meeting, (), "events"),))
    catalog.save(Document, {"id": report, "attached_to": ()})
    ((field, old, new),) = history(catalog, Document, report)[0].changes
    assert (field.kind.show(old, language("en")), new) == ("Forum", ())


def test_the_trash_holds_what_was_deleted_without_its_parts(catalog: Catalog) -> None:
    meeting = event(catalog, title="Forum")
    member(catalog, delegation(catalog, meeting))
    catalog.delete(Event, [meeting])
    (thrown,) = trash(catalog)
    assert (thrown.entity, thrown.id, thrown.label) == (Event, meeting, "Forum")


def test_restoring_brings_back_the_parts_and_can_be_undone(catalog: Catalog) -> None:
    meeting = event(catalog, title="Forum", organisers=(organisation(catalog),))
    sent = delegation(catalog, meeting)
    someone = member(catalog, sent)
    other = event(catalog, title="Other")
    catalog.delete(Event, [meeting, other])
    before = contents(catalog)
    forum = next(thrown for thrown in trash(catalog) if thrown.id == meeting)
    restore(catalog, forum)
    assert catalog.get(Event, meeting)["organisers"] != ()
    assert catalog.get(Member, someone)["delegation"] == sent
    assert [thrown.id for thrown in trash(catalog)] == [other]
    with pytest.raises(NotFound):
        catalog.get(Event, other)
    catalog.undo()
    assert contents(catalog) == before
    assert {thrown.id for thrown in trash(catalog)} == {meeting, other}


def test_restoring_leaves_out_what_is_gone_meanwhile(catalog: Catalog) -> None:
    body = organisation(catalog)
    person = add(catalog, Person, organisation=body)
    catalog.delete(Person, [person])
    catalog.delete(Organisation, [body])
    restore(catalog, next(thrown for thrown in trash(catalog) if thrown.entity is Person))
    assert catalog.get(Person, person)["organisation"] is None


def test_a_part_is_not_restored_without_its_whole(catalog: Catalog) -> None:
    meeting = event(catalog)
    sent = delegation(catalog, meeting)
    catalog.delete(Delegation, [sent])
    catalog.delete(Event, [meeting])
    part = next(thrown for thrown in trash(catalog) if thrown.entity is Delegation)
    with pytest.raises(CannotUndo, match="part of a record"):
        restore(catalog, part)
    assert len(catalog.find(Delegation)) == 0


def test_an_undone_deletion_is_not_in_the_trash(catalog: Catalog) -> None:
    catalog.delete(Event, [event(catalog)])
    catalog.undo()
    assert trash(catalog) == []


def test_one_large_deletion_does_not_hide_the_earlier_ones(catalog: Catalog) -> None:
    early = event(catalog, title="Early")
    catalog.delete(Event, [early])
    large = event(catalog, title="Large")
    sent = delegation(catalog, large)
    with catalog.change("import") as change:
        change.put(Member, ({"delegation": sent, "name": f"name {n}"} for n in range(1100)))
    catalog.delete(Event, [large])
    assert [thrown.label for thrown in trash(catalog)] == ["Large", "Early"]


def test_a_territory_does_not_come_back_beside_another_of_its_code(catalog: Catalog) -> None:
    row = {"code": "X-TAT", "names": {"en": "Tatarstan"}}
    catalog.delete(Country, [catalog.save(Country, row)])
    catalog.save(Country, row)
    before = contents(catalog)
    with pytest.raises(ValueProblem, match="such a record already"):
        restore(catalog, trash(catalog)[0])
    assert contents(catalog) == before


def test_renaming_a_person_leaves_old_lists_alone_and_lists_speak_every_language(
    catalog: Catalog,
) -> None:
    names = {"en": "Anar Aliyev"}
    person = add(catalog, Person, family_name="Əliyev", given_name="Anar", names=names)
    printed = Member.of_person(catalog.get(Person, person), language("en"))
    sent = delegation(catalog, event(catalog))
    someone = member(catalog, sent, **printed, person=person)

    def called(code: str) -> str:
        return Member.name_of(catalog.get(Member, someone), catalog.speaking(code))

    assert (called("en"), called("az")) == ("Anar Aliyev", "Əliyev Anar")
    catalog.save(Person, {"id": person, "family_name": "Quliyev", "names": None})
    assert (called("en"), called("az")) == ("Anar Aliyev", "Anar Aliyev")
    assert len(catalog.find(Member, "aliyev")) == 1
    catalog.delete(Person, [person])
    assert called("az") == "Anar Aliyev"
