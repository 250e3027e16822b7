"""A small catalog whose values try the formats."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from catalog_app.domain import Event
from catalog_app.domain.fields import Field, field_of
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.reading import Found

PAYLOADS = (
    "=1+1",
    '=HYPERLINK("http://example.org";"x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "'=1",
)
"""What spreadsheets take for a formula, or for the beginning of one."""

Ask = Callable[..., tuple[Found, list[Field]]]


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = Catalog.create(tmp_path / "catalog.db")
    yield catalog
    catalog.close()


@pytest.fixture
def ask(catalog: Catalog) -> Ask:
    """Columns of the events in an order -> what a format takes."""

    def asked(columns: str, *order: str, code: str = "en") -> tuple[Found, list[Field]]:
        found = catalog.find(Event, "", order, catalog.speaking(code))
        return found, [field_of(Event, name) for name in columns.split()]

    return asked
