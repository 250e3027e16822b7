"""Chips: what a search is narrowed to, each as a label and a value in the reader's language.

They stand for pieces of the text in the search box: the text of a chip leads to its value there, to
be changed, and its cross takes the piece out.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from catalog_app.domain.fields import Entity
from catalog_app.i18n import Language, mark
from catalog_app.ui import icons, plain
from catalog_app.ui.telling import isolated, shortened

if TYPE_CHECKING:
    from catalog_app.search.grammar import Term, Tree

_LONGEST = 40  # letters in each
_GAP = 8
_CROSS = 12
NOT = mark("not {what}")
_SAID = mark("{label}: {value}")
_COMPARED = {">": "> {value}", ">=": "≥ {value}", "<": "< {value}", "<=": "≤ {value}"}
_CHANGE = mark("{what}; press to change")
_RELEASE = mark("Release: {what}")
_MORE = mark("+{count}")


class Piece(NamedTuple):
    """A piece of a search that narrows all of it: `shown` to people; `start`, `end`: of its value
    in the text; `rest`: the search without it.
    """

    shown: str
    start: int
    end: int
    rest: str


def pieces(text: str, entity: type[Entity], language: Language) -> list[Piece]:
    """The fields and the exclusions that narrow all of a search; none where it has a mistake."""
    if ":" not in text and "-" not in text:
        return []
    from catalog_app.search.narrowed import children, means

    beside = children(text)
    found = []
    for place, child in enumerate(beside):
        piece = _piece(child, text, entity, language)
        others = (*beside[:place], *beside[place + 1 :])
        if piece is not None and means(piece.rest, others):
            found.append(piece)
    return found


def _piece(child: "Tree", text: str, entity: type[Entity], language: Language) -> Piece | None:
    from catalog_app.search.grammar import Not, Term

    term, turned = (child.child, True) if isinstance(child, Not) else (child, False)
    if not isinstance(term, Term) or (term.field is None and not turned):
        return None
    begun = len(text[: term.start].rstrip("-"))
    rest = " ".join((text[:begun] + " " + text[term.end :]).split())
    start = term.start if term.field is None else _value_start(term, text)
    return Piece(
        _shown(term, turned, text[start : term.end], entity, language), start, term.end, rest
    )


def _value_start(term: "Term", text: str) -> int:
    start = term.start + len(term.field or "") + 1
    return start + len(term.operator) if term.operator in _COMPARED else start


def _shown(
    term: "Term", turned: bool, written: str, entity: type[Entity], language: Language
) -> str:
    """As people read it: "Kind: Festival", "not baku", "Host country: not Kazakhstan"."""
    if term.field is None:
        return language.text(NOT, what=isolated(term.value))
    from catalog_app.search.meant import meant, told

    found = meant(entity, term.field, language)
    kind = found.kind if found else None
    label = language.text(found.label) if found else term.field
    if term.operator == "..":
        ends = (told(kind, end, language) if end else "" for end in (term.value, term.until))
        value = " – ".join(ends)
    elif not term.value:
        value = written
    else:
        value = _COMPARED.get(term.operator, "{value}").format(
            value=told(kind, term.value, language)
        )
    value = language.text(NOT, what=value) if turned else value
    return language.text(_SAID, label=label, value=isolated(value))


class Chip(QFrame):
    """One piece of a search: its text leads to the value, its cross releases it."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.setProperty("role", "chip")
        self.value, self.cross = QToolButton(), QToolButton()
        self.cross.setIcon(icons.icon("close"))
        self.cross.setIconSize(QSize(_CROSS, _CROSS))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.value, self.cross):
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            part.setProperty("chipPart", True)
            row.addWidget(part)

    def say(self, piece: Piece) -> None:
        text = self._language.text
        self.value.setText(shortened(piece.shown, _LONGEST).replace("&", "&&"))
        plain.tip(self.value, piece.shown)
        self.value.setAccessibleName(text(_CHANGE, what=piece.shown))
        self.cross.setAccessibleName(text(_RELEASE, what=piece.shown))
        plain.tip(self.cross, self.cross.accessibleName())


class Chips(QWidget):
    """All of them in a row; those that find no room are behind the last one, "+3".

    `released`: the search without a piece; `value_asked`: the place of a value in the text.
    """

    released = Signal(str)
    value_asked = Signal(int, int)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._pieces: list[Piece] = []
        self._chips: list[Chip] = []
        self.more = QToolButton()
        self.more.setProperty("chip", True)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        self.more.setVisible(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.more)
        self._row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setVisible(False)

    def narrow(self, text: str, entity: type[Entity]) -> None:
        """Shows what a search in a section is narrowed to."""
        self._pieces = pieces(text, entity, self._language)
        while len(self._chips) < len(self._pieces):
            self._add()
        for chip, piece in zip(self._chips, self._pieces, strict=False):
            chip.say(piece)
        self.setVisible(bool(self._pieces))
        self._fit()
        self.updateGeometry()

    def shown(self) -> list[Chip]:
        """Those that are in the row."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def sizeHint(self) -> QSize:
        widths = self._widths()
        return QSize(sum(widths) + _GAP * max(0, len(widths) - 1), self._height())

    def minimumSizeHint(self) -> QSize:
        """Room for the first one, however many there are."""
        width = self.more.sizeHint().width() if len(self._pieces) > 1 else 0
        return QSize(max([0, *self._widths()[:1]]) + _GAP + width, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add(self) -> None:
        chip, place = Chip(self._language), len(self._chips)
        chip.value.clicked.connect(lambda: self._change(place))
        chip.cross.clicked.connect(lambda: self._release(place))
        self._chips.append(chip)
        self._row.insertWidget(place, chip)

    def _fit(self) -> None:
        """Shows as many as there is room for, at least one."""
        fitting = fitted(self._widths(), self.width(), self.more.sizeHint().width())
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < fitting)
        hidden = len(self._pieces) - fitting
        self.more.setVisible(hidden > 0)
        if hidden > 0:
            self.more.setText(self._language.text(_MORE, count=self._language.number(hidden)))
            others = self._pieces[fitting:]
            self.more.setAccessibleName("; ".join(piece.shown for piece in others))
            self._fill_menu(fitting)

    def _fill_menu(self, first: int) -> None:
        menu, text = self.more.menu(), self._language.text
        menu.clear()
        for place, piece in enumerate(self._pieces[first:], start=first):
            below = menu.addMenu(shortened(piece.shown, _LONGEST).replace("&", "&&"))
            change = below.addAction(text(mark("&Change…")))
            change.triggered.connect(lambda _on=False, place=place: self._change(place))
            release = below.addAction(icons.icon("close"), text(mark("&Release")))
            release.triggered.connect(lambda _on=False, place=place: self._release(place))

    def _widths(self) -> list[int]:
        return [chip.sizeHint().width() for chip in self._chips[: len(self._pieces)]]

    def _height(self) -> int:
        return max([0, *(chip.sizeHint().height() for chip in self._chips)])

    def _change(self, place: int) -> None:
        piece = self._pieces[place]
        self.value_asked.emit(piece.start, piece.end)

    def _release(self, place: int) -> None:
        self.released.emit(self._pieces[place].rest)


def fitted(widths: Iterable[int], room: int, more: int) -> int:
    """How many fit into a row, at least one; `more`: the width of what stands for the others."""
    ends, used = [], 0
    for width in widths:
        used += width + _GAP
        ends.append(used - _GAP)
    if not ends or ends[-1] <= room:
        return len(ends)
    return max(1, sum(end + _GAP + more <= room for end in ends))
