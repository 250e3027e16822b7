"""Work beside the window: a lane is one thread in which only the newest question counts.

What outdated questions answer is dropped, and their `stop` says that they may end.  Answers come
back in the thread of the window; a mistake of ours in the work is raised there too, so that the one
hook sees it.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from catalog_app.errors import Cancelled, CatalogError

Stop = Callable[[], bool]
Failed = Callable[[CatalogError], object]


class Lane(QObject):
    """One thread; a new question takes the place of those before it.

    `later`: milliseconds that a question waits, for others to come and for what is more urgent.
    """

    _finished = Signal(int, object)

    def __init__(self, parent: QObject | None = None, *, later: int = 0) -> None:
        super().__init__(parent)
        self._later = later
        self._handed = threading.Event()
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lane")
        self._generation = 0
        self._done: Callable[[Any], object] | None = None
        self._failed: Failed | None = None
        self._closed = False
        self._finished.connect(self._receive, Qt.ConnectionType.QueuedConnection)

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
            if not self._closed and not stop():
                answer = self._threads.submit(run)
                answer.add_done_callback(lambda answer: self._hand_over(mine, answer))

        if self._later:
            QTimer.singleShot(self._later, self, submit)
        else:
            submit()

    def wait(self, seconds: float) -> None:
        """Takes the answer at once if it comes so soon: what shows it is then painted once only."""
        if self._handed.wait(seconds):
            QCoreApplication.sendPostedEvents(self)

    def drop(self) -> None:
        """Ends the question under way; nobody waits for its answer any more."""
        self._generation += 1

    def close(self) -> None:
        """Ends the thread; returns when it has ended."""
        self._closed = True
        self.drop()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _hand_over(self, generation: int, answer: "Future[Any]") -> None:
        """In the thread of the work."""
        if not self._closed and not answer.cancelled():
            self._finished.emit(generation, answer)
        if generation == self._generation:
            self._handed.set()

    def _receive(self, generation: int, answer: "Future[Any]") -> None:
        if generation != self._generation or self._done is None or self._failed is None:
            return
        try:
            value = answer.result()
        except Cancelled:
            return
        except CatalogError as error:
            self._failed(error)
            return
        self._done(value)
