"""Countries: their codes, their names in every language, and the country that a text means.

A country is its ISO 3166-1 alpha-2 code.  The names come from CLDR (resources/countries); a catalog
adds names and territories of its own, which a Language carries.  Names are looked for by their
folded key, in this order, and the first that answers is the answer:

1. a code (ISO alpha-2, alpha-3, IOC, or the catalog's own);
2. a whole name: as it is shown in the language at hand, then in all languages of the interface
   and among the usual other names ("main"); its exact spelling before its key: Kina is China;
3. a whole name in any other language ("rest"), then beginnings of a main name or of a word in it;
4. beginnings of the others.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from catalog_app.domain.folding import fold, variants
from catalog_app.errors import ValueProblem
from catalog_app.i18n import CODES, Language, OwnCountry, mark
from catalog_app.paths import resources

_MOST_NAMED = 5
# In which language a territory of the catalog is named where the wished one is missing.
_FALLBACK = ("en", "az", "tr", "ru")

_Codes = tuple[str, ...]
_Word = tuple[str, int, str]
"""A folded name from one of its words on, 1 where that is the first or else 2, and the codes."""


def iso_codes() -> _Codes:
    """The 249 codes of ISO 3166-1 alpha-2, in alphabetical order."""
    return tuple(_table()["en"])


def name(code: str, language: Language, formal: bool = False) -> str:
    """The catalog's own name of the country, else CLDR's, else the code.

    `formal`: the formal name where the catalog has one in this language.
    """
    own = language.own.get(code, OwnCountry())
    given = (formal and own.formal.get(language.code)) or own.names.get(language.code)
    return given or _table()[language.code].get(code) or _in_any_language(own) or code


def names(code: str, language: Language) -> _Codes:
    """The name in this language, then its different names in the others of the interface."""
    others = (Language(other, language.own) for other in CODES)
    told: dict[str, str] = {}
    for one in (language, *others):
        shown = name(code, one)
        told.setdefault(spelling(shown), shown)
    return tuple(told.values())


def within(code: str, language: Language) -> _Codes:
    """The catalog's own territories that belong to a country, by name."""
    inside = (each for each, own in language.own.items() if own.within == code)
    return tuple(sorted(inside, key=lambda each: spelling(name(each, language))))


def codes_matching(
    text: str, language: Language, *, prefix: bool = True, codes: bool = True
) -> _Codes:
    """The countries that a text may mean, the likeliest first; see the order above.

    `prefix`: also beginnings, of two letters and more.  `codes`: also codes; not for the words of
    a sentence, where "in" is not India.
    """
    found = _sure(text, language, codes)
    if found:
        return found
    foreign = _foreign(text)
    if not prefix:
        return foreign
    begun = dict.fromkeys((*foreign, *_beginning(text, language, "main key")))
    return tuple(begun) or _beginning(text, language, "rest key")


def code_of(text: str, language: Language) -> str:
    """The one country that a text means: a code, a name, or a beginning that only one name has.

    ValueProblem where there is none, or several.
    """
    found = _sure(text, language, codes=True) or _foreign(text)
    found = found or _beginning(text, language, "main key")
    if len(found) == 1:
        return found[0]
    if not found:
        raise ValueProblem(
            mark(
                "No country is called “{text}”. Write its name in any language, or its code; a "
                "territory that is missing can be added under Countries."
            ),
            text=text.strip(),
        )
    message = (
        mark("“{text}” may be any of these: {countries}. Write the name in full.")
        if len(found) <= _MOST_NAMED
        else mark("“{text}” may be any of these and more: {countries}. Write the name in full.")
    )
    shown = "; ".join(name(code, language) for code in found[:_MOST_NAMED])
    raise ValueProblem(message, text=text.strip(), countries=shown)


def spelling(text: str) -> str:
    """A name as it is written, blind only to case and spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _sure(text: str, language: Language, codes: bool) -> _Codes:
    """What is a code, or a whole name in one of the languages of the interface."""
    code = _by_code(text.strip(), language.own) if codes else None
    return (code,) if code else _as_shown(text, language) or _by_name(text, language)


def _as_shown(text: str, language: Language) -> _Codes:
    """What is shown by this name can be typed by it, even if others are also called so."""
    written = spelling(text)
    usual = _usual(language.code).get(written)
    candidates = dict.fromkeys((*language.own, *([usual] if usual else ())))
    return tuple(code for code in candidates if spelling(name(code, language)) == written)


def _by_code(text: str, own: Mapping[str, OwnCountry]) -> str | None:
    written = text.upper()
    mine = next((code for code in own if code.upper() == written), None)
    return mine or _long_codes().get(written)


def _by_name(text: str, language: Language) -> _Codes:
    key, written, finding = fold(text), spelling(text), _finding()
    mine = _own_by_name(key, written, language.own)
    main = finding["main spelling"].get(written)
    rest = finding["rest spelling"].get(written)
    theirs = main or (not mine and rest) or finding["main key"].get(key) or ""
    return tuple(dict.fromkeys((*mine, *theirs.split())))


def _foreign(text: str) -> _Codes:
    """What is a whole name in a language that the interface has not."""
    return tuple(_finding()["rest key"].get(fold(text), "").split())


def _own_by_name(key: str, written: str, own: Mapping[str, OwnCountry]) -> _Codes:
    alike = [(code, each) for code, each in _own_names(own) if fold(each) == key]
    same = [code for code, each in alike if spelling(each) == written]
    return tuple(dict.fromkeys(same or [code for code, _ in alike]))


def _beginning(text: str, language: Language, rank: str) -> _Codes:
    """Countries with a name, or a word of a name, that begins so; `rank`: where to look."""
    written = spelling(text)
    starts = variants(text) if len(written) > 1 or not fold(text).isascii() else ()
    mine = sorted(_words_of((fold(each), code) for code, each in _own_names(language.own)))
    found: dict[str, int] = {}
    for place, codes in chain(_from(mine, starts), _from(_known_words(rank), starts)):
        found |= {code: min(place, found.get(code, place)) for code in codes.split()}

    def likeliest(code: str) -> tuple[bool, bool, int, str]:
        shown = name(code, language)
        key = fold(shown)
        as_written = spelling(shown).startswith(written)
        return not as_written, not key.startswith(starts), found[code], key

    return tuple(sorted(found, key=likeliest))


def _words_of(names: Iterable[tuple[str, str]]) -> Iterator[_Word]:
    for key, codes in names:
        yield key, 1, codes
        yield from ((key[at + 1 :], 2, codes) for at, letter in enumerate(key) if letter == " ")


def _from(words: Sequence[_Word], starts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """(place, codes) of the words, in their order, that begin so."""
    for start in starts:
        for at in range(bisect_left(words, (start,)), len(words)):
            key, place, codes = words[at]
            if not key.startswith(start):
                break
            yield place, codes


@cache
def _known_words(rank: str) -> list[_Word]:
    return sorted(_words_of(_finding()[rank].items()))


def _own_names(own: Mapping[str, OwnCountry]) -> Iterator[tuple[str, str]]:
    """(code, name)"""
    for code, country in own.items():
        for each in (*country.names.values(), *country.formal.values()):
            yield code, each


def _in_any_language(own: OwnCountry) -> str | None:
    wished = (own.names.get(language) for language in _FALLBACK)
    return next(filter(None, (*wished, *own.names.values(), *own.formal.values())), None)


def _rows(file: str) -> list[list[str]]:
    content = (resources() / "countries" / file).read_text("utf-8")
    return [line.split("\t") for line in content.splitlines()]


@cache
def _columns() -> dict[str, _Codes]:
    """Heading of a column of countries.tsv -> the column."""
    columns = zip(*_rows("countries.tsv"), strict=True)
    return {column[0]: column[1:] for column in columns}


@cache
def _table() -> dict[str, dict[str, str]]:
    """Language -> code -> name."""
    columns = _columns()
    return {each: dict(zip(columns["code"], columns[each], strict=True)) for each in CODES}


@cache
def _usual(language: str) -> dict[str, str]:
    """Spelling of CLDR's name in a language -> code."""
    return {spelling(shown): code for code, shown in _table()[language].items()}


@cache
def _long_codes() -> dict[str, str]:
    """Any code -> the alpha-2 code."""
    columns = _columns()
    kinds = (columns["ioc"], columns["alpha-3"], columns["code"])
    found = {long: code for kind in kinds for long, code in zip(kind, columns["code"], strict=True)}
    return {long: code for long, code in found.items() if long}


@cache
def _finding() -> dict[str, dict[str, str]]:
    """Rank -> folded name, or spelling -> codes parted by spaces.

    Spellings stand there only where the key alone does not tell which country is meant.
    """
    found: dict[str, dict[str, str]] = {}
    for rank, codes, texts in _rows("finding.tsv"):
        found.setdefault(rank, {}).update(dict.fromkeys(texts.split("|"), codes))
    return found
