"""The folded key of a text: blind to spelling, script, accents and case.

One name is written Şuşa, Shusha and Шуша, or Əliyev, Aliyev and Алиев.  `fold` gives them one key,
so that search, completion, duplicates and import agree whatever alphabet was used.  Two steps:

1. each letter becomes plain Latin ones (Cyrillic is transliterated, accents and apostrophes go);
2. letters and pairs of letters that stand for one sound become one: a = e, o = u, i = y, k = q = g,
   kh = h, d = t, w = v, c = j, ş = sh, ç = ch, au = av, vowel + e = vowel + ye, -iston = -istan;
   double letters count once, but in a Roman numeral.

A key is for finding only: different names may share one, so nothing may be merged on a key alone.
Scripts that have no common Latin spelling here (Arabic, Greek, Chinese ...) are kept, case-folded.
"""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = "'`´ʹʺʻʼʽʾʿˈˊˋ‘’‛′‵＇ꞌ\u00ad\u200b\u200c\u200d\u2060\ufeff"

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхыэіґәғқңөұүһўҳҝҡҙҫҕҥӑӗӳјѳ" + "җҹҷђџѓќѕ" + "ъь",
        [*"abvgdejziyklmnoprstufxyeigagqnouuhuhkqzsgnaeuyf", *"jjjjjgkz", "", ""],
        strict=True,
    )
)
_CYRILLIC_PAIRS = {
    "ё": "yo", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "є": "ye",
    "ї": "yi", "ћ": "ch", "љ": "ly", "њ": "ny",
}  # fmt: skip
_LATIN = dict(zip("əæıøœłđðħŋɵꜧŧĸ", "aaioolddhnohtk", strict=True)) | {
    "ş": "sh", "ș": "sh", "š": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ž": "zh", "þ": "th",
}  # fmt: skip


class _Letters(dict[int, str]):
    """Code point -> plain letters; what is asked for the first time is worked out and kept."""

    def __missing__(self, point: int) -> str:
        letters = self._plain(chr(point))
        self[point] = letters
        return letters

    def _plain(self, letter: str) -> str:
        if _is_accent(letter):
            return ""
        apart = unicodedata.normalize("NFKD", letter).casefold()
        if apart != letter:
            return unicodedata.normalize("NFC", apart.translate(self))
        kept = letter.isalnum() or unicodedata.category(letter)[0] == "M"
        return letter.lower() if kept else " "


def _is_accent(letter: str) -> bool:
    """Of Latin, Cyrillic, Greek, Hebrew and Arabic: vowel signs of other scripts are no accents."""
    name = unicodedata.name(letter, "")
    return unicodedata.combining(letter) > 0 and name.startswith(("COMBINING", "ARABIC", "HEBREW"))


_letters = _Letters(
    str.maketrans(_CYRILLIC | _CYRILLIC_PAIRS | _LATIN | dict.fromkeys(_APOSTROPHES, ""))
)

# After a consonant я ё ю only soften it, or stand for ə ö ü; a soft or hard sign keeps them whole.
_AFTER_CONSONANT = re.compile("(?<=[бвгдҝғжҗзклмнңпрстфхҳһцчҹшщқ])[яёю]")
_SOFT = {"я": "а", "ё": "о", "ю": "у"}

# The second and the third edition are not the same: these keep their double letters.
_NUMERAL = re.compile("(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_DOUBLE = re.compile(r"([a-zSC])\1+")  # letters only: 2000 is not 20
_VOWEL_E = re.compile("(?<=[aiouy])e")
_CLASSES = str.maketrans("eoyqgwcdh", "auikkvjtx")


@lru_cache(maxsize=1 << 16)
def _fold_chunk(chunk: str) -> str:
    """The key of a text without white space; it may hold several words, or none."""
    if chunk.isascii():
        return _keys(chunk.lower().translate(_letters))
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFC", chunk).casefold())
    letters = _AFTER_CONSONANT.sub(lambda found: _SOFT[found[0]], letters)
    return unicodedata.normalize("NFC", _keys(letters.translate(_letters)))


def _keys(plain: str) -> str:
    return " ".join(w if _NUMERAL.fullmatch(w) else _sounds(w) for w in plain.split())


def _sounds(plain: str) -> str:
    """Plain letters -> one letter a sound; S and C stand for sh and ch until the end.

    Only pairs whose first letter becomes another (_HALVES) may make the key of a word's beginning
    differ from the beginning of its key: so no rule looks at the end of a word.
    """
    plain = _DOUBLE.sub(r"\1", plain)
    plain = plain.replace("sh", "S").replace("ch", "C").replace("zh", "j").replace("dj", "j")
    plain = plain.replace("kh", "x").replace("qh", "x").replace("gh", "k").replace("isto", "ista")
    plain = _VOWEL_E.sub("ie", plain).translate(_CLASSES)
    plain = _DOUBLE.sub(r"\1", plain).replace("au", "av").replace("vv", "v")
    return plain.replace("S", "sh").replace("C", "ch")


def fold(text: str) -> str:
    """The key of `text`: lower-case words parted by single spaces; fold(fold(x)) == fold(x)."""
    return " ".join(filter(None, map(_fold_chunk, text.split())))


def latin(text: str) -> str:
    """The text in small Latin letters without accents, as far as there are any for its script."""
    return text.casefold().translate(_letters)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text: letters and digits only."""
    return tuple(fold(text).split())


# The ends that may be half of a pair, and what makes the pair whole: "Ac" of Achmad.
_HALVES = (("dz", "h"), ("c", "h"), ("z", "h"), ("k", "h"), ("q", "h"), ("d", "j"))


def variants(word: str) -> tuple[str, ...]:
    """Beginnings of keys that a word still being typed may have, the likeliest first.

    "Ac" may go on as Acar (aj...) or as Achmad (ach...).  Empty where the word has no key.
    """
    key = fold(word)
    plain = word.casefold().translate(_letters)
    whole = (fold(word + rest) for half, rest in _HALVES if key and plain.endswith(half))
    others = dict.fromkeys(other for other in whole if not other.startswith(key))
    return (key, *others) if key else ()
