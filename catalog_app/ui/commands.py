"""What the commands do to records: add, edit, delete, undo, and look at what happened."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from catalog_app.domain.fields import entity_of
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language, mark
from catalog_app.ui import narrowing, plain
from catalog_app.ui.open_forms import OpenForms
from catalog_app.ui.pages import Pages

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.history import Step

_UNDO_OLDER = mark("“{step}” was done before the program was started: {when}, by {who}. Undo it?")
_REDO_OLDER = mark(
    "“{step}” was undone before the program was started; it was done {when} by {who}. Do it again?"
)
_UNDONE, _REDONE = mark("Undone: {step}"), mark("Done again: {step}")


class Commands(QObject):
    """`said`: a sentence for the line at the foot, and whether it can be undone."""

    said = Signal(str, bool)

    def __init__(
        self, catalog: "Catalog", language: Language, pages: Pages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._catalog, self._language, self._pages = catalog, language, pages
        self._window = window
        self._turned: set[int] = set()
        self.forms = OpenForms(catalog, language, window)
        self.forms.saved.connect(self._saved)
        pages.opened.connect(self.forms.open)

    def new(self, section: str = "") -> None:
        """A form for a new record of the section at hand, narrowed as that is."""
        page = self._pages.page
        entity = entity_of(section) if section else page.entity
        defaults: dict[str, Any] = {}
        if entity is page.entity:
            code = narrowing.country_in(page.text, entity, self._language)
            defaults = {"country": code} if code and entity.fields["country"].group else {}
        self.forms.new(entity, defaults)

    def delete(self) -> None:
        """To the trash; no question, because one key brings it back."""
        page = self._pages.page
        ids = page.grid.selected_ids()
        if ids:
            after = page.table.row_of(ids[-1]) + 1
            page.wanted = next(iter(page.table.ids(after, after)), None)
            self._try(lambda: self._catalog.delete(page.entity, ids))
            self._say_last()

    def undo(self) -> None:
        if self._sure(self._catalog.undo_step, _UNDO_OLDER):
            self._turn(self._catalog.undo, _UNDONE)

    def redo(self) -> None:
        if self._sure(self._catalog.redo_step, _REDO_OLDER):
            self._turn(self._catalog.redo, _REDONE)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._pages.page.grid.selected_text())

    def history(self) -> None:
        from catalog_app.ui.history_view import HistoryView

        page = self._pages.page
        id = page.grid.current_id()
        if id is not None:
            HistoryView(self._catalog, page.entity, id, self._language, self._window).exec()

    def trash(self) -> None:
        from catalog_app.ui.history_view import TrashView

        view = TrashView(self._catalog, self._language, self._window)
        view.restored.connect(self._saved)
        view.exec()

    def _saved(self, section: str, id: int) -> None:
        page = self._pages.page
        if page.entity.section == section:
            page.wanted = id
        self._say_last()

    def _say_last(self) -> None:
        step = self._catalog.undo_step
        if step is not None:
            self.said.emit(step.text(self._language), step.here)

    def _sure(self, step: "Step | None", question: str) -> bool:
        """Steps of this start are turned at once; older ones after a question that names them."""
        from catalog_app.ui.history_view import moment

        if step is None or step.here or step.id in self._turned:
            return True
        text = self._language.text
        told = text(question, step=step.text(self._language), when=moment(step.at), who=step.by)
        title, yes, no = text("An older step"), text("&Yes"), text("&No")
        return plain.confirm(self._window, title, told, yes, no)

    def _turn(self, turn: "Callable[[], Step]", message: str) -> None:
        def say() -> None:
            step = turn()
            self._turned.add(step.id)
            told = self._language.text(message, step=step.text(self._language))
            self.said.emit(told, False)

        self._try(say)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CatalogError as error:
            plain.tell(self._window, error.text(self._language))
