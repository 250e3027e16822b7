"""The top of the window: the commands of every day, and the search box."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QToolBar, QWidget

from catalog_app.i18n import Language
from catalog_app.ui import icons, plain, style

_ICON = 16
_BOX = 420  # pixels of the search box where there is room
_NARROW = 200


class SearchBox(QLineEdit):
    """Tells what is typed; Esc empties it, the arrow down goes on to the rows."""

    typed = Signal(str)
    left_for_rows = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setPlaceholderText(language.text("Title, person, country…"))
        self.setAccessibleName(language.text("Search"))
        self.setClearButtonEnabled(True)
        self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(_NARROW)
        self.setMaximumWidth(_BOX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._typed)
        self._marked = (-1, -1)

    def show_search(self, text: str, start: int, end: int) -> None:
        """The search of a page and the place of a mistake in it; what is being typed stays."""
        if text.split() != self.text().split():
            self.setText(text)
        self.mark(start, end)

    def mark(self, start: int, end: int) -> None:
        """Underlines the place of a mistake; (-1, -1) for none."""
        if (start, end) == self._marked:
            return
        self._marked = (start, end)
        attributes = []
        if start >= 0:
            from PySide6.QtGui import QTextCharFormat

            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(style.colour("warning"))
            wave.setForeground(style.colour("warning"))
            place = start - self.cursorPosition()
            kind = QInputMethodEvent.AttributeType.TextFormat
            length = max(1, end - start)
            attributes = [QInputMethodEvent.Attribute(kind, place, length, wave)]
        QCoreApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._typed("")
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left_for_rows.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self.typed.emit(text)


class Header(QToolBar):
    """`new`: the filled button; `others`: the outlined ones."""

    def __init__(self, language: Language, new: QAction, others: Sequence[QAction]) -> None:
        super().__init__(language.text("Commands"))
        self.setObjectName("header")
        self.setAccessibleName(self.windowTitle())
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._new = self._button(new, primary=True)
        for action in others:
            self._button(action)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.search = SearchBox(language)
        self.addWidget(self.search)

    def fill_button(self, filled: bool) -> None:
        """Whether New is the one filled button of the screen, or the page has one of its own."""
        style.restyle(self._new, "primary", filled)
        self._new.setIcon(icons.icon("add", "on_accent" if filled else "text"))

    def _button(self, action: QAction, *, primary: bool = False) -> QPushButton:
        """A button that does, shows and allows what its action does."""
        button = QPushButton()
        button.setProperty("primary", primary)
        button.setIconSize(QSize(_ICON, _ICON))
        button.clicked.connect(action.trigger)

        def follow() -> None:
            filled = button.property("primary")
            name = str(action.property("iconName"))
            button.setIcon(icons.icon(name, "on_accent" if filled else "text"))
            button.setText(action.iconText().replace("&", "&&"))
            button.setAccessibleName(plain.without_mnemonic(action.text()))
            button.setEnabled(action.isEnabled())
            key = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            plain.tip(button, key)

        action.changed.connect(follow)
        follow()
        self.addWidget(button)
        return button
