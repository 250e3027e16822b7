"""What an editor is: the widget for one field, what it holds, and what it says about it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from catalog_app.domain.fields import Field, Row
from catalog_app.errors import CatalogError, ValueProblem
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

    def see(self, values: Row) -> None:
        """What the whole record says by now, for an editor that goes by its other fields."""

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
        self.set_value(records.take_value(self.field, draft["value"], self.context.catalog.ref))


class TypedEditor(Editor):
    """A value as a text; while that is unchanged it gives back the very value that was set."""

    def __init__(self, field: Field, context: FormContext, widget: QWidget) -> None:
        super().__init__(field, context, widget)
        self._value: Any = field.kind.empty
        self._text = ""

    def text(self) -> str:
        """What stands there now."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        raise NotImplementedError

    def read(self, text: str) -> Any:
        """The value that a text means; ValueProblem where it cannot be understood."""
        return self.field.kind.read(text, self.context.language)

    def shown(self, value: Any) -> str:
        """The text of a value."""
        return self.field.kind.typed(value, self.context.language)

    def understand(self) -> Any:
        """The value of what stands there, or ValueProblem."""
        return self._value if self.text() == self._text else self.read(self.text())

    def value(self) -> Any:
        try:
            return self.understand()
        except ValueProblem:
            return self.field.kind.empty

    def set_value(self, value: Any) -> None:
        self.set_text(self.shown(value))
        self._value, self._text = value, self.text()

    def problem(self) -> CatalogError | None:
        try:
            self.understand()
        except ValueProblem as problem:
            return problem
        return None

    def draft(self) -> Any:
        return {"text": self.text()} if self.problem() else super().draft()

    def resume(self, draft: Any) -> None:
        if "text" in draft:
            self.set_text(draft["text"])
        else:
            super().resume(draft)
