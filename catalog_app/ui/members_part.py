"""The members of a delegation in a form: the grid, what it shows, and what is done to rows."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain.delegations import TRAVEL, Member
from catalog_app.domain.fields import own_fields
from catalog_app.i18n import mark
from catalog_app.ui import icons, member_ways, plain
from catalog_app.ui.change_dialog import ChangeDialog
from catalog_app.ui.editing import FormContext
from catalog_app.ui.member_grid import MemberGrid
from catalog_app.ui.member_model import COLUMNS
from catalog_app.ui.paste_dialog import PasteDialog
from catalog_app.ui.roster import MEMBER_FIELDS
from catalog_app.ui.sheet import Mnemonics

_WHO, _ALL = mark("Who"), mark("Everything")
_TRAVEL = ("arrival", "arrival_by", "departure", "departure_by", "hotel", "room", "visa", "diet")
_FIRST = ("role", "person")
_LEFT_OUT = ("rank", "name", "replaced_by")  # what the rows themselves say
_SHOW = mark("Columns: {name}")
_PASTE = mark("&Paste a list…")
_CHANGE = mark("&Change several…")
_REPLACE = mark("Re&place…")
_REMOVE = mark("Remove the chosen members (Ctrl+Delete)")
_HELP = mark(
    "Enter goes on, Delete empties, Ctrl+Delete removes the member, Alt+Up and Alt+Down move,"
    " Ctrl+Enter fills the chosen rows, Ctrl+V takes a list, Ctrl+Z undoes."
)


class MembersPart(QWidget):
    """`changed`: by the person."""

    changed = Signal()

    def __init__(
        self,
        context: FormContext,
        country: Callable[[], str | None],
        margin: int,
        mnemonics: Mnemonics,
    ) -> None:
        """`country`: of the delegation; `margin`: pixels that the bar and the help stand in from
        the sides of the grid; `mnemonics`: of the form.
        """
        super().__init__()
        self.country = country
        self._mnemonics = mnemonics
        self._context = context
        self.grid = MemberGrid(context)
        self.grid.changed.connect(self.changed)
        self._help = plain.label(context.language.text(_HELP), role="quiet", wrap=True)
        self._help.setContentsMargins(margin, 0, margin, 0)
        self.views = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._bar(margin))
        column.addWidget(self.grid, 1)
        column.addWidget(self._help)
        self.setFocusProxy(self.grid)
        self.grid.said.connect(self._say)
        self.grid.chosen.connect(self._allow)
        self.grid.changed.connect(self._allow)
        self.grid.paste_asked.connect(self.paste)
        self._allow()

    def paste(self) -> None:
        """Takes a list from elsewhere, once it is shown how it is understood."""
        self.grid.take_open_cell()
        dialog = PasteDialog(self._context.within(self), self.country())
        dialog.take_clipboard()
        if dialog.exec() == PasteDialog.DialogCode.Accepted:
            self.grid.add(dialog.rows)
        dialog.deleteLater()

    def change(self) -> None:
        """One value for all chosen rows."""
        rows = self.grid.chosen_rows()
        column = max(self.grid.currentIndex().column(), 0)
        first = self.grid.members.names[column]
        dialog = ChangeDialog(self._context.within(self), len(rows), first)
        if dialog.exec() == ChangeDialog.DialogCode.Accepted:
            name, value = dialog.field.name, dialog.value()
            self.grid.members.put([(row, name, value) for row in rows])
        dialog.deleteLater()

    def follow(self) -> list[str]:
        """Shows the own fields that there are now; nothing that was typed is lost by it."""
        if _columns(self._shown) != self.grid.members.names:
            self._show_view(self._shown)
        return []

    def _bar(self, margin: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(margin, 0, margin, 0)
        row.setSpacing(8)
        for name in (_WHO, TRAVEL, _ALL):
            row.addWidget(self._view(name))
        row.addStretch(1)
        self.paste_button = self._button(_PASTE, self.paste)
        self.change_button = self._button(_CHANGE, self.change)
        self.replace_button = self._button(_REPLACE, lambda: member_ways.replace(self.grid))
        self.remove_button = self._remover()
        buttons = (self.paste_button, self.change_button, self.replace_button, self.remove_button)
        for button in buttons:
            row.addWidget(button)
        return row

    def _remover(self) -> QToolButton:
        remover = QToolButton()
        remover.setIcon(icons.icon("delete"))
        remover.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        remover.setAccessibleName(self._context.language.text(_REMOVE))
        plain.tip(remover, self._context.language.text(_REMOVE))
        remover.clicked.connect(lambda: self.grid.members.remove(self.grid.chosen_rows()))
        return remover

    def _view(self, name: str) -> QToolButton:
        text = self._context.language.text
        chip = QToolButton()
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setText(text(name).replace("&", "&&"))
        chip.setAccessibleName(text(_SHOW, name=text(name)))
        self.views.addButton(chip)
        chip.clicked.connect(lambda: self._show_view(name))
        if name == _WHO:
            chip.setChecked(True)
            self._show_view(name)
        return chip

    def _show_view(self, name: str) -> None:
        self._shown = name
        self.grid.show_columns(_columns(name))

    def _button(self, name: str, pressed: Callable[[], object]) -> QPushButton:
        text = plain.without_mnemonic(self._context.language.text(name))
        return plain.button(self._mnemonics.marked(text), pressed)

    def _allow(self) -> None:
        rows = self.grid.chosen_rows()
        self.change_button.setEnabled(bool(rows))
        self.remove_button.setEnabled(bool(rows))
        self.replace_button.setEnabled(len(rows) == 1)

    def _say(self, remark: str) -> None:
        """Below the grid: how a name is understood, else which keys there are."""
        self._help.setText(remark or self._context.language.text(_HELP))


def _columns(view: str) -> tuple[str, ...]:
    """The fields of a view; those of the organisation's own stand last."""
    own = tuple(field.name for field in own_fields(Member))
    if view == TRAVEL:
        return ("person", *_TRAVEL)
    if view == _WHO:
        return (*COLUMNS, *own)
    others = (n for n in MEMBER_FIELDS if n not in (*_FIRST, *_LEFT_OUT))
    return (*_FIRST, *others, *own)
