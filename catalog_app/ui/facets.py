"""What narrows the section at hand, as groups of the sidebar: counted, marked, and written.

What is counted of one search stays until the count of another one is there.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from catalog_app.errors import QueryError, TooSlow
from catalog_app.i18n import Language
from catalog_app.ui.page import EntityPage
from catalog_app.ui.sidebar import Way
from catalog_app.ui.sidebar_model import Group, Shown, State
from catalog_app.ui.tasks import Stop

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.facets import Facet, Value

Job = tuple[Callable[[Stop], Any], Callable[[Any], None]]
"""What is asked in the worker, and who takes the answer."""
IsOpen = Callable[[str], bool]


class Facets:
    """Those of one page at a time; `is_open`: whether a group shows all of its values."""

    def __init__(self, catalog: "Catalog", language: Language, is_open: IsOpen) -> None:
        self._catalog, self._language, self._is_open = catalog, language, is_open
        self._found: dict[str, Facet] = {}
        self._fresh: dict[str, str] = {}  # facet -> the search of which it is

    def refresh(self) -> None:
        """All counts may be others."""
        self._fresh.clear()

    def clear(self) -> None:
        """Another section is at hand."""
        self._found.clear()
        self._fresh.clear()

    def jobs(self, page: EntityPage) -> Iterator[Job]:
        """What of it is still to be counted, in its order."""
        from catalog_app.search import narrowed
        from catalog_app.storage.facets import facet
        from catalog_app.storage.patience import Patience

        catalog, language = self._catalog, self._language
        entity, text = page.entity, page.text
        for name in entity.facets:
            rest = narrowed.without(text, name)
            shown = self._is_open(name) or narrowed.values(text, name) != narrowed.Values()
            if not shown or self._fresh.get(name) == rest:
                continue

            def count(stop: Stop, name: str = name) -> Any:
                try:
                    return facet(catalog, entity, name, text, language, stop=Patience(stop))
                except QueryError:  # taken out of its brackets; the page says what is wrong
                    return None
                except TooSlow:
                    return None

            def take(found: Any, name: str = name, rest: str = rest) -> None:
                self._fresh[name] = rest
                if found is None:
                    self._found.pop(name, None)
                else:
                    self._found[name] = found

            yield count, take

    def groups(self, page: EntityPage) -> list[Group]:
        """Without those of which nothing has a value, and where nothing is sure, without heads."""
        from catalog_app.search.meant import facets_of

        found = page.table.found
        some = found is None or found.sure > 0  # what is only similar is not counted
        groups = []
        for name, head in facets_of(page.entity, self._language).items():
            values = self._values(page, name)
            if values or (some and name not in self._found):
                groups.append(Group(name, head, values, self._is_open(name)))
        return groups

    def taken(self, page: EntityPage, group: str, key: str, way: Way) -> str:
        """The search in which a value was taken so."""
        from catalog_app.search import narrowed

        facet = self._found.get(group)
        wanted, unwanted = self._written(page, group)
        known = {value.key: value for value in facet.values} if facet else {}
        meant = (wanted | unwanted | known).get(key)
        if meant is None:  # it stands there from the search before, of which nothing is counted now
            return page.text
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
        return narrowed.narrowed(page.text, group, *queries)

    def _values(self, page: EntityPage, name: str) -> tuple[Shown, ...]:
        """Those that were counted, and those that the search names beside them."""
        wanted, unwanted = self._written(page, name)
        found = self._found.get(name)
        counted = {} if found is None else {value.key: value for value in found.values}
        others = {key: value for key, value in (wanted | unwanted).items() if key not in counted}

        def shown(value: "Value", count: int | None) -> Shown:
            state = State.WANTED if value.key in wanted else State.FREE
            state = State.UNWANTED if value.key in unwanted else state
            return Shown(value.key, value.text, count, state, value.key == "none")

        listed = [shown(value, value.count) for value in counted.values()]
        return tuple(listed + [shown(value, None) for value in others.values()])

    def _written(self, page: EntityPage, name: str) -> "tuple[dict[str, Value], dict[str, Value]]":
        """What the search at hand says of a facet: wanted and unwanted values, by their keys."""
        from catalog_app.search import narrowed
        from catalog_app.storage.facets import value_of

        written = narrowed.values(page.text, name)
        wanted, unwanted = (
            [value_of(page.entity, name, each, self._language) for each in values]
            for values in (written.wanted, written.unwanted)
        )
        return {each.key: each for each in wanted}, {each.key: each for each in unwanted}


def _turn_over(values: "dict[str, Value]", key: str, value: "Value") -> None:
    if values.pop(key, None) is None:
        values[key] = value
