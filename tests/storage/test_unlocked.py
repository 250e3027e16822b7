"""Who may only read a catalog sees what others write, and never calls a sound one damaged."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import Event
from catalog_app.errors import CatalogBusy
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from tests.builders import a_catalog, event

MANY = 3000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Of a catalog with many events, that nobody has open."""
    with closing(a_catalog(tmp_path / "shared.db")) as catalog, catalog.change("many") as change:
        change.put(Event, [{"title": f"Festival {number}"} for number in range(MANY)])
    return tmp_path / "shared.db"


@pytest.fixture
def reading(path: Path) -> Iterator[Catalog]:
    """As it is opened by somebody who may only read it."""
    with closing(Catalog(path, read_only=True)) as catalog:
        yield catalog


def titles(catalog: Catalog) -> list[str]:
    found = catalog.find(Event, "festival", ("title",))
    return [title for _, title in found.each([Event.fields["title"]])]


def test_what_a_colleague_writes_is_seen_and_announced(path: Path, reading: Catalog) -> None:
    heard: list[object] = []
    reading.subscribe(heard.append)
    assert len(titles(reading)) == MANY
    reading.poll()
    assert heard == []
    with closing(Catalog.open(path)) as colleague:
        event(colleague, title="A festival more")
        reading.poll()
        assert len(heard) == 1
        assert titles(reading)[0] == "A festival more"
        colleague.delete(Event, range(1, MANY - 10))
        reading.poll()
        assert len(heard) == 2
        assert len(titles(reading)) == 12
    for _ in range(2):
        reading.poll()
        assert len(titles(reading)) == 12
        assert [str(problem) for problem in check(reading)] == []


def test_what_was_written_between_two_looks_is_seen_without_a_log(
    path: Path, reading: Catalog
) -> None:
    heard: list[object] = []
    reading.subscribe(heard.append)
    assert len(titles(reading)) == MANY
    with closing(Catalog.open(path)) as colleague:
        colleague.delete(Event, range(1, MANY - 10))
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert len(titles(reading)) == 11
    reading.poll()
    reading.poll()
    assert len(heard) == 1
    assert [str(problem) for problem in check(reading)] == []
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_question_in_the_midst_of_which_somebody_wrote_is_asked_again(
    path: Path, reading: Catalog
) -> None:
    def ask() -> None:
        with reading.searcher.asking() as connection:
            connection.execute("SELECT title FROM event WHERE id = 1")
            with closing(Catalog.open(path)) as colleague:
                colleague.delete(Event, range(1, MANY - 10))
            connection.execute("SELECT title FROM event").fetchall()

    with pytest.raises(CatalogBusy, match=r"writing to.*shared\.db"):
        ask()
    assert len(titles(reading)) == 11


def test_a_file_that_was_replaced_is_read_on_as_it_was(path: Path, reading: Catalog) -> None:
    before = titles(reading)
    path.unlink()
    assert titles(reading) == before
    with closing(a_catalog(path)) as other:
        event(other)
        assert titles(reading) == before
