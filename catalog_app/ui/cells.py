"""How a cell of the table is painted: its text, the words that were looked for, lines between rows.

It is painted straight from the row, because asking the model for seven roles a cell takes longer.
"""

from collections.abc import Callable, Iterator
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from catalog_app.i18n import mark
from catalog_app.ui import plain, style
from catalog_app.ui.table import EntityTable, Index, Looks

_PADDING = 11  # at the left and right of a cell
_GAP = 12  # between a title and the reason beside it
_REASON = 0.4  # of a cell that a reason takes at most
_CUT = Qt.TextElideMode.ElideRight
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_RIGHT = Qt.AlignmentFlag.AlignRight.value
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_FIRST_RTL, _LAST_RTL = "\u0590", "\u0900"  # between them letters run from the right
_WIDE = 1 << 20  # pixels, which no text fills


class _Parting(NamedTuple):
    """A line above a row, with a sign on it at the left."""

    row: int
    text: str
    line: QColor
    sign: QColor
    letters: QColor


class Cells(QStyledItemDelegate):
    """Tells in full, where the pointer rests, what had to be cut, and why a row is there."""

    def __init__(self, table: EntityTable, first: Callable[[], int], view: QTableView) -> None:
        """`first`: the column that is seen at the left."""
        super().__init__(view)
        self._table = table
        self._first = first
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, area = self._table, option.rect
        row, column = index.row(), index.column()
        looks = table.looks[column]
        state = option.state.value
        chosen = state & _SELECTED
        if chosen:
            painter.fillRect(area, table.selection)
        painter.setPen(table.line)
        bottom = area.bottom()
        painter.drawLine(area.left(), bottom, area.right(), bottom)
        if state & _FOCUSED and not chosen:
            painter.setPen(style.colour("accent"))
            painter.drawRect(area.adjusted(1, 0, -1, -1))
        painter.setFont(looks.font)
        room = area.adjusted(_PADDING, 0, -_PADDING, 0)
        if column == table.title and table.similar.has(row):
            room = self._paint_reason(painter, room, looks, row)
        painter.setPen(table.text if chosen else looks.colour)
        self._paint_text(painter, room, looks, table.texts(row)[column])
        if table.today and row - table.today in (-1, 0):
            self._paint_parting(painter, area, index, self._today())
        if table.similar.count and row - table.similar.first in (-1, 0) and table.similar.first:
            self._paint_parting(painter, area, index, self._similar())

    def _paint_text(self, painter: QPainter, room: QRect, looks: Looks, text: str) -> None:
        """What is looked for has a soft ground below the letters, which stay as they are."""
        shown = looks.metrics.elidedText(text, _CUT, room.width())
        marks = self._table.marks
        if marks is not None and text and (spans := marks.spans(text)):
            seen = len(text) if shown == text else len(shown) - 1
            self._paint_marks(painter, room, looks, shown, [s for s in spans if s[0] < seen])
        painter.drawText(room, looks.alignment, shown)

    def _paint_marks(
        self,
        painter: QPainter,
        room: QRect,
        looks: Looks,
        shown: str,
        spans: list[tuple[int, int]],
    ) -> None:
        high = looks.metrics.height() + 2
        top = room.top() + (room.height() - high) / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._table.mark)
        for left, width in _places(room, looks, shown, spans):
            painter.drawRoundedRect(QRectF(left - 1, top, width + 2, high), 3, 3)
        painter.restore()

    def _paint_reason(self, painter: QPainter, room: QRect, looks: Looks, row: int) -> QRect:
        """Quietly beside the title, why the row is there; gives what is left to the title."""
        texts = self._table.texts(row)
        reason = self._table.similar.short(row, texts)
        if not reason:
            return room
        width = looks.metrics.horizontalAdvance
        shown = looks.metrics.elidedText(reason, _CUT, round(room.width() * _REASON))
        left = room.width() - width(shown) - _GAP
        title = min(width(texts[self._table.title]), left)
        painter.setPen(self._table.quiet)
        painter.drawText(room.adjusted(title + _GAP, 0, 0, 0), _MIDDLE, shown)
        return room.adjusted(0, 0, left - room.width(), 0)

    def _today(self) -> _Parting:
        table = self._table
        text = table.language.text("Today")
        return _Parting(table.today, text, table.accent, table.accent, table.on_accent)

    def _similar(self) -> _Parting:
        table = self._table
        text = table.language.text(mark("Similar spellings"))
        return _Parting(table.similar.first, text, table.handle, table.chip, table.text)

    def _paint_parting(
        self, painter: QPainter, area: QRect, index: Index, parting: _Parting
    ) -> None:
        """Each row paints its half, and each cell what of the sign lies in it."""
        above = index.row() < parting.row
        line = area.bottom() if above else area.top() - 1
        if above:
            painter.fillRect(area.left(), line, area.width(), 1, parting.line)
        font = style.sized(self._table.looks[0].font, 0.75, strong=True)
        metrics = QFontMetrics(font)
        high = metrics.height()
        left = self._view.columnViewportPosition(self._first()) + _PADDING
        sign = QRect(left, line - high // 2, metrics.horizontalAdvance(parting.text) + high, high)
        if not sign.intersects(area):
            return
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(parting.sign)
        painter.drawRoundedRect(sign, high / 2, high / 2)
        painter.setPen(parting.letters)
        painter.setFont(font)
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, parting.text)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        tip = self._tip(option, index)
        if tip:
            QToolTip.showText(event.globalPos(), plain.tip_text(tip), view)
        return bool(tip)

    def _tip(self, option: QStyleOptionViewItem, index: Index) -> str:
        """The text of a cell where it is cut, and why the row is there."""
        text = str(index.data() or "")
        room = option.rect.width() - 2 * _PADDING
        row, similar = index.row(), self._table.similar
        if index.column() == self._table.title and similar.has(row):
            return f"{text}\n{similar.sentence(row, self._table.texts(row))}"
        return text if option.fontMetrics.horizontalAdvance(text) > room else ""


def _places(
    room: QRect, looks: Looks, shown: str, spans: list[tuple[int, int]]
) -> Iterator[tuple[float, float]]:
    """Left end and width of each span, as the text is drawn."""
    if any(_FIRST_RTL <= letter < _LAST_RTL for letter in shown):
        yield from _places_both_ways(room, looks, shown, spans)
        return
    width = looks.metrics.horizontalAdvance
    left = room.left() if not looks.alignment & _RIGHT else room.right() + 1 - width(shown)
    for start, end in spans:
        before = width(shown[:start])
        yield left + before, width(shown[:end]) - before


def _places_both_ways(
    room: QRect, looks: Looks, shown: str, spans: list[tuple[int, int]]
) -> Iterator[tuple[float, float]]:
    """Where some letters run from the right, and what stands before a word tells nothing."""
    layout, as_drawn = QTextLayout(shown, looks.font), QTextOption()
    as_drawn.setTextDirection(QGuiApplication.layoutDirection())
    layout.setTextOption(as_drawn)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_WIDE)
    line.setLineWidth(ceil(line.naturalTextWidth()))
    layout.endLayout()
    left = looks.metrics.boundingRect(room, looks.alignment, shown).left()
    for start, end in spans:
        for run in line.glyphRuns(start, end - start):
            glyphs = run.boundingRect()
            yield left + glyphs.left(), glyphs.width()
