"""The numbers of issued lists: each list of something has its own, from 1 on."""

from typing import TYPE_CHECKING

from catalog_app.domain.issued import IssuedList

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_OF = f"FROM {IssuedList.table} WHERE report = ? AND event IS ? AND query IS ?"


def issued(catalog: "Catalog", report: str, event: int | None, query: str | None) -> list[int]:
    """The ids of what was issued of one thing, the last number first."""
    found = catalog.reader.all(
        f"SELECT id {_OF} ORDER BY number DESC, id DESC", (report, event, query or None)
    )
    return [id for (id,) in found]


def next_number(catalog: "Catalog", report: str, event: int | None, query: str | None) -> int:
    """The number of the next list.

    It is good inside a change, which nobody else can make meanwhile; before one it may be
    overtaken by another office.
    """
    asked = f"SELECT coalesce(max(number), 0) + 1 {_OF}"
    return int(catalog.reader.all(asked, (report, event, query or None))[0][0])
