"""The language of the search box: a text becomes a tree.  Nothing here knows what is searched.

    baku festival           each word, in any order
    "youth meeting"         the words beside each other, whole
    country:kazakhstan      a field; > < >= <= compare, a..b is a range; none and any are words of
                            their own: it is empty, there is something
    members:(role:head)     a related record for which all that holds
    -festival  -(a or b)    not
    a or b  a | b  ( ... )  either; "or" binds less than standing side by side
    similar:off             a switch: it says how to look, not for what
    in:people               another section; whoever asks takes it out, see sections.py

What is wrong is a QueryError that marks the place.
"""

import dataclasses
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from catalog_app.domain.folding import words
from catalog_app.errors import QueryError
from catalog_app.i18n import mark

IN, SIMILAR = "in", "similar"
"""Names that are no fields."""

MAXIMUM_TERMS = 64
MAXIMUM_VALUE = 200
"""Characters of a word, a phrase or the value of a field."""
MAXIMUM_DEPTH = 8
"""Brackets within each other: of what is much deeper SQLite cannot read the condition."""

NOT_CLOSED = mark("This bracket is not closed: “)” is missing.")
NOT_OPENED = mark("This bracket closes nothing: “(” is missing.")
NOTHING_INSIDE = mark("Nothing stands between these brackets.")
QUOTE_NOT_CLOSED = mark("This quotation mark is not closed.")
NOTHING_QUOTED = mark("Nothing stands between these quotation marks.")
NO_VALUE = mark("After “{field}:” a value is missing; “{field}:none” finds where there is none.")
NOTHING_BESIDE_OR = mark(
    "On one side of “or” something is missing. To find the word itself, put it in quotation marks."
)
TOO_DEEP = mark("There are more than {maximum} brackets within each other.")
TOO_LONG = mark("What is looked for here is longer than {maximum} characters.")
TOO_MANY = mark("There are more than {maximum} words; look for fewer.")
NO_SWITCH = mark("“similar:” is “on” or “off”: whether similar spellings are looked for, too.")


@dataclass(frozen=True)
class Term:
    """A word, a phrase or the value of a field.

    `operator`: "", ">", ">=", "<", "<=" or ".." (from `value` to `until`, either may be "").
    `phrase`: it was quoted.  `start` and `end`: its place in the text, in characters.
    `inside`: what a related record has to be, in the place of a value.
    """

    value: str
    field: str | None = None
    operator: str = ""
    until: str = ""
    phrase: bool = False
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)
    inside: "Tree | None" = None


@dataclass(frozen=True)
class Not:
    """What `child` does not find."""

    child: "Tree"


@dataclass(frozen=True)
class All:
    """What each child finds; without children, everything."""

    children: tuple["Tree", ...] = ()


@dataclass(frozen=True)
class Any:
    """What one of the children finds."""

    children: tuple["Tree", ...]


Tree = Term | Not | All | Any


@dataclass(frozen=True)
class Switches:
    """How to look.  `similar`: for similar spellings, too."""

    similar: bool = True


# White space, control characters and the marks of writing direction part words.
GAP = r"\s\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_gap = re.compile(rf"[{GAP}]+")
_word = re.compile(rf'[^{GAP}()|"]+')
_or = re.compile(rf'\||or(?=[{GAP}()|"]|$)', re.IGNORECASE)
_minus = re.compile(rf"-+(?=[^{GAP})|-])")
_field = re.compile(r"([^\W\d]\w*):(?!//)")
_operator = re.compile(r"[<>]=?")
_parting = re.compile(r"[-‐-―/,;&+]+")
_quoted = re.compile(r'"([^"]*)"')


def parse(text: str) -> Tree:
    """The tree of a text; every text has one or is a QueryError."""
    return _Reader(text).whole()


def switches(text: str) -> Switches:
    """How a text wants to be looked for; where it has a mistake, as far as that is said before."""
    reader = _Reader(text)
    if SIMILAR in text.casefold():
        with suppress(QueryError):
            reader.whole()
    return reader.switches


def sections(text: str) -> list[Term]:
    """The terms that say in which section a text wants to be looked for."""
    reader = _Reader(text)
    if f"{IN}:" in text.casefold():
        with suppress(QueryError):
            reader.whole()
    return reader.sections


def pieces(word: Term) -> list[Term]:
    """The words that are written as one, such as Baku–Shusha."""
    return [dataclasses.replace(word, value=part) for part in _parting.split(word.value)]


class _Reader:
    """Reads the text from left to right; `at` is the place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._terms = 0
        self.at = 0
        self.switches = Switches()
        self.sections: list[Term] = []

    def whole(self) -> Tree:
        tree = self.any_of(0)
        if self.at < len(self._text):
            raise QueryError(NOT_OPENED, self.at, self.at + 1)
        return tree

    def any_of(self, depth: int) -> Tree:
        sides = [self._all_of(depth)]
        while found := self._take(_or):
            place = found.span()
            sides.append(self._all_of(depth))
            if not sides[-1] or not sides[-2]:
                raise QueryError(NOTHING_BESIDE_OR, *place)
        parts = [_together(side) for side in sides]
        return parts[0] if len(parts) == 1 else Any(tuple(_flat(parts, Any)))

    def _all_of(self, depth: int) -> list[Tree]:
        found: list[Tree] = []
        while self._skip() and self._peek() != ")" and not _or.match(self._text, self.at):
            start, minus = self.at, self._take(_minus)
            item = self._group(depth + 1) if self._peek() == "(" else self._term(depth)
            if isinstance(item, Term) and self._is_switch(item, start, depth):
                continue
            if minus is None or len(minus[0]) % 2 == 0:
                found.append(item)
            else:
                found.append(item.child if isinstance(item, Not) else Not(item))
        return found

    def _is_switch(self, term: Term, start: int, depth: int) -> bool:
        """Notes what says how to look; `start`: of the term with a “-” before it."""
        name = (term.field or "").casefold()
        if name == IN and not depth and start == term.start:
            self.sections.append(term)
        if name == SIMILAR:
            self._switch(term, start)
        return name == SIMILAR

    def _switch(self, term: Term, start: int) -> None:
        value = term.value.casefold()
        if start < term.start or term.operator or value not in ("on", "off"):
            raise QueryError(NO_SWITCH, start, term.end)
        self.switches = Switches(similar=value == "on")

    def _group(self, depth: int) -> Tree:
        start = self.at
        if depth > MAXIMUM_DEPTH:
            raise QueryError(TOO_DEEP, start, start + 1, maximum=MAXIMUM_DEPTH)
        self.at += 1
        inside = self.any_of(depth)
        if self._peek() != ")":
            raise QueryError(NOT_CLOSED, start, start + 1)
        self.at += 1
        if inside == All():
            raise QueryError(NOTHING_INSIDE, start, self.at)
        return inside

    def _term(self, depth: int) -> Term:
        start = self.at
        found = self._take(_field)
        if found:
            self._measure(found, found[1], count=False)
            return self._related(found[1], start, depth) or self._value(found[1], start)
        value, phrase = self._piece()
        return Term(value, phrase=phrase, start=start, end=self.at)

    def _related(self, name: str, start: int, depth: int) -> Term | None:
        if self._peek() != "(":
            return None
        inside = self._group(depth + 1)
        return Term("", name, inside=inside, start=start, end=self.at)

    def _value(self, name: str, start: int) -> Term:
        operator = self._take(_operator)
        value, phrase = self._piece()
        sign, until = operator[0] if operator else "", ""
        if not operator and not phrase and ".." in value:
            value, sign, until = value.partition("..")
            until = until or self._piece()[0]
        elif not operator and phrase and self._text.startswith("..", self.at):
            self.at += 2
            sign, until = "..", self._piece()[0]
        phrase = phrase and sign != ".."
        if not value and not until:
            raise QueryError(NO_VALUE, start, self.at, field=name)
        return Term(value, name, sign, until, phrase, start, self.at)

    def _piece(self) -> tuple[str, bool]:
        """The quoted text or the word that begins here, if any, and whether it was quoted."""
        if self._peek() == '"':
            found = self._take(_quoted)
            if not found:
                raise QueryError(QUOTE_NOT_CLOSED, self.at, self.at + 1)
            if not _gap.sub("", found[1]):
                raise QueryError(NOTHING_QUOTED, *found.span())
            self._measure(found, found[1])
            return found[1], True
        found = self._take(_word)
        if found:
            self._measure(found, found[0])
        return (found[0], False) if found else ("", False)

    def _measure(self, found: re.Match[str], value: str, *, count: bool = True) -> None:
        """Refuses what would be longer than a database can be asked: its words `count`, too."""
        if len(value) > MAXIMUM_VALUE:
            raise QueryError(TOO_LONG, *found.span(), maximum=MAXIMUM_VALUE)
        self._terms += max(1, len(words(value))) if count else 0
        if self._terms > MAXIMUM_TERMS:
            raise QueryError(TOO_MANY, found.start(), len(self._text), maximum=MAXIMUM_TERMS)

    def _skip(self) -> bool:
        """Passes what parts words; False at the end of the text."""
        self._take(_gap)
        return self.at < len(self._text)

    def _peek(self) -> str:
        return self._text[self.at : self.at + 1]

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self._text, self.at)
        if found:
            self.at = found.end()
        return found


def _together(parts: list[Tree]) -> Tree:
    flat = tuple(_flat(parts, All))
    return flat[0] if len(flat) == 1 else All(flat)


def _flat(parts: Iterable[Tree], kind: type[All] | type[Any]) -> Iterable[Tree]:
    """The parts, with the children of those of the same kind in their place."""
    for part in parts:
        if isinstance(part, kind):
            yield from part.children
        else:
            yield part
