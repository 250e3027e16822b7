"""Narrowing by country, as it stands in the text of a search: country:KZ, country:none."""

import re

from catalog_app.domain.fields import Entity
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language

NONE = "none"
_TERM = re.compile(r'(?<!\S)country:("[^"]*"|[^\s()"]+)(?!\S)')


def narrows(entity: type[Entity]) -> bool:
    """Whether its records have a country to narrow by."""
    return "country" in entity.fields and entity.section != "countries"


def country_in(text: str, entity: type[Entity], language: Language) -> str | None:
    """The code of the country to which a search is narrowed, "" for those without one."""
    found = _TERM.search(text)
    if found is None or not narrows(entity):
        return None
    value = found[1].strip('"')
    if value.lower() == NONE:
        return ""
    try:
        code: str | None = entity.fields["country"].kind.read(value, language)
    except ValueProblem:
        return None
    return code


def without_country(text: str) -> str:
    return " ".join(_TERM.sub(" ", text, count=1).split())


def with_country(text: str, code: str) -> str:
    """Narrowed to that country only; "" for the records without one."""
    return f"{without_country(text)} country:{code or NONE}".strip()
