"""A search as a condition of the database: what each part of the tree means.

A plain word finds what the record itself says, and whatever a searched field means by it: a country
in any language, a kind, a year, the name of a related record.  How a field is asked is a matter of
its kind (domain/kinds.py, domain/relations.py), and which field a name means of fields.py.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import and_
from typing import TypeGuard

from catalog_app.domain import countries
from catalog_app.domain.asking import Wanted, any_of
from catalog_app.domain.fields import Entity, fields_of
from catalog_app.domain.folding import words
from catalog_app.i18n import Language
from catalog_app.search import fields
from catalog_app.search.condition import Condition
from catalog_app.search.grammar import All, Any, Not, Term, Tree, parse, pieces
from catalog_app.search.rows import Context, Rows

LONGEST_NAME = 8
"""Words that the name of a country may have when it is typed without quotation marks."""


def where(entity: type[Entity], text: str, context: Context) -> Condition | None:
    """The condition that a text in the search box means; None where everything is wanted.

    Raises QueryError.
    """
    return _condition(parse(text), Rows(entity, context))


def at_home(entity: type[Entity], text: str, context: Context) -> Condition | None:
    """The condition that the record's own country is one that plain words mean.

    It tells an event held there from one to which somebody came from there.  None where no word
    is a country, or records have none of their own.
    """
    field = entity.fields.get("country")
    if field is None or not field.kind.store:
        return None
    rows, tree = Rows(entity, context), parse(text)
    wished = (
        Wanted(" ".join(part.value for part in run if isinstance(part, Term)), rows.language)
        for run in _runs(tree.children if isinstance(tree, All) else (tree,), rows.language)
        if all(isinstance(part, Term) and part.field is None for part in run)
    )
    codes = [code for wanted in wished if words(wanted.text) for code in wanted.countries]
    found: Condition | None = field.kind.among(rows, field.name, codes) if codes else None
    return found


def _condition(tree: Tree, rows: Rows) -> Condition | None:
    if isinstance(tree, Not):
        # What is not wanted is not wanted as it stands there: not whatever is similar, too.
        inner = _condition(tree.child, Rows(rows.entity, replace(rows.context, near=None)))
        return None if inner is None else ~inner
    if isinstance(tree, Any):
        return any_of(_condition(child, rows) for child in tree.children)
    if isinstance(tree, All) or _is_word(tree):
        return _together(tree.children if isinstance(tree, All) else (tree,), rows)
    return _anywhere(tree, rows) if tree.field is None else fields.condition(rows, tree, _condition)


def _together(children: Sequence[Tree], rows: Rows) -> Condition | None:
    """Each child; words that together are the name of a country also mean that country, and two
    that are known as one mean that one, too.
    """
    found: list[Condition | None] = []
    before = ""
    for run in _runs(children, rows.language):
        each = [_anywhere(p, rows) if _is_word(p) else _condition(p, rows) for p in run]
        if len(run) > 1:
            name = " ".join(part.value for part in run if _is_word(part))
            each = [any_of([_all(each), _anywhere(Term(name, phrase=True), rows)])]
        word = run[0].value if len(run) == 1 and _is_word(run[0]) else ""
        if before and word and rows.saying.knows(before + word):
            joined = _anywhere(Term(before + word), rows)
            found[-1] = any_of([_all([found[-1], *each]), joined])
            word = ""
        else:
            found += each
        before = word
    return _all(found)


def _runs(children: Iterable[Tree], language: Language) -> Iterator[Sequence[Tree]]:
    """Each child by itself, but together the words that are the name of a country."""
    left = [piece for child in children for piece in _pieces(child)]
    while left:
        size = _size_of_name(left, language)
        yield left[:size]
        left = left[size:]


def _all(conditions: Iterable[Condition | None]) -> Condition | None:
    left = [condition for condition in conditions if condition is not None]
    return reduce(and_, left) if left else None


def _is_word(tree: Tree) -> TypeGuard[Term]:
    return isinstance(tree, Term) and tree.field is None and not tree.phrase


def _pieces(tree: Tree) -> list[Tree]:
    """The words that are written as one; those without letters are left out."""
    return [piece for piece in pieces(tree) if words(piece.value)] if _is_word(tree) else [tree]


def _size_of_name(parts: Sequence[Tree], language: Language) -> int:
    """How many words from the first on are the whole name of a country; 1 where they are none."""
    run: list[str] = []
    for part in parts[:LONGEST_NAME]:
        if not _is_word(part):
            break
        run.append(part.value)
    for size in range(len(run), 1, -1):
        if countries.codes_matching(" ".join(run[:size]), language, prefix=False, codes=False):
            return size
    return 1


def _anywhere(term: Term, rows: Rows) -> Condition | None:
    """Where a word or a phrase is found; None where it has no letters to look for."""
    if not words(term.value):
        return None
    wanted = Wanted(term.value, rows.language, term.phrase)
    rows = Rows(rows.entity, rows.context, anywhere=True)
    found = (
        field.kind.mentions(rows, field.name, wanted)
        for field in fields_of(rows.entity)
        if field.searched
    )
    return any_of([rows.said(wanted), *found])
