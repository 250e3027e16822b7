"""Two lists of the same thing: what was added, changed or struck out since the one before.

A row with a key is the same one wherever it stands; one without is the same where its group and its
words are.  What is gone stands struck out where it stood: in its group, below the neighbour that it
followed; and a group that is gone comes back for it.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog_app.domain.countries import codes_matching
from catalog_app.i18n import Language, mark
from catalog_app.reports.blocks import Block, Document, Heading, Mark, Style
from catalog_app.reports.lines import (
    Blocks,
    Legend,
    Line,
    Opening,
    Path,
    Returned,
    lines,
    marked,
    titles,
)

LEGEND = mark(
    "Changes since {list}:   + added ({added})   ± changed ({changed})   struck out ({struck})"
)
NOTHING = mark("Nothing has changed since {list}.")


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a row.  `columns`: their titles; `before` and `after`: a text for each.

    `name`: whose row it is; `group`: the headings above it, and `group_before`.
    """

    mark: Mark
    key: str
    name: str
    columns: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    group: tuple[str, ...]
    group_before: tuple[str, ...]


def compared(document: Document, before: Document, since: str = "") -> Document:
    """The same document with marks; those that one of both has already are left out of account.

    `since`: what the list before is called; "" where no legend is wanted.
    """
    found = _Comparison(document, before)
    blocks, footer = found.blocks(), document.footer()
    if since:
        blocks.insert(0, _legend(document, found.counts, since))
    return replace(document, blocks=lambda: blocks, footer=lambda: footer)


def changes(document: Document, before: Document) -> list[Changed]:
    """What compared() marks, in the order of the list."""
    return list(_Comparison(document, before).changes())


def _legend(document: Document, counts: "Counter[Mark]", since: str) -> Legend:
    words = document.language
    if not counts.total():
        return Legend(words.text(NOTHING, list=since), Style.ITALIC)
    numbers = {kind.value: words.number(counts[kind]) for kind in Mark}
    return Legend(words.text(LEGEND, list=since, **numbers), Style.SMALL)


class _Comparison:
    def __init__(self, document: Document, before: Document) -> None:
        self._now = lines(document)
        self._before = _as_called_now(lines(before), self._now, document.language)
        self._partners = _partners(self._now, self._before)
        self._marks = {n: self._mark(n) for n, line in enumerate(self._now) if line.is_row}
        now_of = {old: place for place, old in self._partners.items()}
        self._struck = _Return(self._now, self._before, now_of).below
        self.counts: Counter[Mark] = Counter(filter(None, self._marks.values()))
        self.counts[Mark.STRUCK] += len(list(self._gone()))

    def blocks(self) -> list[Block]:
        made = Blocks()
        made.put(self._struck[-1])
        for place, line in enumerate(self._now):
            kind = self._marks.get(place)
            made.add(replace(line, what=marked(line.row, kind)) if kind else line)
            made.put(self._struck[place])
        return made.blocks

    def changes(self) -> Iterator[Changed]:
        for place, line in enumerate(self._now):
            yield from map(_gone, self._gone(place - 1))
            kind = self._marks.get(place)
            if kind is Mark.ADDED:
                yield _come(line)
            elif kind is Mark.CHANGED:
                yield _other(line, self._before[self._partners[place]])
        yield from map(_gone, self._gone(len(self._now) - 1))

    def _gone(self, place: int | None = None) -> Iterator[Line]:
        """The rows that come back below a line, or all of them."""
        runs = self._struck.values() if place is None else [self._struck.get(place, [])]
        return (line for run in runs for line in run if line.is_row)

    def _mark(self, place: int) -> Mark | None:
        if place not in self._partners:
            return Mark.ADDED
        line, old = self._now[place], self._before[self._partners[place]]
        same = line.group == old.group and not _differing(line, old)
        return None if same else Mark.CHANGED


def _as_called_now(before: list[Line], now: Sequence[Line], language: Language) -> list[Line]:
    """The lines of before below the headings of now, where a country has another name by now.

    That is no change of its people.  Whoever has come below another country has changed.
    """
    there, earlier = _paths(now), _paths(before)
    new: dict[Path, list[Path]] = {}
    for path in there - earlier:
        new.setdefault(path[:-1], []).append(path)
    called: dict[Path, Path] = {(): ()}
    for path in sorted(earlier, key=len):
        same = (*called[path[:-1]], path[-1])
        code = _country(path, language) if same not in there else ()
        found = [p for p in new.get(same[:-1], ()) if code and code == _country(p, language)]
        called[path] = found[0] if len(found) == 1 else same
    return [replace(line, path=called[line.path]) for line in before]


def _paths(run: Iterable[Line]) -> set[Path]:
    """All groups, and those that they stand in."""
    return {line.path[:depth] for line in run for depth in range(1, len(line.path) + 1)}


def _country(path: Path, language: Language) -> tuple[str, ...]:
    """The codes of the countries that the last heading may name."""
    return tuple(codes_matching(path[-1][0], language, prefix=False, codes=False))


def _partners(now: Sequence[Line], before: Sequence[Line]) -> dict[int, int]:
    """Place of a row -> its place before: in the same group first, else in any."""
    found: dict[int, int] = {}
    waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    elsewhere: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, line in enumerate(before):
        if line.is_row:
            waiting[line.path, line.key or line.texts()].append(place)
    for place, line in enumerate(now):
        if line.is_row and (left := waiting[line.path, line.key or line.texts()]):
            found[place] = left.popleft()
    for place in sorted(place for left in waiting.values() for place in left):
        elsewhere[before[place].key].append(place)
    for place, line in enumerate(now):
        if line.key and place not in found and elsewhere[line.key]:
            found[place] = elsewhere[line.key].popleft()
    return found


def _differing(line: Line, old: Line) -> bool:
    """Whether the columns that both have say different things."""
    if titles(line.columns) == titles(old.columns):
        return line.texts() != old.texts()
    now, before = line.by_title(), old.by_title()
    return any(now[title] != before[title] for title in now.keys() & before.keys())


class _Return:
    """Where what is gone comes back.

    `below`: the place of a line, -1 above the first one -> the rows, struck out, and the headings
    of groups that are gone too.
    """

    def __init__(
        self, now: Sequence[Line], before: Sequence[Line], now_of: Mapping[int, int]
    ) -> None:
        self._groups = _Groups(now)
        self._last = dict(self._groups.begin)  # of the rows that have stayed, by their group
        self._beside: dict[Path, int] = {}  # the end of the last group that has stayed, by parent
        self._headings: dict[Path, Heading] = {}  # of groups that are gone, until they come back
        self.below: defaultdict[int, list[Line]] = defaultdict(list)
        for place, line in enumerate(before):
            if isinstance(line.what, Heading):
                self._meet(line.what, line.path)
            elif place in now_of:
                if now[now_of[place]].path == line.path:
                    self._last[line.path] = now_of[place]
            elif line.is_row:
                self._strike(line)

    def _meet(self, heading: Heading, path: Path) -> None:
        if path in self._groups.end:
            self._beside[path[:-1]] = self._groups.end[path]
        else:
            self._headings[path] = Returned(heading.text, level=heading.level)

    def _strike(self, line: Line) -> None:
        path, ends = line.path, self._groups.end
        there = next(path[:n] for n in range(len(path), -1, -1) if path[:n] in ends)
        if there == path:
            below = self._last[path]
        else:
            below = self._beside.get(there, self._groups.own_end[there])
        come = self.below[below]
        for depth in range(len(there) + 1, len(path) + 1):
            heading = self._headings.pop(path[:depth], None)
            if heading is not None:
                come.append(replace(line, what=heading, path=path[:depth]))
        come.append(replace(line, what=marked(line.row, Mark.STRUCK)))


class _Groups:
    """Places of lines by the group that they belong to.

    `begin`: below which its rows begin; `own_end`: where it ends before the first group in it;
    `end`: the end of all.
    """

    def __init__(self, now: Sequence[Line]) -> None:
        self.begin: dict[Path, int] = {(): -1}
        self.own_end: dict[Path, int] = {(): -1}
        self.end: dict[Path, int] = {(): -1}
        parted: set[Path] = set()
        opened: set[Path] = set()
        for place, line in enumerate(now):
            path = line.path
            above = [path[:depth] for depth in range(len(path))]
            parted.update(above)
            self.end.update(dict.fromkeys([*above, path], place))
            if path not in parted:
                self.own_end[path] = place
            if isinstance(line.what, Heading):
                self.begin[path] = place
            elif isinstance(line.what, Opening) and path not in opened:
                opened.add(path)
                self.begin[path] = place


def _come(line: Line) -> Changed:
    texts = line.texts()
    nothing = ("",) * len(texts)
    names = tuple(column.title for column in line.columns)
    group = line.group
    return Changed(Mark.ADDED, line.key, line.name(), names, nothing, texts, group, group)


def _gone(line: Line) -> Changed:
    texts = line.texts()
    nothing = ("",) * len(texts)
    names = tuple(column.title for column in line.columns)
    group = line.group
    return Changed(Mark.STRUCK, line.key, line.name(), names, texts, nothing, group, group)


def _other(line: Line, old: Line) -> Changed:
    """A column that the list before did not have is no change."""
    after, held = line.by_title(), old.by_title()
    before = tuple(held.get(title, text) for title, text in after.items())
    names = tuple(column.title for column in line.columns)
    texts = tuple(after.values())
    return Changed(Mark.CHANGED, line.key, line.name(), names, before, texts, line.group, old.group)
