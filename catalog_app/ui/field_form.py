"""Adds a field of people's own to a section, or gives one another label or other options."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain.fields import Entity, Row, fields_of
from catalog_app.domain.own_fields import KINDS, SECTIONS, OwnField
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language, mark
from catalog_app.ui import plain, problems
from catalog_app.ui.editing import FormContext
from catalog_app.ui.problems import Remark
from catalog_app.ui.sheet import Mnemonics, Sheet

_ADD, _CHANGE = mark("Add a field"), mark("Change a field")
_AT_ONCE = mark("It stands at once in the form, the table, searches, files and lists.")
_STAYS = mark("What records hold in it stays as it is.")
_SECTION, _KIND = mark("Section"), mark("Kind")
_LANGUAGES = mark("Label in other languages")
_HINT = mark("With commas between them: S, M, L, XL")
_ALIKE = mark("This section has a field “{label}” already.")
_DONE = {True: mark("&Add"), False: mark("&Save")}
_CANCEL = mark("Cancel")
_MEANS = {
    "text": mark("a line of words: a remark, a size, a seat"),
    "number": mark("a whole number"),
    "date": mark("a day, a month or a year, or a span of them"),
    "choice": mark("one of the options that you name"),
    "yes_no": mark("yes, no, or not known"),
    "country": mark("a country, in any language and spelling"),
}
_LETTERS = "as"  # of the buttons
_WIDTH = 620
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class KindChoice(QWidget):
    """A button for each kind, with what it is good for beside it.  `changed`: another is chosen."""

    changed = Signal()

    def __init__(self, language: Language, letters: Mnemonics) -> None:
        super().__init__()
        self.setAccessibleName(language.text(_KIND))
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (kind, label) in enumerate(KINDS.items()):
            button, means = QRadioButton(letters.marked(language.text(label))), _MEANS[kind]
            button.setAccessibleName(language.text(label))
            button.setAccessibleDescription(language.text(means))
            self._group.addButton(button, row)
            grid.addWidget(button, row, 0)
            grid.addWidget(plain.label(language.text(means), role="quiet"), row, 1)
        self.choose("text")
        self._group.idClicked.connect(self.changed)

    def chosen(self) -> str:
        return [*KINDS][self._group.checkedId()]

    def choose(self, kind: str) -> None:
        self._group.button([*KINDS].index(kind)).setChecked(True)

    def button(self, kind: str) -> QRadioButton:
        found = self._group.button([*KINDS].index(kind))
        assert isinstance(found, QRadioButton), "there is no other kind of button"
        return found


class FieldForm(QDialog):
    """`saved`: the id of the field that was added or changed."""

    saved = Signal(int)

    def __init__(self, context: FormContext, section: str, id: int | None = None) -> None:
        """`section`: chosen at first; `id`: of a field that is there, whose kind stays."""
        super().__init__(context.parent)
        self._context = context.within(self)
        self._id = id
        self._text = context.language.text
        self._letters = Mnemonics(_LETTERS)
        self.sections = section_choice(section, context.language)
        self.sheet = Sheet(OwnField, self._context, self._letters, self)
        for name in ("label", "options", "names"):
            self.sheet.add(name)
        self.kinds = KindChoice(context.language, self._letters)
        self.more = plain.button(self._letters.marked(self._text(_LANGUAGES)))
        self.problem = plain.label("", role="problem", wrap=True)
        self._lay_out()
        self._begin()
        self.kinds.changed.connect(self._follow_kind)
        self.more.toggled.connect(self.sheet.cells["names"].setVisible)
        self.sheet.edited.connect(self._edited)

    def save(self) -> None:
        """Adds or changes the field and closes, or says beside the fields what is wrong."""
        from catalog_app.storage import own_fields

        if self._stopped_by(self.sheet.remarks(self._row())):
            return
        try:
            if self._id is None:
                self._id = own_fields.add(self._context.catalog, self._row())
            else:
                own_fields.change(self._context.catalog, self._id, self.sheet.changes())
        except CatalogError as error:
            if not self._stopped_by(problems.of_error(error, self._context.language)):
                self.problem.setText(error.text(self._context.language))
                self.problem.show()
            return
        self.saved.emit(self._id)
        self.accept()

    def _stopped_by(self, found: Mapping[str, Remark]) -> bool:
        """Says it beside the fields and goes to the first that cannot stay, if there is one."""
        self.sheet.show_remarks(found, all_walls=True)
        walls = [name for name in self.sheet.cells if name in found and found[name].wall]
        for name in walls[:1]:
            self.sheet.focus(name)
        return bool(walls)

    def _row(self) -> Row:
        """The field as it stands here."""
        row = {"section": self.sections.currentData(), "kind": self.kinds.chosen(), "name": ""}
        row |= self.sheet.values()
        return row if row["kind"] == "choice" else row | {"options": ()}

    def _begin(self) -> None:
        """Shows the field; of one that is there, section and kind cannot be others."""
        row = self._context.catalog.get(OwnField, self._id) if self._id is not None else {}
        self.sheet.fill(row)
        if row:
            self.kinds.choose(row["kind"])
            self.sections.setEnabled(False)
            for kind in KINDS:
                self.kinds.button(kind).setEnabled(kind == row["kind"])
        self.more.setChecked(bool(row.get("names")))
        self.sheet.cells["names"].setVisible(self.more.isChecked())
        self._follow_kind()
        self.resize(_WIDTH, self.minimumSizeHint().height())
        self.sheet.focus("label")

    def _follow_kind(self) -> None:
        for widget in self._of_choice:
            widget.setVisible(self.kinds.chosen() == "choice")

    def _edited(self, name: str) -> None:
        """What is alike is said at once, what is wrong when it is to be saved."""
        self.problem.hide()
        if name == "label":
            label = self.sheet.editor("label").value()
            alike = label and label.casefold() in self._labels()
            self.sheet.cells["label"].say(self._text(_ALIKE, label=label) if alike else "")

    def _labels(self) -> set[str]:
        """Of the other fields of the section."""
        known = fields_of(Entity.known[self.sections.currentData()])
        mine = str(self.sheet.before.get("label") or "")
        return {self._text(field.label).casefold() for field in known} - {mine.casefold()}

    def _lay_out(self) -> None:
        title = self._text(_CHANGE if self._id else _ADD)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.more.setCheckable(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(plain.label(title, role="name"))
        said = plain.label(self._text(_STAYS if self._id else _AT_ONCE), role="quiet", wrap=True)
        column.addWidget(said)
        column.addLayout(self._rows())
        column.addWidget(self.problem)
        column.addStretch()
        column.addLayout(self._buttons())

    def _rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        up = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        marked = self._letters.marked(self._text(_SECTION))
        section = plain.label(marked, role="quiet", buddy=self.sections)
        hint = plain.label(self._text(_HINT), role="quiet", wrap=True)
        kind = plain.label(self._text(_KIND), role="quiet")
        kind.setContentsMargins(0, 8, 0, 0)
        options, cell = self.sheet.label("options"), self.sheet.cells["options"]
        self._of_choice = (options, cell, hint)
        grid.addWidget(section, 0, 0, _RIGHT)
        grid.addWidget(self.sections, 0, 1)
        grid.addWidget(self.sheet.label("label"), 1, 0, up)
        grid.addWidget(self.sheet.cells["label"], 1, 1)
        grid.addWidget(kind, 2, 0, up)
        grid.addWidget(self.kinds, 2, 1)
        grid.addWidget(options, 3, 0, up)
        grid.addWidget(cell, 3, 1)
        grid.addWidget(hint, 4, 1)
        grid.addWidget(self.more, 5, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.sheet.cells["names"], 6, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        done = plain.button(self._text(_DONE[not self._id]), self.save, primary=True)
        done.setDefault(True)
        for button in (plain.button(self._text(_CANCEL), self.reject), done):
            row.addWidget(button)
        return row


def section_choice(section: str, language: Language) -> QComboBox:
    """The sections to which people may add fields, by name; one is chosen."""
    choice = QComboBox()
    choice.setAccessibleName(language.text(_SECTION))
    for each, name in SECTIONS.items():
        choice.addItem(language.text(name), each)
    choice.setCurrentIndex(max(0, choice.findData(section)))
    return choice
