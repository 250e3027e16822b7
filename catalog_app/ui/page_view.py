"""The pages as they will be printed, one after another, and the way through them."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QGraphicsView, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from catalog_app.i18n import Language, mark
from catalog_app.ui import plain
from catalog_app.ui.style import colour


class PageView(QWidget):
    """`paint` draws the pages on the printer that it is given."""

    def __init__(
        self, printer: QPrinter, paint: Callable[[QPrinter], object], language: Language
    ) -> None:
        super().__init__()
        self._words = language
        self.view = QPrintPreviewWidget(printer, self)
        self.view.setAccessibleName(language.text(mark("Preview of the pages")))
        self.view.fitInView()
        self.view.paintRequested.connect(paint)
        self.view.previewChanged.connect(self._show_place)
        self.place = plain.label("")
        self.back_button = self._button(mark("Pre&vious page"), -1, "PgUp")
        self.next_button = self._button(mark("&Next page"), 1, "PgDown")
        turner = QHBoxLayout()
        turner.setSpacing(16)
        turner.addStretch(1)
        for widget in (self.back_button, self.place, self.next_button):
            turner.addWidget(widget)
        turner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.view, 1)
        column.addLayout(turner)

    def refresh(self) -> None:
        self.view.updatePreview()
        for pages in self.view.findChildren(QGraphicsView):
            pages.setBackgroundBrush(colour("line"))

    def show_pages(self, shown: bool) -> None:
        """Pages of before would else still stand in the view."""
        for widget in (self.view, self.back_button, self.place, self.next_button):
            widget.setVisible(shown)

    def turn(self, pages: int) -> None:
        self.view.setCurrentPage(self.view.currentPage() + pages)
        self._show_place()

    def _button(self, name: str, pages: int, key: str) -> QPushButton:
        button = plain.button(self._words.text(name), lambda: self.turn(pages))
        QShortcut(QKeySequence(key), self).activated.connect(button.click)
        return button

    def _show_place(self) -> None:
        page, pages = self.view.currentPage(), self.view.pageCount()
        self.place.setText(self._words.text(mark("Page {page} of {pages}"), page=page, pages=pages))
        self.back_button.setEnabled(page > 1)
        self.next_button.setEnabled(page < pages)
