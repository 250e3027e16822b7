"""What happened: the history of a record, and the trash with its way back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from catalog_app.domain import refs
from catalog_app.domain.fields import Entity, head_of
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language
from catalog_app.ui import plain, style
from catalog_app.ui.telling import moment, shortened, step_text

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.trash import Trashed

_EMPTY = "—"


class _WholeRows(QStyledItemDelegate):
    """Rows are chosen, not cells: none of these is marked for itself."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)


class Rows(QTableWidget):
    """A short list to read."""

    def __init__(self, name: str, heads: Sequence[str]) -> None:
        super().__init__(0, len(heads))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(_WholeRows(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(style.row_height(self.font()))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)

    def add(self, texts: Sequence[str]) -> None:
        row = self.rowCount()
        self.insertRow(row)
        for column, text in enumerate(texts):
            self.setItem(row, column, QTableWidgetItem(text))

    def settle(self) -> None:
        self.resizeColumnsToContents()
        for column in range(self.columnCount() - 1):
            self.setColumnWidth(column, min(260, self.columnWidth(column) + 16))
        self.resizeRowsToContents()


class HistoryView(QDialog):
    """Each change of a record: when, by whom, what, and what it was before and after."""

    def __init__(
        self,
        catalog: "Catalog",
        entity: type[Entity],
        id: int,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        from catalog_app.storage.history import history

        text = language.text
        ref = catalog.ref(entity.section, id) or refs.Ref(id)
        name = refs.shown(ref, entity.section, language)
        self.setWindowTitle(text("History of “{name}”", name=shortened(name)))
        self.setAccessibleName(self.windowTitle())
        heads = ("When", "By", "What", "Field", "Before", "After")
        self.rows = Rows(self.windowTitle(), [_heads(language)[head] for head in heads])
        for entry in history(catalog, entity, id):
            what = step_text(entry, language)
            if entry.undone:
                what = text("{change} (undone)", change=what)
            first = (moment(entry.at, language), entry.by, what)
            for field, old, new in entry.changes or ((None, None, None),):
                shown: tuple[str, ...] = ("", "", "")
                if field is not None:
                    values = (field.kind.show(value, language) or _EMPTY for value in (old, new))
                    shown = (head_of(field, language), *values)
                self.rows.add((*first, *shown))
                first = ("", "", "")
        self.rows.settle()
        nothing = text("Nothing was changed since the catalog was made.")
        said = plain.label("" if self.rows.rowCount() else nothing, role="quiet", wrap=True)
        said.setVisible(bool(said.text()))
        _frame(self, self.rows, language, [], said)
        self.resize(920, 480)


class TrashView(QDialog):
    """What was deleted and can come back; `restored`: section and id of what did."""

    restored = Signal(str, int)

    def __init__(
        self, catalog: "Catalog", language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._catalog, self._language = catalog, language
        self._trashed: list[Trashed] = []
        text = language.text
        self.setWindowTitle(text("Trash"))
        self.setAccessibleName(self.windowTitle())
        heads = ("Name", "Section", "When", "By")
        self.rows = Rows(self.windowTitle(), [_heads(language)[head] for head in heads])
        self.button = QPushButton(text("&Restore"))
        self.button.setAccessibleName(text("Restore"))
        self.button.clicked.connect(self.restore)
        self.rows.itemSelectionChanged.connect(self._allow)
        self._problem = plain.label("", role="problem", wrap=True)
        _frame(self, self.rows, language, [self.button], self._problem)
        self.resize(760, 480)
        self._fill()

    def restore(self) -> None:
        """Brings the selected record back."""
        from catalog_app.storage.trash import restore

        row = self.rows.currentRow()
        if not 0 <= row < len(self._trashed):
            return
        trashed = self._trashed[row]
        try:
            restore(self._catalog, trashed)
        except CatalogError as error:
            self._problem.setText(error.text(self._language))
            return
        self._fill()
        self.restored.emit(trashed.entity.section, trashed.id)

    def _fill(self) -> None:
        from catalog_app.storage.trash import trash

        self._trashed = trash(self._catalog)
        self._problem.setText("" if self._trashed else self._language.text("The trash is empty."))
        self.rows.setRowCount(0)
        for each in self._trashed:
            section = self._language.text(each.entity.one)
            self.rows.add((each.label, section, moment(each.at, self._language), each.by))
        self.rows.settle()
        self.rows.selectRow(0)
        self._allow()

    def _allow(self) -> None:
        self.button.setEnabled(0 <= self.rows.currentRow() < len(self._trashed))


def _heads(language: Language) -> dict[str, str]:
    text = language.text
    return {
        "Name": text("Name"),
        "Section": text("Section"),
        "When": text("When"),
        "By": text("By"),
        "What": text("What"),
        "Field": text("Field"),
        "Before": text("Before"),
        "After": text("After"),
    }


def _frame(
    dialog: QDialog,
    rows: QWidget,
    language: Language,
    buttons: Sequence[QPushButton],
    *above: QWidget,
) -> None:
    """The list, what is said above it, and the buttons below."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(12)
    for widget in (*above, rows):
        column.addWidget(widget)
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addStretch()
    close = QPushButton(language.text("&Close"))
    close.setAccessibleName(language.text("Close"))
    close.clicked.connect(dialog.reject)
    for button in (*buttons, close):
        line.addWidget(button)
    column.addLayout(line)
