"""The groups of a list: rows that stand together under a common value, with their count."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Any

from catalog_app.domain.fields import Field
from catalog_app.i18n import Language, mark
from catalog_app.storage.reading import Found

NONE = mark("(none)")

Values = tuple[Any, ...]


def order(by: Field | None, then: Sequence[str]) -> tuple[str, ...]:
    """The order in which a list is to be found so that its groups stand together."""
    if by is None:
        return tuple(then)
    return (by.name, *(name for name in then if name.removeprefix("-") != by.name))


def grouped(
    found: Found, fields: Sequence[Field], by: Field, language: Language
) -> Iterator[tuple[str, int, Iterator[Values]]]:
    """(what the group is called, its count, its rows), streamed: each group before the next one.

    `found` has to be in order(by, …).  A row is its id and a value per field.
    """
    groups = _groups(found, by, language)
    together = array("q", chain.from_iterable(ids for _, ids in groups))
    counts = iter([len(ids) for _, ids in groups])
    every = found.among(together).each([*fields, by])
    # A value and how it is shown: references into two sections may be equal numbers.
    by_value = groupby(every, lambda row: (by.kind.show(row[-1], language), row[-1]))
    for (shown, _), rows in by_value:
        name = shown or language.text(NONE)
        yield name, next(counts, 0), (row[:-1] for row in rows)


def _groups(found: Found, by: Field, language: Language) -> list[tuple[Any, list[int]]]:
    """(value, ids) in their order.

    Different values may sort alike, two organisations of one name, 2019 and about 2019: their rows
    stand mixed and are put apart here.
    """
    groups: list[tuple[Any, list[int]]] = []
    alike = groupby(found.each([by]), lambda row: by.kind.sort_key(row[1], language))
    for _, rows in alike:
        these: list[tuple[Any, list[int]]] = []
        for id, value in rows:
            ids = next((ids for known, ids in these if known == value), None)
            if ids is None:
                these.append((value, ids := []))
            ids.append(id)
        groups += these
    return groups
