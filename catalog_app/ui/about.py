"""What the program is, and how its search is spoken to."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from catalog_app import __version__
from catalog_app.i18n import Language, mark
from catalog_app.ui import plain

_EXAMPLES = (
    ("khiva festival", mark("Both words, in any spelling; the beginning of a word is enough.")),
    ("Uzbekistan", mark("What was hosted there, and what a delegation of it came to.")),
    ('"youth meeting"', mark("These words, in this order.")),
    ("country:kazakhstan", mark("Hosted there; for delegations and people: from there.")),
    ("from:azerbaijan", mark("Events to which that country sent a delegation.")),
    ("-from:uzbekistan", mark("Without a delegation of that country; “-” turns anything round.")),
    ("year:2020..2024", mark("Between these years; also when:>2023-05.")),
    ("kind:festival or kind:concert", mark("One or the other; brackets go around groups.")),
    ("city:none", mark("Where the field is empty.")),
)


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


class SearchHelp(QDialog):
    """Examples that can be copied, each with what it finds."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(language.text("How to search"))
        self.setAccessibleName(self.windowTitle())
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (example, meaning) in enumerate(_EXAMPLES):
            grid.addWidget(plain.label(example, selectable=True, role="subheading"), row, 0)
            grid.addWidget(plain.label(language.text(meaning), wrap=True), row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addWidget(plain.label(language.text("How to search"), role="name"))
        column.addLayout(grid)
        buttons = QDialogButtonBox()
        close = buttons.addButton(
            language.text("&Close"), QDialogButtonBox.ButtonRole.RejectRole
        )
        close.setAccessibleName(language.text("Close"))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(640, self.sizeHint().height())
