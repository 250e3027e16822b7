"""What an editor is: the widget for one field, what it holds, and what it says about it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from catalog_app.domain.fields import Field, entity_of
from catalog_app.domain.relations import Ref
from catalog_app.errors import CatalogError, NotFound
from catalog_app.i18n import Language
from catalog_app.ui import records

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog


@dataclass(frozen=True)
class FormContext:
    """What forms need to know: the catalog, the language they speak, the window they belong to."""

    catalog: "Catalog"
    language: Language
    parent: QWidget | None = None

    def within(self, parent: QWidget | None) -> "FormContext":
        return replace(self, parent=parent)

    def find(self, section: str, id: int) -> Ref | None:
        """The record as a reference that knows its label; None where it is gone."""
        entity = entity_of(section)
        try:
            row = self.catalog.get(entity, id)
        except NotFound:
            return None
        return Ref(id, [row.get(name) for name in entity.label_fields], section)


class Editor(QObject):
    """Edits one field.

    `edited`: the person changed something; `left`: the person is done with the field for now;
    `chosen`: a suggestion was taken, or the list of them closed with Enter: there is nothing more
    to type.
    """

    edited = Signal()
    left = Signal()
    chosen = Signal()

    def __init__(self, field: Field, context: FormContext, widget: QWidget) -> None:
        super().__init__(widget)
        self.field = field
        self.context = context
        self.widget = widget
        widget.setAccessibleName(context.language.text(field.label))

    def value(self) -> Any:
        """The value; where it cannot be understood, the empty one, and problem() says why."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        raise NotImplementedError

    def understood(self) -> str:
        """How what was typed is understood, where that is not plain to see."""
        return ""

    def problem(self) -> CatalogError | None:
        return None

    def draft(self) -> Any:
        """What it holds, as JSON."""
        return {"value": records.write_value(self.field, self.value())}

    def resume(self, draft: Any) -> None:
        """Takes back what draft() gave."""
        self.set_value(records.take_value(self.field, draft["value"], self.context.find))
