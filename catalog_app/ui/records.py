"""Records that a form names but that are not there yet, and values as a draft holds them.

A form creates what it names together with its own record, in one change: an event with its new
city, organisations and people is one step to undo.
"""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from catalog_app.domain.fields import Entity, Field, Row, entity_of, field_of, fields_of
from catalog_app.domain.folding import fold
from catalog_app.domain.relations import Ref
from catalog_app.i18n import Language

Finder = Callable[[str, int], Ref | None]
"""(section, id) -> the record with its label, or None where it is gone."""
Made = dict[tuple[str, str], int]
"""(section, folded name) -> the record created for it in this change."""

NAMESAKES = frozenset({"people"})
"""Where two new ones of one name are two."""


class Change(Protocol):
    """What is needed of a change of the catalog."""

    def put(self, entity: type[Entity], rows: Iterable[Row]) -> list[int]: ...

    def remove(self, entity: type[Entity], ids: Iterable[int]) -> None: ...


class New(Ref):
    """A record to be created; it has a label like any other, and -1 for an id."""

    row: Row

    def __new__(cls, section: str, row: Row) -> "New":
        parts = [row.get(name) for name in entity_of(section).label_fields]
        self = super().__new__(cls, -1, parts, section)
        self.row = row
        return self


def row_called(entity: type[Entity], text: str) -> Row | None:
    """A new record of that name; None where a name is not enough to make one."""
    text = " ".join(text.split())
    if "family_name" in entity.fields:
        return _person_called(text)
    named = (field.name for field in fields_of(entity) if field.required and field.naming)
    name = next(named, None)
    return None if name is None else {name: text}


def _person_called(text: str) -> Row:
    """The last word is the family name, unless a comma says where it ends: "Family, Given"."""
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        *others, family = text.split()
        given = " ".join(others)
    return {"family_name": family, "given_name": given} if given else {"family_name": family}


def shown(section: str, ref: Ref, language: Language) -> str:
    """What people call the record."""
    return entity_of(ref.section or section).label(ref.parts, language)


def settled(change: Change, row: Row, made: Made) -> Row:
    """The row with the ids of what is created for it."""
    return {name: _settled(change, value, made) for name, value in row.items()}


def _settled(change: Change, value: Any, made: Made) -> Any:
    if isinstance(value, New):
        return _created(change, value, made)
    if isinstance(value, tuple):
        return tuple(_settled(change, each, made) for each in value)
    return value


def _created(change: Change, new: New, made: Made) -> int:
    key = (new.section, "\0".join(fold(str(value)) for value in new.row.values()))
    if key in made and new.section not in NAMESAKES:
        return made[key]
    row = settled(change, new.row, made)
    made[key] = change.put(entity_of(new.section), [row])[0]
    return made[key]


def write_row(entity: type[Entity], row: Row) -> dict[str, Any]:
    """A row as JSON, for a draft."""
    written = {name: write_value(field, row[name]) for name, field in _known(entity, row)}
    return written | ({"id": row["id"]} if row.get("id") else {})


def take_row(entity: type[Entity], written: dict[str, Any], find: Finder) -> Row:
    """The row of what write_row() gave; what is gone from the catalog is left out."""
    row = {name: take_value(field, written[name], find) for name, field in _known(entity, written)}
    return row | ({"id": written["id"]} if written.get("id") else {})


def _known(entity: type[Entity], row: dict[str, Any]) -> list[tuple[str, Field]]:
    return [(name, field_of(entity, name)) for name in row if name in entity.fields]


def write_value(field: Field, value: Any) -> Any:
    if isinstance(value, New):
        return {"new": write_row(entity_of(value.section), value.row), "section": value.section}
    if isinstance(value, Ref):
        return {"id": int(value), "section": value.section or _section(field)}
    if isinstance(value, tuple) and any(isinstance(each, Ref) for each in value):
        return [write_value(field, each) for each in value]
    return field.kind.write(value)


def take_value(field: Field, written: Any, find: Finder) -> Any:
    if isinstance(written, dict) and "section" in written:
        section = written["section"]
        if "new" in written:
            return New(section, take_row(entity_of(section), written["new"], find))
        return find(section, written["id"])
    if isinstance(written, list) and any(isinstance(each, dict) for each in written):
        taken = (take_value(field, each, find) for each in written)
        return tuple(each for each in taken if each is not None)
    if isinstance(written, (list, tuple)) and not written:
        return field.kind.empty
    return field.kind.take(written)


def _section(field: Field) -> str:
    """The section into which a field leads."""
    return str(getattr(field.kind, "section", ""))


def called(entity: type[Entity], values: Row, language: Language) -> str:
    """What people will call a record that is still being typed."""
    return entity.label([values.get(name) for name in entity.label_fields], language)
