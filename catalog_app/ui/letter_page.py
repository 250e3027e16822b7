"""A letter as it will be on paper, beside the text that is being typed."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QGraphicsView, QWidget

from catalog_app.errors import CatalogError
from catalog_app.i18n import Language, mark
from catalog_app.reports.blocks import Document
from catalog_app.ui.paper import PageOptions, paint
from catalog_app.ui.style import colour

_NAME = mark("The letter as it will be")


class LetterPage(QPrintPreviewWidget):
    """`complain` is told why a letter cannot be shown; the one before it stays then."""

    def __init__(
        self, language: Language, complain: Callable[[CatalogError], object], parent: QWidget
    ) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(PageOptions().layout())
        super().__init__(printer, parent)
        self._printer = printer  # it stays with the page, which does not own it
        self._complain = complain
        self._letter: Document | None = None
        self.setAccessibleName(language.text(_NAME))
        self.paintRequested.connect(self._paint)

    def show_letter(self, letter: Document) -> None:
        self._letter = letter
        self.updatePreview()
        for pages in self.findChildren(QGraphicsView):
            pages.setBackgroundBrush(colour("line"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fitInView()

    def _paint(self, printer: QPrinter) -> None:
        if self._letter is None:
            return
        try:
            printed = paint(self._letter, printer, PageOptions())
        except CatalogError as problem:
            self._complain(problem)
        else:
            if printed.warning:
                self._complain(printed.warning)
