"""The letters of names: a list of one language is read by people who may not know others."""

import unicodedata
from collections.abc import Mapping

from catalog_app.i18n import Language

_CYRILLIC = ("kk", "ky", "ru")
_LATIN = ("en", "tr", "az")
"""Whose forms of a name stand for others in Latin letters, the most widely read first."""


def readable(name: str, names: Mapping[str, str], language: Language) -> str:
    """The name, and below it a Latin form in brackets where its letters are not of the language.

    `names`: language code -> what the same person is called.  Latin letters are read everywhere.
    """
    if reads(name, language):
        return name
    latin = next((names[code] for code in _LATIN if names.get(code)), None)
    return f"{name}\n({latin})" if latin else name


def reads(text: str, language: Language) -> bool:
    """Whether readers of lists of the language know its letters."""
    return _scripts(text) <= _read(language)


def _read(language: Language) -> set[str]:
    return {"LATIN", "CYRILLIC"} if language.code in _CYRILLIC else {"LATIN"}


def _scripts(text: str) -> set[str]:
    """As the names of letters begin in Unicode: LATIN, GEORGIAN; a modifier letter is of any."""
    letters = (letter for letter in text if unicodedata.category(letter) in ("Lu", "Ll", "Lo"))
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in letters}
