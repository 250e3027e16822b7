"""The form of an event, placed by hand: the event, its delegations, its documents."""

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabWidget

from catalog_app.domain.documents import Document
from catalog_app.domain.events import MORE, WHAT, WHEN_AND_WHERE, WHO, Event
from catalog_app.domain.fields import Row, field_of
from catalog_app.domain.refs import New
from catalog_app.i18n import mark
from catalog_app.ui import desk, plain, records
from catalog_app.ui.desk import Desk
from catalog_app.ui.form import EntityForm, walls_of
from catalog_app.ui.form_shell import Fields, Places
from catalog_app.ui.meanwhile import Part
from catalog_app.ui.own_group import OwnGroup

if TYPE_CHECKING:
    from catalog_app.storage.naming import Settler

_PLACES: tuple[tuple[str, Places], ...] = (
    (WHAT, (("title",), ("names",), ("kind", "status"), ("series", "edition"))),
    (WHEN_AND_WHERE, (("when", "format"), ("city", "country"), ("venue",))),
    (WHO, (("organisers",), ("supporters",), ("partners",), ("attendance", ""))),
    (MORE, (("aims",), ("summary",), ("website",), ("tags",), ("note",))),
)
_ATTACHED = mark("Documents of this event, and sources of what it says")
_UNSAVED = mark("“{name}” has changes that are not saved, and a list tells only what is saved.")
_ANSWERS = mark("Save and show"), mark("Show what is saved"), mark("Go on editing")
_EVENT, _DELEGATIONS, _DOCUMENTS = range(3)


class EventForm(EntityForm):
    """Pages as flat tabs.  A city brings its country where none is given."""

    tabs: QTabWidget
    desk: Desk

    def build(self) -> None:
        page, papers = Fields(self.sheet), Fields(self.sheet)
        for group, rows in _PLACES:
            page.add_head(self.language.text(group))
            page.add_fields(rows)
        papers.add_head(self.language.text(_ATTACHED))
        papers.add_fields((("documents",),))
        self.desk = Desk(self.context)
        delegations = self.desk.roster
        self.parts.append(Part(delegations.lost, self.desk.renew, delegations.clashes))
        own = OwnGroup(page, self.sheet, self.context, lambda: self.id)
        self.own_groups = [own, self.desk.panel.own, self.desk.panel.part]
        pages = (page.scrolled(), self.desk, papers.scrolled())
        self.tabs = self.set_pages([("", each) for each in pages])
        self.tabs.currentChanged.connect(self._turned)
        self.desk.changed.connect(lambda: self.touched("delegations"))
        self.desk.asked.connect(self._ask)
        self.desk.panel.record_asked.connect(self.record_asked)
        self.sheet.left.connect(self._bring_country)

    def fill(self, row: Row) -> None:
        super().fill(row)
        self.desk.load(row.get("id"))

    def draft(self) -> dict[str, Any]:
        return super().draft() | {"delegations": self.desk.draft()}

    def resume(self, draft: Mapping[str, Any]) -> None:
        super().resume(draft)
        with suppress(*records.UNREADABLE):  # a damaged draft: the others are still good
            self.desk.resume(draft["delegations"])

    def show_head(self, template: str) -> None:
        super().show_head(template)
        delegations = len(self.desk.roster.sendings)
        documents = len(self.sheet.editor("documents").value())
        self.tabs.setTabText(_EVENT, self.language.text(Event.one))
        self.tabs.setTabText(_DELEGATIONS, desk.title(delegations, self.context))
        name = self.language.text(Document.many)
        number = self.language.number(documents)
        self.tabs.setTabText(_DOCUMENTS, f"{name}  {number}" if documents else name)

    def sizeHint(self) -> QSize:
        return QSize(1120, 800)  # the desk needs the width

    def about(self) -> str:
        """Where and when."""
        row = self.sheet.values()
        shown = [
            field_of(Event, name).kind.show(row[name], self.language)
            for name in ("city", "country", "when")
        ]
        return " · ".join(filter(None, shown)) or super().about()

    def save(self) -> bool:
        self.take_open_cell()
        sentence = self.desk.fault()
        if not sentence or walls_of(self.sheet, self.review()):
            return super().save()
        self.tabs.setCurrentIndex(_DELEGATIONS)
        self.desk.bring_fault()
        self.complain(sentence)
        return False

    def touched(self, name: str) -> None:
        """Once the fields are right, only what is wrong at the desk is left to say."""
        said = self.complaint.text()
        super().touched(name)
        if said and not self.complaint.text():
            self.complain(self.desk.fault())

    def take_open_cell(self) -> None:
        super().take_open_cell()
        self.desk.panel.members.take_open_cell()

    def write(self, change: "Settler") -> int:
        city = self.sheet.editor("city").value()
        if isinstance(city, New) and self.sheet.editor("country").value():
            city.row.setdefault("country", self.sheet.editor("country").value())
        id = super().write(change)
        self.desk.write(change, id)
        return id

    def _ask(self, name: str) -> None:
        """For a list, of what is saved: what is not is saved before if so answered."""
        self.take_open_cell()
        if self.watch.changed() and not self._may_show():
            return
        if self.id is not None:
            self.asked.emit(name, self.id)

    def _may_show(self) -> bool:
        """Asks what becomes of the changes; whether a list is to be shown."""
        texts = [self.language.text(each) for each in _ANSWERS]
        question = self.language.text(_UNSAVED, name=self.title.text())
        answers = texts if self.id is not None else [texts[0], texts[-1]]
        answer = answers[plain.ask(self, self.windowTitle(), question, answers)]
        if answer != texts[0]:
            return answer == texts[1]
        place = self.desk.list.currentIndex().row()
        if not self.save():
            return False
        self.begin(self.id, {})
        self.tabs.setCurrentIndex(_DELEGATIONS)
        self.desk.list.selectRow(place)
        return True

    def _turned(self, page: int) -> None:
        """The desk is ready to be typed at, unless someone is going through the tabs by arrows."""
        if page == _DELEGATIONS and not self.tabs.tabBar().hasFocus():
            self.desk.focus_first()

    def _bring_country(self, left: str) -> None:
        country, city = self.sheet.editor("country"), self.sheet.editor("city").value()
        if left != "city" or country.value() or city is None or not city.part("country"):
            return
        country.set_value(city.part("country"))
        self.touched("country")
