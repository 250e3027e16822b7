"""Other records as a record holds them: those that are there, and those yet to be created."""

from collections.abc import Sequence
from typing import Any, Self

from catalog_app.domain.fields import Row, entity_of
from catalog_app.i18n import Language, mark


class Ref(int):
    """The id of another record, with the values of its `label_fields`, by which it is shown.

    `section`: of that record; "" where only the field that holds the Ref says it.
    """

    parts: tuple[Any, ...]
    section: str

    def __new__(cls, id: int, parts: Sequence[Any] = (), section: str = "") -> Self:
        self = super().__new__(cls, id)
        self.parts = tuple(parts)
        self.section = section
        return self

    def part(self, name: str) -> Any:
        """The value of one of the `label_fields`; None where it is not known."""
        if not self.parts or not self.section:
            return None
        return dict(zip(entity_of(self.section).label_fields, self.parts, strict=True)).get(name)


class New(Ref):
    """A record to be created, with a label like any other, and -1 for an id.

    `row`: its values, among them perhaps others to be created.
    """

    row: Row

    def __new__(cls, section: str, row: Row) -> "New":
        parts = [row.get(name) for name in entity_of(section).label_fields]
        self = super().__new__(cls, -1, parts, section)
        self.row = row
        return self

    @classmethod
    def called(cls, section: str, name: str) -> "New | None":
        """A new record of that name; None where a name is not enough to make one."""
        row = entity_of(section).called(name)
        return None if row is None else cls(section, row)


def shown(ref: Ref, section: str, language: Language) -> str:
    """What people call the record that `ref` leads to; `section`: where it does not say its own."""
    if not ref.parts:
        return language.text(mark("(deleted)"))
    return entity_of(ref.section or section).label(ref.parts, language)
