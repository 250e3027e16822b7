"""The dialog before every print: the pages as they will be, and the choices that change them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QGraphicsView,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from catalog_app.errors import CatalogError
from catalog_app.i18n import CODES, Language, mark
from catalog_app.reports.blocks import Document
from catalog_app.ui.paper import SIZES, PageOptions, paint, write_pdf
from catalog_app.ui.plain import label, without_mnemonic
from catalog_app.ui.style import colour, restyle

_SIZE = QSize(1000, 760)
_FRAME = QSize(16, 48)  # what a window manager puts around a window
_WAYS = ((False, mark("Portrait")), (True, mark("Landscape")))


@dataclass(frozen=True, slots=True)
class Choices:
    """`language`: code of the language of the list; `group`: the name of one on offer."""

    language: str
    group: str = ""
    page: PageOptions = field(default_factory=PageOptions)


class Panel(QWidget):
    """The choices, as boxes below their labels.  `groups`: (name, label) of each way to group."""

    def __init__(
        self,
        choices: Choices,
        language: Language,
        groups: Sequence[tuple[str, str]],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        text = language.text
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setVerticalSpacing(8)
        names = [(code, Language(code).name) for code in CODES]
        ways = [(way, text(name)) for way, name in _WAYS]
        self.language = self._box(text(mark("&Language of the list")), names, choices.language)
        self.group = self._box(text(mark("&Group by")), groups, choices.group)
        sizes = [(name, name) for name in SIZES]
        self.size_box = self._box(text(mark("Page si&ze")), sizes, choices.page.page)
        self.way = self._box(text(mark("&Orientation")), ways, choices.page.landscape)
        self.form.setRowVisible(self.group, len(groups) > 1)
        for box in (self.language, self.group, self.size_box, self.way):
            box.currentIndexChanged.connect(changed)

    def choices(self) -> Choices:
        page = PageOptions(self.size_box.currentData(), self.way.currentData())
        return Choices(self.language.currentData(), self.group.currentData() or "", page)

    def _box(
        self, name: str, items: Sequence[tuple[str | bool, str]], chosen: str | bool
    ) -> QComboBox:
        box = QComboBox()
        for value, text in items:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        self.form.addRow(label(name, buddy=box), box)
        return box


class PrintPreview(QDialog):
    """`make` builds the document anew whenever the language or the grouping is changed.

    `language` is that of the dialog.  Afterwards `choices` holds what was chosen last, and `saved`
    the PDF that was written, if one was.
    """

    def __init__(
        self,
        make: Callable[[Choices], Document],
        choices: Choices,
        language: Language,
        groups: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.make = make
        self.choices = choices
        self.words = language
        self.document: Document | None = None
        self.saved: Path | None = None
        self.painted = False
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setPageLayout(choices.page.layout())
        self.setWindowTitle(language.text(mark("Print")))
        self.panel = Panel(choices, language, groups, self._changed)
        self.view = self._view()
        self.problem = label("", role="problem", wrap=True, selectable=True)
        self.place = label("")
        self.print_button = self._button(mark("&Print…"), self._print)
        self.save_button = self._button(mark("&Save as PDF…"), self._save)
        self.close_button = self._button(mark("&Close"), self.reject)
        self.back_button = self._button(mark("Pre&vious page"), lambda: self.turn(-1), "PgUp")
        self.next_button = self._button(mark("&Next page"), lambda: self.turn(1), "PgDown")
        self._lay_out()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self.panel.language.setFocus()
        self._make()

    def turn(self, pages: int) -> None:
        self.view.setCurrentPage(self.view.currentPage() + pages)
        self._show_place()

    def _view(self) -> QPrintPreviewWidget:
        view = QPrintPreviewWidget(self.printer, self)
        view.setAccessibleName(self.words.text(mark("Preview of the pages")))
        view.fitInView()
        view.paintRequested.connect(self._paint)
        view.previewChanged.connect(self._show_place)
        return view

    def _button(self, name: str, pressed: Callable[[], object], key: str = "") -> QPushButton:
        button = QPushButton(self.words.text(name))
        button.setAccessibleName(without_mnemonic(button.text()))
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        if key:
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        return button

    def _lay_out(self) -> None:
        restyle(self.print_button, "primary", True)
        self.print_button.setDefault(True)
        turner = QHBoxLayout()
        turner.setSpacing(16)
        turner.addStretch(1)
        for widget in (self.back_button, self.place, self.next_button):
            turner.addWidget(widget)
        turner.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.problem)
        left.addWidget(self.view, 1)
        left.addLayout(turner)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.panel)
        right.addStretch(1)
        for button in (self.print_button, self.save_button, self.close_button):
            right.addWidget(button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(24)
        layout.addLayout(left, 1)
        layout.addLayout(right)

    def _changed(self) -> None:
        before, self.choices = self.choices, self.panel.choices()
        if before.page == self.choices.page:
            self._make()
        else:
            self._refresh()

    def _make(self) -> None:
        self.document = None
        self._say("")
        with self._patience():
            self.document = self.make(self.choices)
        self._refresh()

    def _refresh(self) -> None:
        if self.document:
            self._say("")
        self.painted = False
        self.printer.setPageLayout(self.choices.page.layout())
        self.view.updatePreview()
        for pages in self.view.findChildren(QGraphicsView):
            pages.setBackgroundBrush(colour("line"))
        # Pages of before would still stand in the view.
        for widget in (self.view, self.back_button, self.place, self.next_button):
            widget.setVisible(self.painted)
        for button in (self.print_button, self.save_button):
            button.setEnabled(self.painted)

    def _paint(self, printer: QPrinter) -> None:
        """Paints for the preview: what it cannot show it says above the pages, or instead."""
        if self.document:
            with self._patience():
                printed = paint(self.document, printer, self.choices.page)
                self.painted = True
                if printed.warning:
                    self._say(printed.warning.text(self.words))

    def _print(self) -> None:
        if not self.document:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(self.choices.page.layout())
        printer.setDocName(self.document.title)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            with self._patience():
                paint(self.document, printer, self.choices.page)
                self.accept()

    def _save(self) -> None:
        if not self.document:
            return
        dialog = QFileDialog(self, self.words.text(mark("Save as PDF")), "", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.document.title.replace("/", "-"))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            path = Path(dialog.selectedFiles()[0])
            with self._patience():
                write_pdf(self.document, path, self.choices.page)
                self.saved = path
                self.accept()

    @contextmanager
    def _patience(self) -> Iterator[None]:
        """The busy cursor; what goes wrong in the user's world is said in the dialog."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            yield
        except CatalogError as error:
            self._say(error.text(self.words))
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _show_place(self) -> None:
        page, pages = self.view.currentPage(), self.view.pageCount()
        self.place.setText(self.words.text(mark("Page {page} of {pages}"), page=page, pages=pages))
        self.back_button.setEnabled(page > 1)
        self.next_button.setEnabled(page < pages)
