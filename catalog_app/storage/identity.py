"""Identities that travel between offices: UUIDs of version 7, in the order of their making."""

import os
import time
import uuid
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from catalog_app.domain.fields import entity_of
from catalog_app.storage import engine

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


def of_catalog(path: Path) -> str | None:
    """That of a catalog, of any version, which need not be opened; None where it has none.

    FileProblem where it cannot be read.  Nothing is made beside the file.
    """
    with engine.told(path), closing(engine.reader(path, frozen=True)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchall():
            return None
        found = connection.execute("SELECT value FROM meta WHERE key = 'uuid'").fetchone()
    return None if found is None else str(found[0])


def id_of(catalog: "Catalog", section: str, uuid: str) -> int | None:
    """The id, in this catalog, of the record of that UUID."""
    asked = f"SELECT id FROM {entity_of(section).table} WHERE uuid = ?"
    return next((id for (id,) in catalog.reader.all(asked, (uuid,))), None)
