"""The rows of an entity, as the kinds ask for them (see domain/asking.py), in SQLAlchemy Core."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import FromClause, Select, Table, and_, func, or_, select

from catalog_app.domain.asking import Wanted
from catalog_app.domain.fields import Entity, entity_of
from catalog_app.domain.folding import fold, variants, words
from catalog_app.domain.relations import Links, Parts
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.search import index
from catalog_app.search.condition import Column, Condition
from catalog_app.search.saying import Near, Saying
from catalog_app.search.terms import is_heard, mentioned_as, own_term

MOST_REFERENCES = 4000
"""Records that the index is asked for by name; more are looked up beside it."""

MOST_TEXTS = 1000
"""Different texts in a field that are compared with one; where there are more, the index is."""


@dataclass(frozen=True)
class Context:
    """What a search is asked of: the tables by section, the language of the reader, the day.

    `known`: the vocabulary of an entity; `found`: the first so many values that a statement of one
    column yields, asked for once; `near`: where similar spellings count too; `called`: who is
    called how, as far as it was asked in this search.
    """

    tables: Mapping[str, Table]
    language: Language
    today: date
    known: Callable[[type[Entity]], index.Known]
    found: Callable[[Select[Any], int], list[Any]]
    near: Near | None = None
    called: dict[Hashable, Select[Any]] = field(default_factory=dict)


def column(row: FromClause, name: str) -> Any:
    """A column of a table or an alias of one; what is none of them is an own field in `own`."""
    return row.c[name] if name in row.c else func.json_extract(row.c.own, f'$."{name}"')


class Rows:
    """The rows of an entity: what a kind may ask of them (see domain/asking.py).

    `anywhere`: what is among some records is so in any field in which a plain word means records.
    """

    def __init__(self, entity: type[Entity], context: Context, *, anywhere: bool = False) -> None:
        self.entity = entity
        self.context = context
        self.language = context.language
        self.today = context.today
        self._anywhere = anywhere
        self.table = context.tables[entity.section]
        self.inside = partial(index.inside, entity, self.table)
        self.saying = Saying(entity, self.table, self.inside, context.known, context.near)

    def column(self, name: str) -> Column:
        return Column(self.inside, column(self.table, name))

    def at(self, section: str) -> "Rows":
        return Rows(entity_of(section), self.context)

    def hears(self, name: str) -> bool:
        """The index has the values of the field."""
        return is_heard(self.entity, name)

    def heard(self, name: str, told_as: str = "") -> "Heard":
        """The records in a field, as far as the index has them at this record itself.

        `told_as`: under another name, see Entity.told_as().
        """
        return Heard(self, name, told_as or name)

    def linked(self, name: str, condition: Condition) -> Condition:
        """The records in a field meet a condition."""
        kind, there = self.entity.fields[name].kind, self.at(self.entity.fields[name].kind.section)
        if isinstance(kind, Parts):
            return self.column(kind.key).in_(there.values(kind.via, condition))
        return self.column(name).in_(there.values("id", condition))

    def values(self, name: str, condition: Condition, at_least: int = 1) -> Select[Any]:
        if name == "id" and condition.sql is None and at_least == 1:
            named: Select[Any] = index.ids(self.entity, condition.match)
            return named
        wanted = self.column(name).held
        found = select(wanted).where(wanted.is_not(None), condition.whole).correlate(None)
        if at_least > 1:
            found = found.group_by(wanted).having(func.count() >= at_least)
        return found

    def called(self, wanted: Wanted, make: Callable[[], Condition]) -> Select[Any]:
        key = self.entity.section, wanted.text, wanted.phrase, self.context.near is None
        known = self.context.called
        if key not in known:
            known[key] = self.values("id", make())
        return known[key]

    def among(self, name: str, values: Any) -> Condition:
        """`values`: some, or a statement that yields them."""
        if not is_heard(self.entity, name):
            return _beside(self, name, values)
        given = self._given(values)
        return _beside(self, name, values) if given is None else self.has(name, given)

    def has(self, name: str, values: Sequence[Any]) -> Condition:
        """The index has one of the values for a field, which it has to know."""
        if name in self.entity.fields and name not in self.entity.declared:
            name, values = own_term(name, values)
        elif self._anywhere:
            name = mentioned_as(self.entity, name)
        return Condition(self.inside, index.one_of(name, tuple(values)))

    def said(self, wanted: Wanted, *, named: bool = False) -> Condition:
        _need_words(wanted)
        return self.saying.said(wanted, named=named)

    def texts(self, name: str, wanted: Wanted) -> Sequence[str] | None:
        _need_words(wanted)
        held = self.table.c.get(name)
        if held is None or not any(each.columns[0] is held for each in self.table.indexes):
            return None
        found = self.context.found(_different(held), MOST_TEXTS + 1)
        if len(found) > MOST_TEXTS:
            return None
        return [text for text in found if _reads(text, wanted)]

    def reads(self, name: str, wanted: Wanted, part: str = "") -> Condition:
        """Looks first in the index, where it has the field, and then at the text itself."""
        held = self.column(name).held
        text = func.fold(func.json_extract(held, f"$.{part}") if part else held)
        _need_words(wanted)
        if wanted.phrase:
            found: Any = func.instr(" " + text + " ", f" {fold(wanted.text)} ") > 0
        else:
            found = or_(*(_begins(text, key) for key in variants(wanted.text)))
        return _there(self, name, self.said(wanted), found)

    def holds(self, name: str, texts: Sequence[str]) -> Condition:
        found = func.holds(self.column(name).held, "\n".join(texts)) == 1
        said = Condition(self.inside, tuple(map(index.exactly, texts)))
        return _there(self, name, said, found)

    def _given(self, values: Any) -> Sequence[Any] | None:
        """The values themselves; None where there are too many."""
        if not isinstance(values, Select):
            return list(values)
        found = self.context.found(values, MOST_REFERENCES + 1)
        return found if len(found) <= MOST_REFERENCES else None


class Heard(Rows):
    """The records in a field of another one: what they hold stands in the index of that one.

    Their words are among its own.
    """

    def __init__(self, owner: Rows, name: str, told_as: str) -> None:
        super().__init__(entity_of(owner.entity.fields[name].kind.section), owner.context)
        self._owner, self._name, self._told_as = owner, name, told_as
        self.inside = owner.inside

    def among(self, name: str, values: Any) -> Condition:
        given = self._given(values)
        if given is not None:
            return self.has(name, given)
        return self._owner.linked(self._name, Rows(self.entity, self.context).among(name, values))

    def has(self, name: str, values: Sequence[Any]) -> Condition:
        return self._owner.has(f"{self._told_as}.{name}", values)

    def linked(self, name: str, condition: Condition) -> Condition:
        found = Rows(self.entity, self.context).linked(name, condition)
        return self._owner.linked(self._name, found)


def _beside(rows: Rows, name: str, values: Any) -> Condition:
    """As among(), asked of the columns and links themselves."""
    kind = rows.entity.fields[name].kind
    if isinstance(kind, Links):
        found: Condition = kind.linked(rows, values)
        return found
    return rows.column(name).in_(values)


def _there(rows: Rows, name: str, said: Condition, found: Any) -> Condition:
    """What is read of a text, where the index has it first."""
    read = Condition(rows.inside, sql=found)
    return said & read if rows.entity.fields[name].searched else read


def _need_words(wanted: Wanted) -> None:
    if not words(wanted.text):
        raise ValueProblem(mark("“{text}” has no letters or digits to look for."), text=wanted.text)


def _different(held: Any) -> Any:
    """A statement of each text in a column once; it goes from one to the next by the index."""
    first = select(func.min(held).label("text")).cte(recursive=True)
    after = select(func.min(held)).where(held > first.c.text).scalar_subquery()
    found = first.union_all(select(after).where(first.c.text.is_not(None)))
    return select(found.c.text).where(found.c.text.is_not(None))


def _reads(text: str, wanted: Wanted) -> bool:
    """As Rows.reads(), of a text at hand."""
    held = f" {fold(text)} "
    if wanted.phrase:
        return f" {fold(wanted.text)} " in held
    return any(all(f" {word}" in held for word in key.split()) for key in variants(wanted.text))


def _begins(text: Any, key: str) -> Any:
    return and_(*(func.instr(" " + text, f" {word}") > 0 for word in key.split()))
