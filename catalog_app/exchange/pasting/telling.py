"""What words tell: whether a text is a name, a position, an employer, a country."""

import re
from functools import lru_cache

from catalog_app.domain import countries
from catalog_app.domain.folding import fold
from catalog_app.exchange.pasting.labels import role_code, status_of
from catalog_app.exchange.pasting.names import is_child_of
from catalog_app.exchange.pasting.words import (
    HONORIFICS_BEHIND,
    NOT_NAMES,
    ORGANISATIONS,
    PARTICLES,
    POSITIONS,
    phrases,
)
from catalog_app.i18n import Language

_WORD = re.compile(r"(?<!\S)\S+")
_MOST_WORDS = 6  # of a name
_LONGEST_COUNTRY = 80
_LONG_ENOUGH = 6  # letters of a country's name that is no given name in another spelling
_MINISTRY = re.compile("ministry", re.IGNORECASE)
_OF = fold("of")
_BEHIND = phrases(HONORIFICS_BEHIND)


def value_of(field: str, text: str, language: Language) -> str | None:
    """The value of a text that stands where the field belongs; None where it is none."""
    if field == "role":
        return role_code(text)
    if field == "status":
        return status_of(text)
    if field == "country":
        return country_of(text, language, asked=True)
    return text


def country_of(
    text: str, language: Language, *, asked: bool = False, exact: bool = False
) -> str | None:
    """The country of which a text is a whole name, or, where it is asked for, a code.

    Where it is not, a short name must be written as the country's, and so must be any that is
    wanted to be `exact`: Nigar is not Niger.
    """
    if len(text) > _LONGEST_COUNTRY:
        return None
    found = countries.codes_matching(text, language, prefix=False, codes=asked)
    sure = asked or len(text) >= _LONG_ENOUGH or (text.isupper() and len(text) <= 3)
    if not found or (sure and not exact):
        return found[0] if found else None
    written = countries.spelling(text)
    named = (
        code
        for code in found
        if written in map(countries.spelling, countries.names(code, language))
    )
    return next(named, None)


@lru_cache(maxsize=4096)
def work(text: str) -> str:
    """ "position" or "employer", or "" where no word tells.

    The first telling word decides, "rector of the university", unless a position stands last:
    "nazirliyin müdiri".  The "Office of the Minister" is an office.
    """
    keys = _keys(text)
    told = [place for place, key in enumerate(keys) if _tells(key)]
    if not told:
        return ""
    ends = told[-1] == len(keys) - 1 and POSITIONS.has(keys[-1]) and _OF not in keys
    return "position" if ends or POSITIONS.has(keys[told[0]]) else "employer"


def is_name(text: str, least: int = 2) -> bool:
    """Whether it looks like a full name of at least so many words, each with a capital letter.

    None of its words tells a position or an organisation.
    """
    names = text.replace(",", " ").split()
    if not least <= len(names) <= _MOST_WORDS or not begins_large(names[0]):
        return False
    if any(letter.isdigit() or letter in '@/:!?&+=<>"«»“”%*#' for letter in text):
        return False
    large = sum(begins_large(name) for name in names)
    if large < least or not all(begins_large(name) or _may_be_small(name) for name in names):
        return False
    return not any(_tells(key) or NOT_NAMES.has(key) for key in _keys(text))


def name_run(text: str) -> int:
    """How much of the beginning of a text is a name, where a position follows without a sign."""
    words = [found.span() for found in _WORD.finditer(text)]
    for start, end in words[2 : _MOST_WORDS + 1]:
        word = text[start:end]
        ends = text[start].islower() and not _may_be_small(word)
        if (ends or POSITIONS.has(fold(word))) and is_name(text[:start]):
            return start
    return 0


def name_tail(text: str) -> int:
    """Where a name begins behind a position in small letters, "оператор Name Surname"; else 0."""
    if not text[:1].islower():
        return 0
    starts = (found.start() for found in _WORD.finditer(text, 1))
    first = next((at for at in starts if begins_large(text[at:])), 0)
    return first if work(text[:first].strip()) == "position" and is_name(text[first:]) else 0


def tells(text: str) -> bool:
    """Whether a word tells a position or an organisation."""
    return any(map(_tells, _keys(text)))


def begins_large(word: str) -> bool:
    """With a capital, in scripts that have them; Georgian, Arabic and others have none."""
    letter = word.lstrip("'’ʻ‘")[:1]
    return letter.isalpha() and (not letter.islower() or letter > "\u0590")


def _keys(text: str) -> list[str]:
    """Folded words; a key cannot tell "ministry" from "министрі", which is the minister."""
    return fold(_MINISTRY.sub("ministries", text)).split()


def _tells(key: str) -> bool:
    return POSITIONS.has(key) or ORGANISATIONS.has(key)


def _may_be_small(word: str) -> bool:
    return is_child_of(word) or PARTICLES.has(fold(word)) or fold(word) in _BEHIND
