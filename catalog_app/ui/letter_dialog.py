"""Letters of invitation: their text at the left, in the language at hand; at the right the first of
them as it will be.

A text that is typed stays with its language until all of them are saved, in one step.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain.delegations import Delegation
from catalog_app.domain.events import Event
from catalog_app.domain.letters import shipped
from catalog_app.errors import CatalogError
from catalog_app.i18n import CODES, Language, mark
from catalog_app.reports import invitations
from catalog_app.reports.attending import delegations
from catalog_app.storage import letters
from catalog_app.ui import plain
from catalog_app.ui.letter_page import LetterPage
from catalog_app.ui.letter_text import LetterText

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_TITLE = mark("Letters of invitation: {event}")
_LANGUAGE, _TO = mark("&Language"), mark("Letters t&o")
_EVERY = mark("{name}: {count}")
_ASKED, _ALL = mark("Those who have not answered"), mark("All delegations")
_SHIPPED = mark("&Back to the shipped text")
_CLOSE, _SAVE, _PRINT = mark("&Close"), mark("&Save the text"), mark("&Print or save…")
_EMPTY = mark("There is nothing in the letter: write one, or go back to the shipped text.")
_UNSAVED = mark("The text of the letter is not saved yet")
_QUESTION = mark("Save the text of the letter in {languages}?")
_ANSWERS = (mark("Save"), mark("Throw it away"), mark("Go on writing"))
_LETTERS = 36  # of a delegation that are seen; some are called by long names
_WAIT = 300  # milliseconds after the last key before the letter is shown anew


class LetterDialog(QDialog):
    """`print_asked`: code of the language, texts that are not saved by code, ids of delegations;
    `saved`: a step was made.
    """

    print_asked = Signal(str, object, object)
    saved = Signal()

    def __init__(
        self,
        catalog: "Catalog",
        event: int,
        language: Language,
        parent: QWidget | None = None,
        to: int | None = None,
        code: str = "",
    ) -> None:
        """`to`: the delegation to which alone a letter goes at first; `code`: of its language."""
        super().__init__(parent)
        self._catalog, self._event, self._words = catalog, event, language
        self._typed: dict[str, str] = {}
        self._code = code or language.code
        title = Event.name_of(catalog.get(Event, event), language)
        self.setWindowTitle(language.text(_TITLE, event=title))
        self.language, self.to = _languages(self._code), _recipients(catalog, event, language, to)
        self.letter = LetterText(language)
        self.page = LetterPage(language, self._complain, self)
        self.problem = plain.label("", role="problem", wrap=True, selectable=True)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT)
        self._timer.timeout.connect(self.show_letter)
        self._lay_out(title)
        self._show_text()
        self.letter.changed.connect(self._edited)
        self.language.currentIndexChanged.connect(self._turn)
        self.to.currentIndexChanged.connect(self.show_letter)
        for keys, does in (("Ctrl+S", self.save), ("Ctrl+P", self._print)):
            QShortcut(QKeySequence(keys), self).activated.connect(does)
        self.letter.editor.setFocus()
        self.resize(1120, 760)

    def show_letter(self) -> None:
        """The first letter with the text at hand, or what is wrong with that."""
        self._timer.stop()
        self.problem.hide()
        recipients = self.to.currentData()
        text = self.letter.text()
        self.print_button.setEnabled(bool(recipients) and bool(text.strip()))
        if not text.strip():
            self._say(self._words.text(_EMPTY))
            return
        try:
            words = self._catalog.speaking(self._code)
            first = recipients[:1]
            made = invitations.of_event(self._catalog, self._event, words, text=text, to=first)
            self.page.show_letter(made)
        except CatalogError as problem:
            self.print_button.setEnabled(False)
            self._complain(problem)

    def save(self) -> bool:
        """All texts that were typed, in one step; whether nothing is left to be saved."""
        unsaved = self._unsaved()
        if not unsaved:
            return True
        try:
            letters.keep(self._catalog, invitations.KIND, unsaved)
        except CatalogError as problem:
            self._complain(problem)
            return False
        self._typed.clear()
        self._mark()
        self.saved.emit()
        return True

    def reject(self) -> None:
        """Asks what shall become of a text that is not saved."""
        unsaved = self._unsaved()
        if unsaved and not self._catalog.read_only:
            text = self._words.text
            languages = self._words.join([Language(code).name for code in unsaved])
            question = text(_QUESTION, languages=languages)
            answer = plain.ask(self, text(_UNSAVED), question, [text(each) for each in _ANSWERS])
            if answer == 2 or (answer == 0 and not self.save()):
                return
        super().reject()

    def _turn(self) -> None:
        """To another language."""
        self._code = self.language.currentData()
        self._show_text()

    def _show_text(self) -> None:
        kept = letters.text_of(self._catalog, invitations.KIND, self._code)
        self.letter.show_text(self._typed.get(self._code, kept))
        self._mark()
        self.show_letter()

    def _edited(self) -> None:
        self._typed[self._code] = self.letter.text()
        self._mark()
        self._timer.start()

    def _unsaved(self) -> Mapping[str, str]:
        """Code -> text that is another one than the catalog has."""
        kind = invitations.KIND
        return {
            code: text
            for code, text in self._typed.items()
            if text.strip() != letters.text_of(self._catalog, kind, code)
        }

    def _mark(self) -> None:
        """What can be done with the text at hand."""
        ours = shipped(invitations.KIND, self._code)
        self.shipped_button.setEnabled(self.letter.text().strip() != ours)
        self.save_button.setEnabled(bool(self._unsaved()) and not self._catalog.read_only)

    def _print(self) -> None:
        if self.print_button.isEnabled():
            self.print_asked.emit(self._code, self._unsaved(), self.to.currentData())

    def _complain(self, problem: CatalogError) -> None:
        self._say(problem.text(self._words))

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()

    def _lay_out(self, title: str) -> None:
        words = self._words.text
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for name, box in ((_LANGUAGE, self.language), (_TO, self.to)):
            choices.addWidget(plain.label(words(name), buddy=box))
            choices.addWidget(box)
            choices.addSpacing(16)
        choices.addStretch(1)
        self.problem.hide()
        self.letter.add_below_editor(self.problem)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.letter)
        splitter.addWidget(self.page)
        splitter.setSizes([560, 520])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(plain.label(title, role="title", wrap=True))
        whole.addLayout(choices)
        whole.addWidget(splitter, 1)
        whole.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        text = self._words.text
        self.shipped_button = plain.button(text(_SHIPPED), self._back)
        self.save_button = plain.button(text(_SAVE), self.save)
        self.print_button = plain.button(text(_PRINT), self._print, primary=True)
        close = plain.button(text(_CLOSE), self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.shipped_button, close, self.save_button, self.print_button):
            row.addWidget(button)
        row.insertStretch(1, 1)
        return row

    def _back(self) -> None:
        self.letter.replace(shipped(invitations.KIND, self._code))
        self.letter.editor.setFocus()


def _languages(chosen: str) -> QComboBox:
    box = QComboBox()
    for code in CODES:
        box.addItem(Language(code).name, code)
    box.setCurrentIndex(box.findData(chosen))
    return box


def _recipients(
    catalog: "Catalog", event: int, language: Language, chosen: int | None
) -> QComboBox:
    """Groups of delegations, and each of them alone; the data of an item are ids."""
    rows = delegations(catalog, event, language)
    every = [row["id"] for row in rows]
    asked = [row["id"] for row in invitations.addressed(catalog, event, language)]
    groups = [(_ALL, every)] if asked == every else [(_ASKED, asked), (_ALL, every)]
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)
    for name, ids in groups:
        told = language.text(_EVERY, name=language.text(name), count=language.number(len(ids)))
        box.addItem(told, ids)
    for row in rows:
        box.addItem(Delegation.name_of(row, language), [row["id"]])
    if chosen in every:
        box.setCurrentIndex(len(groups) + every.index(chosen))
    return box
