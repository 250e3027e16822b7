"""Completion of hostile texts: offers or none, in no more time than their length takes."""

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from catalog_app.domain import Event, Member
from catalog_app.errors import QueryError
from catalog_app.search.narrowed import narrowed, values, without
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.completing import complete
from catalog_app.storage.facets import facet
from catalog_app.ui.chips import pieces
from tests import hostile
from tests.builders import a_catalog, delegation, event, member


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    path: Path = tmp_path_factory.mktemp("hostile") / "catalog.db"
    with closing(a_catalog(path)) as made:
        member(made, delegation(made, event(made, title="Film Days", country="AZ")))
        yield made


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
@pytest.mark.parametrize("before", ["", "city:", "country:", "kind:", "members:(", "days -", "in:"])
def test_anything_is_completed_or_left_as_it_is(catalog: Catalog, before: str, text: str) -> None:
    typed = before + text
    for entity in (Event, Member):
        for place in {len(typed), len(typed) // 2, 0}:
            for offer in complete(catalog, entity, typed, place, catalog.language):
                assert 0 <= offer.start <= offer.end <= len(typed)


@given(st.text())
def test_any_text_is_completed_or_left_as_it_is(catalog: Catalog, text: str) -> None:
    for place in (len(text), len(text) // 2):
        complete(catalog, Event, text, place, catalog.language)


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
def test_facets_and_chips_of_anything_are_counted_or_explained(catalog: Catalog, text: str) -> None:
    for piece in pieces(text, Event, catalog.language):
        assert 0 <= piece.start <= piece.end <= len(text)
    for name in ("country", "kind"):
        values(text, name)
        values(narrowed(without(text, name), name, ["none"]), name)
        with suppress(QueryError):
            facet(catalog, Event, name, text, catalog.language)


@pytest.mark.parametrize(
    "unit", ["a", "a ", "a:", "a:(", "-", '"', "in:", "1-", "or ", "\u202e", "é"]
)
def test_a_longer_text_takes_no_more_than_its_length(catalog: Catalog, unit: str) -> None:
    def take(text: str) -> None:
        pieces(text, Event, catalog.language)
        without(text, "country")
        complete(catalog, Event, text, len(text), catalog.language)

    for start in ("", "country:az -camp "):
        assert hostile.is_linear(lambda text, start=start: take(start + text), unit, "!", 20_000)
