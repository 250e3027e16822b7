"""The groups of a list: rows that stand together under a common value, with their count."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Any

from catalog_app.domain.fields import Field
from catalog_app.i18n import Language, mark
from catalog_app.storage.reading import Found

NONE = mark("(none)")

Values = tuple[Any, ...]


def counts(found: Found, by: Field, language: Language) -> list[int]:
    """How many rows each group has, in their order."""
    kind = by.kind
    keys = (kind.sort_key(value, language) for _, value in found.each([by]))
    return [sum(1 for _ in group) for _, group in groupby(keys)]


def grouped(
    found: Found, fields: Sequence[Field], by: Field, language: Language
) -> Iterator[tuple[str, Iterator[Values]]]:
    """(what the group is called, its rows), streamed: each group before the next one.

    `found` has to be sorted by field `by` first.  A row is its id and a value per field.
    """
    kind = by.kind

    def key(row: Values) -> Any:
        return kind.sort_key(row[-1], language)

    for _, group in groupby(found.each([*fields, by]), key):
        rows = iter(group)
        first = next(rows)
        name = kind.show(first[-1], language) or language.text(NONE)
        yield name, (row[:-1] for row in chain([first], rows))
