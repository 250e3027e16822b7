"""The sidebar follows the page at hand: counts of sections, and of countries of what is found."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from catalog_app.errors import QueryError
from catalog_app.i18n import Language
from catalog_app.ui import narrowing
from catalog_app.ui.pages import Pages
from catalog_app.ui.sidebar import Sidebar
from catalog_app.ui.tasks import Lane, Stop

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog


_LATER = 30  # milliseconds, so that rows are painted first


class Counts(QObject):
    """Asks in a worker, after the rows are there; a click on a country narrows the page."""

    def __init__(
        self, catalog: "Catalog", language: Language, pages: Pages, sidebar: Sidebar
    ) -> None:
        super().__init__(sidebar)
        self._catalog, self._language = catalog, language
        self._pages, self._sidebar = pages, sidebar
        self._lane = Lane(self, later=_LATER)
        self._shown: tuple[str, str] | None = None
        pages.turned.connect(self._turn)
        pages.answered.connect(self._follow)
        sidebar.facet_chosen.connect(self._narrow)

    def refresh(self) -> None:
        """Something was written: all counts may be others."""
        self._shown = None

    def close_lanes(self) -> None:
        self._lane.close()

    def _turn(self, section: str) -> None:
        """Another section: its countries are on the way, those of the one before are not its."""
        self._sidebar.set_current(section)
        if self._shown is None or self._shown[0] != section:
            self._shown = None
            self._sidebar.set_facet("", [])
        if self._pages.page.table.found is not None:  # else it answers soon
            self._follow()

    def _follow(self) -> None:
        """Marks what the page is narrowed to, and counts anew where the search is another one."""
        page = self._pages.page
        entity, text = page.entity, narrowing.without_country(page.text)
        self._sidebar.set_facet_current(narrowing.country_in(page.text, entity, self._language))
        wanted = (entity.section, text)
        if wanted == self._shown:
            return
        catalog, language = self._catalog, self._language

        def count(stop: Stop) -> Any:
            from catalog_app.storage.facets import country_counts, section_counts

            sections = section_counts(catalog)
            if not narrowing.narrows(entity):
                return wanted, sections, []
            try:
                return wanted, sections, country_counts(catalog, entity, text, language, stop=stop)
            except QueryError:  # taken out of its brackets; the page says what is wrong
                return wanted, sections, []

        self._lane.ask(count, self._show, page.complain)

    def _show(self, answer: Any) -> None:
        self._shown, sections, countries = answer
        self._sidebar.set_counts(sections)
        entity = self._pages.page.entity
        if entity.section != self._shown[0]:
            return
        if not narrowing.narrows(entity):
            self._sidebar.set_facet("", [])
            return
        field = entity.fields["country"]
        none = self._language.text("(none)")
        values = [
            (code or "", field.kind.show(code, self._language) if code else none, count)
            for code, count in countries
        ]
        self._sidebar.set_facet(self._language.text(field.label), values)

    def _narrow(self, code: object) -> None:
        page = self._pages.page
        if code is None:
            page.search_for(narrowing.without_country(page.text))
        else:
            page.search_for(narrowing.with_country(page.text, str(code)))
