"""A file from outside, on its way into the store: looked at first, then read whole or not at all.

Whatever is wrong with it is a FileProblem that names it and the way out.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from catalog_app.errors import FileProblem
from catalog_app.i18n import mark

MAXIMUM = 50_000_000
"""Bytes of one file."""

_PIECE = 1 << 20
_MEGABYTE = 1_000_000

_NO_FILE = mark("There is no file “{path}”.")
_A_FOLDER = mark("“{path}” is a folder: attach the files that are in it.")
_ODD = mark("“{path}” is a device or a pipe, not a file: save what it gives, and attach that.")
_EMPTY = mark("“{path}” is empty: there is nothing to attach. Look whether it was saved well.")
_LARGE = mark(
    "“{path}” has {size} MB; files of up to {maximum} MB can be attached. Make it smaller, or keep"
    " it elsewhere and write down its address."
)
_UNREADABLE = mark("“{path}” cannot be read: {reason}. Look whether you may open it.")
_CHANGED = mark("“{path}” was changed while it was read. Attach it again once it is saved.")


@contextmanager
def whole(path: Path) -> Iterator[Iterator[bytes]]:
    """What a file holds, piece by piece; it must stay as it is meanwhile.

    All that can be known beforehand is said before anything is read.
    """
    _look_at(path)
    with opened(path) as file:
        before = _state(file)
        check_size(before[0], path)
        yield _unchanged(file, path, before)


def check_size(size: int, path: Path | str) -> None:
    if size == 0:
        raise FileProblem(_EMPTY, path=path)
    if size > MAXIMUM:
        megabytes = -(-size // _MEGABYTE)
        raise FileProblem(_LARGE, path=path, size=megabytes, maximum=MAXIMUM // _MEGABYTE)


def opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from error


def pieces(file: BinaryIO, path: Path) -> Iterator[bytes]:
    try:
        while piece := file.read(_PIECE):
            yield piece
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> FileProblem:
    return FileProblem(_UNREADABLE, path=path, reason=reason(error))


def reason(error: OSError) -> str:
    """What the system says."""
    return error.strerror or type(error).__name__


def _look_at(path: Path) -> None:
    """Nothing is opened yet: that would wait for ever where it is a pipe."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last one where it holds a NUL
        raise FileProblem(_NO_FILE, path=path) from None
    except OSError as error:
        raise unreadable(path, error) from error
    if stat.S_ISDIR(mode):
        raise FileProblem(_A_FOLDER, path=path)
    if not stat.S_ISREG(mode):
        raise FileProblem(_ODD, path=path)


def _unchanged(file: BinaryIO, path: Path, before: tuple[int, int]) -> Iterator[bytes]:
    size = 0
    for piece in pieces(file, path):
        size += len(piece)
        check_size(size, path)
        yield piece
    if size != before[0] or _state(file) != before:
        raise FileProblem(_CHANGED, path=path)


def _state(file: BinaryIO) -> tuple[int, int]:
    """Its size, and when it was last written."""
    found = os.fstat(file.fileno())
    return found.st_size, found.st_mtime_ns
