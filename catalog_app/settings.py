"""What the program remembers of its user between two starts: one frozen value, kept as JSON.

Nothing in it is worth a question to the user.  So a file that cannot be understood is put aside and
the program starts as if new, and of a file that is wrong in places only those places are forgotten:
each part says which values it takes, and whatever else is found there gives way to its default.
"""

import base64
import json
import os
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from catalog_app import paths
from catalog_app.errors import FileProblem
from catalog_app.i18n import CODES

FILE = "settings.json"
MAXIMUM_SIZE = 1_000_000  # bytes; a sound file has some thousand
RECENT = 10
SEARCHES = 30  # of a section that are remembered
LONGEST_SEARCH = 300  # characters
T = TypeVar("T")
Reader = Callable[[object], T]
"""Gives back a value found in the file as its part takes it, or raises ValueError."""


def _text(found: object, longest: int = 4096) -> str:
    if not isinstance(found, str) or len(found) > longest:
        raise ValueError(found)
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in found):
        raise ValueError(found)
    return found


def search(found: object) -> str:
    """One that can be remembered; ValueError for anything else."""
    return _text(found, LONGEST_SEARCH)


def _base64(found: object) -> str:
    text = _text(found, longest=100_000)
    base64.b64decode(text, validate=True)
    return text


def _yes_or_no(found: object) -> bool:
    if not isinstance(found, bool):
        raise ValueError(found)
    return found


def _one_of(*allowed: str) -> Reader[str]:
    def read(found: object) -> str:
        if not isinstance(found, str) or found not in allowed:
            raise ValueError(found)
        return found

    return read


def _each(reader: Reader[T], most: int) -> Reader[tuple[T, ...]]:
    def read(found: object) -> tuple[T, ...]:
        if not isinstance(found, list):
            raise ValueError(found)
        values = []
        for item in found[:most]:
            with suppress(ValueError):
                values.append(reader(item))
        return tuple(values)

    return read


def _by_name(reader: Reader[T]) -> Reader[dict[str, T]]:
    def read(found: object) -> dict[str, T]:
        if not isinstance(found, dict):
            raise ValueError(found)
        values = {}
        for name, item in found.items():
            with suppress(ValueError):
                values[_text(name)] = reader(item)
        return values

    return read


def _parts(shape: type[T]) -> Reader[T]:
    """A dataclass whose fields name their reader; what is missing or wrong is the default."""

    def read(found: object) -> T:
        if not isinstance(found, dict):
            raise ValueError(found)
        values: dict[str, Any] = {}
        for part in fields(shape):  # type: ignore[arg-type]  # T is a dataclass; typing has no bound
            with suppress(ValueError, KeyError):
                values[part.name] = part.metadata["read"](found[part.name])
        return shape(**values)

    return read


def _part(reader: Reader[T], default: T) -> T:
    value: T = field(default=default, metadata={"read": reader})
    return value


def _part_by_name(reader: Reader[T]) -> Mapping[str, T]:
    value: Mapping[str, T] = field(default_factory=dict, metadata={"read": _by_name(reader)})
    return value


class Column(NamedTuple):
    """A column of a table by the machine name of its field, and its width in pixels."""

    name: str
    width: int


def _column(found: object) -> Column:
    match found:
        case [name, int(width)] if 16 <= width <= 4000 and not isinstance(width, bool):
            return Column(_text(name), width)
    raise ValueError(found)


class Size(NamedTuple):
    """Of a window, in pixels."""

    width: int
    height: int


def _size(found: object) -> Size:
    match found:
        case [int(), int()] if all(type(each) is int and 100 <= each <= 20_000 for each in found):
            return Size(*found)
    raise ValueError(found)


@dataclass(frozen=True)
class WindowState:
    """What Qt's saveGeometry() and saveState() gave, as base64."""

    geometry: str = _part(_base64, "")
    state: str = _part(_base64, "")


@dataclass(frozen=True)
class TableState:
    """`columns` in their order, none for the default ones; `sort`: names, "-" for descending;
    `own`: the own fields that there were when the columns were chosen.
    """

    columns: tuple[Column, ...] = _part(_each(_column, most=200), ())
    sort: tuple[str, ...] = _part(_each(_text, most=20), ())
    own: tuple[str, ...] = _part(_each(_text, most=200), ())


@dataclass(frozen=True)
class PrintChoices:
    """`language`: "" for that of the window."""

    page: str = _part(_one_of("A3", "A4", "A5", "Letter", "Legal"), "A4")
    orientation: str = _part(_one_of("portrait", "landscape"), "portrait")
    language: str = _part(_one_of("", *CODES), "")


@dataclass(frozen=True)
class Settings:
    """`language`: "" for that of the system; `user_name`: "" for whom the system knows; `recent`:
    catalogs as absolute paths, newest first; `details`: whether the pane at the right is wanted;
    `forms`: their sizes, by section; `groups`: which of the sidebar are open, by name; `searches`:
    what was looked for, newest first, by the uuid of the catalog and the section.
    """

    language: str = _part(_one_of("", *CODES), "")
    user_name: str = _part(_text, "")
    theme: str = _part(_one_of("system", "light", "dark"), "system")
    recent: tuple[str, ...] = _part(_each(_text, most=RECENT), ())
    last_section: str = _part(_text, "")
    details: bool = _part(_yes_or_no, True)
    windows: Mapping[str, WindowState] = _part_by_name(_parts(WindowState))
    forms: Mapping[str, Size] = _part_by_name(_size)
    tables: Mapping[str, TableState] = _part_by_name(_parts(TableState))
    groups: Mapping[str, bool] = _part_by_name(_yes_or_no)
    searches: Mapping[str, Mapping[str, tuple[str, ...]]] = _part_by_name(
        _by_name(_each(search, most=SEARCHES))
    )
    printing: PrintChoices = field(
        default_factory=PrintChoices, metadata={"read": _parts(PrintChoices)}
    )

    @classmethod
    def load(cls) -> "Settings":
        """The settings of this user; never fails."""
        try:
            file = paths.config_folder() / FILE
            with file.open("rb") as stream:
                content = stream.read(MAXIMUM_SIZE + 1)
        except (FileProblem, OSError):
            return cls()
        try:
            return _understood(content)
        except (ValueError, RecursionError):
            with suppress(OSError):
                os.replace(file, file.with_name(FILE + ".damaged"))
            return cls()

    @classmethod
    def keep(cls, **changes: Any) -> None:
        """Remembers parts, by name; where that cannot be written, they are forgotten."""
        with suppress(FileProblem):
            replace(cls.load(), **changes).save()

    def save(self) -> None:
        """CannotSave or another FileProblem where the folder cannot be written to."""
        content = json.dumps(asdict(self), indent=1).encode()
        paths.replace_file(paths.config_folder() / FILE, lambda draft: draft.write_bytes(content))

    def opened(self, catalog: Path) -> "Settings":
        """With `catalog` as the most recent one."""
        newest = str(catalog.absolute())
        others = [path for path in self.recent if path != newest]
        return replace(self, recent=(newest, *others)[:RECENT])


@lru_cache(maxsize=1)
def _understood(content: bytes) -> Settings:
    """What the file says; it is asked for many times at the start.  ValueError, RecursionError."""
    if len(content) > MAXIMUM_SIZE:
        raise ValueError(FILE)
    found: Settings = _parts(Settings)(json.loads(content))
    return found
