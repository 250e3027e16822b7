"""Records that lines of a file name and the catalog does not have: each is created once.

A reference to one is a Ref with a negative id.  Only what a line that is taken in leads to is
created in the end.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from catalog_app.domain.fields import Row, entity_of
from catalog_app.domain.refs import Ref
from catalog_app.exchange.importing.spilled import Spilled
from catalog_app.exchange.importing.written import read_row, write_row


class Fresh:
    """The new records by what makes them one; their rows lie in a file."""

    def __init__(self) -> None:
        self._refs: dict[Hashable, Ref] = {}
        self._called: defaultdict[tuple[str, str], list[Ref]] = defaultdict(list)
        self._rows = Spilled()

    def one(self, section: str, key: Hashable, row: Row) -> Ref:
        """The record of that key, made of `row` if it is the first with it."""
        known = self._refs.get((section, key))
        if known is None:
            known = self._refs[section, key] = self.another(section, row)
        return known

    def called(self, section: str, name: str) -> Sequence[Ref]:
        """Those of a name, by its key."""
        return self._called.get((section, name), ())

    def another(self, section: str, row: Row, name: str = "") -> Ref:
        """One more record, whatever others there are; `name`: the key by which it is found."""
        entity = entity_of(section)
        place = self._rows.append([section, write_row(entity, row)])
        parts = tuple(row.get(each) for each in entity.label_fields)
        ref = Ref(-1 - place, parts, section)
        if name:
            self._called[section, name].append(ref)
        return ref

    def amend(self, id: int, more: Row) -> None:
        """Adds to the row of one what a later line says of it."""
        section, row = self.row(id)
        written = write_row(entity_of(section), row | more)
        self._rows[-1 - id] = [section, written]

    def row(self, id: int) -> tuple[str, Row]:
        """Section and row of the record to which a negative id leads."""
        section, written = self._rows[-1 - id]
        return section, read_row(entity_of(section), written)


def leading(values: Any) -> Iterator[int]:
    """The negative ids among the values of a row."""
    for value in values:
        if isinstance(value, Ref) and value < 0:
            yield int(value)
        elif isinstance(value, tuple):
            yield from leading(value)
