"""The own fields of a section: added, renamed, hidden, shown, and removed after a question."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout

from catalog_app.domain.fields import Row
from catalog_app.domain.own_fields import OwnField
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language, mark
from catalog_app.ui import plain
from catalog_app.ui.editing import FormContext
from catalog_app.ui.field_form import FieldForm, section_choice
from catalog_app.ui.short_list import ShortList
from catalog_app.ui.telling import shortened

_TITLE = mark("Own fields")
_WHAT = mark("What only your organisation records, beside the fields that every catalog has.")
_SECTION = mark("&Section")
_HEADS = (mark("Field"), mark("Kind"), mark("Records with a value"), mark("State"))
_SHOWN, _HIDDEN = mark("shown"), mark("hidden")
_NOTHING = mark("This section has none yet.")
_FOUND_BY = mark("A search asks for it by {example}, and by {none} for those without a value.")
_OUT_OF_SIGHT = mark("It is nowhere to be seen, but what records hold in it is kept.")
_ADD, _RENAME, _REMOVE = mark("&Add…"), mark("&Rename…"), mark("Re&move…")
_HIDE, _SHOW = mark("&Hide"), mark("S&how")
_CLOSE = mark("&Close")
_REALLY, _YES, _NO = mark("Remove a field"), mark("Remove"), mark("Keep")
_EMPTY = mark("Remove “{name}”? No record holds a value in it.")


class FieldsDialog(QDialog):
    """`changed`: something was done, which can be undone."""

    changed = Signal()

    def __init__(self, context: FormContext, section: str) -> None:
        super().__init__(context.parent)
        self._context = context.within(self)
        text = context.language.text
        self._fields: list[Row] = []
        self.sections = section_choice(section, context.language)
        self.rows = ShortList(text(_TITLE), [text(head) for head in _HEADS])
        self.add = plain.button(text(_ADD), lambda: self._open(None), primary=True)
        self.rename = plain.button(text(_RENAME), lambda: self._open(self.field))
        self.turn = plain.button(text(_HIDE), self._turn)
        self.remove = plain.button(text(_REMOVE), self._remove)
        self.close_button = plain.button(text(_CLOSE), self.reject)
        self.said = plain.label("", role="quiet", wrap=True, selectable=True)
        self._lay_out()
        self._wire()
        self.refresh()
        self.rows.setFocus()

    @property
    def field(self) -> Row | None:
        """The one at hand, with `values`: how many records hold something in it."""
        row = self.rows.currentRow()
        return self._fields[row] if 0 <= row < len(self._fields) else None

    def refresh(self, id: int = 0) -> None:
        """Reads the fields anew; `id`: the one that is then at hand, else that of this row."""
        from catalog_app.storage import own_fields

        language, row = self._context.language, max(0, self.rows.currentRow())
        self._fields = own_fields.of_section(self._context.catalog, self.sections.currentData())
        self.rows.setRowCount(0)
        for field in self._fields:
            self.rows.add(_cells(field, language))
        self.rows.settle()
        ids = [field["id"] for field in self._fields]
        self.rows.selectRow(ids.index(id) if id in ids else min(row, len(ids) - 1))
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.remove.isEnabled():
            self._remove()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.rows.hasFocus():
            self._open(None)  # the list is empty
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        """Buttons and the line below the list are about the field at hand."""
        field, language = self.field, self._context.language
        for button in (self.rename, self.turn, self.remove):
            button.setEnabled(field is not None)
        hidden = field is not None and field["hidden"] == "yes"
        self.turn.setText(language.text(_SHOW if hidden else _HIDE))
        self.turn.setAccessibleName(plain.without_mnemonic(self.turn.text()))
        self.said.setText(_told(field, language))

    def _open(self, field: Row | None) -> None:
        """Another label for a field, or a new one."""
        id = None if field is None else field["id"]
        form = FieldForm(self._context, self.sections.currentData(), id)
        form.saved.connect(lambda saved: self._saved(form.sections.currentIndex(), saved))
        form.exec()
        form.deleteLater()

    def _saved(self, section: int, id: int) -> None:
        self.sections.setCurrentIndex(section)
        self.refresh(id)
        self.changed.emit()

    def _turn(self) -> None:
        """Out of sight, or back."""
        from catalog_app.storage import own_fields

        field, catalog = self.field, self._context.catalog
        if field is not None:
            hidden = field["hidden"] != "yes"
            self._try(lambda: own_fields.hide(catalog, field["id"], hidden))

    def _remove(self) -> None:
        from catalog_app.storage import own_fields

        field, catalog, text = self.field, self._context.catalog, self._context.language.text
        if field is not None:
            question = _question(field, self._context.language)
            if plain.confirm(self, text(_REALLY), question, text(_YES), text(_NO)):
                self._try(lambda: own_fields.remove(catalog, field["id"]))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CatalogError as error:
            plain.tell(self, error.text(self._context.language))
        else:
            self.changed.emit()
        self.refresh()

    def _wire(self) -> None:
        self.rows.itemSelectionChanged.connect(self._follow)
        self.rows.taken.connect(lambda _row: self._open(self.field))
        self.sections.currentIndexChanged.connect(lambda _place: self.refresh())

    def _lay_out(self) -> None:
        text = self._context.language.text
        self.setWindowTitle(text(_TITLE))
        self.setAccessibleName(text(_TITLE))
        head = QGridLayout()
        head.setHorizontalSpacing(16)
        head.setColumnStretch(1, 1)
        section = plain.label(text(_SECTION), role="quiet", buddy=self.sections)
        head.addWidget(section, 0, 0)
        head.addWidget(self.sections, 0, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.add, self.rename, self.turn, self.remove):
            foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(plain.label(text(_TITLE), role="name"))
        column.addWidget(plain.label(text(_WHAT), role="quiet", wrap=True))
        column.addLayout(head)
        column.addWidget(self.rows, 1)
        column.addWidget(self.said)
        column.addLayout(foot)
        self.resize(720, 520)


def _cells(field: Row, language: Language) -> tuple[str, ...]:
    state = _HIDDEN if field["hidden"] == "yes" else _SHOWN
    kind = OwnField.fields["kind"].kind.show(field["kind"], language)
    name = shortened(OwnField.name_of(field, language))
    return name, kind, language.number(field["values"]), language.text(state)


def _told(field: Row | None, language: Language) -> str:
    """How a search asks for it: by its label, where that can be typed as one word."""
    if field is None:
        return language.text(_NOTHING)
    if field["hidden"] == "yes":
        return language.text(_OUT_OF_SIGHT)
    label = OwnField.name_of(field, language).casefold().replace(" ", "_")
    word = label if label.isidentifier() else field["name"]
    return language.text(_FOUND_BY, example=f"{word}:…", none=f"{word}:none")


def _question(field: Row, language: Language) -> str:
    name = shortened(OwnField.name_of(field, language))
    if not field["values"]:
        return language.text(_EMPTY, name=name)
    return language.plural(
        "Remove “{name}”? {count} record holds a value in it, which goes too; undo brings both"
        " back.",
        "Remove “{name}”? {count} records hold a value in it, which go too; undo brings all back.",
        field["values"],
        name=name,
    )
