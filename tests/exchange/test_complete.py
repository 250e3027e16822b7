"""Everything in one file: whoever reads it as it is described has the same catalog again."""

import hashlib
import json
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from catalog_app.cli import main
from catalog_app.domain import ENTITIES, Document, Event, Member
from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.fields import Entity, Row
from catalog_app.domain.issued import IssuedList
from catalog_app.domain.letters import Letter
from catalog_app.domain.own_fields import OwnField
from catalog_app.domain.places import Country
from catalog_app.domain.relations import targets
from catalog_app.domain.searches import SavedSearch
from catalog_app.domain.wordings import Term
from catalog_app.errors import CannotSave
from catalog_app.exchange.complete import SECTIONS, export_everything
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.files import Store
from tests.builders import a_catalog, a_sample, event

File = dict[str, Any]


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Catalog]:
    """The sample, and a record of every section that it has none of."""
    with closing(a_sample(tmp_path / "full.db")) as catalog:
        own = {"section": "events", "label": "Theme", "kind": "date", "names": {"az": "Mövzu"}}
        catalog.save(OwnField, own | {"name": "theme"})
        first = catalog.find(Event).ids[0]
        catalog.save(Event, {"id": first, "theme": parse_edtf("2024-05")})
        catalog.save(Country, {"code": "XA", "names": {"en": "A territory"}})
        catalog.save(Term, {"name": "Nazir", "names": {"en": "Minister"}})
        catalog.save(Letter, {"kind": "invitation", "language": "az", "text": "Hörmətli {sender}"})
        catalog.save(SavedSearch, {"name": "All", "section": "events", "query": "when:any"})
        issued = {"on": parse_edtf("2024-05-12"), "number": 1, "title": "List", "report": "visas"}
        content = {"blocks": [], "form": 1}
        catalog.save(IssuedList, issued | {"event": first, "language": "az", "content": content})
        earlier, later = catalog.find(Member, order=("id",)).ids[:2]
        catalog.save(Member, {"id": earlier, "status": "replaced", "replaced_by": later})
        yield catalog


def written(catalog: Catalog, path: Path, *, with_files: bool = False) -> bytes:
    assert export_everything(catalog, path, with_files=with_files) == []
    return path.read_bytes()


def taken(file: File, catalog: Catalog) -> None:
    """Puts into an empty catalog what a file says, record by record, and nothing else."""
    ids: dict[str, dict[str, int]] = {}
    own, *others = file["records"].items()
    for sections in ([own], others):  # own fields are known once they are written
        _take(sections, catalog, ids)


def _take(
    sections: list[tuple[str, list[Row]]], catalog: Catalog, ids: dict[str, dict[str, int]]
) -> None:
    later: list[tuple[type[Entity], int, str, str]] = []
    with catalog.change("Read") as change:
        for section, records in sections:
            entity = Entity.known[section]
            mine = ids[section] = dict(_there(catalog, entity))
            for record in records:
                row = dict(_values(entity, record, ids))
                known = {"id": mine[record["uuid"]]} if record["uuid"] in mine else {}
                (mine[record["uuid"]],) = change.put(entity, [row | known])
                later += [
                    (entity, mine[record["uuid"]], name, record[name])
                    for name, target in targets(entity).items()
                    if target == section and name in record
                ]
        for entity, id, name, uuid in later:
            change.put(entity, [{"id": id, name: ids[entity.section][uuid]}])


def _there(catalog: Catalog, entity: type[Entity]) -> list[tuple[Any, ...]]:
    return catalog.reader.all(f"SELECT uuid, id FROM {entity.table}")


def _values(
    entity: type[Entity], record: Row, ids: dict[str, dict[str, int]]
) -> Iterator[tuple[str, Any]]:
    yield "uuid", record["uuid"]
    refer = targets(entity)
    for name, value in (record | record.get("own", {})).items():
        if name in refer:
            if refer[name] != entity.section:
                yield name, ids[refer[name]][value]
        elif name not in ("uuid", "own"):
            yield name, entity.fields[name].kind.take(value)


def test_every_section_is_there_and_none_twice() -> None:
    assert sorted(SECTIONS) == sorted(entity.section for entity in ENTITIES)


def test_a_record_comes_after_those_to_which_it_refers() -> None:
    for entity in ENTITIES:
        others = set(targets(entity).values()) - {entity.section}
        assert others <= set(SECTIONS[: SECTIONS.index(entity.section)])


def test_read_into_an_empty_catalog_and_written_again_it_is_the_same_bytes(
    full: Catalog, tmp_path: Path
) -> None:
    before = written(full, tmp_path / "a.json")
    file = json.loads(before)
    assert (file["format"], file["version"], file["language"]) == ("catalog_app", 1, "en")
    assert [section for section, records in file["records"].items() if not records] == []
    other = a_catalog(tmp_path / "other.db")
    with closing(other):
        taken(file, other)
        assert written(other, tmp_path / "b.json") == before


def test_a_record_stands_on_a_line_of_its_own(full: Catalog, tmp_path: Path) -> None:
    lines = written(full, tmp_path / "a.json").decode().splitlines()
    records = [json.loads(line.removesuffix(",")) for line in lines if line.startswith('{"uuid"')]
    file = json.loads("\n".join(lines))
    assert records == [each for section in file["records"].values() for each in section]


def test_values_are_those_that_were_entered(full: Catalog, tmp_path: Path) -> None:
    records = json.loads(written(full, tmp_path / "a.json"))["records"]
    (themed,) = (record for record in records["events"] if "own" in record)
    assert themed["own"] == {"theme": "2024-05"}
    assert {*themed} <= {"uuid", "own", *(n for n, f in Event.declared.items() if f.kind.store)}
    uuids = {record["uuid"] for record in records["cities"]}
    assert themed["city"] in uuids
    assert None not in {
        value
        for record in records["events"]
        for value in record.values()
        if isinstance(value, str | None)
    }


def test_countries_of_which_nothing_is_known_are_left_out(tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "a.db")) as catalog:
        assert json.loads(written(catalog, tmp_path / "a.json"))["records"]["countries"] == []
        belarus = catalog.find(Country, "belarus").ids[0]
        catalog.save(Country, {"id": belarus, "note": "asked"})
        (told,) = json.loads(written(catalog, tmp_path / "a.json"))["records"]["countries"]
        assert (told["code"], told["note"]) == ("BY", "asked")


def test_attached_files_are_there_if_asked_for(tmp_path: Path) -> None:
    content = bytes(range(256)) * 1000
    with closing(a_catalog(tmp_path / "a.db")) as catalog:
        for name in ("a.bin", "the same.bin"):
            file = Store.of(catalog).keep_bytes(content, name)
            catalog.save(Document, {"title": name, "file": file})
        assert "files" not in json.loads(written(catalog, tmp_path / "a.json"))
        read = json.loads(written(catalog, tmp_path / "b.json", with_files=True))
        (sha256,) = {record["file"]["sha256"] for record in read["records"]["documents"]}
        assert sha256 == hashlib.sha256(content).hexdigest()
        assert {key: b64decode(text) for key, text in read["files"].items()} == {sha256: content}


def test_a_file_that_is_gone_is_told_and_all_else_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, output = tmp_path / "a.db", tmp_path / "a.json"
    with closing(a_catalog(path)) as catalog:
        event(catalog)
        store = Store.of(catalog)
        gone = store.keep_bytes(b"gone", "gone.bin")
        kept = store.keep_bytes(b"kept", "kept.bin")
        for file in (gone, kept):
            catalog.save(Document, {"title": file.name, "file": file})
        store.path(gone).unlink()
    assert main(["export", str(output), "--files", "--catalog", str(path)]) == 1
    assert "“gone.bin” is not in" in capsys.readouterr().err
    read = json.loads(output.read_text("utf-8"))
    assert set(read["files"]) == {kept.sha256}
    assert len(read["records"]["documents"]) == 2


def test_a_file_that_cannot_be_written_leaves_the_older_one(tmp_path: Path) -> None:
    with closing(a_catalog(tmp_path / "a.db")) as catalog, pytest.raises(CannotSave):
        export_everything(catalog, tmp_path / "no" / "a.json")


def test_the_command_writes_json_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path / "a.csv"), "--sample"]) == 2
    assert ".json" in capsys.readouterr().err
    assert main(["export", str(tmp_path / "a.json"), "--sample"]) == 0
    assert capsys.readouterr() == ("", "")
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["records"]["events"]
