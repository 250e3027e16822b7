"""A language: its texts, dates, numbers and alphabetical order.

A Language is an argument wherever something is shown or read, never a global: a list is printed in
a language that is not the window's.  Translations and the forms of dates, numbers and lists lie in
resources/i18n/<code>/ and are read when they are first asked for.
"""

import gettext
import json
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

from catalog_app.paths import resources

CODES = ("az", "en", "kk", "ky", "ru", "tk", "tr", "uz")
INTERFACE = ("en", "az")
"""The languages of the window; labels of fields and texts of lists exist in all of CODES."""

_NAMES = {
    "az": "Azərbaycanca",
    "en": "English",
    "kk": "Қазақша",
    "ky": "Кыргызча",
    "ru": "Русский",
    "tk": "Türkmençe",
    "tr": "Türkçe",
    "uz": "Oʻzbekcha",
}
_DOTTED_I = ("az", "tr")

_LATIN = "a b c d e ə f g h i ı j k l m n o p q r s t u v w x y z"
_CYRILLIC = "а ә б в г ғ д е ж з и і й к қ л м н ң о ө п р с т у ү ұ ф х һ ц ч ш щ ъ ы ь э ю я"
# Letters of the neighbours stand where CLDR puts them.
_ALPHABETS = {
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z w",
    "en": _LATIN,
    "kk": "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
    "ky": _CYRILLIC,
    "ru": _CYRILLIC,
    "tk": "a b c ç d e ä ə f g h i ı j ž k l m n ň o ö p q r s ş t u ü v w x y ý z",
    "tr": "a b c ç d e ə f g ğ h ı i j k l m n o ö p q r s ş t u ü v w x y z",
    "uz": "a b c d e ə f g h i ı j k l m n o p q r s t u v w x y z oʻ gʻ sh ch",
}
_PUNCTUATION = "_-–—,;:!?.'‘’\"“”«»()[]{}§@*/\\&#%`^+<=>|~$€"
_LIKE = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"}
_NONE = "\x02"
# Where punctuation ends; the longest alphabet ends where a sign takes two bytes of UTF-8.
_SIGN = "\x4b"
_DIGIT, _LETTER = 0x4C, 0x56
_UZBEK_LETTER = re.compile("[oOgG]ʻ|[sScC][hH]|.", re.DOTALL)
_APOSTROPHES = str.maketrans("'‘’`ʼ", "ʻʻʻʻʻ")


def mark(message: str) -> str:
    """Marks a text of a declaration for translation and gives it back unchanged."""
    return message


class Label(str):
    """A text that people have given a field, with its forms in other languages: code -> text."""

    forms: Mapping[str, str]

    def __new__(cls, text: str, forms: Mapping[str, str] | None = None) -> "Label":
        self = super().__new__(cls, text)
        self.forms = forms or {}
        return self

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, str) and str(self) == str(other)
        return same and self.forms == getattr(other, "forms", {})

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__


class Forms(TypedDict):
    """How a language writes dates, numbers and lists (CLDR; made by resources/i18n/make_cldr.py).

    `months`: "long", "short", and the same alone, without a day, -> twelve names.
    `dates`: kind of date or span -> "long" or "short" -> template with the holes d m a y (day,
    month, month alone, year) and d2 m2 a2 y2 for the end of a span.
    `join`: "2", "start", "middle", "end" -> template with the holes {0} and {1}.
    """

    months: dict[str, list[str]]
    dates: dict[str, dict[str, str]]
    group: str
    join: dict[str, str]


@dataclass(frozen=True)
class OwnCountry:
    """What a catalog itself says of a country or territory.

    `names` and `formal`: language code -> name; `within`: code of the country it belongs to.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    formal: Mapping[str, str] = field(default_factory=dict)
    within: str | None = None


@dataclass(frozen=True)
class Language:
    """One of CODES.

    `own`: the countries that the catalog at hand names itself, by code; `wordings`: positions and
    forms of address, by any of their forms as it is spelt -> language code -> form.
    """

    code: str
    own: Mapping[str, OwnCountry] = field(default_factory=dict, compare=False)
    wordings: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False)

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return _NAMES[self.code]

    @property
    def forms(self) -> Forms:
        return _forms(self.code)

    def text(self, message: str, /, **values: object) -> str:
        """The message in this language, else in English, with its {holes} filled."""
        if isinstance(message, Label):
            return message.forms.get(self.code, str(message))
        translated = _translations(self.code).gettext(message) if message else message
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """As text(), in the form that goes with `count`, which fills the hole {count}."""
        translated = _translations(self.code).ngettext(one, many, count)
        return translated.format(count=self.number(count), **values)

    def number(self, number: int) -> str:
        return f"{number:,}".replace(",", self.forms["group"])

    def join(self, items: Sequence[str]) -> str:
        """A list in a sentence: "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        patterns = self.forms["join"]
        if len(items) == 2:
            return _put(patterns["2"], *items)
        joined = _put(patterns["end"], *items[-2:])
        for item in reversed(items[1:-2]):
            joined = _put(patterns["middle"], item, joined)
        return _put(patterns["start"], items[0], joined)

    def upper(self, text: str) -> str:
        return (text.replace("i", "İ") if self.code in _DOTTED_I else text).upper()

    def lower(self, text: str) -> str:
        if self.code in _DOTTED_I:
            text = text.replace("İ", "i").replace("I", "ı")
        return text.lower()

    def sort_key(self, text: str) -> str:
        """Compares as the texts stand in an alphabetical list of this language.

        Letters decide first, then their accents, then case; digits stand before letters, and
        letters of another script after those of the language's own.
        """
        text = unicodedata.normalize("NFC", text)
        weights = _weights(self.code)
        letters: Sequence[str] = text
        if self.code == "uz":
            letters = _UZBEK_LETTER.findall(text.translate(_APOSTROPHES))
        found = [weights[letter] for letter in letters]
        places, accents, cases = ("".join(one[part] for one in found) for part in range(3))
        return f"{places}\x01{accents.rstrip(_NONE)}\x01{cases.rstrip(_NONE)}"


def language(code: str) -> Language:
    """The language of a code; KeyError if it is none of CODES."""
    if code not in CODES:
        raise KeyError(code)
    return Language(code)


def known_code(code: object) -> str:
    """The code itself, English in place of what is none of CODES."""
    return code if isinstance(code, str) and code in CODES else "en"


def system_language() -> str:
    """The code of INTERFACE that the environment asks for, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            code = re.split(r"[_.@-]", value)[0].lower()
            return code if code in INTERFACE else "en"
    return "en"


def folder() -> Path:
    """Where the translations lie."""
    return resources() / "i18n"


@cache
def _translations(code: str) -> gettext.NullTranslations:
    try:
        with (folder() / code / "LC_MESSAGES" / "catalog_app.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        return gettext.NullTranslations()


@cache
def _forms(code: str) -> Forms:
    return cast(Forms, json.loads((folder() / code / "cldr.json").read_text("utf-8")))


def _put(pattern: str, first: str, second: str) -> str:
    return pattern.format(first, second)


class _Weights(dict[str, tuple[str, str, str]]):
    """letter -> its place, accents and case in the order of one language, worked out once each.

    _NONE stands for no accent and for a small letter.
    """

    def __init__(self, code: str) -> None:
        own = _ALPHABETS[code].split()
        other = (_LATIN if own[0] == "а" else _CYRILLIC).split()
        self._language = Language(code)
        self._places = {letter: chr(_LETTER + n) for n, letter in enumerate(own)}
        self._places |= {letter: chr(0x300 + n) for n, letter in enumerate(other)}
        self._places |= {sign: chr(0x21 + n) for n, sign in enumerate(_PUNCTUATION)}

    def __missing__(self, letter: str) -> tuple[str, str, str]:
        low = self._language.lower(letter)
        case = _NONE if low == letter else "\x03"
        place, accent = self._place(low)
        self[letter] = place, accent, case
        return self[letter]

    def _place(self, low: str) -> tuple[str, str]:
        if low in self._places:
            return self._places[low], _NONE
        if low.isspace():
            return " ", _NONE
        if low.isdecimal():
            return chr(_DIGIT + unicodedata.decimal(low)), _NONE
        if low in "ʻʼ":
            return "", "\x03"
        base = _LIKE.get(low) or unicodedata.normalize("NFD", low)
        if base == low and len(low) == 1:  # "İ" is two letters when small
            return ("\u0400" if low.isalpha() else _SIGN) + low, _NONE
        return self._of_parts(base)

    def _of_parts(self, parts: str) -> tuple[str, str]:
        places = "".join(self._place(p)[0] for p in parts if not unicodedata.combining(p))
        marks = "".join(chr(ord(p) - 0x2F0) for p in parts if unicodedata.combining(p))
        return places, marks or "\x03"


@cache
def _weights(code: str) -> _Weights:
    return _Weights(code)
