"""What keys and the pointer do with whole rows of the grid of members."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import field_of

if TYPE_CHECKING:
    from catalog_app.ui.member_grid import MemberGrid

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 2}  # to which row, from the first or the last chosen


def let_drag(grid: "MemberGrid") -> None:
    grid.setDragEnabled(True)
    grid.setAcceptDrops(True)
    grid.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
    grid.setDragDropOverwriteMode(False)
    grid.setDefaultDropAction(Qt.DropAction.MoveAction)


def command(grid: "MemberGrid", event: QKeyEvent) -> bool:
    """Does what a key means where nothing is being typed; False for all others."""
    keys = QKeySequence.StandardKey
    if event.key() == Qt.Key.Key_Delete:
        _delete(grid, rows=bool(event.modifiers() & _CONTROL))
    elif event.modifiers() & _ALT and event.key() in _STEPS:
        _shift(grid, _STEPS[Qt.Key(event.key())])
    elif event.matches(keys.Copy):
        QGuiApplication.clipboard().setText(copied(grid))
    elif event.matches(keys.Paste):
        _paste(grid)
    elif event.matches(keys.Undo) or event.matches(keys.Redo):
        return _turn(grid, back=event.matches(keys.Undo))
    else:
        return False
    return True


def move(grid: "MemberGrid", to: int) -> None:
    """Puts the chosen rows before row `to`, and keeps them chosen."""
    rows, column = grid.chosen_rows(), max(grid.currentIndex().column(), 0)
    if not rows:
        return
    with grid.members.rearranged() as members:
        first = members.move(rows, to)
    grid.choose(first, column)
    chosen = grid.selectionModel()
    for row in range(first, first + len(rows)):
        chosen.select(grid.members.index(row, column), chosen.SelectionFlag.Select)


def _delete(grid: "MemberGrid", *, rows: bool) -> None:
    """Empties the chosen cells; `rows`, or where whole rows are chosen: takes the members away."""
    chosen, root = grid.selectionModel(), QModelIndex()
    members = grid.chosen_rows()
    if rows or all(chosen.isRowSelected(row, root) for row in members):
        grid.members.remove(members)
        return
    cells = [cell for cell in grid.selectedIndexes() if not grid.members.is_last(cell)]
    names = [grid.members.names[cell.column()] for cell in cells]
    empty = {name: field_of(Member, name).kind.empty for name in names}
    grid.members.put(
        [(cell.row(), name, empty[name]) for cell, name in zip(cells, names, strict=True)]
    )


def copied(grid: "MemberGrid") -> str:
    """The chosen rows as a table, a tab between cells; with heads where there are several."""
    members, names = grid.members.list, grid.members.names
    rows = [members.members[row] for row in grid.chosen_rows()]
    lines = [[_in_one_line(members.text(row, name)) for name in names] for row in rows]
    if len(lines) > 1:
        lines.insert(0, [members.head(name) for name in names])
    return "\n".join("\t".join(cells) for cells in lines)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def replace(grid: "MemberGrid") -> None:
    """Somebody else comes instead of the member at hand."""
    row = grid.currentIndex().row()
    if 0 <= row < len(grid.members.list.members):
        with grid.members.rearranged() as members:
            members.replace(row)
        grid.go_to(row + 1)
        grid.edit(grid.currentIndex())


def _paste(grid: "MemberGrid") -> None:
    """One value goes into its cell; all else is a list that somebody has to look at."""
    name = grid.members.names[grid.currentIndex().column()]
    text = QGuiApplication.clipboard().text().strip()
    if name == "person" or not text or "\n" in text or "\t" in text:
        grid.paste_asked.emit()
        return
    grid.edit(grid.currentIndex())
    line = QApplication.focusWidget()
    if isinstance(line, QLineEdit):
        line.setText(text)
        line.textEdited.emit(text)


def _shift(grid: "MemberGrid", step: int) -> None:
    """Moves the chosen rows up or down by one."""
    rows = grid.chosen_rows()
    to = (rows[0] if step < 0 else rows[-1]) + step if rows else -1
    if 0 <= to <= len(grid.members.list.members):
        move(grid, to)


def _turn(grid: "MemberGrid", *, back: bool) -> bool:
    row = grid.currentIndex().row()
    with grid.members.rearranged() as members:
        turned = members.turn(back=back)
    grid.go_to(max(0, min(row, grid.members.rowCount() - 1)))
    return turned
