"""A proposed spelling of a name in another language, where only one script is known.

Guesses by the rules of letter_tables.py, to be confirmed by a person: usage and passports differ
from any rule.  Only Latin and Cyrillic letters are known; a list in Azerbaijani is proposed nothing
for a Turkish name, whose letters its readers know.
"""

import re
import unicodedata
from collections import Counter
from functools import cache

from catalog_app.domain import letter_tables as letters
from catalog_app.domain.letter_tables import Rules

_SCRIPTS = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CJK": "Hani", "CYRILLIC": "Cyrl",
    "DEVANAGARI": "Deva", "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "GREEK": "Grek",
    "HANGUL": "Hang", "HEBREW": "Hebr", "HIRAGANA": "Hira", "KATAKANA": "Kana", "LATIN": "Latn",
    "MONGOLIAN": "Mong", "MODIFIER": "", "THAI": "Thai",
}  # fmt: skip
_UNKNOWN = "Zzzz"
_READ_IN_CYRILLIC = ("kk", "ky", "ru")
_DOTTED_I = ("az", "tr", "kk")

_APOSTROPHE = "(?<=[oOgG])['`´‘’ʼʿ]"
_UZBEK_LETTER = re.compile(_APOSTROPHE)
_NOT_IRISH = re.compile(_APOSTROPHE + "(?![A-Z])")
_NUMERAL = re.compile(r"(\b(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})\b)")


def script_of(text: str) -> str:
    """The script of most letters, as ISO 15924 calls it, of the first where as many are of another.

    "" without letters, "Zzzz" for a script that has no name here.
    """
    scripts = Counter(filter(None, map(_script, text)))
    return max(scripts, key=scripts.__getitem__, default="")


def reads(language: str) -> str:
    """The script in which a list of that language is read."""
    return "Cyrl" if language in _READ_IN_CYRILLIC else "Latn"


def language_of_country(code: str) -> str | None:
    """The language that names from there are most likely spelled in, where that matters."""
    return letters.COUNTRIES.get(code)


def proposed(name: str, to: str, of: str | None = None) -> str | None:
    """How the language `to`, one of i18n.CODES, would most likely write a name.

    `of`: the language that it is spelled in, or only of its bearer; believed as far as the letters
    agree.  None where `to` reads the script of the name anyway, or a letter has no rule.
    """
    of = (of or "").partition("-")[0]
    name = _clean(name, of)
    script, wanted = script_of(name), reads(to)
    if script == wanted or script not in letters.OWN:
        return None
    of = _spelled_in(name, script, of)
    parts = _NUMERAL.split(name) if script == "Latn" else [name]
    parts[::2] = [_written(part, of, to) for part in parts[::2]]
    read = {_script(letter) for part in parts[::2] for letter in part} - {""}
    return "".join(parts) if read == {wanted} else None


@cache
def _script(letter: str) -> str:
    if not letter.isalpha():
        return ""
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], _UNKNOWN)


def _clean(name: str, of: str) -> str:
    """Composed, without stress marks, and what is typed for the ʻ of Uzbek letters made one."""
    composed = unicodedata.normalize("NFC", name)
    plain = "".join(letter for letter in composed if not unicodedata.combining(letter))
    return (_UZBEK_LETTER if of == "uz" else _NOT_IRISH).sub("ʻ", plain)


def _spelled_in(name: str, script: str, of: str) -> str:
    """The language, one of letters.OWN, whose spelling the name has."""
    own = letters.OWN[script]
    telling = set(name.replace("İ", "ı").lower()) & set("".join(own.values()))
    likely = (of, letters.NEAREST.get(of, of), *own)
    fitting = (code for code in likely if code in own and telling <= set(own[code]))
    found = next(fitting, next(iter(own)))
    anglicised = letters.ANGLICISED.get(found)
    if anglicised and not telling and re.search(anglicised, name.lower()):
        return ""
    return found


@cache
def _reading(of: str, to: str) -> tuple[re.Pattern[str], Rules]:
    """The rules from one language to another; the n-th group of the pattern is the n-th rule.

    A letter that no rule knows is found too, in no group.
    """
    general = letters.LATIN[to] if reads(to) == "Latn" else letters.RUSSIAN[of]
    rules = letters.ALSO.get(to, {}).get(of, ()) + general
    groups = [f"({pattern})" for pattern, _ in rules]
    return re.compile("|".join([*groups, "."])), rules


def _written(part: str, of: str, to: str) -> str:
    pattern, rules = _reading(of, to)

    def write(found: re.Match[str]) -> str:
        start, end = found.span()
        if found.lastindex is None:
            return part[start:end]
        beside = part[end : end + 1] if part[end : end + 1].isalpha() else part[:start][-1:]
        _, written = rules[found.lastindex - 1]
        return _in_case(written, part[start:end], beside, to)

    return pattern.sub(write, _small(part, of, rules))


def _small(part: str, of: str, rules: Rules) -> str:
    """Letter for letter in small ones, without accents that no rule knows."""
    ruled = {pattern for pattern, _ in rules}
    upper = part.replace("I", "ı") if of in _DOTTED_I else part
    small = upper.replace("İ", "i").lower()
    return "".join(letter if letter in ruled else _bare(letter) for letter in small)


def _bare(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", letter)
    return apart[0] if letter.isalpha() and all(map(unicodedata.combining, apart[1:])) else letter


def _in_case(written: str, place: str, beside: str, to: str) -> str:
    """With a capital if it stands for one; all in capitals if the letter beside is one too."""
    if not place[0].isupper():
        return written
    capitals = (written.replace("i", "İ") if to in _DOTTED_I else written).upper()
    shown = place + beside
    loud = shown.isupper() and sum(map(str.isalpha, shown)) > 1
    return capitals if loud else capitals[:1] + written[1:]
