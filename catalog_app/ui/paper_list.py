"""How the documents of a record are drawn in its form: a row each, and what can be added."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain.documents import KINDS, Document
from catalog_app.domain.fields import Row
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language, mark
from catalog_app.storage.files import Store
from catalog_app.ui import icons, opening, plain, thumbnails
from catalog_app.ui.given import DropArea, Given

_HINT = mark("Drop files here, or paste files or a picture with Ctrl+V.")
_ADD = mark("Add a document…")
_CHOOSE = mark("Choose files…")
_RECEIVED = mark("{kind} received…")
_THERE = mark("Attach one that is there already: type its title")
_NO_KIND = mark("Which kind?")
_KIND = mark("Kind of “{title}”")
_SAID = mark("{name}: {value}")
_OPEN, _OPEN_IT = mark("Open"), mark("Open “{title}”")
_EDIT = mark("Edit “{title}”")
_REMOVE = mark("Take “{title}” off this record")
_QUIET = ("number", "date", "publisher", "file")
_PICTURE, _ICON = 44, 22
_PAUSE = 20  # milliseconds between two pictures, so that the window stays alive


class PaperRow(QFrame):
    """One document; of a `new` one the kind is chosen here.

    `opened`, `edited`, `removed`: was asked for; `kind_chosen`: the row has another kind.
    """

    opened = Signal()
    edited = Signal()
    removed = Signal()
    kind_chosen = Signal()

    def __init__(self, row: Row, files: Store, language: Language, *, new: bool) -> None:
        super().__init__()
        self._row, self._files, self._language = row, files, language
        self.setProperty("role", "paper")
        self._title = row.get("title") or ""
        self.picture = plain.label("")
        self.picture.setFixedSize(_PICTURE, _PICTURE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = plain.label(self._title, role="subject", wrap=True)
        self.quiet = plain.label(self._told(told_kind=not new), role="quiet", wrap=True)
        self.kinds = self._chooser() if new else None
        self.open = self._button("", _OPEN_IT, self.opened)
        self.open.setText(language.text(_OPEN))
        self.edit = self._button("edit", _EDIT, self.edited)
        self.remove = self._button("close", _REMOVE, self.removed)
        self._show_kind()
        self._lay_out()
        self.quiet.setVisible(bool(self.quiet.text()))
        self.open.setVisible(row.get("file") is not None)
        self.picture.setPixmap(icons.pixmap("documents", "quiet", _ICON, self.devicePixelRatioF()))
        self.show_picture(read=False)

    def focus(self) -> None:
        """Goes to the first thing that is still to be said of it."""
        self.stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def stops(self) -> list[QToolButton]:
        """What can be reached by keys, in its order."""
        buttons = [self.open, self.edit, self.remove]
        return buttons if self.kinds is None else [self.kinds, *buttons]

    def show_picture(self, *, read: bool = True) -> None:
        """Where its file is a picture; without `read` only one that was seen before."""
        file, pixmap = self._row.get("file"), None
        if file is not None:
            ratio = self.devicePixelRatioF()
            pixmap = thumbnails.of_file(self._files, file, _PICTURE, ratio, read=read)
        if pixmap is not None:
            self.picture.setPixmap(pixmap)

    def _told(self, *, told_kind: bool) -> str:
        names = ("kind", *_QUIET) if told_kind else _QUIET
        shown = (Document.fields[n].kind.show(self._row.get(n), self._language) for n in names)
        return " · ".join(filter(None, shown))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.quiet)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 6, 8, 6)
        line.setSpacing(10)
        line.addWidget(self.picture)
        line.addLayout(words, 1)
        for stop in self.stops:
            line.addWidget(stop)

    def _chooser(self) -> QToolButton:
        """A menu and no list that the wheel turns, because the page around it is scrolled."""
        chooser = QToolButton()
        chooser.setProperty("chip", True)
        chooser.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chooser.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(chooser)
        for code in dict.fromkeys((*KINDS.options, self._row.get("kind"))):
            if code is not None:
                action = menu.addAction(KINDS.show(code, self._language).replace("&", "&&"))
                action.triggered.connect(partial(self._choose, code))
        chooser.setMenu(menu)
        return chooser

    def _choose(self, kind: str, _checked: bool = False) -> None:
        self._row["kind"] = kind
        self._show_kind()
        self.kind_chosen.emit()

    def _show_kind(self) -> None:
        if self.kinds is not None:
            text = self._language.text
            shown = KINDS.show(self._row.get("kind"), self._language) or text(_NO_KIND)
            self.kinds.setText(shown.replace("&", "&&"))
            named = text(_KIND, title=self._title)
            self.kinds.setAccessibleName(text(_SAID, name=named, value=shown))

    def _button(self, icon: str, name: str, asked: object) -> QToolButton:
        button = QToolButton()
        if icon:
            button.setIcon(icons.icon(icon))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        text = self._language.text(name, title=self._title)
        button.setAccessibleName(text)
        plain.tip(button, text)
        button.clicked.connect(asked)
        return button


class PaperList(DropArea):
    """The rows; below them what can be added.  `said`: a sentence about what was asked for."""

    said = Signal(str)

    def __init__(self, language: Language, expected: str) -> None:
        """`expected`: the kind of document that such a record should have, if any."""
        super().__init__()
        self._language = language
        self.setProperty("role", "drop")
        self.rows: list[PaperRow] = []
        kind = KINDS.show(expected, language)
        self.expected = plain.button(language.text(_RECEIVED, kind=kind))
        self.adder = plain.button(language.text(_ADD))
        self.chooser = plain.button(language.text(_CHOOSE), self._choose)
        self.line = QLineEdit()
        self.line.setPlaceholderText(language.text(_THERE))
        self.line.setAccessibleName(language.text(_THERE))
        self.line.textChanged.connect(self._lead)
        self.problem = plain.label("", role="problem", wrap=True, selectable=True)
        self.problem.hide()
        self._lay_out()
        self.expected.setVisible(bool(expected))
        self._lead("")

    def say(self, *problems: CatalogError | None) -> None:
        """Why what was asked for is not so, or nothing."""
        sentence = "\n".join(each.text(self._language) for each in problems if each is not None)
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.said.emit(sentence)

    def draw(self, rows: Sequence[PaperRow]) -> None:
        """Shows these rows in the place of the others."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = list(rows)
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)
            row.show()  # now, so that it can have the focus
            QTimer.singleShot(place * _PAUSE, row, row.show_picture)
        self._order()

    def go_to_last(self) -> None:
        """To what is still to be said of the last one, where it can be seen."""
        if self.isVisible():
            self.rows[-1].focus()

    def _choose(self) -> None:
        paths = opening.choose(self, self._language, several=True)
        if paths:
            self.given.emit(Given(paths))

    def _lead(self, text: str) -> None:
        """The label leads to what is typed and not understood yet, if there is such."""
        self.setFocusProxy(self.line if text else self.adder)

    def _order(self) -> None:
        """The Tab key goes through the rows from top to bottom, and then to what is below."""
        before: QWidget = self.expected
        while before is self.expected or not _is_stop(before):
            before = before.previousInFocusChain() or self.expected
        for row in self.rows:
            for stop in row.stops:
                QWidget.setTabOrder(before, stop)
                before = stop

    def _lay_out(self) -> None:
        hint = plain.label(self._language.text(_HINT), role="quiet", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 10)
        self._column.setSpacing(8)
        self._column.addWidget(hint)
        for buttons in ((self.expected,), (self.adder, self.chooser)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            self._column.addLayout(row)
        self._column.addWidget(self.line)
        self._column.addWidget(self.problem)


def _is_stop(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
