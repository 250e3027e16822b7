"""What a search can ask beyond the values of fields: how many, of which kind, since when."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from catalog_app.domain import Delegation, Document, Event, Member, Organisation, OwnField, Person
from catalog_app.domain.fields import Entity, field_of
from catalog_app.domain.refs import Ref
from catalog_app.errors import QueryError
from catalog_app.search.grammar import MAXIMUM_DEPTH
from catalog_app.storage import trash
from catalog_app.storage.catalog import Catalog
from tests import builders
from tests.builders import a_catalog, add, delegation, event, member, organisation, own_field


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """A festival with two delegations and three members, a congress with one, a seminar alone."""
    path: Path = tmp_path_factory.mktemp("more") / "catalog.db"
    with closing(a_catalog(path)) as made:
        _fill(made)
        yield made


def _fill(catalog: Catalog) -> None:
    academy, theatre = organisation(catalog), organisation(catalog, "Theatre")
    person = add(catalog, Person, family_name="Aliyev", organisation=academy)
    festival = event(
        catalog,
        title="Festival",
        country="AZ",
        when=builders.date("2023-05-12/2023-05-14"),
        organisers=(Ref(academy), Ref(theatre)),
    )
    congress = event(
        catalog,
        title="Congress",
        country="KZ",
        when=builders.date("2024"),
        organisers=(Ref(theatre),),
    )
    event(catalog, title="Seminar", summary="A day in Anyang")
    uzbek = delegation(catalog, festival, country="UZ", status="declined")
    azeri = delegation(catalog, festival, country="AZ", status="attended")
    member(catalog, azeri, person=person, name=None, role="head")
    member(catalog, azeri, name="Leyla", role="artist")
    member(catalog, uzbek, name="Nodira", role="head")
    delegation(catalog, congress, country="UZ", status="attended")
    add(
        catalog,
        Document,
        title="Report 2",
        attached_to=(Ref(festival, (), "events"), Ref(uzbek, (), "delegations")),
    )
    own_field(catalog, section="events", name="budget", label="Budget", kind="number")
    event(catalog, title="Fair", budget=5)


def found(catalog: Catalog, entity: type[Entity], text: str, code: str = "en") -> set[str]:
    """What a search finds: titles of events, countries of delegations, names of the others."""
    names = {Event: "title", Delegation: "country", Organisation: "name", Document: "title"}
    field = field_of(entity, names.get(entity) or entity.label_fields[0])
    rows = catalog.find(entity, text, language=catalog.speaking(code)).each([field])
    return {str(row[1]) for row in rows}


FESTIVAL, CONGRESS, SEMINAR, FAIR = "Festival", "Congress", "Seminar", "Fair"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("members:3", {FESTIVAL}),
        ("members:0", {CONGRESS, SEMINAR, FAIR}),
        ("members:>2", {FESTIVAL}),
        ("members:<=2", {CONGRESS, SEMINAR, FAIR}),
        ("members:1..5", {FESTIVAL}),
        ("members:..2", {CONGRESS, SEMINAR, FAIR}),
        ("members:none", {CONGRESS, SEMINAR, FAIR}),
        ("members:any", {FESTIVAL}),
        ("members:leyla", {FESTIVAL}),
        ("members:aliyev", {FESTIVAL}),
        ("members:vagif", set()),
        ("members:(role:head)", {FESTIVAL}),
        ("members:(role:artist aliyev)", set()),
        ("members:(role:head aliyev)", {FESTIVAL}),
        ("organisers:2", {FESTIVAL}),
        ("organisers:2..5", {FESTIVAL}),
        ("organisers:<2", {CONGRESS, SEMINAR, FAIR}),
        ("organisers:0", {SEMINAR, FAIR}),
        ('organisers:"2"', set()),
        ("organisers:(theatre)", {FESTIVAL, CONGRESS}),
        ("-organisers:(name:academy)", {CONGRESS, SEMINAR, FAIR}),
        ("documents:1", {FESTIVAL}),
        ('documents:"2"', {FESTIVAL}),
        ("delegations:>1", {FESTIVAL}),
        ("delegations:any", {FESTIVAL, CONGRESS}),
        ("delegations:(country:uz status:declined)", {FESTIVAL}),
        ("delegations:(country:uz status:attended)", {CONGRESS}),
        ("delegations:(status:attended -country:uz)", {FESTIVAL}),
        ("-delegations:(from:uz)", {SEMINAR, FAIR}),
        ("delegations:(country:kz or members:>1)", {FESTIVAL}),
        ("delegations:(head:(aliyev))", {FESTIVAL}),
        ("delegations:(head:(nodira))", {FESTIVAL}),
        ("delegations:(head:(leyla))", set()),
        ("delegations:(members:(role:head name:nodira))", {FESTIVAL}),
        ("delegations:(---)", {FESTIVAL, CONGRESS}),
        ("country:any", {FESTIVAL, CONGRESS}),
        ("country:any -country:kz", {FESTIVAL}),
        ("summary:any", {SEMINAR}),
        ('summary:"any"', set()),
        ("summary:anyang", {SEMINAR}),
        ("when:ANY", {FESTIVAL, CONGRESS}),
        ("from:any", {FESTIVAL, CONGRESS}),
        ("from:none", {SEMINAR, FAIR}),
        ("within:any", {FESTIVAL, CONGRESS}),
        ("budget:any", {FAIR}),
        ("-budget:any", {FESTIVAL, CONGRESS, SEMINAR}),
        ("start:2023", {FESTIVAL}),
        ("start:>2023-05-12", {CONGRESS}),
        ("start:>=2023-05-12", {FESTIVAL, CONGRESS}),
        ("start:2023-05-13", set()),
        ("end:2023-05-14", {FESTIVAL}),
        ("end:<=2023-05-14", {FESTIVAL}),
        ("end:2023-05-13..", {FESTIVAL, CONGRESS}),
        ("start:2023..2024-01", {FESTIVAL, CONGRESS}),
        ("end:none", {SEMINAR, FAIR}),
        ("start:any", {FESTIVAL, CONGRESS}),
        ("in:events festival", {FESTIVAL}),
        ("festival similar:off", {FESTIVAL}),
    ],
)
def test_events_are_asked(catalog: Catalog, text: str, titles: set[str]) -> None:
    assert found(catalog, Event, text) == titles


@pytest.mark.parametrize(
    ("entity", "text", "names"),
    [
        (Delegation, "event:(country:kz)", {"UZ"}),
        (Delegation, "event:(delegations:>1) country:uz", {"UZ"}),
        (Delegation, "event:(members:0)", {"UZ"}),
        (Delegation, "start:2023 status:declined", {"UZ"}),
        (Delegation, "end:2023-05-14 -status:declined", {"AZ"}),
        (Delegation, "head:1 documents:any", {"UZ"}),
        (Member, "event:(title:festival) role:artist", {"Leyla"}),
        (Member, "delegation:(country:uz)", {"Nodira"}),
        (Member, "start:<2024 role:artist", {"Leyla"}),
        (Organisation, "people:(aliyev)", {"Academy"}),
        (Organisation, "people:1", {"Academy"}),
        (Organisation, "events:2", {"Theatre"}),
        (Document, "attached_to:2", {"Report 2"}),
        (Document, "attached_to:any", {"Report 2"}),
        (Document, "date:none", {"Report 2"}),
    ],
)
def test_other_sections_are_asked(
    catalog: Catalog, entity: type[Entity], text: str, names: set[str]
) -> None:
    assert found(catalog, entity, text) == names


@pytest.mark.parametrize(
    ("entity", "text", "marked", "says"),
    [
        (Event, "a country:(az)", "country:(az)", "leads to none"),
        (Event, "from:(az)", "from:(az)", "leads to none"),
        (Event, "year:(2023)", "year:(2023)", "leads to none"),
        (Document, "attached_to:(festival)", "attached_to:(festival)", "leads to none"),
        (Event, "delegations:(role:head)", "role:head", "There is no field “role” here"),
        (Event, "delegations:(statuz:x)", "statuz:x", "do you mean “Status”"),
        (Event, "members:3..1", "members:3..1", "nothing lies between"),
        (Event, "members:2..x", "members:2..x", "for dates and numbers only"),
        (Event, "members:>x", "members:>x", "for dates and numbers only"),
        (Event, "organisers:2..x", "organisers:2..x", "is not a number"),
        (Event, "organisers:5..2", "organisers:5..2", "nothing lies between"),
        (Event, "added:yesteryear", "added:yesteryear", "is not a date"),
        (Event, "changed:today..yesterday", "changed:today..yesterday", "nothing lies between"),
        (Event, "in:people", "in:people", "looks in another section"),
        (Event, "a or in:peple", "in:peple", "no section “peple”; there are: Events, Delegations"),
        (Event, "delegations:(in:people)", "in:people", "looks in another section"),
        (Person, "start:2023", "start:2023", "There is no field “start” here"),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_place(
    catalog: Catalog, entity: type[Entity], text: str, marked: str, says: str
) -> None:
    with pytest.raises(QueryError) as caught:
        catalog.find(entity, text, language=catalog.speaking("en"))
    assert text[caught.value.start : caught.value.end] == marked
    assert says in str(caught.value)


def test_brackets_lead_from_record_to_record_as_far_as_brackets_go(catalog: Catalog) -> None:
    there_and_back = MAXIMUM_DEPTH // 2
    text = "delegations:(event:(" * there_and_back + "festival" + "))" * there_and_back
    assert found(catalog, Event, text) == {FESTIVAL}
    with pytest.raises(QueryError, match="more than 8 brackets"):
        catalog.find(Event, f"delegations:({text})")


@pytest.mark.parametrize("leads", range(0, MAXIMUM_DEPTH + 1, 2))
@pytest.mark.parametrize("opened", ["-(x or ", "x (", "x or ("])
@pytest.mark.parametrize(
    "inmost", ["z", "-members:aliyev", "-from:kz", "documents:>3 or changed:2024"]
)
def test_the_deepest_brackets_are_answered(
    catalog: Catalog, leads: int, opened: str, inmost: str
) -> None:
    """SQLite reads conditions to a certain depth only."""
    before, after = "-members:(a or -event:(b or ", "y or x ("
    groups = [opened, after] * ((MAXIMUM_DEPTH - leads) // 2)
    text = before * (leads // 2) + "".join(groups) + inmost
    catalog.find(Event, text + ")" * MAXIMUM_DEPTH)


def test_dates_are_told_from_today_on(tmp_path: Path) -> None:
    today = date.today()
    days = {"Today": 0, "Soon": 20, "Late": 400, "Past": -3}
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        for title, away in days.items():
            event(catalog, title=title, when=builders.date(str(today + timedelta(days=away))))
        for text, titles in {
            "when:today": {"Today"},
            "start:next-30-days": {"Today", "Soon"},
            "start:tomorrow..in-30-days": {"Soon"},
            'when:"past 7 days"': {"Today", "Past"},
            "when:>in-30-days": {"Late"},
            "when:<today": {"Past"},
            "when:3-days-ago": {"Past"},
        }.items():
            assert found(catalog, Event, text) == titles, text
        assert found(catalog, Event, "when:növbəti-30-gün", "az") == {"Today", "Soon"}


class _Clock:
    """Sets when the last step of a catalog was made."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def was(self, at: datetime) -> None:
        with closing(sqlite3.connect(self._catalog.path)) as file, file:
            told = at.astimezone(UTC).isoformat(timespec="seconds")
            file.execute("UPDATE step SET at = ? WHERE id = (SELECT max(id) FROM step)", (told,))


@pytest.fixture
def dated(tmp_path: Path) -> Iterator[Catalog]:
    """Old was added in 2024; Changed then too, but changed today; New was added today."""
    with closing(a_catalog(tmp_path / "catalog.db")) as catalog:
        clock = _Clock(catalog)
        event(catalog, title="Old")
        clock.was(datetime(2024, 3, 1, 12, tzinfo=UTC))
        changed = event(catalog, title="Changed")
        clock.was(datetime(2024, 3, 2, 12, tzinfo=UTC))
        catalog.save(Event, catalog.get(Event, changed) | {"note": "x"})
        event(catalog, title="New")
        yield catalog


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("changed:today", {"Changed", "New"}),
        ("changed:this-week", {"Changed", "New"}),
        ("changed:past-7-days", {"Changed", "New"}),
        ("changed:>2026-01-01", {"Changed", "New"}),
        ("changed:>=2024-03-01", {"Old", "Changed", "New"}),
        ("changed:<2026", {"Old"}),
        ("changed:<=2024-03-01", {"Old"}),
        ("changed:<2024-03-01", set()),
        ("changed:2024", {"Old"}),
        ("changed:2024-03-02", set()),
        ("changed:2024..2025", {"Old"}),
        ("changed:tomorrow", set()),
        ("-changed:today", {"Old"}),
        ("changed:none", set()),
        ("changed:any", {"Old", "Changed", "New"}),
        ("added:today", {"New"}),
        ("added:2024-03", {"Old", "Changed"}),
        ("added:2024-03-02", {"Changed"}),
        ("added:<2025", {"Old", "Changed"}),
        ("added:>2024-03-01", {"Changed", "New"}),
        ("added:2024-03-01..2024-03-02", {"Old", "Changed"}),
        ("added:0001", set()),
        ("added:9999", set()),
        ("changed:>9999", set()),
    ],
)
def test_records_are_found_by_when_they_were_added_or_changed(
    dated: Catalog, text: str, titles: set[str]
) -> None:
    assert found(dated, Event, text) == titles


def test_an_undone_change_is_none_and_what_comes_back_is_added(dated: Catalog) -> None:
    dated.undo()
    dated.undo()
    assert found(dated, Event, "changed:today") == set()
    old = dated.find(Event, "old").ids
    dated.delete(Event, old)
    (trashed,) = trash.trash(dated)
    trash.restore(dated, trashed)
    assert found(dated, Event, "added:today changed:today") == {"Old"}


def test_every_section_knows_when_its_records_were_changed(dated: Catalog) -> None:
    add(dated, Person)
    for entity in (Person, Member, Document, OwnField):
        assert len(dated.find(entity, "changed:today")) == (entity is Person)


def test_a_day_begins_at_midnight_of_the_clock_at_hand(
    dated: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    event(dated, title="Night")
    _Clock(dated).was(datetime(2025, 6, 1, 22, tzinfo=UTC))
    try:
        monkeypatch.setenv("TZ", "Asia/Baku")
        time.tzset()
        assert found(dated, Event, "added:2025-06-02") == {"Night"}
        monkeypatch.setenv("TZ", "UTC")
        time.tzset()
        assert found(dated, Event, "added:2025-06-02") == set()
        assert found(dated, Event, "added:2025-06-01") == {"Night"}
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_search_of_the_newest_changes_does_not_read_the_whole_history(dated: Catalog) -> None:
    """Whatever SQLite knows of the tables: it goes by the time of the steps."""
    from catalog_app.search.compile import where
    from catalog_app.storage.asking import context
    from catalog_app.storage.compiling import compiled
    from catalog_app.storage.tables import tables

    with dated.searcher.asking() as connection:
        asked = where(Event, "changed:>2026-01-01", context(dated.language, connection))
    assert asked is not None
    sql, parameters = compiled(tables()["events"].select().where(asked.whole))
    plan = dated.reader.all(f"EXPLAIN QUERY PLAN {sql}", parameters)
    told = " ".join(str(row[3]) for row in plan)
    assert "ix_step_at" in told
    assert "ix_step_row_step" in told
