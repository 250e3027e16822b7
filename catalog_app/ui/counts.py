"""The sidebar follows the page at hand: how many there are of each section, of each value that
narrows what is found, and of each saved search.

One question after another is asked in a worker, after the rows are there; what is folded is not
counted.  The next search ends the questions of the one before.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from catalog_app.domain.fields import Entity
from catalog_app.errors import QueryError, TooSlow
from catalog_app.i18n import Language, mark
from catalog_app.settings import Settings
from catalog_app.ui.facets import Facets, Job
from catalog_app.ui.pages import Pages
from catalog_app.ui.saved_searches import GROUP, SavedSearches
from catalog_app.ui.sidebar import Sidebar, Way
from catalog_app.ui.sidebar_model import Group, Shown, State
from catalog_app.ui.tasks import Lane, Stop

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_LATER = 30  # milliseconds, so that rows are painted first
_PATIENCE = 0.4  # seconds for the count of a saved search
_OPEN = ("country", "kind", GROUP)


class Counts(QObject):
    """Fills the groups of the sidebar, and does what their entries say."""

    def __init__(
        self,
        catalog: "Catalog",
        language: Language,
        pages: Pages,
        sidebar: Sidebar,
        saved: SavedSearches,
        opened: Mapping[str, bool],
    ) -> None:
        """`opened`: which groups are open, as the settings have it."""
        super().__init__(sidebar)
        self._catalog, self._language = catalog, language
        self._pages, self._sidebar, self._saved = pages, sidebar, saved
        self._lane = Lane(self, later=_LATER)
        self._opened = dict(opened)
        self._section = ""
        self._sections: dict[str, int] | None = None
        self._facets = Facets(catalog, language, self._is_open)
        self._counted: dict[int, int | None] = {}  # saved search -> count
        self._searches_known = False
        pages.turned.connect(self._turn)
        pages.answered.connect(self._follow)
        sidebar.value_taken.connect(self._take)
        sidebar.group_folded.connect(self._fold)
        sidebar.menu_asked.connect(self._menu)
        sidebar.key_pressed.connect(saved.press)

    def refresh(self) -> None:
        """Something was written: all counts may be others."""
        self._sections, self._searches_known = None, False
        self._facets.refresh()
        self._counted.clear()

    def close_lanes(self) -> None:
        self._lane.close()

    def _turn(self, section: str) -> None:
        """Another section: its values are on the way, those of the one before are not its."""
        self._sidebar.set_current(section)
        if self._section != section:
            self._section = section
            self._facets.clear()
            self._sidebar.set_groups(self._saved_groups())
        if self._pages.page.table.found is not None:  # else it answers soon
            self._follow()

    def _follow(self) -> None:
        """Marks what the page is narrowed to, and counts anew what another search has changed."""
        self._show()
        self._lane.drop()
        self._ask()

    def _ask(self) -> None:
        for work, done in self._jobs():

            def show(answer: Any, done: Callable[[Any], None] = done) -> None:
                done(answer)
                self._show()
                self._ask()

            self._lane.ask(work, show, self._pages.page.complain)
            return

    def _jobs(self) -> Iterator[Job]:
        """What is still to be asked, in its order."""
        if self._sections is None:
            yield lambda _stop: _section_counts(self._catalog), self._take_sections
        if not self._searches_known:
            yield lambda _stop: self._saved.read(), self._take_searches
        yield from self._facets.jobs(self._pages.page)
        for id in self._saved.known:
            if id not in self._counted:
                entity, query = self._saved.asked(id)
                count = _counting(self._catalog, entity, query, self._language)
                yield count, partial(self._counted.__setitem__, id)

    def _take_sections(self, counts: dict[str, int]) -> None:
        self._sections = counts
        self._sidebar.set_counts(counts)

    def _take_searches(self, found: Any) -> None:
        self._saved.known = found
        self._searches_known = True

    def _show(self) -> None:
        page = self._pages.page
        some = (self._sections or {}).get(page.entity.section)
        groups = self._facets.groups(page) if some else []
        self._sidebar.set_groups([*self._saved_groups(), *groups])

    def _saved_groups(self) -> list[Group]:
        page = self._pages.page
        here = page.entity.section, page.text.split()
        values = tuple(
            Shown(
                str(id),
                each.name,
                self._counted.get(id),
                State.WANTED if (each.section, each.query.split()) == here else State.FREE,
            )
            for id, each in self._saved.known.items()
        )
        head = self._language.text(mark("Saved searches"))
        return [Group(GROUP, head, values, self._is_open(GROUP), "bookmark")] if values else []

    def _is_open(self, name: str) -> bool:
        return self._opened.get(name, name in _OPEN)

    def _fold(self, name: str, opened: bool) -> None:
        self._opened[name] = opened
        Settings.keep(groups=self._opened)
        self._follow()

    def _take(self, group: str, key: str, way: Way) -> None:
        """An entry was clicked: its values narrow the page, a saved search is turned to."""
        page = self._pages.page
        if group == GROUP:
            self._saved.open(int(key))
        else:
            page.search_for(self._facets.taken(page, group, key, way))

    def _menu(self, group: str, key: str, place: QPoint) -> None:
        menu = QMenu(self._sidebar)
        if group == GROUP:
            self._saved.fill(menu, int(key))
        else:
            ways = (mark("Also this"), Way.BESIDE), (mark("Without this"), Way.WITHOUT)
            for text, way in ways:
                action = menu.addAction(self._language.text(text))
                action.triggered.connect(lambda _on, way=way: self._take(group, key, way))
        menu.exec(place)
        menu.deleteLater()


def _section_counts(catalog: "Catalog") -> dict[str, int]:
    """In the worker: what it loads would else stand before the first rows."""
    from catalog_app.storage.facets import section_counts

    return section_counts(catalog)


def _counting(
    catalog: "Catalog", entity: type[Entity], query: str, language: Language
) -> Callable[[Stop], int | None]:
    """Counts what a saved search finds; None where it is wrong or takes too long."""

    def count(stop: Stop) -> int | None:
        from catalog_app.storage.patience import Patience

        try:
            return catalog.count(entity, query, language, stop=Patience(stop, _PATIENCE))
        except (QueryError, TooSlow):
            return None

    return count
