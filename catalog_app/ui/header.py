"""The top of the window: the commands of every day, and the search box."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolBar, QWidget

from catalog_app.i18n import Language
from catalog_app.ui import icons, plain, style
from catalog_app.ui.search_box import SearchBox

_ICON = 16


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
