"""A plain word means a record in whatever field leads there, and asks the index for it once."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from catalog_app.domain import Delegation, Event, Member, Organisation, Person, Series
from catalog_app.domain.fields import Entity
from catalog_app.domain.refs import Ref
from catalog_app.search.compile import where
from catalog_app.search.rows import Context
from catalog_app.storage.asking import context
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.compiling import compiled
from catalog_app.storage.tables import tables
from tests.builders import a_catalog, add, delegation, event, member, organisation

ROLES = ("organisers", "supporters", "partners")


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """An academy that has a part in some events, each another one, and two theatres."""
    path: Path = tmp_path_factory.mktemp("mentioned") / "catalog.db"
    with closing(a_catalog(path)) as made:
        _fill(made)
        yield made


def _fill(catalog: Catalog) -> None:
    academy = organisation(catalog, "Academy")
    theatres = [organisation(catalog, name) for name in ("Theatre", "Small theatre")]
    for role in ROLES:
        event(catalog, title=f"by {role}", **{role: (Ref(academy), Ref(theatres[0]))})
    for role in ("sender", "sent_by", "supported_by"):
        at = event(catalog, title=f"by {role}")
        values = {"country": "KZ"} if role != "sender" else {"country": None}
        sent = delegation(catalog, at, name=role, **values, **{role: academy})
        person = add(catalog, Person, family_name=f"Of {role}", organisation=academy)
        member(catalog, sent, person=person, name=None)
    series = add(catalog, Series, name="by series", organisers=(Ref(academy), Ref(theatres[1])))
    event(catalog, title="in a series", series=series)


def _titles(catalog: Catalog, text: str, entity: type[Entity] = Event, name: str = "") -> set[str]:
    field = entity.fields[name or entity.label_fields[0]]
    return {row[1].removeprefix("by ") for row in catalog.find(entity, text).each([field])}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("academy", {*ROLES, "sender"}),
        ("theatre", {*ROLES}),
        ("-academy", {"sent_by", "supported_by", "in a series"}),
        ("academy -theatre", {"sender"}),
        ("organisers:academy", {"organisers"}),
        ("supporters:academy", {"supporters"}),
        ("academy -partners:theatre", {"organisers", "supporters", "sender"}),
        ("delegations:academy", {"sender"}),
    ],
)
def test_a_word_means_it_in_any_field_and_a_field_only_there(
    catalog: Catalog, text: str, found: set[str]
) -> None:
    assert _titles(catalog, text) == found


def test_delegations_have_their_own_fields_of_it(catalog: Catalog) -> None:
    roles = {"sender", "sent_by", "supported_by"}
    assert _titles(catalog, "academy", Delegation, "name") == roles
    for role in roles:
        assert _titles(catalog, f"{role}:academy", Delegation, "name") == {role}


@pytest.mark.parametrize("entity", [Event, Delegation])
def test_each_record_is_asked_for_once(catalog: Catalog, entity: type[Entity]) -> None:
    with catalog.searcher.asking() as connection:
        wanted = where(entity, "theatre", context(catalog.language, connection))
    assert wanted is not None
    assert wanted.sql is None
    assert len(wanted.sides) == 1 + 2  # the word itself, and each theatre


def _beside(known: Context) -> Context:
    """As if there were too many records to ask the index for."""
    return replace(known, found=lambda statement, most: [0] * most)


@pytest.mark.parametrize("entity", [Event, Delegation, Member, Series, Person, Organisation])
@pytest.mark.parametrize(
    "text", ["academy", "theatre", "acad", "small", "-theatre", "academy or small", "of", "series"]
)
def test_the_index_finds_what_the_columns_say(
    catalog: Catalog, entity: type[Entity], text: str
) -> None:
    table = tables()[entity.section]
    with catalog.searcher.asking() as connection:
        known = context(catalog.language, connection)
        by_index, by_columns = (where(entity, text, each) for each in (known, _beside(known)))
        assert by_index is not None
        assert by_columns is not None
        found, beside = (
            connection.execute(*compiled(select(table.c.id).where(each.whole))).fetchall()
            for each in (by_index, by_columns)
        )
    assert sorted(found) == sorted(beside)
