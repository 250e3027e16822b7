"""The delegation desk: the delegations of an event at the left, the chosen one at the right."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain.delegations import Delegation
from catalog_app.i18n import mark
from catalog_app.ui import plain
from catalog_app.ui.delegation_list import DelegationList
from catalog_app.ui.delegation_panel import DelegationPanel
from catalog_app.ui.desk_bar import DeskBar
from catalog_app.ui.editing import FormContext
from catalog_app.ui.form import walls_of
from catalog_app.ui.roster import Roster, Sending
from catalog_app.ui.senders import SenderLine

if TYPE_CHECKING:
    from catalog_app.storage.naming import Settler

_REMOVE = mark("Remove delegation")
_SURE = mark("Remove “{name}” with its members from this event?")
_YES, _NO = mark("Remove"), mark("Keep")
_WRONG = mark("{name}: {value}")
_NOTHING = mark("No delegations yet. Type the countries below; several at once will do.")


class Desk(QFrame):
    """Edits all delegations of an event.  `changed`: by the person; `asked`: for a list, or for
    where we stand, by name.
    """

    changed = Signal()
    asked = Signal(str)

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self._context = context
        self.roster = Roster(context)
        self.list = DelegationList(self.roster, context)
        self.senders = SenderLine(context)
        self.panel = DelegationPanel(context)
        self._empty = plain.label(context.language.text(_NOTHING), role="quiet", wrap=True)
        self.bar = DeskBar(context)
        self.bar.asked.connect(self.asked)
        self._lay_out()
        self.list.chosen.connect(self.panel.show_sending)
        self.list.removal_asked.connect(self._remove)
        self.list.given.connect(self.panel.attach)
        self.senders.named.connect(self._add)
        self.senders.done.connect(self.panel.focus_members)
        self.panel.changed.connect(self._edited)
        self.panel.removal_asked.connect(self._remove)

    def load(self, event: int | None) -> None:
        self.roster.load(event)
        self._begin()
        self.bar.count_missing(event)

    def write(self, change: "Settler", event: int) -> None:
        self.roster.write(change, event)

    def renew(self) -> None:
        """What was deleted elsewhere becomes new where it is changed here, or goes."""
        if self.roster.renew():
            self.panel.show_sending(self.list.current())
            self.list.refresh()

    def draft(self) -> dict[str, Any]:
        return self.roster.draft()

    def resume(self, draft: dict[str, Any]) -> None:
        self.roster.resume(draft, self._context.catalog.ref)
        self._begin()

    def fault(self) -> str:
        """The first thing that keeps the delegations from being saved, or nothing."""
        return next(filter(None, map(self._wall, self.roster.sendings)), "")

    def bring_fault(self) -> None:
        """Shows the delegation of the first fault, and gives its place the focus."""
        sending = next(filter(self._wall, self.roster.sendings))
        self.list.choose(sending)
        self.panel.focus_members()
        if sending.wall:
            _focus_wall(self.panel)

    def focus_first(self) -> None:
        """Goes to where typing begins: the line that adds delegations, or the members."""
        if self.roster.sendings:
            self.panel.focus_members()
        else:
            self.senders.line.setFocus()

    def _wall(self, sending: Sending) -> str:
        """What keeps the delegation, or a member of it, from being saved."""
        if sending.wall:
            return sending.wall
        language = self._context.language
        walls = (language.text(each.message) for each in sending.problems() if each.wall)
        wall = next(walls, "")
        return wall and language.text(_WRONG, name=sending.label(language), value=wall)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(12)
        self._empty.setContentsMargins(14, 14, 14, 0)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.setSpacing(8)
        foot.addWidget(self.senders)
        foot.addWidget(self.bar)
        column.addLayout(foot)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([340, 900])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _begin(self) -> None:
        self.list.renew()
        sendings = self.roster.sendings
        self._empty.setVisible(not sendings)
        if sendings:
            self.list.choose(sendings[0])
        self.panel.show_sending(sendings[0] if sendings else None)

    def _add(self, rows: list[dict[str, Any]]) -> None:
        """Delegations of these senders, at the end; the first of them is chosen."""
        added = [Sending(row) for row in rows]
        self.roster.sendings.extend(added)
        self.list.renew()
        self._empty.hide()
        self.list.choose(added[0])
        self.changed.emit()

    def _edited(self) -> None:
        self.list.refresh()
        self.changed.emit()

    def _remove(self, sending: Sending) -> None:
        language = self._context.language
        full = bool(sending.members or sending.row.get("id"))
        question = language.text(_SURE, name=sending.label(language))
        words = (language.text(_REMOVE), question, language.text(_YES), language.text(_NO))
        if full and not plain.confirm(self, *words):
            return
        self.roster.remove(sending)
        self._begin()
        self.changed.emit()


def _focus_wall(panel: DelegationPanel) -> None:
    """To the first field that cannot stay, unfolded where it is hidden."""
    sheet = panel.sheet
    found = sheet.remarks(sheet.values())
    sheet.show_remarks(found, all_walls=True)
    for name in walls_of(sheet, found)[:1]:
        panel.more.setChecked(not sheet.editor(name).widget.isVisibleTo(panel))
        sheet.focus(name)


def title(count: int, context: FormContext) -> str:
    """The name of the page, with how many there are."""
    name = context.language.text(Delegation.many)
    return f"{name}  {context.language.number(count)}" if count else name
