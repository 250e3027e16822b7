"""A link: a button that looks like the words it leads to, wraps, and is reached by keys."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from catalog_app.ui import style

if TYPE_CHECKING:
    from catalog_app.search.marking import Marks

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_WIDE, _LEAST = 10_000, 40
_LONG = re.compile(r"\S{20,}")
_BREAK = "\u200b"  # where a line may end without anything to be seen


def breakable(text: str) -> str:
    """The same to the eye; what is long and without a space may be wrapped at any letter."""
    return _LONG.sub(lambda found: _BREAK.join(found[0]), text)


class Link(QAbstractButton):
    """Plain text in the accent colour, underlined below the pointer, framed with the focus.

    `marks`: what of it has a soft ground (see search/marking.py).
    """

    def __init__(self, text: str, marks: "Marks | None" = None) -> None:
        super().__init__()
        self._marks = marks
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._bounds(_WIDE).size() + QSize(2, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._bounds(width - 2).height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(style.colour("accent"))
        text = breakable(self.text())
        spans = self._marks.spans(text) if self._marks is not None else []
        if spans:
            self._draw_marked(painter, font, text, spans)
        else:
            painter.drawText(self.rect().adjusted(0, 0, -2, 0), _WRAPPED, text)
        if self.hasFocus():
            painter.setPen(QPen(style.colour("accent"), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.end()

    def _draw_marked(
        self, painter: QPainter, font: QFont, text: str, spans: list[tuple[int, int]]
    ) -> None:
        layout = QTextLayout(text, font)
        formats = []
        for start, end in spans:
            ground = QTextCharFormat()
            ground.setBackground(style.mark_colour())
            ground.setForeground(style.colour("accent_strong"))
            place = QTextLayout.FormatRange()
            place.start, place.length, place.format = start, end - start, ground
            formats.append(place)
        layout.setFormats(formats)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width() - 2)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        layout.draw(painter, QPointF(0, 0))

    def _bounds(self, width: int) -> QRect:
        room = QRect(0, 0, width, _WIDE)
        return self.fontMetrics().boundingRect(room, _WRAPPED, breakable(self.text()))
