"""The window around a form: what is edited at the top, pages, and what can be done at the foot."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from catalog_app.i18n import Language, mark
from catalog_app.ui import plain
from catalog_app.ui.given import Given, Receiver
from catalog_app.ui.sheet import Sheet

_NEEDED = mark("* needed")
_CANCEL = mark("Cancel")
_AGAIN = mark("Save and &new")
_SAVE = mark("&Save")
Places = tuple[tuple[str, ...], ...]
"""Rows of one or two fields each."""
MARGIN = 28
FRAME = QSize(16, 48)
"""What the window manager may put around a window."""
_LABELS = 120
TAKEN_LETTERS = "ns"
"""The letters of the buttons, which no label of a field takes."""


class Shell(QWidget):
    """Header, pages and footer.  `save_asked`, `again_asked`: Save, Save and new were pressed;
    `given`: files were dropped or pasted where nothing else takes them.
    """

    save_asked = Signal()
    again_asked = Signal()
    given = Signal(object)

    def __init__(self, language: Language, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.language = language
        self.title = plain.label("", role="title", wrap=True)
        self.state = plain.label("", role="quiet", wrap=True)
        self.complaint = plain.label("", role="problem", wrap=True)
        self.complaint.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(self._header())
        self._footer = self._foot()
        self._layout.addWidget(self._footer)
        # Qt itself would not go beyond two thirds of the screen.
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() - FRAME))
        self._key("Ctrl+S", self.save_asked)
        self._key("Ctrl+Shift+S", self.again_asked)
        Receiver(self)

    def take_files(self, given: Given) -> None:
        self.given.emit(given)

    def set_page(self, page: QWidget) -> None:
        """A form of one page."""
        frame = QFrame()
        frame.setProperty("role", "surface")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self._layout.insertWidget(1, frame, 1)

    def set_pages(self, pages: Sequence[tuple[str, QWidget]]) -> QTabWidget:
        """A form of several, below flat tabs."""
        tabs = QTabWidget()
        for name, page in pages:
            tabs.addTab(page, name)
        self._layout.insertWidget(1, tabs, 1)
        return tabs

    def show_title(self, title: str, state: str) -> None:
        self.title.setText(title)
        self.state.setText(state)
        self.setWindowTitle(title)

    def complain(self, sentence: str) -> None:
        """Shows above the buttons why it could not be saved, or nothing."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))

    def bring(self, widget: QWidget) -> None:
        """Turns to the page that it is on, and gives it the focus."""
        for tabs in self.findChildren(QTabWidget):
            for page in map(tabs.widget, range(tabs.count())):
                if page is not None and page.isAncestorOf(widget):
                    tabs.setCurrentWidget(page)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_open_cell(self) -> None:
        """What is being typed into a cell counts, though a key saved the form out of it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(860, 800)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _header(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setContentsMargins(MARGIN, 20, MARGIN, 12)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addWidget(self.state)
        return layout

    def _foot(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        layout = QVBoxLayout(bar)
        layout.setContentsMargins(MARGIN, 12, MARGIN, 12)
        layout.addWidget(self.complaint)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(plain.label(self.language.text(_NEEDED), role="quiet"))
        self._buttons.addStretch(1)
        for text, primary, does in (
            (_CANCEL, False, self.close),
            (_AGAIN, False, self.again_asked.emit),
            (_SAVE, True, self.save_asked.emit),
        ):
            button = plain.button(self.language.text(text), does, primary=primary)
            self._buttons.addWidget(button)
        layout.addLayout(self._buttons)
        return bar

    def _key(self, keys: str, signal: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(signal)


class Fields(QWidget):
    """Groups of fields in two pairs of columns, label and editor."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self.next_row = 1

    def add_head(self, title: str) -> None:
        row = self.next_row
        self._grid.setRowMinimumHeight(row, 8 if row > 1 else 0)
        self._grid.addWidget(plain.heading(title), row + 1, 0, 1, 4)
        self.next_row += 2

    def add_fields(self, rows: Places) -> None:
        """Rows of one or two fields; one alone takes the whole width, beside "" the half."""
        for names in rows:
            for column, name in enumerate(names):
                if name:
                    span = 2 if len(names) == 1 else 1
                    self._sheet.place(self._grid, name, self.next_row, column, span)
            self.next_row += 1

    def add_widget(self, widget: QWidget, *, below_fields: bool = False) -> None:
        """Something else, in the whole width or in that of the fields."""
        start = 1 if below_fields else 0
        self._grid.addWidget(widget, self.next_row, start, 1, 4 - start)
        self.next_row += 1

    def clear_from(self, row: int) -> None:
        """Takes away what stands in this row and below it."""
        for place in reversed(range(self._grid.count())):
            position: Any = self._grid.getItemPosition(place)
            if position[0] >= row:
                taken = self._grid.takeAt(place)
                widget = taken.widget() if taken is not None else None
                assert widget is not None, "nothing else is put here"
                widget.hide()
                widget.deleteLater()
        for below in range(row, self.next_row):
            self._grid.setRowMinimumHeight(below, 0)
        self.next_row = row

    def fill_up(self) -> None:
        """What room there is over is below all that stands here."""
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(self.next_row, 1)

    def scrolled(self, *, margin: int = MARGIN) -> QScrollArea:
        """As a page, which scrolls when the window is small."""
        if margin:
            self._grid.setContentsMargins(margin, 20, margin, 20)
            self._grid.setColumnMinimumWidth(0, _LABELS)
        self.fill_up()
        page = _Scroll()
        page.setWidget(self)
        self.setAutoFillBackground(False)
        return page


class _Scroll(QScrollArea):
    """Shows the field that has the focus, with what is said below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def focusNextPrevChild(self, next: bool) -> bool:
        moved = super().focusNextPrevChild(next)
        focused = self.window().focusWidget()
        if moved and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, 60)
        return moved
