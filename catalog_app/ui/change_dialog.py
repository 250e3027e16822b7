"""One value for several members at once."""

from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
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
_CANCEL = mark("Cancel")
_NOT = ("person", "name", "rank", "replaced_by")  # what differs from member to member
_FIRST = "status"


class ChangeDialog(QDialog):
    """`field`: what is to be changed; `editor`: of its new value."""

    def __init__(self, context: FormContext, count: int) -> None:
        super().__init__(context.parent)
        self._context = context
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
        column.addWidget(self._buttons(head))
        self.setMinimumWidth(380)
        self.box.currentIndexChanged.connect(self._turn)
        self.box.setCurrentIndex(self.box.findData(_FIRST))

    @property
    def field(self) -> Field:
        return self._fields[self.box.currentIndex()]

    def value(self) -> Any:
        assert self.editor is not None
        return self.editor.value()

    def accept(self) -> None:
        """Only what is understood."""
        assert self.editor is not None
        problem = self.editor.problem()
        if problem is None:
            super().accept()
            return
        self._note.setText(problem.text(self._context.language))
        self.editor.widget.setFocus()

    def _turn(self) -> None:
        """The editor of another field."""
        if self.editor is not None:
            self._form.removeRow(1)
        self.editor = editor_for(Member, self.field, self._context)
        label = plain.label(self._context.language.text(_VALUE), buddy=self.editor.widget)
        self._form.addRow(label, self.editor.widget)
        self._note.setText(self._context.language.text(_EMPTY))

    def _buttons(self, action: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        change, cancel = QPushButton(action), QPushButton(self._context.language.text(_CANCEL))
        change.setProperty("primary", True)
        change.setDefault(True)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(change, QDialogButtonBox.ButtonRole.AcceptRole)
        for button in (change, cancel):
            button.setAccessibleName(button.text())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
