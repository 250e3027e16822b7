"""The chosen delegation at the desk: what is said of it, and the grid of its members."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.fields import Row
from catalog_app.i18n import mark
from catalog_app.ui import document_dialog, icons, plain
from catalog_app.ui.editing import FormContext
from catalog_app.ui.form_shell import TAKEN_LETTERS, Fields, Places
from catalog_app.ui.given import DropArea, Given
from catalog_app.ui.members_part import MembersPart
from catalog_app.ui.own_group import OwnGroup
from catalog_app.ui.paper_line import PaperLine
from catalog_app.ui.papers import PapersEditor, sender_known
from catalog_app.ui.roster import Sending
from catalog_app.ui.sheet import Mnemonics, Sheet

_SENT_BY = mark("sent by {organisation}")
_MORE = mark("&All fields")
_MEMBERS = mark("&Back to the members")
_REMOVE = mark("Remove this delegation")
_NONE = mark("Choose a delegation, or add countries at the left.")
_LETTERS = "abmi"
"""Of the buttons here and below the list of delegations, which no label of a field takes."""
_MARGIN = 20
_FIRST: Places = (("status", "size"), ("name",))
_FURTHER: Places = (
    ("country", "sender"),
    ("sent_by", "supported_by"),
    ("invited_on", "reply_by"),
    ("answered_on", "quota"),
    ("contact", "email"),
    ("liaison", ""),
    ("arrival", "departure"),
    ("contribution",),
    ("note",),
    ("documents",),
)


class DelegationPanel(QWidget):
    """Edits one delegation at a time.  `changed`: by the person; `removal_asked`: of this one;
    `record_asked`: section and id of a document whose form is wanted.
    """

    changed = Signal()
    removal_asked = Signal(object)
    record_asked = Signal(str, int)

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        self._context = context
        self._sending: Sending | None = None
        self.sheet = Sheet(Delegation, context, Mnemonics(TAKEN_LETTERS + _LETTERS), self)
        self.part = MembersPart(context, self._country, _MARGIN, self.sheet.mnemonics)
        self.members = self.part.grid
        self._name = plain.label("", role="heading", wrap=False)
        self._beside = plain.label("", role="quiet", wrap=True)
        self._nothing = plain.label(context.language.text(_NONE), role="quiet", wrap=True)
        self.more = QPushButton(context.language.text(_MORE))
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self._lay_out()
        self.sheet.edited.connect(self._edited)
        self.sheet.left.connect(self._left)
        self.part.changed.connect(self.changed)
        self.show_sending(None)

    def show_sending(self, sending: Sending | None) -> None:
        """Edits this delegation from now on, or none."""
        self._sending = sending
        self._body.setVisible(sending is not None)
        self._nothing.setVisible(sending is None)
        if sending is None:
            return
        self.sheet.fill(sending.row)
        if sending.typed is not None:
            self.sheet.resume(sending.typed)
        self.members.show_members(sending.members)
        self._show_name(sending)

    def attach(self, given: Given) -> None:
        """Files become documents of the delegation."""
        if self._sending is not None:
            self._papers.take_files(given)

    def _stored_id(self) -> int | None:
        return self._sending.row.get("id") if self._sending is not None else None

    def focus_members(self) -> None:
        """Goes to the grid, where there is a delegation."""
        if self._sending is not None:
            self.more.setChecked(False)
            self.members.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._name)
        head.addWidget(self._beside, 1)
        head.addWidget(self.more)
        head.addWidget(self._remover())
        first, further = Fields(self.sheet), Fields(self.sheet)
        first.add_fields(_FIRST)
        further.add_fields(_FURTHER)
        self.own = OwnGroup(further, self.sheet, self._context, self._stored_id)
        self._further = further.scrolled(margin=0)
        self._papers = self._attended_papers()
        self.papers = PaperLine(self._papers)
        self.papers.all_asked.connect(lambda: self.more.setChecked(True))
        first.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._further.hide()
        self.more.toggled.connect(self._unfold)
        self._body = DropArea()
        self._body.given.connect(self.attach)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 12)
        body.setSpacing(12)
        for item in (head, first, self.papers, self._further):
            self._indented(body, item)
        body.addWidget(self.part, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        self._nothing.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        layout.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._body, 1)

    def _attended_papers(self) -> PapersEditor:
        papers = self.sheet.editor("documents")
        assert isinstance(papers, PapersEditor), "so editors.py makes it"
        document_dialog.attend(papers)
        papers.known = lambda: sender_known(self.sheet.values(), self._context.language)
        papers.record_asked.connect(self.record_asked)
        return papers

    @staticmethod
    def _indented(layout: QVBoxLayout, item: QHBoxLayout | QWidget) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        if isinstance(item, QWidget):
            row.addWidget(item)
        else:
            row.addLayout(item)
        layout.addLayout(row)

    def _remover(self) -> QToolButton:
        remover = QToolButton()
        remover.setIcon(icons.icon("delete"))
        remover.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        remover.setAccessibleName(self._context.language.text(_REMOVE))
        plain.tip(remover, self._context.language.text(_REMOVE))
        remover.clicked.connect(lambda: self.removal_asked.emit(self._sending))
        return remover

    def _country(self) -> str | None:
        return self._sending.row.get("country") if self._sending else None

    def _unfold(self, more: bool) -> None:
        self._further.setVisible(more)
        self.papers.setVisible(not more)
        self.part.setVisible(not more)
        self.more.setText(self._context.language.text(_MEMBERS if more else _MORE))
        if more:
            self.sheet.focus("country")
        else:
            self.members.setFocus()

    def _edited(self, _name: str) -> None:
        if self._sending is not None:
            self._keep(self._sending)
            self._show_name(self._sending)
            self.changed.emit()

    def _left(self, _name: str) -> None:
        if self._sending is not None:
            found = self.sheet.remarks(self.sheet.values())
            self.sheet.show_remarks(found, all_walls=False)

    def _keep(self, sending: Sending) -> None:
        """What stands in the fields becomes the delegation, and why it cannot be saved, if so."""
        values: Row = self.sheet.values()
        sending.row |= values
        sending.typed = self.sheet.draft()
        found = self.sheet.remarks(values)
        said = (found[name] for name in self.sheet.cells if name in found)
        sending.wall = next((remark.text for remark in said if remark.wall), "")

    def _show_name(self, sending: Sending) -> None:
        language = self._context.language
        self._name.setText(sending.label(language))
        by = Delegation.sent_by.kind.show(sending.row.get("sent_by"), language)
        self._beside.setText(language.text(_SENT_BY, organisation=by) if by else "")
