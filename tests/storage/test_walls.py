"""What the door refuses, and how it writes what it takes."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import Country, Event
from catalog_app.domain.kinds import MAXIMUM_TEXT
from catalog_app.errors import InvalidRecord
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from tests.builders import a_catalog, event


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


def test_the_door_refuses_what_could_not_be_read_again(catalog: Catalog) -> None:
    limit = MAXIMUM_TEXT
    meeting = event(catalog, title="a" * limit)
    for row in ({"title": "a" * (limit + 1)}, {"id": meeting, "note": "a" * (limit + 1)}):
        with pytest.raises(InvalidRecord, match="The text has 100001 characters"):
            catalog.save(Event, row)
    with pytest.raises(InvalidRecord, match="is no name"):
        catalog.save(Event, {"id": meeting, "names": {"az": "\u200b"}})
    assert check(catalog) == []


def test_the_code_of_a_territory_is_stored_in_capitals(catalog: Catalog) -> None:
    made = catalog.save(Country, {"code": "x-tat", "names": {"tt": "Tatarstan Respublikası"}})
    assert catalog.get(Country, made)["code"] == "X-TAT"
    for code in ("en", "az"):
        told = catalog.ref("countries", made)
        assert told is not None
        assert told.parts == ("X-TAT",)
        assert Country.label(told.parts, catalog.speaking(code)) == "Tatarstan Respublikası"
