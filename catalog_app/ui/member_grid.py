"""The grid of members: typed with the keyboard alone.

Enter and Tab go on to the next cell, Delete takes rows away, Escape leaves a cell as it was.
"""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import Row, field_of
from catalog_app.i18n import mark
from catalog_app.ui import completer, plain, style
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.editors import editor_for
from catalog_app.ui.member_model import COLUMNS, VALUE, MemberModel

_MEMBERS = mark("Members")
_LEAST = 12  # letters of a column
_ROLE = 22  # letters of a choice at most; more is told by the tip
_NAME = 30  # letters of a name that has the room
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEXT = QAbstractItemDelegate.EndEditHint.EditNextItem
_BACK = QAbstractItemDelegate.EndEditHint.EditPreviousItem
_LEAVING = {**dict.fromkeys((*_ENTER, Qt.Key.Key_Tab), _NEXT), Qt.Key.Key_Backtab: _BACK}
_STAY = QAbstractItemDelegate.EndEditHint.NoHint
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Edits a cell with the editor of its field."""

    def __init__(self, context: FormContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._editors: dict[QWidget, Editor] = {}
        self._told: QWidget | None = None

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = field_of(Member, COLUMNS[index.column()])
        editor = editor_for(Member, field, self._context)
        editor.widget.setParent(parent)
        editor.chosen.connect(lambda: self._finish(editor.widget))
        self._editors[editor.widget] = editor
        return editor.widget

    def destroyEditor(self, widget: QWidget, index: Index) -> None:
        self._editors.pop(widget, None)
        super().destroyEditor(widget, index)

    def setEditorData(self, widget: QWidget, index: Index) -> None:
        value = index.data(VALUE)
        if value is not None:
            self._editors[widget].set_value(value)
        elif isinstance(widget, QLineEdit) and not _invites(index):
            widget.setText(index.data() or "")

    def setModelData(self, widget: QWidget, model: QAbstractItemModel, index: Index) -> None:
        editor = self._editors[widget]
        typed = widget.text().strip() if isinstance(widget, QLineEdit) else ""
        if editor.problem() is None:
            value: Any = editor.value()
        elif COLUMNS[index.column()] == "person":
            value = typed  # kept as a name: which person it is can be said later
        else:
            return
        if value != index.data(VALUE) or (value == -1 and typed != index.data()):
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
            if event.key() not in _ENTER:
                completer.take_marked(watched)
            key = Qt.Key(event.key())
            self._finish(watched, _LEAVING[key], entered=key in _ENTER)
            return True
        return super().eventFilter(watched, event)

    def take_open(self) -> None:
        """Takes what is being typed, as far as it is understood, and ends the typing."""
        for widget in tuple(self._editors):
            self.commitData.emit(widget)
            self.closeEditor.emit(widget, _STAY)

    def _finish(
        self,
        widget: QWidget,
        hint: QAbstractItemDelegate.EndEditHint = _NEXT,
        *,
        entered: bool = True,
    ) -> None:
        """Takes what was typed, and goes on to the next cell, or back to the one before."""
        editor = self._editors.get(widget)
        if editor is None or self._insists(editor, widget):
            return
        nothing = isinstance(widget, QLineEdit) and not widget.text().strip()
        view = self.parent()
        stays = isinstance(view, MemberGrid) and view.ends_at(hint, nothing, entered)
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


def _invites(index: Index) -> bool:
    model = index.model()
    return isinstance(model, MemberModel) and model.is_last(index)


def _plain(index: Index) -> QModelIndex:
    return index.model().index(index.row(), index.column())


class MemberGrid(QTableView):
    """`changed`: by the person; `said`: how the current cell is understood, or nothing."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        self._model = MemberModel(context, self)
        self._model.changed.connect(self.changed)
        self._model.changed.connect(self._say)
        self.setModel(self._model)
        self.delegate = CellDelegate(context, self)
        self.setItemDelegate(self.delegate)
        self.setProperty("grid", True)
        self.setAccessibleName(context.language.text(_MEMBERS))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(style.row_height(self.font()))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(self._letters(_LEAST))
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, name in enumerate(COLUMNS):
            width = self._width_of_options(name, context)
            if width:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(column, min(width, self._letters(_ROLE)))
        head.setSectionResizeMode(COLUMNS.index("person"), QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A name is wide enough first; then the columns of free text are equal."""
        least = self.horizontalHeader().minimumSectionSize()
        kinds = [field_of(Member, name).kind for name in COLUMNS]
        chosen = [self.columnWidth(place) for place, kind in enumerate(kinds) if kind.options]
        free, room = len(kinds) - len(chosen), self.viewport().width() - sum(chosen)
        first = min(self._letters(_NAME), room - (free - 1) * least)
        self.setColumnWidth(COLUMNS.index("person"), max(first, room // free, least))
        super().resizeEvent(event)

    def _letters(self, count: int) -> int:
        """Pixels for so many letters."""
        return self.fontMetrics().averageCharWidth() * count

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._say()

    def _say(self) -> None:
        index = self.currentIndex()
        self.said.emit(self._model.remark(index) if index.isValid() else "")

    def show_members(self, members: list[Row]) -> None:
        """Edits this list from now on; the cell for the next name is the current one."""
        self._model.show(members)
        self.setCurrentIndex(self._model.index(0 if members else len(members), 1))

    def take_open_cell(self) -> None:
        """What is being typed counts, wherever the focus is."""
        self.delegate.take_open()

    def ends_at(
        self, hint: QAbstractItemDelegate.EndEditHint, nothing: bool, entered: bool
    ) -> bool:
        """Whether there is no cell to go on to: the first one backwards, and forwards the row for
        the next member, where `nothing` is typed; but Tab goes on from its role to its name.
        """
        index = self.currentIndex()
        if hint == _BACK:
            return index.row() == 0 and index.column() == 0
        named = entered or index.column() >= COLUMNS.index("person")
        return nothing and named and self._model.is_last(index)

    def _width_of_options(self, name: str, context: FormContext) -> int:
        """Pixels for the longest of a choice's options; 0 for what is no choice."""
        kind = field_of(Member, name).kind
        strong = QFontMetrics(style.sized(self.font(), 1, strong=True))
        texts = (kind.show(code, context.language) for code in kind.options)
        return max((strong.horizontalAdvance(text) + 32 for text in texts), default=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in _ENTER and not editing:
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and not editing:
            self._model.remove([index.row() for index in self.selectedIndexes()])
        else:
            super().keyPressEvent(event)
