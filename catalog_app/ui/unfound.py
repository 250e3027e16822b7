"""Where there are no rows: how a section begins, or why a search finds nothing and what would."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from catalog_app.domain.counting import counted
from catalog_app.domain.fields import Entity
from catalog_app.i18n import Language, mark
from catalog_app.ui import plain
from catalog_app.ui.empty import EmptyState
from catalog_app.ui.grid import Grid
from catalog_app.ui.links import Link
from catalog_app.ui.telling import shortened

if TYPE_CHECKING:
    from catalog_app.storage.explaining import Explanation, Suggestion

_NOT_BOTH = mark("“{first}” finds {few}, “{second}” finds {more}, but nothing has both.")
_UNKNOWN = mark("“{text}” stands nowhere here.")
_BY_ITSELF = mark("“{text}” by itself finds {found}.")
_NOT_ALL = mark("Nothing has all of them together.")
_TRY = mark("No record has all of these words. Try fewer, or another spelling.")
_SHOWN = 60  # letters of what was typed
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Unfound(EmptyState):
    """A search without rows.  `taken`: a suggestion, by its text and its section or ""."""

    taken = Signal(str, str)

    def __init__(
        self, entity: type[Entity], language: Language, clear: Callable[[], object]
    ) -> None:
        words = language.text
        clearing = (words(mark("Clear the search")), clear, True)
        super().__init__("search", words(mark("Nothing found")), "", [clearing])
        self._entity, self._language = entity, language
        self._why: QWidget | None = None

    def explain(self, explanation: "Explanation | None") -> None:
        """None: the reasons are still looked for."""
        if self._why is not None:
            self.body.removeWidget(self._why)
            self._why.hide()
            self._why.deleteLater()
            self._why = None
        self.setAccessibleDescription("")
        if explanation is not None:
            self._why = self._told(explanation)
            self.body.addWidget(self._why)

    def _told(self, explanation: "Explanation") -> QWidget:
        sentences = reasons(explanation, self._entity, self._language)
        self.setAccessibleDescription(" ".join(sentences))
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for sentence in sentences:
            line = plain.label(sentence, role="quiet", wrap=True)
            line.setAlignment(_MIDDLE)
            column.addWidget(line)
        if explanation.suggestions:
            column.addSpacing(12)
            head = plain.label(self._language.text(mark("Did you mean …?")), role="subheading")
            column.addWidget(head, alignment=_MIDDLE)
        for suggestion in explanation.suggestions:
            column.addWidget(self._link(suggestion), alignment=_MIDDLE)
        column.addSpacing(8)
        return told

    def _link(self, suggestion: "Suggestion") -> Link:
        section = suggestion.section or self._entity.section
        found = counted(section, suggestion.count, self._language)
        if suggestion.section:
            said = self._language.text(mark("The same search finds {found}"), found=found)
        else:
            text = shortened(suggestion.text, _SHOWN)
            said = self._language.text(mark("{text} ({found})"), text=text, found=found)
        link = Link(said)
        link.clicked.connect(lambda: self.taken.emit(suggestion.text, suggestion.section))
        return link


class Stack(QStackedWidget):
    """The table, or where there are no rows the way on; that is made when it is first needed."""

    def __init__(
        self, grid: Grid, nothing: Callable[[], EmptyState], unfound: Callable[[], Unfound]
    ) -> None:
        super().__init__()
        self._grid = grid
        self._nothing, self._unfound = nothing, unfound
        self._empty: EmptyState | None = None
        self._why: Unfound | None = None
        self.addWidget(grid)

    def turn(self, count: int, *, searching: bool) -> None:
        if count:
            self.setCurrentWidget(self._grid)
            self._forget_nothing()
        elif searching:
            self.explain(None)
        else:
            if self._empty is None:
                self._empty = self._nothing()
                self.addWidget(self._empty)
            self.setCurrentWidget(self._empty)

    def explain(self, explanation: "Explanation | None") -> None:
        """Says that a search finds nothing, and why as soon as that is known."""
        if self._why is None:
            self._why = self._unfound()
            self.addWidget(self._why)
        self._why.explain(explanation)
        self.setCurrentWidget(self._why)

    def withdraw(self) -> None:
        """Another search is at hand, of which nothing is known: no reasons are told any more."""
        if self._why is not None and self.currentWidget() is self._why:
            self._why.explain(None)
            self.setCurrentWidget(self._grid)

    def _forget_nothing(self) -> None:
        """What it says the next time depends on what the catalog then holds."""
        if self._empty is not None:
            self.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None


def reasons(explanation: "Explanation", entity: type[Entity], language: Language) -> list[str]:
    """Why nothing was found, a sentence each."""
    text = language.text
    told = [(shortened(p.text, _SHOWN), p.count) for p in explanation.parts]
    found = [(each, counted(entity.section, count, language), count) for each, count in told]
    if len(explanation.clash) == 2:
        few, more = (counted(entity.section, part.count, language) for part in explanation.clash)
        first, second = (shortened(part.text, _SHOWN) for part in explanation.clash)
        return [text(_NOT_BOTH, first=first, few=few, second=second, more=more)]
    missing = [text(_UNKNOWN, text=each) for each, _, count in found if not count]
    if not missing and len(found) < 2:
        return [text(_TRY)]
    others = [text(_BY_ITSELF, text=each, found=shown) for each, shown, count in found if count]
    return [*missing, *others, *([] if missing else [text(_NOT_ALL)])]
