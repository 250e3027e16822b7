"""Lists are numbered, kept as they were and compared, on real catalogs."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from catalog_app.domain import Event, Member, Person
from catalog_app.domain.issued import IssuedList
from catalog_app.errors import CannotSave, CatalogError, NotFound
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
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from tests.builders import a_catalog, add, contents, delegation, event, member
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
    return issued_of(catalog, "participants", event)[0]


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
    found = issued_of(catalog, "participants", meeting)
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
        [each.number for each in issued_of(catalog, report, of)]
        for report, of in (
            ("participants", meeting),
            ("participants", other),
            ("participants", "meeting  or fair"),
            ("country", "GE"),
            ("country", "KZ"),
            ("country", "AZ"),
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
        "ru": ("Е.П.", "Алиев Анар*"),
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
    assert [each.number for each in issued_of(catalog, "participants", meeting)] == [1]
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
    assert subject_of(catalog, id).columns == ("role", "person", "position")
    (issued,) = issued_of(catalog, "list members", "Singer")
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
    keep(catalog, made, grouped, FIRST)
    assert issued_of(catalog, plain.report, "") == []
    assert len(issued_of(catalog, grouped.report, "")) == 1


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
    catalog.save(IssuedList, {"id": list.id, "content": {"form": 99}})
    with pytest.raises(CatalogError, match="not in the form"):
        kept(catalog, list.id)


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
    found = issued_of(catalog, "participants", meeting)
    assert [each.number for each in found] == [*range(20, 0, -1)]
    assert [each.added for each in found] == [*[0] * 19, None]
