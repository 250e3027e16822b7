"""What goes into files is what records hold, however it is read."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from catalog_app.domain import ENTITIES, City, Event
from catalog_app.domain.fields import Entity, fields_of
from catalog_app.errors import Cancelled
from catalog_app.exchange.cells import as_text
from catalog_app.i18n import CODES
from catalog_app.storage import reading
from catalog_app.storage.catalog import Catalog
from tests.builders import a_sample, event


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    path: Path = tmp_path_factory.mktemp("cells") / "sample.db"
    with closing(a_sample(path)) as catalog:
        yield catalog


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.section)
@pytest.mark.parametrize("code", CODES[:2])
def test_cells_say_what_the_values_of_records_say(
    sample: Catalog, entity: type[Entity], code: str
) -> None:
    language, fields = sample.speaking(code), fields_of(entity)
    found = sample.find(entity, language=language)
    writers = [as_text(field, language) for field in fields]
    values = (row[1:] for row in found.each(fields))
    expected = [tuple(w(v) for w, v in zip(writers, row, strict=True)) for row in values]
    assert list(found.cells(fields, writers)) == expected


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.section)
def test_without_a_writer_a_cell_is_what_files_hold(sample: Catalog, entity: type[Entity]) -> None:
    fields = [field for field in fields_of(entity) if field.kind.bare]
    found = sample.find(entity)
    values = (row[1:] for row in found.each(fields))
    expected = [tuple(f.kind.write(v) for f, v in zip(fields, row, strict=True)) for row in values]
    assert list(found.cells(fields, [None] * len(fields))) == (expected if fields else [])


def test_what_comes_again_in_later_runs_is_the_same(
    tmp_path: Path,
) -> None:
    """Many more rows than are read at once, of few cities and of as many titles as rows."""
    with closing(a_sample(tmp_path / "a.db")) as catalog:
        cities = catalog.find(City).ids[:3]
        many = 2 * reading.RUN + 7
        with catalog.change("Added") as change:
            rows = ({"title": f"T {n}", "city": cities[n % 3]} for n in range(many))
            ids = change.put(Event, rows)
        fields = [Event.fields[name] for name in ("title", "city", "delegations")]
        language = catalog.language
        found = catalog.found(Event, ids)
        cells = list(found.cells(fields, [as_text(field, language) for field in fields]))
        names = [catalog.label(City, catalog.get(City, id)) for id in cities]
        assert cells == [(f"T {n}", names[n % 3], "0") for n in range(many)]


def test_no_other_record_is_an_empty_cell(tmp_path: Path) -> None:
    with closing(a_sample(tmp_path / "a.db")) as catalog:
        bare = event(catalog)
        field = Event.fields["city"]
        found = catalog.found(Event, [bare])
        assert list(found.cells([field], [as_text(field, catalog.language)])) == [("",)]


def test_reading_ends_when_it_is_told_to(sample: Catalog) -> None:
    field = Event.fields["title"]
    stopped = sample.find(Event).until(lambda: True)
    with pytest.raises(Cancelled):
        list(stopped.cells([field], [as_text(field, sample.language)]))
    with pytest.raises(Cancelled):
        list(stopped.among(stopped.ids[:1]).each([field]))
