"""The members of a delegation as rows of a grid, with an empty row for the next one below them.

What is done to several rows at once is one step, which can be taken back here until the form is
saved; from then on the catalog undoes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import Row
from catalog_app.i18n import Language, mark
from catalog_app.ui import plain, style
from catalog_app.ui.editing import FormContext
from catalog_app.ui.member_list import MemberList

COLUMNS = ("role", "person", "position", "employer", "status")
_TYPE_A_NAME = mark("type a name, or paste lines here")
VALUE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_STRONG, _GONE = QFont(), QFont()
_STRONG.setWeight(QFont.Weight.DemiBold)
_GONE.setStrikeOut(True)


class MemberModel(QAbstractTableModel):
    """The members of a delegation, and an empty row below them.  `changed`: by the person.

    `names`: of the fields that are its columns.
    """

    changed = Signal()

    def __init__(self, context: FormContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.names: tuple[str, ...] = COLUMNS
        self.list = MemberList(context, [])
        self._rows = 1

    def show(self, members: list[Row]) -> None:
        """Edits this list from now on."""
        self.beginResetModel()
        self.list, self._rows = MemberList(self._context, members), len(members) + 1
        self.endResetModel()

    def show_columns(self, names: Sequence[str]) -> None:
        self.beginResetModel()
        self.names = tuple(names)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.names)

    def is_last(self, index: Index) -> bool:
        """Whether it is in the row for the next member."""
        return index.row() >= len(self.list.members)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        flags |= Qt.ItemFlag.ItemIsEditable
        return flags if self.is_last(index) else flags | Qt.ItemFlag.ItemIsDragEnabled

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.names):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.list.head(self.names[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        name = self.names[index.column()]
        if self.is_last(index):
            return _invitation(name, role, self._context.language)
        row = self.list.members[index.row()]
        if role == VALUE:
            return row.get(name)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.list.text(row, name)
        if role == Qt.ItemDataRole.FontRole:
            return _font(row)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(row, name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip_text(self.remark(index) or self.list.text(row, name))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """`value`: of the field; for a person also the text that could not be understood."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        name = self.names[index.column()]
        if not self.is_last(index):
            self.put([(index.row(), name, value)])
        elif value:
            row: Row = {"role": "member"}
            self.list.set(row, name, value)
            self.append([row])
        else:
            return False
        return True

    def put(self, cells: Sequence[tuple[int, str, Any]]) -> None:
        """Row, field and value of each cell that becomes another one, as one step."""
        with self.list.step():
            for row, name, value in cells:
                self.list.set(self.list.members[row], name, value)
        rows = [row for row, _, _ in cells]
        self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(self.names) - 1))
        self.changed.emit()

    def append(self, rows: Sequence[Row]) -> None:
        """New members after the others, as one step."""
        count = len(self.list.members)
        with self.list.step():
            self.list.members.extend(rows)
        # The first takes the place of the empty row, which moves on.
        self.dataChanged.emit(self.index(count, 0), self.index(count, len(self.names) - 1))
        self.beginInsertRows(_ROOT, count + 1, count + len(rows))
        self._rows += len(rows)
        self.endInsertRows()
        self.changed.emit()

    def remove(self, rows: Sequence[int]) -> None:
        if not rows:
            return
        with self.list.step():
            for row in sorted(rows, reverse=True):
                self.beginRemoveRows(_ROOT, row, row)
                del self.list.members[row]
                self._rows -= 1
                self.endRemoveRows()
        self.changed.emit()

    @contextmanager
    def rearranged(self) -> Iterator[MemberList]:
        """Other rows stand in other places afterwards."""
        self.beginResetModel()
        yield self.list
        self._rows = len(self.list.members) + 1
        self.endResetModel()
        self.changed.emit()

    def remark(self, index: Index) -> str:
        """How a name is understood, where that is not plain to see."""
        if self.is_last(index) or self.names[index.column()] != "person":
            return ""
        return self.list.remark(self.list.members[index.row()])


def _invitation(name: str, role: int, language: Language) -> Any:
    if name != "person":
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return language.text(_TYPE_A_NAME)
    return style.colour("quiet") if role == Qt.ItemDataRole.ForegroundRole else None


def _font(row: Row) -> QFont | None:
    if row.get("status") in Member.LEFT_OUT:
        return _GONE
    return _STRONG if row.get("role") == "head" else None


def _colour(row: Row, name: str) -> QColor | None:
    if row.get("status") in Member.LEFT_OUT or (name == "role" and row.get("role") != "head"):
        return style.colour("quiet")
    uncertain = name == "person" and not row.get("person") and row.get("name")
    return style.colour("warning") if uncertain else None
