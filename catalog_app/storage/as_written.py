"""A folded word as people wrote it: in a record, or in the names of those that belong to it.

Keys are for finding only: where nobody wrote the word, there is nothing to show.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from catalog_app.domain.fields import Entity, Field, entity_of, fields_of
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import Parts
from catalog_app.search.marking import spelled

if TYPE_CHECKING:
    from catalog_app.storage.reading import Found


def written(keys: Sequence[str], found: "Found", id: int) -> str:
    """The first of folded words that stands there, as it is written; "" where none does."""
    entity = found.entity
    fields = [field for field in fields_of(entity) if field.searched or field.naming]
    for texts in _texts(found, entity, [id], fields):
        word = next(filter(None, (spelled(key, texts) for key in keys)), "")
        if word:
            return word
    return ""


def _texts(
    found: "Found", entity: type[Entity], ids: Sequence[int], fields: Sequence[Field]
) -> Iterator[list[str]]:
    """What records say in fields; then what those are called to which the fields lead."""
    held = [field for field in fields if not (isinstance(field.kind, Parts) and field.kind.counted)]
    rows = found.beside(entity, ids).of(ids, held)
    values = [
        (field, value) for row in rows for field, value in zip(held, row[1:], strict=True) if value
    ]
    told = [text for field, value in values for text in _said(value)]
    yield told + [field.kind.show(value, found.language) for field, value in values]
    leading: dict[str, dict[int, None]] = defaultdict(dict)
    for field, value in values:
        for ref in value if isinstance(value, tuple) else (value,):
            if isinstance(ref, Ref):
                leading[ref.section or field.kind.section][int(ref)] = None
    for section, others in leading.items():
        there = entity_of(section)
        names = [each for each in fields_of(there) if each.naming]
        yield from _texts(found, there, [*others], names)
    for field in fields:
        if isinstance(field.kind, Parts) and field.kind.look:
            part = entity_of(field.kind.section)
            looked = [part.fields[name] for name in field.kind.look]
            yield from _texts(found, part, found.parts_of(field.kind, ids), looked)


def _said(value: Any) -> Iterator[str]:
    """The texts of a value, in all the languages in which it has some."""
    if isinstance(value, str):
        yield value
        yield from getattr(value, "names", {}).values()
    elif isinstance(value, Ref):
        yield from _all_said(value.parts)
    elif isinstance(value, Mapping):
        yield from _all_said(value.values())
    elif isinstance(value, tuple | list):
        yield from _all_said(value)


def _all_said(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        yield from _said(value)
