"""The line at the foot: what was done last, with its way back for a while, and how many."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton

from catalog_app.i18n import Language
from catalog_app.ui import plain

_WHILE = 30_000  # milliseconds


_MARGIN = 8
_SENTENCE = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)


class _Sentence(QLabel):
    """Shows as much of its text as there is room for, and never asks for more."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(_SENTENCE)
        self.setContentsMargins(_MARGIN, 0, 0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        right = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), right, area.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class Status(QStatusBar):
    def __init__(self, language: Language, undo: QAction) -> None:
        super().__init__()
        self.setAccessibleName(language.text("Messages"))
        self._undo = undo
        self.sentence = _Sentence()
        self.button = QToolButton()
        key = undo.shortcut().toString(undo.shortcut().SequenceFormat.NativeText)
        self.button.setText(language.text("Undo ({key})", key=key))
        self.button.setAccessibleName(language.text("Undo"))
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(undo.trigger)
        self.button.hide()
        self._timer = QTimer(self, singleShot=True, interval=_WHILE)
        self._timer.timeout.connect(lambda: self.say(""))
        self.count = plain.label("", role="quiet")
        self.count.setContentsMargins(0, 0, _MARGIN, 0)
        self.addWidget(self.sentence)
        self.addWidget(self.button)
        self.addPermanentWidget(self.count)

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """`undo`: with a button that takes it back."""
        self.sentence.setText(sentence)
        plain.tip(self.sentence, sentence)
        self.button.setVisible(undo)
        if sentence:
            self._timer.start()
