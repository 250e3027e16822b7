"""Headings of a list: "Kazakhstan", "Delegation of Georgia:", "Members:"."""

import re
from collections.abc import Iterator

from catalog_app.domain.folding import fold
from catalog_app.exchange.pasting.labels import is_delegation, role_of
from catalog_app.exchange.pasting.patterns import WORD
from catalog_app.exchange.pasting.telling import country_of
from catalog_app.exchange.pasting.understood import Heading
from catalog_app.exchange.pasting.words import beginnings
from catalog_app.i18n import Language

_MOST_WORDS = 9
_LEAST_STEM = 4
_LONG_ENOUGH = 10
_LIST = (
    "list|composition|members|participants|состав|список|члены|участники|tərkibi|siyahısı|üzvləri|"
    "listesi|üyeleri|құрамы|тізімі|мүшелері|курамы|тизмеси|мүчөлөрү|düzümi|sanawy|agzalary|"
    "tarkibi|roʻyxati|aʼzolari"
)
_BESIDE = (
    f"{_LIST}|the|of|from|official|официальная|официальной|официальный|rəsmi|resmi|ресми|расмий|"
    "rasmiy"
)
_GENITIVE = re.compile("ой республики", re.IGNORECASE)
_REPUBLIC = (
    "republic|republic of|республика|республики|respublikası|respublikasının|cumhuriyeti|"
    "республикасы|республикасының|республикасынын|respublikasy|respublikasynyň|respublikasi"
)


def heading(text: str, language: Language) -> Heading | None:
    """What a line says of those below it, if it is a heading."""
    plain = text.strip(" \t:.,;-–—*_=#")
    words = WORD.findall(plain)
    if not 0 < len(words) <= _MOST_WORDS or "," in plain:
        return None
    country = country_of(plain, language) or _sent_from(words, language, text.endswith(":"))
    if country:
        return Heading(country=country)
    role = role_of(plain)
    if role and (role[1] or text.rstrip().endswith(":")):
        return Heading(role=role[0], once=role[0] in ("head", "deputy_head"))
    return None


def _sent_from(words: list[str], language: Language, introduces: bool) -> str | None:
    """The country of a "delegation of Georgia", whatever the case in which it stands.

    It is all that the line says beside usual words.  Where the line `introduces` a list, or speaks
    of one, it may say more, and the country stands beside the delegation.
    """
    places = [at for at, word in enumerate(words) if is_delegation(fold(word))]
    if not places:
        return None
    runs = [[word for word in words if not _is_usual(word)]]
    if introduces or any(fold(word) in beginnings(_LIST) for word in words):
        after = [word for word in words[places[-1] + 1 :] if not _is_usual(word)]
        runs += [words[: places[0]][-length:] for length in (3, 2, 1)]
        runs += [after[:length] for length in (3, 2, 1)]
    for run in runs:
        country = _in_some_case(" ".join(run), language)
        country = country or _in_some_case(_without_republic(run), language)
        if country:
            return country
    return None


def _is_usual(word: str) -> bool:
    key = fold(word)
    return is_delegation(key) or key in beginnings(_BESIDE)


def _without_republic(words: list[str]) -> str:
    return " ".join(word for word in words if fold(word) not in beginnings(_REPUBLIC))


def _in_some_case(name: str, language: Language) -> str | None:
    """What is left without an ending may be anything, if it is short and not as it is written."""
    cases = ((each, len(each) < _LONG_ENOUGH) for each in _nominatives(name))
    found = (country_of(each, language, exact=exact) for each, exact in cases)
    return country_of(name, language) or next(filter(None, found), None)


def _nominatives(name: str) -> Iterator[str]:
    """What a name may be without the ending of a case: Грузии, Қазақстанның."""
    yield _GENITIVE.sub("ая Республика", name)
    for cut in range(1, 5):
        stem = name[:-cut]
        if len(stem) >= _LEAST_STEM:
            yield from (stem, f"{stem}я", f"{stem}ия", f"{stem}а")
