"""What the columns of a pasted table hold: their heads say it, else their cells do."""

import re
from collections.abc import Callable, Sequence

from catalog_app.domain.folding import fold
from catalog_app.exchange.pasting import patterns
from catalog_app.exchange.pasting.facts import BY
from catalog_app.exchange.pasting.labels import (
    AMBIGUOUS,
    COLUMNS,
    labelled,
    role_of,
    status_of,
)
from catalog_app.exchange.pasting.names import PARTS, parted
from catalog_app.exchange.pasting.person import told
from catalog_app.exchange.pasting.telling import country_of, is_name, work
from catalog_app.i18n import Language

Columns = list[str | None]
Cells = Sequence[str]

_LOOKED_AT = 100  # cells of a column
_HEAD_WITHIN = 10  # rows
_JOINED = ("arrival", "departure")
_CODE = re.compile(r"[A-ZА-Я]{1,3}\s?\d{6,9}")
_RUNNING = re.compile(r"(?:№\s*)?(\d{1,4})[.)]?")


def head_of(rows: Sequence[Cells]) -> int | None:
    """Which row holds the heads of the columns: at least two that are known, and half of them."""
    for place, cells in enumerate(rows[:_HEAD_WITHIN]):
        said = [cell for cell in cells if cell.strip()]
        known = sum(labelled(cell) is not None for cell in said)
        if known >= 2 and 2 * known >= len(said):
            return place
    return None


def named(head: Cells, columns: Sequence[Cells], language: Language) -> Columns:
    """What each column holds by its head; None where nothing is taken from it."""
    found: Columns = []
    for label, cells in zip(head, columns, strict=True):
        meant = _by_contents(label, cells, language) or labelled(label)
        if not label and _is_running([cell for cell in cells if cell]):
            meant = "number"
        if meant in BY.values() and meant in found:
            meant = "departure_by"
        before = found[-1] if found else None
        again = meant in found and meant != "about" and not (meant == before and meant in _JOINED)
        found.append(meant if meant in COLUMNS and not again else None)
    return _whole_names(found)


def guessed(columns: Sequence[Cells], language: Language) -> Columns:
    """What each column seems to hold, by its cells."""
    found: Columns = [None] * len(columns)
    cells = [[cell.strip() for cell in column[:_LOOKED_AT] if cell.strip()] for column in columns]
    for field, holds in _signs(language):
        for place, column in enumerate(cells):
            if found[place] is None and column and _mostly(holds, column):
                found[place] = field
                break
    if columns and _is_running(cells[0]):
        found[0] = "number"
    free = [place for place, column in enumerate(cells) if column and found[place] is None]
    _guess_names(found, cells, free)
    _guess_work(found, cells, language)
    return found


def _signs(language: Language) -> tuple[tuple[str, Callable[[str], bool]], ...]:
    """In this order: the surest first.  Of two columns of dates the first is the arrival."""

    def timed(cell: str) -> bool:
        by = patterns.FLIGHT.search(cell)
        return patterns.is_moment(cell[: by.start()] if by else cell, language) and not (
            patterns.PRIVATE.search(cell)
        )

    def address(cell: str) -> bool:
        return patterns.honorific(cell, 0, len(cell)) == len(cell)

    return (
        ("email", lambda cell: patterns.EMAIL.search(cell) is not None),
        ("phone", lambda cell: patterns.PHONE.fullmatch(cell) is not None),
        ("role", lambda cell: role_of(cell) is not None),
        ("status", lambda cell: status_of(cell) is not None),
        ("honorific", address),
        ("arrival", timed),
        ("departure", timed),
        ("arrival_by", lambda cell: patterns.FLIGHT.fullmatch(cell) is not None),
        ("departure_by", lambda cell: patterns.FLIGHT.fullmatch(cell) is not None),
        ("country", lambda cell: country_of(cell, language) is not None),
    )


def _mostly(holds: Callable[[str], bool], cells: Cells) -> bool:
    return 2 * sum(map(holds, cells)) > len(cells)


def _by_contents(label: str, cells: Cells, language: Language) -> str | None:
    meanings = AMBIGUOUS.get(fold(label))
    if meanings is None:
        return None
    signs = dict(_signs(language))
    said = [cell.strip() for cell in cells[:_LOOKED_AT] if cell.strip()]
    fitting = (m for m in meanings if m in signs and said and _mostly(signs[m], said))
    return next(fitting, labelled(label) if meanings[0] == "status" else meanings[-1])


def _whole_names(found: Columns) -> Columns:
    """A given name without a family name is the whole one; beside one, "Name" is the given one."""
    if "family_name" in found:
        return ["given_name" if n == "name" and "given_name" not in found else n for n in found]
    return ["name" if n == "given_name" and "name" not in found else n for n in found]


def _is_running(cells: Cells) -> bool:
    """1, 2, 3 ..."""
    numbers = [_RUNNING.fullmatch(cell) for cell in cells]
    known = [int(number[1]) for number in numbers if number]
    return len(known) == len(cells) > 0 and known == sorted(set(known))


def _guess_names(found: Columns, cells: Sequence[Cells], free: Sequence[int]) -> None:
    """The column that holds most full names, or two beside each other that hold halves of them."""
    whole = {place: _share(_is_whole, cells[place]) for place in free}
    half = {place: _share(_is_half, cells[place]) for place in free}
    best = max(free, key=lambda place: (whole[place], -place), default=None)
    if best is not None and whole[best] > 0.5:
        found[best] = "name"
        return
    for place in free:
        if half[place] > 0.5 and half.get(place + 1, 0) > 0.5:
            found[place : place + 2] = _halves(cells[place], cells[place + 1])
            return
    if best is not None and whole[best] > 0:
        found[best] = "name"


def _is_whole(cell: str) -> bool:
    begin = patterns.honorific(cell, 0, len(cell))
    return is_name(cell[begin:], 1 if begin else 2)


def _is_half(cell: str) -> bool:
    return " " not in cell and is_name(cell, 1)


def _share(holds: Callable[[str], bool], cells: Cells) -> float:
    return sum(map(holds, cells)) / len(cells)


def _halves(first: Cells, second: Cells) -> Columns:
    """Which of two columns holds the family names."""
    both = list(zip(first, second, strict=False))
    votes = [parted(f"{one} {two}")["family_name"] == one for one, two in both]
    return [*PARTS[:2]] if 2 * sum(votes) > len(votes) else [*PARTS[1::-1]]


def _guess_work(found: Columns, cells: Sequence[Cells], language: Language) -> None:
    """Positions and employers; the first other words are taken for positions."""
    free = [place for place, column in enumerate(cells) if column and found[place] is None]
    words = [place for place in free if _mostly(_is_words, cells[place])]
    kinds = {place: [work(cell) for cell in cells[place]] for place in words}
    if len(words) == 1:
        (place,) = words
        mixed = len(set(kinds[place])) > 1 and "employer" in kinds[place]
        if mixed or any(_says_several(cell, language) for cell in cells[place]):
            found[place] = "about"
            return
    for field in ("employer", "position"):
        best = max(words, key=lambda place: kinds[place].count(field), default=None)
        if best is not None and kinds[best].count(field):
            found[best] = field
            words.remove(best)
    if words and "position" not in found:
        found[words[0]] = "position"


def _is_words(cell: str) -> bool:
    letters = sum(letter.isalpha() for letter in cell)
    return (
        2 * letters > len(cell) and not _CODE.fullmatch(cell) and not patterns.PRIVATE.search(cell)
    )


def _says_several(cell: str, language: Language) -> bool:
    pieces, _ = told(cell, language, named=False)
    return len(pieces) > 1
