"""Work beside the window: a lane is one thread in which only the newest question counts.

What outdated questions answer is dropped, and their `stop` says that they may end.  Answers come
back in the thread of the window; a mistake of ours in the work is raised there too, so that the one
hook sees it.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from catalog_app.errors import Cancelled, CatalogError

Stop = Callable[[], bool]
Failed = Callable[[CatalogError], object]
_RUSH = 0.25  # seconds for which all else waits for what is urgent


class Lane(QObject):
    """One thread; a new question takes the place of those before it.

    `later`: milliseconds that a question waits, for others to come; it also waits, and so does its
    answer, while something urgent is asked in any lane.
    """

    _finished = Signal(int, object)
    _rush_ends: ClassVar[float] = 0.0

    def __init__(self, parent: QObject | None = None, *, later: int = 0) -> None:
        super().__init__(parent)
        self._later = later
        self._waiting: Callable[[], None] | None = None
        self._delay = QTimer(self, singleShot=True, interval=later)
        self._delay.timeout.connect(self._begin)
        self._handed = threading.Event()
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lane")
        self._generation = 0
        self._done: Callable[[Any], object] | None = None
        self._failed: Failed | None = None
        self._closed = False
        self._finished.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    @staticmethod
    def rush(*, on: bool) -> None:
        """Something is urgent, for the next moment or until it is told that it is not."""
        Lane._rush_ends = time.monotonic() + _RUSH if on else 0.0

    def ask(
        self,
        work: Callable[[Stop], Any],
        done: Callable[[Any], object],
        failed: Failed,
    ) -> None:
        """Calls `work` in the thread, then `done` or `failed` in this one."""
        if self._closed:
            return
        self._generation += 1
        mine = self._generation
        self._done, self._failed = done, failed
        self._handed.clear()

        def stop() -> bool:
            return self._generation != mine

        def run() -> Any:
            if stop():
                raise Cancelled("")
            return work(stop)

        def submit() -> None:
            answer = self._threads.submit(run)
            answer.add_done_callback(lambda answer: self._hand_over(mine, answer))

        if self._later:
            self._waiting = submit
            self._delay.start()
        else:
            submit()

    def wait(self, seconds: float) -> None:
        """Takes the answer at once if it comes so soon: what shows it is then painted once only."""
        Lane.rush(on=False)
        self._begin()
        if self._handed.wait(seconds):
            QCoreApplication.sendPostedEvents(self)

    def drop(self) -> None:
        """Ends the question under way; nobody waits for its answer any more."""
        self._generation += 1
        self._delay.stop()
        self._waiting = None

    def close(self) -> None:
        """Ends the thread; returns when it has ended."""
        self._closed = True
        self.drop()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _begin(self) -> None:
        """The question has waited."""
        self._delay.stop()
        if self._waiting is not None and self._has_to_wait():
            self._delay.start()
        elif self._waiting is not None:
            submit, self._waiting = self._waiting, None
            submit()

    def _has_to_wait(self) -> bool:
        return self._later > 0 and time.monotonic() < Lane._rush_ends

    def _hand_over(self, generation: int, answer: "Future[Any]") -> None:
        """In the thread of the work."""
        if not self._closed and not answer.cancelled():
            self._finished.emit(generation, answer)
        if generation == self._generation:
            self._handed.set()

    def _receive(self, generation: int, answer: "Future[Any]") -> None:
        if generation != self._generation or self._done is None or self._failed is None:
            return
        if self._has_to_wait():
            QTimer.singleShot(self._later, self, lambda: self._receive(generation, answer))
            return
        try:
            value = answer.result()
        except Cancelled:
            return
        except CatalogError as error:
            self._failed(error)
            return
        self._done(value)
