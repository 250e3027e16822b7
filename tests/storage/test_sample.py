"""The sample catalog: whole, plainly a sample, and quickly there."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from catalog_app.domain import SECTIONS, Delegation, Event, Member
from catalog_app.domain.checks import problems
from catalog_app.domain.fields import Entity, entity_of, fields_of
from catalog_app.domain.relations import Relation
from catalog_app.errors import FileProblem
from catalog_app.paths import cache_folder, resources
from catalog_app.reports.scripts import readable
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.check import check
from catalog_app.storage.files import Store
from catalog_app.storage.sample import FILES, sample_copy
from tests.builders import a_sample, event


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Catalog]:
    with closing(a_sample(tmp_path / "sample.db")) as made:
        yield made


def records() -> Iterator[tuple[type[Entity], dict[str, Any]]]:
    for name in FILES:
        sections = json.loads((resources() / "sample" / name).read_text("utf-8"))
        for section, rows in sections.items():
            yield from ((entity_of(section), row) for row in rows)


def test_every_record_of_the_files_is_in_the_catalog(sample: Catalog) -> None:
    wanted = {
        entity: [row["key"] for e, row in records() if e is entity]
        for entity in SECTIONS
        if entity.section != "countries"
    }
    for entity, keys in wanted.items():
        assert len(set(keys)) == len(keys) == len(sample.find(entity)), entity.section


def test_every_value_of_the_files_is_in_a_field_of_its_own(sample: Catalog) -> None:
    for entity, row in records():
        assert set(row) - {"key"} <= set(entity.fields)
    meeting = sample.find(Event, '"I TURKSOY Turkic World Youth Meeting"').ids[0]
    read = sample.get(Event, meeting)
    assert read["country"] == "KZ"
    assert read["city"].parts[0] == "Almaty"
    assert [ref.parts[0] for ref in read["organisers"]] != []
    assert len(sample.find(Event, "from:azerbaijan Almatı")) >= 1


def test_no_record_of_the_sample_has_a_wall(sample: Catalog) -> None:
    for entity in SECTIONS:
        for id in sample.find(entity).ids:
            walls = [p for p in problems(entity, sample.get(entity, id)) if p.wall]
            assert walls == [], (entity.section, id)


def test_every_field_is_used_somewhere_in_the_sample(sample: Catalog) -> None:
    rows = {e: [sample.get(e, id) for id in sample.find(e).ids] for e in (Event, Delegation)}
    unused = [
        f"{entity.section}.{field.name}"
        for entity in rows
        for field in fields_of(entity)
        if not isinstance(field.kind, Relation)
        and all(row[field.name] in (None, (), 0) for row in rows[entity])
    ]
    assert unused in (
        [],
        ["events.note"],
        ["delegations.note"],
        ["events.note", "delegations.note"],
    )


def test_a_festival_shows_the_program_at_work(sample: Catalog) -> None:
    assert len(sample.find(Delegation, 'event:"made-up festival"')) == 14
    assert len(sample.find(Member, 'event:"made-up festival"')) > 100


def test_nothing_of_the_sample_can_be_undone(sample: Catalog) -> None:
    assert sample.sample
    assert sample.undo_step is None
    event(sample)
    assert sample.undo_step is not None
    sample.undo()
    assert sample.undo_step is None


def test_the_sample_is_intact(sample: Catalog) -> None:
    assert check(sample) == []


def test_a_copy_is_made_once_and_then_only_copied(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = sample_copy(tmp_path / "a")
    (kept,) = cache_folder().glob("sample-*.db")
    made = kept.stat().st_mtime_ns
    with closing(Catalog.open(first)) as catalog:
        event(catalog, title="mine")
    second = sample_copy(tmp_path / "b")
    assert kept.stat().st_mtime_ns == made
    with closing(Catalog.open(second)) as catalog:
        assert len(catalog.find(Event, "mine")) == 0


def files_of(path: Path) -> Store:
    with closing(Catalog.open(path)) as catalog:
        return Store.of(catalog)


def test_a_copy_has_the_files_of_the_sample(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    sample_copy(tmp_path / "a")
    (made,) = cache_folder().glob("sample-*.db")
    file = files_of(made).keep_bytes(b"Programme", "programme.txt")
    assert files_of(sample_copy(tmp_path)).check([file]) == []
    assert files_of(sample_copy(tmp_path / "b")).folder.parent == tmp_path / "b"


def test_an_older_sample_goes_with_its_files(tmp_path: Path) -> None:
    old = cache_folder() / "sample-0.0.1-0.db"
    old.touch()
    Store(old, "0190a0b0-c0d0-7000-8000-00000000000a").keep_bytes(b"Programme", "programme.txt")
    sample_copy(tmp_path)
    assert [each.suffix for each in cache_folder().iterdir()] == [".db"]


def test_a_copy_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "sample.db").write_text("mine")
    with pytest.raises(FileProblem, match="already a file"):
        sample_copy(tmp_path)
    assert (tmp_path / "sample.db").read_text() == "mine"


def test_a_copy_needs_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CATALOG_APP_HOME", str(tmp_path / "file" / "nowhere"))
    with closing(Catalog.open(sample_copy(tmp_path))) as catalog:
        assert len(catalog.find(Event)) > 30


def test_everyone_in_a_delegation_can_be_read_in_azerbaijani(sample: Catalog) -> None:
    language = sample.speaking("az")
    members = [sample.get(Member, id) for id in sample.find(Member).ids]
    names = [Member.name_of(member, language) for member in members]
    assert len(names) > 100
    assert [name for name in names if readable(name, {"en": "-"}, language) != name] == []
