"""What the sidebar shows, as one list: sections, and groups of values that can be folded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from catalog_app.i18n import Language, mark
from catalog_app.ui import plain

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
FIRST = 8  # values of a group, before the rest is asked for


class Kind(Enum):
    SECTION = auto()
    HEAD = auto()
    VALUE = auto()
    MORE = auto()


class State(Enum):
    """Of a value: what a search does with it."""

    FREE = auto()
    WANTED = auto()
    UNWANTED = auto()


@dataclass(frozen=True)
class Shown:
    """A value of a group; `count`: None where it is not known; `quiet`: it stands for nothing."""

    key: str
    text: str
    count: int | None = None
    state: State = State.FREE
    quiet: bool = False


@dataclass(frozen=True)
class Group:
    """`open`: all of its values are shown, else those that narrow; `icon`: before each of them."""

    name: str
    head: str
    values: tuple[Shown, ...] = ()
    open: bool = True
    icon: str = ""


@dataclass(frozen=True)
class Entry:
    """A line; `group`: that of a head, a value or what shows more; `open`: of a head."""

    kind: Kind
    text: str
    key: str = ""
    icon: str = ""
    count: str = ""
    group: str = ""
    state: State = State.FREE
    open: bool = True
    quiet: bool = False


def entries_of(group: Group, language: Language, *, all: bool) -> Iterator[Entry]:
    """The lines of a group; `all`: also those after the first ones."""
    yield Entry(Kind.HEAD, group.head, group=group.name, open=group.open)
    narrowing = [value for value in group.values if value.state != State.FREE]
    if not group.open:
        yield from (_entry(group, value, language) for value in narrowing)
        return
    few = len(group.values) <= FIRST + 1
    for place, value in enumerate(group.values):
        if few or all or place < FIRST or value in narrowing:
            yield _entry(group, value, language)
    if not few:
        text = language.text(mark("Fewer")) if all else language.text(mark("More…"))
        yield Entry(Kind.MORE, text, key=group.name, group=group.name, quiet=True)


def _entry(group: Group, value: Shown, language: Language) -> Entry:
    count = "" if value.count is None else language.number(value.count)
    return Entry(
        Kind.VALUE,
        value.text,
        value.key,
        group.icon,
        count,
        group.name,
        value.state,
        quiet=value.quiet,
    )


class Entries(QAbstractListModel):
    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self._entries: list[Entry] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
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
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    @property
    def entries(self) -> list[Entry]:
        return self._entries

    def put(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def count(self, counts: Mapping[str, str]) -> None:
        """Writes the counts of the sections beside them; the others stay as they are."""
        self._entries = [
            replace(each, count=counts.get(each.key, each.count))
            if each.kind == Kind.SECTION
            else each
            for each in self._entries
        ]
        self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def find(self, kind: Kind, group: str, key: str) -> QModelIndex:
        for row, entry in enumerate(self._entries):
            if (entry.kind, entry.group, entry.key) == (kind, group, key):
                return self.index(row)
        return QModelIndex()

    def _spoken(self, entry: Entry) -> str:
        words = self._language.text
        if entry.kind == Kind.HEAD:
            how = words(mark("open")) if entry.open else words(mark("folded"))
            return words(mark("{name}, {state}"), name=entry.text, state=how)
        told = entry.text
        if entry.count:
            told = words(mark("{name}, {count}"), name=told, count=entry.count)
        if entry.state == State.UNWANTED:
            told = words(mark("{name}, left out"), name=told)
        return told
