"""Texts with holes: {event} stands for what differs from one letter to the next.

A hole is a known name in braces and nothing else; it is filled once, so that what is put in is
never read again.  There is no other use of braces.
"""

import re
from collections.abc import Iterable, Mapping

from catalog_app.errors import ValueProblem
from catalog_app.i18n import mark

NO_HOLE = mark("Line {line}: “{hole}” is no placeholder; there are: {holes}.")
_BRACED = re.compile(r"\{([^{}]*)\}|[{}]")
_EMPTY = "\0"
# What parts an empty hole from its neighbours goes with it: "Almaty, " of "Almaty, {country}".
_WITH_EMPTY = re.compile(rf"{_EMPTY}[,;·] *| *[,;·–—] *{_EMPTY}| *{_EMPTY}(?![,;·])")
_SHOWN = 40


def check(text: str, known: Iterable[str]) -> None:
    """ValueProblem where braces hold anything but a known name."""
    names = tuple(known)
    for number, line in enumerate(text.splitlines(), 1):
        for found in _BRACED.finditer(line):
            if found[1] not in names:
                hole = found[0] if len(found[0]) <= _SHOWN else f"{found[0][:_SHOWN]}…"
                holes = ", ".join(map(hole_of, names))
                raise ValueProblem(NO_HOLE, line=number, hole=hole, holes=holes)


def hole_of(name: str) -> str:
    """As it is written."""
    return f"{{{name}}}"


def length(text: str, values: Mapping[str, str]) -> int:
    """At most so many characters the filled text has; KeyError for a hole that is not checked."""
    return len(text) + sum(len(values[found[1]]) for found in _BRACED.finditer(text))


def filled(line: str, values: Mapping[str, str]) -> str | None:
    """A line with its holes filled; None where it has some, and there is nothing for any of them.

    An empty one among others leaves no gap: "Almaty, {country}" is "Almaty".
    """
    found = [values[hole[1]] for hole in _BRACED.finditer(line)]
    if found and not any(found):
        return None
    text = _BRACED.sub(lambda hole: values[hole[1]] or _EMPTY, line)
    return (text if all(found) else _WITH_EMPTY.sub("", text)).strip()
