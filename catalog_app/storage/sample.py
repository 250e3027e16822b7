"""The sample catalog: facts with their sources and one made-up festival, from resources/sample/.

It takes a second to make, so it is made once and copied from the cache folder afterwards.
"""

import hashlib
import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog_app import __version__
from catalog_app.domain.fields import Entity, Field, Row, entity_of
from catalog_app.domain.places import Country
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import AttachedTo, Links, Reference, targets
from catalog_app.errors import FileProblem
from catalog_app.i18n import mark
from catalog_app.paths import cache_folder, replace_file, resources
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.files import Store
from catalog_app.storage.identity import of_catalog

if TYPE_CHECKING:
    from catalog_app.storage.changes import Change

FILES = ("facts.json", "festival.json")
NAME = "sample.db"

Known = defaultdict[str, dict[str, int]]
"""Section -> key in the file -> id."""


def fill(catalog: Catalog) -> None:
    """Puts the sample into a new catalog; it is there from the beginning, with nothing to undo."""
    known: Known = defaultdict(dict)
    codes = catalog.reader.all("SELECT code, id FROM country")
    with catalog.change(mark("The sample")) as change:
        change.without_history()
        for name in FILES:
            sections = json.loads((resources() / "sample" / name).read_text("utf-8"))
            for section, records in sections.items():
                _put(change, entity_of(section), records, known, dict(codes))


def sample_copy(folder: Path) -> Path:
    """A fresh copy of the sample catalog in `folder`, where no file of its name may be yet."""
    target = folder / NAME
    if target.exists():
        raise FileProblem(mark("There is already a file “{path}”."), path=target)
    try:
        made = _cached()
    except FileProblem:  # without a cache it is only slower
        return _make(target)
    replace_file(target, lambda draft: _copy(made, draft, target))
    return target


def _copy(made: Path, draft: Path, target: Path) -> None:
    shutil.copyfile(made, draft)
    uuid = of_catalog(made) or ""
    Store(target, uuid).bring(Store(made, uuid))


def _put(
    change: "Change",
    entity: type[Entity],
    records: Sequence[Row],
    known: Known,
    countries: dict[str, int],
) -> None:
    rows = []
    for record in records:
        values = _values(record, _to_its_like(entity))
        row = {name: _value(entity.fields[name], v, known) for name, v in values}
        if entity is Country and row["code"] in countries:
            row["id"] = countries[row["code"]]
        rows.append(row)
    keys = [record["key"] for record in records]
    known[entity.section].update(zip(keys, change.put(entity, rows), strict=True))
    mine = known[entity.section]
    change.put(
        entity,
        [
            {"id": mine[record["key"]], name: mine[record[name]]}
            for record in records
            for name in _to_its_like(entity)
            if name in record
        ],
    )


def _to_its_like(entity: type[Entity]) -> list[str]:
    """The references to records of the same section, which are there only after these."""
    return [name for name, section in targets(entity).items() if section == entity.section]


def _values(record: Row, later: Collection[str]) -> Iterable[tuple[str, Any]]:
    return ((n, value) for n, value in record.items() if n != "key" and n not in later)


def _value(field: Field, written: Any, known: Known) -> Any:
    """What a record of the file means; other records stand there by their keys."""
    kind = field.kind
    if isinstance(kind, Reference):
        return known[kind.section][written]
    if isinstance(kind, Links):
        return tuple(known[kind.section][key] for key in written)
    if isinstance(kind, AttachedTo):
        places = (place.split(":") for place in written)
        return tuple(Ref(known[section][key], (), section) for section, key in places)
    return kind.take(written)


def _cached() -> Path:
    """The sample as this version of the program makes it."""
    made = cache_folder() / f"sample-{__version__}-{_digest()}.db"
    if not made.exists():
        for old in made.parent.glob("sample-*.db"):
            old.unlink(missing_ok=True)
        for old in made.parent.glob("sample-*.files"):
            shutil.rmtree(old, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=made.parent) as folder:
            fresh = _make(Path(folder, NAME))
            uuid = of_catalog(fresh) or ""
            Store(made, uuid).bring(Store(fresh, uuid))
            fresh.replace(made)
    return made


def _make(path: Path) -> Path:
    catalog = Catalog.create(path, sample=True)
    try:
        fill(catalog)
    finally:
        catalog.close()
    return path


@cache
def _digest() -> str:
    schemas = sorted(Path(__file__).with_name("migrations").glob("versions/*.sql"))
    files = [*(resources() / "sample" / name for name in FILES), *schemas]
    found = hashlib.sha256(b"".join(file.read_bytes() for file in files))
    return found.hexdigest()[:16]
