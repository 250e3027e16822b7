"""What the commands do to records: add, edit, delete, undo, and look at what happened."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from catalog_app.domain.fields import entity_of
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language, mark
from catalog_app.ui import narrowing, plain
from catalog_app.ui.open_forms import OpenForms
from catalog_app.ui.pages import Pages
from catalog_app.ui.telling import moment, step_text

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.history import Step

_UNDO_OLDER = mark("{step}\n\nThis was not done here and now, but {when}, by {who}. Undo it?")
_REDO_OLDER = mark(
    "{step}\n\nThis was not undone here and now; it was done {when}, by {who}. Do it again?"
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
        self.forms = OpenForms(catalog, language, window)
        self.forms.saved.connect(self._saved)
        pages.opened.connect(self.forms.open)
        pages.field_asked.connect(self.add_field)

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
            self.say_last()

    def undo(self) -> None:
        if self._sure(self._catalog.undo_step, _UNDO_OLDER):
            self._turn(self._catalog.undo, _UNDONE)

    def redo(self) -> None:
        if self._sure(self._catalog.redo_step, _REDO_OLDER):
            self._turn(self._catalog.redo, _REDONE)

    def copy(self) -> None:
        """The chosen rows, as text and as a table for Word, Excel and e-mails."""
        from catalog_app.exchange.html import table

        grid = self._pages.page.grid
        copied = QMimeData()
        copied.setText(grid.selected_text())
        copied.setData("text/html", table(grid.selected_cells()).encode())
        QGuiApplication.clipboard().setMimeData(copied)

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

    def fields(self) -> None:
        """The own fields of the section at hand."""
        from catalog_app.ui.fields_dialog import FieldsDialog

        dialog = FieldsDialog(self.forms.context(), self._pages.page.entity.section)
        dialog.changed.connect(self.say_last)
        dialog.exec()
        dialog.deleteLater()

    def add_field(self) -> None:
        """One more of them."""
        from catalog_app.ui.field_form import FieldForm

        form = FieldForm(self.forms.context(), self._pages.page.entity.section)
        form.saved.connect(self.say_last)
        form.exec()
        form.deleteLater()

    def _saved(self, section: str, id: int) -> None:
        page = self._pages.page
        if page.entity.section == section:
            page.wanted = id
        self.say_last()

    def say_last(self) -> None:
        """Says what was done last, and offers the way back."""
        step = self._catalog.undo_step
        if step is not None:
            self.said.emit(step_text(step, self._language), step.here)

    def _sure(self, step: "Step | None", question: str) -> bool:
        """What was done here is turned at once, all else after a question that names it."""
        if step is None or step.here:
            return True
        text = self._language.text
        when = moment(step.at, self._language)
        told = text(question, step=step_text(step, self._language), when=when, who=step.by)
        title, yes, no = text("An older step"), text("&Yes"), text("&No")
        return plain.confirm(self._window, title, told, yes, no)

    def _turn(self, turn: "Callable[[], Step]", message: str) -> None:
        """Undoes or redoes; what comes back by it will be at hand."""
        page, came = self._pages.page, set[int]()

        def note(touched: Mapping[str, frozenset[int]]) -> None:
            came.update(touched.get(page.entity.section, ()))

        def say() -> None:
            told = step_text(turn(), self._language)
            self.said.emit(self._language.text(message, step=told), False)
            page.wanted = next((id for id in sorted(came) if page.table.row_of(id) < 0), None)

        end = self._catalog.subscribe(note)
        self._try(say)
        end()

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except CatalogError as error:
            plain.tell(self._window, error.text(self._language))
