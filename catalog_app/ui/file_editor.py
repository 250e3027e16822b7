"""The editor of an attached file: dropped, pasted or chosen; looked at, copied out, taken off."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from catalog_app.domain.fields import Field
from catalog_app.domain.files import StoredFile, shown_size, why_not
from catalog_app.errors import CatalogError, FileProblem
from catalog_app.i18n import Language, mark
from catalog_app.storage.files import Store
from catalog_app.ui import opening, plain
from catalog_app.ui.editing import Editor, FormContext
from catalog_app.ui.given import DropArea, Given
from catalog_app.ui.thumbnails import thumbnail

_HINT = mark("Drop a file here, or paste one or a picture with Ctrl+V.")
_CHOOSE = mark("Choose a file…")
_OPEN = mark("Open")
_SAVE = mark("Save a copy as…")
_REMOVE = mark("Remove")
_ONE = mark(
    "A document has one file: “{name}” was taken. Attach the others to documents of their own."
)
_PICTURE = 88  # pixels


class FileBox(DropArea):
    """Shows a file and what can be done with it."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.setProperty("role", "drop")
        self.picture = plain.label("")
        self.name = plain.label("", role="subject", wrap=True, selectable=True)
        self.quiet = plain.label("", role="quiet", wrap=True)
        self.problem = plain.label("", role="problem", wrap=True, selectable=True)
        self.problem.hide()
        self.choose, self.open, self.save, self.remove = (
            plain.button(language.text(name)) for name in (_CHOOSE, _OPEN, _SAVE, _REMOVE)
        )
        self._lay_out()
        self.setFocusProxy(self.choose)

    def show_file(self, file: StoredFile | None, path: Path | None) -> None:
        """`path`: where it lies; None where it cannot be read."""
        size = "" if file is None else shown_size(file.size, self._language)
        self.name.setText("" if file is None else file.name)
        self.name.setVisible(file is not None)
        self.quiet.setText(self._language.text(_HINT) if file is None else size)
        self.choose.setAccessibleDescription(f"{self.name.text()} {self.quiet.text()}".strip())
        ratio = self.devicePixelRatioF()
        pixmap = thumbnail(path, _PICTURE, ratio) if path is not None else None
        self.picture.setVisible(pixmap is not None)
        if pixmap is not None:
            self.picture.setPixmap(pixmap)
        for button in (self.open, self.save, self.remove):
            button.setVisible(file is not None)

    def say(self, sentence: str) -> None:
        """A sentence beside the field, or nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.choose, self.open, self.save, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(4)
        for label in (self.name, self.quiet):
            column.addWidget(label)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self.problem)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)


class FileEditor(Editor):
    """A file is in the store before the record is saved; a record that never is leaves it there
    for some time (see storage/kept.py).
    """

    def __init__(self, field: Field, context: FormContext) -> None:
        self.box = FileBox(context.language)
        super().__init__(field, context, self.box)
        self._file: StoredFile | None = None
        self.box.given.connect(self.take_files)
        self.box.choose.clicked.connect(self.choose)
        self.box.open.clicked.connect(self.open)
        self.box.save.clicked.connect(self.save)
        self.box.remove.clicked.connect(self.remove)
        self.set_value(None)

    @property
    def files(self) -> Store:
        return Store.of(self.context.catalog)

    def value(self) -> StoredFile | None:
        return self._file

    def set_value(self, value: Any) -> None:
        self._file = value
        path, problem = None, None
        if value is not None:
            try:
                path = self.files.path(value)
            except CatalogError as error:
                problem = error
        self.box.show_file(value, path)
        self._say(problem)

    def take_files(self, given: Given) -> None:
        """The first of them that can be kept; why not, is said beside it."""
        kept, problems = given.keep(self.files, self.context.language)
        others = FileProblem(_ONE, name=kept[0].name) if len(kept) > 1 else None
        if kept:
            self._change(kept[0])
        self._say(*problems, others, *map(why_not, kept[:1]))

    def choose(self) -> None:
        paths = opening.choose(self.box, self.context.language)
        if paths:
            self.take_files(Given(paths))

    def open(self) -> None:
        if self._file is not None:
            self._say(opening.show(self.files, self._file))

    def save(self) -> None:
        if self._file is not None:
            language = self.context.language
            self._say(opening.save_copy(self.box, self.files, self._file, language))

    def remove(self) -> None:
        self.box.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._change(None)

    def _change(self, file: StoredFile | None) -> None:
        self.set_value(file)
        self.edited.emit()
        self.left.emit()

    def _say(self, *problems: CatalogError | None) -> None:
        language = self.context.language
        self.box.say("\n".join(each.text(language) for each in problems if each is not None))
