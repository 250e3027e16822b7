"""Own fields: what this organisation alone records, in any section.

An own field is a record that says section, name, label and kind.  The values stand beside the
record, in the JSON column `own` of its table, by the name of the field; all that reads a
declaration gets these fields through `fields_of()` without knowing.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.events import WHAT
from catalog_app.domain.fields import Entity, Field, Problem, Row, field
from catalog_app.domain.kinds import Kind, Names, Number, PartialDate, Tags, Text, Title
from catalog_app.i18n import Label, mark

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
    ("id", "uuid", "own", "words", "none", "from", "within", "year", "organiser", "similar")
)

YES_NO = Choice({"yes": mark("Yes"), "no": mark("No")})


class OwnField(Entity):
    """A field that people have added to a section."""

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
    kind = field(
        Choice(
            {
                "text": mark("Text"),
                "number": mark("Whole number"),
                "date": mark("Date"),
                "choice": mark("Choice"),
                "yes_no": mark("Yes or no"),
                "country": mark("Country"),
            }
        ),
        mark("Kind"),
        required=True,
        width=12,
        group=WHAT,
    )
    options = field(Tags(), mark("Options of a choice"), width=24, group=WHAT)
    hidden = field(YES_NO, mark("Hidden"), width=8, group=WHAT, searched=False)

    @classmethod
    def check(cls, values: Row) -> Iterator[Problem]:
        name, section = values.get("name") or "", values.get("section")
        if name and not _NAME.fullmatch(name):
            yield Problem("name", _ODD_NAME, wall=True)
        if name in _RESERVED or (section and name in _taken(section)):
            yield Problem("name", _TAKEN, wall=True)
        if values.get("kind") == "choice" and not values.get("options"):
            yield Problem("options", _OPTIONS, wall=True)


_ODD_NAME = mark("A machine name has small Latin letters, digits and “_”, such as shirt_size.")
_OPTIONS = mark("A choice needs options, with commas between them.")
_TAKEN = mark("This section has a field of that name already: choose another one.")


def _taken(section: str) -> set[str]:
    """The names of the declared fields of a section, and of the columns beside them."""
    declared = Entity.known[section].declared.values()
    return {f.name + suffix for f in declared for suffix in ("", *f.kind.extra)}


def as_fields(rows: Iterable[Row]) -> dict[str, list[Field]]:
    """Section -> fields, of records of OwnField as the catalog has them; hidden ones left out."""
    found: dict[str, list[Field]] = {}
    for row in rows:
        if row["hidden"] != "yes":
            found.setdefault(row["section"], []).append(_field(row))
    return found


def _field(row: Row) -> Field:
    kind, label = _kind(row["kind"], row["options"]), Label(str(row["label"]), row["names"])
    return Field(kind, label, width=_WIDTH, group=GROUP, name=row["name"])


def _kind(name: str, options: Sequence[str]) -> Kind:
    kinds: dict[str, Kind] = {
        "text": Text(),
        "number": Number(),
        "date": PartialDate(),
        "choice": Choice(dict(zip(options, options, strict=True)), open=True),
        "yes_no": YES_NO,
        "country": CountryCode(),
    }
    return kinds[name]


def name_for(label: str, taken: Iterable[str]) -> str:
    """A machine name for a label, that no other has: "Shirt size" is shirt_size."""
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    base = "_".join(re.findall("[a-z0-9]+", plain))[:_LONGEST].strip("_")
    base = base if _NAME.fullmatch(base) else "field"
    known = {*taken, *_RESERVED}
    names = (base, *(f"{base}_{number}" for number in range(2, len(known) + 3)))
    return next(name for name in names if name not in known)
