"""What is too much to keep in memory: JSON values in a temporary file, by their place."""

import json
import weakref
from array import array
from tempfile import TemporaryFile
from typing import Any


class Spilled:
    """A list that lies in a file; it is gone with the last one who holds it."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115, it lives as long as this list
        weakref.finalize(self, self._file.close)
        self._starts, self._ends = array("q"), array("q")
        self._end = 0

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, place: int) -> Any:
        start = self._starts[place]
        self._file.seek(start)
        return json.loads(self._file.read(self._ends[place] - start))

    def __setitem__(self, place: int, value: Any) -> None:
        """Another value; the one before stays in the file, where nobody finds it."""
        self._starts[place] = self._write(value)
        self._ends[place] = self._end

    def append(self, value: Any) -> int:
        """Its place.  What JSON does not know is kept as a text."""
        self._starts.append(self._write(value))
        self._ends.append(self._end)
        return len(self) - 1

    def _write(self, value: Any) -> int:
        """Where it begins in the file."""
        text = json.dumps(value, ensure_ascii=False, default=str)
        start = self._end
        self._file.seek(start)
        self._end += self._file.write(text.encode("utf-8", "surrogatepass"))
        return start
