"""Whatever asks the program to end, it ends in order."""

import os
import signal
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from catalog_app.ui.ending import Ending
from tests import keys


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_event_loop(qapp: QApplication, name: str) -> None:
    ending = Ending(qapp)
    late = QTimer(singleShot=True, interval=keys.PATIENCE)
    late.timeout.connect(lambda: qapp.exit(1))
    late.start()
    QTimer.singleShot(0, lambda: os.kill(os.getpid(), getattr(signal, name)))
    ended = qapp.exec()
    late.stop()
    ending.close()
    assert ended == 0
