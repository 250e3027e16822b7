"""Mistakes of ours: logged, shown once, and the window stays."""

import logging
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from catalog_app.errors import CannotSave
from catalog_app.ui.faults import Faults
from catalog_app.ui.report import FaultReport
from tests import keys

KEPT: list[QWidget] = []
"""What nobody else holds during a test."""


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def faults(qtbot: QtBot, clock: Clock) -> Iterator[Faults]:
    faults = Faults(clock)
    faults.install()
    yield faults
    faults.remove()
    KEPT.clear()


def reports() -> list[FaultReport]:
    """Those that are seen."""
    shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return [widget for widget in shown if isinstance(widget, FaultReport)]


def shown(qtbot: QtBot) -> str:
    """The text of the one report, once it is there."""
    keys.until(lambda: bool(reports()))
    (report,) = reports()
    return report.findChild(QPlainTextEdit).toPlainText()


def log(home: Path) -> str:
    return (home / "log" / "catalog-app.log").read_text(encoding="utf-8")


def fail() -> None:
    raise RuntimeError("as expected")


def in_a_slot(qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)


def in_a_thread(qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_a_model(qtbot: QtBot) -> None:
    class Model(QAbstractListModel):
        def rowCount(self, parent: object = None) -> int:
            return 1

        def data(self, index: object, role: int = 0) -> object:
            return fail()

    view = QListView()
    qtbot.addWidget(view)
    view.setModel(Model(view))
    QTimer.singleShot(0, view.show)


def in_a_painter(qtbot: QtBot) -> None:
    class Painted(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            fail()

    painted = Painted()
    qtbot.addWidget(painted)
    KEPT.append(painted)
    QTimer.singleShot(0, painted.show)


def at_the_close(qtbot: QtBot) -> None:
    class Closed(QWidget):
        def closeEvent(self, event: QCloseEvent) -> None:
            if not self.property("failed"):
                self.setProperty("failed", True)
                fail()

    closed = Closed()
    qtbot.addWidget(closed)
    closed.show()
    QTimer.singleShot(0, closed.close)


def where_nobody_can_catch(qtbot: QtBot) -> None:
    class Dying:
        def __del__(self) -> None:
            fail()

    Dying()


@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize(
    "mistake",
    [in_a_slot, in_a_thread, in_a_model, in_a_painter, at_the_close, where_nobody_can_catch],
)
def test_a_mistake_anywhere_reaches_the_log_and_one_report(
    qtbot: QtBot, faults: Faults, app_home: Path, mistake: object
) -> None:
    assert callable(mistake)
    mistake(qtbot)
    assert "as expected" in shown(qtbot)
    assert "as expected" in log(app_home)


@pytest.mark.qt_no_exception_capture
def test_the_same_mistake_is_logged_once_a_minute_and_counted(
    qtbot: QtBot, faults: Faults, app_home: Path, clock: Clock
) -> None:
    counts: list[int] = []
    faults.told.connect(lambda _text, count: counts.append(count))
    for moment in (0, 30, 59, 61):
        clock.now = moment
        try:
            fail()
        except RuntimeError:
            faults.take(*sys.exc_info())  # type: ignore[arg-type]  # there is one
    keys.until(lambda: len(counts) == 4 and bool(reports()))
    assert counts == [1, 2, 3, 1]
    assert log(app_home).count("RuntimeError: as expected") == 2
    assert len(reports()) == 1


def test_the_log_is_for_its_user_alone(faults: Faults, app_home: Path) -> None:
    logging.getLogger("catalog_app").warning("something")
    mode = (app_home / "log" / "catalog-app.log").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_a_log_that_has_grown_is_put_aside(qtbot: QtBot, app_home: Path) -> None:
    folder = app_home / "log"
    folder.mkdir()
    (folder / "catalog-app.log").write_bytes(b"x" * 1_100_000)
    faults = Faults()
    faults.install()
    faults.remove()
    assert (folder / "catalog-app.old.log").stat().st_size == 1_100_000
    assert (folder / "catalog-app.log").stat().st_size == 0


@pytest.mark.qt_no_exception_capture
def test_without_a_writable_log_mistakes_are_told_all_the_same(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CATALOG_APP_HOME", str(tmp_path / "file"))
    faults = Faults()
    faults.install()
    try:
        in_a_thread(qtbot)
        assert "as expected" in shown(qtbot)
    finally:
        faults.remove()
    assert "as expected" in capsys.readouterr().err


def test_everything_is_given_back_in_the_end(qtbot: QtBot) -> None:
    faults = Faults()
    faults.install()
    faults.remove()
    assert sys.excepthook is sys.__excepthook__
    assert logging.getLogger("catalog_app").handlers == []


def test_an_error_that_is_the_users_business_is_a_sentence_and_no_report(
    faults: Faults, qtbot: QtBot
) -> None:
    said: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(box.text())
            box.accept()

    timer = QTimer(interval=10)
    timer.timeout.connect(answer)
    timer.start()
    for _ in range(3):
        QTimer.singleShot(0, refuse)
    keys.until(lambda: bool(said))
    qtbot.wait(100)
    assert said == ["The disk is full."]
    assert reports() == []


def refuse() -> None:
    raise CannotSave("The disk is full.")
