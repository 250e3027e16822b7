"""The search box: what is looked for, as text; it offers how to go on and remembers what was."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from catalog_app.domain.fields import entity_of
from catalog_app.i18n import Language
from catalog_app.ui import icons, style
from catalog_app.ui.search_offers import SearchOffers
from catalog_app.ui.searched import Searched

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_BOX = 420  # pixels where there is room
_NARROW = 200
_STANDS = 1000  # milliseconds after which a search counts as one


class SearchBox(QLineEdit):
    """`typed`: other text; `left_for_rows`: Enter, or the arrow down with nothing to offer.

    Down offers what may stand at the cursor, in the empty box earlier searches; Esc closes the
    list first and then empties the box.
    """

    typed = Signal(str)
    left_for_rows = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setPlaceholderText(language.text("Title, person, country…"))
        self.setAccessibleName(language.text("Search"))
        self.setClearButtonEnabled(True)
        self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(_NARROW)
        self.setMaximumWidth(_BOX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.offers = SearchOffers(self, language)
        self.offers.nothing_there.connect(self.left_for_rows)
        self.textEdited.connect(self._typed)
        self._marked = self._wished = (-1, -1)
        self._composing = False
        self._section = ""
        self._searched: Searched | None = None
        self._good = self._followed = ""
        self._standing = QTimer(self, singleShot=True, interval=_STANDS)
        self._standing.timeout.connect(self._remember)

    def serve(self, catalog: "Catalog", known: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        """The catalog that is searched; `known`: earlier searches, as the settings have them."""
        self._searched = Searched(catalog, known)
        self.offers.serve(catalog, self._searched)

    def turn(self, section: str) -> None:
        """Another section is searched."""
        self._standing.stop()
        self._section, self._good = section, ""
        self.offers.turn(entity_of(section))

    def put(self, action: QAction) -> None:
        """Adds an action at the right end, there while something is looked for."""
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda text: action.setVisible(bool(text.strip())))
        action.setVisible(bool(self.text().strip()))

    def edit(self, start: int, end: int) -> None:
        """Chooses a piece of the text, so that typing replaces it, and offers others."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setSelection(end, start - end)  # backwards, so that its beginning is in sight
        self.offers.ask()

    def show_search(self, text: str, start: int, end: int) -> None:
        """The search of a page and the place of a mistake in it; what is being typed stays."""
        if text.split() != self.text().split():
            self.offers.close()
            self.setText(text)
        self.mark(start, end)
        self._good = "" if start >= 0 else text.strip()
        if self._good and self._good == self._followed:
            self._remember()
        elif self._good:
            self._standing.start()

    def mark(self, start: int, end: int) -> None:
        """Underlines the place of a mistake; (-1, -1) for none."""
        self._wished = (start, end)
        # Whatever is sent while an input method composes would end that.
        if self._composing or self._wished == self._marked:
            return
        self._marked = self._wished
        attributes = []
        if start >= 0:
            from PySide6.QtGui import QTextCharFormat

            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(style.colour("warning"))
            wave.setForeground(style.colour("warning"))
            place = start - self.cursorPosition()
            kind = QInputMethodEvent.AttributeType.TextFormat
            length = max(1, end - start)
            attributes = [QInputMethodEvent.Attribute(kind, place, length, wave)]
        QCoreApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def close_lanes(self) -> None:
        """Ends its thread, and keeps what was looked for."""
        self._standing.stop()
        self.offers.close_lane()
        if self._searched is not None:
            self._searched.save()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())
        if not self._composing:
            self.mark(*self._wished)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list has got these keys before, and hands them on; it takes what is ignored here."""
        offers = self.offers.list
        if event.key() == Qt.Key.Key_Escape and offers.isVisible():
            self.offers.close()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._typed("")
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if offers.marked() is not None:
                event.ignore()
                return
            self.offers.close()
            self._follow()
            self.left_for_rows.emit()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        """The rows of the search are wanted: it counts, once it is known to be without mistakes."""
        self._followed = self.text().strip()
        if self._good == self._followed:
            self._remember()

    def _typed(self, text: str) -> None:
        self._standing.stop()
        self._good = self._followed = ""
        self.typed.emit(text)

    def _remember(self) -> None:
        self._standing.stop()
        if self._searched is not None and self._good and self._good == self.text().strip():
            self._searched.add(self._section, self._good)
