"""Why a record was found: which words of what it shows are those that were looked for.

Words are compared by their folded keys, so that “Şuşa” is marked where “shusha” was typed.  It
knows only the text of the search and what is shown: nothing is asked of the catalog.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from catalog_app.domain import countries
from catalog_app.domain.asking import Wanted
from catalog_app.domain.coded import CountryCode
from catalog_app.domain.fields import Entity, fields_of
from catalog_app.domain.folding import fold, variants
from catalog_app.domain.kinds import Kind, PartialDate
from catalog_app.i18n import Language
from catalog_app.search.grammar import IN, SIMILAR, All, Not, Term, Tree, parse, pieces
from catalog_app.search.meant import ANYTHING, NOTHING, kind_of, meant

Span = tuple[int, int]
"""Start and end in characters."""
_Word = tuple[int, int, str]
"""Start, end, folded key."""

_KEPT = 4096  # texts whose spans are kept: several screens of cells
_LONGEST_NAME = 5  # words of the name of a country
_HALF = 2  # letters of a word that may be one part of a joined one, at least


class Marks:
    """What a search looks for, as it may stand in what is shown.

    `starts`: keys with which a word begins; `whole`: keys that are a word; `runs`: keys of words
    that stand beside each other; `names`: the same, marked where none of their words is marked;
    `typed`: no keys, but letters with which a word begins as it is written.
    """

    def __init__(
        self,
        starts: Iterable[str] = (),
        whole: Iterable[str] = (),
        runs: Iterable[Sequence[str]] = (),
        names: Iterable[Sequence[str]] = (),
        typed: Iterable[str] = (),
    ) -> None:
        self._starts = tuple(dict.fromkeys(starts))
        self._whole = frozenset(whole)
        self._runs = tuple(dict.fromkeys(map(tuple, runs)))
        self._names = tuple(dict.fromkeys(map(tuple, names)))
        self._typed = tuple(each.casefold() for each in dict.fromkeys(typed))
        self._known: dict[str, list[Span]] = {}

    def __bool__(self) -> bool:
        return bool(self._starts or self._whole or self._runs or self._names or self._typed)

    def spans(self, shown: str) -> list[Span]:
        """What is to be marked of a text, from left to right; none overlap."""
        found = self._known.get(shown)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[shown] = self._look(shown)
        return found

    def _look(self, shown: str) -> list[Span]:
        words = words_of(shown)
        found = [
            (start, end)
            for start, end, key in words
            if key in self._whole
            or key.startswith(self._starts)
            or (self._typed and shown[start:end].casefold().startswith(self._typed))
        ]
        found += _places(words, self._runs)
        found += self._split(shown, words)
        named = _places(words, self._names)
        found += (name for name in named if not any(_meet(name, each) for each in found))
        return _joined(found)

    def _split(self, shown: str, words: Sequence[_Word]) -> Iterator[Span]:
        """Two words that were typed as one."""
        for (start, end, key), (first, last, _) in pairwise(words):
            longer = [s for s in self._starts if len(s) > len(key) and s.startswith(key)]
            if longer and len(key) >= _HALF and not key.startswith(self._starts):
                both = fold(shown[start:end] + shown[first:last])
                if both.startswith(tuple(longer)):
                    yield start, last


NONE = Marks()


def marks(
    entity: type[Entity],
    text: str,
    language: Language,
    near: Mapping[str, Iterable[str]] | None = None,
) -> Marks:
    """What a search of records looks for; `near`: typed word -> folded words similar to it.

    QueryError for a mistake in the text.
    """
    starts: list[str] = []
    typed: list[str] = []
    runs: list[list[str]] = []
    names: list[list[str]] = []
    for side in _sides(parse(text)):
        plain = [term for term in side if term.field is None and not term.phrase]
        for term in (term for term in side if term.phrase and _is_text(term, entity, language)):
            runs.append(fold(term.value).split())
        for term in (term for term in side if not term.phrase and _is_text(term, entity, language)):
            values = [each.value for each in pieces(term)]
            typed += filter(_is_only_a_letter, values)
            starts += (k for v in values if not _is_only_a_letter(v) for k in _begin(v))
        words = [each.value for term in plain for each in pieces(term)]
        starts += (fold(a + b) for a, b in pairwise(words) if len(fold(a + b)) >= _HALF)
        names += _names(entity, words, language)
        names += _countries(language, [t.value for t in side if t.phrase and not t.field], True)
    whole = (word for words in (near or {}).values() for word in words)
    return Marks(starts, whole, filter(None, runs), filter(None, names), typed)


def spelled(key: str, texts: Iterable[str]) -> str:
    """A folded word as it stands in one of the texts, "" where it stands in none."""
    for text in texts:
        for start, end, other in words_of(text):
            if other == key:
                return text[start:end]
    return ""


@lru_cache(maxsize=1 << 10)
def words_of(shown: str) -> Sequence[_Word]:
    """The words of a text, each with its place and its folded key: from key to key of somebody who
    types many of the texts stay the same.
    """
    found: list[_Word] = []
    at = 0
    for chunk in shown.split():
        at = shown.index(chunk, at)
        found += ((at + start, at + end, key) for start, end, key in _parts(chunk))
        at += len(chunk)
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _parts(chunk: str) -> tuple[_Word, ...]:
    """The words of a text without white space."""
    if chunk.isalnum():
        key = fold(chunk)
        return ((0, len(chunk), key),) if key else ()
    found: list[_Word] = []
    start = 0
    for end in (*(n for n, letter in enumerate(chunk) if not _is_inside(letter)), len(chunk)):
        word = chunk[start:end]
        if key := fold(word):
            letters = [n for n, letter in enumerate(word) if _is_seen(letter)]
            found.append((start + letters[0], start + letters[-1] + 1, key))
        start = end + 1
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _is_inside(letter: str) -> bool:
    """Whether it stands within a word, as letters and apostrophes do."""
    return " " not in fold(f"a{letter}b")


def _is_seen(letter: str) -> bool:
    """Whether a word may begin or end with it, as with no quotation mark."""
    return letter.isalnum() or unicodedata.combining(letter) > 0 or fold(letter) != ""


def _sides(tree: Tree) -> Iterator[list[Term]]:
    """The terms that are looked for, those together that stand side by side."""
    if isinstance(tree, Term):
        yield [tree]
    elif isinstance(tree, All):
        yield [child for child in tree.children if isinstance(child, Term)]
        for child in tree.children:
            if not isinstance(child, Term):
                yield from _sides(child)
    elif not isinstance(tree, Not):
        for child in tree.children:
            yield from _sides(child)


def _is_only_a_letter(word: str) -> bool:
    """Which begins too many words in one spelling or another: zzz has the key of a single z."""
    key, letters = fold(word), word.casefold()
    again = len(letters) > 1 and letters == letters[0] * len(letters)
    return bool(key) and (again or len(key) < _HALF)


def _begin(word: str) -> Iterator[str]:
    """Keys with which a typed word may begin; of several words the last is still being typed."""
    for key in variants(word):
        yield from key.split()


def _is_text(term: Term, entity: type[Entity], language: Language) -> bool:
    """Whether its value may stand as words in what is shown."""
    if term.field is None:
        return True
    name = term.field.casefold().rpartition(".")[2]
    if term.operator or name in (IN, SIMILAR) or not any(map(str.isalpha, term.value)):
        return False
    if not term.phrase and term.value.casefold() in (NOTHING, ANYTHING):
        return False
    found = meant(entity, name, language)
    return found is None or _shows_words(found.kind)


def _shows_words(kind: Kind) -> bool:
    coded = isinstance(kind, CountryCode | PartialDate) or kind.numeric or kind.counted
    return not coded and (kind.open or not kind.options)


def _names(entity: type[Entity], words: Sequence[str], language: Language) -> Iterator[list[str]]:
    """What countries and kinds are called here that the words mean, maybe in another language."""
    yield from _countries(language, words, False)
    for size in range(2, _LONGEST_NAME + 1):
        runs = (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
        yield from _countries(language, runs, True)
    for kind in (kind_of(field.kind) for field in fields_of(entity) if field.searched):
        if kind.options:
            codes = (code for word in words for code in kind.matching(word, inside=True))
            yield from (fold(kind.show(code, language)).split() for code in codes)


def _countries(language: Language, texts: Iterable[str], phrase: bool) -> Iterator[list[str]]:
    for text in texts:
        for code in Wanted(text, language, phrase).countries if fold(text) else ():
            yield fold(countries.name(code, language)).split()


def _places(words: Sequence[_Word], runs: Iterable[Sequence[str]]) -> list[Span]:
    """Where words stand beside each other."""
    keys = [key for _, _, key in words]
    return [
        (words[at][0], words[at + len(run) - 1][1])
        for run in runs
        for at in range(len(keys) - len(run) + 1)
        if keys[at] == run[0] and keys[at : at + len(run)] == list(run)
    ]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _joined(spans: Iterable[Span]) -> list[Span]:
    """In their order, those that meet as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
