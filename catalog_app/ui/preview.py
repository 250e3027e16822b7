"""The dialog before every print: the pages as they will be, and the choices that change them.

From here a list is issued too: it gets a number, and stays as it is seen.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from catalog_app.domain import dates
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language, mark
from catalog_app.reports.blocks import Document
from catalog_app.ui import plain
from catalog_app.ui.page_view import PageView
from catalog_app.ui.paper import PageOptions, paint, write_pdf
from catalog_app.ui.plain import label
from catalog_app.ui.print_panel import Choices, Panel
from catalog_app.ui.style import restyle

if TYPE_CHECKING:
    from catalog_app.reports.issuing import Issued
    from catalog_app.ui.issuing import Issuing

_SIZE = QSize(1000, 760)
_FRAME = QSize(16, 48)  # what a window manager puts around a window
_PDF = (mark("Save as PDF"), "PDF (*.pdf)", "pdf")
_WORD = (mark("Save as Word"), "Word (*.docx)", "docx")
_ISSUE, _NEXT = mark("&Issue as No. {number}…"), mark("Issue as No. {number}")
_SURE = mark("The list is kept as you see it, as No. {number} of {date}.")
_NAMES = mark("Those who are on it are printed in {language} from now on as they are here.")
_UNCHANGED = mark("Nothing has changed since {list}.")
_ISSUED = mark("Issued as {list}. Undo takes it back.")


class PrintPreview(QDialog):
    """`make` builds the document anew whenever the language or the grouping is changed.

    `language` is that of the dialog; `issuing`: how the list is issued, None where it cannot be.
    Afterwards `choices` holds what was chosen last, `saved` the file that was written, and `issued`
    what was issued, if anything was.
    """

    def __init__(
        self,
        make: Callable[[Choices], Document],
        choices: Choices,
        language: Language,
        groups: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
        issuing: "Issuing | None" = None,
    ) -> None:
        super().__init__(parent)
        self.make = make
        self.choices = choices
        self.words = language
        self.issuing = issuing
        self.document: Document | None = None
        self._made: Document | None = None  # without marks
        self.saved: Path | None = None
        self.issued: Issued | None = None
        self.painted = False
        self._before: list[Issued] = []
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setPageLayout(choices.page.layout())
        self.setWindowTitle(language.text(mark("Print")))
        self.panel = Panel(choices, language, groups, self._changed)
        self.pages = PageView(self.printer, self._paint, language)
        self.problem = label("", role="problem", wrap=True, selectable=True)
        self.notice = label("", role="quiet", wrap=True)
        text = language.text
        self.print_button = plain.button(text(mark("&Print…")), self._print)
        self.save_button = plain.button(text(mark("&Save as PDF…")), lambda: self._save(*_PDF))
        self.word_button = plain.button(text(mark("Save as &Word…")), lambda: self._save(*_WORD))
        self.issue_button = plain.button("", self._issue)
        self.close_button = plain.button(text(mark("&Close")), self.reject)
        self._lay_out()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self.panel.language.setFocus()
        self._offer()
        self._make()

    def settle(self, issued: "Issued") -> None:
        """What is shown was issued: nothing of it can be chosen any more but its page."""
        self.issued, self.issuing = issued, None
        self.setWindowTitle(issued.called(self.words))
        self.panel.leave_the_page()
        self.issue_button.setVisible(False)
        self.print_button.setFocus()

    def _lay_out(self) -> None:
        restyle(self.print_button, "primary", True)
        self.print_button.setDefault(True)
        left = QVBoxLayout()
        left.setSpacing(12)
        for widget in (self.problem, self.notice):
            widget.setVisible(False)
            left.addWidget(widget)
        left.addWidget(self.pages, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.panel)
        right.addWidget(self.issue_button)
        right.addStretch(1)
        for button in (self.print_button, self.save_button, self.word_button, self.close_button):
            right.addWidget(button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(24)
        layout.addLayout(left, 1)
        layout.addLayout(right)

    def _changed(self) -> None:
        before, self.choices = self.choices, self.panel.choices()
        if before.page != self.choices.page:
            self._refresh()
            return
        if (before.language, before.group) != (self.choices.language, self.choices.group):
            self._offer()
        self._make()

    def _offer(self) -> None:
        """What was issued of the list before, and the number of the next one."""
        self.issue_button.setVisible(self.issuing is not None)
        if self.issuing is None:
            return
        with self._patience():
            group = self.choices.group
            self._before = self.issuing.lists(group, self.choices.language)
            self.panel.offer(self._before)
            self.choices = self.panel.choices()
            number = self.issuing.number(group)
            self.issue_button.setText(self.words.text(_ISSUE, number=number))
            self.issue_button.setAccessibleName(self.words.text(_NEXT, number=number))

    def _make(self) -> None:
        self._made = self.document = None
        self._say("")
        with self._patience():
            made = self.make(self.choices)
            since = self._since()
            self.document = self.issuing.marked(made, since) if self.issuing and since else made
            self._made = made
        self._refresh()

    def _since(self) -> "Issued | None":
        return next((each for each in self._before if each.id == self.choices.since), None)

    def _refresh(self) -> None:
        if self.document:
            self._say("")
        self.painted = False
        self.printer.setPageLayout(self.choices.page.layout())
        self.pages.refresh()
        self.pages.show_pages(self.painted)
        for button in (self.print_button, self.save_button, self.word_button, self.issue_button):
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
        if self.document:
            with self._patience():
                if send_to_printer(self.document, self.choices.page, self):
                    self.accept()

    def _save(self, title: str, kind: str, suffix: str) -> None:
        if not self.document:
            return
        dialog = QFileDialog(self, self.words.text(title), "", kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(_file_name(self.document, self.issued))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            path = Path(dialog.selectedFiles()[0])
            with self._patience():
                _write(self.document, path, suffix, self.choices.page)
                self.saved = path
                self.accept()

    def _issue(self) -> None:
        """After a question; then the list is shown as it is kept."""
        if self.issuing is None or self._made is None or not _sure(self, self.issuing, self._made):
            return
        with self._patience():
            issued = self.issuing.issue(self._made, self.choices.group, self._since())
            kept = self.issuing.kept(issued)
            self.make = lambda _choices: kept
            self.settle(issued)
            self._make()
            self._say(self.words.text(_ISSUED, list=issued.called(self.words)), self.notice)

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

    def _say(self, sentence: str, where: QLabel | None = None) -> None:
        """A problem, if nothing else."""
        shown = where or self.problem
        shown.setText(sentence)
        shown.setVisible(bool(sentence))


def send_to_printer(document: Document, page: PageOptions, parent: QWidget) -> bool:
    """Asks for the printer; whether it got the pages.  CannotShow where it does not take them."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page.layout())
    printer.setDocName(document.title)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    paint(document, printer, page)
    return True


def _sure(preview: PrintPreview, issuing: "Issuing", document: Document) -> bool:
    """Whether the list is to be issued as it is seen."""
    choices, text = preview.choices, preview.words.text
    number = issuing.number(choices.group)
    today = dates.show(dates.parse_edtf(date.today().isoformat()), preview.words)
    told = [text(_SURE, number=number, date=today)]
    if issuing.names_people(choices.group):
        told.append(text(_NAMES, language=Language(choices.language).name))
    last = next(iter(issuing.lists(choices.group, choices.language)), None)
    if last is not None and issuing.unchanged(document, last):
        told.insert(0, text(_UNCHANGED, list=last.called(preview.words)))
    buttons = (text(_NEXT, number=number), text(mark("Cancel")))
    return plain.ask(preview, text(mark("Issue the list")), "\n\n".join(told), buttons) == 0


def _file_name(document: Document, issued: "Issued | None") -> str:
    number = str(issued.number) if issued else ""
    called = " – ".join(filter(None, (document.title, document.kicker, number)))
    return called.replace("/", "-")


def _write(document: Document, path: Path, suffix: str, page: PageOptions) -> None:
    if suffix == "pdf":
        write_pdf(document, path, page)
        return
    from catalog_app.reports.word import write_docx

    write_docx(document, path, page.landscape)
