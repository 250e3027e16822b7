"""The sidebar: the sections with their counts, and under them what narrows the section at hand.

One list with two kinds of entry.  A section is chosen; an entry of the group below ("facet", here
by country) narrows at the first click and releases at the second.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from catalog_app.i18n import Language
from catalog_app.ui import icons, plain, style

Index = QModelIndex | QPersistentModelIndex
_WIDTH = 200
_LEAST, _MOST = 172, 280
_DIGITS = "0000"  # room for the count of a section
_ROW = 32
_ICON = 16
_EDGE = 8  # from the border to the rounded mark of the current entry
_PAD = 12  # from the mark to what stands in it


class _Kind(Enum):
    SECTION = auto()
    HEAD = auto()
    FACET = auto()


@dataclass(frozen=True)
class _Entry:
    kind: _Kind
    text: str
    key: object = None
    icon: str = ""
    count: str = ""


_ENTRY = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class _Entries(QAbstractListModel):
    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self._entries: list[_Entry] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == _ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip_text(entry.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._entries[index.row()].kind == _Kind.HEAD:
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def entries(self, *kinds: _Kind) -> list[_Entry]:
        return [entry for entry in self._entries if entry.kind in kinds]

    def put(self, entries: list[_Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def count(self, counts: Mapping[str, str]) -> None:
        """Writes the counts of the sections beside them; the others stay as they are."""
        self._entries = [
            replace(each, count=counts.get(str(each.key), each.count))
            if each.kind == _Kind.SECTION
            else each
            for each in self._entries
        ]
        self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def find(self, kind: _Kind, key: object) -> QModelIndex:
        for row, entry in enumerate(self._entries):
            if entry.kind == kind and entry.key == key:
                return self.index(row)
        return QModelIndex()

    def _spoken(self, entry: _Entry) -> str:
        if not entry.count:
            return entry.text
        return self._language.text("{name}, {count}", name=entry.text, count=entry.count)


class _Painter(QStyledItemDelegate):
    """Paints an entry: mark, icon, name, count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        room = max(_ROW, option.fontMetrics.height() + 12)
        above = _EDGE if index.data(_ENTRY).kind == _Kind.HEAD else 0
        return QSize(_WIDTH - 2 * _EDGE, room + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ENTRY)
        font = option.font
        if entry.kind == _Kind.HEAD:
            painter.setFont(_head_font(font))
            painter.setPen(style.colour("quiet"))
            area = _text_area(option, entry).adjusted(0, 0, 0, -_EDGE)
            painter.drawText(area, _LEFT | Qt.AlignmentFlag.AlignBottom, _shown(option, entry))
            return
        _paint_mark(painter, option)
        _paint_icon(painter, option, entry)
        painter.setFont(_name_font(option, entry))
        quiet = style.colour("text" if _is_chosen(option) else "quiet")
        painter.setPen(quiet if entry.key == "" else style.colour("text"))
        painter.drawText(_text_area(option, entry), _LEFT | _MIDDLE, _shown(option, entry))
        painter.setFont(style.figures(font))
        painter.setPen(quiet)
        painter.drawText(_inside(option), Qt.AlignmentFlag.AlignRight | _MIDDLE, entry.count)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Names an entry in full only where it had to be cut."""
        if index.isValid():
            self.initStyleOption(option, index)
            entry = index.data(_ENTRY)
            if _shown(option, entry) == _words(option, entry):
                return False
        return super().helpEvent(event, view, option, index)


def _inside(option: QStyleOptionViewItem) -> QRect:
    return option.rect.adjusted(_EDGE + _PAD, 0, -_EDGE - _PAD, 0)


def _text_area(option: QStyleOptionViewItem, entry: _Entry) -> QRect:
    left = _ICON + 9 if entry.kind == _Kind.SECTION else 0
    digits = QFontMetrics(style.figures(option.font)).horizontalAdvance(entry.count)
    right = digits + 8 if entry.count else 0
    return _inside(option).adjusted(left, 0, -right, 0)


def _shown(option: QStyleOptionViewItem, entry: _Entry) -> str:
    font = _head_font(option.font) if entry.kind == _Kind.HEAD else _name_font(option, entry)
    room = _text_area(option, entry).width()
    return QFontMetrics(font).elidedText(_words(option, entry), Qt.TextElideMode.ElideRight, room)


def _words(option: QStyleOptionViewItem, entry: _Entry) -> str:
    return option.locale.toUpper(entry.text) if entry.kind == _Kind.HEAD else entry.text


def _is_chosen(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _name_font(option: QStyleOptionViewItem, entry: _Entry) -> QFont:
    strong = entry.kind == _Kind.SECTION and _is_chosen(option)
    return style.sized(option.font, 1.0, strong=strong)


def _head_font(font: QFont) -> QFont:
    head = style.sized(font, 0.8, strong=True)
    head.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
    return head


def _paint_mark(painter: QPainter, option: QStyleOptionViewItem) -> None:
    fill = None
    if _is_chosen(option):
        fill = style.colour("selection")
    elif option.state & QStyle.StateFlag.State_MouseOver:
        fill = style.colour("hover")
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if fill is None and not focused:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
    inset = 1 if focused else 0
    area = option.rect.adjusted(_EDGE + inset, inset, -_EDGE - inset, -inset)
    painter.drawRoundedRect(area, 6, 6)


def _paint_icon(painter: QPainter, option: QStyleOptionViewItem, entry: _Entry) -> None:
    if not entry.icon:
        return
    # painter.device() would have PySide load every kind of widget there is.
    ratio = painter.deviceTransform().m11()
    colour = "accent" if _is_chosen(option) else "quiet"
    inside = _inside(option)
    top = inside.top() + (inside.height() - _ICON) // 2
    painter.drawPixmap(inside.left(), top, icons.pixmap(entry.icon, colour, _ICON, ratio))


class _List(QListView):
    """Arrow keys walk, Enter or Space or a click takes; what is chosen is set from outside."""

    taken = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self.taken.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Sidebar(QWidget):
    """Sections, and one group of entries that narrow the section at hand."""

    section_chosen = Signal(str)
    facet_chosen = Signal(object)  # the entry's value, or None where it was released

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._current: str | None = None
        self._facet: object = None
        self._entries = _Entries(language, self)
        self._list = _List()
        self._list.setLocale(QLocale(language.code))
        self._list.setModel(self._entries)
        self._list.setItemDelegate(_Painter(self._list))
        self._list.setAccessibleName(language.text("Sections and countries"))
        self._list.taken.connect(self._take)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self._list)

    def set_sections(self, sections: Sequence[tuple[str, str, str]]) -> None:
        """`sections`: (key, name of the icon, text), in their order."""
        entries = [_Entry(_Kind.SECTION, text, key, icon) for key, icon, text in sections]
        self.setMinimumWidth(self._width_of(entries))
        self._put(entries + self._entries.entries(_Kind.HEAD, _Kind.FACET))

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Section key -> number of its records; sections that are not named keep theirs."""
        self._entries.count({key: self._language.number(n) for key, n in counts.items()})

    def set_current(self, key: str) -> None:
        """Marks the section at hand; says nothing."""
        self._current = key
        self._mark()

    def set_facet(self, head: str, values: Sequence[tuple[object, str, int]]) -> None:
        """`values`: (value, text, count); "" is the value of the explicit "(none)" entry.

        No values: the group is not shown.
        """
        group = [_Entry(_Kind.HEAD, head)] if values else []
        number = self._language.number
        group += [_Entry(_Kind.FACET, text, key, "", number(count)) for key, text, count in values]
        self._put(self._entries.entries(_Kind.SECTION) + group)

    def set_facet_current(self, value: object) -> None:
        """Marks the entry that narrows, None for none; says nothing."""
        self._facet = value
        self._mark()

    def sizeHint(self) -> QSize:
        return QSize(max(_WIDTH, self.minimumWidth()), super().sizeHint().height())

    def _width_of(self, sections: Sequence[_Entry]) -> int:
        """Pixels in which no name of a section is cut."""
        font = style.sized(self.font(), 1.0, strong=True)
        letters = QFontMetrics(font).horizontalAdvance
        longest = max((letters(entry.text) for entry in sections), default=0)
        around = 2 * (_EDGE + _PAD) + _ICON + 9 + 8 + letters(_DIGITS)
        return min(_MOST, max(_LEAST, longest + around))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._list.scheduleDelayedItemsLayout()

    def _put(self, entries: list[_Entry]) -> None:
        """Shows other entries; the place that the keys have reached and the scroll bar stay."""
        walked = self._list.currentIndex().data(_ENTRY)
        scrolled = self._list.verticalScrollBar().value()
        self._entries.put(entries)
        if walked is not None:
            index = self._entries.find(walked.kind, walked.key)
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            self._list.selectionModel().setCurrentIndex(index, none)
        self._mark()
        self._list.verticalScrollBar().setValue(scrolled)

    def _mark(self) -> None:
        selection = self._list.selectionModel()
        selection.clearSelection()
        for kind, key in ((_Kind.SECTION, self._current), (_Kind.FACET, self._facet)):
            if key is not None:
                index = self._entries.find(kind, key)
                selection.select(index, QItemSelectionModel.SelectionFlag.Select)

    def _take(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        if entry.kind == _Kind.SECTION:
            self.set_current(entry.key)
            self.section_chosen.emit(entry.key)
        elif entry.kind == _Kind.FACET:
            self.set_facet_current(None if entry.key == self._facet else entry.key)
            self.facet_chosen.emit(self._facet)
