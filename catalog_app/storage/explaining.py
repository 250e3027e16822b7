"""Why a search finds nothing, and what may have been meant.

Each part of the search is asked for by itself, then two by two.  What is offered instead has been
asked for too: nothing is offered that would find nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from catalog_app.domain import SECTIONS
from catalog_app.domain.fields import Entity
from catalog_app.errors import Cancelled, QueryError
from catalog_app.i18n import Language
from catalog_app.storage.patience import STOPPED

if TYPE_CHECKING:
    from catalog_app.search.grammar import Tree
    from catalog_app.storage.catalog import Catalog

Stop = Callable[[], bool]

MOST = 3
"""Suggestions."""
_PARTS = 6  # of a search that are looked at
_NEAREST = 4  # words that are tried in the place of one


@dataclass(frozen=True)
class Part:
    """A part of the search as it was typed, and how many records it finds by itself."""

    text: str
    count: int


@dataclass(frozen=True)
class Suggestion:
    """Another search and how many records it finds; `section`: where, "" for the one at hand."""

    text: str
    count: int
    section: str = ""


@dataclass(frozen=True)
class Explanation:
    """`parts`: each by itself; `clash`: those that no record has together, though each is found;
    `suggestions`: the likeliest first; `empty`: the section has no records at all.
    """

    parts: tuple[Part, ...] = ()
    clash: tuple[Part, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    empty: bool = False

    @property
    def unknown(self) -> tuple[Part, ...]:
        """The parts that stand in no record."""
        return tuple(part for part in self.parts if not part.count)


def explain(
    catalog: "Catalog",
    entity: type[Entity],
    text: str,
    language: Language,
    *,
    stop: Stop | None = None,
) -> Explanation:
    """Why `text` finds no record of the entity.  Cancelled when `stop` returned true."""
    asked = _Asked(catalog, entity, language, stop)
    try:
        texts = parts_of(text)
        catalog.count(entity, text, language, stop=stop)  # whether it can be asked at all
    except QueryError as error:
        return Explanation(suggestions=tuple(_known_field(asked, text, error)))
    parts = tuple(Part(each, asked.count(each)) for each in texts[:_PARTS])
    unknown = any(not part.count for part in parts)
    clash = () if unknown or len(parts) < 2 else _clash(asked, parts)
    empty = unknown and not asked.count("")
    return Explanation(parts, clash, _suggestions(asked, text, texts), empty)


def parts_of(text: str) -> list[str]:
    """The parts of a search that all have to be found, as they were typed.  QueryError."""
    from catalog_app.search.grammar import All, parse

    tree = parse(text)
    children = tree.children if isinstance(tree, All) else (tree,)
    if len(children) < 2:
        return [text.strip()] if text.strip() else []
    places = [_place(child) for child in children]
    ends = [*(start for start, _ in places[1:]), len(text)]
    return [_written(text, start, end) for (start, _), end in zip(places, ends, strict=True)]


class _Asked:
    """Counts of searches, each asked for once; a mistake in one counts as nothing found."""

    def __init__(
        self, catalog: "Catalog", entity: type[Entity], language: Language, stop: Stop | None
    ) -> None:
        self.catalog, self.entity, self.language, self.stop = catalog, entity, language, stop
        self._known: dict[tuple[str, str], int] = {}

    def count(self, text: str, entity: type[Entity] | None = None) -> int:
        entity = entity or self.entity
        key = entity.section, text
        if self.stop is not None and self.stop():
            raise Cancelled(STOPPED)
        if key not in self._known:
            try:
                found = self.catalog.count(entity, text, self.language, stop=self.stop)
            except QueryError:
                found = 0
            self._known[key] = found
        return self._known[key]

    def first(self, text: str) -> Any:
        """The answer with the first record that a text finds."""
        return self.catalog.find(self.entity, text, (), self.language, most=1, stop=self.stop)


def _place(tree: "Tree") -> tuple[int, int]:
    """Where the terms of a part stand in the text."""
    from catalog_app.search.grammar import Not, Term

    if isinstance(tree, Term):
        return tree.start, tree.end
    children = (tree.child,) if isinstance(tree, Not) else tree.children
    places = [_place(child) for child in children]
    return min(start for start, _ in places), max(end for _, end in places)


def _written(text: str, start: int, end: int) -> str:
    """With the brackets and the sign before it, without those of the next one."""
    while start and text[start - 1] in "(-":
        start -= 1
    written = text[start:end].rstrip()
    while written and written[-1] in "(-" and not written.endswith(" "):
        written = written[:-1].rstrip()
    return written


def _clash(asked: _Asked, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The first two that no record has together, else all of them."""
    for pair in combinations(parts, 2):
        if not asked.count(" ".join(part.text for part in pair)):
            return pair
    return tuple(parts)


def _suggestions(asked: _Asked, text: str, texts: Sequence[str]) -> tuple[Suggestion, ...]:
    found: dict[tuple[str, str], Suggestion] = {}
    for each in _all_suggestions(asked, text, texts):
        found.setdefault((each.section, each.text), each)
        if len(found) == MOST:
            break
    return tuple(found.values())


def _all_suggestions(asked: _Asked, text: str, texts: Sequence[str]) -> Iterator[Suggestion]:
    """Other spellings, the same elsewhere, less of it; those that find something."""
    yield from _respelt(asked, texts)
    yield from _elsewhere(asked, text)
    yield from _less(asked, texts)


def _respelt(asked: _Asked, texts: Sequence[str]) -> Iterator[Suggestion]:
    """Near words of the catalog in the place of those that stand in no record."""
    for place, each in enumerate(texts):
        if asked.count(each) or not each.isalnum():
            continue
        for word in _near_words(asked, each):
            shown = _as_written(asked, word)
            other = " ".join((*texts[:place], shown, *texts[place + 1 :]))
            if shown and (count := asked.count(other)):
                yield Suggestion(other, count)


def _near_words(asked: _Asked, word: str) -> list[str]:
    """Folded words of the vocabulary that are written nearly so, the nearest first."""
    from catalog_app.search import index

    with asked.catalog.searcher.asking(stop=asked.stop) as connection:
        known = index.known_words(connection, asked.entity)
        return [found for found, _ in index.near_words(known, word, _NEAREST)]


def _as_written(asked: _Asked, word: str) -> str:
    """A folded word as it stands in a record of the section, "" where nobody wrote it."""
    from catalog_app.storage.as_written import written

    found = asked.first(f'"{word}"')
    return written([word], found, found.ids[0]) if len(found) else ""


def _elsewhere(asked: _Asked, text: str) -> Iterator[Suggestion]:
    """The same in other sections, where the most is found first."""
    found = [
        Suggestion(text.strip(), count, entity.section)
        for entity in SECTIONS
        if entity is not asked.entity and (count := asked.count(text, entity))
    ]
    yield from sorted(found, key=lambda each: -each.count)


def _less(asked: _Asked, texts: Sequence[str]) -> Iterator[Suggestion]:
    """Without one of the parts, else each by itself; what finds the fewest, and so is the most
    precise, first.
    """
    texts = texts[:_PARTS]
    without = [[*texts[:place], *texts[place + 1 :]] for place in range(len(texts))]
    for rests in (without, [[each] for each in texts]):
        counts = {rest: asked.count(rest) for rest in map(" ".join, filter(None, rests))}
        found = [Suggestion(rest, count) for rest, count in counts.items() if count]
        if found:
            yield from sorted(found, key=lambda each: each.count)
            return


def _known_field(asked: _Asked, text: str, error: QueryError) -> Iterator[Suggestion]:
    """With the name of a field that there is, where one was mistyped."""
    from catalog_app.search.fields import corrected

    other = corrected(text, error)
    if other and (count := asked.count(other)):
        yield Suggestion(other, count)
