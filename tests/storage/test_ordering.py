"""Rows stand in the order of a field, along an index, just as if all of them were sorted."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from catalog_app.domain import SECTIONS, City, Country, Event, Organisation, Person
from catalog_app.domain.fields import Entity, Field, fields_of
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.compiling import compiled
from catalog_app.storage.rows import ordering
from catalog_app.storage.tables import tables
from catalog_app.storage.walking import Orders, Walk
from tests.builders import a_catalog, add, date, delegation, event, member, organisation

TITLE = Event.fields["title"]
BESIDE = {"documents", "organisers", "supporters", "partners", "attached_to", "head"}
"""Several records stand in one cell: they go by one of them."""


@pytest.fixture
def many(tmp_path: Path) -> Catalog:
    """Texts in several scripts, some alike, some empty; each reference, number and choice."""
    catalog = a_catalog(tmp_path / "many.db")
    titles = ["Şuşa", "baku", "Baku", "Əncə", "10 days", "Астана", "Álvaro", "zürich", "Baku"]
    bodies = [organisation(catalog, name) for name in ("TURKSOY", "Akademiya", "Əl", "akademiya")]
    for n, title in enumerate(titles * 3):
        held = event(
            catalog,
            title=title,
            country=["KZ", "AZ", None, "UZ"][n % 4],
            venue=titles[-n % 5] if n % 3 else None,
            kind=["festival", "Own kind", None, "fair"][n % 4],
            attendance=[None, 5, 100, 20][n % 4],
            organisers=[bodies[n % 4], bodies[(n * 3) % 4]] if n % 5 else [],
            when=None if n % 7 == 0 else date(f"20{10 + n % 9}"),
        )
        if n % 2:
            sent = delegation(catalog, held, country=["TR", "HU", "DE"][n % 3], size=n % 4 or None)
            person = add(catalog, Person, family_name=title, given_name=titles[n % 4])
            member(
                catalog, sent, person=person, name=title, position=titles[n % 6] if n % 3 else None
            )
            member(catalog, sent, position="Minister", role="head")
    return catalog


def sorted_whole(
    catalog: Catalog, entity: type[Entity], order: Sequence[str], code: str
) -> list[int]:
    table = tables()[entity.section]
    asked = table.select().with_only_columns(table.c.id).order_by(*ordering(entity, order, table))
    with catalog.searcher.asking(catalog.speaking(code)) as connection:
        return [id for (id,) in connection.execute(*compiled(asked))]


@pytest.mark.parametrize("code", ["en", "az"])
@pytest.mark.parametrize("entity", SECTIONS, ids=lambda entity: entity.section)
def test_a_walk_comes_by_just_what_is_sorted(
    many: Catalog, entity: type[Entity], code: str
) -> None:
    language = many.speaking(code)
    for field in fields_of(entity):
        for name in (field.name, f"-{field.name}"):
            found = list(many.find(entity, order=(name,), language=language).ids)
            whole = sorted_whole(many, entity, (name,), code)
            assert sorted(found) == sorted(whole), name
            if field.name not in BESIDE:
                assert shown(many, entity, found, field) == shown(many, entity, whole, field), name
            if not field.kind.section:
                assert found == whole, name


def shown(catalog: Catalog, entity: type[Entity], ids: list[int], field: Field) -> list[str]:
    """What a column says, from top to bottom."""
    rows = catalog.found(entity, ids).each([field])
    return [field.kind.show(value, catalog.language) for _, value in rows]


@pytest.mark.parametrize(
    "order",
    [("title", "-when"), ("-country", "title"), ("when", "-title"), ("kind", "venue", "-title")],
)
def test_what_is_alike_stands_in_the_order_of_the_next_name(
    many: Catalog, order: tuple[str, ...]
) -> None:
    assert list(many.find(Event, order=order).ids) == sorted_whole(many, Event, order, "en")


def test_of_several_the_first_in_the_alphabet_counts_and_backwards_the_last(many: Catalog) -> None:
    field = Event.fields["organisers"]
    for name, of_several in (("organisers", min), ("-organisers", max)):
        rows = list(many.find(Event, order=(name,)).each([field]))
        keys = [
            of_several(
                many.language.sort_key(field.kind.show((ref,), many.language)) for ref in refs
            )
            for _, refs in rows
            if refs
        ]
        assert keys == sorted(keys, reverse=of_several is max)
        assert not any(refs for _, refs in rows[len(keys) :])


@pytest.mark.parametrize("text", ["baku", "country:az", "-baku", "kind:festival", "similar:off a"])
@pytest.mark.parametrize("name", ["title", "-venue", "country", "organisers", "-attendance"])
def test_a_search_is_sorted_as_the_whole_table_is(many: Catalog, text: str, name: str) -> None:
    """Whether its few records are sorted, or the many of the table are passed by."""
    field = Event.fields[name.removeprefix("-")]
    found = list(many.find(Event, text, (name,)).ids)
    with many.searcher.asking(many.language) as connection:
        walk = Walk(connection, many.questions, Event, many.language, many.language.code, Orders())
        passed = list(walk.through(sorted(found), (name,)))
        assert list(walk.through(sorted(found), (name,), 3)) == passed[:3]
    whole = [id for id in many.find(Event, order=(name,)).ids if id in set(found)]
    assert found
    assert passed == whole
    if field.name not in BESIDE:
        assert shown(many, Event, found, field) == shown(many, Event, whole, field)
    assert list(many.find(Event, text, (name,), most=3).ids) in (found[:3], passed[:3])


def test_an_order_follows_every_change_and_its_undoing(many: Catalog) -> None:
    first = many.find(Event, order=("title",)).ids[0]
    many.save(Event, many.get(Event, first) | {"title": "Xylo"})
    assert many.find(Event, "xylo", order=("title",)).ids[0] == first
    assert list(many.find(Event, order=("title",)).ids) == sorted_whole(
        many, Event, ("title",), "en"
    )
    many.undo()
    assert many.find(Event, order=("title",)).ids[0] == first
    many.delete(Event, [first])
    assert first not in many.find(Event, order=("title",)).ids
    many.undo()
    assert list(many.find(Event, order=("title",)).ids) == sorted_whole(
        many, Event, ("title",), "en"
    )


@pytest.mark.parametrize("entity", SECTIONS, ids=lambda entity: entity.section)
def test_the_usual_order_begins_at_once(many: Catalog, entity: type[Entity]) -> None:
    way = many.questions.way(entity, entity.order, own=True)
    assert way.along or entity is Country  # of which there are few


def test_what_had_to_be_sorted_is_sorted_anew_once_something_is_written(many: Catalog) -> None:
    language = many.speaking("az")
    before = list(many.find(Event, order=("title",), language=language).ids)
    assert list(many.find(Event, order=("title",), language=language).ids) == before
    many.save(Event, many.get(Event, before[0]) | {"title": "Zzz"})
    now = list(many.find(Event, order=("title",), language=language).ids)
    assert now == sorted_whole(many, Event, ("title",), "az") != before


def test_what_shows_as_nothing_stands_last_either_way(many: Catalog) -> None:
    for entity, name in ((Organisation, "events"), (Person, "delegations"), (Event, "delegations")):
        for order in (name, f"-{name}"):
            found = list(many.find(entity, order=(order,)).ids)
            texts = shown(many, entity, found, entity.fields[name])
            assert "" not in texts[: len([text for text in texts if text])], order


def test_namesakes_stand_in_the_order_of_the_next_name(many: Catalog) -> None:
    springs = [add(many, City, name="Springfield", country="US") for _ in range(2)]
    held = [event(many, title=title, city=springs[n % 2]) for n, title in enumerate("DACB")]
    found = [id for id in many.find(Event, order=("city", "title")).ids if id in held]
    assert [many.get(Event, id)["title"] for id in found] == ["A", "B", "C", "D"]


def test_a_catalog_in_another_language_stands_in_its_alphabet(tmp_path: Path) -> None:
    catalog = Catalog.create(tmp_path / "az.db", language="az")
    for title in ("Xınalıq", "Hirkan", "Iğdır", "Qəbələ", "Gəncə", "Əncə", "Zəngilan"):
        event(catalog, title=title)
    event(catalog, title="Baku Days", names={"az": "Çay günləri"})
    titles = [str(row[1]) for row in catalog.find(Event, order=("title",)).each([TITLE])]
    assert titles == [
        *("Baku Days", "Əncə", "Gəncə", "Hirkan", "Xınalıq", "Iğdır", "Qəbələ", "Zəngilan"),
    ]
    assert catalog.questions.way(Event, ("title",), own=True).along
    catalog.close()
