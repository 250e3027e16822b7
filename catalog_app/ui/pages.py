"""The pages of the sections, each made when it is first looked at, and the way between them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget

from catalog_app.domain import SECTIONS
from catalog_app.domain.fields import Entity, entity_of
from catalog_app.i18n import Language
from catalog_app.settings import TableState
from catalog_app.ui.empty import EmptyState
from catalog_app.ui.page import EntityPage
from catalog_app.ui.trail import Place, Trail

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

Nothing = Callable[[type[Entity]], EmptyState]


class Pages(QStackedWidget):
    """`turned`: another section is at hand; `aside`: a record of a section without a page is to
    be shown beside it; the other signals are those of the page at hand."""

    turned = Signal(str)
    aside = Signal(str, int)
    searched = Signal(str, int, int)
    value_asked = Signal(int, int)
    answered = Signal()
    current_changed = Signal()
    opened = Signal(str, int)
    field_asked = Signal()

    def __init__(
        self,
        catalog: "Catalog",
        language: Language,
        tables: Mapping[str, TableState],
        nothing: Nothing,
    ) -> None:
        super().__init__()
        self._catalog, self._language = catalog, language
        self._tables = dict(tables)
        self._nothing = nothing
        self._made: dict[str, EntityPage] = {}
        self._stale: set[str] = set()
        self.trail = Trail()
        self.current_changed.connect(self.trail.come_back)

    @property
    def page(self) -> EntityPage:
        """The one at hand."""
        page = self.currentWidget()
        assert isinstance(page, EntityPage), "a page is shown from the beginning"
        return page

    @property
    def place(self) -> Place:
        page = self.page
        return self.trail.aside or Place(
            page.entity.section, page.text, page.grid.current_id() or 0
        )

    def turn(self, section: str) -> EntityPage:
        """Shows the page of a section."""
        self.trail.come_back()
        page = self._made.get(section) or self._make(section)
        self.setCurrentWidget(page)
        if section in self._stale:
            self._stale.discard(section)
            page.reload()
        self.turned.emit(section)
        self.searched.emit(page.text, -1, -1)
        self.current_changed.emit()
        return page

    def go(self, section: str, text: str | None = None, id: int = 0) -> None:
        """Goes to a section, a search in it or a record of it, so that back() leads here again."""
        self.trail.leave(self.place)
        self._go(section, text, id)

    def back(self) -> None:
        place = self.trail.back(self.place)
        if place is not None:
            self._go(*place)

    def forward(self) -> None:
        place = self.trail.forward(self.place)
        if place is not None:
            self._go(*place)

    def reload(self) -> None:
        """Something was written: the page at hand asks again, the others when they are shown."""
        self._stale = set(self._made) - {self.page.entity.section}
        self.page.reload()

    def search(self, text: str) -> None:
        """What is being typed; where it names another section, that is turned to."""
        if not _led_elsewhere(self, text, typing=True):
            self.page.search(text)

    def focus_rows(self) -> None:
        _led_elsewhere(self, self.page.text)
        self.page.grid.setFocus()

    def tables(self) -> dict[str, TableState]:
        """Columns and order by section, of those that were never shown as remembered."""
        return self._tables | {key: page.grid.columns.state() for key, page in self._made.items()}

    def close_lanes(self) -> None:
        for page in self._made.values():
            page.answers.close()

    def _go(self, section: str, text: str | None, id: int) -> None:
        if section not in {each.section for each in SECTIONS}:
            self.trail.aside = Place(section, "", id)
            self.aside.emit(section, id)
            return
        page = self.turn(section)
        if text is not None and text != page.text:
            page.wanted = id or None
            page.search_for(text)
        elif id:
            page.show_record(id)

    def _make(self, section: str) -> EntityPage:
        entity = entity_of(section)
        page = EntityPage(self._catalog, entity, self._language, lambda: self._nothing(entity))
        self._made[section] = page
        self.addWidget(page)
        if section in self._tables:
            page.restore(self._tables[section])
        page.searched.connect(lambda *told: self._pass_on(page, self.searched, *told))
        page.bar.chips.value_asked.connect(self.value_asked)
        page.answered.connect(lambda: self._pass_on(page, self.answered))
        page.current_changed.connect(lambda: self._pass_on(page, self.current_changed))
        page.opened.connect(lambda id: self.opened.emit(section, id))
        page.field_asked.connect(self.field_asked)
        page.section_asked.connect(self.go)
        page.reload()
        return page

    def _pass_on(self, page: EntityPage, signal: SignalInstance, *told: object) -> None:
        if page is self.currentWidget():
            signal.emit(*told)


def _led_elsewhere(pages: Pages, text: str, *, typing: bool = False) -> bool:
    """To the section that a text names, if so; the page at hand keeps what else is looked for."""
    if ":" not in text:
        return False
    from catalog_app.search.sections import section_of

    page = pages.page
    entity, rest = section_of(text, page.language, typing=typing)
    if entity not in SECTIONS or entity is page.entity:
        return False
    page.search(rest)
    pages.go(entity.section, rest)
    return True


def sections(language: Language) -> list[tuple[str, str, str]]:
    """Key, icon and name of each, as the sidebar shows them."""
    return [(each.section, each.section, language.text(each.many)) for each in SECTIONS]


def heads(language: Language) -> list[str]:
    """Those of the groups that may stand below them."""
    from catalog_app.search.meant import facets_of

    return [head for each in SECTIONS for head in facets_of(each, language).values()]
