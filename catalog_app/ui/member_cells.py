"""The cells of the grid of members: each is edited with the editor of its field."""

from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import field_of
from catalog_app.ui import completer, plain
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.editors import editor_for
from catalog_app.ui.member_model import VALUE, MemberModel
from catalog_app.ui.typed_grid import ENTER

Hint = QAbstractItemDelegate.EndEditHint
_NEXT, BACK = Hint.EditNextItem, Hint.EditPreviousItem
_LEAVING = {**dict.fromkeys((*ENTER, Qt.Key.Key_Tab), _NEXT), Qt.Key.Key_Backtab: BACK}
_STAY = Hint.NoHint
_CONTROL = Qt.KeyboardModifier.ControlModifier
Index = QModelIndex | QPersistentModelIndex


class Cells(Protocol):
    """The grid that the cells stand in."""

    def ends_at(self, hint: Hint, nothing: bool) -> bool:
        """Whether there is no cell to go on to."""
        ...

    def chosen_rows(self) -> list[int]:
        """The rows of members with a chosen cell."""
        ...


class CellDelegate(QStyledItemDelegate):
    """Edits a cell; Ctrl+Enter puts what was typed into all chosen rows."""

    def __init__(self, context: FormContext, model: MemberModel, grid: Cells) -> None:
        super().__init__(model)
        self._context = context
        self._model = model
        self._grid = grid
        self._editors: dict[QWidget, Editor] = {}
        self._told: QWidget | None = None
        self._rows: list[int] = []  # beside the one that is edited

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = field_of(Member, self._model.names[index.column()])
        editor = editor_for(Member, field, self._context)
        editor.widget.setParent(parent)
        editor.chosen.connect(lambda: self._finish(editor.widget))
        self._editors[editor.widget] = editor
        self._rows = []
        return editor.widget

    def destroyEditor(self, widget: QWidget, index: Index) -> None:
        self._editors.pop(widget, None)
        super().destroyEditor(widget, index)

    def setEditorData(self, widget: QWidget, index: Index) -> None:
        value = index.data(VALUE)
        if value is not None:
            self._editors[widget].set_value(value)
        elif isinstance(widget, QLineEdit) and not self._model.is_last(index):
            widget.setText(index.data() or "")

    def setModelData(self, widget: QWidget, model: QAbstractItemModel, index: Index) -> None:
        editor = self._editors[widget]
        typed = widget.text().strip() if isinstance(widget, QLineEdit) else ""
        if editor.problem() is None:
            value: Any = editor.value()
        elif editor.field.name == "person":
            value = typed  # kept as a name: which person it is can be said later
        else:
            return
        if self._rows:
            self._model.put([(row, editor.field.name, value) for row in self._rows])
        elif value != index.data(VALUE) or (value == -1 and typed != index.data()):
            model.setData(_plain(index), value)

    def updateEditorGeometry(
        self, widget: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        widget.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _LEAVING
            and isinstance(watched, QWidget)
            and watched in self._editors
        ):
            entered = event.key() in ENTER
            if not entered:
                completer.take_marked(watched)
            every = entered and bool(event.modifiers() & _CONTROL)
            self._rows = self._grid.chosen_rows() if every else []
            self._finish(watched, _STAY if every else _LEAVING[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def take_open(self) -> None:
        """Takes what is being typed, as far as it is understood, and ends the typing."""
        for widget in tuple(self._editors):
            self.commitData.emit(widget)
            self.closeEditor.emit(widget, _STAY)

    def _finish(self, widget: QWidget, hint: Hint = _NEXT) -> None:
        """Takes what was typed, and goes on to the next cell, or back to the one before."""
        editor = self._editors.get(widget)
        if editor is None or self._insists(editor, widget):
            return
        nothing = isinstance(widget, QLineEdit) and not widget.text().strip()
        stays = self._grid.ends_at(hint, nothing)
        self.commitData.emit(widget)
        self.closeEditor.emit(widget, _STAY if stays else hint)

    def _insists(self, editor: Editor, widget: QWidget) -> bool:
        """Says why a cell cannot be left like this; a name may be kept when asked again."""
        problem = editor.problem()
        if problem is None or (editor.field.name == "person" and widget is self._told):
            return False
        self._told = widget
        below = widget.mapToGlobal(widget.rect().bottomLeft())
        QToolTip.showText(below, plain.tip_text(problem.text(self._context.language)), widget)
        return True


def _plain(index: Index) -> QModelIndex:
    return index.model().index(index.row(), index.column())
