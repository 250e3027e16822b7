"""How people are called in a list, in letters that its readers know.

The first of these that there is:

1. the name in that language that people have confirmed;
2. the own name, where its letters are those of the language;
3. for readers of Latin letters the name in the passport, where that has them: its letters, not its
   capitals;
4. a confirmed name in those letters, in the language nearest to theirs (see _NEIGHBOURS);
5. a spelling proposed by rules of the own name, or else of the passport's or a confirmed one:
   marked, until somebody confirms it;
6. the own name as it is: marked otherwise.

Whichever it is, the family name stands where the language has it, so that a list has one order.

A name that another list has printed, or that is nobody's yet, is an own name in this.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import Row
from catalog_app.domain.folding import fold
from catalog_app.domain.people import FAMILY_NAME_FIRST, FAMILY_NAME_IN_CAPITALS, Person
from catalog_app.domain.transliteration import language_of_country, proposed, reads, script_of
from catalog_app.i18n import CODES, Language

_NEIGHBOURS = {
    "az": ("tr", "en", "tk", "uz"),
    "en": ("tr", "az", "uz", "tk"),
    "tk": ("tr", "en", "az", "uz"),
    "tr": ("en", "az", "tk", "uz"),
    "uz": ("en", "tr", "az", "tk"),
    "kk": ("ru", "ky"),
    "ky": ("ru", "kk"),
    "ru": ("ky", "kk"),
}
"""Whose spelling readers take for their own: English in Latin and Russian in Cyrillic letters is
known to all, but Turkish is nearer to Azerbaijanis and Turkmens.  All others come after these.
"""
_SOURCES = ("en", "ru", "tr", "az", "kk", "ky", "uz", "tk")
"""Of which confirmed names a spelling is proposed where the own one has no rules: Georgian."""
_PLAIN = ""  # the spelling of a passport, or of no language of ours: capitals have no dots
_COMPARABLE = ("Latn", "Cyrl", "Geor")
_GEORGIAN = str.maketrans("აბგდევზთიკლმნოპრსტუფქყჯჰ", "abgdevztiklmnoprstupkqjh") | str.maketrans(
    {"ჟ": "zh", "ღ": "gh", "შ": "sh", "ჩ": "ch", "ც": "ts"}
    | {"ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh"}
)
"""The national system of romanization of 2002, to find a name and not to write it."""
_FAMILY_NAME_LAST = frozenset(CODES) - FAMILY_NAME_FIRST
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = 0.6  # from here on a word is the family name in another spelling


@dataclass(frozen=True)
class Spelling:
    """`proposed`: by rules, confirmed by nobody; `foreign`: in letters that readers may not know;
    `listed`: as official lists of the language write it, with the family name in capitals.
    """

    text: str
    proposed: bool = False
    foreign: bool = False
    listed: str = ""


@dataclass(frozen=True)
class _Called:
    """A person or a mere name: `parts`, the label of a Person; `of`, the language of their names;
    `abroad`: they are from where no language of ours is written.
    """

    parts: Sequence[Any]
    of: str | None = None
    abroad: bool = False

    @property
    def names(self) -> Mapping[str, str]:
        return self.parts[3] or {}

    @property
    def passport(self) -> str:
        return self.parts[4] or ""

    @property
    def family(self) -> str:
        """The family name, in letters that can be compared with others where there are such."""
        own = self.parts[0] or ""
        if script_of(own) in ("", *_COMPARABLE):
            return own
        last = (each for each in _SOURCES if each in self.names and each in _FAMILY_NAME_LAST)
        ends = (self.names[each].split()[-len(own.split()) :] for each in last)
        return next(map(" ".join, ends), own)

    def own(self, code: str) -> str:
        return Person.own_name(self.parts, code)


def of_member(member: Row, language: Language) -> Spelling:
    """`member`: with the person as a reference, and the country of the delegation."""
    name, person, country = member.get("name"), member.get("person"), member.get("country")
    if name and not Member.is_persons(name, person):
        return of_name(name, language, country)
    if person is None or not person.parts:
        return Spelling("")
    return of_person(_row(person.parts), language, country)


def of_person(person: Row, language: Language, country: str | None = None) -> Spelling:
    """`country`: where the names are likely from if the person's own is not known."""
    return _spelling(_called(person, language, country), language)


def of_name(name: str, language: Language, country: str | None = None) -> Spelling:
    """A name of which nothing else is known."""
    return of_person({"given_name": name}, language, country)


def proposals(person: Row, language: Language) -> dict[str, str]:
    """Language code -> spelling, for each in which a name in its letters is missing.

    `language`: that knows the catalog's own territories.
    """
    called = _called(person, language)
    found = {code: _proposed(called, code) for code in CODES if code not in called.names}
    return {code: text for code, text in found.items() if text}


def _called(person: Row, language: Language, country: str | None = None) -> _Called:
    code = person.get("country") or country
    own = language.own.get(code or "")
    home = own.within if own and own.within else code
    of = language_of_country(home) if home else None
    parts = [person.get(name) for name in Person.label_fields]
    return _Called(parts, of, abroad=bool(home) and of in (None, "en"))


def _row(parts: Sequence[Any]) -> Row:
    return dict(zip(Person.label_fields, parts, strict=False))


def _spelling(called: _Called, language: Language) -> Spelling:
    code, own = language.code, called.own(language.code)
    if called.names.get(code):
        return _known(called.names[code], code, called, language)
    script = reads(code)
    if script_of(own) in ("", script):
        return _known(own, _PLAIN if called.abroad else called.of or code, called, language)
    for spelled, name in _confirmed(called, code, script):
        return _known(name, spelled, called, language)
    text = _proposed(called, code)
    if text:
        return replace(_known(text, code, called, language), proposed=True)
    return Spelling(own, foreign=True, listed=own)


def _confirmed(called: _Called, code: str, script: str) -> Iterator[tuple[str, str]]:
    """(language, name) in a script, the nearest first."""
    others = (each for each in called.names if each not in _NEIGHBOURS[code])
    names = [(each, called.names.get(each, "")) for each in (*_NEIGHBOURS[code], *others)]
    passport = [(_PLAIN, _from_passport(called, code))] if script == "Latn" else []
    return ((each, name) for each, name in (*passport, *names) if script_of(name) == script)


def _from_passport(called: _Called, code: str) -> str:
    """ "BULAQLI CHINARA" as Chinara Bulaqli, or the other way round."""
    text = called.passport
    if text.isupper():
        text = _WORD.sub(lambda word: word[0].capitalize(), text)
    return _in_order(text, called.family, _PLAIN, code)


def _in_order(text: str, family: str | None, spelled: str, code: str) -> str:
    """With the family name where a language has it, if it is seen which of the words that is.

    What people have confirmed in English or Turkish has its order for a reason: Xi Jinping.
    """
    if not family or (spelled == code and code not in FAMILY_NAME_FIRST):
        return text
    words = text.split()
    first, last = _place(words, family, spelled)
    family_name, others = words[first:last], (*words[:first], *words[last:])
    both = (*family_name, *others) if code in FAMILY_NAME_FIRST else (*others, *family_name)
    return " ".join(both)


def _proposed(called: _Called, code: str) -> str | None:
    """By rules; None where the own name has the letters of the language, or no rules are known."""
    own = called.own(code)
    if script_of(own) in ("", reads(code)):
        return None
    names = [(own, called.of), (_from_passport(called, code), None)]
    # An English spelling of a foreign name follows passports, not the sounds of English.
    names += [
        (_in_order(called.names[each], called.parts[0], each, code), None if each == "en" else each)
        for each in _SOURCES
        if each in called.names
    ]
    return next(filter(None, (proposed(name, code, of) for name, of in names)), None)


def _known(text: str, spelled: str, called: _Called, language: Language) -> Spelling:
    """`spelled`: the language that it is spelled in, which also has its capitals: Smith has no dot
    in a Turkish list.
    """
    family = called.family
    text = _in_order(text, family, spelled, language.code)
    if language.code not in FAMILY_NAME_IN_CAPITALS or not family:
        return Spelling(text, listed=text)
    words = text.split()
    first, last = _place(words, family, spelled)
    upper = Language(spelled).upper if spelled in CODES else language.upper
    loud = map(upper if spelled else str.upper, words[first:last])
    return Spelling(text, listed=" ".join((*words[:first], *loud, *words[last:])))


def _place(words: Sequence[str], family: str, spelled: str) -> tuple[int, int]:
    """Where the family name stands among the words, in whatever spelling; 0, 0 where it does not.

    Of two places that are alike it is the later one.  Arabic letters are like no others: there it
    stands where the language of the words has it, if that is at the end.
    """
    count, wanted = len(family.split()), fold(family.translate(_GEORGIAN))
    if script_of(family) not in _COMPARABLE:
        return (max(len(words) - count, 0), len(words)) if spelled in _FAMILY_NAME_LAST else (0, 0)
    alike = [
        (SequenceMatcher(None, fold(" ".join(words[at : at + count])), wanted).ratio(), at)
        for at in range(len(words) - count + 1)
    ]
    ratio, at = max(alike, default=(0.0, 0))
    return (at, at + count) if ratio >= _ALIKE else (0, 0)
