"""Folded words that are nearly the same: what was meant where a typed word is in few records.

The distance of two keys is that of their sounds, by edits: vowels cost less than consonants, but
for the first one, which tells most names apart; and sounds that languages and ears often take for
each other cost less than others.  All candidates are looked at by plain edits (rapidfuzz, in C),
the closest of them by these.
"""

import re
from collections.abc import Iterable, Iterator

from catalog_app.domain.folding import fold

_SHORTEST = 4  # sounds; of shorter words each edit makes another word
# What the edits may cost for each sound of the longer word, from so many sounds on.
_TOLERANCE = ((8, 0.125), (_SHORTEST, 0.115))
_MOST_EDITS = 4
_WEIGHED = 100  # so many are weighed, the closest by plain edits

_VOWELS = "aiou"
_OTHER = 1.0
_MISSING = 0.7
_SWAPPED = 0.55

# What one sound costs in the place of the other.  S and C stand for sh and ch, capital vowels for
# the first one of a word.
_ALIKE = {
    0.0: "Aa Ii Oo Uu",
    0.2: "ao",
    0.3: "sS CS jC",
    0.4: "bp uv ov iv jz kx OU Ou Uo",
    0.5: "ai au io iu ou sz js jS fp Cs mn",
    0.6: "bv ij fv xf",
    0.7: "AO Ao Oa tz",
    0.8: "AI Ai Ia AU Au Ua IO Io Oi IU Iu Ui",
}
# What a sound costs that is there or not.
_SILENT = {"i": 0.5, "a": 0.6, "u": 0.6, "o": 0.6, "x": 0.6, "v": 0.6}
_LAST = 0.4  # a consonant at the end

_COST = {pair: cost for cost, pairs in _ALIKE.items() for pair in pairs.split()}
_COST |= {pair[::-1]: cost for pair, cost in _COST.items()}
_SMALL = str.maketrans("AIOU", _VOWELS)
_DIGRAPH = re.compile("[sckzg]h")
_LONGEST = 40  # letters of a word with such a slip
_FIRST_VOWEL = re.compile(f"[{_VOWELS}]")


def near(key: str, candidates: Iterable[str], limit: int = 8) -> list[tuple[str, float]]:
    """The candidates that are similar to a folded word, the closest first, with 0..1, 1 the same.

    None for a word of fewer than four sounds.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    sounds = _sounds(key)
    if len(sounds) < _SHORTEST:
        return []
    alike = extract(
        key,
        list(candidates),
        scorer=OSA.distance,
        score_cutoff=min(_MOST_EDITS, len(key) // 2),
        limit=_WEIGHED,
    )
    scores = {word: _similarity(sounds, _sounds(word)) for word, _, _ in alike}
    found = sorted((-score, word) for word, score in scores.items() if score)
    return [(word, -score) for score, word in found[:limit]]


def starts(key: str) -> tuple[str, ...]:
    """The beginnings, of one or two letters, of all words worth comparing with a folded one."""
    return tuple(dict.fromkeys(_starts(key)))


# What a word may begin with in the place of a letter.
_BEGINS = {
    "a": "oui", "o": "aui", "u": "oaiv", "i": "aouj", "v": "ub", "b": "pv", "p": "bf", "f": "pv",
    "k": "x", "x": "k", "s": "czj", "c": "sj", "z": "sj", "j": "zci",
}  # fmt: skip


def undone(word: str) -> Iterator[tuple[str, float]]:
    """(folded word, how near) of what a typed word may be a slip of: neighbours changed places, and
    a sound that is written with two letters was lost.

    It sounds like nothing near then: Shuhsa, Suhsha and hSusha are all Shusha.
    """
    typed, key = word.casefold(), fold(word)
    for at in range(len(typed) - 1 if len(typed) <= _LONGEST else 0):
        meant = typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :]
        if _digraphs(meant) - _digraphs(typed) and (found := fold(meant)) != key:
            sounds = len(_sounds(found))
            if sounds >= _SHORTEST:
                yield found, 1 - _SWAPPED / sounds


def _digraphs(text: str) -> set[int]:
    return {found.start() for found in _DIGRAPH.finditer(text)}


def _starts(key: str) -> Iterator[str]:
    first, second, third = key[:1], key[1:2], key[2:3]
    if first in _VOWELS:
        yield from (first + other for other in (second, *_BEGINS.get(second, ""), third))
    else:
        yield first
    yield from (other + second for other in _BEGINS.get(first, ""))
    yield from (second + third, second + first)


def _sounds(key: str) -> str:
    sounds = key.replace("sh", "S").replace("ch", "C")
    return _FIRST_VOWEL.sub(lambda vowel: vowel[0].upper(), sounds, count=1)


def _similarity(one: str, other: str) -> float:
    """1 for the same sounds, 0 for what is not near."""
    longest = max(len(one), len(other))
    if min(len(one), len(other)) < _SHORTEST:
        return 0.0
    cost = _distance(one, other)
    tolerance = next(share for length, share in _TOLERANCE if longest >= length)
    return 1 - cost / longest if cost <= tolerance * longest else 0.0


def _distance(one: str, other: str) -> float:
    """What the edits cost that make one word of the other; two swapped sounds are one edit."""
    plain, opposite = one.translate(_SMALL), other.translate(_SMALL)
    missing = [_missing(other, at) for at in range(len(other))]
    before: list[float] = []
    above = [sum(missing[:at]) for at in range(len(other) + 1)]
    for row, sound in enumerate(one):
        lost = _missing(one, row)
        here = [above[0] + lost]
        for column, beside in enumerate(other):
            instead = 0.0 if sound == beside else _COST.get(sound + beside, _OTHER)
            cost = min(
                above[column] + instead, above[column + 1] + lost, here[-1] + missing[column]
            )
            swapped = plain[row - 1 : row + 1] == opposite[column - 1 : column + 1][::-1]
            if row and column and swapped:
                cost = min(cost, before[column - 1] + _SWAPPED)
            here.append(cost)
        before, above = above, here
    return above[-1]


def _missing(sounds: str, at: int) -> float:
    sound = sounds[at].translate(_SMALL)
    if at == len(sounds) - 1:
        return _OTHER if sound in _VOWELS else _LAST
    return _SILENT.get(sound, _MISSING)
