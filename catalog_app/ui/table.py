"""The table: ids of all that was found, and of those only the rows that are looked at.

The model knows how many rows there are and fetches them by pages when they are painted, so that the
scroll bar is exact and a million rows cost no more than a screenful.
"""

from array import array
from bisect import bisect_left
from collections.abc import Container, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics

from catalog_app.domain.fields import Entity, Field, field_of, fields_of
from catalog_app.i18n import Label, Language, mark
from catalog_app.ui import plain, style
from catalog_app.ui.similar import Similar

if TYPE_CHECKING:
    from catalog_app.search.marking import Marks
    from catalog_app.storage.reading import Found, Unread

Index = QModelIndex | QPersistentModelIndex
PAGE = 64  # rows: a screen and more
_PAGES = 128  # kept in memory
_ROLE = Qt.ItemDataRole
_DISPLAY, _ALIGNMENT, _FOREGROUND = _ROLE.DisplayRole, _ROLE.TextAlignmentRole, _ROLE.ForegroundRole
_SPOKEN, _FONT = _ROLE.AccessibleTextRole, _ROLE.FontRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NOTHING = "—"
_DATED = ("when",)
_SHORT = {
    "Delegations": mark("Deleg."),
    "Organisations": mark("Organis."),
    "Sending country": mark("Country"),
    "Sending organisation": mark("Organisation"),
    "Name of the delegation": mark("Name"),
    "Head of delegation": mark("Head"),
    "Stated size": mark("Size"),
}

Texts = tuple[str, ...]


class _Page(dict[int, Texts]):
    """What its rows say, by their places: each made when it is first looked at."""

    def __init__(
        self, ids: Sequence[int], rows: "Unread", fields: Sequence[Field], language: Language
    ) -> None:
        super().__init__()
        self._ids, self._rows = ids, rows
        self._fields, self._language = fields, language

    def __missing__(self, place: int) -> Texts:
        id = self._ids[place]
        gone = (id, *(field.kind.empty for field in self._fields))
        self[place] = texts = _shown(self._rows.get(id) or gone, self._fields, self._language)
        return texts


class Looks:
    """Of a column."""

    def __init__(self, font: QFont, colour: QColor, alignment: int) -> None:
        self.font, self.colour, self.alignment = font, colour, alignment
        self.metrics = QFontMetrics(font)


def usual_columns(entity: type[Entity]) -> tuple[Field, ...]:
    """The columns of a table that nobody has chosen others for."""
    return tuple(field for field in fields_of(entity) if field.width)


def title_column(fields: Sequence[Field]) -> Field:
    """The one that is seen first: the widest."""
    return max(fields, key=lambda field: field.width)


class EntityTable(QAbstractTableModel):
    """`fields` are its columns, `order` the names it is sorted by, "-" for descending.

    `marks`: what was looked for, to be marked in the cells; `similar`: which rows are only similar.
    """

    def __init__(
        self,
        entity: type[Entity],
        language: Language,
        fields: Sequence[Field],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.entity = entity
        self.language = language
        self.fields = tuple(fields)
        self.order: tuple[str, ...] = entity.order
        self.found: Found | None = None
        self.marks: Marks | None = None
        self.similar = Similar(None, language)
        self.today = 0
        self._ids: array[int] = array("q")
        self._pages: dict[int, _Page] = {}
        self.dress()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            return self.texts(index.row())[index.column()]
        if role == _FOREGROUND:
            return self.looks[index.column()].colour
        if role == _ALIGNMENT:
            return self.looks[index.column()].alignment
        if role == _FONT:
            return self.looks[index.column()].font
        if role == _SPOKEN:
            return _spoken(self, index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.fields):
            return None
        if role == _DISPLAY:
            names = {field.name for field in self.fields}
            return _head(self.fields[section], self.order, names, self.language)
        if role == _ROLE.ToolTipRole:
            return plain.tip_text(self.language.text(self.fields[section].label))
        if role == _ALIGNMENT:
            return self.looks[section].alignment
        return None

    def show_found(self, found: "Found", order: Sequence[str], today: int = 0) -> None:
        """Shows another answer, sorted by `order`; `today`: the row above which a line marks it.

        Where the answer only goes on after the rows that are shown, these stay untouched.
        """
        shown = len(self._ids)
        if tuple(order) == self.order and 0 < shown < len(found) and found.ids[:shown] == self._ids:
            self._pages.pop(shown // PAGE, None)  # it is not full
            self.beginInsertRows(QModelIndex(), shown, len(found) - 1)
            self._take(found, order, today)
            self.endInsertRows()
            self.dataChanged.emit(self.index(0, 0), self.index(shown - 1, len(self.fields) - 1))
            return
        self.beginResetModel()
        self._take(found, order, today)
        self._pages.clear()
        self.endResetModel()

    def take_page(self, number: int, rows: "Unread") -> _Page:
        """Keeps the rows of a page, of the records that still exist."""
        ids = self._ids[number * PAGE : (number + 1) * PAGE]
        self._pages[number] = page = _Page(ids, rows, self.fields, self.language)
        if len(self._pages) > _PAGES:
            del self._pages[next(iter(self._pages))]
        return page

    def set_fields(self, fields: Sequence[Field]) -> None:
        """Shows other columns."""
        self.beginResetModel()
        self.fields = tuple(fields)
        self._pages.clear()
        self.dress()
        self.endResetModel()

    def id_at(self, row: int) -> int:
        return int(self._ids[row])

    def ids(self, first: int, last: int) -> Sequence[int]:
        """Those of the rows from `first` to `last`, both included."""
        return self._ids[first : last + 1]

    def row_of(self, id: int) -> int:
        """The row of a record, -1 where it was not found."""
        ids = self._ids.tobytes()
        wanted, size = array("q", [id]).tobytes(), self._ids.itemsize
        at = ids.find(wanted)
        while at > 0 and at % size:  # bytes of two ids beside each other
            at = ids.find(wanted, at + 1)
        return at if at < 0 else at // size

    def texts(self, row: int) -> Texts:
        """What the cells of a row say, in the order of `fields`."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        return (self._fetch(number) if page is None else page)[place]

    def _fetch(self, number: int) -> _Page:
        assert self.found is not None, "there are no rows before something was found"
        ids = self._ids[number * PAGE : (number + 1) * PAGE]
        return self.take_page(number, self.found.unread(ids, self.fields))

    def _take(self, found: "Found", order: Sequence[str], today: int) -> None:
        self.found, self.order, self.today = found, tuple(order), today
        self.similar = Similar(found, self.language)
        self._ids = found.ids

    def dress(self) -> None:
        """Makes the looks of the columns, in the colours shown now: a frame asks them often."""
        title = title_column(self.fields) if self.fields else None
        self.title = -1 if title is None else self.fields.index(title)
        self.selection, self.line = style.colour("selection"), style.colour("line")
        self.accent, self.on_accent = style.colour("accent"), style.colour("on_accent")
        self.text, self.quiet = style.colour("text"), style.colour("quiet")
        self.chip, self.handle = style.colour("chip"), style.colour("handle")
        self.mark = style.mark_colour()
        quiet, font = self.quiet, style.body_font()
        self.looks = [
            Looks(
                style.figures(font) if field.kind.numeric else font,
                self.text if field is title or _is_plain(field) else quiet,
                _RIGHT if field.kind.numeric else _LEFT,
            )
            for field in self.fields
        ]


def row_of_today(found: "Found", order: Sequence[str], today: date) -> int:
    """The row at which what is coming and what is past meet, 0 where they do not.

    Only what is sure is in the order, and of that what is of a country that is looked for.
    `order`: how `found` is sorted; records without a date stand last either way.
    """
    if not order or order[0].removeprefix("-") not in _DATED:
        return 0
    field = found.entity.fields[order[0].removeprefix("-")]
    coming_first = order[0].startswith("-")

    def starts(row: int) -> date | None:
        values = found.rows(row, row + 1, [field])
        when = values[0][1] if values else None
        return when.start if when is not None else None

    def is_after(row: int) -> bool:
        """Whether a row stands below the line."""
        start = starts(row)
        return start is None or (start > today) != coming_first

    end = found.parts[0]
    row = bisect_left(range(end), True, key=is_after)
    return row if row < end and starts(row) is not None else 0


def _spoken(table: EntityTable, row: int, column: int) -> str:
    """What a screen reader says of a cell; with the title, why a row is there."""
    texts, language = table.texts(row), table.language
    name = language.text(table.fields[column].label)
    said = language.text("{name}: {value}", name=name, value=texts[column])
    if column != table.title or not table.similar.has(row):
        return said
    return language.text("{said}. {why}", said=said, why=table.similar.sentence(row, texts))


def _shown(row: Sequence[Any], fields: Sequence[Field], language: Language) -> Texts:
    """What the cells of a row say; a first one that is empty says so."""
    texts = [field.kind.show(value, language) for field, value in zip(fields, row[1:], strict=True)]
    if texts and not texts[0]:
        texts[0] = _NOTHING
    return tuple(" ".join(text.split()) if "\n" in text else text for text in texts)


def _head(field: Field, order: Sequence[str], columns: Container[str], language: Language) -> str:
    """Its label, with an arrow where the rows are sorted by it, and its place among those shown."""
    name = language.text(short_label(field))
    places = [each.removeprefix("-") for each in order]
    if field.name not in places:
        return name
    arrow = "▾" if order[places.index(field.name)].startswith("-") else "▴"
    shown = [each for each in places if each in columns]
    return f"{name} {arrow}" if len(shown) == 1 else f"{name} {arrow}{shown.index(field.name) + 1}"


def short_label(field: Field) -> str:
    """What stands above its column, where room is dear; the whole label is told at the pointer."""
    own = isinstance(field.label, Label)
    return field.label if own else _SHORT.get(field.label, field.label)


def _is_plain(field: Field) -> bool:
    """Whether it stands in the colour of the text: names, countries, other records and numbers."""
    leads = bool(field.kind.section)
    return field.naming or field.name == "country" or leads or field.kind.numeric


def chosen_fields(entity: type[Entity], names: Sequence[str]) -> tuple[Field, ...]:
    """The fields of remembered columns; those that are no more are left out."""
    known = [field_of(entity, name) for name in dict.fromkeys(names) if name in entity.fields]
    return tuple(known) or usual_columns(entity)
