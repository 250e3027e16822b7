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
        self._starts = array("q", [0])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, place: int) -> Any:
        start, end = self._starts[place], self._starts[place + 1]
        self._file.seek(start)
        return json.loads(self._file.read(end - start))

    def append(self, value: Any) -> int:
        """Its place.  What JSON does not know is kept as a text."""
        written = json.dumps(value, ensure_ascii=False, default=str).encode(
            "utf-8", "surrogatepass"
        )
        self._file.seek(self._starts[-1])
        self._file.write(written)
        self._starts.append(self._starts[-1] + len(written))
        return len(self) - 1
