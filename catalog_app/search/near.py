"""Words that are nearly the same: what somebody may have meant who wrote another one.

How far two folded words are from each other is counted in steps from one to the other: a letter
left out, put in or put for another, two neighbours that have changed places.  A step that spellings
of one name often take (another vowel, x for k, b for p) counts for less than a whole one.
"""

from collections.abc import Iterable

_VOWELS = frozenset("aiuy")
_CONFUSED = {
    frozenset(pair): 0.6 for pair in ("xk", "xj", "bp", "vu", "vb", "js", "sz", "jz", "iy", "ij")
}
_VOWEL_FOR_ANOTHER, _VOWEL_MORE, _OTHER = 0.5, 0.6, 1.0
# How many steps apart two words of so many letters may be, the shorter one counted.
_BOUNDS = ((9, 2.2), (6, 1.6), (5, 1.0), (3, 0.6))
_ROUGHLY = 0.55  # the share of letters in common below which steps are not counted
_CANDIDATES = 200


def starts(key: str) -> tuple[str, ...]:
    """How a word may begin that is near to a folded one: so that a long list need not be read."""
    if len(key) < 2:
        return (key,) if key else ()
    confused = (min(pair - {key[0]}) for pair in _CONFUSED if key[0] in pair)
    return tuple(dict.fromkeys((key[0], key[1] + key[0], *(each + key[1] for each in confused))))


def near(key: str, candidates: Iterable[str], limit: int = 8) -> list[tuple[str, float]]:
    """(word, how near it is, up to 1) of those near to a folded word, the nearest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if not _bound(len(key)):
        return []
    rough = process.extract(
        key,
        list(candidates),
        scorer=OSA.normalized_similarity,
        limit=_CANDIDATES,
        score_cutoff=_ROUGHLY,
    )
    steps = ((word, _steps(key, word)) for word, _, _ in rough)
    found = [
        (word, 1 - count / max(len(key), len(word)))
        for word, count in steps
        if count <= _bound(min(len(key), len(word)))
    ]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]


def _bound(letters: int) -> float:
    return next((bound for least, bound in _BOUNDS if letters >= least), 0.0)


def _steps(one: str, other: str) -> float:
    """The least sum of steps that lead from one word to the other."""
    before: list[float] = []
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _of_more(letter))
    for i, a in enumerate(one, start=1):
        older, before = before, row
        row = [before[0] + _of_more(a)]
        for j, b in enumerate(other, start=1):
            least = min(
                before[j] + _of_more(a), row[j - 1] + _of_more(b), before[j - 1] + _of_change(a, b)
            )
            if i > 1 and j > 1 and (a, b) == (other[j - 2], one[i - 2]):
                least = min(least, older[j - 2] + _OTHER)
            row.append(least)
    return row[-1]


def _of_more(letter: str) -> float:
    return _VOWEL_MORE if letter in _VOWELS else _OTHER


def _of_change(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if a in _VOWELS and b in _VOWELS:
        return _VOWEL_FOR_ANOTHER
    return _CONFUSED.get(frozenset((a, b)), _OTHER)
