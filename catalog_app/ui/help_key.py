"""F1 where it means something else than in the rest of the window."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class HelpKey(QObject):
    """F1 in a widget asks for `wanted`, whatever it means in the rest of the window."""

    wanted = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_F1 or event.modifiers():
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.wanted.emit()
        return True
