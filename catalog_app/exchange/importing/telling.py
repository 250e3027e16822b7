"""What is wrong with a line of a file, and where."""

from dataclasses import dataclass

from catalog_app.errors import CatalogError
from catalog_app.i18n import Language

_SHOWN = 100  # characters of a value


@dataclass(frozen=True)
class Wrong:
    """`column`: its heading, "" where it is the line as a whole; `value`: what stands there."""

    column: str
    value: str
    reason: CatalogError

    def text(self, language: Language) -> str:
        told = self.reason.text(language)
        return f"{self.column}: {told}" if self.column else told

    def written(self) -> list[object]:
        return [self.column, self.value[:_SHOWN], self.reason.message, self.reason.values]

    @classmethod
    def taken(cls, written: list[object]) -> "Wrong":
        column, value, message, values = written
        told = values if isinstance(values, dict) else {}
        return cls(str(column), str(value), CatalogError(str(message), **told))
