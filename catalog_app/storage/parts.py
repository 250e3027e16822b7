"""The records that belong to another one, such as the delegations of an event."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from catalog_app.domain.fields import Entity, Row, fields_of

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog


def parts(
    catalog: "Catalog",
    entity: type[Entity],
    via: str,
    ids: Sequence[int],
    wanted: Collection[str] = (),
) -> list[Row]:
    """The records whose reference field `via` is one of `ids`.

    `wanted`: only these of their fields.
    """
    asked = f"SELECT id FROM {entity.table} WHERE {via} IN ({_holes(ids)}) ORDER BY id"
    return records(catalog, entity, [id for (id,) in catalog.reader.all(asked, ids)], wanted)


def records(
    catalog: "Catalog", entity: type[Entity], ids: Sequence[int], wanted: Collection[str] = ()
) -> list[Row]:
    """The records of these ids that are there.  `wanted`: only these of their fields."""
    found = catalog.found(entity, ids)  # before the fields are asked for: it brings them to hand
    fields = [field for field in fields_of(entity) if not wanted or field.name in wanted]
    names = ("id", *(field.name for field in fields))
    rows = found.rows(0, len(ids), fields)
    return [dict(zip(names, row, strict=True)) for row in rows]


def kinds_of_documents(catalog: "Catalog", via: str, ids: Sequence[int]) -> dict[int, set[str]]:
    """What kinds of documents are attached to records, but for those that we sent ourselves.

    `via`: the field of an attachment that leads to them, such as "delegation"; id -> kinds.
    """
    asked = (
        f"SELECT attachment.{via}, document.kind FROM attachment"
        " JOIN document ON document.id = attachment.document"
        f" WHERE attachment.{via} IN ({_holes(ids)}) AND document.kind IS NOT NULL"
        " AND document.direction IS NOT 'out'"
    )
    found: dict[int, set[str]] = {}
    for id, kind in catalog.reader.all(asked, ids):
        found.setdefault(id, set()).add(kind)
    return found


def _holes(ids: Sequence[int]) -> str:
    return ",".join("?" * len(ids))
