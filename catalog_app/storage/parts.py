"""The records that belong to another one, such as the delegations of an event."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from catalog_app.domain.fields import Entity, Row, fields_of

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog


def parts(catalog: "Catalog", entity: type[Entity], via: str, ids: Sequence[int]) -> list[Row]:
    """The records whose reference field `via` is one of `ids`, with all their fields."""
    holes = ",".join("?" * len(ids))
    asked = f"SELECT id FROM {entity.table} WHERE {via} IN ({holes}) ORDER BY id"
    found = [id for (id,) in catalog.reader.all(asked, list(ids))]
    fields = fields_of(entity)
    names = ("id", *(field.name for field in fields))
    rows = catalog.found(entity, found).rows(0, len(found), fields)
    return [dict(zip(names, row, strict=True)) for row in rows]
