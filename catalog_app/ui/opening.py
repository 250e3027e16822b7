"""Attached files, opened by the programs of the system and copied out: what goes wrong is said.

No program gets the file itself, but a copy, and only of types that do no harm (see file_types).
"""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from catalog_app.domain.files import StoredFile, safe_name
from catalog_app.errors import CannotShow, CatalogError
from catalog_app.i18n import Language, mark
from catalog_app.storage.files import Store

_SAVE = mark("Save a copy as")
_CHOOSE = mark("Choose a file")
_NOBODY = mark(
    "No program of this system opens “{name}”. Save a copy of it, and open that where you can."
)


def show(files: Store, file: StoredFile) -> CatalogError | None:
    """Opens a copy for reading; why not, if so."""
    try:
        copy = files.copy_for_reading(file)
    except CatalogError as problem:
        return problem
    opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
    return None if opened else CannotShow(_NOBODY, name=file.name)


def save_copy(
    parent: QWidget, files: Store, file: StoredFile, language: Language
) -> CatalogError | None:
    """Asks where to, and writes it there; why not, if so."""
    dialog = QFileDialog(parent, language.text(_SAVE))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(safe_name(file.name))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    try:
        files.save_as(file, Path(dialog.selectedFiles()[0]))
    except CatalogError as problem:
        return problem
    return None


def choose(parent: QWidget, language: Language, *, several: bool = False) -> tuple[Path, ...]:
    """The files that the person names; none where the dialog is given up."""
    dialog = QFileDialog(parent, language.text(_CHOOSE))
    modes = QFileDialog.FileMode
    dialog.setFileMode(modes.ExistingFiles if several else modes.ExistingFile)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return ()
    return tuple(map(Path, dialog.selectedFiles()))
