"""A new document in few words, asked where it is attached: what it is, its number, its date."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from catalog_app.domain.documents import Document
from catalog_app.domain.fields import Row
from catalog_app.i18n import mark
from catalog_app.ui import plain
from catalog_app.ui.editing import FormContext
from catalog_app.ui.form_shell import Fields, Places
from catalog_app.ui.given import Given, Receiver
from catalog_app.ui.papers import PapersEditor
from catalog_app.ui.sheet import Mnemonics, Sheet

_TITLE = mark("New document")
_ADD, _CANCEL = mark("&Add"), mark("Cancel")
_CALLED = mark("Without a title it is called “{title}”.")
_PLACES: Places = (
    ("kind", "direction"),
    ("number", "date"),
    ("publisher",),
    ("title",),
    ("file",),
)
_WIDTH = 640


class DocumentDialog(QDialog):
    """`row`: the document as it was asked for, and after Add as a person made it."""

    def __init__(self, context: FormContext, row: Row) -> None:
        super().__init__(context.parent)
        self.row = row
        self._language = context.language
        self.setProperty("role", "surface")
        self.setWindowTitle(context.language.text(_TITLE))
        self.sheet = Sheet(Document, context.within(self), Mnemonics("a"), self)
        fields = Fields(self.sheet)
        fields.add_fields(_PLACES)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(plain.label(context.language.text(_TITLE), role="name"))
        column.addWidget(fields, 1)
        column.addLayout(self._foot())
        self.sheet.fill(row)
        self._say_title()
        self.sheet.edited.connect(self._say_title)
        self.sheet.left.connect(self._review)
        self.resize(_WIDTH, self.sizeHint().height())
        Receiver(self)
        self.sheet.focus("number" if row.get("kind") else "kind")

    def take_files(self, given: Given) -> None:
        """What is dropped anywhere here is its file."""
        editor = self.sheet.editor("file")
        editor.take_files(given)  # type: ignore[attr-defined]  # it is the editor of a file

    def accept(self) -> None:
        """Only what is understood; one without a title is called by what is known of it."""
        row = self.sheet.values()
        row["title"] = row.get("title") or Document.title_of(row, self._language)
        found = self.sheet.remarks(row)
        walls = [name for name in self.sheet.cells if name in found and found[name].wall]
        if walls:
            self.sheet.focus(walls[0])
            self.sheet.show_remarks(found, all_walls=True)
            return
        self.row = {name: value for name, value in row.items() if value is not None}
        super().accept()

    def _review(self, _name: str) -> None:
        row = self.sheet.values()
        found = self.sheet.remarks(row)
        if Document.title_of(row, self._language):
            found.pop("title", None)
        self.sheet.show_remarks(found, all_walls=False)

    def _say_title(self) -> None:
        """What a document without a title is called."""
        row = self.sheet.values()
        title = "" if row.get("title") else Document.title_of(row, self._language)
        self._called.setText(self._language.text(_CALLED, title=title) if title else "")

    def _foot(self) -> QHBoxLayout:
        add = plain.button(self._language.text(_ADD), self.accept, primary=True)
        add.setDefault(True)
        cancel = plain.button(self._language.text(_CANCEL), self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._called = plain.label("", role="quiet", wrap=True)
        row.addWidget(self._called, 1)
        for button in (cancel, add):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        return row


def attend(papers: PapersEditor) -> None:
    """Lets a list of documents ask by this dialog what a new one is."""
    papers.ask = partial(_ask, papers)


def _ask(papers: PapersEditor, row: Row) -> Row | None:
    """What a person made of a new document; None where they gave it up."""
    window = papers.widget.window()
    window.activateWindow()
    dialog = DocumentDialog(papers.context.within(window), row)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.row if taken else None
