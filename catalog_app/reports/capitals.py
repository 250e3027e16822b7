"""Names in capitals, as headings of lists have them."""

from functools import cache

from catalog_app.domain import countries
from catalog_app.i18n import Language

_AT_HOME = (("TR", "tr"), ("AZ", "az"))


def capitals(name: str, language: Language) -> str:
    """In capitals; a country that is called as at home keeps its own: TÜRKİYE in English too."""
    return Language(_homes().get(name, language.code)).upper(name)


@cache
def _homes() -> dict[str, str]:
    """Name -> the language whose capitals it has."""
    return {countries.name(code, Language(own)): own for code, own in _AT_HOME}
