"""Identities that travel between offices: UUIDs of version 7, in the order of their making."""

import os
import time
import uuid
from typing import TYPE_CHECKING

from catalog_app.domain.fields import entity_of

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_COUNTRIES = uuid.UUID("8a6a3bd0-70e5-5b0d-9d24-2f1c4f0a4f5e")


def uuid7() -> str:
    """RFC 9562, 5.7: 48 bits of milliseconds, then random bits."""
    random = int.from_bytes(os.urandom(10), "big")
    value = (time.time_ns() // 1_000_000 & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (random >> 62 & 0xFFF) << 64 | 0b10 << 62 | random & (1 << 62) - 1
    return str(uuid.UUID(int=value))


def of_country(code: str) -> str:
    """The same in every catalog, because ISO countries are the same records everywhere."""
    return str(uuid.uuid5(_COUNTRIES, code))


def id_of(catalog: "Catalog", section: str, uuid: str) -> int | None:
    """The id, in this catalog, of the record of that UUID."""
    asked = f"SELECT id FROM {entity_of(section).table} WHERE uuid = ?"
    return next((id for (id,) in catalog.reader.all(asked, (uuid,))), None)
