"""The kinds of value that lead to other records.

A link between records is itself an entity where it has a role or an order of its own; these kinds
say how a field reaches through it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from catalog_app.domain.asking import Ask, Wanted, any_of
from catalog_app.domain.coded import CountryCode
from catalog_app.domain.fields import Entity, entity_of, fields_of
from catalog_app.domain.kinds import Kind
from catalog_app.domain.refs import Ref, shown
from catalog_app.i18n import Language

_MANY_DIGITS = 16


def called(ask: Ask, wanted: Wanted) -> Any:
    """The condition that a record is called so: by its own names or, as a delegation need not have
    any, by what else its label shows.
    """
    named = ask.said(wanted, named=True)
    if ask.entity.called(wanted.text) is not None:  # all of them have a name
        return named
    fields = (ask.entity.fields[name] for name in ask.entity.label_fields)
    others = (field.kind.mentions(ask, field.name, wanted) for field in fields)
    return any_of([named, *others])


def _holding(ask: Ask, values: Mapping[str, str]) -> Any:
    """The condition that a record holds the values; it is linked anyhow where there are none."""
    condition = ask.column("id").is_not(None)
    for name, value in values.items():
        condition &= ask.column(name) == value
    return condition


def targets(entity: type[Entity]) -> dict[str, str]:
    """The references of an entity: field name -> section."""
    return {
        field.name: field.kind.section
        for field in fields_of(entity)
        if isinstance(field.kind, Reference)
    }


class SameCountry(CountryCode):
    """The country whose code stands in field `of` of the same record."""

    store = None

    def __init__(self, of: str) -> None:
        self.of = of

    def missing(self, ask: Ask, name: str) -> Any:
        return super().missing(ask, self.of)

    def among(self, ask: Ask, name: str, values: Any) -> Any:
        return super().among(ask, self.of, values)


class Reference(Kind):
    """Another record, by its id (a Ref when read).

    `owner`: this record is a part of that one and goes to the trash with it.
    """

    store = "integer"

    def __init__(self, section: str, *, owner: bool = False) -> None:
        self.section = section
        self.owner = owner

    def show(self, value: Ref | None, language: Language) -> str:
        return "" if value is None else shown(value, self.section, language)

    def mentions(self, ask: Ask, name: str, wanted: Wanted) -> Any | None:
        """The names of an owner are among the words of its parts; its label is heard beside."""
        wanted = wanted.not_begun()
        if not self.owner or ask.entity.link:
            return self._called(ask, name, wanted)
        owner = ask.heard(name)
        fields = (owner.entity.fields[each] for each in owner.entity.label_fields)
        return any_of(f.kind.mentions(owner, f.name, wanted) for f in fields if not f.naming)

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        wanted.only_equal()
        return self._called(ask, name, wanted)

    def _called(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        target = ask.at(self.section)
        return self.among(ask, name, target.called(wanted, lambda: called(target, wanted)))


class Relation(Kind):
    """A kind that is no column of its own; its value is a tuple of Refs into `section`."""

    store = None
    empty: ClassVar[Any] = ()

    def __init__(self, section: str) -> None:
        self.section = section

    def show(self, value: Sequence[Ref] | None, language: Language) -> str:
        return "; ".join(shown(ref, self.section, language) for ref in value or ())

    def mentions(self, ask: Ask, name: str, wanted: Wanted) -> Any | None:
        return self.condition(ask, name, wanted.not_begun())


class Links(Relation):
    """Records of `section` reached through the link entity `through`, in their order.

    `here`: its reference to this record; `there`: its reference to the other; `role`: what its
    other fields hold, such as {"role": "organiser"}; `look`: fields of the others that a search
    means beside their names.
    """

    def __init__(
        self,
        section: str,
        *,
        through: str,
        here: str,
        there: str,
        role: Mapping[str, str] = {},
        look: Sequence[str] = (),
    ) -> None:
        super().__init__(section)
        self.through, self.here, self.there, self.role = through, here, there, dict(role)
        self.look = tuple(look)

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        wanted.only_equal()
        target = ask.at(self.section)
        if not self.look:
            return self.among(ask, name, target.called(wanted, lambda: called(target, wanted)))
        fields = (target.entity.fields[each] for each in self.look)
        seen = (field.kind.mentions(target, field.name, wanted) for field in fields)
        meant = any_of([called(target, wanted), *seen])
        return self.among(ask, name, target.values("id", meant))

    def missing(self, ask: Ask, name: str) -> Any:
        link = ask.at(self.through)
        return ~ask.column("id").in_(link.values(self.here, _holding(link, self.role)))

    def linked(self, ask: Ask, values: Any) -> Any:
        """The condition that a record is linked to one of some, by the links themselves."""
        link = ask.at(self.through)
        there = _holding(link, self.role) & link.column(self.there).in_(values)
        return ask.column("id").in_(link.values(self.here, there))


class AttachedTo(Relation):
    """Records of any section that a document belongs to, through the link entity `through`.

    Each Ref has its own `section`.
    """

    sorts = False

    def __init__(self, *, through: str, here: str) -> None:
        super().__init__("")
        self.through, self.here = through, here

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        wanted.only_equal()
        link = ask.at(self.through)
        linked = any_of(
            field.kind.mentions(link, field.name, wanted)
            for field in fields_of(link.entity)
            if field.name != self.here
        )
        return ask.column("id").in_(link.values(self.here, linked))

    def missing(self, ask: Ask, name: str) -> Any:
        link = ask.at(self.through)
        return ~ask.column("id").in_(link.values(self.here, _holding(link, {})))


class Parts(Relation):
    """The records of `section` whose field `via` is this record (or holds its value of `key`).

    `only`: what else they hold, such as {"role": "head"}; `counted`: shown as their number.
    `look`: their fields at which a plain word looks.
    """

    def __init__(
        self,
        section: str,
        *,
        via: str,
        key: str = "id",
        only: Mapping[str, str] = {},
        counted: bool = True,
        look: Sequence[str] = (),
    ) -> None:
        super().__init__(section)
        self.via, self.key, self.only = via, key, dict(only)
        self.counted = self.numeric = self.bare = counted
        self.look = tuple(look)

    def mentions(self, ask: Ask, name: str, wanted: Wanted) -> Any | None:
        """What its parts are called is among the words of the record."""
        part = ask.heard(name)
        fields = (part.entity.fields[name] for name in self.look)
        return any_of(field.kind.mentions(part, field.name, wanted) for field in fields)

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        """A number is the number of parts; any other text is what one of them is called."""
        part, text = ask.at(self.section), wanted.text.strip()
        if text.isascii() and text.isdigit() and len(text) < _MANY_DIGITS and not wanted.phrase:
            return self._counts(ask, part, wanted.operator, int(text))
        wanted.only_equal()
        return self._with(ask, part, called(part, wanted))

    def backwards(self, first: Wanted, last: Wanted, today: date) -> bool:
        return int(first.text) > int(last.text)

    def missing(self, ask: Ask, name: str) -> Any:
        part = ask.at(self.section)
        return ~self._with(ask, part, part.column("id").is_not(None))

    def _counts(self, ask: Ask, part: Ask, operator: str, count: int) -> Any:
        there = part.column("id").is_not(None)
        more = self._with(ask, part, there, at_least=count + 1)
        if operator in (">", "<="):
            return more if operator == ">" else ~more
        enough = self._with(ask, part, there, at_least=count)
        if operator in (">=", "<"):
            return enough if operator == ">=" else ~enough
        return enough & ~more

    def _with(self, ask: Ask, part: Ask, condition: Any, at_least: int = 1) -> Any:
        """The condition that so many parts are so."""
        if at_least < 1:
            return ask.column("id").is_not(None)
        found = part.values(self.via, condition & _holding(part, self.only), at_least)
        return ask.column(self.key).in_(found)

    def show(self, value: int | Sequence[Ref] | None, language: Language) -> str:
        if isinstance(value, int):
            return language.number(value) if value else ""
        return super().show(value, language)

    def sort_key(self, value: Any, language: Language) -> Any:
        return value or 0 if self.counted else super().sort_key(value, language)


class Through(Kind):
    """The value of field `there` of the record, of section `over`, that reference `via` leads to.

    That section has to be declared before.  `kept`: the value stands in columns of this record too,
    derived whenever it becomes another one; `via` leads to its owner then.
    """

    store = None

    def __init__(self, over: str, *, via: str, there: str, kept: bool = False) -> None:
        self.over, self.via, self.there, self.kept = over, via, there, kept
        kind: Kind = entity_of(over).fields[there].kind
        while isinstance(kind, Through):
            kind = kind.kind
        self.kind: Kind = kind
        self.numeric, self.bare, self.scheme = kind.numeric, kind.bare, kind.scheme
        self.section, self.counted = kind.section, kind.counted
        self.options, self.open = kind.options, kind.open

    def show(self, value: Any, language: Language) -> str:
        return self.kind.show(value, language)

    def read(self, text: str, language: Language) -> Any:
        return self.kind.read(text, language)

    def write(self, value: Any) -> Any:
        return self.kind.write(value)

    def take(self, written: Any) -> Any:
        return self.kind.take(written)

    def sort_key(self, value: Any, language: Language) -> Any:
        return self.kind.sort_key(value, language)

    def matching(self, text: str, *, inside: bool = False) -> tuple[str, ...]:
        return self.kind.matching(text, inside=inside)

    def mentions(self, ask: Ask, name: str, wanted: Wanted) -> Any | None:
        if self.kept:
            return self.kind.mentions(ask, name, wanted)
        target = ask.at(self.over)
        return self._when(ask, target, self.kind.mentions(target, self.there, wanted))

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        if self.kept:
            return self.kind.condition(ask, name, wanted)
        target = ask.at(self.over)
        return self._when(ask, target, self.kind.condition(target, self.there, wanted))

    def backwards(self, first: Wanted, last: Wanted, today: date) -> bool:
        return self.kind.backwards(first, last, today)

    def missing(self, ask: Ask, name: str) -> Any:
        if self.kept:
            return self.kind.missing(ask, name)
        target = ask.at(self.over)
        nothing = ask.column(self.via).is_(None)
        return nothing | self._when(ask, target, self.kind.missing(target, self.there))

    def among(self, ask: Ask, name: str, values: Any) -> Any:
        if self.kept:
            return self.kind.among(ask, name, values)
        target = ask.at(self.over)
        return self._when(ask, target, self.kind.among(target, self.there, values))

    def _when(self, ask: Ask, target: Ask, condition: Any | None) -> Any | None:
        if condition is None:
            return None
        return ask.column(self.via).in_(target.values("id", condition))
