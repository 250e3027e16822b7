"""What stands where there is nothing yet: a picture, a sentence and the way on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from catalog_app.ui import icons, plain

Action = tuple[str, Callable[[], object], bool]

_ICON = 48


class _Picture(QWidget):
    """The icon, painted anew each time so that it follows light and dark."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icons.icon(icon, "accent")
        self.setFixedSize(_ICON, _ICON)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class EmptyState(QFrame):
    """`actions`: (text, what is called, whether it is the one filled button); `body`: what else is
    said between the sentence and them.
    """

    def __init__(self, icon: str, title: str, sentence: str, actions: Sequence[Action]) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(_Picture(icon), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        for text, role in ((title, "title"), (sentence, "quiet")):
            words = plain.label(text, role=role, wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
            if not text:  # only now: hidden by itself it would close what has popped up
                words.hide()
        self.body = QVBoxLayout()
        column.addLayout(self.body)
        column.addSpacing(8)
        column.addLayout(_buttons(actions))
        column.addStretch(3)


def _buttons(actions: Sequence[Action]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch()
    for text, call, primary in actions:
        button = QPushButton(text)
        button.setProperty("primary", primary)
        button.setAutoDefault(True)  # Enter presses it too, as Space does
        button.setAccessibleName(plain.without_mnemonic(text))
        button.clicked.connect(lambda _checked=False, call=call: call())
        row.addWidget(button)
    row.addStretch()
    return row
