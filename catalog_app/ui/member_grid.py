"""The grid of members: typed with the keyboard alone.

Enter and Tab go on to the next cell and from the last one to the next name, Escape leaves one as it
was, Delete empties the chosen cells, Ctrl+Delete takes rows away, Alt with the arrows moves them,
Ctrl+Enter puts what is typed into all chosen rows, Ctrl+V takes a list from elsewhere and Ctrl+C
gives the rows as a table.  Ctrl+Z takes back what was done here.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent

from catalog_app.domain.fields import Row
from catalog_app.i18n import mark
from catalog_app.ui import member_ways
from catalog_app.ui.editing import FormContext
from catalog_app.ui.member_cells import BACK, CellDelegate, Hint
from catalog_app.ui.member_model import MemberModel
from catalog_app.ui.member_widths import MemberWidths
from catalog_app.ui.typed_grid import TypedGrid

_MEMBERS = mark("Members")
Index = QModelIndex | QPersistentModelIndex


class MemberGrid(TypedGrid):
    """`changed`: by the person; `said`: how the current cell is understood, or nothing;
    `paste_asked`: a list from elsewhere is to be taken; `chosen`: other rows are.
    """

    changed = Signal()
    said = Signal(str)
    paste_asked = Signal()
    chosen = Signal()

    def __init__(self, context: FormContext) -> None:
        super().__init__(context.language.text(_MEMBERS))
        self.members = MemberModel(context, self)
        self.members.changed.connect(self.changed)
        self.members.changed.connect(self._say)
        self.setModel(self.members)
        self.delegate = CellDelegate(context, self.members, self)
        self.setItemDelegate(self.delegate)
        self.verticalHeader().hide()
        member_ways.let_drag(self)
        self.selectionModel().selectionChanged.connect(self.chosen)
        self._widths = MemberWidths(self, context.language)
        self._widths.begin()

    def show_members(self, members: list[Row]) -> None:
        """Edits this list from now on; the cell for the next name is the current one."""
        self.members.show(members)
        self.go_to(0 if members else len(members))

    def show_columns(self, names: Sequence[str]) -> None:
        """Shows other fields of the same members."""
        row = self.currentIndex().row()
        self.take_open_cell()
        self.members.show_columns(names)
        self._widths.begin()
        self.go_to(max(row, 0))

    def chosen_rows(self) -> list[int]:
        """The rows of members with a chosen cell, from top to bottom."""
        rows = {index.row() for index in self.selectedIndexes()}
        return sorted(row for row in rows if row < len(self.members.list.members))

    def take_open_cell(self) -> None:
        """What is being typed counts, wherever the focus is."""
        self.delegate.take_open()

    def add(self, rows: Sequence[Row]) -> None:
        """Members from elsewhere, after the others, as one step."""
        at = len(self.members.list.members)
        self.members.append(rows)
        self.go_to(at)

    def ends_at(self, hint: Hint, nothing: bool) -> bool:
        """Whether there is no cell to go on to: the first one backwards; and forwards, in the row
        for the next member, the name and the last one where `nothing` is typed.
        """
        index = self.currentIndex()
        if hint == BACK:
            return index.row() == 0 and index.column() == 0
        ends = (self.members.names.index("person"), len(self.members.names) - 1)
        return nothing and index.column() in ends and self.members.is_last(index)

    def moveCursor(
        self, action: TypedGrid.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The row for the next member begins with the name, whose role may stay empty."""
        to = super().moveCursor(action, modifiers)
        on = action == TypedGrid.CursorAction.MoveNext
        if on and to.column() == 0 and self.members.is_last(to):
            return self.members.index(to.row(), self.members.names.index("person"))
        return to

    def go_to(self, row: int) -> None:
        """To the name in a row."""
        self.choose(row, self.members.names.index("person"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._widths.share()
        super().resizeEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.typing or not member_ways.command(self, event):
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Rows that were dragged stand where they are let go."""
        if event.source() is not self:
            return
        place = event.position().toPoint()
        target, last = self.indexAt(place), len(self.members.list.members)
        below = place.y() > self.visualRect(target).center().y()
        member_ways.move(self, min(target.row() + below, last) if target.isValid() else last)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the view would delete them here
        event.accept()

    def _say(self) -> None:
        index = self.currentIndex()
        self.said.emit(self.members.remark(index) if index.isValid() else "")
