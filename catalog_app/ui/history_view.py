"""What happened: the history of a record, and the trash with its way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from catalog_app.domain import refs
from catalog_app.domain.fields import Entity, head_of
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language
from catalog_app.ui import plain
from catalog_app.ui.short_list import ShortList, framed
from catalog_app.ui.telling import moment, shortened, step_text

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.trash import Trashed

_EMPTY = "—"


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
        self.rows = ShortList(self.windowTitle(), [_heads(language)[head] for head in heads])
        for entry in history(catalog, entity, id):
            what = step_text(entry, language)
            if entry.undone:
                what = text("{change} (undone)", change=what)
            first = (moment(entry.at, language), entry.by, what)
            for field, old, new in entry.changes or ((None, None, None),):
                shown: tuple[str, ...] = ("", "", "")
                if field is not None:
                    values = (field.kind.typed(value, language) or _EMPTY for value in (old, new))
                    shown = (head_of(field, language), *values)
                self.rows.add((*first, *shown))
                first = ("", "", "")
        self.rows.settle()
        nothing = text("Nothing was changed since the catalog was made.")
        said = plain.label("" if self.rows.rowCount() else nothing, role="quiet", wrap=True)
        said.setVisible(bool(said.text()))
        framed(self, self.rows, language, [], said)
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
        self.rows = ShortList(self.windowTitle(), [_heads(language)[head] for head in heads])
        self.button = QPushButton(text("&Restore"))
        self.button.setAccessibleName(text("Restore"))
        self.button.clicked.connect(self.restore)
        self.rows.itemSelectionChanged.connect(self._allow)
        self._problem = plain.label("", role="problem", wrap=True)
        framed(self, self.rows, language, [self.button], self._problem)
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
