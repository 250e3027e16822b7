"""The words of dates: months, seasons, "about", and what stands beside them and says nothing.

The words of the wanted language come first, then English, then those of the other languages where
they agree: "yaz" is spring in Azerbaijani and summer in Turkish.
"""

import re
import unicodedata
from functools import cache

from catalog_app.i18n import CODES, Language, mark

SEASONS = {
    21: mark("spring {year}"),
    22: mark("summer {year}"),
    23: mark("autumn {year}"),
    24: mark("winter {year}"),
}
ABOUT = mark("about {date}")

ROUGHLY, FILLER = 100, 101
# What stands beside dates and says nothing, and other words for seasons and "about".
_FILLERS = "г гг год года ж жыл жылы yil yıl yılı il ili ýyl ci cı cu cü of year the from"
_ALSO = {
    "en": {"fall": 23, "c": ROUGHLY, "ca": ROUGHLY, "circa": ROUGHLY, "around": ROUGHLY},
    "az": {"təqribən": ROUGHLY},
    "ru": {"весной": 21, "летом": 22, "осенью": 23, "зимой": 24, "примерно": ROUGHLY},
    "tr": {"bahar": 21, "güz": 23},
}


def meaning_of(word: str, code: str) -> int | None:
    """Month 1-12, season 21-24, ROUGHLY or FILLER; None for a word that is not of dates."""
    word = plain(word)
    for own in (code, "en"):
        found = _in_language(word, own)
        if found is not None:
            return found
    others = {_in_language(word, other) for other in CODES} - {None}
    return others.pop() if len(others) == 1 else None


def _in_language(word: str, code: str) -> int | None:
    words = _vocabulary(code)
    if word in words:
        return words[word]
    starts = {n for name, n in words.items() if n <= 12 and name.startswith(word)}
    return starts.pop() if len(word) > 2 and len(starts) == 1 else None


@cache
def _vocabulary(code: str) -> dict[str, int]:
    language = Language(code)
    words = {plain(word): meaning for word, meaning in _ALSO.get(code, {}).items()}
    for meaning, message in {**SEASONS, ROUGHLY: ABOUT}.items():
        template = re.sub(r"\{\w+\}", " ", language.text(message))
        words |= {plain(word): meaning for word in re.findall(r"\w+", template)}
    for names in language.forms["months"].values():
        words |= {plain(name.rstrip(".")): n for n, name in enumerate(names, 1)}
    return words | {plain(word): FILLER for word in _FILLERS.split()}


def plain(word: str) -> str:
    """Without case and accents, so that "Agustos" and "Mayis" are understood too."""
    spread = unicodedata.normalize("NFD", word.casefold().replace("ı", "i").replace("ə", "e"))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))
