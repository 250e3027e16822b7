"""Paints the entries of the sidebar: mark, icon, name, count."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from catalog_app.ui import icons, style
from catalog_app.ui.sidebar_model import ENTRY, Entry, Index, Kind, State

WIDTH = 200
ICON = 16
EDGE = 8  # from the border to the rounded mark of the current entry
PAD = 12  # from the mark to what stands in it
_ROW = 32
_VALUE = 28
_CHEVRON = 6
_LEFT = Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Painter(QStyledItemDelegate):
    """Paints an entry: mark, icon, name, count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        kind = index.data(ENTRY).kind
        least = _ROW if kind in (Kind.SECTION, Kind.HEAD) else _VALUE
        room = max(least, option.fontMetrics.height() + (12 if least == _ROW else 8))
        above = EDGE if kind == Kind.HEAD else 0
        return QSize(WIDTH - 2 * EDGE, room + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        font = option.font
        if entry.kind == Kind.HEAD:
            _paint_head(painter, option, entry)
            return
        _paint_mark(painter, option)
        _paint_icon(painter, option, entry)
        painter.setFont(_name_font(option, entry))
        quiet = style.colour("text" if _is_chosen(option) else "quiet")
        painter.setPen(quiet if entry.quiet else style.colour("text"))
        painter.drawText(_text_area(option, entry), _LEFT | _MIDDLE, _shown(option, entry))
        painter.setFont(style.figures(font))
        painter.setPen(quiet)
        painter.drawText(_inside(option), Qt.AlignmentFlag.AlignRight | _MIDDLE, entry.count)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Names an entry in full only where it had to be cut."""
        if index.isValid():
            self.initStyleOption(option, index)
            entry = index.data(ENTRY)
            if _shown(option, entry) == _words(option, entry):
                return False
        return super().helpEvent(event, view, option, index)


def _paint_head(painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
    area = _text_area(option, entry)
    if option.state & QStyle.StateFlag.State_HasFocus:
        _paint_mark(painter, option)
    hovered = option.state & QStyle.StateFlag.State_MouseOver
    painter.setFont(head_font(option.font))
    painter.setPen(style.colour("text" if hovered else "quiet"))
    painter.drawText(area, _LEFT | _MIDDLE, _shown(option, entry))
    right, middle = _inside(option).right() - _CHEVRON, area.center().y()
    points = [(-_CHEVRON // 2, -_CHEVRON // 2), (0, 0), (_CHEVRON // 2, -_CHEVRON // 2)]
    turned = points if entry.open else [(y, x) for x, y in points]
    shift = _CHEVRON // 4 if entry.open else _CHEVRON // 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.colour("quiet"), 1.5))
    where = [
        QPoint(right + x + (0 if entry.open else shift), middle + y + (shift if entry.open else 0))
        for x, y in turned
    ]
    painter.drawPolyline(where)


def _inside(option: QStyleOptionViewItem) -> QRect:
    return option.rect.adjusted(EDGE + PAD, 0, -EDGE - PAD, 0)


def _text_area(option: QStyleOptionViewItem, entry: Entry) -> QRect:
    left = ICON + 9 if entry.icon else 0
    if entry.kind == Kind.HEAD:
        return _inside(option).adjusted(0, EDGE, -3 * _CHEVRON, 0)
    digits = QFontMetrics(style.figures(option.font)).horizontalAdvance(entry.count)
    right = digits + 8 if entry.count else 0
    return _inside(option).adjusted(left, 0, -right, 0)


def _shown(option: QStyleOptionViewItem, entry: Entry) -> str:
    font = head_font(option.font) if entry.kind == Kind.HEAD else _name_font(option, entry)
    room = _text_area(option, entry).width()
    return QFontMetrics(font).elidedText(_words(option, entry), Qt.TextElideMode.ElideRight, room)


def _words(option: QStyleOptionViewItem, entry: Entry) -> str:
    return option.locale.toUpper(entry.text) if entry.kind == Kind.HEAD else entry.text


def _is_chosen(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _name_font(option: QStyleOptionViewItem, entry: Entry) -> QFont:
    strong = entry.kind == Kind.SECTION and _is_chosen(option)
    font = style.sized(option.font, 1.0, strong=strong)
    font.setStrikeOut(entry.state == State.UNWANTED)
    return font


def head_font(font: QFont) -> QFont:
    head = style.sized(font, 0.8, strong=True)
    head.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
    return head


def _paint_mark(painter: QPainter, option: QStyleOptionViewItem) -> None:
    fill = None
    if _is_chosen(option):
        fill = style.colour("selection")
    elif option.state & QStyle.StateFlag.State_MouseOver:
        fill = style.colour("hover")
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if fill is None and not focused:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
    inset = 1 if focused else 0
    area = option.rect.adjusted(EDGE + inset, inset, -EDGE - inset, -inset)
    painter.drawRoundedRect(area, 6, 6)


def _paint_icon(painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
    if not entry.icon:
        return
    # painter.device() would have PySide load every kind of widget there is.
    ratio = painter.deviceTransform().m11()
    colour = "accent" if _is_chosen(option) else "quiet"
    inside = _inside(option)
    top = inside.top() + (inside.height() - ICON) // 2
    painter.drawPixmap(inside.left(), top, icons.pixmap(entry.icon, colour, ICON, ratio))
