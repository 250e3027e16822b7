"""The members of a delegation as rows of a grid, with an empty row for the next one below them.

A person whom the catalog knows brings the position and the employer; a name that could be several
people is kept as a name, and says so.
"""

from collections.abc import Sequence
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
from catalog_app.domain.fields import Row, field_of
from catalog_app.domain.people import Person
from catalog_app.domain.refs import New, Ref
from catalog_app.errors import NotFound
from catalog_app.i18n import mark
from catalog_app.ui import plain, style
from catalog_app.ui.choosing import announced
from catalog_app.ui.editing import FormContext

COLUMNS = ("role", "person", "position", "employer", "status")
_NAME = COLUMNS.index("person")
_HEAD_OF_NAME = mark("Name")
_TYPE_A_NAME = mark("type a name")
_UNCERTAIN = mark("Kept as a name only: no one person in the catalog is meant by it.")
VALUE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_STRONG = QFont()
_STRONG.setWeight(QFont.Weight.DemiBold)


class MemberModel(QAbstractTableModel):
    """The members of a delegation, and an empty row below them.  `changed`: by the person."""

    changed = Signal()

    def __init__(self, context: FormContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._members: list[Row] = []
        self._rows = 1
        self._fields = [field_of(Member, name) for name in COLUMNS]

    def show(self, members: list[Row]) -> None:
        """Edits this list from now on."""
        self.beginResetModel()
        self._members, self._rows = members, len(members) + 1
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def is_last(self, index: Index) -> bool:
        """Whether it is in the row for the next member."""
        return index.row() == len(self._members)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        language = self._context.language
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        label = _HEAD_OF_NAME if section == _NAME else self._fields[section].label
        return language.text(label)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if self.is_last(index):
            return self._invitation(index.column(), role)
        row, name = self._members[index.row()], COLUMNS[index.column()]
        if role == VALUE:
            return row.get(name)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.FontRole and row.get("role") == "head":
            return _STRONG
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(row, name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain.tip_text(self.remark(index) or self._text(row, index.column()))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """`value`: of the field; for a person also the text that could not be understood."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row, begun = index.row(), self.is_last(index)
        if begun:
            if not value:
                return False
            self._members.append({"role": "member"})
        self._set(self._members[row], COLUMNS[index.column()], value)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        if begun:
            self.beginInsertRows(_ROOT, row + 1, row + 1)
            self._rows += 1
            self.endInsertRows()
        self.changed.emit()
        return True

    def remove(self, rows: Sequence[int]) -> None:
        for row in sorted({row for row in rows if row < len(self._members)}, reverse=True):
            self.beginRemoveRows(_ROOT, row, row)
            del self._members[row]
            self._rows -= 1
            self.endRemoveRows()
        self.changed.emit()

    def _set(self, row: Row, name: str, value: Any) -> None:
        if name != "person":
            row[name] = value
            return
        for known, brought in _printed(row.get("person"), self._context).items():
            if row.get(known) == brought:
                row[known] = None
        typed = isinstance(value, str)
        row |= {"person": None, "name": value} if typed else {"person": value, "name": None}
        for known, brought in _printed(row["person"], self._context).items():
            row[known] = row.get(known) or brought

    def _text(self, row: Row, column: int) -> str:
        language = self._context.language
        if column == _NAME:
            return Member.name_of({**row, "position": None}, language)
        return self._fields[column].kind.show(row.get(COLUMNS[column]), language)

    def remark(self, index: Index) -> str:
        """How a name is understood, where that is not plain to see."""
        if self.is_last(index) or index.column() != _NAME:
            return ""
        row = self._members[index.row()]
        person, name = row.get("person"), self._text(row, _NAME)
        if isinstance(person, New):
            return announced([person], [name], self._context)
        return "" if person or not name else self._context.language.text(_UNCERTAIN)

    def _invitation(self, column: int, role: int) -> Any:
        if column != _NAME:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._context.language.text(_TYPE_A_NAME)
        return style.colour("quiet") if role == Qt.ItemDataRole.ForegroundRole else None


def _printed(person: Ref | None, context: FormContext) -> Row:
    """What a list of today prints of a person."""
    if person is None:
        return {}
    try:
        known = person.row if isinstance(person, New) else context.catalog.get(Person, person)
    except NotFound:
        return {}
    return Member.of_person(known, context.language)


def _colour(row: Row, name: str) -> QColor | None:
    if name == "role" and row.get("role") != "head":
        return style.colour("quiet")
    uncertain = name == "person" and not row.get("person") and row.get("name")
    return style.colour("warning") if uncertain else None
