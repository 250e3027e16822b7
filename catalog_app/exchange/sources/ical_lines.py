"""The events of an iCalendar file as their own lines, joined where they were folded, with numbers.

An event ends where it says so, where the next one begins, and at the end of the file; what it has
in it of other kinds (alarms) is left out, so that nothing is nested any more.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog_app.errors import FileProblem
from catalog_app.exchange.sources.asked import Asked, heed
from catalog_app.exchange.sources.encodings import encoding_of
from catalog_app.i18n import mark

LARGEST = 40
"""Megabytes."""
MOST_LINES = 1_500_000
LONGEST_LINE = 200_000
"""Bytes, after joining; of a longer one that much is read."""
DEEPEST = 100
"""Components within each other."""
_END = re.compile(rb"(?:\r\n|\n|\r)+")
_FOLD = re.compile(rb"(?:\r\n|\n|\r)+[ \t]")
_FOLDED_LETTER = re.compile(rb"(?<=[\x80-\xff])(?:\r\n|\n|\r)[ \t](?=[\x80-\xbf])")
_CONTENT = re.compile(rb"[^\r\n]*")

_TOO_LARGE = mark("{path} has more than {limit} MB. Export the calendar in parts, by years.")
_TOO_MANY = mark("{path} has more than {limit} lines. Export the calendar in parts, by years.")
_TOO_DEEP = mark(
    "In line {line} of {path} more than {limit} parts of the calendar are within each other. "
    "Export it anew."
)

Numbered = tuple[int, str]
"""A line and its number, from 1."""


@dataclass
class Block:
    """`line`: where it begins; `closed`: it says where it ends."""

    line: int
    lines: list[Numbered] = field(default_factory=list)
    closed: bool = False


@dataclass
class Found:
    """How many there are of `others`; `is_calendar`: it says that it is one."""

    is_calendar: bool = False
    others: Counter[str] = field(default_factory=Counter)


def text_of(path: Path, asked: Asked) -> bytes:
    """In UTF-8.  UnsureEncoding, FileProblem."""
    if path.stat().st_size > LARGEST << 20:
        raise FileProblem(_TOO_LARGE, path=path, limit=LARGEST)
    data = path.read_bytes()
    if max(data.count(b"\n"), data.count(b"\r")) > MOST_LINES:
        raise FileProblem(_TOO_MANY, path=path, limit=MOST_LINES)
    if asked.encoding is None and b"\0" not in data:
        # Some fold between the bytes of one letter, and only the joined line is UTF-8.
        for text in (data, _FOLDED_LETTER.sub(b"", data)):
            if _is_utf8(text):
                return data.removeprefix(b"\xef\xbb\xbf")
    return data.decode(encoding_of(path, asked.encoding, asked.stop)).encode()


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def blocks(text: bytes, path: Path, found: Found, asked: Asked) -> Iterator[Block]:
    """The events; fills `found` meanwhile.  FileProblem, Cancelled."""
    block: Block | None = None
    within: list[str] = []
    for number, line in _unfolded(text):
        if number % 1000 == 0:
            heed(asked.stop)
        word, name = _edge(line)
        if not word:
            if block is not None and not within and line.strip():
                block.lines.append((number, line))
        elif name in ("VEVENT", "VCALENDAR"):
            if block is not None:
                block.closed = (word, name) == ("END", "VEVENT")
                yield block
            block = _begun(number, word, name, found)
            within.clear()
        else:
            _nest(within, word, name, found)
            _refuse_deep(within, path, number)
    if block is not None:
        yield block


def _edge(line: str) -> tuple[str, str]:
    """BEGIN or END, and of what; empty where the line is neither."""
    word, _, name = line.partition(":")
    word = word.strip().upper()
    return (word, name.strip().upper()) if word in ("BEGIN", "END") else ("", "")


def _begun(number: int, word: str, name: str, found: Found) -> Block | None:
    found.is_calendar = True
    return Block(number) if (word, name) == ("BEGIN", "VEVENT") else None


def _nest(within: list[str], word: str, name: str, found: Found) -> None:
    if word == "BEGIN":
        within.append(name)
        found.others[name] += 1
    elif name in within:
        del within[within.index(name) :]


def _refuse_deep(within: list[str], path: Path, line: int) -> None:
    if len(within) > DEEPEST:
        raise FileProblem(_TOO_DEEP, path=path, line=line, limit=DEEPEST)


def _unfolded(text: bytes) -> Iterator[Numbered]:
    """The lines that are not empty."""
    at = _end(_END, text, 0)
    number = 1 + _ends(text[:at])
    while at < len(text):
        first, parts, length = number, list[bytes](), 0
        while True:
            end = _end(_CONTENT, text, at)
            parts.append(text[at : min(end, at + max(0, LONGEST_LINE + 1 - length))])
            length += end - at
            at = _end(_FOLD, text, end)
            if at == end:
                break
            number += _ends(text[end : at - 1])
        yield first, b"".join(parts).decode("utf-8", "ignore")  # a letter may be cut at the limit
        end, at = at, _end(_END, text, at)
        number += _ends(text[end:at])


def _end(pattern: re.Pattern[bytes], text: bytes, at: int) -> int:
    """Behind what stands there of it."""
    found = pattern.match(text, at)
    return found.end() if found else at


def _ends(ends: bytes) -> int:
    """How many lines end there."""
    return len(ends) - ends.count(b"\r\n")
