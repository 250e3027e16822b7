"""A catalog, and files of lines that are imported into it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from catalog_app.domain.fields import entity_of, fields_of
from catalog_app.exchange.importing.applying import Done, apply
from catalog_app.exchange.importing.mapping import corrected, guess, section_for
from catalog_app.exchange.importing.plan import Plan
from catalog_app.exchange.importing.planning import make_plan
from catalog_app.exchange.sources import open_source
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog

Planned = Callable[..., Plan]
Imported = Callable[..., Done]


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_catalog(tmp_path / "catalog.db")) as made:
        yield made


@pytest.fixture
def planned(catalog: Catalog, tmp_path: Path) -> Planned:
    """The text of a CSV -> what importing it would do."""

    def plan(text: str, section: str = "events", *said: str) -> Plan:
        return plan_of(catalog, tmp_path, text, section, *said)

    return plan


@pytest.fixture
def imported(catalog: Catalog, planned: Planned) -> Imported:
    """The text of a CSV -> what its import did."""

    def run(text: str, section: str = "events", **options: Any) -> Done:
        return apply(catalog, planned(text, section), "list.csv", **options)

    return run


def plan_of(catalog: Catalog, folder: Path, text: str, section: str, *said: str) -> Plan:
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    source = open_source(path)
    columns = corrected(guess(source, section_for(section), catalog.language), said)
    return make_plan(catalog, source, columns, catalog.language)


def told(catalog: Catalog, section: str, names: str) -> list[Mapping[str, str]]:
    """The records of a section as people read them, in the order in which they came."""
    entity = entity_of(section)
    fields = [field for field in fields_of(entity) if field.name in names.split()]
    found = catalog.find(entity)
    rows = sorted(found.each(fields))
    return [
        {
            field.name: field.kind.show(value, catalog.language)
            for field, value in zip(fields, values, strict=True)
        }
        for _, *values in rows
    ]
