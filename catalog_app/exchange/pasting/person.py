"""What one line says of one person: its facts, then the name among the rest, then the work."""

from collections.abc import Mapping

from catalog_app.domain.folding import fold
from catalog_app.exchange.pasting import patterns
from catalog_app.exchange.pasting.facts import Facts, Pieces
from catalog_app.exchange.pasting.telling import (
    begins_large,
    is_name,
    name_run,
    name_tail,
    tells,
    work,
)
from catalog_app.exchange.pasting.understood import Piece, Span, piece, trimmed
from catalog_app.exchange.pasting.words import SURE_HONORIFICS
from catalog_app.i18n import Language

_MOST_WORDS = 4  # of a name that looks like none
_LONGEST = 600  # characters of a line about a person
_MOST_OF_ALL = 80  # words of such a line


def is_long(text: str) -> bool:
    """Whether a text is too long to be about one person: prose."""
    return len(text) > _LONGEST or len(patterns.WORD.findall(text)) > _MOST_OF_ALL


def told(
    text: str, language: Language, start: int = 0, *, listed: bool = False, named: bool = True
) -> tuple[dict[str, Piece], list[Span]]:
    """The pieces of a line from `start` on, and the places that are no riddle.

    `listed`: it stands in a list, so that its first part may be any name; `named`: a name is to be
    looked for.
    """
    pieces = Pieces(text, language)
    pieces.known.append((0, start))
    facts = Facts(pieces, start)
    if facts.names:
        _put_labelled(pieces, facts.names)
    elif named:
        _Name(pieces, facts, listed)
    others = sorted(facts.others)
    others = sorted(others + _take_role(pieces, facts.roles, others))
    _take_work(pieces, others)
    known = pieces.known + [(piece.start, piece.end) for piece in pieces.of.values()]
    return pieces.of, known


def called(text: str, start: int, end: int) -> tuple[Span | None, Span]:
    """The form of address and the name of a place that holds nothing else."""
    start, end = trimmed(text, start, end)
    begin = patterns.honorific(text, start, end)
    if start < begin < end:
        # The dot is part of it: "Dr.", "г-н".
        return (start, start + len(text[start:begin].rstrip())), (begin, end)
    behind = patterns.honorific_behind(text, start, end)
    if behind:
        return behind, (start, start + len(text[start : behind[0]].rstrip()))
    return None, (start, end)


def _put_name(pieces: Pieces, start: int, end: int) -> None:
    address, name = called(pieces.text, start, end)
    pieces.put("name", *name)
    if address:
        pieces.of.setdefault("honorific", piece(pieces.text, *address))


def _put_labelled(pieces: Pieces, names: Mapping[str, Span]) -> None:
    """ "Name: Mr Name Surname", or "Surname: ..." and "Name: ..." beside it."""
    if set(names) == {"name"}:
        _put_name(pieces, *names["name"])
    else:
        pieces.put_parts({"given_name" if n == "name" else n: span for n, span in names.items()})


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


class _Name:
    """Takes the name from among the parts of a line that are not facts."""

    def __init__(self, pieces: Pieces, facts: Facts, listed: bool) -> None:
        self._facts = facts
        self._rest = facts.others
        self._text = pieces.text
        self._listed = listed
        finders = (self._addressed, self._looking_like, self._in_front)
        place = next((at for find in finders if (at := find()) is not None), None)
        if place is not None:
            self._take(pieces, place)

    def _said(self, place: int) -> str:
        return self._text[slice(*self._rest[place])]

    def _addressed(self) -> int | None:
        """The part that begins with "Mr", or with a position before it."""
        for place, (start, end) in enumerate(self._rest):
            begin = self._sure_address(start, end)
            if begin is not None:
                return self._parted_at(place, begin)
        return None

    def _parted_at(self, place: int, at: int) -> int:
        """Parts one of the parts in two; the place of the latter."""
        start, end = self._rest[place]
        before = [(start, at)] if at > start else []
        self._rest[place : place + 1] = [*before, (at, end)]
        return place + len(before)

    def _sure_address(self, start: int, end: int) -> int | None:
        words = [found.start() for found in patterns.WORD.finditer(self._text, start, end)]
        for at in words:
            begin = patterns.honorific(self._text, at, end)
            sure = self._text[at:begin].split()
            if at < begin < end and any(fold(word) in SURE_HONORIFICS for word in sure):
                before = self._text[start:at]
                return at if not before.strip() or work(before.strip()) else None
        return None

    def _looking_like(self) -> int | None:
        for place, (start, end) in enumerate(self._rest):
            begin = patterns.honorific(self._text, start, end)
            if begin < end and is_name(self._text[begin:end], 1 if begin > start else 2):
                return place
            if self._family_before_comma(place) or name_run(self._text[start:end]):
                return place
            tail = name_tail(self._text[start:end])
            if tail:
                return self._parted_at(place, start + tail)
        return None

    def _family_before_comma(self, place: int) -> bool:
        """ "SMITH, John": the next part is the given name."""
        start, end = self._rest[place]
        said = self._text[patterns.honorific(self._text, start, end) : end]
        if place + 1 >= len(self._rest) or " " in said or not is_name(said, 1):
            return False
        after = self._said(place + 1)
        between = self._text[end : self._rest[place + 1][0]].strip()
        alone = between == "," and is_name(after, 1) and len(after.split()) <= 2
        return alone and (self._listed or said.isupper())

    def _in_front(self) -> int | None:
        """The first part of a line in a list, though a word of it may be a position: Ayşe Akın."""
        if not self._listed or not self._rest:
            return None
        said = self._said(0).split()
        plain = len(said) <= _MOST_WORDS and not any(map(_has_digit, said))
        return 0 if plain and all(map(begins_large, said)) and sum(map(tells, said)) < 2 else None

    def _take(self, pieces: Pieces, place: int) -> None:
        comma = self._family_before_comma(place)
        start, end = self._rest.pop(place)
        if comma:
            end = self._rest.pop(place)[1]
        begin = patterns.honorific(self._text, start, end)
        run = name_run(self._text[begin:end])
        if run:
            self._facts.take(begin + run, end)
            end = begin + run
        _put_name(pieces, start, end)


def _take_role(
    pieces: Pieces, roles: list[tuple[Span, str, int]], others: list[Span]
) -> list[Span]:
    """Takes the surest role; gives back the places of the others, which may be positions."""
    weighed = [
        (sure or int(_is_role_by_place(pieces, span, others)), span, code)
        for span, code, sure in roles
    ]
    best = max(weighed, key=lambda each: (each[0], -each[1][0]), default=None)
    if best is None or not best[0]:
        return [span for _, span, _ in weighed]
    pieces.put("role", *best[1], best[2])
    return [span for _, span, code in weighed if code != best[2]]


def _is_role_by_place(pieces: Pieces, span: Span, others: list[Span]) -> bool:
    """ "Руководитель – Name" and "Name, artist, deputy head" tell a role.

    "Name, head" and "Name, head, Department of Music" tell a position.
    """
    name = pieces.of.get("name")
    if name is None or span < (name.start, name.end):
        return name is not None
    return any(name.end <= other[0] < span[0] for other in others) and max(others) < span


def _take_work(pieces: Pieces, others: list[Span]) -> None:
    """The position, and the employer; what nothing tells goes with what stands before it."""
    field, start, end = "", 0, 0
    for span in others:
        kind = work(pieces.said(span))
        beside = field and not any(letter.isalnum() for letter in pieces.text[end : span[0]])
        if beside and kind in ("", field):
            end = span[1]
            continue
        if field:
            pieces.put(field, start, end)
        unknown = "employer" if "position" in pieces.of else "position"
        field, (start, end) = kind or unknown, span
    if field:
        pieces.put(field, start, end)
