"""What was looked for in a catalog, by section, the newest first.

A search counts once it has stood for a moment, so that nearly all steps of typing leave nothing;
where somebody types slowly, the longer text takes the place of the one that ended within its word.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from catalog_app.settings import RECENT, SEARCHES, Settings, search

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog


class Searched:
    """The searches of a catalog; those of the sample are forgotten with it."""

    def __init__(
        self, catalog: "Catalog", known: Mapping[str, Mapping[str, tuple[str, ...]]]
    ) -> None:
        self._uuid = "" if catalog.sample else catalog.uuid
        self._by_section = dict(known.get(self._uuid, {}))
        self._changed = False

    def of(self, section: str) -> tuple[str, ...]:
        return self._by_section.get(section, ())

    def add(self, section: str, text: str) -> None:
        """Puts a search first; it stands there once, however its words are parted."""
        try:
            text = search(" ".join(text.split()))
        except ValueError:  # it would be gone at the next start
            return
        if not text:
            return
        others = [each for each in self.of(section) if each.casefold() != text.casefold()]
        if others and _is_step(others[0], text):
            del others[0]
        self._put(section, (text, *others)[:SEARCHES])

    def clear(self, section: str) -> None:
        """Forgets those of a section, at once and for good."""
        self._put(section, ())
        self.save()

    def save(self) -> None:
        """Keeps them for the next start, with those of the catalogs that were used last."""
        if not self._changed or not self._uuid:
            return
        self._changed = False
        others = {
            uuid: kept for uuid, kept in Settings.load().searches.items() if uuid != self._uuid
        }
        last = dict([*others.items(), (self._uuid, self._by_section)][-RECENT:])
        Settings.keep(searches=last)

    def _put(self, section: str, texts: tuple[str, ...]) -> None:
        if texts != self.of(section):
            self._changed = True
            self._by_section[section] = texts


def _is_step(before: str, text: str) -> bool:
    """Whether a text goes on within the last word of the one before."""
    begun = text.casefold().startswith(before.casefold())
    return begun and text[len(before) : len(before) + 1].strip() != ""
