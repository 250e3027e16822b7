"""Narrowing by fields, as it stands in the text of a search: country:KZ, country:none.

Only a term that narrows the whole search counts: one side of an “or” does not.
"""

from dataclasses import dataclass

from catalog_app.domain.fields import Entity
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language

NONE = "none"
COUNTRY = "country"


@dataclass(frozen=True)
class Narrowed:
    """A term of a field, as it was written; `value`: "" where it compares; `rest`: without it."""

    field: str
    value: str
    text: str
    rest: str


def narrows(entity: type[Entity]) -> bool:
    """Whether its records have a country to narrow by."""
    return COUNTRY in entity.fields and entity.section != "countries"


def terms(text: str) -> list[Narrowed]:
    """The terms of fields that narrow all of a search."""
    if ":" not in text:
        return []
    from catalog_app.search.grammar import Term
    from catalog_app.search.narrowed import children, means

    beside = children(text)
    found = []
    for place, each in enumerate(beside):
        if not isinstance(each, Term) or each.field is None:
            continue
        rest = text[: each.start] + " " + text[each.end :]
        others = (*beside[:place], *beside[place + 1 :])
        if means(rest, others):
            written = text[each.start : each.end]
            value = "" if each.operator else each.value
            found.append(Narrowed(each.field, value, written, " ".join(rest.split())))
    return found


def country_in(text: str, entity: type[Entity], language: Language) -> str | None:
    """The code of the country to which a search is narrowed, "" for those without one."""
    term = _country(text)
    return None if term is None else code_of(term, entity, language)


def code_of(term: Narrowed, entity: type[Entity], language: Language) -> str | None:
    """The code of the country that a term narrows to, None where it narrows to something else."""
    if term.field != COUNTRY or not term.value or not narrows(entity):
        return None
    if term.value.lower() == NONE:
        return ""
    try:
        code: str | None = entity.fields[COUNTRY].kind.read(term.value, language)
    except ValueProblem:
        return None
    return code


def _country(text: str) -> Narrowed | None:
    return next((term for term in terms(text) if term.field == COUNTRY and term.value), None)
