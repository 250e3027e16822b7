"""The sidebar: the sections with their counts, and under them what narrows the section at hand.

One list.  A section is chosen; a value of a group narrows at the first click and releases at the
second; a head folds its group.
"""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from catalog_app.i18n import Language
from catalog_app.ui import style
from catalog_app.ui.sidebar_model import ENTRY, Entries, Entry, Group, Kind, State, entries_of
from catalog_app.ui.sidebar_painter import EDGE, ICON, PAD, WIDTH, Painter, head_font

_LEAST, _MOST = 172, 280
_DIGITS = "0000"  # room for the count of a section
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_FOLDING = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}
_RECORD_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete)


class Way(Enum):
    """How a value is taken: alone, beside those of its group, or as what is left out."""

    ONLY = auto()
    BESIDE = auto()
    WITHOUT = auto()


class _List(QListView):
    """Arrow keys walk; Enter, Space or a click takes, Ctrl with them adds, the middle button leaves
    out; Left and Right fold.  What is chosen is set from outside.
    """

    taken = Signal(QModelIndex, Way)
    folded = Signal(QModelIndex, bool)
    menu_asked = Signal(QModelIndex, QPoint)
    key_pressed = Signal(QModelIndex, int)

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if event.button() == Qt.MouseButton.MiddleButton:
            self.taken.emit(index, Way.WITHOUT)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.taken.emit(index, _way(event.modifiers()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        if not index.isValid():
            super().keyPressEvent(event)
        elif key in _TAKING:
            self.taken.emit(index, _way(event.modifiers()))
        elif key in _FOLDING:
            self.folded.emit(index, _FOLDING[key])
        elif key in _RECORD_KEYS:
            self.key_pressed.emit(index, int(key))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """F2 and Delete mean the entry at hand, not the record in the table."""
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and isinstance(event, QKeyEvent) and event.key() in _RECORD_KEYS:
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyed else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).bottomLeft() if keyed else event.pos()
            self.menu_asked.emit(index, self.viewport().mapToGlobal(place))


class Sidebar(QWidget):
    """Sections, and groups of values.

    `value_taken`: group, key, Way; `group_folded`: group, whether it is open now; `menu_asked`:
    group, key, place on the screen; `key_pressed`: group, key of the entry, F2 or Delete.
    """

    section_chosen = Signal(str)
    value_taken = Signal(str, str, Way)
    group_folded = Signal(str, bool)
    menu_asked = Signal(str, str, QPoint)
    key_pressed = Signal(str, str, int)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._current: str | None = None
        self._sections: list[Entry] = []
        self._groups: list[Group] = []
        self._whole: set[str] = set()
        self._entries = Entries(language, self)
        self._list = _List()
        self._list.setLocale(QLocale(language.code))
        self._list.setModel(self._entries)
        self._list.setItemDelegate(Painter(self._list))
        self._list.setAccessibleName(language.text("Sections, searches and filters"))
        self._list.taken.connect(self._take)
        self._list.folded.connect(self._fold)
        self._list.menu_asked.connect(self._ask_menu)
        self._list.key_pressed.connect(self._pass_key)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusProxy(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self._list)

    def set_sections(
        self, sections: Sequence[tuple[str, str, str]], heads: Sequence[str] = ()
    ) -> None:
        """`sections`: (key, name of the icon, text), in their order; `heads`: of the groups that
        may come, for which there is to be room.
        """
        self._sections = [Entry(Kind.SECTION, text, key, icon) for key, icon, text in sections]
        self.setMinimumWidth(self._width_of(heads))
        self._put()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Section key -> number of its records; sections that are not named keep theirs."""
        self._entries.count({key: self._language.number(n) for key, n in counts.items()})
        self._sections = self._entries.entries[: len(self._sections)]

    def set_current(self, key: str) -> None:
        """Marks the section at hand; says nothing."""
        if key != self._current:
            self._whole.clear()
        self._current = key
        self._mark()

    def set_groups(self, groups: Sequence[Group]) -> None:
        """What narrows the section at hand; says nothing."""
        if list(groups) != self._groups:
            self._groups = list(groups)
            self._put()

    def sizeHint(self) -> QSize:
        return QSize(max(WIDTH, self.minimumWidth()), super().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._list.scheduleDelayedItemsLayout()

    def _width_of(self, heads: Sequence[str]) -> int:
        """Pixels in which no name of a section or group is cut."""
        letters = QFontMetrics(style.sized(self.font(), 1.0, strong=True)).horizontalAdvance
        longest = max((letters(entry.text) for entry in self._sections), default=0)
        around = 2 * (EDGE + PAD)
        sections = longest + around + ICON + 9 + 8 + letters(_DIGITS)
        capitals = QFontMetrics(head_font(self.font())).horizontalAdvance
        upper = QLocale(self._language.code).toUpper
        groups = max((capitals(upper(head)) for head in heads), default=0) + around + ICON + 4
        return min(_MOST, max(_LEAST, sections, groups))

    def _put(self) -> None:
        """Shows other entries; the place that the keys have reached and the scroll bar stay."""
        walked = self._list.currentIndex().data(ENTRY)
        scrolled = self._list.verticalScrollBar().value()
        entries = list(self._sections)
        for group in self._groups:
            entries += entries_of(group, self._language, all=group.name in self._whole)
        self._entries.put(entries)
        if walked is not None:
            index = self._entries.find(walked.kind, walked.group, walked.key)
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            self._list.selectionModel().setCurrentIndex(index, none)
        self._mark()
        self._list.verticalScrollBar().setValue(scrolled)

    def _mark(self) -> None:
        selection = self._list.selectionModel()
        selection.clearSelection()
        for row, entry in enumerate(self._entries.entries):
            at_hand = entry.kind == Kind.SECTION and entry.key == self._current
            if at_hand or entry.state == State.WANTED:
                index = self._entries.index(row)
                selection.select(index, QItemSelectionModel.SelectionFlag.Select)

    def _take(self, index: QModelIndex, way: Way) -> None:
        entry: Entry = index.data(ENTRY)
        if entry.kind == Kind.SECTION:
            self.set_current(entry.key)
            self.section_chosen.emit(entry.key)
        elif entry.kind == Kind.HEAD:
            self.group_folded.emit(entry.group, not entry.open)
        elif entry.kind == Kind.MORE:
            self._whole ^= {entry.group}
            self._put()
        else:
            self.value_taken.emit(entry.group, entry.key, way)

    def _fold(self, index: QModelIndex, opened: bool) -> None:
        """Of the group in which the entry is; from a value to the left leads to its head."""
        entry: Entry = index.data(ENTRY)
        if entry.kind == Kind.HEAD and entry.open != opened:
            self.group_folded.emit(entry.group, opened)
        elif entry.group and not opened:
            self._list.setCurrentIndex(self._entries.find(Kind.HEAD, entry.group, ""))

    def _ask_menu(self, index: QModelIndex, place: QPoint) -> None:
        entry: Entry = index.data(ENTRY)
        if entry.kind == Kind.VALUE:
            self.menu_asked.emit(entry.group, entry.key, place)

    def _pass_key(self, index: QModelIndex, key: int) -> None:
        entry: Entry = index.data(ENTRY)
        if entry.kind == Kind.VALUE:
            self.key_pressed.emit(entry.group, entry.key, key)


def _way(modifiers: Qt.KeyboardModifier) -> Way:
    beside = modifiers & Qt.KeyboardModifier.ControlModifier
    return Way.BESIDE if beside else Way.ONLY
