"""Records as a file: which of them, as what, with which columns, in which language."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, Field, fields_of
from catalog_app.errors import CannotShow, CatalogError
from catalog_app.i18n import CODES, Language, mark
from catalog_app.ui import plain
from catalog_app.ui.tasks import Lane, Stop

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.reading import Found

_TITLE = mark("Export")
_FOUND, _ALL = mark("What the table shows"), mark("All: {section}")
_SHOWN, _EVERY = mark("Those of the table"), mark("All columns")
_EXPORT, _CANCEL, _STOP, _CLOSE = mark("&Export…"), mark("Cancel"), mark("Stop"), mark("Close")
_OPEN, _FOLDER = mark("&Open"), mark("&Show in folder")
_WRITING = mark("“{name}” is being written…")
_NOBODY = mark("No program of this system opens “{name}”.")
_FORMATS = (
    ("xlsx", mark("Excel workbook"), mark("Dates and numbers that Excel can sort and add up.")),
    ("ods", mark("LibreOffice sheet"), mark("Dates and numbers that can be sorted and added up.")),
    ("csv", mark("Comma-separated values"), mark("Opens in any spreadsheet; dates are texts.")),
    ("tsv", mark("Tab-separated values"), mark("Opens in any spreadsheet; dates are texts.")),
    ("ics", mark("Calendar"), mark("For calendar programs: events that have a date.")),
    ("html", mark("Web page"), mark("To read and print, and for a web site.")),
    ("json", mark("JSON"), mark("For other programs: codes instead of names.")),
)
"""Ending, what people call it, what it is good for."""
_WITHOUT_COLUMNS = ("ics",)


@dataclass(frozen=True)
class Shown:
    """What a table shows: the search, the order and the columns, as they are seen."""

    entity: type[Entity]
    text: str
    order: Sequence[str]
    fields: Sequence[Field]


@dataclass(frozen=True)
class Written:
    """A file: how many records were found for it, and what it has no room for."""

    path: Path
    count: int
    lost: Sequence[CatalogError]


class ExportDialog(QDialog):
    """`written`: the file, once it is there."""

    def __init__(
        self, catalog: "Catalog", shown: Shown, language: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._catalog, self._shown, self._language = catalog, shown, language
        self._lane = Lane(self)
        self.written: Written | None = None
        text = language.text
        self.setWindowTitle(text(_TITLE))
        self.setMinimumWidth(420)
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._form.setVerticalSpacing(8)
        every = (False, text(_ALL, section=text(shown.entity.many)))
        found = [(True, text(_FOUND))] if shown.text.strip() else []
        self.which = self._box(text(mark("&Records")), [*found, every])
        formats = (each for each in _FORMATS if shown.entity is Event or each[0] != "ics")
        named = [(ending, f"{text(name)} (.{ending})") for ending, name, _ in formats]
        self.format = self._box(text(mark("&File")), named)
        self.columns = self._box(
            text(mark("C&olumns")), [(False, text(_SHOWN)), (True, text(_EVERY))]
        )
        languages = [(code, Language(code).name) for code in CODES]
        self.words = self._box(text(mark("&Language")), languages)
        self.words.setCurrentIndex(self.words.findData(language.code))
        self.note = plain.label("", role="quiet", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(text(_TITLE))
        self._lay_out()
        self.format.currentIndexChanged.connect(self._turn)
        self._turn()

    def done(self, result: int) -> None:
        """What is being written is given up, and the file is as it was."""
        self._lane.close()
        super().done(result)

    def _lay_out(self) -> None:
        text = self._language.text
        self.export_button = plain.button(text(_EXPORT), self._ask, primary=True)
        self.export_button.setDefault(True)
        self.cancel_button = plain.button(text(_CANCEL), self.reject)
        self.open_button = plain.button(text(_OPEN), lambda: self._open(folder=False))
        self.folder_button = plain.button(text(_FOLDER), lambda: self._open(folder=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._form)
        column.addWidget(self.note)
        column.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.open_button, self.folder_button):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.cancel_button, self.export_button):
            row.addWidget(button)
        column.addLayout(row)
        for widget in (self.progress, self.open_button, self.folder_button):
            widget.hide()

    def _box(self, name: str, items: Sequence[tuple[object, str]]) -> QComboBox:
        box = QComboBox()
        for value, shown in items:
            box.addItem(shown, value)
        self._form.addRow(plain.label(name, buddy=box), box)
        return box

    def _turn(self) -> None:
        """Another format."""
        ending = self.format.currentData()
        (note,) = (note for known, _, note in _FORMATS if known == ending)
        self.note.setText(self._language.text(note))
        self.columns.setEnabled(ending not in _WITHOUT_COLUMNS)

    def _ask(self) -> None:
        ending, text = self.format.currentData(), self._language.text
        dialog = QFileDialog(self, text(_TITLE), "", f"{self.format.currentText()} (*.{ending})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{text(self._shown.entity.many)}.{ending}".replace("/", "-"))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._write(Path(dialog.selectedFiles()[0]))

    def _write(self, path: Path) -> None:
        self._wait(True)
        self.note.setText(self._language.text(_WRITING, name=path.name))
        shown, format, code = self._shown, self.format.currentData(), self.words.currentData()
        search = shown.text if self.which.currentData() else ""
        fields = fields_of(shown.entity) if self.columns.currentData() else tuple(shown.fields)

        def work(stop: Stop) -> Written:
            words = self._catalog.speaking(code)
            found = self._catalog.find(shown.entity, search, shown.order, words, stop=stop)
            lost = _put(found.until(stop), fields, format, path, search)
            return Written(path, len(found), lost)

        self._lane.ask(work, self._end, self._fail)

    def _wait(self, on: bool) -> None:
        for box in (self.which, self.format, self.columns, self.words):
            box.setEnabled(not on)
        self.export_button.setVisible(not on)
        self.progress.setVisible(on)
        self.cancel_button.setText(self._language.text(_STOP if on else _CANCEL))

    def _fail(self, problem: CatalogError) -> None:
        self._wait(False)
        self._turn()
        self.note.setText(problem.text(self._language))

    def _end(self, written: Written) -> None:
        self._wait(False)
        self._turn()
        self.written = written
        told = self._language.plural(
            "{count} record is in “{name}”.",
            "{count} records are in “{name}”.",
            written.count,
            name=written.path.name,
        )
        lost = (each.text(self._language) for each in written.lost)
        self.note.setText("\n".join((told, *lost)))
        self.cancel_button.setText(self._language.text(_CLOSE))
        for button in (self.open_button, self.folder_button):
            button.show()
        self.open_button.setFocus()

    def _open(self, *, folder: bool) -> None:
        assert self.written is not None
        path = self.written.path.parent if folder else self.written.path
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.note.setText(CannotShow(_NOBODY, name=path.name).text(self._language))


def _put(
    found: "Found", fields: Sequence[Field], format: str, path: Path, search: str
) -> Sequence[CatalogError]:
    """Writes the file in the language of what was found; what it has no room for."""
    words = found.language
    if format != "html":
        from catalog_app.exchange import export

        return export(found, fields, format, path, words, marked=True)
    from catalog_app.reports.html import write_html
    from catalog_app.reports.listing import listing

    title = words.text(found.entity.many)
    write_html(listing(found, fields, title=title, language=words, subtitle=search), path)
    return ()
