"""Suggestions below a line: what the catalog knows, with something quiet beside each.

The line decides what fits; nothing is completed of itself.  Down and Alt+Down open the list, Enter
and Tab take the marked suggestion, and one is marked in advance only where there is no doubt; Tab
takes that only if it begins as typed, since it may be pressed without a look at the list.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from catalog_app.domain.folding import fold, variants
from catalog_app.ui import icons, style

_OFFER = Qt.ItemDataRole.UserRole
_BESIDE = Qt.ItemDataRole.UserRole + 1
_WIDTH = 320
_MARGINS, _RIGHT = 38, 10  # pixels: around and between both texts of a line, and at its end
_MOST_BESIDE = 0.4  # of a line
_CUT = Qt.TextElideMode.ElideRight
_ROWS = 10
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


@dataclass(frozen=True)
class Offer:
    """A suggestion: what it is called, what stands quietly beside it, and what it means.

    `sure`: it is what was typed, and nothing else could be.
    """

    text: str
    value: Any
    beside: str = ""
    sure: bool = False


Index = QModelIndex | QPersistentModelIndex
Ask = Callable[[str], Sequence[Offer]]


class Completion(QObject):
    """The suggestions of one line; with `several`, for the part between semicolons.

    `taken`: of an Offer; `entered`: Enter or a click closed the list, whether or not one was taken.
    """

    taken = Signal(object)
    entered = Signal()

    def __init__(self, line: QLineEdit, ask: Ask, *, several: bool = False) -> None:
        super().__init__(line)
        self._line = line
        self._ask = ask
        self._several = several
        self.list = OfferList()
        self._completer = QCompleter(self.list.offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_ROWS)
        self._completer.setWidget(line)
        self._completer.setPopup(self.list)
        self.list.setItemDelegate(_Beside(self.list))  # the completer has put its own there
        self.list.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # _pass_on() does it
        self.list.installEventFilter(self)  # before the completer's own, so that Tab comes here
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # overloaded
        line.textEdited.connect(lambda _text: self.follow())
        line.returnPressed.connect(self._entered)
        line.installEventFilter(self)

    def add_arrow(self) -> None:
        """Puts an arrow into the line that opens the whole list.

        What stands there is chosen as a whole when the line is clicked, so that typing replaces it.
        """
        self._line.installEventFilter(_Whole(self._line))
        place = QLineEdit.ActionPosition.TrailingPosition
        action = self._line.addAction(icons.icon("arrow-down"), place)
        action.triggered.connect(self.show_all)

    def show_all(self) -> None:
        """Opens the list with all that there is, at what stands in the line."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._several:
            self._line.selectAll()
        offers, part = self._ask(""), self.part()
        self.show(offers)
        rows = (row for row, offer in enumerate(offers) if offer.text == part)
        self.list.mark(next(rows, -1))

    def close(self) -> None:
        self.list.hide()

    def take_marked(self) -> None:
        """Closes the list and takes the suggestion that is marked in it, if there is one."""
        marked = self.list.marked()
        self.list.hide()
        if marked is not None and _is_meant(marked, self.part()):
            self.taken.emit(marked)

    def part(self) -> str:
        """The text that is being completed."""
        start, end = self._bounds()
        return self._line.text()[start:end].strip()

    def replace_part(self, text: str) -> None:
        """Writes over the part at the cursor and leaves the cursor behind it."""
        start, end = self._bounds()
        whole = self._line.text()
        before = whole[:start] + (" " if start else "")
        self._line.setText(before + text + whole[end:])
        self._line.setCursorPosition(len(before + text))

    def _bounds(self) -> tuple[int, int]:
        text = self._line.text()
        if not self._several:
            return 0, len(text)
        at = self._line.cursorPosition()
        end = text.find(";", at)
        return text.rfind(";", 0, at) + 1, len(text) if end < 0 else end

    def _entered(self) -> None:
        """Enter with the list open: a marked suggestion is taken, else what was typed stands."""
        if self.list.isVisible() and not self.list.currentIndex().isValid():
            self.list.hide()
            self.entered.emit()

    def follow(self) -> None:
        """Something else is typed."""
        part = self.part()
        self.show(self._ask(part) if part else ())

    def ask(self) -> None:
        """The arrow down is pressed in the line."""
        if self._line.selectedText() == self._line.text():
            self.show_all()  # since typing would replace what stands there
        else:
            self.show(self._ask(self.part()))

    def show(self, offers: Sequence[Offer]) -> None:
        """Opens the list with these, or closes it where there are none."""
        if not offers or not self._line.hasFocus():
            self.list.hide()
            return
        if self.list.fill(offers) or not self.list.isVisible():
            place = self._line.rect()
            place.setWidth(max(place.width(), _WIDTH))
            self._completer.complete(place)
        self.list.mark(0 if offers[0].sure else -1)

    def _take(self, index: QModelIndex) -> None:
        offer = index.data(_OFFER)
        if isinstance(offer, Offer):
            self.taken.emit(offer)
            self.entered.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _TABS:
                return self._tab(watched, event)
            hidden = not self.list.isVisible()
            if event.key() == Qt.Key.Key_Down and hidden:
                self.ask()
                return True
        elif event.type() == QEvent.Type.MouseButtonPress and watched is self.list:
            assert isinstance(event, QMouseEvent)
            if not self.list.rect().contains(event.position().toPoint()):
                self.list.hide()
                _pass_on(event, self._line)
                return True
        return super().eventFilter(watched, event)

    def _tab(self, watched: QObject, event: QKeyEvent) -> bool:
        """Tab goes on from the line as it would without a list; whoever filters its keys decides.

        The completer itself would hand it past those filters.
        """
        if watched is self._line:
            self.take_marked()
            return False
        QCoreApplication.sendEvent(self._line, event)
        return True


class _Whole(QObject):
    """A click into a line that had not the focus chooses all of it, as the Tab key does."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._came = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._came = event.reason() == Qt.FocusReason.MouseFocusReason
        elif event.type() == QEvent.Type.MouseButtonRelease and self._came:
            self._came = False  # only now, since pressing the button puts the cursor there
            if not self._line.hasSelectedText():
                self._line.selectAll()
        return super().eventFilter(watched, event)


def _pass_on(event: QMouseEvent, line: QLineEdit) -> None:
    """A click outside the list does what it would without one; in the line it only closes it."""
    handle, where = line.window().windowHandle(), event.globalPosition()
    outside = not handle.geometry().contains(where.toPoint())
    if outside or line.rect().contains(line.mapFromGlobal(where.toPoint())):
        return
    place = handle.mapFromGlobal(where)
    pressed = QMouseEvent(
        event.type(), place, where, event.button(), event.buttons(), event.modifiers()
    )
    QCoreApplication.sendEvent(handle, pressed)


def _is_meant(offer: Offer, typed: str) -> bool:
    """Whether the person marked it, or it was marked in advance and begins as typed."""
    return not offer.sure or fold(offer.text).startswith(variants(typed) or "")


def take_marked(line: QWidget) -> None:
    """Takes the suggestion that is marked below a line, if there is one."""
    for completion in line.findChildren(Completion):
        completion.take_marked()


_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


class OfferList(QListView):
    """The list of suggestions, wide enough for what stands beside; `offers`: its model."""

    def __init__(self) -> None:
        super().__init__()
        self.offers = QStandardItemModel(self)
        self._shown: list[Offer] = []
        self.setProperty("popup", True)
        self.setMinimumWidth(_WIDTH)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fill(self, offers: Sequence[Offer]) -> bool:
        """Whether these are others than before."""
        if list(offers) == self._shown:
            return False
        self._shown = list(offers)
        self.offers.clear()
        for offer in offers:
            item = QStandardItem(offer.text)
            item.setData(offer, _OFFER)
            item.setData(offer.beside, _BESIDE)
            item.setData(" · ".join(filter(None, (offer.text, offer.beside))), _ACCESSIBLE)
            self.offers.appendRow(item)
        return True

    def mark(self, row: int) -> None:
        """-1: none."""
        self.setCurrentIndex(self.model().index(row, 0))

    def marked(self) -> Offer | None:
        """The suggestion that is marked while the list is open."""
        offer = self.currentIndex().data(_OFFER) if self.isVisible() else None
        return offer if isinstance(offer, Offer) else None


class _Beside(QStyledItemDelegate):
    """What stands beside a suggestion is drawn quietly at its right; both are cut to the width."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as the list, which is never moved sideways."""
        return QSize(0, super().sizeHint(option, index).height())

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        room = option.rect.width() - _MARGINS - self._width(option, index)
        option.text = option.fontMetrics.elidedText(option.text, _CUT, max(0, room))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        width = self._width(option, index)
        if not width:
            return
        place = option.rect.adjusted(option.rect.width() - width - _RIGHT, 0, -_RIGHT, 0)
        text = option.fontMetrics.elidedText(index.data(_BESIDE), _CUT, width)
        painter.save()
        painter.setPen(style.colour("quiet"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _width(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> int:
        """Of what stands beside."""
        wanted = option.fontMetrics.horizontalAdvance(index.data(_BESIDE) or "")
        return min(wanted + 2 if wanted else 0, round(option.rect.width() * _MOST_BESIDE))
