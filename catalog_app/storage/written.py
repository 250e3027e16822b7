"""Columns of a page as cells of a file: a value that comes again is written once.

Other records, which come again most of all, are read by themselves, each once.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from catalog_app.domain.fields import Field, entity_of
from catalog_app.domain.kinds import Kind
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import Reference
from catalog_app.storage import labels
from catalog_app.storage.family import count_column, counted_fields

if TYPE_CHECKING:
    from catalog_app.storage.reading import Found

_REMEMBERED = 10_000  # values of a field

Write = Callable[[Any], Any]


class _Bare(Kind):
    """A number as a column has it: the id of another record, or how many parts there are."""

    store = "integer"


_BARE = _Bare()


@dataclass(frozen=True)
class Column:
    """`field`: as a page is asked for it; `of`: what it holds of a run of rows -> cells."""

    field: Field
    of: Callable[[Sequence[Any]], Iterable[Any]]


def columns(
    found: "Found", fields: Sequence[Field], writers: Sequence[Write | None]
) -> list[Column]:
    """Of each field, by its writer, see Found.cells()."""
    return [_column(found, *each) for each in zip(fields, writers, strict=True)]


def _column(found: "Found", field: Field, write: Write | None) -> Column:
    kind = field.kind
    if isinstance(kind, Reference):
        others = found.beside(entity_of(kind.section))
        return Column(replace(field, kind=_BARE), _Referred(others, write or kind.write).of)
    if field in counted_fields(found.entity):
        kept = replace(field, kind=_BARE, name=count_column(field))
        return Column(kept, _Written(field, write or kind.write).of)
    if write is None and labels.is_written(kind):
        return Column(field, list)
    return Column(field, _Written(field, write or kind.write).of)


class _Written(dict[Any, Any]):
    """What a page holds of a field -> what was written of it, as long as values come again."""

    def __init__(self, field: Field, write: Write) -> None:
        super().__init__()
        self._write, self._decode = write, labels.decoder(field.kind)
        self._as_it_is = type(field.kind).load is Kind.load and labels.is_written(field.kind)
        self._again = True

    def of(self, column: Sequence[Any]) -> Iterable[Any]:
        if not self._again:
            return map(self._write, column if self._as_it_is else map(self._decode, column))
        known = len(self)
        cells = list(map(self.__getitem__, column))
        self._again = len(self) - known <= len(column) / 2
        if len(self) > _REMEMBERED or not self._again:
            self.clear()
        return cells

    def __missing__(self, stored: Any) -> Any:
        cell = self[stored] = self._write(self._decode(stored))
        return cell


class _Referred(dict[int | None, Any]):
    """The id of another record -> what was written of it."""

    def __init__(self, others: "Found", write: Write) -> None:
        super().__init__()
        self._others, self._write = others, write
        entity = others.entity
        self._fields = [entity.fields[name] for name in entity.label_fields]

    def of(self, column: Sequence[int | None]) -> Iterable[Any]:
        if len(self) > _REMEMBERED:
            self.clear()
        self[None] = self._write(None)
        new = [id for id in {*column} if id is not None and id not in self]
        section = self._others.entity.section
        for id, *parts in self._others.of(new, self._fields) if new else ():
            self[id] = self._write(Ref(id, parts, section))
        return map(self.__getitem__, column)

    def __missing__(self, id: int) -> Any:
        """It was deleted meanwhile."""
        return self._write(Ref(id))
