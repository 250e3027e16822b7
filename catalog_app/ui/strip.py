"""The strip above the table of the sample catalog: it is no trap, there are two ways out of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from catalog_app.i18n import Language
from catalog_app.ui import plain


class SampleStrip(QFrame):
    own_asked = Signal()
    keep_asked = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        text = language.text
        self.setProperty("role", "strip")
        self.setAccessibleName(text("Sample catalog"))
        sentence = plain.label(
            text("This is the sample: look around and try everything."), wrap=True
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(8)
        row.addWidget(sentence, 1)
        for name, signal in (
            (text("&Start my own catalog"), self.own_asked),
            (text("&Keep this as mine"), self.keep_asked),
        ):
            button = QPushButton(name)
            button.setAccessibleName(plain.without_mnemonic(name))
            button.clicked.connect(signal)
            row.addWidget(button)


class ReadOnlyStrip(QFrame):
    """Says that the file can only be read."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        sentence = language.text("This catalog can only be read: its file or folder is protected.")
        row.addWidget(plain.label(sentence, wrap=True), 1)
