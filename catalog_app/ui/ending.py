"""An end that is asked for from outside: by the system at logout, or in a terminal."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # the last one is not on every system
_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


class Ending(QObject):
    """Ends the event loop at SIGINT, SIGTERM and SIGHUP; what is open is then closed in order.

    Python looks at signals only when it runs, so a socket wakes it up.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._end, self._far_end = socket.socketpair()
        for each in (self._end, self._far_end):
            each.setblocking(False)
        self._before = signal.set_wakeup_fd(self._far_end.fileno(), warn_on_full_buffer=False)
        self._handlers = {each: signal.signal(each, _ignore) for each in _SIGNALS}
        self._notifier = QSocketNotifier(self._end.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def close(self) -> None:
        """Gives the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for each, handler in self._handlers.items():
            signal.signal(each, handler)
        self._end.close()
        self._far_end.close()

    def _woken(self) -> None:
        if set(self._end.recv(64)) & set(_SIGNALS):
            QApplication.exit(0)


def _ignore(_signal: int, _frame: FrameType | None) -> None:
    """What is to be done is done in the event loop."""
