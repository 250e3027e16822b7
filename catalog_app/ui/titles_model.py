"""The table of titles as rows of a grid: what is typed into a cell is a change of the catalog."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from catalog_app.domain.countries import spelling
from catalog_app.domain.folding import fold
from catalog_app.errors import CatalogError
from catalog_app.i18n import CODES, Language, mark
from catalog_app.storage.titles import Title, say, title_of, titles
from catalog_app.ui import plain, style
from catalog_app.ui.editing import FormContext

FIRST = 1  # the column of the first language
_COUNT = mark("Used")
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class TitlesModel(QAbstractTableModel):
    """`said`: a sentence about what could not be kept, or nothing; `changes`: made here so far."""

    said = Signal(str)

    def __init__(self, context: FormContext, also: str, parent: QObject) -> None:
        """`also`: a title that perhaps no record holds yet."""
        super().__init__(parent)
        self._context, self._also = context, also
        self.changes = 0
        self._all: list[Title] = []
        self.rows: list[Title] = []
        self._text, self._only_missing = "", False
        self.read()

    def read(self) -> None:
        """All of it anew, in its order."""
        self._all = titles(self._context.catalog, self._context.language, self._also)
        self._show()

    def narrow(self, text: str, *, only_missing: bool) -> None:
        """Shows the titles that have the text in any form, or that lack a form."""
        self._text, self._only_missing = fold(text), only_missing
        self._show()

    def place(self, name: str) -> int:
        """The row of a title, by any of its forms; -1 where there is none."""
        forms, spelt = title_of(self._context.catalog, name).forms, spelling(name)
        here = (
            spelling(each.name) == spelt or (bool(forms) and each.forms == forms)
            for each in self.rows
        )
        return next((row for row, found in enumerate(here) if found), -1)

    def undo(self) -> None:
        """Takes the last change back that was made here."""
        if self.changes:
            self._try(self._context.catalog.undo)
            self.changes -= 1
            self.read()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else FIRST + len(CODES)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() < FIRST or self._context.catalog.read_only:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        upright = orientation == Qt.Orientation.Vertical
        if upright and role in (_Role.DisplayRole, _Role.ToolTipRole):
            name = self.rows[section].name
            return name if role == _Role.DisplayRole else plain.tip_text(name)
        if upright or role != _Role.DisplayRole:
            return None
        heads = (self._context.language.text(_COUNT), *(Language(code).name for code in CODES))
        return heads[section]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        title, column = self.rows[index.row()], index.column()
        if role in (_Role.DisplayRole, _Role.EditRole):
            return self._text_of(title, column)
        if role == _Role.ToolTipRole:
            return plain.tip_text(self._text_of(title, column))
        if role == _Role.ForegroundRole:
            own = column >= FIRST and CODES[column - FIRST] in title.own
            return None if own else style.colour("quiet")
        if role == _Role.TextAlignmentRole and column < FIRST:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.EditRole or not index.isValid() or index.column() < FIRST:
            return False
        title, code = self.rows[index.row()], CODES[index.column() - FIRST]
        catalog = self._context.catalog
        before = title.forms.get(code, "")
        if not self._try(lambda: say(catalog, title.name, code, str(value))):
            return False
        now = replace(title_of(catalog, title.name), count=title.count)
        self.changes += now.forms.get(code, "") != before
        self._all[self._all.index(title)] = self.rows[index.row()] = now
        self.dataChanged.emit(
            self.index(index.row(), 0), self.index(index.row(), self.columnCount() - 1)
        )
        return True

    def _text_of(self, title: Title, column: int) -> str:
        if column < FIRST:
            return self._context.language.number(title.count) if title.count else ""
        return title.forms.get(CODES[column - FIRST], "")

    def _show(self) -> None:
        self.beginResetModel()
        self.rows = [each for each in self._all if self._is_wanted(each)]
        self.endResetModel()

    def _is_wanted(self, title: Title) -> bool:
        if self._only_missing and title.whole:
            return False
        return any(self._text in fold(form) for form in (title.name, *title.forms.values()))

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except CatalogError as error:
            self.said.emit(error.text(self._context.language))
            return False
        self.said.emit("")
        return True
