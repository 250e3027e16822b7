"""Lists for programs."""

import json as standard
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from catalog_app.domain import Delegation, Document, Event, Member, Organisation
from catalog_app.domain.dates import parse_edtf
from catalog_app.domain.fields import Entity, fields_of
from catalog_app.domain.places import City
from catalog_app.domain.refs import Ref
from catalog_app.errors import CannotSave
from catalog_app.exchange import FORMATS, export, json
from catalog_app.i18n import Language
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.files import Store
from tests.exchange.conftest import Ask

ENGLISH = Language("en")


def written(catalog: Catalog, entity: type[Entity], code: str = "en") -> list[dict[str, Any]]:
    found = catalog.find(entity, order=("id",))
    text = "".join(json.write(found, fields_of(entity), Language(code), None))
    read = standard.loads(text)
    assert isinstance(read, list)
    return read


@pytest.fixture
def event(catalog: Catalog) -> int:
    turksoy = catalog.save(Organisation, {"name": "TURKSOY", "names": {"tr": "TÜRKSOY"}})
    city = catalog.save(City, {"name": "Almaty", "country": "KZ"})
    return catalog.save(
        Event,
        {
            "title": "Meeting",
            "names": {"az": "Görüş"},
            "kind": "meeting",
            "country": "KZ",
            "city": city,
            "when": parse_edtf("2024-21"),
            "tags": ("youth", "culture"),
            "organisers": (turksoy,),
            "attendance": 0,
        },
    )


def test_values_are_for_machines_and_records_are_called_by_name(
    catalog: Catalog, event: int
) -> None:
    (record,) = written(catalog, Event, "tr")
    assert record["id"] == catalog.get(Event, event)["uuid"]
    assert list(record) == ["id", *Event.fields]
    assert {name: value for name, value in record.items() if value not in (None, record["id"])} == {
        "title": "Meeting",
        "names": {"az": "Görüş"},
        "kind": "meeting",
        "country": "KZ",
        "city": "Almaty",
        "when": "2024-21",
        "tags": ["youth", "culture"],
        "organisers": ["TÜRKSOY"],
        "delegations": 0,
        "issued": 0,
        "attendance": 0,
    }


def test_what_a_part_says_of_its_whole_is_there_too(catalog: Catalog, event: int) -> None:
    delegation = catalog.save(Delegation, {"event": event, "country": "AZ"})
    catalog.save(Member, {"delegation": delegation, "role": "head", "name": "Anar"})
    (member,) = written(catalog, Member)
    assert (member["event"], member["country"], member["when"]) == ("Meeting", "AZ", "2024-21")
    (sent,) = written(catalog, Delegation)
    assert (sent["head"], sent["members"]) == (["Anar"], 1)


def test_a_document_says_what_it_is_attached_to(catalog: Catalog, event: int) -> None:
    catalog.save(Document, {"title": "Report", "attached_to": (Ref(event, (), "events"),)})
    assert written(catalog, Document)[0]["attached_to"] == ["Meeting"]


def test_a_file_is_told_by_name_and_content(catalog: Catalog) -> None:
    file = Store.of(catalog).keep_bytes(b"%PDF-1.7\n", "note.pdf")
    catalog.save(Document, {"title": "Note", "file": file})
    assert written(catalog, Document)[0]["file"] == {
        "name": "note.pdf",
        "sha256": sha256(b"%PDF-1.7\n").hexdigest(),
        "size": 9,
        "type": "application/pdf",
    }


def test_nothing_found_is_an_empty_array(catalog: Catalog) -> None:
    assert written(catalog, Event) == []


def test_an_older_file_stays_when_a_list_cannot_be_written(catalog: Catalog, ask: Ask) -> None:
    found, fields = ask("title")
    with pytest.raises(CannotSave, match="No such file"):
        export(found, fields, "json", catalog.path.parent / "missing" / "a.json", ENGLISH)


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_is_utf_8_and_marked_as_such_for_excel_only(
    catalog: Catalog, ask: Ask, tmp_path: Path, format: str
) -> None:
    catalog.save(Event, {"title": "Görüş Қазақ"})
    for marked in (False, True):
        assert export(*ask("title"), format, tmp_path / "list", ENGLISH, marked=marked) == []
        content = (tmp_path / "list").read_bytes()
        expected = marked and format in ("csv", "tsv")
        assert content.startswith(b"\xef\xbb\xbf") == expected
        assert "Görüş Қазақ" in content.decode("utf-8")
