"""The forms that are open: each a window of its own, none twice for the same record."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from catalog_app.domain.fields import Entity, entity_of
from catalog_app.errors import NotFound
from catalog_app.i18n import Language, mark
from catalog_app.ui import plain

if TYPE_CHECKING:
    from pathlib import Path

    from catalog_app.storage.catalog import Catalog
    from catalog_app.ui.drafts import Draft
    from catalog_app.ui.editing import FormContext
    from catalog_app.ui.form import EntityForm


class OpenForms(QObject):
    """`saved`: section and id of a record that a form has just saved; `asked`: for a list of an
    event, by name and id.
    """

    saved = Signal(str, int)
    asked = Signal(str, int)

    def __init__(self, catalog: "Catalog", language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._catalog, self._language, self._window = catalog, language, window
        self.forms: list[EntityForm] = []

    def new(self, entity: type[Entity], defaults: Mapping[str, Any]) -> None:
        self._open(entity, None, defaults)

    def open(self, section: str, id: int) -> None:
        """The form of a record; the one that is open already comes to the front."""
        for form in self.forms:
            if (form.entity.section, form.id) == (section, id):
                form.raise_()
                form.activateWindow()
                return
        self._open(entity_of(section), id, {})

    def follow_fields(self) -> None:
        """Own fields were added, changed, hidden or removed."""
        if self.forms:
            from catalog_app.ui.form import follow_fields

            for form in self.forms:
                follow_fields(form)

    def close_all(self) -> bool:
        """Whether all are closed; each asks for what would be lost."""
        return all(form.close() for form in tuple(self.forms))

    def keep_drafts(self) -> None:
        """The program must end now: what is typed is offered at the next start."""
        for form in self.forms:
            form.take_open_cell()
            form.watch.keep()

    def offer_drafts(self) -> None:
        """Asks what shall become of forms that an earlier start has left behind."""
        from catalog_app.ui.drafts import Keeper, pending, set_damaged_aside

        text = self._language.text
        for path in set_damaged_aside(self._catalog):
            self._tell_damaged(path)
        for draft in pending(self._catalog):
            title = draft.title or text("Without a name")
            question = text("“{title}” was being typed when the program ended.", title=title)
            choices = (text("Go on with it"), text("Later"), text("Throw it away"))
            answer = plain.ask(self._window, text("Not saved yet"), question, choices, escape=1)
            if answer == 0:
                self._reopen(draft)
            elif answer == 2:
                Keeper(self._catalog, draft.path).drop()

    def _reopen(self, draft: "Draft") -> None:
        from catalog_app.ui.drafts import set_aside
        from catalog_app.ui.forms import reopen
        from catalog_app.ui.records import UNREADABLE

        try:
            form = reopen(self.context(), draft)
        except UNREADABLE:
            self._tell_damaged(set_aside(draft.path))
        else:
            self._follow(form)

    def _tell_damaged(self, path: "Path") -> None:
        text = self._language.text(
            mark("Something that was being typed cannot be read. It is kept as {path}."), path=path
        )
        plain.tell(self._window, text)

    def _open(self, entity: type[Entity], id: int | None, defaults: Mapping[str, Any]) -> None:
        from catalog_app.ui.forms import open_form

        try:
            self._follow(open_form(self.context(), entity, id, defaults))
        except NotFound as error:
            plain.tell(self._window, error.text(self._language))

    def context(self) -> "FormContext":
        from catalog_app.ui.editing import FormContext

        return FormContext(self._catalog, self._language, self._window)

    def _follow(self, form: "EntityForm") -> None:
        self.forms.append(form)
        form.saved.connect(self.saved)
        form.asked.connect(self.asked)
        form.record_asked.connect(self.open)
        form.destroyed.connect(lambda: self._forget(form))

    def _forget(self, form: "EntityForm") -> None:
        self.forms = [each for each in self.forms if each is not form]
