"""What the index has of a value beside its words: codes and references, as they are held.

They stand for what a word means in any language, and for records whatever they are called now.
"""

from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.fields import Entity
from catalog_app.domain.kinds import Kind, PartialDate
from catalog_app.domain.relations import Links, Reference, SameCountry, Through


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
    """Whether the index of an entity has the codes of a field; of own fields it has none."""
    field = entity.declared.get(name)
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
