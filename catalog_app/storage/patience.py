"""How long somebody waits for a search before a sentence is better than an answer."""

import time
from collections.abc import Callable

from catalog_app.errors import Cancelled, CatalogError, TooSlow
from catalog_app.i18n import mark

SECONDS = 2.0
STOPPED = mark("The search was stopped.")
_TOO_SLOW = mark(
    "This search took longer than {seconds} seconds and was stopped. "
    "Narrow it by a country, a year or another word."
)


class Patience:
    """Says when a query has to end: `stop` says so, or `seconds` have passed since this was made.

    It is itself a `stop` as all that asks takes it, one for all the queries of a search, and knows
    afterwards what it was that ended them.
    """

    def __init__(
        self,
        stop: Callable[[], bool] | None = None,
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stop = stop
        self._seconds = seconds
        self._clock = clock
        self._end = clock() + seconds

    def __call__(self) -> bool:
        return self._unwanted() or self._clock() >= self._end

    def why(self) -> CatalogError:
        """What to raise for a query that was ended: Cancelled where nobody waits any more."""
        if self._unwanted():
            return Cancelled(STOPPED)
        return TooSlow(_TOO_SLOW, seconds=f"{self._seconds:g}")

    def _unwanted(self) -> bool:
        return self._stop is not None and self._stop()
