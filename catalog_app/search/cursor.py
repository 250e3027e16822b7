"""What is being typed: the piece of a search at the cursor, in a text that need not be whole yet.

grammar.py reads what is finished and refuses the rest; here a quotation mark or a bracket may still
be open, and a field may have no value.
"""

import re
from dataclasses import dataclass

from catalog_app.search.grammar import GAP

LONGEST_RUN = 3
"""Words before the cursor that may be the name of one thing: Republic of South Africa."""

_gap = re.compile(rf"[{GAP}]*")
_token = re.compile(
    rf"""(?P<open>-*(?:(?P<group>[^\W\d]\w*):)?\()
    | (?P<shut>[)|])
    | (?P<minus>-*)
      (?:(?P<field>[^\W\d]\w*):(?!//)(?P<sign>[<>]=?)?)?
      (?P<value>"[^"]*"?|[^{GAP}()|"]*)""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Piece:
    """The piece of a text at the cursor.

    `typed`: its text up to the cursor, without quotation marks; from `start` to `end` it stands in
    the text.  `field`: the name before its colon, None for a plain word; `naming`: the cursor is in
    that name, which reaches to `end`.  `groups`: the fields within whose brackets it stands.
    `starts`: where it begins together with plain words before it, the most of them first.
    """

    typed: str
    start: int
    end: int
    field: str | None = None
    naming: bool = False
    groups: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()


def piece_at(text: str, place: int) -> Piece:
    """The piece at a place of the text; an empty one between two words."""
    at, groups, run = 0, [""], list[int]()
    while True:
        at = _skipped(text, at)
        found = _token.match(text, at)
        if found is None or at > place or found.end() == at:
            return Piece("", place, place, groups=_named(groups))
        if found["open"]:
            groups.append(found["group"] or "")
            run = []
        elif found["shut"]:
            del groups[max(1, len(groups) - (found["shut"] == ")")) :]
            run = []
        elif found.end() >= place:
            return _piece(text, place, found, _named(groups), run)
        else:
            run = [*run, found.start()][-LONGEST_RUN:] if _is_plain(found) else []
        at = found.end()


def _piece(
    text: str, place: int, found: re.Match[str], groups: tuple[str, ...], run: list[int]
) -> Piece:
    start, end = found.span("value")
    if found["field"] is not None and place <= found.end("field"):
        first = found.start("field")
        return Piece(text[first:place], first, found.end("field") + 1, None, True, groups)
    if found["field"] is None:
        typed = text[start : max(place, start)].strip('"')
        before = run if _is_plain(found) else []
        return Piece(typed, start, end, groups=groups, starts=(*before, start))
    begun = max(place, start)
    if not found["value"].startswith('"') and (dots := text.rfind("..", start, begun)) >= 0:
        start = dots + 2
    return Piece(text[start:begun].strip('"'), start, end, found["field"], groups=groups)


def _is_plain(found: re.Match[str]) -> bool:
    word = found["value"]
    marked = found["minus"] or found["field"] or word.startswith('"')
    return not marked and word.casefold() != "or"


def _named(groups: list[str]) -> tuple[str, ...]:
    return tuple(filter(None, groups))


def _skipped(text: str, at: int) -> int:
    found = _gap.match(text, at)
    return found.end() if found else at
