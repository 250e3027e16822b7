"""What whoever opens a file says of it."""

from collections.abc import Callable
from dataclasses import dataclass

from catalog_app.errors import Cancelled
from catalog_app.i18n import mark

Stop = Callable[[], bool]
"""True as soon as the file need not be read any more."""
_STOPPED = mark("Reading the file was stopped.")


@dataclass(frozen=True)
class Asked:
    """Each is None where the file shall show it: a Python name, a sign, the name of a sheet."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    stop: Stop | None = None


def heed(stop: Stop | None) -> None:
    """Cancelled where `stop` says so."""
    if stop is not None and stop():
        raise Cancelled(_STOPPED)
