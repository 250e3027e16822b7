"""The rows of an entity, as the kinds ask for them (see domain/asking.py), in SQLAlchemy Core."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import FromClause, Select, Table, and_, func, or_, select

from catalog_app.domain.asking import Wanted
from catalog_app.domain.fields import Entity, entity_of
from catalog_app.domain.folding import fold, variants, words
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.search import index

Condition: TypeAlias = Any
"""Of SQLAlchemy's own making (a ColumnElement); kinds know only that `|`, `&` and `~` join them."""


@dataclass(frozen=True)
class Context:
    """What a search is asked of: the tables by section, the language of the reader, the day."""

    tables: Mapping[str, Table]
    language: Language
    today: date


def column(row: FromClause, name: str) -> Any:
    """A column of a table or an alias of one; what is none of them is an own field in `own`."""
    return row.c[name] if name in row.c else func.json_extract(row.c.own, f'$."{name}"')


class Rows:
    """The rows of an entity: what a kind may ask of them (see domain/asking.py)."""

    def __init__(self, entity: type[Entity], context: Context) -> None:
        self.entity = entity
        self.context = context
        self.language = context.language
        self.today = context.today
        self.table = context.tables[entity.section]

    def column(self, name: str) -> Any:
        return column(self.table, name)

    def at(self, section: str) -> "Rows":
        return Rows(entity_of(section), self.context)

    def values(self, name: str, condition: Any, at_least: int = 1) -> Select[Any]:
        wanted = self.column(name)
        found = select(wanted).where(wanted.is_not(None), condition).correlate(None)
        if at_least > 1:
            found = found.group_by(wanted).having(func.count() >= at_least)
        return found

    def said(self, wanted: Wanted, *, named: bool = False) -> Condition:
        _need_words(wanted)
        return index.matching(
            self.entity, self.table, wanted.text, phrase=wanted.phrase, named=named
        )

    def reads(self, name: str, wanted: Wanted, part: str = "") -> Condition:
        """Looks first in the index, where it has the field, and then at the text itself."""
        held = self.column(name)
        text = func.fold(func.json_extract(held, f"$.{part}") if part else held)
        _need_words(wanted)
        if wanted.phrase:
            found: Condition = func.instr(" " + text + " ", f" {fold(wanted.text)} ") > 0
        else:
            found = or_(*(_begins(text, key) for key in variants(wanted.text)))
        field = self.entity.fields[name]
        return and_(self.said(wanted), found) if field.searched else found

    def holds(self, name: str, texts: Sequence[str]) -> Condition:
        found = func.holds(self.column(name), "\n".join(texts)) == 1
        if not self.entity.fields[name].searched:
            return found
        return and_(index.having(self.entity, self.table, texts), found)


def _need_words(wanted: Wanted) -> None:
    if not words(wanted.text):
        raise ValueProblem(mark("“{text}” has no letters or digits to look for."), text=wanted.text)


def _begins(text: Any, key: str) -> Condition:
    return and_(*(func.instr(" " + text, f" {word}") > 0 for word in key.split()))
