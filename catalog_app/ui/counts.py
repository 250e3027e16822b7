"""The sidebar follows the page at hand: how many there are of each section, of each value that
narrows what is found, and of each saved search.

One question after another is asked in a worker, after the rows are there; what is folded is not
counted.  The next search ends the questions of the one before.
"""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from catalog_app.errors import Cancelled, QueryError
from catalog_app.i18n import Language, mark
from catalog_app.settings import Settings
from catalog_app.ui.pages import Pages
from catalog_app.ui.saved_searches import GROUP, SavedSearches
from catalog_app.ui.sidebar import Sidebar, Way
from catalog_app.ui.sidebar_model import Group, Shown, State
from catalog_app.ui.tasks import Lane, Stop

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.facets import Facet, Value

_LATER = 30  # milliseconds, so that rows are painted first
_PATIENCE = 0.4  # seconds for the count of a saved search
_OPEN = ("country", "kind", GROUP)
Job = tuple[Callable[[Stop], Any], Callable[[Any], None]]


class Counts(QObject):
    """Fills the groups of the sidebar, and does what their entries say."""

    def __init__(
        self,
        catalog: "Catalog",
        language: Language,
        pages: Pages,
        sidebar: Sidebar,
        saved: SavedSearches,
    ) -> None:
        super().__init__(sidebar)
        self._catalog, self._language = catalog, language
        self._pages, self._sidebar, self._saved = pages, sidebar, saved
        self._lane = Lane(self, later=_LATER)
        self._opened = dict(Settings.load().groups)
        self._section = ""
        self._sections: dict[str, int] | None = None
        self._facets: dict[str, Facet] = {}
        self._fresh: dict[str, str] = {}  # facet -> the search of which it is
        self._counted: dict[int, int | None] = {}  # saved search -> count
        self._searches_known = False
        pages.turned.connect(self._turn)
        pages.answered.connect(self._follow)
        sidebar.value_taken.connect(self._take)
        sidebar.group_folded.connect(self._fold)
        sidebar.menu_asked.connect(self._menu)
        sidebar.key_pressed.connect(self._key)

    def refresh(self) -> None:
        """Something was written: all counts may be others."""
        self._sections, self._searches_known = None, False
        self._fresh.clear()
        self._counted.clear()

    def close_lanes(self) -> None:
        self._lane.close()

    def _turn(self, section: str) -> None:
        """Another section: its values are on the way, those of the one before are not its."""
        self._sidebar.set_current(section)
        if self._section != section:
            self._section = section
            self._facets.clear()
            self._fresh.clear()
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
        from catalog_app.storage.facets import section_counts

        if self._sections is None:
            yield lambda _stop: section_counts(self._catalog), self._take_sections
        if not self._searches_known:
            yield lambda _stop: self._saved.read(), self._take_searches
        yield from self._facet_jobs()
        for id in self._saved.known:
            if id not in self._counted:
                yield self._count_job(id)

    def _facet_jobs(self) -> Iterator[Job]:
        from catalog_app.search import narrowed
        from catalog_app.storage.facets import facet

        catalog, language, page = self._catalog, self._language, self._pages.page
        entity, text = page.entity, page.text
        for name in entity.facets:
            rest = narrowed.without(text, name)
            shown = self._is_open(name) or narrowed.values(text, name) != narrowed.Values()
            if not shown or self._fresh.get(name) == rest:
                continue

            def count(stop: Stop, name: str = name) -> Any:
                try:
                    return facet(catalog, entity, name, text, language, stop=stop)
                except QueryError:  # taken out of its brackets; the page says what is wrong
                    return None

            def take(found: Any, name: str = name, rest: str = rest) -> None:
                self._fresh[name] = rest
                if found is None:
                    self._facets.pop(name, None)
                else:
                    self._facets[name] = found

            yield count, take

    def _count_job(self, id: int) -> Job:
        entity, query = self._saved.asked(id)

        def count(stop: Stop) -> int | None:
            end = monotonic() + _PATIENCE
            try:
                return self._catalog.count(
                    entity, query, self._language, stop=lambda: stop() or monotonic() > end
                )
            except QueryError:
                return None
            except Cancelled:
                if stop():
                    raise
                return None

        def take(found: int | None) -> None:
            self._counted[id] = found

        return count, take

    def _take_sections(self, counts: dict[str, int]) -> None:
        self._sections = counts
        self._sidebar.set_counts(counts)

    def _take_searches(self, found: Any) -> None:
        self._saved.known = found
        self._searches_known = True

    def _show(self) -> None:
        self._sidebar.set_groups([*self._saved_groups(), *self._facet_groups()])

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

    def _facet_groups(self) -> list[Group]:
        from catalog_app.storage.facets import facets_of

        entity = self._pages.page.entity
        if not (self._sections or {}).get(entity.section):
            return []
        groups = []
        for name, head in facets_of(entity, self._language).items():
            values = self._values(name)
            if values or name not in self._facets:
                groups.append(Group(name, head, values, self._is_open(name)))
        return groups

    def _values(self, name: str) -> tuple[Shown, ...]:
        """Those that were counted, and those that the search names beside them."""
        wanted, unwanted = self._written(name)
        found = self._facets.get(name)
        counted = {} if found is None else {value.key: value for value in found.values}
        others = {key: value for key, value in (wanted | unwanted).items() if key not in counted}

        def shown(value: "Value", count: int | None) -> Shown:
            state = State.WANTED if value.key in wanted else State.FREE
            state = State.UNWANTED if value.key in unwanted else state
            return Shown(value.key, value.text, count, state, value.key == "none")

        listed = [shown(value, value.count) for value in counted.values()]
        return tuple(listed + [shown(value, None) for value in others.values()])

    def _written(self, name: str) -> "tuple[dict[str, Value], dict[str, Value]]":
        """What the search at hand says of a facet: wanted and unwanted values, by their keys."""
        from catalog_app.search import narrowed
        from catalog_app.storage.facets import value_of

        page = self._pages.page
        written = narrowed.values(page.text, name)
        wanted, unwanted = (
            [value_of(page.entity, name, each, self._language) for each in values]
            for values in (written.wanted, written.unwanted)
        )
        return {each.key: each for each in wanted}, {each.key: each for each in unwanted}

    def _is_open(self, name: str) -> bool:
        return self._opened.get(name, name in _OPEN)

    def _fold(self, name: str, opened: bool) -> None:
        self._opened[name] = opened
        Settings.keep(groups=self._opened)
        self._follow()

    def _take(self, group: str, key: str, way: Way) -> None:
        """An entry was clicked: its values narrow the page, a saved search is turned to."""
        if group == GROUP:
            self._saved.open(int(key))
            return
        from catalog_app.search import narrowed

        page = self._pages.page
        facet = self._facets.get(group)
        wanted, unwanted = self._written(group)
        known = {value.key: value for value in facet.values} if facet else {}
        meant = (wanted | unwanted | known)[key]
        if way == Way.WITHOUT:
            wanted.pop(key, None)
            _turn_over(unwanted, key, meant)
        elif way == Way.BESIDE:
            unwanted.pop(key, None)
            _turn_over(wanted, key, meant)
        else:
            released = key in unwanted or [*wanted] == [key]
            wanted, unwanted = ({} if released else {key: meant}), {}
        queries = [[each.query for each in values.values()] for values in (wanted, unwanted)]
        page.search_for(narrowed.narrowed(page.text, group, *queries))

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

    def _key(self, group: str, key: str, pressed: int) -> None:
        if group == GROUP:
            self._saved.press(int(key), pressed)


def _turn_over(values: "dict[str, Value]", key: str, value: "Value") -> None:
    if values.pop(key, None) is None:
        values[key] = value
