"""The list of what a table shows: its search, columns, order and groups, in a chosen language."""

from collections.abc import Iterator, Sequence
from datetime import date

from catalog_app.domain import dates
from catalog_app.domain.counting import counted
from catalog_app.domain.fields import Field, head_of
from catalog_app.domain.kinds import PartialDate
from catalog_app.domain.relations import Through
from catalog_app.i18n import Language
from catalog_app.reports.blocks import Align, Column, Document, Heading, Row, Table
from catalog_app.reports.capitals import capitals
from catalog_app.storage import groups
from catalog_app.storage.reading import Found


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
        lambda: [table(found, shown, language, group_by)],
        subtitle=subtitle,
        aside=day(on or date.today(), language),
        footer=lambda: counted(found.entity.section, len(found), language),
    )


def table(
    found: Found, fields: Sequence[Field], language: Language, group_by: Field | None = None
) -> Table:
    """The rows, one at a time."""
    columns = tuple(_column(field, language) for field in fields)
    if group_by is None:
        return Table(columns, _rows(found.each(fields), fields, language), fitted=True)
    return Table(columns, _grouped(found, fields, group_by, language), fitted=True)


def day(on: date, language: Language) -> str:
    return dates.show(dates.parse_edtf(on.isoformat()), language)


def _column(field: Field, language: Language) -> Column:
    kind = field.kind.kind if isinstance(field.kind, Through) else field.kind
    align = Align.END if kind.numeric else Align.START
    whole = kind.numeric or isinstance(kind, PartialDate)
    return Column(head_of(field, language), align=align, whole=whole)


def _rows(
    rows: Iterator[groups.Values], fields: Sequence[Field], language: Language
) -> Iterator[Row]:
    shows = [field.kind.show for field in fields]
    for _, *values in rows:
        yield tuple(show(value, language) for show, value in zip(shows, values, strict=True))


def _grouped(
    found: Found, fields: Sequence[Field], group_by: Field, language: Language
) -> Iterator[Row | Heading]:
    for name, count, rows in groups.grouped(found, fields, group_by, language):
        yield Heading(capitals(name, language), language.number(count))
        yield from _rows(rows, fields, language)
