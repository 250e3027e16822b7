"""Finding and reading: order, pages, languages, stopping."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import SECTIONS, City, Delegation, Event, Member, Organisation, Person
from catalog_app.domain.fields import Entity, fields_of
from catalog_app.errors import Cancelled, NotFound, QueryError
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, a_sample, add, date, delegation, event, member, organisation


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_sample(tmp_path / "sample.db")) as made:
        yield made


def titles(
    catalog: Catalog, text: str = "", order: tuple[str, ...] = (), code: str = ""
) -> list[str]:
    language = catalog.speaking(code) if code else None
    found = catalog.find(Event, text, order, language)
    field = Event.fields["title"]
    return [field.kind.show(row[1], found.language) for row in found.each([field])]


def test_events_come_newest_first_and_those_without_a_date_last(catalog: Catalog) -> None:
    for title, when in [("old", "2001"), ("none", None), ("new", "2024-05-03"), ("may", "2024-05")]:
        event(catalog, title=title, when=date(when) if when else None)
    assert titles(catalog) == ["new", "may", "old", "none"]
    assert titles(catalog, order=("when",))[-1] == "none"


def test_the_alphabet_is_that_of_the_asked_for_language(catalog: Catalog) -> None:
    for title in ("Zirvə", "Əl", "Çay", "Cam", "Xal"):
        event(catalog, title=title)
    assert titles(catalog, order=("title",), code="az") == ["Cam", "Çay", "Əl", "Xal", "Zirvə"]
    assert titles(catalog, order=("-title",), code="az")[0] == "Zirvə"


def test_a_title_is_read_and_sorted_in_the_language_that_has_it(catalog: Catalog) -> None:
    event(catalog, title="Alpha", names={"ru": "Яблоко"})
    event(catalog, title="Бета")
    assert titles(catalog, order=("title",), code="ru") == ["Бета", "Яблоко"]
    assert titles(catalog, order=("title",), code="en")[0] == "Alpha"


def test_several_orders_decide_one_after_the_other(catalog: Catalog) -> None:
    for title, country in [("b", "KZ"), ("a", "KZ"), ("c", "AZ")]:
        event(catalog, title=title, country=country)
    assert titles(catalog, order=("country", "-title")) == ["c", "b", "a"]


@pytest.mark.parametrize("entity", SECTIONS, ids=lambda entity: entity.section)
def test_every_field_of_every_section_can_be_read_and_sorted_by(
    sample: Catalog, entity: type[Entity]
) -> None:
    whole = len(sample.find(entity))
    for field in fields_of(entity):
        for order in ((field.name,), (f"-{field.name}",)):
            found = sample.find(entity, order=order)
            assert len(found) == whole
        shown = [field.kind.show(row[1], sample.language) for row in found.each([field], 50)]
        assert all(isinstance(text, str) for text in shown)


@pytest.mark.parametrize("entity", SECTIONS, ids=lambda entity: entity.section)
def test_a_table_sorts_as_the_kind_of_the_field_says(sample: Catalog, entity: type[Entity]) -> None:
    language = sample.speaking("az")
    for field in fields_of(entity):
        found = sample.find(entity, order=(field.name,), language=language)
        values = [value for _, value in found.each([field])]
        keys = [field.kind.sort_key(v, language) for v in values if field.kind.show(v, language)]
        assert keys == sorted(keys), field.name


def test_roles_sort_as_they_are_declared_and_none_last(catalog: Catalog) -> None:
    sent = delegation(catalog, event(catalog))
    for role in ("artist", None, "member", "head"):
        member(catalog, sent, role=role)
    found = catalog.find(Member, order=("role",))
    assert [role for _, role in found.each([Member.fields["role"]])] == [
        "head",
        "member",
        "artist",
        None,
    ]


def test_saving_any_record_of_the_sample_as_it_was_read_changes_nothing(sample: Catalog) -> None:
    for entity in SECTIONS:
        with sample.change("the same") as change:
            change.put(entity, [sample.get(entity, id) for id in sample.find(entity).ids[:40]])
    assert sample.undo_step is None


def test_a_page_leaves_out_what_was_deleted_meanwhile(catalog: Catalog) -> None:
    first, second = event(catalog, title="a"), event(catalog, title="b")
    found = catalog.find(Event, order=("title",))
    catalog.delete(Event, [first])
    assert [row[0] for row in found.rows(0, 10, [Event.fields["title"]])] == [second]
    with pytest.raises(NotFound):
        catalog.get(Event, first)


def test_a_search_and_its_mistakes(catalog: Catalog) -> None:
    city = add(catalog, City, name="Almaty", country="KZ")
    meeting = event(catalog, title="Forum", country="KZ", city=city)
    delegation(catalog, meeting, country="AZ")
    event(catalog, title="Other")
    for text in ("country:kazakhstan", "Қазақстан", "from:azerbaijan", "almatı", "forum"):
        assert titles(catalog, text) == ["Forum"], text
    assert titles(catalog, "-from:azerbaijan") == ["Other"]
    with pytest.raises(QueryError) as caught:
        catalog.find(Event, "forum nofield:x")
    assert (caught.value.start, caught.value.end) == (6, 15)


def test_deleted_records_are_not_found_by_their_words(catalog: Catalog) -> None:
    meeting = event(catalog, title="Forum")
    catalog.save(Event, {"id": meeting, "title": "Congress"})
    assert titles(catalog, "forum") == []
    catalog.delete(Event, [meeting])
    assert titles(catalog, "congress") == []
    catalog.undo()
    assert titles(catalog, "congress") == ["Congress"]


def test_a_search_can_be_stopped_and_the_next_one_answers(catalog: Catalog) -> None:
    with catalog.change("many") as change:
        change.put(Event, ({"title": f"event {n}"} for n in range(2000)))
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return True

    with pytest.raises(Cancelled):
        catalog.find(Event, order=("tags",), stop=stop)
    assert asked == [1]
    assert len(catalog.find(Event, order=("tags",), stop=lambda: False)) == 2000


def test_people_called_alike_are_told_apart_by_their_parts(catalog: Catalog) -> None:
    body = organisation(catalog, "Academy")
    for place in (body, None):
        add(catalog, Person, family_name="Əliyev", organisation=place)
    assert len(catalog.find(Person, "алиев")) == 2
    assert len(catalog.find(Person, "алиев organisation:academy")) == 1
    assert catalog.label(Organisation, catalog.get(Organisation, body)) == "Academy"


_FIRST_VIEW = """
import sys
from pathlib import Path
from catalog_app.domain import Event
from catalog_app.storage.catalog import Catalog

catalog = Catalog.open(Path(sys.argv[1]))
rows = catalog.find(Event).rows(0, 50, [Event.fields["title"], Event.fields["city"]])
catalog.questions.save()
print(len(rows), "sqlalchemy" in sys.modules)
"""


def test_the_first_view_needs_no_sqlalchemy_once_it_was_compiled(sample: Catalog) -> None:
    def first_view() -> str:
        child = [sys.executable, "-c", _FIRST_VIEW, str(sample.path)]
        folder = Path(__file__).parents[2]
        return subprocess.run(child, capture_output=True, text=True, check=True, cwd=folder).stdout

    count = len(sample.find(Event))
    assert first_view() == f"{count} True\n"
    assert first_view() == f"{count} False\n"


def test_a_damaged_cache_is_made_anew(sample: Catalog) -> None:
    count = len(sample.find(Delegation))
    sample.questions.save()
    sample.questions._file.write_text("[]", "utf-8")
    with closing(Catalog.open(sample.path)) as again:
        assert len(again.find(Delegation)) == count


def test_without_a_place_for_a_cache_everything_is_found(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CATALOG_APP_HOME", str(tmp_path / "file" / "nowhere"))
    event(catalog, title="Forum")
    assert titles(catalog) == ["Forum"]
    catalog.questions.save()


def test_no_more_are_found_than_asked_for(sample: Catalog) -> None:
    every = list(sample.find(Event).ids)
    for most in (0, 1, 5):
        assert list(sample.find(Event, most=most).ids) == every[:most]
    assert list(sample.find(Event, most=None).ids) == every


@pytest.mark.parametrize(
    ("text", "code"),
    [("Qazaqstan", "KZ"), ("forum South Korea", "KR"), ('"South Korea"', "KR"), ("KR", "KR")],
)
def test_events_held_in_a_country_stand_before_those_to_which_it_came(
    catalog: Catalog, text: str, code: str
) -> None:
    def made(title: str, when: str, host: str, guest: str) -> None:
        meeting = event(catalog, title=title, when=date(when), country=host)
        delegation(catalog, meeting, country=guest)

    made("Forum held", "2020", "KZ", "KR")
    made("Forum visited", "2024", "UZ", "KZ")
    made("Forum visited too", "2025", "UZ", "KR")
    made("Forum held there", "2021", "KR", "KZ")
    found = catalog.find(Event, text)
    held = [row[1] == code for row in found.each([Event.fields["country"]])]
    assert held == [True, False, False]
    in_order = catalog.find(Event, text, ("when",))
    years = [str(row[1].edtf) for row in in_order.each([Event.fields["when"]])]
    assert years == sorted(years)
