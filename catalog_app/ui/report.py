"""The report of a fault: one window, beside the others, that never holds up work."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from catalog_app import paths
from catalog_app.errors import FileProblem
from catalog_app.i18n import Language
from catalog_app.ui import plain


class FaultReport(QDialog):
    """Says that something went wrong that should not have, with all that is needed to report it."""

    def __init__(self, language: Language) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._language = language
        text = language.text
        self.setModal(False)
        self.setWindowTitle(text("Something went wrong"))
        self.setAccessibleName(self.windowTitle())
        self._sentence = plain.label(
            text("The program made a mistake. What you have saved is safe, and you can go on."),
            role="heading",
            wrap=True,
        )
        self._times = plain.label("", role="quiet", wrap=True)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setTabChangesFocus(True)
        self._lay_out()
        self.resize(640, 400)

    def tell(self, fault: str, count: int, about: str) -> None:
        """`count`: how often it has come; the window is not brought forward again for the same."""
        self._times.setText(
            self._language.plural("It happened once.", "It happened {count} times.", count)
        )
        if count == 1 or not self.isVisible():
            self._details.setPlainText(f"{about}\n\n{fault}")
            self.show()

    def _lay_out(self) -> None:
        text = self._language.text
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._sentence)
        column.addWidget(self._times)
        column.addWidget(plain.label(text("&What happened"), buddy=self._details))
        column.addWidget(self._details, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        copy = QPushButton(text("&Copy the report"))
        copy.clicked.connect(self._copy)
        folder = QPushButton(text("Open the &log folder"))
        folder.clicked.connect(open_log_folder)
        close = QPushButton(text("C&lose"))
        close.clicked.connect(self.close)
        close.setDefault(True)
        for button in (copy, folder, close):
            button.setAccessibleName(plain.without_mnemonic(button.text()))
            row.addWidget(button)
        column.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())


def open_log_folder() -> None:
    """Shows the folder of the log in the system's file manager, where there is one."""
    try:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.log_folder())))
    except FileProblem as problem:
        plain.tell(None, str(problem))
