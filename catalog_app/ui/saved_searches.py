"""Saved searches: what the catalog has of them, and what is done with them in the window."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from catalog_app.domain.fields import Entity, Row, entity_of
from catalog_app.domain.searches import SavedSearch
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language, mark
from catalog_app.ui import narrowing, plain
from catalog_app.ui.pages import Pages

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

GROUP = SavedSearch.section
_SAVE, _RENAME = mark("Save this search"), mark("Rename the saved search")
_NOTHING = mark("There is nothing to save: type a search or choose what to narrow by first.")


class Saved(NamedTuple):
    name: str
    section: str
    query: str


class SavedSearches(QObject):
    """`known`: those of the catalog by id, as they were read last; `done`: one was changed."""

    done = Signal()

    def __init__(
        self, catalog: "Catalog", language: Language, pages: Pages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._catalog, self._language = catalog, language
        self._pages, self._window = pages, window
        self.known: dict[int, Saved] = {}

    def read(self) -> dict[int, Saved]:
        """All of them, by their names; may be called in a worker."""
        found = self._catalog.find(SavedSearch, language=self._language)
        fields = [SavedSearch.fields[name] for name in ("name", "section", "query")]
        return {row[0]: Saved(*row[1:]) for row in found.rows(0, len(found), fields)}

    def asked(self, id: int) -> tuple[type[Entity], str]:
        saved = self.known[id]
        return entity_of(saved.section), saved.query

    def open(self, id: int) -> None:
        """Turns to its section and looks for what it says; the page says what is wrong with it."""
        saved = self.known[id]
        self._pages.go(saved.section, saved.query)

    def save(self) -> None:
        """The search of the page at hand, under a name that is asked for."""
        page = self._pages.page
        if not page.text.strip():
            plain.tell(self._window, self._language.text(_NOTHING))
            return
        row: Row = {"section": page.entity.section, "query": page.text}
        name = in_words(page.text, page.entity, self._language)
        self._name(_SAVE, name, self.read().values(), row)

    def rename(self, id: int) -> None:
        others = [saved for other, saved in self.read().items() if other != id]
        self._name(_RENAME, self.known[id].name, others, {"id": id})

    def replace(self, id: int) -> None:
        """By the search of the page at hand."""
        page = self._pages.page
        row = {"id": id, "section": page.entity.section, "query": page.text}
        self._try(lambda: self._catalog.save(SavedSearch, row))

    def delete(self, id: int) -> None:
        """No question, because one key brings it back."""
        self._try(lambda: self._catalog.delete(SavedSearch, [id]))

    def press(self, group: str, key: str, pressed: int) -> None:
        """F2 or Delete on an entry of the sidebar, which may be one of them."""
        if group == GROUP and not self._catalog.read_only:
            (self.rename if pressed == Qt.Key.Key_F2 else self.delete)(int(key))

    def fill(self, menu: QMenu, id: int) -> None:
        """What can be done with one of them."""
        entries = (
            (mark("&Rename…"), "F2", self.rename),
            (mark("Re&place by the present search"), "", self.replace),
            (mark("&Delete"), "Del", self.delete),
        )
        for text, key, act in entries:
            action = menu.addAction(f"{self._language.text(text)}\t{key}")
            action.triggered.connect(partial(_call, act, id))
            action.setEnabled(not self._catalog.read_only)
            if act == self.replace and not self._pages.page.text.strip():
                action.setEnabled(False)

    def _name(self, title: str, name: str, others: Iterable[Saved], row: Row) -> None:
        from catalog_app.ui.search_name import SearchName

        taken = [saved.name for saved in others]
        dialog = SearchName(
            self._window,
            self._language,
            self._language.text(title),
            name,
            taken,
            lambda name: self._try(lambda: self._catalog.save(SavedSearch, row | {"name": name})),
        )
        dialog.exec()
        dialog.deleteLater()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CatalogError as error:
            plain.tell(self._window, error.text(self._language))
        else:
            self.done.emit()


def _call(act: Callable[[int], None], id: int, _checked: bool = False) -> None:
    act(id)


def in_words(text: str, entity: type[Entity], language: Language) -> str:
    """A search as a name says it: values instead of terms."""
    for term in narrowing.terms(text):
        field = entity.fields.get("country" if term.field == "from" else term.field)
        if not term.value:
            continue
        codes = field.kind.matching(term.value) if field is not None else ()
        code = codes[0] if len(codes) == 1 else narrowing.code_of(term, entity, language)
        shown = field.kind.show(code, language) if field is not None and code else term.value
        rest = in_words(term.rest, entity, language)
        return f"{rest} · {shown}" if rest else shown
    return text
