"""The trash: what the history has deleted and what is still gone.

There is no mark on rows: a deleted record is in the step that removed it, with its parts and links,
and comes back from there under its own id and identity.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from catalog_app.domain import SECTIONS
from catalog_app.domain.fields import Entity, Row, entity_of, fields_of
from catalog_app.domain.places import City
from catalog_app.domain.relations import Reference
from catalog_app.errors import CannotUndo
from catalog_app.i18n import mark
from catalog_app.storage import own_fields, own_values
from catalog_app.storage.history import time_of

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

Place = tuple[str, int]
"""Section and id of a record."""


@dataclass(frozen=True)
class Trashed:
    """A record in the trash; `label`: what it is called by."""

    step: int
    at: datetime
    by: str
    entity: type[Entity]
    id: int
    label: str


def trash(catalog: "Catalog") -> list[Trashed]:
    """Deleted records that are still gone, newest first; parts go with what they were a part of."""
    deleted = catalog.reader.all(
        "SELECT s.id, s.at, s.by, r.section, r.record FROM step_row r JOIN step s ON s.id = r.step"
        " WHERE r.act = 'remove' AND s.state = 'done' ORDER BY r.id DESC"
    )
    steps = {step: _removed(catalog, step) for step in {row[0] for row in deleted}}
    found: dict[Place, Trashed] = {}
    for step, at, by, section, id in deleted:
        place, entity = (section, id), entity_of(section)
        if entity not in (*SECTIONS, City) or place in found:
            continue
        row, gone = steps[step][place], steps[step]
        is_part = any(owner in gone for owner in _owners(entity, row))
        if not is_part and not _exists(catalog, place):
            label = _label(catalog, entity, row)
            found[place] = Trashed(step, time_of(at), by, entity, id, label)
    return list(found.values())


def restore(catalog: "Catalog", trashed: Trashed) -> None:
    """Brings a record back with its parts and links, as one step; links to what is gone stay out,
    and so do values of own fields that are gone.

    Raises CannotUndo where it was a part of a record that is itself in the trash.
    """
    removed = _removed(catalog, trashed.step)
    coming = _with_parts((trashed.entity.section, trashed.id), removed)
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for section, id in coming:
        row = _reachable(catalog, entity_of(section), removed[section, id], coming)
        if row is not None:
            rows[section].append(row)
        elif (section, id) == (trashed.entity.section, trashed.id):
            raise CannotUndo(
                mark("It was a part of a record that is itself deleted: restore that.")
            )
    for section, rows_of in rows.items():
        own = own_fields.all_of(catalog, entity_of(section))
        rows[section] = [row | own_values.fitting(row, own) for row in rows_of]
    with catalog.change(mark("Restored “{name}”"), name=trashed.label) as change:
        change.bring_back(rows)


def _removed(catalog: "Catalog", step: int) -> dict[Place, Row]:
    noted = catalog.reader.all(
        "SELECT section, record, before FROM step_row WHERE step = ? AND act = 'remove'", (step,)
    )
    return {(section, id): json.loads(before) for section, id, before in noted}


def _with_parts(root: Place, removed: Mapping[Place, Row]) -> list[Place]:
    """The record and all that was removed with it because it was a part of it, owners first."""
    coming = [root]
    for place in coming:
        coming += [
            other
            for other, row in removed.items()
            if other not in coming and place in _owners(entity_of(other[0]), row)
        ]
    return coming


def _owners(entity: type[Entity], row: Row) -> list[Place]:
    return [place for name, place, owner in _references(entity, row) if owner]


def _references(entity: type[Entity], row: Row) -> Iterable[tuple[str, Place, bool]]:
    for field in fields_of(entity):
        if isinstance(field.kind, Reference) and row.get(field.name) is not None:
            yield field.name, (field.kind.section, row[field.name]), field.kind.owner


def _reachable(
    catalog: "Catalog", entity: type[Entity], row: Row, coming: Iterable[Place]
) -> Row | None:
    """The row without references to what is gone; None where it was a part of such."""
    row = dict(row)
    for name, place, owner in _references(entity, row):
        if place not in coming and not _exists(catalog, place):
            if owner:
                return None
            row[name] = None
    return row


def _exists(catalog: "Catalog", place: Place) -> bool:
    table = entity_of(place[0]).table
    return bool(catalog.reader.all(f"SELECT 1 FROM {table} WHERE id = ?", (place[1],)))


def _label(catalog: "Catalog", entity: type[Entity], row: Row) -> str:
    from catalog_app.storage.held_values import loaded
    from catalog_app.storage.tables import stored_fields

    values = {  # a row that an earlier version removed has not every field of today
        field.name: loaded(field.kind, row.get(field.name))
        for field in stored_fields(entity)
        if field.name in entity.label_fields
    }
    return catalog.label(entity, values)
