"""The form of a delegation, placed by hand, with the grid of its members."""

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from catalog_app.domain.delegations import ANSWER, Delegation
from catalog_app.domain.events import CONTACT, MORE, WHAT, WHO
from catalog_app.domain.fields import Row
from catalog_app.ui import records, roster
from catalog_app.ui.form import EntityForm
from catalog_app.ui.form_shell import Fields, Places
from catalog_app.ui.meanwhile import Part
from catalog_app.ui.member_grid import MemberGrid
from catalog_app.ui.members_part import MembersPart
from catalog_app.ui.own_group import OwnGroup
from catalog_app.ui.papers import PapersEditor, sender_known
from catalog_app.ui.roster import Sending

if TYPE_CHECKING:
    from catalog_app.storage.naming import Settler

_PLACES: tuple[tuple[str, Places], ...] = (
    (WHAT, (("event",), ("country", "sender"), ("name",))),
    (WHO, (("sent_by", "supported_by"), ("status", "size"), ("arrival", "departure"))),
    (ANSWER, (("invited_on", "reply_by"), ("answered_on", "quota"))),
    (CONTACT, (("contact", "email"), ("liaison", ""))),
)
_MORE: Places = (("contribution",), ("note",), ("documents",))


class DelegationForm(EntityForm):
    """The delegation, its members, and what else is said of it."""

    members: MemberGrid

    def build(self) -> None:
        self._sending = Sending({})
        self.parts.append(
            Part(
                lambda: self._sending.lost(self.context.catalog.ref, self.language),
                self._renew,
                lambda: self._sending.clashes(self.context),
            )
        )
        part = MembersPart(self.context, self._country, 0, self.sheet.mnemonics)
        self.members = part.grid
        self.members.setMinimumHeight(240)
        page = Fields(self.sheet)
        for group, rows in _PLACES:
            page.add_head(self.language.text(group))
            page.add_fields(rows)
        page.add_head(self.language.text(Delegation.members.label))
        page.add_widget(part)
        page.add_head(self.language.text(MORE))
        page.add_fields(_MORE)
        self.own_groups = [OwnGroup(page, self.sheet, self.context, lambda: self.id), part]
        self.set_page(page.scrolled())
        papers = self.sheet.editor("documents")
        assert isinstance(papers, PapersEditor), "so editors.py makes it"
        papers.known = lambda: sender_known(self.sheet.values(), self.language)
        self.members.changed.connect(lambda: self.touched("members"))

    def fill(self, row: Row) -> None:
        super().fill(row)
        self._sending = roster.loaded(self.context, [row])[0] if row else Sending({})
        self.members.show_members(self._sending.members)

    def draft(self) -> dict[str, Any]:
        return super().draft() | roster.written_members(self._sending)

    def resume(self, draft: Mapping[str, Any]) -> None:
        super().resume(draft)
        with suppress(*records.UNREADABLE):  # a damaged draft: the others are still good
            roster.take_members(self._sending, draft, self.context.catalog.ref)
        self.members.show_members(self._sending.members)

    def save(self) -> bool:
        self.take_open_cell()
        wall = next((each for each in self._sending.problems() if each.wall), None)
        if wall is not None:
            self.complain(self.language.text(wall.message))
            self.members.setFocus()
            return False
        return super().save()

    def take_open_cell(self) -> None:
        super().take_open_cell()
        self.members.take_open_cell()

    def write(self, change: "Settler") -> int:
        id = super().write(change)
        self._sending.write_members(change, id)
        return id

    def _country(self) -> str | None:
        country: str | None = self.sheet.editor("country").value()
        return country

    def _renew(self) -> None:
        if self._sending.renew(self.context.catalog.ref):
            self.members.show_members(self._sending.members)
