"""What a page of rows asks for: one SQL expression per field, and per order.

labels.py turns what comes back into values.
"""

from collections.abc import Mapping, Sequence
from functools import singledispatch
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    and_,
    case,
    func,
    null,
    select,
    true,
)

from catalog_app.domain.fields import Entity, Field, entity_of, field_of
from catalog_app.domain.kinds import Kind, Title
from catalog_app.domain.relations import (
    AttachedTo,
    Links,
    Parts,
    Reference,
    SameCountry,
    Through,
    targets,
)
from catalog_app.search.rows import column
from catalog_app.storage import alphabet
from catalog_app.storage.family import count_column
from catalog_app.storage.tables import tables

Expression = ColumnElement[Any]


def selected(field: Field, row: FromClause) -> Expression:
    """The expression that yields a field of `row`, a table of its entity or an alias of one."""
    return expression(field.kind, field.name, row)


def ordering(
    entity: type[Entity], order: Sequence[str], row: FromClause, after: int = 0
) -> list[Expression]:
    """ORDER BY terms for field names ("-" before a descending one); nothing sorts last.

    What is equal stands by its id, in the direction of the last name: an index has it so.
    `after`: names by which the rows stand in order already.
    """
    terms: list[Expression] = []
    for name in (*order[after:], "-id" if order and order[-1].startswith("-") else "id"):
        key, descending = name.removeprefix("-"), name.startswith("-")
        if key == "id":
            terms.append(row.c.id.desc() if descending else row.c.id)
            continue
        for term in _keys(entity, key, row, decides=name == order[0]):
            terms.append(term.desc() if descending else term.asc().nulls_last())
    return terms


def _keys(entity: type[Entity], name: str, row: FromClause, *, decides: bool) -> list[Expression]:
    """`decides`: it is the first name; else it is enough that parts of one owner stand together
    where what that is called is made of others' names.
    """
    field = field_of(entity, name)
    kind = field.kind
    if not decides and isinstance(kind, Reference) and kind.owner and _is_made_up(kind):
        return [row.c[name]]
    return keys(kind, entity, field, row)


def _is_made_up(kind: Reference) -> bool:
    return alphabet.of_label(entity_of(kind.section)) is None


@singledispatch
def keys(kind: Kind, entity: type[Entity], field: Field, row: FromClause) -> list[Expression]:
    """What a field sorts by: numbers and days as they are, all else as it is shown."""
    if kind.extra:
        return [column(row, field.name + suffix) for suffix in kind.extra]
    if kind.counted and count_column(field) in row.c:
        return [row.c[count_column(field)]]
    shown = expression(kind, field.name, row)
    if kind.counted:
        return [func.nullif(shown, 0)]  # none is shown as nothing
    if kind.numeric:
        return [shown]
    return [func.sort_key(entity.section, field.name, shown)]


@keys.register
def _(kind: Through, entity: type[Entity], field: Field, row: FromClause) -> list[Expression]:
    if kind.kept:
        return keys(kind.kind, entity, field, row)
    target = tables()[kind.over].alias()
    inner = keys(kind.kind, entity_of(kind.over), _target_field(kind), target)
    return [select(key).where(target.c.id == row.c[kind.via]).scalar_subquery() for key in inner]


@singledispatch
def expression(kind: Kind, name: str, row: FromClause) -> Expression:
    found: Expression = column(row, name)
    return found


@expression.register
def _(kind: Title, name: str, row: FromClause) -> Expression:
    return func.json_array(row.c[name], func.json(row.c.names))


@expression.register
def _(kind: SameCountry, name: str, row: FromClause) -> Expression:
    return row.c[kind.of]


@expression.register
def _(kind: Reference, name: str, row: FromClause) -> Expression:
    return _label_of(kind.section, row.c[name])


@expression.register
def _(kind: Through, name: str, row: FromClause) -> Expression:
    target = tables()[kind.over].alias()
    inner = selected(_target_field(kind), target)
    return select(inner).where(target.c.id == row.c[kind.via]).scalar_subquery()


@expression.register
def _(kind: Links, name: str, row: FromClause) -> Expression:
    link, target = tables()[kind.through].alias(), tables()[kind.section].alias()
    return (
        select(_array(link.c.id, _label(entity_of(kind.section), target)))
        .select_from(link.join(target, target.c.id == link.c[kind.there]))
        .where(link.c[kind.here] == row.c.id, holds(link, kind.role))
        .scalar_subquery()
    )


@expression.register
def _(kind: Parts, name: str, row: FromClause) -> Expression:
    part = tables()[kind.section].alias()
    is_part = and_(part.c[kind.via] == row.c[kind.key], holds(part, kind.only))
    if kind.counted:
        return select(func.count()).select_from(part).where(is_part).scalar_subquery()
    label = _label(entity_of(kind.section), part)
    return select(_array(part.c.id, label)).where(is_part).scalar_subquery()


@expression.register
def _(kind: AttachedTo, name: str, row: FromClause) -> Expression:
    link = tables()[kind.through].alias()
    label = case(
        *(
            (
                link.c[column].is_not(None),
                func.json_array(section, func.json(_label_of(section, link.c[column]))),
            )
            for column, section in targets(entity_of(kind.through)).items()
            if column != kind.here
        ),
        else_=null(),
    )
    is_here = link.c[kind.here] == row.c.id
    return select(_array(link.c.id, label)).where(is_here).scalar_subquery()


def _target_field(kind: Through) -> Field:
    return entity_of(kind.over).fields[kind.there]


def _array(order: Expression, label: Expression) -> Expression:
    """All labels as one JSON array of pairs; the first of a pair says its place."""
    return func.json_group_array(func.json_array(order, func.json(label)))


def _label_of(section: str, id_column: Expression) -> Expression:
    """The label, as a JSON array, of the record whose id is in a column, or NULL."""
    target = tables()[section].alias()
    label = _label(entity_of(section), target)
    return select(label).where(target.c.id == id_column).scalar_subquery()


def _label(entity: type[Entity], row: FromClause) -> Expression:
    return func.json_array(row.c.id, *(_part(entity, name, row) for name in entity.label_fields))


def _part(entity: type[Entity], name: str, row: FromClause) -> Expression:
    kind = entity.fields[name].kind
    if isinstance(kind, Reference):
        return func.json(_label_of(kind.section, row.c[name]))
    return func.json(row.c[name]) if kind.store == "json" else row.c[name]


def holds(row: FromClause, values: Mapping[str, str]) -> Expression:
    return and_(true(), *(row.c[name] == value for name, value in values.items()))
