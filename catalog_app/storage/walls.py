"""What the door refuses: rows that would be meaningless, and keys that are taken or changed."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from catalog_app.domain.checks import problems
from catalog_app.domain.fields import Entity, Field, Row, fields_of, own_fields
from catalog_app.domain.relations import AttachedTo, Links
from catalog_app.errors import InvalidRecord, ValueProblem
from catalog_app.i18n import mark
from catalog_app.storage.held_values import loaded, stored
from catalog_app.storage.stored_rows import Stored
from catalog_app.storage.tables import stored_fields
from catalog_app.storage.writing import Rows

TAKEN = mark("There is one with this already.")
STAYS = mark("This stays as it was first given: other records name it so.")
GONE = mark("There is no field “{name}” any more: it was hidden or removed meanwhile.")
NO_VALUE = mark("“{value}” is no value that this field can hold.")
HALVED = mark("The text has half of a character in it, which no file can hold. Write it again.")
_SHOWN = 40  # characters of a value


def refuse(
    entity: type[Entity], run: Sequence[Row], before: Mapping[int, Stored], rows: Rows
) -> None:
    """Raises InvalidRecord for the first row of a run that must not be written.

    `before`: the records that the run changes.
    """
    _refuse_unreadable(entity, run)
    keys = [field for field in entity.declared.values() if field.key]
    fixed = [*keys, *(entity.declared[name] for name in entity.fixed)]
    agreeing = _agreeing(entity, run, rows)
    taken = {field.name: _taken(entity, field, run, rows) for field in keys}
    for row in run:
        old = before.get(row.get("id") or 0)
        walls = _meaningless(entity, row, old)
        for field in keys:
            if old is None and str(row.get(field.name)).upper() in taken[field.name]:
                walls[field.name] = ValueProblem(TAKEN)
        for field in fixed:
            if old is not None and _changes(field, row, old):
                walls[field.name] = ValueProblem(STAYS)
        if old is None and entity.identity and _same(entity, row) in agreeing:
            walls[entity.identity[-1]] = ValueProblem(TAKEN)
        if walls:
            raise InvalidRecord(walls)


def _refuse_unreadable(entity: type[Entity], run: Sequence[Row]) -> None:
    """Before all else: what is no value of its kind cannot be looked for in the catalog."""
    held = [*stored_fields(entity), *own_fields(entity)]
    links = [f for f in fields_of(entity) if isinstance(f.kind, Links | AttachedTo)]
    for row in run:
        if walls := _unreadable(entity, row, held, links):
            raise InvalidRecord(walls)


def _unreadable(
    entity: type[Entity], row: Row, held: Sequence[Field], links: Sequence[Field]
) -> dict[str, ValueProblem]:
    """What check() would not read again, such as a text that is too long."""
    walls: dict[str, ValueProblem] = {}
    for field in held:
        if row.get(field.name) is not None:
            try:
                field.kind.take(_written(entity, field, row[field.name]))
            except ValueProblem as problem:
                walls[field.name] = problem
    for field in links:
        if not _leads(row.get(field.name)):
            walls[field.name] = _no_value(row[field.name])
    gone = (name for name in row if name not in entity.fields and name not in ("id", "uuid"))
    return walls | {name: ValueProblem(GONE, name=name) for name in gone}


def _written(entity: type[Entity], field: Field, value: Any) -> Any:
    """A value as the file will hold it; ValueProblem where it is none of its kind."""
    try:
        if field.name not in entity.declared:
            held = field.kind.write(value)
            json.dumps(held, ensure_ascii=False).encode()
            return held
        held = stored(field, value)
        if isinstance(held, str):
            held.encode()
        if isinstance(value, float) and value != held:
            raise ValueError(value)
        return json.loads(held) if held and field.kind.store == "json" else held
    except UnicodeEncodeError:
        raise ValueProblem(HALVED) from None
    except (AttributeError, TypeError, ValueError, OverflowError):
        raise _no_value(value) from None


def _leads(refs: Any) -> bool:
    """Whether these can be records that a field leads to; an iterator is not run through."""
    if refs is None or isinstance(refs, Iterator):
        return True
    try:
        return not isinstance(refs, str | bytes) and all(int(ref) for ref in refs)
    except (TypeError, ValueError):
        return False


def _no_value(value: Any) -> ValueProblem:
    shown = str(value)[:_SHOWN].encode(errors="replace").decode()
    return ValueProblem(NO_VALUE, value=shown)


def _meaningless(entity: type[Entity], row: Row, old: Stored | None) -> dict[str, ValueProblem]:
    """Not what the record lacks already, as one whose person was deleted: it can be mended."""
    known = (
        {} if old is None else {f.name: loaded(f.kind, old[f.name]) for f in stored_fields(entity)}
    )
    walls = [problem for problem in problems(entity, known | row) if problem.wall]
    lacking = problems(entity, known) if walls and known else []
    return {wall.field: ValueProblem(wall.message) for wall in walls if wall not in lacking}


def _agreeing(entity: type[Entity], run: Sequence[Row], rows: Rows) -> Collection[tuple[Any, ...]]:
    """The identities that new rows would give and others have, or give twice."""
    if not entity.identity:
        return ()
    new = [_same(entity, row) for row in run if not row.get("id")]
    there = rows.agreeing(entity.section, entity.identity, new) if new else ()
    return {each for each in new if each in there or new.count(each) > 1}


def _same(entity: type[Entity], row: Row) -> tuple[Any, ...]:
    """The identity of a row, as its columns hold it."""
    return tuple(stored(entity.declared[name], row.get(name)) for name in entity.identity)


def _taken(entity: type[Entity], field: Field, run: Sequence[Row], rows: Rows) -> set[str]:
    """The keys, in capitals, that new rows would give and others have."""
    wanted = [row[field.name] for row in run if not row.get("id") and row.get(field.name)]
    return rows.taken(entity.section, field.name, wanted) if wanted else set()


def _changes(field: Field, row: Row, old: Stored) -> bool:
    return field.name in row and stored(field, row[field.name]) != old[field.name]
