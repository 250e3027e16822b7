"""Asks for the name of a saved search, and says what is wrong with it."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from catalog_app.domain.folding import fold
from catalog_app.i18n import Language, mark
from catalog_app.ui import plain

_NAME = mark("&Name")
_EMPTY = mark("A saved search needs a name.")
_TAKEN = mark(
    "“{name}” is saved already: choose another name, or replace that search from its own menu."
)
_WIDTH = 420


class SearchName(QDialog):
    """`others`: the names that are taken; `save`: called with the name."""

    def __init__(
        self,
        parent: QWidget,
        language: Language,
        title: str,
        name: str,
        others: Iterable[str],
        save: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self._language, self._save = language, save
        self._others = {fold(other): other for other in others}
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.name = QLineEdit(name)
        self.name.setMinimumWidth(_WIDTH)
        self.name.setMaxLength(200)
        self.name.selectAll()
        self.problem = plain.label("", role="problem", wrap=True)
        self.problem.hide()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(plain.button(language.text(mark("Cancel")), self.reject))
        done = plain.button(language.text(mark("&Save")), self.accept, primary=True)
        done.setDefault(True)
        buttons.addWidget(done)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(plain.label(language.text(_NAME), buddy=self.name))
        column.addWidget(self.name)
        column.addWidget(self.problem)
        column.addLayout(buttons)

    def accept(self) -> None:
        name = " ".join(self.name.text().split())
        taken = self._others.get(fold(name))
        if not fold(name):
            self._say(self._language.text(_EMPTY))
        elif taken is not None:
            self._say(self._language.text(_TAKEN, name=taken))
        else:
            self._save(name)
            super().accept()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()
        self.name.setFocus()
