"""What stands before and after the colon of `field:value`, for people: labels instead of codes.

fields.py says which records a term finds; this says what it is called, and needs no database.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, Field
from catalog_app.domain.folding import fold, latin
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


def resolved(
    entity: type[Entity], name: str, language: Language
) -> tuple[type[Entity], str] | None:
    """What a typed name means: the section, which may be that of the event, and the name there, of
    a field or one of SHORT_NAMES; None where nothing is called so.

    A name may be that itself, or the label in the language of the reader, or the first or the last
    word of the label of one field alone.
    """
    name = name.casefold()
    over = entity is not Event and "event" in entity.fields
    sections: tuple[type[Entity], ...] = (entity, Event) if over else (entity,)
    for there in sections:
        if found := _named(there, name) or _labelled(there, name, language):
            return there, found
    for there in sections:
        if found := _by_word(there, name, language):
            return there, found
    return None


def meant(entity: type[Entity], name: str, language: Language) -> Meant | None:
    """What a name means in a section, None where nothing here knows it."""
    found = resolved(entity, name, language)
    if found is None:
        return None
    there, known = found
    field = there.fields.get(known)
    return _special(there, known) if field is None else _of_field(field)


def known(entity: type[Entity], language: Language) -> Iterator[Meant]:
    """All that can stand before a colon, in the order in which people read the fields."""
    for field in entity.fields.values():
        yield _of_field(field)
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


def first_date(entity: type[Entity]) -> Field | None:
    """The first date of an entity."""
    dates = (f for f in entity.fields.values() if isinstance(kind_of(f.kind), PartialDate))
    return next(dates, None)


def _of_field(field: Field) -> Meant:
    return Meant(field.name, field.label, kind_of(field.kind))


def _named(entity: type[Entity], name: str) -> str:
    """The name of a field, of several as of one; or a short name that has a meaning here."""
    if name in entity.fields or _special(entity, name) is not None:
        return name
    return f"{name}s" if f"{name}s" in entity.fields else ""


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
    date = first_date(entity) if name in (*_DATES, "when") else None
    # The first and the last day of what the event says are asked of the event.
    if date is None or (name in ("start", "end") and not date.kind.store):
        return None
    return Meant(name, _DATES.get(name, date.label), kind_of(date.kind))


def _labelled(entity: type[Entity], name: str, language: Language) -> str:
    wanted = _key(name)
    for field in entity.fields.values():
        if _key(language.text(field.label)) == wanted:
            return field.name
    for short in SHORT_NAMES:
        special = None if short in entity.fields else _special(entity, short)
        if special is not None and _key(language.text(special.label)) == wanted:
            return short
    return ""


def _by_word(entity: type[Entity], name: str, language: Language) -> str:
    """Letter by letter but for accents: what only sounds so may be a slip, which is asked about."""
    found = []
    for field in entity.fields.values():
        words = language.text(field.label).split()
        if len(words) > 1 and latin(name) in (latin(words[0]), latin(words[-1])):
            found.append(field.name)
    return found[0] if len(found) == 1 else ""


def _key(label: str) -> str:
    """Blind to what stands between words."""
    return fold("".join(filter(str.isalnum, label)))
