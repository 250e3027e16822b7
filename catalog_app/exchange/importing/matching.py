"""Whether a line and a record of the same name are the same: what else both say decides it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from catalog_app.domain.dates import PartialDate
from catalog_app.domain.fields import Entity, Row
from catalog_app.domain.folding import fold
from catalog_app.domain.refs import Ref

SAME, DOUBTFUL, OTHER = "same", "doubtful", "other"
_FAR = 183
"""Days between two dates from which on they are those of two editions."""

TELLING = {
    "events": ("when", "country", "city", "edition"),
    "people": ("country", "organisation", "email", "patronymic"),
    "organisations": ("country",),
    "cities": ("country",),
    "documents": ("date", "number", "kind", "publisher"),
    "series": (),
    "delegations": (),
}
"""The fields that tell records of one name apart."""

Alike = Callable[[str, Any, Any], bool]

Verdict = tuple[str, int]
"""SAME, DOUBTFUL or OTHER, and in how much both agree."""


def judge(entity: type[Entity], given: Row, held: Row) -> Verdict:
    """What two rows of one name are to each other; `held`: the one that was there before."""
    agreed = {name: _agree(given.get(name), held.get(name)) for name in TELLING[entity.section]}
    agreeing = sum(each is True for each in agreed.values())
    judged = _JUDGES.get(entity.section, _plainly)(agreed, given, held)
    return judged, agreeing


def choose(verdicts: Iterable[tuple[int, Verdict]]) -> tuple[str, list[int]]:
    """Of what records are to a line: SAME and the one, DOUBTFUL and those it may be, else OTHER."""
    listed = list(verdicts)
    same = [(score, id) for id, (judged, score) in listed if judged == SAME]
    best = [id for score, id in same if score == max(same)[0]]
    if len(best) == 1:
        return SAME, best
    doubtful = best or [id for id, (judged, _) in listed if judged == DOUBTFUL]
    return (DOUBTFUL, doubtful) if doubtful else (OTHER, [])


def _agree(given: Any, held: Any) -> bool | None:
    """None where one of them is not known."""
    if given is None or held is None:
        return None
    if isinstance(given, PartialDate):
        return bool(held.overlaps(given.start, given.end))
    if isinstance(given, Ref):
        return int(given) == int(held)
    return fold(str(given)) == fold(str(held))


def _event(agreed: dict[str, bool | None], given: Row, held: Row) -> str:
    """Another date is another edition; one that is only moved by a little is asked for."""
    if agreed["edition"] is False or (agreed["when"] is False and _far(given, held)):
        return OTHER
    if agreed["country"] is False and agreed["city"] is False:
        return OTHER
    if False in agreed.values():
        return DOUBTFUL
    open_date = given.get("when") is not None and held.get("when") is None
    known = agreed["country"] or agreed["city"] or agreed["edition"]
    return DOUBTFUL if open_date and not known else SAME


def _far(given: Row, held: Row) -> bool:
    one, other = given["when"], held["when"]
    first, last = (one, other) if one.start < other.start else (other, one)
    return bool((last.start - first.end).days > _FAR or one.start.year != other.start.year)


def _person(agreed: dict[str, bool | None], given: Row, held: Row) -> str:
    """Two people of one name are not one unless country, organisation or address say so."""
    if agreed["patronymic"] is False:
        return OTHER
    known = ("country", "organisation", "email")
    alike = any(agreed[name] for name in known)
    if alike and not (agreed["country"] is False or agreed["organisation"] is False):
        return SAME
    nothing = all(given.get(name) is None and held.get(name) is None for name in known)
    return SAME if nothing and not held.get("_here") else DOUBTFUL


def _plainly(agreed: dict[str, bool | None], given: Row, held: Row) -> str:
    return OTHER if False in agreed.values() else SAME


_JUDGES: dict[str, Callable[[dict[str, bool | None], Row, Row], str]] = {
    "events": _event,
    "people": _person,
}


def changes(given: Row, held: Row, kept: Sequence[str] = (), alike: Alike | None = None) -> Row:
    """What a line says otherwise or beyond a record: field -> value, the lists made longer.

    `kept`: fields of which only what is missing is taken, such as the name in another spelling;
    `alike`: whether two texts of a field say the same.
    An empty cell says nothing, and a date that says less takes nothing away.
    """
    found: Row = {}
    for name, value in given.items():
        now = _with(held.get(name), value)
        known = held.get(name)
        same = known is not None and (name in kept or (alike and alike(name, value, known)))
        if now is not None and not same:
            found[name] = now
    return found


def clashes(given: Row, earlier: Row) -> list[str]:
    """The fields in which a line says otherwise than an earlier one of the same record."""
    return [
        name
        for name, value in given.items()
        if (known := earlier.get(name)) is not None and _clash(known, value)
    ]


def _with(held: Any, value: Any) -> Any:
    """The value to be held then; None where nothing changes."""
    if isinstance(value, tuple):
        missing = [each for each in value if each not in (held or ())]
        return (*(held or ()), *missing) if missing else None
    if isinstance(value, dict):
        joined = (held or {}) | value
        return joined if joined != (held or {}) else None
    if isinstance(value, PartialDate) and isinstance(held, PartialDate) and _is_vaguer(value, held):
        return None
    return None if value == held else value


def _clash(known: Any, value: Any) -> bool:
    if isinstance(value, dict) and isinstance(known, dict):
        return any(known.get(code, text) != text for code, text in value.items())
    if isinstance(value, PartialDate) and isinstance(known, PartialDate):
        return not (_is_vaguer(value, known) or _is_vaguer(known, value) or value == known)
    return not isinstance(value, tuple) and bool(known != value)


def _is_vaguer(one: PartialDate, other: PartialDate) -> bool:
    return one != other and one.start <= other.start and other.end <= one.end
