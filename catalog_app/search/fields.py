"""Fields by name: which one is meant, and what beside the declared ones can be asked for.

In every section the same short names work: `country`, `from`, `city`, `kind`, `series`, `status`,
`organiser`, `year`, `start`, `end`, `added`, `changed`.  Delegations and members are asked through
their event for what only it has.
"""

from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from typing import Any, TypeAlias

from catalog_app.domain import SECTIONS, countries, dates
from catalog_app.domain.asking import Wanted
from catalog_app.domain.delegations import Delegation
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, Field
from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import Kind, PartialDate
from catalog_app.errors import QueryError, ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.search import related
from catalog_app.search.condition import Column, Condition
from catalog_app.search.grammar import IN, Term, Tree
from catalog_app.search.meant import SHORT_NAMES, kind_of
from catalog_app.search.noted import Noted
from catalog_app.search.rows import Rows
from catalog_app.search.sections import section_named

NO_FIELD = mark("There is no field “{name}” here; there are: {fields}.")
NO_SUCH_FIELD = mark("There is no field “{name}” here; do you mean “{nearest}”?")
NO_SECTION = mark("There is no section “{name}”; there are: {sections}.")
BACKWARDS = mark("“{first}” is after “{last}”, so that nothing lies between them.")
ELSEWHERE = mark(
    "“in:{name}” looks in another section: write it at the beginning, with a space behind it."
)

_NOTED = {"added": Noted(adding=True), "changed": Noted()}

Inside: TypeAlias = Callable[[Tree, Rows], Condition | None]
"""The condition that a tree means of some rows; None where all are wanted."""
Meaning: TypeAlias = Callable[[Term, Inside], Condition]


class _Edge(PartialDate):
    """The first or the last day of the date in field `of`, alone."""

    def __init__(self, of: Field, *, last: bool) -> None:
        self._column = of.name + of.kind.extra[last]

    def condition(self, ask: Any, name: str, wanted: Wanted) -> Condition:
        """Compared by whole days: what begins in May is neither before nor after it."""
        first, last = dates.days(dates.understand(wanted.text, wanted.language, ask.today))
        day: Column = ask.column(self._column)
        if wanted.operator:
            bound = first if wanted.operator in (">=", "<") else last
            found: Condition = wanted.compare(day, bound)
            return found
        return (day >= first) & (day <= last)

    def missing(self, ask: Any, name: str) -> Condition:
        day: Column = ask.column(self._column)
        return day.is_(None)


def condition(rows: Rows, term: Term, inside: Inside) -> Condition:
    """What `field:value` finds; QueryError at the place of the term.

    `inside`: what the brackets in `field:(...)` mean.
    """
    name = (term.field or "").casefold()
    meaning = _meaning(rows, name)
    if meaning is None:
        raise _unknown(rows, term)
    try:
        return meaning(term, inside)
    except ValueProblem as problem:
        raise QueryError(problem.message, term.start, term.end, **problem.values) from problem


def _unknown(rows: Rows, term: Term) -> QueryError:
    known, name = _known(rows), term.field or ""
    near = get_close_matches(name.casefold(), known, n=1, cutoff=0.75)
    message = NO_SUCH_FIELD if near else NO_FIELD
    values = {"name": name, "nearest": "".join(near), "fields": ", ".join(known)}
    return QueryError(message, term.start, term.end, **values)


def corrected(text: str, error: QueryError) -> str:
    """A search with the name of a field that there is in the place of a mistyped one, else ""."""
    name, nearest = str(error.values.get("name", "")), str(error.values.get("nearest", ""))
    if not nearest or not text.startswith(name, error.start):
        return ""
    return text[: error.start] + nearest + text[error.start + len(name) :]


def _known(rows: Rows) -> list[str]:
    own = rows.entity.fields
    return [*own, *(name for name in SHORT_NAMES if name not in own and _meaning(rows, name))]


def _meaning(rows: Rows, name: str) -> Meaning | None:
    fields = rows.entity.fields
    if name in fields:
        return _of_field(rows, fields[name])
    other = _beside(rows, name)
    if other:
        return other
    field = _other_name(rows.entity, name, rows.language)
    if field:
        return _of_field(rows, field)
    return _of_event(rows, name) if "event" in fields else None


def _beside(rows: Rows, name: str) -> Meaning | None:
    """What can be asked for that is no field."""
    if name == IN:
        return partial(_here, rows)
    if name in _NOTED:
        return partial(_tested, rows, _NOTED[name], name)
    if rows.entity is Event and name in ("from", "members"):
        kind = related.MEMBERS_OF_EVENT
        return partial(_sent, rows) if name == "from" else partial(_tested, rows, kind, name)
    if name == "within" and "country" in rows.entity.fields:
        return partial(_within, rows)
    own = _date(rows.entity) if name in ("start", "end") else None
    if own and own.kind.store:
        return partial(_tested, rows, _Edge(own, last=name == "end"), name)
    return None


def _of_field(rows: Rows, field: Field) -> Meaning:
    return partial(_tested, rows, field.kind, field.name)


def _tested(rows: Rows, kind: Kind, name: str, term: Term, inside: Inside) -> Condition:
    found: Condition
    if term.inside is not None:
        related.need(kind, term.field or name)
        found = related.having(rows, kind, name, partial(inside, term.inside))
    elif _is(term, "none"):
        found = kind.missing(rows, name)
    elif _is(term, "any"):
        found = ~kind.missing(rows, name)
    elif term.operator == "..":
        ends = ((">=", term.value), ("<=", term.until))
        wished = [Wanted(end, rows.language, operator=operator) for operator, end in ends if end]
        kind = related.counting(kind, wished[0])
        asked = [kind.condition(rows, name, wanted) for wanted in wished]
        if len(wished) > 1 and kind.backwards(wished[0], wished[1], rows.today):
            raise ValueProblem(BACKWARDS, first=term.value, last=term.until)
        found = asked[0] & asked[-1]
    else:
        wanted = Wanted(term.value, rows.language, term.phrase, term.operator)
        found = related.counting(kind, wanted).condition(rows, name, wanted)
    return found


def _is(term: Term, word: str) -> bool:
    return not (term.phrase or term.operator) and term.value.casefold() == word


def _here(rows: Rows, term: Term, _inside: Inside) -> Condition:
    """The section at hand may be named; another one is a matter of whoever asks."""
    entity = section_named(term.value, rows.language)
    if entity is rows.entity:
        return rows.column("id").is_not(None)
    if entity is not None:
        raise ValueProblem(ELSEWHERE, name=term.value)
    known = ", ".join(rows.language.text(each.many) for each in SECTIONS)
    raise ValueProblem(NO_SECTION, name=term.value, sections=known)


def _sent(rows: Rows, term: Term, inside: Inside) -> Condition:
    """Events to which the country sent a delegation, as far as is known."""
    if _is(term, "none") or _is(term, "any"):
        delegations = rows.at("delegations")
        status = delegations.column("status")
        came = status.is_(None) | status.not_in(Delegation.NOT_SENT)
        somebody: Condition = rows.column("id").in_(delegations.values("event", came))
        return somebody if _is(term, "any") else ~somebody
    delegations = rows.heard("delegations", "from")
    country = delegations.entity.fields["country"]
    return _tested(delegations, country.kind, country.name, term, inside)


def _within(rows: Rows, term: Term, inside: Inside) -> Condition:
    """The country and the catalog's own territories that belong to it."""
    country = rows.entity.fields["country"]
    found = _tested(rows, country.kind, country.name, term, inside)
    if _is(term, "none") or _is(term, "any"):
        return found
    within = [
        territory
        for code in countries.codes_matching(term.value, rows.language)
        for territory in countries.within(code, rows.language)
    ]
    return found | rows.among(country.name, within)


def _of_event(rows: Rows, name: str) -> Meaning | None:
    """What the event of a delegation or member says."""
    events = rows.at("events")
    meaning = _meaning(events, name)

    def found(term: Term, inside: Inside) -> Condition:
        assert meaning
        ids = events.values("id", meaning(term, inside))
        return rows.among("event", ids)

    return found if meaning else None


def _other_name(entity: type[Entity], name: str, language: Language) -> Field | None:
    """The field that is meant by a short name, by one of several, or by its label."""
    if name == "from" and "country" in entity.fields:
        return entity.fields["country"]
    if f"{name}s" in entity.fields:
        return entity.fields[f"{name}s"]
    if name in ("year", "when"):
        return _date(entity)
    return next((f for f in entity.fields.values() if _is_label(f, name, language)), None)


def _date(entity: type[Entity]) -> Field | None:
    """The first date of an entity."""
    return next(
        (field for field in entity.fields.values() if isinstance(kind_of(field.kind), PartialDate)),
        None,
    )


def _is_label(field: Field, name: str, language: Language) -> bool:
    label, wanted = ("".join(filter(str.isalnum, t)) for t in (language.text(field.label), name))
    return fold(label) == fold(wanted)
