"""Lists are numbered, kept as they were and compared, on real catalogs."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from catalog_app.domain import Event, Member, Person
from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.issued import IssuedList
from catalog_app.errors import CannotSave, CatalogError, InvalidRecord, NotFound
from catalog_app.i18n import CODES
from catalog_app.reports import OF_EVENTS
from catalog_app.reports.blocks import Document
from catalog_app.reports.issuing import (
    Issued,
    Subject,
    all_issued,
    changed_since,
    issue,
    issued_of,
    keep,
    kept,
    made_now,
    subject_of,
)
from catalog_app.reports.naming import naming
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from tests.builders import a_catalog, add, contents, delegation, event, member
from tests.lists import lines as lines_of, rows
from tests.reports.test_comparing import lines

FIRST, SECOND, THIRD = (date(2026, 11, day) for day in (18, 20, 23))


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


@pytest.fixture
def meeting(catalog: Catalog) -> int:
    """An event with Aysel and Vagif from Azerbaijan, and Nino from Georgia."""
    id = event(catalog, country="KZ")
    own, other = delegation(catalog, id), delegation(catalog, id, country="GE")
    for name, of in (("Aysel", own), ("Vagif", own), ("Nino", other)):
        member(catalog, of, name=name, position="Singer")
    return id


def issued(catalog: Catalog, event: int, on: date = FIRST, code: str = "en") -> Issued:
    issue(catalog, "participants", event, catalog.speaking(code), on)
    return issued_of(catalog, Subject("participants", event))[0]


def printed_of(catalog: Catalog, id: int, code: str = "en") -> str:
    """The name of a member in a list that is made today."""
    return naming(catalog.get(Member, id), catalog.speaking(code)).name


def called(catalog: Catalog, name: str) -> int:
    (id,) = catalog.find(Member, f"name:{name}").ids
    return id


def test_a_list_has_its_number_and_date_and_stays_as_it_was(catalog: Catalog, meeting: int) -> None:
    first = issued(catalog, meeting)
    assert (first.number, first.title, first.language) == (1, "List of participants", "en")
    assert first.called(catalog.language) == "No. 1 of 18 November 2026"
    before = kept(catalog, first.id)
    assert before.aside == "No. 1 · 18 November 2026"
    assert "# GEORGIA 1" in lines(before)
    catalog.save(Event, {"id": meeting, "title": "Another Meeting"})
    catalog.delete(Member, [called(catalog, "Nino")])
    after = kept(catalog, first.id)
    assert lines(after) == lines(before)
    assert (after.title, after.footer()) == ("Youth Meeting", "2 delegations · 3 participants")


def test_the_next_one_marks_what_is_new_and_counts_it(catalog: Catalog, meeting: int) -> None:
    assert issued(catalog, meeting).added is None
    catalog.save(Member, {"id": called(catalog, "Aysel"), "position": "Dancer"})
    catalog.save(Member, {"id": called(catalog, "Vagif"), "status": "cancelled"})
    (own,) = catalog.find(Member, "name:Nino").rows(0, 1, [Member.fields["delegation"]])
    for name in ("Davit", "Tamar"):
        member(catalog, int(own[1]), name=name)
    second = issued(catalog, meeting, SECOND)
    assert (second.number, second.added, second.changed, second.struck) == (2, 2, 1, 1)
    document = kept(catalog, second.id)
    assert document.aside == "No. 2 · 20 November 2026"
    assert lines(document) == [
        "Changes since No. 1 of 18 November 2026:   + added (2)   ± changed (1)   struck out (1)",
        "# AZERBAIJAN 1",
        "±|Aysel|Dancer",
        "−|Vagif|Singer",
        "# GEORGIA 3",
        "+|Davit|",
        "|Nino|Singer",
        "+|Tamar|",
    ]
    third = issued(catalog, meeting, THIRD)
    assert (third.number, third.added, third.changed, third.struck) == (3, 0, 0, 0)
    assert (
        lines(kept(catalog, third.id))[0] == "Nothing has changed since No. 2 of 20 November 2026."
    )


def test_numbers_run_through_all_languages_and_changes_within_one(
    catalog: Catalog, meeting: int
) -> None:
    for code in ("en", "az", "en"):
        issued(catalog, meeting, code=code)
    found = issued_of(catalog, Subject("participants", meeting))
    assert [(each.number, each.language, each.added) for each in found] == [
        (3, "en", 0),
        (2, "az", None),
        (1, "en", None),
    ]


def test_each_event_report_and_search_has_numbers_of_its_own(
    catalog: Catalog, meeting: int
) -> None:
    other = event(catalog, title="Book Fair")
    words = catalog.language
    for report, of in (
        ("participants", meeting),
        ("participants", other),
        ("participants", "title:meeting"),  # the first event again, however it is found
        ("participants", "meeting or fair"),
        ("country", "Georgia"),
        ("country", "Gürcüstan"),
        ("country", "Kazakhstan"),
    ):
        issue(catalog, report, of, words, FIRST)
    numbers = [
        [each.number for each in issued_of(catalog, of)]
        for of in (
            Subject("participants", meeting),
            Subject("participants", other),
            Subject.of_query(catalog, "participants", "meeting  or fair", words),
            Subject("country", query="GE"),
            Subject("country", query="KZ"),
            Subject("country", query="AZ"),
        )
    ]
    assert numbers == [[2, 1], [1], [1], [2, 1], [1], []]


def test_the_lists_of_the_event_at_hand_come_first(catalog: Catalog, meeting: int) -> None:
    other = event(catalog, title="Book Fair")
    for of, on in ((meeting, FIRST), (meeting, SECOND), (other, THIRD)):
        issued(catalog, of, on)
    whole = [(int(each.event or 0), each.number) for each in all_issued(catalog)]
    assert whole == [(other, 1), (meeting, 2), (meeting, 1)]
    first = [(int(each.event or 0), each.number) for each in all_issued(catalog, meeting)]
    assert first == [(meeting, 2), (meeting, 1), (other, 1)]


def test_members_are_printed_as_they_were_from_then_on(catalog: Catalog, meeting: int) -> None:
    person = add(catalog, Person, family_name="Aliyev", given_name="Anar")
    (own,) = catalog.find(Member, "name:Nino").rows(0, 1, [Member.fields["delegation"]])
    row = {"person": person, "name": None, "position": "Minister", "honorific": "H.E."}
    anar = member(catalog, int(own[1]), **row)
    issued(catalog, meeting, code="en")
    issued(catalog, meeting, code="ru")
    held = catalog.get(Member, anar)["printed"]
    assert {code: (said["honorific"], said["name"]) for code, said in held.items()} == {
        "en": ("H.E.", "Anar Aliyev"),
        "ru": ("Е.П.", None),
    }
    assert held["en"]["from position"] == "Minister"
    catalog.save(Person, {"id": person, "family_name": "Aliyev-Bey"})
    issued(catalog, meeting, SECOND)
    assert catalog.get(Member, anar)["printed"] == held
    catalog.save(Member, {"id": anar, "position": "Prime Minister"})
    issued(catalog, meeting, THIRD)
    now = catalog.get(Member, anar)["printed"]
    assert (now["en"]["name"], now["en"]["position"]) == ("Anar Aliyev-Bey", "Prime Minister")
    assert now["ru"] == held["ru"]


def test_a_name_is_that_of_the_person_at_hand(catalog: Catalog, meeting: int) -> None:
    ivanov = add(catalog, Person, family_name="Ivanov", given_name="Pyotr")
    petrov = add(catalog, Person, family_name="Petrov", given_name="Ivan")
    sent = delegation(catalog, meeting, country="US")
    id = member(catalog, sent, person=ivanov, name=None, position="Poet")
    issued(catalog, meeting)
    catalog.save(Person, {"id": ivanov, "family_name": "Ivanoff"})
    assert printed_of(catalog, id) == "Pyotr Ivanov"
    catalog.save(Member, {"id": id, "person": petrov})
    assert printed_of(catalog, id) == "Ivan Petrov"
    issued(catalog, meeting, SECOND)
    catalog.save(Person, {"id": petrov, "family_name": "Petroff"})
    assert printed_of(catalog, id) == "Ivan Petrov"


def test_a_name_is_kept_from_the_first_list_on_that_has_it_confirmed(
    catalog: Catalog, meeting: int
) -> None:
    person = add(catalog, Person, family_name="Иванов", given_name="Пётр", country="RU")
    sent = delegation(catalog, meeting, country="RU")
    id = member(catalog, sent, person=person, name=None, position="Poet")
    issued(catalog, meeting, code="az")
    assert printed_of(catalog, id, "az").endswith("*")
    catalog.save(Person, {"id": person, "names": {"az": "Pyotr İvanov"}})
    assert printed_of(catalog, id, "az") == "İvanov Pyotr"
    issued(catalog, meeting, SECOND, "az")
    catalog.save(Person, {"id": person, "names": {"az": "Petr İvanov"}})
    assert printed_of(catalog, id, "az") == "İvanov Pyotr"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("report", OF_EVENTS)
def test_names_that_nobody_has_confirmed_are_kept_as_they_were_shown(
    catalog: Catalog, report: str, code: str
) -> None:
    meeting = event(catalog, country="KZ", when=parse_edtf("2026-11-20"))
    sent = delegation(catalog, meeting, country="RU", status="accepted", contact="Пётр Иванов")
    for family, given in (("Иванов", "Пётр"), ("ბრო", "ნინო"), ("Smith", "John")):
        person = add(catalog, Person, family_name=family, given_name=given)
        values = {"role": "head", "position": "Поэт", "hotel": "Отель", "visa": "needed"}
        member(catalog, sent, person=person, name=None, diet="vegan", badge="VIP", **values)
    language = catalog.speaking(code)
    shown = made_now(catalog, Subject(report, meeting), language, FIRST)
    list = kept(catalog, issue(catalog, report, meeting, language, FIRST))
    assert rows(list) == rows(shown)
    names_people = report not in ("standing", "reminders", "invitations")
    assert any("**" in line for line in lines_of(shown)) == names_people
    assert (list.title, list.footer()) == (shown.title, shown.footer())
    assert list.aside.endswith(shown.aside)


def test_one_undo_takes_number_list_and_names_back(catalog: Catalog, meeting: int) -> None:
    issued(catalog, meeting)
    catalog.save(Member, {"id": called(catalog, "Nino"), "position": "Conductor"})
    before = contents(catalog)
    issued(catalog, meeting, SECOND)
    after = contents(catalog)
    assert after != before
    step = catalog.undo()
    assert step.text(catalog.language) == "Issued “List of participants · Youth Meeting” as No. 2"
    assert contents(catalog) == before
    assert [each.number for each in issued_of(catalog, Subject("participants", meeting))] == [1]
    catalog.redo()
    assert contents(catalog) == after
    assert check(catalog) == []


def test_the_list_of_a_table_is_made_again_with_its_columns(catalog: Catalog, meeting: int) -> None:
    subject = Subject.of_table(
        "members", " Singer ", ("role", "person", "position"), ("-position",)
    )
    words = catalog.language
    made = made_now(catalog, subject, words, FIRST)
    id = keep(catalog, made, subject, FIRST)
    assert subject_of(catalog, id) == subject
    held = subject_of(catalog, id)
    assert (held.section, held.columns) == ("members", ("role", "person", "position"))
    assert (held.order, held.group) == (("-position",), "")
    (issued,) = issued_of(catalog, subject)
    assert issued.title == "Members"
    assert catalog.get(Member, called(catalog, "Nino"))["printed"] is None
    catalog.save(Member, {"id": called(catalog, "Nino"), "role": "head"})
    (changed,) = changed_since(catalog, issued)
    assert (changed.before[0], changed.after[0]) == ("", "Head of delegation")
    assert changed.columns == ("Role", "Person", "Position")


def test_a_list_in_groups_is_another_one(catalog: Catalog, meeting: int) -> None:
    plain = Subject.of_table("members", "", ("person", "country"))
    grouped = Subject.of_table("members", "", ("person", "country"), group="country")
    assert plain != grouped
    made = made_now(catalog, grouped, catalog.language, FIRST)
    assert lines(made)[:1] == ["# AZERBAIJAN 2"]
    id = keep(catalog, made, grouped, FIRST)
    assert subject_of(catalog, id).group == "country"
    assert issued_of(catalog, plain) == []
    assert len(issued_of(catalog, grouped)) == 1


def test_what_fails_on_the_way_leaves_nothing_issued(catalog: Catalog, meeting: int) -> None:
    def fail(_: Document) -> None:
        raise CannotSave("The disk is full.")

    before = contents(catalog)
    subject = Subject("participants", meeting)
    made = made_now(catalog, subject, catalog.language)
    with pytest.raises(CannotSave):
        keep(catalog, made, subject, FIRST, also=fail)
    assert contents(catalog) == before
    seen: list[Document] = []
    keep(catalog, made, subject, FIRST, also=seen.append)
    assert seen[0].aside.startswith("No. 1 · ")


def test_there_is_nothing_to_compare_with_once_the_event_is_gone(
    catalog: Catalog, meeting: int
) -> None:
    list = issued(catalog, meeting)
    catalog.delete(Event, [meeting])
    with pytest.raises(NotFound):
        kept(catalog, list.id)
    with pytest.raises(CatalogError):
        changed_since(catalog, list)
    catalog.undo()
    assert changed_since(catalog, list) == []


def test_a_list_that_another_program_has_damaged_is_a_sentence(
    catalog: Catalog, meeting: int
) -> None:
    list = issued(catalog, meeting)
    with closing(sqlite3.connect(catalog.path)) as other, other:
        other.execute("UPDATE issued SET content = ?", ('{"form": 99}',))
    with pytest.raises(CatalogError, match="not in the form"):
        kept(catalog, list.id)


def test_of_an_issued_list_only_the_note_can_be_changed(catalog: Catalog, meeting: int) -> None:
    list = issued(catalog, meeting)
    before = catalog.get(IssuedList, list.id)
    other = event(catalog, title="Book Fair")
    for change in (
        {"number": 77},
        {"on": parse_edtf("2026-11-19")},
        {"title": "Guests"},
        {"event": other},
        {"event": None},
        {"report": "badges"},
        {"query": "meeting"},
        {"language": "az"},
        {"added": 1},
        {"changed": 1},
        {"struck": 1},
        {"content": {"form": 1}},
    ):
        with pytest.raises(InvalidRecord) as refused:
            catalog.save(IssuedList, {"id": list.id, **change})
        assert [*refused.value.problems] == [*change]
    catalog.save(IssuedList, before | {"note": "Sent to the hotel"})
    assert catalog.get(IssuedList, list.id) == before | {"note": "Sent to the hotel"}


@pytest.mark.parametrize("of", ["event", "query", "neither"])
def test_no_number_is_given_twice(catalog: Catalog, meeting: int, of: str) -> None:
    values = {"event": {"event": meeting}, "query": {"query": "meeting"}, "neither": {}}[of]
    row = {"number": 1, "on": parse_edtf("2026-11-18"), "title": "List of participants"}
    row |= {"report": "participants", "language": "en", "content": {"form": 1}, **values}
    catalog.save(IssuedList, row)
    with pytest.raises(InvalidRecord) as refused:
        catalog.save(IssuedList, row | {"language": "az"})
    assert [*refused.value.problems] == ["number"]
    other = {"event": event(catalog, title="Book Fair")} if of == "event" else {"query": "fair"}
    for change in ({"number": 2}, {"report": "badges"}, other):
        catalog.save(IssuedList, row | change)


_ISSUING = """
import sys
from datetime import date
from pathlib import Path
from catalog_app.reports.issuing import issue
from catalog_app.storage.catalog import Catalog

catalog = Catalog.open(Path(sys.argv[1]), patience=60_000)
for _ in range(10):
    issue(catalog, "participants", int(sys.argv[2]), catalog.language, date(2026, 11, 18))
"""


def test_two_offices_never_give_the_same_number(catalog: Catalog, meeting: int) -> None:
    command = [sys.executable, "-c", _ISSUING, str(catalog.path), str(meeting)]
    root = Path(__file__).parents[2]
    offices = [subprocess.Popen(command, cwd=root) for _ in range(2)]
    assert [office.wait() for office in offices] == [0, 0]
    found = issued_of(catalog, Subject("participants", meeting))
    assert [each.number for each in found] == [*range(20, 0, -1)]
    assert [each.added for each in found] == [*[0] * 19, None]
