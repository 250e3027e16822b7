"""What a catalog itself says of countries and titles: one of each for its life, which all languages
hold.  It is read when it is first asked for; titles are many, and never read for the first rows.
"""

from collections.abc import ItemsView, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from catalog_app.domain.kinds import Names
from catalog_app.domain.wordings import Wordings, wordings
from catalog_app.i18n import OwnCountry
from catalog_app.storage.held_values import read

if TYPE_CHECKING:
    from catalog_app.storage.reading import Reader

T = TypeVar("T")
_NAMES = Names()


class Held(Mapping[str, T]):
    """read_again() puts other contents in place of the old at once, so that a worker which is just
    going through them is not disturbed.

    `state`: another object once something that was read is no longer so.
    """

    def __init__(self, reader: "Reader") -> None:
        self._reader = reader
        self._held: Mapping[str, T] | None = None
        self.state = object()

    def read(self, reader: "Reader") -> Mapping[str, T]:
        raise NotImplementedError

    def read_again(self) -> None:
        if self._held is not None:
            before, self._held = self._held, self.read(self._reader)
            if self._held != before:
                self.state = object()

    def __getitem__(self, key: str) -> T:
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def items(self) -> ItemsView[str, T]:
        return self._known.items()

    @property
    def _known(self) -> Mapping[str, T]:
        if self._held is None:
            self._held = self.read(self._reader)
        return self._held


class OwnCountries(Held[OwnCountry]):
    """What the catalog says of countries, by code."""

    def read(self, reader: "Reader") -> dict[str, OwnCountry]:
        rows = reader.all(
            "SELECT code, names, formal, within FROM country"
            " WHERE names IS NOT NULL OR formal IS NOT NULL OR within IS NOT NULL"
        )
        return {
            code: OwnCountry(read(_NAMES, names) or {}, read(_NAMES, formal) or {}, within)
            for code, names, formal, within in rows
        }


class HeldWordings(Held[Mapping[str, str]]):
    """What positions and forms of address are called: the catalog's own before those shipped."""

    @property
    def table(self) -> Wordings:
        assert isinstance(self._known, Wordings)
        return self._known

    def read(self, reader: "Reader") -> Wordings:
        rows = reader.all("SELECT name, names FROM term WHERE names IS NOT NULL ORDER BY id")
        return wordings((name, read(_NAMES, names) or {}) for name, names in rows)
