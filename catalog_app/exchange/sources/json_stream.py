"""The objects of a JSON file, one at a time: memory depends on the largest of them.

They stand in an array, wherever that is, or one after another (JSON lines).  What JSON allows and
nobody can keep is left as an Unfit, for whoever knows in which field it stands.
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from catalog_app.errors import FileProblem
from catalog_app.exchange.sources.asked import Stop, heed
from catalog_app.i18n import mark

LARGEST_OBJECT = 1_000_000
"""Letters."""
LARGEST_TREE = 10_000_000
"""Letters of a file in which the list has to be looked for."""
MOST_IN_TREE = 300_000
"""Objects and arrays in it."""
LONGEST_NUMBER = 40
"""Digits."""
_SPACE = re.compile(r"[ \t\r\n]*")

_NO_JSON = mark(
    "{path} is not JSON from line {line} on: {reason}. Save it anew where it came from."
)
_TOO_DEEP = mark(
    "Entry {entry} (line {line}) of {path} is nested too deeply; at most {limit} levels are read. "
    "Export a flat list."
)
_TOO_LARGE = mark(
    "Entry {entry} (line {line}) of {path} has more than {limit} letters. "
    "Export the list with fewer details."
)
_TREE_TOO_LARGE = mark(
    "The list is not at the top of {path}, and the file has more than {limit} letters or entries. "
    "Save the list alone, as an array of objects."
)
_NO_OBJECTS = mark("There is no list of objects in {path}. Save it as an array of objects.")
DEEPEST = 20
"""Levels below an entry."""


class Unfit:
    """What cannot be kept: `text` shows it."""

    def __init__(self, text: str) -> None:
        self.text = text


class NotANumber(Unfit): ...


class TooLong(Unfit):
    """A number."""


class Twice(Unfit):
    """An object with two values for a key, which is the text."""


def _integer(text: str) -> int | Unfit:
    return int(text) if len(text) <= LONGEST_NUMBER else TooLong(f"{text[:12]}…")


def _number(text: str) -> float | Unfit:
    number = float(text)
    return number if math.isfinite(number) else TooLong(f"{text[:12]}…")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | Unfit:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    keys = [key for key, _ in pairs]
    return Twice(next(key for key in keys if keys.count(key) > 1))


_DECODER = json.JSONDecoder(
    parse_int=_integer,
    parse_float=_number,
    parse_constant=NotANumber,
    object_pairs_hook=_object,
    strict=False,
)


@dataclass(frozen=True)
class Entry:
    """`place`: which one it is, from 1; `line`: where it begins, from 1."""

    place: int
    line: int
    value: Any


def entries(path: Path, encoding: str, start: int, stop: Stop | None) -> Iterator[Entry]:
    """The entries of the array that begins at a letter, or the values that follow each other."""
    with path.open(encoding=encoding, newline="") as file:
        window = _Window(file, path, start)
        closed = window.skip_sign("[")
        place = 0
        while not window.at_end() and not (closed and window.skip_sign("]")):
            heed(stop)
            place += 1
            line = window.line
            yield Entry(place, line, window.value(place))
            if not window.skip_sign(",") and closed and not window.sees("]"):
                raise window.problem(place, json.JSONDecodeError("“,” or “]” is missing", "", 0))


def list_in(path: Path, encoding: str) -> int:
    """The letter at which the entries begin: of the longest array of objects.  FileProblem."""
    with path.open(encoding=encoding, newline="") as file:
        window = _Window(file, path, 0)
        if window.sees("[") or window.at_end() or window.is_sequence():
            return 0
        if path.stat().st_size > 2 * LARGEST_TREE:  # of two bytes, at least for the most
            raise FileProblem(_TREE_TOO_LARGE, path=path, limit=LARGEST_TREE)
        file.seek(0)
        text = file.read(LARGEST_TREE + 1)
    if len(text) > LARGEST_TREE or text.count("{") + text.count("[") > MOST_IN_TREE:
        raise FileProblem(_TREE_TOO_LARGE, path=path, limit=LARGEST_TREE)
    try:
        found = max(_lists(text, _past_space(text, 0), 0), default=None)
    except json.JSONDecodeError as problem:
        line = text.count("\n", 0, problem.pos) + 1
        raise FileProblem(_NO_JSON, path=path, line=line, reason=problem.msg) from problem
    except RecursionError as problem:
        raise FileProblem(_TOO_DEEP, path=path, entry=1, line=1, limit=DEEPEST) from problem
    return -found[1] if found else 0


def _lists(text: str, at: int, depth: int) -> Iterator[tuple[int, int]]:
    """Of the arrays of objects in an object: how many they are, and where it begins, negative."""
    if depth > DEEPEST:
        return
    at = _past_space(text, at + 1)
    while text.startswith('"', at):
        _, at = _DECODER.raw_decode(text, at)
        start = _past_space(text, _past_space(text, at) + 1)
        value, at = _DECODER.raw_decode(text, start)
        if isinstance(value, list) and value and isinstance(value[0], dict | Unfit):
            yield len(value), -start
        elif isinstance(value, dict):
            yield from _lists(text, start, depth + 1)
        at = _past_space(text, _past_space(text, at) + 1)


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


class _Window:
    """The part of the text that is looked at, with the largest object that may come in it."""

    def __init__(self, file: TextIO, path: Path, start: int) -> None:
        self.file = file
        self.path = path
        self.line = 1
        self.text = ""
        self.at = 0
        self.whole = False
        while start > 0:
            before = file.read(min(start, LARGEST_OBJECT))
            if not before:
                break
            start -= len(before)
            self.line += before.count("\n")
        self._skip_space()

    def sees(self, sign: str) -> bool:
        return self.text.startswith(sign, self.at)

    def at_end(self) -> bool:
        return self.at == len(self.text)

    def skip_sign(self, sign: str) -> bool:
        if not self.sees(sign):
            return False
        self._pass(self.at + 1)
        return True

    def value(self, place: int) -> Any:
        try:
            value, end = _DECODER.raw_decode(self.text, self.at)
        except (json.JSONDecodeError, RecursionError) as problem:
            raise self.problem(place, problem) from problem
        if end - self.at > LARGEST_OBJECT:
            raise self._too_large(place)
        self._pass(end)
        return value

    def is_sequence(self) -> bool:
        """After a first object comes another one; looked at without going on."""
        try:
            _, end = _DECODER.raw_decode(self.text[: self.at + LARGEST_OBJECT], self.at)
        except (json.JSONDecodeError, RecursionError):
            return False
        return self.text.startswith("{", _past_space(self.text, end))

    def problem(self, place: int, why: json.JSONDecodeError | RecursionError) -> FileProblem:
        if isinstance(why, RecursionError):
            return FileProblem(
                _TOO_DEEP, path=self.path, entry=place, line=self.line, limit=DEEPEST
            )
        is_cut = why.pos > len(self.text) - 20 or why.msg.startswith("Unterminated")
        if is_cut and not self.whole:
            return self._too_large(place)
        line = self.line + self.text.count("\n", self.at, why.pos)
        return FileProblem(_NO_JSON, path=self.path, line=line, reason=why.msg)

    def _too_large(self, place: int) -> FileProblem:
        return FileProblem(
            _TOO_LARGE, path=self.path, entry=place, line=self.line, limit=LARGEST_OBJECT
        )

    def _pass(self, end: int) -> None:
        self.line += self.text.count("\n", self.at, end)
        self.at = end
        self._skip_space()

    def _skip_space(self) -> None:
        while True:
            if len(self.text) - self.at < LARGEST_OBJECT and not self.whole:
                more = self.file.read(4 * LARGEST_OBJECT)
                self.whole = not more
                self.text, self.at = self.text[self.at :] + more, 0
            end = _past_space(self.text, self.at)
            self.line += self.text.count("\n", self.at, end)
            self.at = end
            if self.whole or len(self.text) - self.at >= LARGEST_OBJECT:
                return
