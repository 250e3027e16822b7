"""What the program is, and which keys it has."""

from collections.abc import Sequence

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from catalog_app import __version__
from catalog_app.i18n import Language
from catalog_app.ui import plain


def tell_about(parent: QWidget | None, language: Language) -> None:
    """Name, version and purpose."""
    plain.tell(
        parent,
        language.text(
            "Catalog of events, version {version}\n\nInternational cultural and youth events, "
            "their delegations and members.\n\nQt {qt}",
            version=__version__,
            qt=qVersion(),
        ),
    )


class _Help(QDialog):
    """Two columns to read, below a title."""

    def __init__(
        self,
        title: str,
        rows: Sequence[tuple[str, str]],
        language: Language,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (first, second) in enumerate(rows):
            grid.addWidget(plain.label(first, selectable=True, role="subheading"), row, 0)
            grid.addWidget(plain.label(second, wrap=True), row, 1)
        buttons = QDialogButtonBox()
        close = buttons.addButton(language.text("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAccessibleName(language.text("Close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(plain.label(title, role="name"))
        column.addLayout(grid)
        column.addStretch()
        column.addWidget(buttons)
        self.resize(640, self.sizeHint().height())


class KeysHelp(_Help):
    """Every command that has a key."""

    def __init__(
        self, actions: Sequence[QAction], language: Language, parent: QWidget | None = None
    ) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        rows = [
            (
                ", ".join(key.toString(native) for key in action.shortcuts()),
                plain.without_mnemonic(action.text()),
            )
            for action in actions
            if action.shortcuts()
        ]
        super().__init__(language.text("Keys"), rows, language, parent)
