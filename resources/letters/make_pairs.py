"""Counts which letters stand beside each other in the words of a language, from CLDR.

Run by hand after an update of Babel:  python resources/letters/make_pairs.py

pairs.tsv: a line a language: its code, and each pair of letters with its share among all pairs, in
millionths; "^" and "$" are the ends of a word.  By them
catalog_app/exchange/sources/encodings.py tells in which encoding a text makes words.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

HERE = Path(__file__).parent
LANGUAGES = (
    "az", "be", "bg", "ca", "cs", "da", "de", "es", "et", "fi", "fr", "hr", "hu", "is", "it", "kk",
    "ky", "lt", "lv", "mk", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tk",
    "tr", "uk", "uz", "uz_Cyrl",
)  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")
RAREST = 5  # millionths


def texts(code: str) -> Iterator[str]:
    locale = Locale.parse(code)
    for names in (locale.territories, locale.languages, locale.currencies, locale.scripts):
        yield from names.values()
    for names in (*locale.months["format"].values(), *locale.days["format"].values()):
        yield from names.values()
    for zone in (*locale.time_zones.values(), *locale.meta_zones.values()):
        yield from (text for text in zone.values() if isinstance(text, str))
        yield from zone.get("long", {}).values()


def pairs(code: str) -> Counter[str]:
    """Each word counts once: what CLDR repeats is no more frequent in the language."""
    words = {word for text in texts(code) for word in WORD.findall(text)}
    counted: Counter[str] = Counter()
    for word in words:
        # The two capitals of i: one of them alone has a small letter of a single character.
        marked = f"^{word.replace('İ', 'i').lower()}$"
        counted.update(marked[at : at + 2] for at in range(len(marked) - 1))
    return counted


def line(code: str) -> str:
    counted = pairs(code)
    whole = sum(counted.values())
    shares = {pair: count * 1_000_000 // whole for pair, count in counted.items()}
    kept = sorted((pair, share) for pair, share in shares.items() if share >= RAREST)
    return "\t".join([code, *(f"{pair}{share}" for pair, share in kept)])


if __name__ == "__main__":
    (HERE / "pairs.tsv").write_text("".join(f"{line(code)}\n" for code in LANGUAGES), "utf-8")
