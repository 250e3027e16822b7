"""What the list below the search box offers: what may stand at the cursor, and earlier searches.

The catalog is asked beside the window, and only the newest question counts; the list stays as it is
until the answer comes, and no key chooses from one that is older than the text.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from catalog_app.domain.fields import Entity
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language, mark
from catalog_app.ui.completer import Completion, Offer
from catalog_app.ui.searched import Searched
from catalog_app.ui.tasks import Lane, Stop

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.completing import Completion as Completed

_MOST = 20  # of which ten are seen at once
_EARLIER = 2  # searches that begin as typed
_LATER = 30  # milliseconds, so that rows are painted first
_SOON = 0.2  # seconds for which a key that chooses waits for the list that goes with the text
_CHOOSING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
EARLIER = mark("Earlier search")
CLEAR = mark("Clear history")


class SearchOffers(Completion):
    """The list of the search box; `nothing_there`: it was asked for in vain."""

    nothing_there = Signal()

    def __init__(self, line: QLineEdit, language: Language) -> None:
        super().__init__(line, lambda _text: ())
        self._language = language
        self._lane = Lane(self, later=_LATER)
        self._catalog: Catalog | None = None
        self._entity: type[Entity] = Entity
        self._searched: Searched | None = None
        self._waiting = self._replacing = False
        self._text = ""
        self.list.setAccessibleName(language.text("Suggestions"))
        self.taken.connect(self._put)

    def serve(self, catalog: "Catalog", searched: Searched) -> None:
        self._catalog, self._searched = catalog, searched

    def turn(self, entity: type[Entity]) -> None:
        """Another section is searched."""
        self._entity = entity
        self.close()

    def follow(self) -> None:
        """What was taken asks for nothing more, but that after a field a value is missing."""
        if not self._replacing or self._line.text()[: self._line.cursorPosition()].endswith(":"):
            self._ask_for(asked=False)

    def ask(self) -> None:
        self._ask_for(asked=True)

    def close(self) -> None:
        self._lane.drop()
        self._waiting = False
        super().close()

    def close_lane(self) -> None:
        self.close()
        self._lane.close()

    @property
    def _is_open(self) -> bool:
        return self.list.isVisible()

    def _ask_for(self, *, asked: bool) -> None:
        """`asked`: by a key, not by typing."""
        text = self._line.text()
        if self._catalog is None or not text.strip():
            self.close()
            self._show(self._earlier() if asked else [], text, asked=asked)
            return
        from catalog_app.search.cursor import piece_at
        from catalog_app.storage.completing import complete

        catalog, entity, language = self._catalog, self._entity, self._language
        at = self._line.selectionStart() if self._line.hasSelectedText() else -1
        place = self._line.cursorPosition() if at < 0 else at

        def look(stop: Stop) -> Any:
            return complete(catalog, entity, text, place, language, limit=_MOST, stop=stop)

        def show(found: "Sequence[Completed]") -> None:
            earlier, offers = self._begun(text), list(map(_offer, found))
            in_field = piece_at(text, place).field is not None
            self._show(offers + earlier if in_field else earlier + offers, text, asked=asked)

        def fail(_error: CatalogError) -> None:
            self.close()

        self._waiting = True
        self._lane.ask(look, show, fail)

    def _show(self, offers: list[Offer], text: str, *, asked: bool) -> None:
        self._waiting, self._text = False, text
        self.show(offers)
        if asked and not offers:
            self.nothing_there.emit()

    def _earlier(self) -> list[Offer]:
        known = self._searched.of(self._entity.section) if self._searched else ()
        offers = [Offer(" ".join(text.split()), text) for text in known]
        return [*offers, Offer(self._language.text(CLEAR), None)] if offers else []

    def _begun(self, text: str) -> list[Offer]:
        """Earlier searches that begin so, where all that is typed is their beginning."""
        known = self._searched.of(self._entity.section) if self._searched else ()
        typed = " ".join(text.split()).casefold()
        begun = [each for each in known if each.casefold().startswith(typed) and each != text]
        beside = self._language.text(EARLIER)
        return [Offer(each, each, beside) for each in begun[:_EARLIER] if typed != each.casefold()]

    def _put(self, offer: Offer) -> None:
        """Writes what was taken as if it had been typed, so that Ctrl+Z takes it back."""
        line, value = self._line, offer.value
        if value is None:
            if self._searched is not None:
                self._searched.clear(self._entity.section)
            return
        self._replacing = True
        if isinstance(value, str):
            line.selectAll()
            line.insert(f"{value} ")
        elif line.text() == self._text:
            at_end = value.end >= len(line.text()) and not value.text.endswith(":")
            line.setSelection(value.start, value.end - value.start)
            line.insert(value.text + (" " if at_end else ""))
        self._replacing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self.list.isVisible()
        ):
            if event.key() in _CHOOSING and self._waiting:
                self._lane.wait(_SOON)
            if event.key() == Qt.Key.Key_Tab and self.list.marked() is not None:
                self.take_marked()
                return True
        return super().eventFilter(watched, event)


def _offer(found: "Completed") -> Offer:
    return Offer(found.shown, found, found.beside)
