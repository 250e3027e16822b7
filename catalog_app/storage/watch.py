"""Is the file that is open still the one that its path leads to?

What is written into a file that was moved or replaced is written well, and found by nobody.
"""

from pathlib import Path

from catalog_app.errors import CannotSave
from catalog_app.i18n import mark

MOVED = mark(
    "“{path}” was moved, deleted or replaced while it was open. Nothing can be saved until it is"
    " back: put it there again, or open the catalog where it lies now."
)


class Watch:
    """Remembers which file lies at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = _identity(path)
        self._told = False

    def check(self) -> None:
        """Raises CannotSave where another file, or none, lies there now."""
        if _identity(self.path) != self._file:
            raise CannotSave(MOVED, path=self.path)

    def look(self) -> None:
        """As check(), but once for each time that the file goes."""
        gone = _identity(self.path) != self._file
        news, self._told = gone and not self._told, gone
        if news:
            raise CannotSave(MOVED, path=self.path)


def _identity(path: Path) -> tuple[int, int] | None:
    """What makes a file the same whatever it is called: its device and its number there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
