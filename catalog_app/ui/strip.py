"""The strip above the table: the sample is no trap, and a protected file says that it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from catalog_app.i18n import Language
from catalog_app.ui import plain

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog


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
            row.addWidget(plain.button(name, signal.emit))


class ReadOnlyStrip(QFrame):
    """Says that the file can only be read."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        sentence = language.text("This catalog can only be read: its file or folder is protected.")
        row.addWidget(plain.label(sentence, wrap=True), 1)


def strips(catalog: "Catalog", language: Language, asked: SignalInstance) -> list[QWidget]:
    """Those of a catalog; `asked` as MainWindow has it."""
    if catalog.sample:
        strip = SampleStrip(language)
        strip.own_asked.connect(lambda: asked.emit("own", None))
        strip.keep_asked.connect(lambda: asked.emit("keep", None))
        return [strip]
    return [ReadOnlyStrip(language)] if catalog.read_only else []
