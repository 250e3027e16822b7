"""A grid that is typed with the keyboard alone: letters and Enter begin to type in a cell."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from catalog_app.ui import style

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypedGrid(QTableView):
    """Tab leaves it, where no cell is being typed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("grid", True)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setHighlightSections(False)
            head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setDefaultSectionSize(style.row_height(self.font()))

    @property
    def typing(self) -> bool:
        """A cell is open."""
        return self.state() == QAbstractItemView.State.EditingState

    def choose(self, row: int, column: int) -> None:
        """This cell and no other, whatever keys are held down."""
        chosen = self.selectionModel()
        index = self.model().index(row, column)
        chosen.setCurrentIndex(index, chosen.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER or self.typing:
            super().keyPressEvent(event)
            return
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        event.accept()  # it is no key of the window's button
