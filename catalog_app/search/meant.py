"""What stands before and after the colon of `field:value`, for people: labels instead of codes.

fields.py says which records a term finds; this says what it is called, and needs no database.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, Field
from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import Kind, PartialDate
from catalog_app.domain.relations import Relation, Through
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark

NOTHING, ANYTHING = "none", "any"
FROM, WITHIN = mark("Delegation from"), mark("Country with its territories")
_DATES = {"year": mark("Year"), "start": mark("First day"), "end": mark("Last day")}
_NOTED = {"added": mark("Added on"), "changed": mark("Changed on")}
_EMPTY = {NOTHING: mark("(none)"), ANYTHING: mark("(any)")}
SHORT_NAMES = (
    *("country", "from", "within", "city", "kind", "series", "status", "organiser", "members"),
    *(*_DATES, *_NOTED),
)
"""Names that work beside those of the fields."""


@dataclass(frozen=True)
class Meant:
    """A name that can stand before the colon; `label`: an English text; `kind`: of the values."""

    name: str
    label: str
    kind: Kind


def meant(entity: type[Entity], name: str, language: Language) -> Meant | None:
    """What a name means in a section, None where nothing here knows it."""
    name = name.casefold()
    fields = entity.fields
    special = None if name in fields else _special(entity, name)
    if special is not None:
        return special
    field = fields.get(name) or fields.get(f"{name}s") or _labelled(entity, name, language)
    if field is not None:
        return Meant(name, field.label, kind_of(field.kind))
    over = fields.get("event")
    return meant(Event, name, language) if over is not None and entity is not Event else None


def known(entity: type[Entity], language: Language) -> Iterator[Meant]:
    """All that can stand before a colon, in the order in which people read the fields."""
    for field in entity.fields.values():
        yield Meant(field.name, field.label, kind_of(field.kind))
    for name in SHORT_NAMES:
        if name not in entity.fields and f"{name}s" not in entity.fields:
            also = meant(entity, name, language)
            if also is not None:
                yield also


def kind_of(kind: Kind) -> Kind:
    """The kind of the values, wherever they are kept."""
    return kind.kind if isinstance(kind, Through) else kind


def facets_of(entity: type[Entity], language: Language) -> dict[str, str]:
    """What narrows a section: name, as searches call it -> what it is called."""
    known = {name: meant(entity, name, language) for name in entity.facets}
    return {name: language.text(each.label) for name, each in known.items() if each}


def told(kind: Kind | None, value: str, language: Language) -> str:
    """A value as people read it in their language; what is not understood, as it was written."""
    if value.casefold() in _EMPTY:
        return language.text(_EMPTY[value.casefold()])
    if kind is None or kind.section or isinstance(kind, Relation):
        return value
    codes = kind.matching(value)
    if len(codes) == 1:
        return kind.show(codes[0], language)
    try:
        return kind.show(kind.read(value, language), language) or value
    except ValueProblem:
        return value


def _special(entity: type[Entity], name: str) -> Meant | None:
    """What has a meaning of its own, and no field."""
    country = entity.fields.get("country")
    if country is not None and name in ("from", "within"):
        sent = FROM if entity is Event else country.label
        return Meant(name, WITHIN if name == "within" else sent, kind_of(country.kind))
    if name in _NOTED:
        return Meant(name, _NOTED[name], PartialDate())
    if name == "members" and entity is Event:
        return Meant(name, Member.many, Delegation.fields[name].kind)
    if name in (*_DATES, "when"):
        dates = (f for f in entity.fields.values() if isinstance(kind_of(f.kind), PartialDate))
        first = next(dates, None)
        if first is not None:
            return Meant(name, _DATES.get(name, first.label), kind_of(first.kind))
    return None


def _labelled(entity: type[Entity], name: str, language: Language) -> Field | None:
    wanted = _key(name.replace("_", " "))
    fields = entity.fields.values()
    return next((f for f in fields if _key(language.text(f.label)) == wanted), None)


def _key(label: str) -> str:
    return fold(label.replace(" ", ""))
