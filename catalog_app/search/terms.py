"""What the index has of a value beside its words: codes and references, as they are held.

They stand for what a word means in any language, and for records whatever they are called now.

A plain word means a record in any field that leads there.  Where several do (the organisers of an
event, its partners, who sent a delegation) one term more says that some of them does, so that each
record is asked for once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, singledispatch
from hashlib import blake2b
from typing import Any

from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.domain.kinds import Kind, PartialDate
from catalog_app.domain.relations import Links, Parts, Reference, SameCountry, Through
from catalog_app.search import index

_ANY, _OWN = "any", "own"


def terms(entity: type[Entity], path: str, found: Iterable[object]) -> list[str]:
    """The terms that the index of an entity has for codes; `path`: the field that holds them, of a
    relative behind the one that leads there.
    """
    return [index.term(name, code) for name in _names(entity, path) for code in found]


def own_term(name: str, values: Iterable[object]) -> tuple[str, list[object]]:
    """The name of the terms of an own field, and the codes that stand for its values: a text is
    told from all others, those in capitals, too.
    """
    return f"{_OWN}.{name}", [
        _told_apart(each) if isinstance(each, str) else each for each in values
    ]


def _told_apart(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def mentioned_as(entity: type[Entity], path: str) -> str:
    """The name of the terms by which a plain word asks for the records to which a field leads."""
    return _together(entity.section).get(path, path)


def _names(entity: type[Entity], path: str) -> tuple[str, ...]:
    """Nobody asks for a record in one field of a relative alone."""
    name = mentioned_as(entity, path)
    return (name,) if name == path or "." in path else (path, name)


@cache
def _together(section: str) -> Mapping[str, str]:
    """The fields of which several lead to one section, and what they are called together."""
    entity = entity_of(section)
    leading = defaultdict(list)
    for field in () if entity.link else entity.declared.values():
        for path, there in _leads(field, field.name) if field.searched else ():
            leading[there].append(path)
    several = {there: paths for there, paths in leading.items() if len(paths) > 1}
    return {path: f"{_ANY}.{there}" for there, paths in several.items() for path in paths}


def _leads(field: Field, path: str) -> Iterator[tuple[str, str]]:
    """(field, section) of all that the index of a record has of the records behind a field."""
    kind = field.kind
    if isinstance(kind, Links) or (isinstance(kind, Reference) and not kind.owner):
        yield path, kind.section
    elif isinstance(kind, Parts | Reference):
        there = entity_of(kind.section)
        for name in kind.look if isinstance(kind, Parts) else there.label_fields:
            yield from _leads(there.declared[name], f"{path}.{name}")


@singledispatch
def codes(kind: Kind, value: Any) -> Iterable[object]:
    """The codes of a value of a kind; a reference is its id."""
    return ()


@codes.register(Choice)
@codes.register(CountryCode)
def _(kind: Kind, value: str | None) -> Iterable[object]:
    return () if value is None else (value,)


@codes.register
def _(kind: Reference, value: int | None) -> Iterable[object]:
    return () if value is None or kind.owner else (int(value),)


@codes.register
def _(kind: PartialDate, value: Any) -> Iterable[object]:
    """Each year that it touches."""
    return () if value is None else range(value.start.year, value.end.year + 1)


def is_heard(entity: type[Entity], name: str) -> bool:
    """Whether the index of an entity has the codes of a field."""
    field = entity.fields.get(name)
    if field is None or entity.link:
        return False
    kind = field.kind
    if isinstance(kind, Through):
        kind = kind.kind if kind.kept else Kind()
    if isinstance(kind, Links):
        return field.searched
    if isinstance(kind, Reference):
        return not kind.owner
    return isinstance(kind, Choice | CountryCode | PartialDate) and not isinstance(
        kind, SameCountry
    )
