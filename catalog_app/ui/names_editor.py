"""The editor of names in other languages: one line that unfolds into a row for each language."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from catalog_app.domain.fields import Field
from catalog_app.errors import CatalogError, ValueProblem
from catalog_app.i18n import CODES, Language, mark
from catalog_app.ui import icons, plain
from catalog_app.ui.editing import Editor, FormContext

_ADD = mark("Add a name in another language…")
_LANGUAGE = mark("Language of the name")
_NAME = mark("Name in this language")
_REMOVE = mark("Remove this name")
_TWICE = mark("There are two names in {language}. Keep one, or choose another language.")


class NamesEditor(Editor):
    """Rows of a language and a name; what is typed into the last line becomes a row."""

    def __init__(self, field: Field, context: FormContext, *, nameless: bool = False) -> None:
        """`nameless`: the record has no name beside these."""
        super().__init__(field, context, QWidget())
        self._others = set() if nameless else {context.language.code}
        self._rows: list[NameRow] = []
        self._layout = QVBoxLayout(self.widget)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.adder = QLineEdit()
        self.adder.setPlaceholderText(context.language.text(_ADD))
        self.adder.setAccessibleName(context.language.text(_ADD))
        self.adder.textEdited.connect(self._begin)
        self._layout.addWidget(self.adder)
        self.widget.setFocusProxy(self.adder)

    def value(self) -> dict[str, str] | None:
        return {row.code: row.text for row in self._rows if row.text} or None

    def set_value(self, value: Mapping[str, str] | None) -> None:
        for row in list(self._rows):
            self._drop(row)
        for code, name in (value or {}).items():
            self.add(code, name)

    def problem(self) -> CatalogError | None:
        seen: set[str] = set()
        for row in self._rows:
            if row.text and row.code in seen:
                return ValueProblem(_TWICE, language=row.languages.currentText())
            seen.add(row.code)
        return None

    def draft(self) -> Any:
        return {"names": [[row.code, row.text] for row in self._rows if row.text]}

    def resume(self, draft: Any) -> None:
        self.set_value(None)
        for code, name in draft["names"]:
            self.add(code, name)

    def _begin(self, text: str) -> None:
        """The first letters in the last line open a row, in which one goes on typing."""
        self.adder.clear()
        used = self._others | {row.code for row in self._rows}
        codes = (self.context.language.code, *CODES)
        code = next((code for code in codes if code not in used), CODES[0])
        row = self.add(code, text)
        row.line.setFocus(Qt.FocusReason.OtherFocusReason)
        row.line.end(False)
        self.edited.emit()

    def add(self, code: str, text: str) -> "NameRow":
        """One more name, after the others."""
        row = NameRow(code, text, self.context.language)
        self._rows.append(row)
        self._layout.insertWidget(len(self._rows) - 1, row)
        for stop, following in pairwise((self._before(), row.languages, row.line, row.remover)):
            QWidget.setTabOrder(stop, following)
        row.line.textEdited.connect(self.edited)
        row.line.editingFinished.connect(self.left)
        row.languages.activated.connect(self.edited)
        row.languages.activated.connect(self.left)
        row.remover.clicked.connect(lambda: self._removed(row))
        return row

    def _before(self) -> QWidget:
        """What the Tab key leaves for the last line.

        That line itself must stay where it is: Qt would take the fields behind it for skipped.
        """
        stop: QWidget = self.adder
        while stop is self.adder or not _is_stop(stop):
            stop = stop.previousInFocusChain() or self.adder
        return stop

    def _removed(self, row: "NameRow") -> None:
        self.adder.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)
        self.edited.emit()
        self.left.emit()

    def _drop(self, row: "NameRow") -> None:
        self._rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()


def _is_stop(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


class NameRow(QWidget):
    """A language, a name in it, and the button that takes them away."""

    def __init__(self, code: str, text: str, language: Language) -> None:
        super().__init__()
        self.languages = QComboBox()
        self.languages.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.languages.setAccessibleName(language.text(_LANGUAGE))
        for each in CODES:
            self.languages.addItem(Language(each).name, each)
        if code not in CODES:  # from the command line, such as uz-Cyrl
            self.languages.addItem(code, code)
        self.languages.setCurrentIndex(self.languages.findData(code))
        self.line = QLineEdit(text)
        self.line.setAccessibleName(language.text(_NAME))
        self.remover = QToolButton()
        self.remover.setIcon(icons.icon("close"))
        self.remover.setAccessibleName(language.text(_REMOVE))
        plain.tip(self.remover, language.text(_REMOVE))
        self.remover.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.languages)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.remover)

    @property
    def code(self) -> str:
        return str(self.languages.currentData())

    @property
    def text(self) -> str:
        return " ".join(self.line.text().split())
