from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog
from tests.lists import Desk


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = a_catalog(tmp_path / "catalog.db")
    yield catalog
    catalog.close()


@pytest.fixture
def desk(catalog: Catalog) -> Desk:
    """At an event in Kazakhstan."""
    desk = Desk(catalog)
    desk.hold()
    return desk
