"""Words that are nearly the same: stand-in until the weighted one is there."""

from collections.abc import Iterable


def starts(key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((key[:1], key[1:2])))


def near(key: str, candidates: Iterable[str], limit: int = 8) -> list[tuple[str, float]]:
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    if len(key) < 4:
        return []
    found = process.extract(
        key,
        list(candidates),
        scorer=DamerauLevenshtein.normalized_similarity,
        limit=limit,
        score_cutoff=0.75,
    )
    return [(word, score) for word, score, _ in found]
