"""Fields by name: which one is meant, and what beside the declared ones can be asked for.

In every section the same short names work: `country`, `from`, `city`, `kind`, `series`, `status`,
`organiser`, `year`.  Delegations and members are asked through their event for what only it has.
"""

from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from typing import TypeAlias

from catalog_app.domain import countries
from catalog_app.domain.asking import Wanted
from catalog_app.domain.delegations import Delegation
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, Field
from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import Kind, PartialDate
from catalog_app.domain.relations import Through
from catalog_app.errors import QueryError, ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.search.grammar import Term
from catalog_app.search.condition import Condition
from catalog_app.search.rows import Rows

NO_FIELD = mark("There is no field “{name}” here; there are: {fields}.")
NO_SUCH_FIELD = mark("There is no field “{name}” here; do you mean “{nearest}”?")
BACKWARDS = mark("“{first}” is after “{last}”, so that nothing lies between them.")

SHORT_NAMES = (
    "country",
    "from",
    "within",
    "city",
    "kind",
    "series",
    "status",
    "organiser",
    "year",
)

Meaning: TypeAlias = Callable[[Term], Condition]


def condition(rows: Rows, term: Term) -> Condition:
    """What `field:value` finds; QueryError at the place of the term."""
    name = (term.field or "").casefold()
    meaning = _meaning(rows, name)
    if meaning is None:
        raise _unknown(rows, term)
    try:
        return meaning(term)
    except ValueProblem as problem:
        raise QueryError(problem.message, term.start, term.end, **problem.values) from problem


def _unknown(rows: Rows, term: Term) -> QueryError:
    known, name = _known(rows), term.field or ""
    near = get_close_matches(name.casefold(), known, n=1, cutoff=0.75)
    message = NO_SUCH_FIELD if near else NO_FIELD
    values = {"name": name, "nearest": "".join(near), "fields": ", ".join(known)}
    return QueryError(message, term.start, term.end, **values)


def _known(rows: Rows) -> list[str]:
    own = rows.entity.fields
    return [*own, *(name for name in SHORT_NAMES if name not in own and _meaning(rows, name))]


def _meaning(rows: Rows, name: str) -> Meaning | None:
    fields = rows.entity.fields
    if name in fields:
        return partial(_tested, rows, name)
    if name == "from" and rows.entity is Event:
        return partial(_sent, rows)
    if name == "within" and "country" in fields:
        return partial(_within, rows)
    other = _other_name(rows.entity, name, rows.language)
    if other:
        return partial(_tested, rows, other)
    return _of_event(rows, name) if "event" in fields else None


def _tested(rows: Rows, name: str, term: Term) -> Condition:
    kind = rows.entity.fields[name].kind
    found: Condition
    if _is_none(term):
        found = kind.missing(rows, name)
    elif term.operator == "..":
        ends = ((">=", term.value), ("<=", term.until))
        wished = [Wanted(end, rows.language, operator=operator) for operator, end in ends if end]
        asked = [kind.condition(rows, name, wanted) for wanted in wished]
        if len(wished) > 1 and kind.backwards(wished[0], wished[1], rows.today):
            raise ValueProblem(BACKWARDS, first=term.value, last=term.until)
        found = asked[0] & asked[-1]
    else:
        wanted = Wanted(term.value, rows.language, term.phrase, term.operator)
        found = kind.condition(rows, name, wanted)
    return found


def _is_none(term: Term) -> bool:
    return not (term.phrase or term.operator) and term.value.casefold() == "none"


def _sent(rows: Rows, term: Term) -> Condition:
    """Events to which the country sent a delegation, as far as is known."""
    if _is_none(term):
        delegations = rows.at("delegations")
        status = delegations.column("status")
        came = status.is_(None) | status.not_in(Delegation.NOT_SENT)
        return rows.column("id").not_in(delegations.values("event", came))
    return _tested(rows.heard("delegations", "from"), "country", term)


def _within(rows: Rows, term: Term) -> Condition:
    """The country and the catalog's own territories that belong to it."""
    found = _tested(rows, "country", term)
    if _is_none(term):
        return found
    inside = [
        territory
        for code in countries.codes_matching(term.value, rows.language)
        for territory in countries.within(code, rows.language)
    ]
    return found | rows.entity.fields["country"].kind.among(rows, "country", inside)


def _of_event(rows: Rows, name: str) -> Meaning | None:
    """What the event of a delegation or member says."""
    events = rows.at("events")
    meaning = _meaning(events, name)

    def found(term: Term) -> Condition:
        assert meaning
        ids = events.values("id", meaning(term))
        return rows.entity.fields["event"].kind.among(rows, "event", ids)

    return found if meaning else None


def _other_name(entity: type[Entity], name: str, language: Language) -> str | None:
    """The field that is meant by a short name, by one of several, or by its label."""
    if name == "from" and "country" in entity.fields:
        return "country"
    if f"{name}s" in entity.fields:
        return f"{name}s"
    fields = entity.fields.values()
    if name in ("year", "when"):
        return next((field.name for field in fields if _is_date(field.kind)), None)
    return next((field.name for field in fields if _is_label(field, name, language)), None)


def _is_date(kind: Kind) -> bool:
    while isinstance(kind, Through):
        kind = kind.kind
    return isinstance(kind, PartialDate)


def _is_label(field: Field, name: str, language: Language) -> bool:
    label = fold(language.text(field.label)).replace(" ", "")
    return label == fold(name.replace("_", " ")).replace(" ", "")
