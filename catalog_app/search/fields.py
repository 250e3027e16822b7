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
from catalog_app.domain.fields import Field
from catalog_app.domain.kinds import Kind, PartialDate
from catalog_app.errors import QueryError, ValueProblem
from catalog_app.i18n import mark
from catalog_app.search import related
from catalog_app.search.condition import Column, Condition
from catalog_app.search.grammar import IN, Term, Tree
from catalog_app.search.meant import first_date, known, resolved
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

_TOLD = 5  # fields of those that there are
_CLOSE = 0.75  # how alike a name is that may have been meant

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
    """Says what there is in the language of the reader; `instead`: the name of the nearest."""
    name, language = term.field or "", rows.language
    names: dict[str, str] = {}  # what may have been meant, by its own name and by its label
    labels: dict[str, str] = {}
    for each in known(rows.entity, language):
        labels[each.name] = label = " ".join(language.text(each.label).split())
        names |= {each.name: each.name, "_".join(label.casefold().split()): each.name}
    near = get_close_matches(name.casefold(), names, n=1, cutoff=_CLOSE)
    if near:
        nearest = names[near[0]]
        told = {"name": name, "nearest": labels[nearest], "instead": nearest}
        return QueryError(NO_SUCH_FIELD, term.start, term.end, **told)
    others = get_close_matches(name.casefold(), names, n=len(names), cutoff=0)
    shown = list(dict.fromkeys(labels[names[other]] for other in others))
    more = ["…"] if len(shown) > _TOLD else []
    fields = ", ".join((*shown[:_TOLD], *more))
    return QueryError(NO_FIELD, term.start, term.end, name=name, fields=fields)


def corrected(text: str, error: QueryError) -> str:
    """A search with the name of a field that there is in the place of a mistyped one, else ""."""
    name, nearest = str(error.values.get("name", "")), str(error.values.get("instead", ""))
    if not nearest or not text.startswith(name, error.start):
        return ""
    return text[: error.start] + nearest + text[error.start + len(name) :]


def _meaning(rows: Rows, name: str) -> Meaning | None:
    found = resolved(rows.entity, name, rows.language)
    if found is None:
        return partial(_here, rows) if name == IN else None
    entity, known_as = found
    if entity is not rows.entity:
        return partial(_of_event, rows, known_as)
    return _own(rows, known_as)


def _own(rows: Rows, name: str) -> Meaning:
    """What a name means that is known in the section itself."""
    entity = rows.entity
    if name in entity.fields:
        return _of_field(rows, entity.fields[name])
    if name in _NOTED:
        return partial(_tested, rows, _NOTED[name], name)
    if name == "members":
        return partial(_tested, rows, related.MEMBERS_OF_EVENT, name)
    if name == "within":
        return partial(_within, rows)
    if name == "from" and entity is Event:
        return partial(_sent, rows)
    if name == "from":
        return _of_field(rows, entity.fields["country"])
    date = first_date(entity)
    assert date is not None, "no other name has a meaning of its own"
    if name in ("start", "end"):
        return partial(_tested, rows, _Edge(date, last=name == "end"), name)
    return _of_field(rows, date)


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


def _of_event(rows: Rows, name: str, term: Term, inside: Inside) -> Condition:
    """What the event of a delegation or member says."""
    events = rows.at("events")
    ids = events.values("id", _own(events, name)(term, inside))
    return rows.among("event", ids)
