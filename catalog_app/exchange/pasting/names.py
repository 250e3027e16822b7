"""A full name as it is written, parted into family name, given name and patronymic.

Capitals mean the family name, then come the signs that names bear themselves: "oğlu", -ович,
initials, the endings of family names.  Where none of them says it, the first word is the family
name in Cyrillic and the last one in other letters, as Person.called has it.
"""

import re
from collections.abc import Mapping, Sequence

from catalog_app.domain.kinds import one_line

PARTS = ("family_name", "given_name", "patronymic")

Words = list[str]

_CHILD_OF = frozenset(
    (
        "oğlu", "oglu", "ogly", "oğly", "oğli", "ogli", "oglı", "o'g'li", "qızı", "qizi", "qyzy",
        "kyzy", "gyzy", "uulu", "uly", "ulı", "оглы", "оғлы", "огли", "угли", "ўғли", "қызы",
        "қизи", "кызы", "гызы", "уулу", "ұлы", "улы",
    )
)  # fmt: skip
_PATRONYMIC = re.compile(
    r"\w{2,}(?:[оеё]вич|ьич|[кмт]ич|[оеё]вна|ична|ұлы|қызы|[oe]vi(?:ch|ç|č)|[oe]vna|uly|[kqg]yzy)",
    re.IGNORECASE,
)
# Not -in, which given names have as often, nor all that end in -ew or -ow: Andrew, Willow.
_FAMILY = re.compile(
    r"\w{2,}(?:[оеё]ва?|[сц]к(?:ий|ая)|енко|[oe]va?|[yý]ewa?|[^lr]owa?|z[aə]d[eə]|sk[aiy]|skiy"
    r"|skaya)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")
_APOSTROPHES = str.maketrans("‘’ʻʼ`´", "''''''")


def parted(name: str) -> dict[str, str | None]:
    """family_name, given_name and patronymic of a name; None where it has none."""
    family, comma, given = (part.strip() for part in one_line(name).partition(","))
    if comma and family and given:
        before, patronymic, after = _around_patronymic(given.split(), least=1)
        return _found([family], before + after, patronymic)
    return _by_signs(name.replace(",", " ").split())


def joined(parts: Mapping[str, str]) -> str:
    """One name of its parts: in the first order in which it can be parted into them again.

    Their own order comes first; a comma is the last resort.
    """
    wanted = {name: parts.get(name) for name in PARTS}
    for order in (tuple(parts), ("given_name", "patronymic", "family_name"), PARTS):
        name = " ".join(parts[each] for each in order if each in parts)
        if parted(name) == wanted:
            return name
    given = " ".join(parts[each] for each in PARTS[1:] if each in parts)
    return ", ".join(filter(None, (parts.get("family_name"), given)))


def is_child_of(word: str) -> bool:
    """Whether it is a word such as "oğlu": the child of the one named before it."""
    return _plain(word) in _CHILD_OF


def _by_signs(words: Words) -> dict[str, str | None]:
    loud = _loud_run(words)
    if loud:
        first, last = loud
        others = words[:first] + words[last:]
        before, patronymic, after = _around_patronymic(others, least=1)
        return _found(words[first:last], before + after, patronymic)
    before, patronymic, after = _around_patronymic(words, least=2)
    rest = before + after
    if len(rest) < 2:
        return _of_one(before, patronymic, after)
    return _found(*(_order(rest, patronymic, len(before))), patronymic)


def _of_one(before: Words, patronymic: Words, after: Words) -> dict[str, str | None]:
    """Of a name of one word, or of one and a patronymic: "Asan uulu" before it is a family name."""
    if patronymic and not before:
        return _found(patronymic, after, [])
    return _found([], before, patronymic) if patronymic else _found(before, [], [])


def _order(rest: Words, patronymic: Words, before: int) -> tuple[Words, Words]:
    """Family and given names of a name that has a word of each.

    `before`: how many of its words stand before the patronymic.
    """
    initials = [word for word in rest if _INITIALS.fullmatch(word)]
    if initials and len(initials) < len(rest):
        return _beside_initials(rest, initials)
    if patronymic and 0 < before < len(rest):
        return rest[before:], rest[:before]
    first, last = (bool(_FAMILY.fullmatch(rest[place])) for place in (0, -1))
    if first != last:
        return (rest[:1], rest[1:]) if first else (rest[-1:], rest[:-1])
    if patronymic or (_is_cyrillic(rest[0]) and not _PATRONYMIC.fullmatch(rest[-1])):
        return rest[:1], rest[1:]
    return _last(rest)


def _beside_initials(rest: Words, initials: Words) -> tuple[Words, Words]:
    if rest[-1] in initials:
        return [word for word in rest if word not in initials], initials
    return _last(rest)


def _last(words: Words) -> tuple[Words, Words]:
    """The last word, with the small ones that belong to it: van der Berg."""
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    return words[at:], words[:at]


def _around_patronymic(words: Words, least: int) -> tuple[Words, Words, Words]:
    """What stands before the patronymic, it, and what stands behind it.

    `least`: how many words there must be beside one that only its ending tells.
    """
    for at in range(1, len(words)):
        if is_child_of(words[at]):
            return words[: at - 1], words[at - 1 : at + 1], words[at + 1 :]
    for at in range(len(words) - 1, 0, -1):
        if len(words) > least and _PATRONYMIC.fullmatch(words[at]):
            return words[:at], words[at : at + 1], words[at + 1 :]
    return words, [], []


def _loud_run(words: Words) -> tuple[int, int] | None:
    """The place of the first run of words in capitals, unless all are in capitals."""
    loud = [_is_loud(word) for word in words]
    if not any(loud) or all(loud):
        return None
    first = loud.index(True)
    return first, next((at for at in range(first, len(words)) if not loud[at]), len(words))


def _is_loud(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and word.isupper() and not _INITIALS.fullmatch(word)


def _is_cyrillic(word: str) -> bool:
    return "\u0400" <= word[0] <= "\u052f"


def _plain(word: str) -> str:
    return word.replace("İ", "i").lower().translate(_APOSTROPHES)


def _found(
    family: Sequence[str], given: Sequence[str], patronymic: Sequence[str]
) -> dict[str, str | None]:
    parts = zip(PARTS, (family, given, patronymic), strict=True)
    return {name: " ".join(words) or None for name, words in parts}
