"""How to search, beside the window: examples that go into the search box when they are clicked.

It stays open, so that one can try one after the other.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from catalog_app.i18n import Language
from catalog_app.ui import plain
from catalog_app.ui.help_text import Group, search_help
from catalog_app.ui.links import Link

if TYPE_CHECKING:
    from catalog_app.ui.window import MainWindow

_SIZE = (640, 620)  # the smallest screens have 700
_EXAMPLES = 250  # pixels of their column
_GAP = 20
_SECTION = "events"  # for which examples are meant that name no other


class SearchHelp(QDialog):
    """`chosen`: an example, as it is typed."""

    chosen = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        told = search_help(language)
        self.setWindowTitle(told.title)
        self.setAccessibleName(told.title)
        self.setProperty("role", "surface")
        page = QFrame()
        page.setProperty("role", "surface")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(24, 20, 24, 20)
        rows.setSpacing(10)
        rows.addWidget(plain.label(told.title, role="name"))
        rows.addWidget(plain.label(told.text, wrap=True, role="quiet"))
        for group in told.groups:
            rows.addSpacing(8)
            rows.addWidget(plain.heading(group.title))
            rows.addLayout(self._examples(group))
        rows.addStretch()
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.resize(*_SIZE)

    def _examples(self, group: Group) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, _EXAMPLES)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, (example, meaning) in enumerate(group.examples):
            link = Link(example)
            link.setAccessibleDescription(meaning)
            link.clicked.connect(lambda _on=False, text=example: self.chosen.emit(text))
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(link, row, 0, top)
            grid.addWidget(plain.label(meaning.replace("`", ""), wrap=True), row, 1, top)
        return grid


def show(window: "MainWindow") -> None:
    """The one that is open already comes to the front."""
    panel = window.findChild(SearchHelp)
    if panel is None:
        panel = SearchHelp(window.language, window)
        panel.chosen.connect(lambda text: _try(window, text))
    panel.show()
    panel.raise_()
    panel.activateWindow()


def _try(window: "MainWindow", text: str) -> None:
    from catalog_app.search.sections import section_of

    entity, rest = section_of(text, window.language)
    window.pages.go(entity.section if entity else _SECTION, rest)
