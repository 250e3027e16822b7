"""Starts the installed program with the arguments given, looks for its window, and closes it."""

import sys
import time

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from catalog_app.cli import main

PATIENCE = 20.0  # seconds until the window must be there
LOOK = 2.0  # seconds during which it must stay


def window_is_there() -> bool:
    return any(window.isVisible() for window in QGuiApplication.topLevelWindows())


def watch() -> int:
    """In the place of the event loop."""
    end = time.monotonic() + PATIENCE
    while not window_is_there() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    end = time.monotonic() + LOOK
    while window_is_there() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    stayed = window_is_there()
    QApplication.closeAllWindows()
    print("the window is there" if stayed else "there is no window", QApplication.platformName())
    return 0 if stayed else 1


QApplication.exec = staticmethod(watch)  # the real one never returns
main(sys.argv[1:])
