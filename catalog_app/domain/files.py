"""Stub until the store of files is there."""

from catalog_app.domain.kinds import Text


class FileKept(Text):
    store = "json"
