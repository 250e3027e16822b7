"""The way back: the places that were looked at, as a browser keeps them."""

from typing import NamedTuple

_MOST = 100


class Place(NamedTuple):
    """A section, the search in it, and the record at hand (0 for none)."""

    section: str
    text: str
    id: int


class Trail:
    """`aside`: the place at hand where that is a record of a section without a page."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self.aside: Place | None = None

    def come_back(self) -> None:
        """From a place beside the pages to the page at hand."""
        self.aside = None

    def leave(self, place: Place) -> None:
        """Goes on from a place to a new one: what lay ahead is forgotten."""
        if not self._behind or self._behind[-1] != place:
            self._behind = [*self._behind, place][-_MOST:]
        self._ahead.clear()

    def back(self, now: Place) -> Place | None:
        """The place before, None at the beginning."""
        return _turn(self._behind, self._ahead, now)

    def forward(self, now: Place) -> Place | None:
        return _turn(self._ahead, self._behind, now)

    @property
    def ways(self) -> tuple[bool, bool]:
        """Whether one can go back, and forward."""
        return bool(self._behind), bool(self._ahead)


def _turn(source: list[Place], other: list[Place], now: Place) -> Place | None:
    while source:
        place = source.pop()
        if place != now:
            other.append(now)
            return place
    return None
