"""A window of its own with a list: what it is, what is said of it, its rows, what can be done."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from catalog_app.i18n import Language, mark
from catalog_app.ui import plain
from catalog_app.ui.short_list import ShortList
from catalog_app.ui.signals import Announcer, Renewal

_CLOSE = mark("&Close")
_SIDES = 20
_SIZE = QSize(1040, 580)
_FRAME = QSize(16, 48)  # what a window manager puts around a window
Button = tuple[str, Callable[[], object]]


class ListWindow(QDialog):
    """`buttons`: text and what it calls; the last one is filled.  `hint`: what Enter does.

    `sections`: the machine names of those of which the list tells.
    """

    sections: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self,
        title: str,
        rows: ShortList,
        hint: str,
        buttons: Sequence[Button],
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.rows = rows
        self.told = plain.label("", role="quiet", wrap=True)
        self.problem = plain.label("", role="problem", wrap=True, selectable=True)
        self.buttons = [
            plain.button(text, call, primary=place == len(buttons))
            for place, (text, call) in enumerate(buttons, 1)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(12)
        for widget in (plain.label(title, role="title", wrap=True), self.told, self.problem):
            widget.setContentsMargins(_SIDES, 0, _SIDES, 0)
            column.addWidget(widget)
        column.addWidget(rows, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDES, 0, _SIDES, 0)
        foot.setSpacing(8)
        foot.addWidget(plain.label(hint, role="quiet"), 1)
        for button in (plain.button(language.text(_CLOSE), self.reject), *self.buttons):
            foot.addWidget(button)
        column.addLayout(foot)
        self.say("")
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        rows.setFocus()

    def renew(self) -> None:
        """Shows what there is now."""
        raise NotImplementedError

    def follow(self, announcer: Announcer) -> None:
        """Renews itself from now on when something was changed of which it tells."""
        Renewal(announcer, self.sections, self.renew, self)

    def say(self, told: str, problem: str = "") -> None:
        """What stands below the title."""
        for label, text in ((self.told, told), (self.problem, problem)):
            label.setText(text)
            label.setVisible(bool(text))
