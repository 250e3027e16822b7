"""Own fields: what this organisation alone records, in any section.

An own field is a record that says section, name, label and kind.  The values stand beside the
record, in the JSON column `own` of its table, by the name of the field; all that reads a
declaration gets these fields through `fields_of()` without knowing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from catalog_app.domain import dates
from catalog_app.domain.asking import Ask, Wanted
from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.countries import spelling
from catalog_app.domain.events import WHAT
from catalog_app.domain.fields import Entity, Field, Problem, Row, field
from catalog_app.domain.folding import fold, latin
from catalog_app.domain.kinds import (
    Kind,
    Names,
    Number,
    PartialDate,
    Tags,
    Text,
    Title,
    one_line,
)
from catalog_app.i18n import Label, Language, mark

GROUP = mark("Own fields")
SECTIONS = {
    "events": mark("Events"),
    "delegations": mark("Delegations"),
    "members": mark("Members"),
    "people": mark("People"),
    "organisations": mark("Organisations"),
    "series": mark("Event series"),
    "countries": mark("Countries"),
    "documents": mark("Documents"),
    "cities": mark("Cities"),
}
"""Those to which people may add fields."""
_WIDTH = 12  # characters of its column

_NAME = re.compile("[a-z][a-z0-9_]{0,39}")
_LONGEST = 30
_RESERVED = frozenset(
    (
        *("id", "uuid", "own", "words", "none", "similar"),
        *("country", "from", "within", "city", "kind", "series", "status", "organiser", "year"),
        *("when", "since", "founded", "event", "delegation", "role", "position", "organisation"),
        *("names", "formal", "documents", "members"),
        *("in", "start", "end", "added", "changed"),
    )
)
"""What searches, lists and the window mean by these names is the same in every section."""


class OwnDate(PartialDate):
    """No name of another field is that of its number columns."""

    extra = (":start", ":end")

    def write(self, value: Any) -> Any:
        """What is no date is for take() to refuse: a form may know a field of that name still, the
        place of which was taken by this one.
        """
        return super().write(value) if isinstance(value, dates.PartialDate) else value


class OwnChoice(Choice):
    """People put the options in their order, such as S, M, L; what is none of them stands last.

    They may be as short as A and E, which have one folded key: where an option is spelt out, that
    one is meant.
    """

    def __init__(self, options: Sequence[str] = ()) -> None:
        super().__init__({option: Label(option) for option in options}, open=True)

    def matching(self, text: str, *, inside: bool = False) -> tuple[str, ...]:
        spelt = self._meant(text, _ANY)
        return (spelt,) if spelt else super().matching(text, inside=inside)

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        spelt = self._meant(wanted.text, _ANY)
        if spelt is None or wanted.operator:
            return super().condition(ask, name, wanted)
        return self.among(ask, name, (spelt,))

    def sort_key(self, value: str | None, language: Language) -> Any:
        places = {option: place for place, option in enumerate(self.options)}
        return f"{places.get(value or '', len(places)):06} {super().sort_key(value, language)}"

    def _meant(self, text: str, language: Language) -> str | None:
        written = one_line(text)
        if written in self.options:
            return written
        wanted = spelling(written)
        return next((option for option in self.options if spelling(option) == wanted), None)


class YesNo(Choice):
    """A word that is the whole answer in one language is not the beginning of one in another."""

    def __init__(self) -> None:
        super().__init__({"yes": mark("Yes"), "no": mark("No")})

    def matching(self, text: str, *, inside: bool = False) -> tuple[str, ...]:
        wanted = fold(text)
        whole = (code for code, names in self._names.items() if wanted in names)
        return tuple(whole) or super().matching(text, inside=inside)


_ANY = Language("en")  # people's own words are the same in all of them
YES_NO = YesNo()
KINDS = {
    "text": mark("Text"),
    "number": mark("Number"),
    "date": mark("Date"),
    "choice": mark("Choice"),
    "yes_no": mark("Yes or no"),
    "country": mark("Country"),
}
"""Of own fields, as the record of one says them."""


class OwnField(Entity):
    """A field that people have added to a section.

    `hidden`: it is nowhere to be seen, and what records hold in it is found by no search.
    """

    section, table = "fields", "own_field"
    one, many = mark("Own field"), mark("Own fields")
    label_fields = ("label", "names")
    order = ("section", "label")
    identity = ("section", "name")
    fixed = ("section", "name", "kind")

    of = field(Choice(SECTIONS), mark("Section"), required=True, width=14, name="section")
    name = field(Text(), mark("Machine name"), required=True, width=14)
    called_so = field(
        Title(), mark("Label"), required=True, width=24, group=WHAT, naming=True, name="label"
    )
    names = field(Names(), mark("Label in other languages"), group=WHAT, naming=True)
    kind = field(Choice(KINDS), mark("Kind"), required=True, width=12, group=WHAT)
    options = field(Tags(), mark("Options of a choice"), width=24, group=WHAT)
    hidden = field(YES_NO, mark("Hidden"), width=8, group=WHAT, searched=False)

    @classmethod
    def check(cls, values: Row) -> Iterator[Problem]:
        name, section = values.get("name") or "", values.get("section")
        if name and not _NAME.fullmatch(name):
            yield Problem("name", _ODD_NAME, wall=True)
        if name in _RESERVED:
            yield Problem("name", _MEANT, wall=True)
        elif section in SECTIONS and name in declared_names(section):
            yield Problem("name", _TAKEN, wall=True)
        if values.get("kind") == "choice" and not values.get("options"):
            yield Problem("options", _OPTIONS, wall=True)

    @classmethod
    def takes_along(cls, values: Row) -> tuple[str, str] | None:
        return values["section"], values["name"]


_ODD_NAME = mark("A machine name has small Latin letters, digits and “_”, such as shirt_size.")
_OPTIONS = mark("A choice needs options, with commas between them.")
_TAKEN = mark("This section has a field of that name already: choose another one.")
_MEANT = mark("Searches mean something else by this name in every section: choose another one.")


def declared_names(section: str) -> set[str]:
    """The names of the declared fields of a section, and of the columns beside them."""
    declared = Entity.known[section].declared.values()
    return {f.name + suffix for f in declared for suffix in ("", *f.kind.extra)}


def as_fields(rows: Iterable[Row], *, hidden: bool = False) -> dict[str, list[Field]]:
    """Section -> fields, of records of OwnField as the catalog has them; `hidden`: those too.

    Left out is what only a later version of the program knows, and what has the name of a field
    that came with this one: what records hold in it stays as it is.
    """
    found: dict[str, list[Field]] = {}
    for row in rows:
        section, name = row["section"], row["name"]
        known = section in SECTIONS and row["kind"] in KINDS
        if known and name not in declared_names(section) and (hidden or row["hidden"] != "yes"):
            found.setdefault(section, []).append(_field(row))
    return found


def _field(row: Row) -> Field:
    kind = _kind(row["kind"], tuple(row["options"]))
    label = Label(str(row["label"]), row["names"])
    searched = kind is not YES_NO  # a plain word is hardly ever meant as an answer
    return Field(kind, label, width=_WIDTH, group=GROUP, searched=searched, name=row["name"])


@cache
def _kind(name: str, options: tuple[str, ...]) -> Kind:
    """The same for the same, so that a field which has not changed equals itself."""
    kinds: dict[str, Kind] = {
        "text": Text(),
        "number": Number(),
        "date": OwnDate(),
        "choice": OwnChoice(options),
        "yes_no": YES_NO,
        "country": CountryCode(),
    }
    return kinds[name]


def name_for(label: str, taken: Iterable[str]) -> str:
    """A machine name for a label, that no other has: "Shirt size" is shirt_size."""
    base = "_".join(re.findall("[a-z0-9]+", latin(label)))[:_LONGEST].strip("_")
    base = base if _NAME.fullmatch(base) else "field"
    known = {*taken, *_RESERVED}
    names = (base, *(f"{base}_{number}" for number in range(2, len(known) + 3)))
    return next(name for name in names if name not in known)
