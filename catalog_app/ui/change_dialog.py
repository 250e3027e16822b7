"""One value for several members at once."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import Field, field_of, own_fields
from catalog_app.i18n import mark
from catalog_app.ui import plain
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.editors import editor_for
from catalog_app.ui.roster import MEMBER_FIELDS

_TITLE = mark("Change several")
_FIELD = mark("&Field")
_VALUE = mark("&New value")
_EMPTY = mark("An empty value empties the field.")
_YES, _NO = mark("Empty"), mark("Keep")
_CANCEL = mark("Cancel")
_NOT = ("person", "name", "rank", "replaced_by")  # what differs from member to member
_FIRST = "status"


class ChangeDialog(QDialog):
    """`field`: what is to be changed; `editor`: of its new value."""

    def __init__(self, context: FormContext, count: int, first: str = _FIRST) -> None:
        """`count`: of members; `first`: the field to begin with, where it is one of those here."""
        super().__init__(context.parent)
        self._context = context
        self._count = count
        text = context.language.text
        names = [name for name in MEMBER_FIELDS if name not in _NOT]
        self._fields = [*(field_of(Member, name) for name in names), *own_fields(Member)]
        self.editor: Editor | None = None
        self.setWindowTitle(text(_TITLE))
        self.box = QComboBox()
        for field in self._fields:
            self.box.addItem(text(field.label), field.name)
        self._note = plain.label(text(_EMPTY), role="quiet", wrap=True)
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setVerticalSpacing(8)
        self._form.addRow(plain.label(text(_FIELD), buddy=self.box), self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        head = context.language.plural("Change {count} member", "Change {count} members", count)
        column.addWidget(plain.label(head, role="heading"))
        column.addLayout(self._form)
        column.addWidget(self._note)
        column.addLayout(self._buttons(head))
        self.setMinimumWidth(380)
        place = self.box.findData(first)
        self.box.setCurrentIndex(place if place >= 0 else self.box.findData(_FIRST))
        self.box.currentIndexChanged.connect(self._turn)
        self._turn()

    @property
    def field(self) -> Field:
        return self._fields[self.box.currentIndex()]

    def value(self) -> Any:
        assert self.editor is not None
        return self.editor.value()

    def accept(self) -> None:
        """Only what is understood, and nothing is emptied without a question."""
        assert self.editor is not None
        problem = self.editor.problem()
        if problem is not None:
            self._note.setText(problem.text(self._context.language))
        elif self.value() != self.field.kind.empty or self._sure():
            super().accept()
            return
        self.editor.widget.setFocus()

    def _sure(self) -> bool:
        language = self._context.language
        label = language.text(self.field.label)
        question = language.plural(
            "Empty “{field}” of {count} member?",
            "Empty “{field}” of {count} members?",
            self._count,
            field=label,
        )
        return plain.confirm(
            self, self.windowTitle(), question, language.text(_YES), language.text(_NO)
        )

    def _turn(self) -> None:
        """The editor of another field, between the field and the buttons for the Tab key too."""
        if self.editor is not None:
            self._form.removeRow(1)
        self.editor = editor_for(Member, self.field, self._context)
        # Once the list of suggestions has closed, since a question may be asked then.
        self.editor.chosen.connect(self.accept, Qt.ConnectionType.QueuedConnection)
        label = plain.label(self._context.language.text(_VALUE), buddy=self.editor.widget)
        self._form.addRow(label, self.editor.widget)
        self.setTabOrder(self.box, self.editor.widget)
        self.setTabOrder(self.editor.widget, self._cancel)
        self.setTabOrder(self._cancel, self._change)
        self._note.setText(self._context.language.text(_EMPTY))

    def _buttons(self, action: str) -> QHBoxLayout:
        self._change = QPushButton(action)
        self._cancel = QPushButton(self._context.language.text(_CANCEL))
        self._change.setProperty("primary", True)
        self._change.setDefault(True)
        self._change.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self._cancel, self._change):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        return row
