"""Values as a page of rows carries them, and back into values of their kinds.

A column comes as it is stored; another record as a JSON array of its id and the values of its
`label_fields`; several of them as an array of pairs of a place and such an array.  rows.py makes
the SQL that yields them.
"""

import json
from collections.abc import Callable, Sequence
from functools import singledispatch
from typing import Any

from catalog_app.domain.fields import Entity, entity_of
from catalog_app.domain.kinds import Kind, Named, Title
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import AttachedTo, Parts, Reference, Relation, Through


def decode(kind: Kind, stored: Any) -> Any:
    """The value of `kind` that a page holds as `stored`."""
    return decoder(kind)(stored)


@singledispatch
def decoder(kind: Kind) -> Callable[[Any], Any]:
    if kind.store == "json":
        return lambda stored: kind.load(None if stored is None else json.loads(stored))
    return kind.load


@decoder.register
def _(kind: Title) -> Callable[[Any], Any]:
    def title(stored: str | None) -> str | None:
        if stored is None:
            return None
        if stored.endswith('",null]') and "\\" not in stored:  # most of them; it need not be parsed
            return stored[2:-7]
        text, names = json.loads(stored)
        return None if text is None else Named(text, names)

    return title


@decoder.register
def _(kind: Reference) -> Callable[[Any], Any]:
    target = entity_of(kind.section)
    return lambda stored: None if stored is None else ref(target, json.loads(stored))


@decoder.register
def _(kind: Relation) -> Callable[[Any], Any]:
    target = entity_of(kind.section)
    return lambda stored: tuple(ref(target, label) for label in _in_order(stored))


@decoder.register
def _(kind: Parts) -> Callable[[Any], Any]:
    if kind.counted:
        return lambda stored: stored or 0
    target = entity_of(kind.section)
    return lambda stored: tuple(ref(target, label) for label in _in_order(stored))


@decoder.register
def _(kind: AttachedTo) -> Callable[[Any], Any]:
    return lambda stored: tuple(
        ref(entity_of(section), label) for section, label in _in_order(stored)
    )


@decoder.register
def _(kind: Through) -> Callable[[Any], Any]:
    return decoder(kind.kind)


def is_written(kind: Kind) -> bool:
    """Whether a page holds a value just as `Kind.write` gives it."""
    if isinstance(kind, Through):
        return is_written(kind.kind)
    return kind.store in ("text", "integer") and not isinstance(kind, Title | Reference)


def _in_order(stored: str | None) -> list[Any]:
    """The labels of a JSON array of pairs (place, label), by their places."""
    return [label for _, label in sorted(json.loads(stored or "[]"), key=lambda pair: pair[0])]


def ref(entity: type[Entity], label: Sequence[Any]) -> Ref:
    """`label`: the id and the values of the `label_fields`, references nested likewise."""
    fields = (entity.fields[name] for name in entity.label_fields)
    parts = tuple(_part(field.kind, value) for field, value in zip(fields, label[1:], strict=True))
    return Ref(label[0], parts, entity.section)


def _part(kind: Kind, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Reference):
        return ref(entity_of(kind.section), value)
    return kind.load(value)
