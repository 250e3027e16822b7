"""The list of what a table shows: its search, columns, order and groups, in a chosen language."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from catalog_app.domain import dates
from catalog_app.domain.counting import counted
from catalog_app.domain.delegations import Member
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, Field, head_of
from catalog_app.domain.kinds import PartialDate, one_line
from catalog_app.domain.people import Person
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import Through
from catalog_app.i18n import Language
from catalog_app.reports.blocks import Align, Column, Document, Entry, Heading, Noted, Table
from catalog_app.reports.capitals import capitals
from catalog_app.reports.linked_data import of_events
from catalog_app.reports.naming import in_passing
from catalog_app.reports.notes import with_notes
from catalog_app.storage import groups
from catalog_app.storage.reading import Found

_PEOPLE = (Person.section, Member.section)


def listing(
    found: Found,
    fields: Sequence[Field],
    *,
    title: str,
    language: Language,
    group_by: Field | None = None,
    subtitle: str = "",
    on: date | None = None,
) -> Document:
    """`found`, sorted by `group_by` first where there is one; a group's own column is left out.

    `on`: the date that stands on the list, else today.
    """
    shown = tuple(field for field in fields if field != group_by) or tuple(fields)
    return Document(
        title,
        language,
        lambda: with_notes([table(found, shown, language, group_by)], language),
        subtitle=one_line(subtitle),  # a search may hold what no file can
        aside=day(on or date.today(), language),
        footer=lambda: counted(found.entity.section, len(found), language),
        data=partial(of_events, found, language) if found.entity is Event else None,
    )


def table(
    found: Found, fields: Sequence[Field], language: Language, group_by: Field | None = None
) -> Table:
    """The rows, one at a time."""
    naming = next((field for field in fields if field.name in found.entity.label_fields), None)
    columns = tuple(_column(field, language, whose=field == naming) for field in fields)
    if group_by is None:
        rows = _rows(found.each(fields), fields, found.entity, language)
        return Table(columns, rows, fitted=True)
    return Table(columns, _grouped(found, fields, group_by, language), fitted=True)


def day(on: date, language: Language) -> str:
    return dates.show(dates.parse_edtf(on.isoformat()), language)


def _column(field: Field, language: Language, *, whose: bool) -> Column:
    kind = field.kind.kind if isinstance(field.kind, Through) else field.kind
    align = Align.END if kind.numeric else Align.START
    whole = kind.numeric or isinstance(kind, PartialDate)
    return Column(head_of(field, language), align=align, whole=whole, whose=whose)


def _rows(
    rows: Iterator[groups.Values],
    fields: Sequence[Field],
    entity: type[Entity],
    language: Language,
) -> Iterator[Entry]:
    for id, *values in rows:
        said = zip(fields, values, strict=True)
        cells = (_shown(field, value, language) for field, value in said)
        yield Entry(cells, f"{entity.section}:{id}")


def _shown(field: Field, value: Any, language: Language) -> str:
    """People are called so that readers of the language know the letters."""
    refs = value if isinstance(value, tuple) else (value,)
    if not refs or not all(isinstance(r, Ref) and r.parts and r.section in _PEOPLE for r in refs):
        return field.kind.show(value, language)
    names = [in_passing(ref, language) for ref in refs]
    noted = next((name for name in names if isinstance(name, Noted)), None)
    return Noted("; ".join(names), noted.mark) if noted else "; ".join(names)


def _grouped(
    found: Found, fields: Sequence[Field], group_by: Field, language: Language
) -> Iterator[Entry | Heading]:
    for name, count, rows in groups.grouped(found, fields, group_by, language):
        yield Heading(capitals(name, language), language.number(count))
        yield from _rows(rows, fields, found.entity, language)
