"""The folded key of a text: blind to spelling, script, accents and case.

One name is written Şuşa, Shusha and Шуша, or Əliyev, Aliyev and Алиев.  `fold` gives them one key,
so that search, completion, duplicates and import agree whatever alphabet was used.  Three steps:

1. each letter becomes plain Latin ones (Cyrillic is transliterated, accents and apostrophes go);
2. letters and pairs of letters that stand for one sound become one: a = e, i = y, k = q = g,
   kh = h, d = t, w = v, c = j, ş = sh, ç = ch, щ = shch, ks = x, au = av, ua = va, tp = tb,
   vowel + e = vowel + ye; ya, yo and yu after a consonant only soften it, as in Ryazan, Lyudmila;
3. vowels by their place in the word.  Languages agree least on the later ones, where Turkic has
   ı i u ü by harmony and hardly any o: there u = i (Bakı, Baku; Qorqud, Коркыт), while o stays
   apart.  In the first syllable ov = av (Novruz, Navruz, Nauryz), and o = u (Osman, Usman), but
   not after b, k and l, where too many different names would meet.  Uzbek and Tajik o for a cannot
   be told from any other: it is known in the commonest parts of names (-obod, Tosh-, -jon) alone.

Double letters count once, but in a Roman numeral.
A key is for finding only: different names may share one, so nothing may be merged on a key alone.
Scripts that have no common Latin spelling here (Arabic, Greek, Chinese ...) are kept, case-folded.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from operator import eq

_APOSTROPHES = "'`´ʹʺʻʼʽʾʿˈˊˋ‘’‛′‵＇ꞌ\u00ad\u200b\u200c\u200d\u2060\ufeff"

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхыэіґәғқңөұүһўҳҝҡҙҫҕҥӑӗӳјѳ" + "җҹҷђџѓќѕ" + "ъь",
        [*"abvgdejziyklmnoprstufxyeigagqnouuhohkqzsgnaeuyf", *"jjjjjgkz", "", ""],
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
_AFTER_CONSONANT = re.compile("(?<=[бвгдҝғжҗзклмнңпрстфхҳһцчҹшщқ])[яёю]|(?<=[ьъ])е")
_SOFT = {"я": "а", "ё": "о", "ю": "у", "е": "йе"}

# The second and the third edition are not the same: these keep their double letters.
_NUMERAL = re.compile("(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_DOUBLE = re.compile(r"([a-zSC])\1+")  # letters only: 2000 is not 20
_SHCH = re.compile("SC+")
_VOWEL_E = re.compile("(?<=[aiouy])e")
_CONSONANT = "[b-df-hj-np-tv-xzSC]"
_SOFTENING = re.compile(f"^y(?=e)|(?<={_CONSONANT})y(?=[uo]|a{_CONSONANT})")
_CLASSES = str.maketrans("eyqgwcdh", "aikkvjtx")

# Parts of names that Uzbek and Tajik write with o where others have a, in letters of the key.
_WITH_O = (
    "obot", "isto", "jon", "xon", "Sox", "zota", "boi", "bobo", "mirzo", "kora", "raxmon", "islom",
    "usmon", "sulton",
)  # fmt: skip
_UZBEK_O = re.compile(
    "(?<=^t)o(?=S)|(?<!u)"
    + "|".join(
        f"(?<={part[:at]})o(?={part[at + 1 :]})"
        for part in _WITH_O
        for at, letter in enumerate(part)
        if letter == "o"
    )
)
_STAN = re.compile("(?<=[^aiou])stan")  # Қазақстан, Өзбекстан
_FIRST_VOWELS = re.compile("[^aiou]*[aiou]+")
_ONSET = re.compile("([^aiou]*)i?")
_KEEPS_O = frozenset("bkl")


@lru_cache(maxsize=1 << 16)
def _fold_chunk(chunk: str) -> str:
    """The key of a text without white space; it may hold several words, or none."""
    if chunk.isascii():
        return _keys(chunk.lower().translate(_letters))
    return unicodedata.normalize("NFC", _keys(_plain(chunk)))


def _plain(text: str) -> str:
    """Plain letters, as they sound beside each other."""
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return _AFTER_CONSONANT.sub(lambda found: _SOFT[found[0]], letters).translate(_letters)


def _keys(plain: str) -> str:
    return " ".join([w if _is_numeral(w) else _vowels(_sounds(w)) for w in plain.split()])


def _is_numeral(word: str) -> bool:
    return word[0] in "ivxl" and _NUMERAL.fullmatch(word) is not None


def _once(letters: str) -> str:
    """Double letters once.  To look for any is quicker than to replace none."""
    return _DOUBLE.sub(r"\1", letters) if any(map(eq, letters, letters[1:])) else letters


def _sounds(plain: str) -> str:
    """Plain letters -> one letter a sound, of the vowels a i o u; S and C stand for sh and ch.

    Only what _completions knows may make the key of a word's beginning differ from the beginning
    of its key: so no rule looks at the end of a word.
    """
    plain = _once(plain)
    if "h" in plain or "dj" in plain:
        plain = plain.replace("sh", "S").replace("ch", "C").replace("zh", "j").replace("dj", "j")
        plain = plain.replace("kh", "x").replace("qh", "x").replace("gh", "k")
        plain = _SHCH.sub("S", plain) if "SC" in plain else plain
    if "y" in plain:
        plain = _SOFTENING.sub("", plain)
    if "e" in plain:
        plain = _VOWEL_E.sub("ie", plain)
    plain = _once(plain.translate(_CLASSES))
    plain = plain.replace("au", "av").replace("ua", "va").replace("oa", "va").replace("vv", "v")
    plain = plain.replace("tp", "tb")
    return (_STAN.sub("istan", plain) if "stan" in plain else plain).replace("ks", "x")


def _vowels(sounds: str) -> str:
    """Sounds -> the key: vowels as far as their place in the word lets them count."""
    if "u" in sounds and (first := _FIRST_VOWELS.match(sounds)):
        sounds = first[0] + sounds[first.end() :].replace("u", "i")
    if "o" in sounds:
        sounds = _first_o(_UZBEK_O.sub("a", sounds))
    return _once(sounds).replace("S", "sh").replace("C", "ch")


def _first_o(sounds: str) -> str:
    """What an o of the first syllable is."""
    onset = _ONSET.match(sounds)
    if onset is None or sounds[onset.end() :][:1] != "o":
        return sounds
    before, after = sounds[: onset.end()], sounds[onset.end() + 1 :]
    if after[:1] == "v":
        return f"{before}a{after}"
    return sounds if onset[1][-1:] in _KEEPS_O else f"{before}u{after}"


def fold(text: str) -> str:
    """The key of `text`: lower-case words parted by single spaces; fold(fold(x)) == fold(x)."""
    return " ".join(filter(None, map(_fold_chunk, text.split())))


def latin(text: str) -> str:
    """The text in small Latin letters without accents, as far as there are any for its script."""
    return text.casefold().translate(_letters)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text: letters and digits only."""
    return tuple(fold(text).split())


_Rests = dict[str, list[str]]
"""What a word may end in -> the rests that make it whole."""


def _rests(*halves: tuple[str, str]) -> _Rests:
    found: _Rests = {}
    for half, rest in halves:
        found.setdefault(half, []).append(rest.replace("S", "sh"))
    return found


def _cut(part: str, start: int) -> list[tuple[str, str]]:
    return [(part[:at], part[at:]) for at in range(start, len(part))]


# The ends that may be half of something, and what makes it whole: "Ac" of Achmad.
_HALVES = _rests(
    *(("dz", "h"), ("s", "h"), ("c", "h"), ("z", "h"), ("k", "h"), ("q", "h")),
    *(("d", "j"), ("y", "e")),
)
# The same of sounds, where the rest changes what stands before it.
_HALF_SOUNDS = _rests(
    *(("k", "s"), ("u", "a"), ("o", "a"), ("o", "v")),
    *(half for before in "bfjklmnprtvxzSC" for half in _cut(before + "stan", 2)),
    *_cut("xtan", 1),  # of -kstan, whose ks is x so far
    *(half for part in ("toS", *_WITH_O) for half in _cut(part, part.index("o") + 1)),
)
_LONGEST_HALF = max(map(len, _HALF_SOUNDS))
_HALF_SOFT = re.compile(f"(?<={_CONSONANT})y+(a*)$")
_SOFTENED = ("a", "o", "u", "ua")


def variants(word: str) -> tuple[str, ...]:
    """Beginnings of keys that a word still being typed may have, the likeliest first.

    "Ac" may go on as Acar (aj...) or as Achmad (ach...).  Empty where the word has no key.
    """
    key = fold(word)
    if not key:
        return ()
    others = dict.fromkeys(whole for whole in _completions(word) if not whole.startswith(key))
    return (key, *others)


def _completions(word: str) -> Iterator[str]:
    """Keys of the word made whole where it may end in half of something."""
    plain = _plain(word)
    sounds = _sounds(plain.rpartition(" ")[2])
    for halves, end in ((_HALVES, plain), (_HALF_SOUNDS, sounds)):
        for length in range(1, _LONGEST_HALF + 1):
            yield from (fold(word + rest) for rest in halves.get(end[-length:], ()))
    if soft := _HALF_SOFT.search(plain):
        before, vowels = plain[: soft.start()], soft[1]
        yield from (fold(before + vowel) for vowel in ([vowels] if vowels else _SOFTENED))
