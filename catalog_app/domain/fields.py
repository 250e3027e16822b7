"""The one declaration: an entity is a plain class in which each field says what it is.

Table columns, forms, checks, search, files and lists all read it through `fields_of()`.  Neither
Qt nor SQL is known here.  A record in memory is a `Row`: field name -> value, with "id" and "uuid"
once it is stored.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from catalog_app.errors import CannotDelete, NotFound
from catalog_app.i18n import Language, mark

if TYPE_CHECKING:
    from catalog_app.domain.kinds import Kind

Row = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """One field of an entity.

    `width`: of its table column in characters; 0 where the column is there only when asked for.
    `group`: the part of the form in which it stands; "" where no form edits it.
    `searched`: a plain word in the search box looks at it.
    `naming`: its words are what the record is called by; references to the record find it by them.
    `key`: no two records of the section have the same, and it stays as it was first given.
    `name`: the machine name, where it is not that of the class attribute.
    """

    kind: "Kind"
    label: str
    required: bool = False
    width: int = 0
    group: str = ""
    searched: bool = True
    naming: bool = False
    key: bool = False
    name: str = ""


field = Field


class Entity:
    """Base of all entities; a subclass declares its fields as class attributes, in their order.

    `section`: machine name, of the command line and of files; `table`: of the database table;
    `one`, `many`: labels; `label_fields`: what `label()` needs of a record, in its order;
    `order`: the first sort of its table, "-" for descending; `namesakes`: several are often called
    the same, so that two new ones of one name are two; `identity`: no two records agree in all of
    these fields; `fixed`: these stay as they were first given; `link`: it is only what leads from
    one record to another; `facets`: fields, as searches call them, by whose values the sidebar
    narrows what is found.

    `declared`: the fields of the class; `fields`: with them those of the catalog at hand.
    """

    section: ClassVar[str] = ""
    table: ClassVar[str] = ""
    one: ClassVar[str] = ""
    many: ClassVar[str] = ""
    label_fields: ClassVar[tuple[str, ...]] = ()
    order: ClassVar[tuple[str, ...]] = ()
    namesakes: ClassVar[bool] = False
    identity: ClassVar[tuple[str, ...]] = ()
    fixed: ClassVar[tuple[str, ...]] = ()
    link: ClassVar[bool] = False
    facets: ClassVar[tuple[str, ...]] = ()

    declared: ClassVar[dict[str, Field]] = {}
    fields: ClassVar[dict[str, Field]] = {}
    known: ClassVar[dict[str, type["Entity"]]] = {}

    def __init_subclass__(cls) -> None:
        own = (replace(f, name=f.name or n) for n, f in vars(cls).items() if isinstance(f, Field))
        cls.declared = cls.fields = {field.name: field for field in own}
        Entity.known[cls.section] = cls

    @classmethod
    def label(cls, parts: Sequence[Any], language: Language) -> str:
        """What people call the record; `parts`: the values of `label_fields`, in their order."""
        known = dict(zip(cls.label_fields, parts, strict=True))
        return (known.get("names") or {}).get(language.code) or parts[0] or ""

    @classmethod
    def name_of(cls, row: Row, language: Language) -> str:
        """What people call a record, which may still be in the making."""
        return cls.label([row.get(name) for name in cls.label_fields], language)

    @classmethod
    def called(cls, name: str) -> Row | None:
        """A new record of that name; None where a name is not enough to make one."""
        named = (field.name for field in cls.fields.values() if field.required and field.naming)
        first = next(named, None)
        return None if first is None else {first: " ".join(name.split())}

    @classmethod
    def check(cls, values: Row) -> Iterator["Problem"]:
        """What is wrong with a record beyond its single fields."""
        yield from ()

    @classmethod
    def told_as(cls, values: Row) -> tuple[str, ...]:
        """Other names by which a search of its owner knows it, beside that of the field."""
        return ()

    @classmethod
    def stays(cls, values: Row) -> CannotDelete | None:
        """Why a stored record must not be deleted, if so."""
        return None

    @classmethod
    def takes_along(cls, values: Row) -> tuple[str, str] | None:
        """What goes with a stored record, if something does: the section, and the name of the own
        field, in which its records then hold nothing any more.
        """
        return None


@dataclass(frozen=True)
class Problem:
    """Something wrong with a field: a `wall` where the record would be meaningless."""

    field: str
    message: str
    wall: bool = False


def adopt(own: Mapping[str, Sequence[Field]]) -> None:
    """Puts the own fields of a catalog (section -> fields) in the place of those of another."""
    for section, entity in Entity.known.items():
        entity.fields = entity.declared | {field.name: field for field in own.get(section, ())}


def fields_of(entity: type[Entity]) -> tuple[Field, ...]:
    """All fields of an entity, in the order in which people read them."""
    return tuple(entity.fields.values())


def own_fields(entity: type[Entity]) -> tuple[Field, ...]:
    """Those that the catalog at hand has added to an entity."""
    return tuple(field for name, field in entity.fields.items() if name not in entity.declared)


def head_of(field: Field, language: Language, most: int = 48) -> str:
    """The label of a field where it stands above or beside values: people may have made it long."""
    label = " ".join(language.text(field.label).split())
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def field_of(entity: type[Entity], name: str) -> Field:
    try:
        return entity.fields[name]
    except KeyError:
        raise NotFound(
            mark("There is no field “{name}” in {section}; there are: {fields}."),
            name=name,
            section=entity.section,
            fields=", ".join(entity.fields),
        ) from None


def entity_of(section: str) -> type[Entity]:
    """The entity of a section by its machine name."""
    try:
        return Entity.known[section]
    except KeyError:
        raise NotFound(
            mark("There is no section “{name}”; there are: {sections}."),
            name=section,
            sections=", ".join(Entity.known),
        ) from None
