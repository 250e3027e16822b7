"""What a line says for sure, wherever it stands: addresses, travel, hotel, role, status, country.

The line is parted at commas, dashes and brackets; parts that say none of this are left over.
"""

import re
from collections.abc import Callable, Mapping

from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import one_line
from catalog_app.exchange.pasting import patterns
from catalog_app.exchange.pasting.labels import (
    FIELDS,
    NOT_TAKEN,
    is_delegation,
    labelled,
    role_of,
    status_of,
)
from catalog_app.exchange.pasting.names import PARTS, joined
from catalog_app.exchange.pasting.telling import country_of, is_name, value_of, work
from catalog_app.exchange.pasting.understood import Piece, Span, piece, trimmed
from catalog_app.i18n import Language

BY = {"arrival": "arrival_by", "departure": "departure_by"}
_LONGEST_ROLE = 6  # words
_LONGEST_STAY = 6
_DIGIT = re.compile(r"\d")


class Pieces:
    """The pieces of a line, the places of which they explain more, and its language."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.of: dict[str, Piece] = {}
        self.known: list[Span] = []

    def put(self, field: str, start: int, end: int, value: str | None = None) -> bool:
        """Keeps the first of each field; False where the place says nothing new."""
        start, end = trimmed(self.text, start, end)
        if field in self.of or start == end:
            return False
        made = piece(self.text, start, end)
        self.of[field] = made if value is None else Piece(value, start, end)
        return True

    def put_parts(self, parts: Mapping[str, Span]) -> None:
        """One name of a family name, a given name and a patronymic that stand apart.

        Its place is all of them, or the first where other pieces stand between.
        """
        places = sorted(parts.values())
        names = {n: one_line(self.said(span)) for n, span in sorted(parts.items(), key=_place)}
        start, end = places[0][0], places[-1][1]
        if any(start < other.start < end for other in self.of.values()):
            self.known += places
            start, end = places[0]
        self.of.setdefault("name", Piece(joined(names), start, end))

    def said(self, span: Span) -> str:
        return self.text[slice(*span)]


def _place(part: tuple[str, Span]) -> Span:
    return part[1]


class Facts:
    """`others`: parts that are not facts; `names`: what has the label of a name or of a part of it.

    `roles`: place, code, and how sure it is: 2, 1, or 0.
    """

    def __init__(self, pieces: Pieces, start: int) -> None:
        self.others: list[Span] = []
        self.names: dict[str, Span] = {}
        self.roles: list[tuple[Span, str, int]] = []
        self._pieces = pieces
        self._text = pieces.text
        self._travel = Travel(pieces)
        for part in patterns.parts(self._without_addresses(start), start):
            self.take(*part)
        self._travel.end()

    def _without_addresses(self, start: int) -> str:
        """The text with separators in the place of its e-mail address and phone number."""
        rest = self._text
        for field, pattern in (("email", patterns.EMAIL), ("phone", patterns.PHONE)):
            for found in pattern.finditer(rest, start):
                if self._pieces.put(field, *found.span("value")):
                    self._pieces.known.append(found.span())
                    rest = rest[: found.start()] + ";" * len(found[0]) + rest[found.end() :]
        return rest

    def take(self, start: int, end: int) -> None:
        """A part of the line: a fact, or one of the others."""
        start, end = trimmed(self._text, start, end)
        readers: tuple[Callable[[int, int], bool], ...] = (
            self._labelled, self._private, self._travel.named, self._travel.moment, self._stay,
            self._role, self._status, self._country,
        )  # fmt: skip
        if start < end and not any(reader(start, end) for reader in readers):
            self.others.append((start, end))

    def _labelled(self, start: int, end: int) -> bool:
        """ "Hotel: Hilton", "Head of delegation: Mr Name Surname"."""
        found = patterns.LABEL.match(self._text, start, end)
        if not found:
            return False
        field, role = labelled(found[1]), role_of(found[1])
        rest = trimmed(self._text, found.end(), end)
        if field in NOT_TAKEN:
            return True
        if role:
            self.roles.append((found.span(1), role[0], 2))
        elif field is None and work(found[1]):
            self.others.append(trimmed(self._text, *found.span(1)))
        elif field not in FIELDS and field not in PARTS:
            return False
        self._pieces.known.append((start if field else found.end(1), found.end()))
        self._take_labelled(field, rest)
        return True

    def _take_labelled(self, field: str | None, span: Span) -> None:
        if field in BY:
            self._travel.take(field, *span)
        elif field == "name" or field in PARTS:
            self.names.setdefault(field, span)
        elif field in FIELDS and field != "role":
            value = value_of(field, self._pieces.said(span), self._pieces.language)
            if value is not None:
                self._pieces.put(field, *span, value)
        else:
            self.take(*span)

    def _private(self, start: int, end: int) -> bool:
        return bool(patterns.PRIVATE.search(self._text[start:end]))

    def _stay(self, start: int, end: int) -> bool:
        """ "Hotel Hilton", "room 412", "visa required", "vegetarian"."""
        said = self._text[start:end]
        if len(said.split()) > _LONGEST_STAY or work(said):
            return False
        for field, pattern in patterns.STAY.items():
            found = pattern.search(said)
            if found:
                given = next((n for n, text in found.groupdict().items() if text), None)
                at, to = found.span(given) if given else (0, len(said))
                if self._pieces.put(field, start + at, start + to):
                    self._pieces.known.append((start, end))
                    return True
        return False

    def _role(self, start: int, end: int) -> bool:
        """The whole part, or its beginning or end where they speak of the delegation."""
        whole = role_of(self._text[start:end])
        if whole:
            sure = 2 if self._of_delegation(start, end) else int(whole[1])
            self.roles.append(((start, end), whole[0], sure))
            return True
        if not self._of_delegation(start, end):
            return False
        words = [found.span() for found in patterns.WORD.finditer(self._text, start, end)]
        for length in range(min(_LONGEST_ROLE, len(words) - 1), 1, -1):
            for at in (0, len(words) - length):
                span = words[at][0], words[at + length - 1][1]
                role = role_of(self._text[slice(*span)])
                if role and self._of_delegation(*span):
                    self._beside_role((start, end), span, role[0])
                    return True
        return False

    def _of_delegation(self, start: int, end: int) -> bool:
        return any(is_delegation(key) for key in fold(self._text[start:end]).split())

    def _beside_role(self, part: Span, role: Span, code: str) -> None:
        """What stands beside a role in its part; "of Kazakhstan" behind it belongs to it."""
        before, after = (part[0], role[0]), trimmed(self._text, role[1], part[1])
        if before[0] < before[1]:
            plain = patterns.AND.sub("", self._text[slice(*before)])
            self.others.append(trimmed(self._text, part[0], part[0] + len(plain)))
            self._pieces.known.append((part[0] + len(plain), role[0]))
        elif patterns.honorific(self._text, *after) > after[0] or is_name(self._pieces.said(after)):
            self.others.append(after)
        else:
            role = part
        self.roles.append((role, code, 2))

    def _status(self, start: int, end: int) -> bool:
        status = status_of(self._text[start:end])
        return status is not None and self._pieces.put("status", start, end, status)

    def _country(self, start: int, end: int) -> bool:
        country = country_of(self._text[start:end], self._pieces.language)
        return country is not None and self._pieces.put("country", start, end, country)


class Travel:
    """Arrivals and departures, over several parts of a line."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._text = pieces.text
        self._trip: str | None = None
        self._moments: list[Span] = []

    def named(self, start: int, end: int) -> bool:
        """ "arrival 22 Oct, 18:40, TK 334"."""
        found = patterns.TRAVEL.match(self._text, start, end)
        if not found or not _DIGIT.search(self._text, found.end(), end):
            return False
        self._pieces.known.append((start, found.end()))
        self.take("arrival" if found["arrival"] else "departure", found.end(), end)
        return True

    def moment(self, start: int, end: int) -> bool:
        """A date, a time, a flight: of the trip of which the line spoke before."""
        by = patterns.FLIGHT.search(self._text, start, end)
        ends = by.start() if by else end
        if by and trimmed(self._text, by.end(), end)[0] < end:
            return False
        dated = patterns.is_moment(self._text[start:ends], self._pieces.language)
        alone = by is not None and not self._text[start:ends].strip()
        if not dated and not (alone and (self._trip or (by and by["label"]))):
            return False
        if self._trip:
            self.take(self._trip, start, end)
        else:
            self._moments.append((start, end))
        return True

    def take(self, field: str, start: int, end: int) -> None:
        """The date and the flight of a trip."""
        self._trip = field
        by = patterns.FLIGHT.search(self._text, start, end)
        if by and self._pieces.put(BY[field], *by.span("value")):
            self._pieces.known.append(by.span())
            before, after = (start, by.start()), (by.end(), end)
            start, end = before if _DIGIT.search(self._text, *before) else after
        end = start + len(patterns.BY.sub("", self._text[start:end]))
        start, end = trimmed(self._text, start, end)
        known = self._pieces.of.get(field)
        if known is None:
            self._pieces.put(field, start, end)
        elif start < end and not self._between(known.end, start):
            self._pieces.of[field] = piece(self._text, known.start, end)

    def _between(self, start: int, end: int) -> bool:
        return any(letter.isalnum() for letter in self._text[start:end])

    def end(self) -> None:
        """Two dates that nothing names are arrival and departure; one is if it has a time."""
        timed = [s for s in self._moments if patterns.has_time(self._text[slice(*s)])]
        if len(self._moments) == 2:
            timed = self._moments
        for field, span in zip(BY, timed, strict=False):
            if field not in self._pieces.of:
                self.take(field, *span)
