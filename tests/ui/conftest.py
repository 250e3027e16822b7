"""What several tests of the window need."""

import unicodedata

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication


@pytest.fixture
def unknown_letter(qapp: QApplication) -> str:
    """A letter that no font on this machine has; machines differ, so it is looked for."""
    metrics = QFontMetricsF(qapp.font())
    letters = map(chr, [*range(0x2A700, 0x2EBE0, 97), *range(0x10000, 0x20000)])
    for letter in letters:
        if unicodedata.category(letter) == "Lo" and not metrics.inFontUcs4(ord(letter)):
            return letter
    pytest.skip("the fonts of this machine have every letter")
