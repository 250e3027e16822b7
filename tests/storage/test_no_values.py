"""What is no value of a field is refused with a sentence, whatever it is."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from catalog_app.domain import Event
from catalog_app.domain.own_fields import OwnField
from catalog_app.errors import InvalidRecord
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, contents, event

HALF = "half of a character"
NO_VALUE = "no value that this field can hold"


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        event(made)
        made.save(OwnField, {"section": "events", "name": "size", "label": "Size", "kind": "text"})
        yield made


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("title", "Fair \ud83d", HALF),
        ("summary", "\udc00", HALF),
        ("tags", ("a\ud800",), HALF),
        ("names", {"az": "\ud800"}, HALF),
        ("size", "\ud800", HALF),
        ("kind", "\ud800", HALF),
        ("attendance", float("nan"), NO_VALUE),
        ("attendance", float("inf"), NO_VALUE),
        ("attendance", 2.5, NO_VALUE),
        ("attendance", [], NO_VALUE),
        ("when", "2023", "“2023” is no value"),
        ("when", "\ud800", NO_VALUE),
        ("when", date(2023, 5, 1), "“2023-05-01” is no value"),
        ("names", "Fair", "Names are written"),
        ("series", "first", NO_VALUE),
        ("series", {"id": 1}, NO_VALUE),
        ("tags", 5, NO_VALUE),
        ("organisers", 5, NO_VALUE),
        ("organisers", "1", NO_VALUE),
        ("organisers", ["a"], NO_VALUE),
    ],
)
def test_what_is_no_value_is_refused_and_nothing_is_written(
    catalog: Catalog, name: str, value: Any, sentence: str
) -> None:
    (id,) = catalog.find(Event).ids
    before = contents(catalog)
    for row in ({"id": id, name: value}, {"title": "New", name: value}):
        with pytest.raises(InvalidRecord) as refused:
            catalog.save(Event, row)
        assert list(refused.value.problems) == [name]
        assert sentence in refused.value.text(Language("en"))
        str(refused.value).encode()
    assert contents(catalog) == before


@pytest.mark.parametrize("section", ["nothing", "\ud800", ["events"], 5])
def test_an_own_field_of_no_section_is_refused(catalog: Catalog, section: Any) -> None:
    row = {"section": section, "name": "zz", "label": "ZZ", "kind": "text"}
    with pytest.raises(InvalidRecord) as refused:
        catalog.save(OwnField, row)
    assert list(refused.value.problems) == ["section"]
