"""Catalogs and rows for tests, with what a test does not care about filled in."""

import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from catalog_app.domain import ENTITIES, City, Delegation, Document, Event, Member
from catalog_app.domain.dates import PartialDate, parse_edtf
from catalog_app.domain.events import Series
from catalog_app.domain.fields import Entity
from catalog_app.domain.own_fields import OwnField
from catalog_app.domain.people import Organisation, Person
from catalog_app.search.index import table_name
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.sample import fill

_DEFAULTS: dict[type[Entity], dict[str, Any]] = {
    Event: {"title": "Youth Meeting"},
    Member: {"name": "Aysel"},
    Delegation: {"country": "AZ"},
    Person: {"family_name": "Aliyev"},
    Organisation: {"name": "Academy"},
    Series: {"name": "Days of Culture"},
    City: {"name": "Almaty", "country": "KZ"},
    Document: {"title": "Report"},
}


def a_catalog(path: Path) -> Catalog:
    """A new, empty catalog at `path`; all of them have one uuid, because they are copies."""
    path.write_bytes(_made(sample=False))
    return Catalog.open(path)


def a_sample(path: Path) -> Catalog:
    """The sample catalog at `path`."""
    path.write_bytes(_made(sample=True))
    return Catalog.open(path)


def add(catalog: Catalog, entity: type[Entity], **values: Any) -> int:
    """Saves a record as the form does; its id."""
    return catalog.save(entity, _DEFAULTS[entity] | values)


def event(catalog: Catalog, **values: Any) -> int:
    return add(catalog, Event, **values)


def delegation(catalog: Catalog, at: int, **values: Any) -> int:
    """A delegation at an event, from Azerbaijan if nothing else is said."""
    return add(catalog, Delegation, event=at, **values)


def member(catalog: Catalog, of: int, **values: Any) -> int:
    """A member of a delegation."""
    return add(catalog, Member, delegation=of, **values)


def organisation(catalog: Catalog, name: str = "Academy", **values: Any) -> int:
    return add(catalog, Organisation, name=name, **values)


def own_field(catalog: Catalog, **values: Any) -> int:
    """Adds an own field: of people, if nothing else is said, and a text."""
    return catalog.save(OwnField, {"section": "people", "kind": "text"} | values)


OWN_FIELDS: tuple[dict[str, Any], ...] = (
    {"label": "Shirt size", "name": "shirt", "kind": "choice", "options": ("S", "M", "L", "XL")},
    {"label": "Remark", "name": "remark", "kind": "text"},
    {"label": "Age", "name": "age", "kind": "number"},
    {"label": "Deadline", "name": "deadline", "kind": "date"},
    {"label": "Vegetarian", "name": "veg", "kind": "yes_no"},
    {"label": "Home", "name": "home", "kind": "country"},
)
"""One of each kind."""

OWN_VALUES: dict[str, dict[str, Any]] = {
    "Ada": {
        "shirt": "XL",
        "remark": "Window seat, Şuşa",
        "age": 31,
        "deadline": parse_edtf("2024-05-01"),
        "veg": "yes",
        "home": "KZ",
    },
    "Ben": {
        "shirt": "S",
        "remark": "aisle",
        "age": 30,
        "deadline": parse_edtf("2025-11"),
        "veg": "no",
        "home": "AZ",
    },
    "Cem": {"shirt": "XXS", "age": 0},
    "Dua": {},
}
"""Family name -> values of OWN_FIELDS."""


def own_people(catalog: Catalog) -> Catalog:
    """With OWN_FIELDS, and the people of OWN_VALUES."""
    for row in OWN_FIELDS:
        own_field(catalog, **row)
    for name, values in OWN_VALUES.items():
        add(catalog, Person, family_name=name, **values)
    return catalog


def date(edtf: str) -> PartialDate:
    return parse_edtf(edtf)


def contents(catalog: Catalog) -> dict[str, list[Any]]:
    """All rows of all records, and all that the full-text indexes hold of them."""
    with closing(sqlite3.connect(catalog.path)) as connection:
        found = {e.table: _all(connection, f"{e.table} ORDER BY id") for e in ENTITIES}
        for entity in ENTITIES:
            words = table_name(entity)
            connection.execute(
                f"CREATE VIRTUAL TABLE temp.shown USING fts5vocab(main, {words}, instance)"
            )
            found[words] = _all(connection, "temp.shown")
            connection.execute("DROP TABLE temp.shown")
    return found


def _all(connection: sqlite3.Connection, rows: str) -> list[Any]:
    return connection.execute(f"SELECT * FROM {rows}").fetchall()


@cache
def _made(*, sample: bool) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.db")
        with closing(Catalog.create(path, sample=sample)) as catalog:
            if sample:
                fill(catalog)
        return path.read_bytes()
