"""What was compiled for the first view is kept, and trusted only as far as it is our own."""

from pathlib import Path

import pytest

from catalog_app.domain import Event
from catalog_app.paths import cache_folder
from catalog_app.storage.catalog import Catalog
from tests.builders import a_catalog, event


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalog of one event, whose first view is kept."""
    catalog = a_catalog(tmp_path / "catalog.db")
    event(catalog, title="Poetry Days")
    assert titles(catalog) == ["Poetry Days"]
    catalog.questions.save()
    catalog.close()
    return tmp_path / "catalog.db"


def titles(catalog: Catalog) -> list[str]:
    return [row[1] for row in catalog.find(Event).each([Event.fields["title"]])]


def kept() -> Path:
    return cache_folder() / "questions.json"


def test_the_next_start_asks_what_was_kept(path: Path) -> None:
    before = kept().read_text("utf-8")
    catalog = Catalog.open(path)
    assert titles(catalog) == ["Poetry Days"]
    catalog.questions.save()
    catalog.close()
    assert kept().read_text("utf-8") == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: "[" * 100_000,
        lambda text: text.replace("SELECT", "SELEKT"),
        lambda text: text.replace("event", "EVENT"),
        lambda text: text[: len(text) // 2],
        lambda text: text.split("\n")[0] + "\n5",
    ],
)
def test_a_damaged_one_is_made_anew(path: Path, damage: object) -> None:
    assert callable(damage)
    kept().write_text(damage(kept().read_text("utf-8")), "utf-8")
    catalog = Catalog.open(path)
    assert titles(catalog) == ["Poetry Days"]
    catalog.close()
