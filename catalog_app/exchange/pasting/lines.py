"""A list in a letter or an e-mail: its lines put together to one a person, headings, the rest.

Numbering and the signs of quoted mail are taken off; greetings, signatures and prose are passed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from catalog_app.domain.folding import fold
from catalog_app.exchange.pasting import patterns
from catalog_app.exchange.pasting.headings import heading
from catalog_app.exchange.pasting.labels import labelled, role_of
from catalog_app.exchange.pasting.names import PARTS
from catalog_app.exchange.pasting.person import is_long, told
from catalog_app.exchange.pasting.telling import is_name, work
from catalog_app.exchange.pasting.understood import Heading, Reading, Understood, left_of
from catalog_app.exchange.pasting.words import CLOSINGS, GREETINGS, MAIL_HEADS, begins
from catalog_app.i18n import Language

_QUOTED = re.compile(r"(?:\s?>)+\s?")
_MARK = re.compile(
    r"\s*(?:(?:№|No\.?|#)\s*\d{1,4}\s*[.):]?\s+|\(?\d{1,4}(?:[.)]+(?!\d)\s*|\s*[–—-]\s+|\t+)"
    r"|\d{1,3}\s+(?=[A-ZА-ЯÇÖÜĞŞİƏҚҢҒҰҮҺӨӘІÝŇŽÄ])|\(?[a-zа-я]\)\s+"
    r"|\(?[ivxIVX]{1,5}[.)]\s+|[•●▪◦·*‣⁃➢✓]\s*|[-–—]\s+)"
)
_RULE = re.compile(r"\W*")
_WROTE = re.compile(
    r"(?:wrote|writes|пишет|писал|написал|yazdı|yazıb|yazır|жазды|ýazdy|yozdi)\w*\s*:\s*$"
    r"|^-{2,}.*-{2,}$|^_{5,}|^-{3,}",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"[,(&–—-]\s*$|\s(?:of|the|and|for|at|to|in|и|по|при|в|на|им|имени|für|və|üzrə|ve|ile|için|және|мен|"
    r"жана|боюнча|we|va|boʻyicha)\.?\s*$",
    re.IGNORECASE,
)
_NAMED = ("name", *PARTS)
_WORDS_OF_A_SENTENCE = 5
_MOST_WORDS = 12  # of a line that goes with the one above it


@dataclass(frozen=True)
class _Line:
    """`depth`: how often it was quoted; `indent`: of its text; `mark`: characters of numbering."""

    number: int
    depth: int
    indent: int
    text: str
    mark: int

    @property
    def said(self) -> str:
        return self.text[self.mark :]


@dataclass
class _Item:
    """The lines of one person."""

    first: _Line
    over: Heading
    text: str
    lines: list[_Line] = field(default_factory=list)

    def has_label(self, label: str) -> bool:
        return any(_label(line.text) == label for line in self.lines)


def read_lines(texts: Sequence[tuple[int, str]], language: Language) -> Reading:
    """`texts`: number and text of each line."""
    return _Reader([_line(*each) for each in texts], language).reading()


def marked(text: str) -> int:
    """How many characters of numbering a text begins with."""
    mark = _MARK.match(text)
    return mark.end() if mark and mark.end() < len(text) else 0


def _line(number: int, text: str) -> _Line:
    quoted = _QUOTED.match(text)
    begin = quoted.end() if quoted else 0
    depth = text.count(">", 0, begin)
    bare = text[begin:].strip()
    indent = len(text) - begin - len(text[begin:].lstrip())
    return _Line(number, depth, indent, bare, marked(bare))


class _Reader:
    """Goes through the lines once."""

    def __init__(self, lines: Sequence[_Line], language: Language) -> None:
        self._lines = lines
        self._language = language
        self._marked = sum(line.mark > 0 for line in lines) > 1
        self._over = Heading()
        self._open: _Item | None = None
        self._signed = False
        self._rows: list[Understood] = []
        self._passed: list[_Line] = []
        self._headings: list[_Line] = []

    def reading(self) -> Reading:
        before: _Line | None = None
        for place, line in enumerate(self._lines):
            if before and line.text and line.depth != before.depth:
                self._close()
                self._signed = False
            self._take(line, place)
            before = line if line.text else before
        self._close()
        passed = sorted(self._passed, key=lambda line: line.number)
        return Reading(
            "lines",
            tuple(self._rows),
            headings=tuple((line.number, line.text) for line in self._headings),
            passed=tuple((line.number, line.text) for line in passed),
        )

    def _take(self, line: _Line, place: int) -> None:
        if not line.text:
            self._close()
        elif self._is_prose(line, place):
            self._pass(line)
        elif said := heading(line.said, self._language):
            self._close()
            self._signed = False
            self._over = said.over(self._over)
            self._headings.append(line)
        elif line.mark and (not self._signed or line.said[:1].isupper()):
            self._signed = False
            self._begin(line)
        elif self._signed:
            self._pass(line)
        elif self._open and self._continues(self._open, line):
            self._go_on(self._open, line)
        elif self._names_someone(line):
            self._begin(line)
        else:
            self._pass(line)

    def _is_prose(self, line: _Line, place: int) -> bool:
        """Heads of mails, greetings, closings; after a closing comes the signature."""
        if is_long(line.text) or _RULE.fullmatch(line.text) or _WROTE.search(line.text):
            self._signed = self._signed or line.text == "--"
            return True
        if line.mark:
            return False
        key = fold(line.text)
        if begins(key, MAIL_HEADS) and ":" in line.text:
            self._signed = False
            return True
        if begins(key, CLOSINGS) and len(key.split()) <= 5:
            self._signed = True
            return True
        return self._greets(line, key, place)

    def _greets(self, line: _Line, key: str, place: int) -> bool:
        following = self._lines[place + 1].text if place + 1 < len(self._lines) else ""
        ends = line.text[-1] in "!:" or (line.text[-1] == "," and not following)
        return ends and begins(key, GREETINGS) and len(key.split()) <= 8

    def _pass(self, line: _Line) -> None:
        self._close()
        self._passed.append(line)

    def _begin(self, line: _Line) -> None:
        self._close()
        self._open = _Item(line, self._over, line.text, [line])

    def _close(self) -> None:
        """Takes the open lines for a person, if they name one."""
        item, self._open = self._open, None
        if item is None:
            return
        pieces, known = told(item.text, self._language, item.first.mark, listed=item.first.mark > 0)
        if "name" not in pieces or is_long(item.text):
            self._passed += item.lines
            return
        left = left_of(item.text, known)
        self._rows.append(Understood(item.text, item.first.number, item.over.added(pieces), left))
        self._over = self._over.after_one()

    def _go_on(self, item: _Item, line: _Line) -> None:
        """A wrapped line is whole again; a line that says something of its own stands apart."""
        hangs = item.first.mark > 0 and line.indent > item.first.indent
        wrapped = hangs or _goes_on(item.text, line) or not self._says(line)
        only_name = is_name(item.text[item.first.mark :])
        item.text += (" " if wrapped and not only_name else "\t") + line.text
        item.lines.append(line)

    def _continues(self, item: _Item, line: _Line) -> bool:
        label = _label(line.text)
        if label in _NAMED and not item.has_label(label) and any(map(item.has_label, _NAMED)):
            return True
        if self._is_addressed(line) or (not self._marked and self._begins_with_name(line)):
            return False
        indented = line.indent > item.first.indent
        if indented or _goes_on(item.text, line):
            return True
        return self._says(line) and not _is_sentence(line.text)

    def _begins_with_name(self, line: _Line) -> bool:
        pieces, _ = told(line.text, self._language)
        return "name" in pieces and pieces["name"].start == 0

    def _says(self, line: _Line) -> bool:
        """Whether the line says something of a person, though it names none."""
        if work(line.text) or _label(line.text):
            return True
        pieces, _ = told(line.text, self._language, named=False)
        return bool(pieces.keys() - {"position"})

    def _is_addressed(self, line: _Line) -> bool:
        """Whether it begins with "Mr", or with "Head of delegation:" and a name."""
        text = line.text
        if patterns.honorific(text, 0, len(text)):
            return True
        label = patterns.LABEL.match(text)
        role = role_of(label[1]) if label and label.end() < len(text) else None
        return role is not None or _label(text) in _NAMED

    def _names_someone(self, line: _Line) -> bool:
        """Whether a line without numbering stands for a person."""
        if self._is_addressed(line):
            return True
        pieces, _ = told(line.text, self._language)
        if "name" not in pieces or _is_sentence(line.text):
            return False
        return "role" in pieces or not self._marked


def _label(text: str) -> str | None:
    """What the word before a colon names, with which a line begins."""
    found = patterns.LABEL.match(text)
    return labelled(found[1]) if found else None


def _goes_on(text: str, line: _Line) -> bool:
    """Whether a line goes on with the text before it: in small letters, or behind a comma."""
    return line.text[:1].islower() or _GOES_ON.search(text) is not None


def _is_sentence(text: str) -> bool:
    """Prose: many small words without a comma or a dash between them."""
    longest = max((text[slice(*part)] for part in patterns.parts(text, 0)), key=len)
    words = longest.split()
    small = [word for word in words if word[:1].islower()]
    return len(words) > _MOST_WORDS or (len(small) >= _WORDS_OF_A_SENTENCE and not work(longest))
