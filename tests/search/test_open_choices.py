"""What people add to a list of kinds is asked of the index as what stands there is."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import select

from catalog_app.domain import Event
from catalog_app.errors import QueryError
from catalog_app.search.compile import where
from catalog_app.storage.asking import context
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.compiling import compiled
from catalog_app.storage.tables import tables
from tests.builders import a_catalog, event

KINDS = (
    *("festival", "film_festival", "meeting", "Folk festival", "folk  Festival", "Фестиваль песни"),
    *(
        "Round table",
        "Дөңгелек үстел",
        "rock & roll",
        'a "quoted" @kind:forum',
        "%_*",
        "円卓",
        "Ә-1",
    ),
)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    path: Path = tmp_path_factory.mktemp("kinds") / "catalog.db"
    with closing(a_catalog(path)) as made:
        for kind in KINDS:
            event(made, title=kind, kind=kind)
        event(made, title="of no kind, but of a festival")
        yield made


def _kinds(catalog: Catalog, text: str) -> list[str]:
    return [row[1] for row in catalog.find(Event, text, ("id",)).each([Event.fields["kind"]])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kind:festival", ["festival", "Folk festival", "folk  Festival", "Фестиваль песни"]),
        ("kind:folk", ["Folk festival", "folk  Festival"]),
        ('kind:"festival folk"', []),
        ('kind:"folk festival"', ["Folk festival", "folk  Festival"]),
        ('kind:"round table"', ["Round table"]),
        ("kind:round", ["Round table"]),
        ("kind:үстел", ["Дөңгелек үстел"]),
        ("kind:roll", ["rock & roll"]),
        ("kind:quoted", ['a "quoted" @kind:forum']),
        ("kind:forum", ['a "quoted" @kind:forum']),
        ("kind:円卓", ["円卓"]),
        ("kind:nothing", []),
        ("-kind:festival kind:meeting", ["meeting"]),
    ],
)
def test_a_kind_is_found_by_how_its_words_begin(
    catalog: Catalog, text: str, found: list[str]
) -> None:
    assert _kinds(catalog, text) == found


def test_a_kind_without_letters_is_no_wish(catalog: Catalog) -> None:
    with pytest.raises(QueryError, match="no letters or digits"):
        _kinds(catalog, "kind:%_*")


@pytest.mark.parametrize("text", ["kind:festival", "kind:folk", "kind:nothing", "x -kind:round"])
def test_the_index_alone_is_asked(catalog: Catalog, text: str) -> None:
    with catalog.searcher.asking() as connection:
        asked = where(Event, text, context(catalog.language, connection))
    assert asked is not None
    assert asked.sql is None


_typed = st.sampled_from([word for kind in KINDS for word in kind.split()]).map(
    lambda word: word[:5]
)
_typed = (_typed | st.text("abkfostş円ф", min_size=1, max_size=4)).filter(str.isalnum)


@given(_typed, st.booleans())
def test_the_index_finds_what_the_column_says(catalog: Catalog, typed: str, phrase: bool) -> None:
    text = f'kind:"{typed}"' if phrase else f"kind:{typed}"
    table = tables()[Event.section]
    with catalog.searcher.asking() as connection:
        known = context(catalog.language, connection)
        beside = replace(known, found=lambda statement, most: ["x"] * most)
        by_index, by_column = (where(Event, text, each) for each in (known, beside))
        assert by_index is not None
        assert by_column is not None
        assert by_index.sql is None
        assert by_column.sql is not None
        ids, others = (
            connection.execute(*compiled(select(table.c.id).where(each.whole))).fetchall()
            for each in (by_index, by_column)
        )
    assert sorted(ids) == sorted(others)
