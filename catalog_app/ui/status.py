"""The line at the foot: what was done last, with its way back for a while."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStatusBar, QToolButton

from catalog_app.i18n import Language
from catalog_app.ui import plain

_WHILE = 30_000  # milliseconds


class Status(QStatusBar):
    def __init__(self, language: Language, undo: QAction) -> None:
        super().__init__()
        self.setAccessibleName(language.text("Messages"))
        self._undo = undo
        self.sentence = plain.label("")
        self.button = QToolButton()
        key = undo.shortcut().toString(undo.shortcut().SequenceFormat.NativeText)
        self.button.setText(language.text("Undo ({key})", key=key))
        self.button.setAccessibleName(language.text("Undo"))
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(undo.trigger)
        self.button.hide()
        self._timer = QTimer(self, singleShot=True, interval=_WHILE)
        self._timer.timeout.connect(lambda: self.say(""))
        self.addWidget(self.sentence)
        self.addWidget(self.button)

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """`undo`: with a button that takes it back."""
        self.sentence.setText(sentence)
        self.button.setVisible(undo)
        if sentence:
            self._timer.start()
