"""The values of a field to which a whole search is narrowed, as they stand in its text.

    kind:festival                      one
    (kind:festival or kind:forum)      one of several
    -kind:camp                         without one

Only what narrows all of the search counts: one side of an “or” does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog_app.errors import QueryError
from catalog_app.search.grammar import All, Any, Not, Term, Tree, parse

_AROUND = "()- "


@dataclass(frozen=True)
class Values:
    """Values as they were written: one of the first is wanted, none of the others."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


def values(text: str, field: str) -> Values:
    """Those of a field to which a search is narrowed."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for child in _fields_in(text):
        inner = child.child if isinstance(child, Not) else child
        if _is_of(inner, field):
            each = [term.value for term in _terms(inner)]
            (unwanted if isinstance(child, Not) else wanted).extend(each)
    return Values(tuple(wanted), tuple(unwanted))


def without(text: str, field: str) -> str:
    """The search that is not narrowed by the field."""
    beside = _fields_in(text)
    for place, child in enumerate(beside):
        inner = child.child if isinstance(child, Not) else child
        if _is_of(inner, field):
            rest = _cut(text, inner, (*beside[:place], *beside[place + 1 :]))
            if rest is not None:
                return without(rest, field)
    return " ".join(text.split())


def narrowed(text: str, field: str, wanted: Sequence[str], unwanted: Sequence[str] = ()) -> str:
    """Narrowed by the field to these values and nothing else; they are as a search writes them."""
    either = " or ".join(f"{field}:{value}" for value in wanted)
    parts = [f"({either})" if len(wanted) > 1 else either]
    parts += [f"-{field}:{value}" for value in unwanted]
    rest = without(text, field)
    added = " ".join(filter(None, parts))
    return f"{_together(rest)} {added}".strip() if added else rest


def quoted(text: str) -> str:
    """A text as the value of a field."""
    return '"' + " ".join(text.replace('"', " ").split()) + '"'


def children(text: str) -> tuple[Tree, ...]:
    """What stands side by side; nothing where there is a mistake."""
    try:
        tree = parse(text)
    except QueryError:
        return ()
    return tree.children if isinstance(tree, All) else (tree,)


def _fields_in(text: str) -> tuple[Tree, ...]:
    return children(text) if ":" in text else ()


def _is_of(tree: Tree, field: str) -> bool:
    """Whether it is one value of the field, or one of several."""
    if isinstance(tree, Any):
        return all(_is_of(child, field) for child in tree.children)
    plain = isinstance(tree, Term) and tree.field is not None and not tree.operator
    return plain and isinstance(tree, Term) and tree.field == field and bool(tree.value)


def _terms(tree: Tree) -> list[Term]:
    if isinstance(tree, Any):
        return [term for child in tree.children for term in _terms(child)]
    return [tree] if isinstance(tree, Term) else []


def _cut(text: str, tree: Tree, others: tuple[Tree, ...]) -> str | None:
    """The text without a part of it and the brackets around that; None where that is not to be."""
    terms = _terms(tree)
    start, end = min(term.start for term in terms), max(term.end for term in terms)
    while True:
        rest = " ".join(f"{text[:start]} {text[end:]}".split())
        if means(rest, others):
            return rest
        left = start > 0 and text[start - 1] in _AROUND
        right = end < len(text) and text[end] in _AROUND
        if not (left or right):
            return None
        start, end = start - left, end + right


def means(text: str, wanted: tuple[Tree, ...]) -> bool:
    """Whether a text asks for all of these and nothing else."""
    try:
        return parse(text) in (All(wanted), *(wanted if len(wanted) == 1 else ()))
    except QueryError:
        return False


def _together(text: str) -> str:
    """In brackets where something beside it would be taken to one side of it only."""
    try:
        either = isinstance(parse(text), Any)
    except QueryError:
        return text
    return f"({text})" if either else text
