"""What a form shows and does not change."""

from typing import Any

from catalog_app.domain.fields import Field
from catalog_app.ui import plain
from catalog_app.ui.editing import Editor, FormContext

_NOTHING = "—"


class ReadOnlyEditor(Editor):
    """A value that other records make, such as those to which a document is attached."""

    def __init__(self, field: Field, context: FormContext) -> None:
        self.label = plain.label(_NOTHING, wrap=True, selectable=True)
        super().__init__(field, context, self.label)
        self._value: Any = field.kind.empty

    def value(self) -> Any:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        self.label.setText(self.field.kind.show(value, self.context.language) or _NOTHING)

    def draft(self) -> Any:
        return {}

    def resume(self, draft: Any) -> None:
        """It is as the catalog has it."""
