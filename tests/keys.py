"""What a person does in front of the window: typing, clicking, and answering its questions."""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMessageBox, QWidget

from catalog_app.ui.plain import without_mnemonic

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
D = TypeVar("D", bound=QDialog)
_EVERY = 5  # milliseconds in which a dialog is looked for
_UNANSWERED = 4000  # milliseconds after which nobody will answer a dialog
PATIENCE = 60_000  # milliseconds: a busy machine is slow, and only what never comes takes so long
_TABS = 60  # more than any form has fields
_met: list[QDialog] = []  # in which somebody acts


def until(condition: Callable[[], object]) -> None:
    """Waits for what comes of itself."""
    left = QDeadlineTimer(PATIENCE)
    while not condition():
        assert not left.hasExpired(), "it was waited for in vain"
        loop = QEventLoop()
        QTimer.singleShot(_EVERY, loop.quit)
        loop.exec()


def front(window: QWidget) -> None:
    """Brings it to the front, where keys go to it.

    One that was shown before may come to the front later than it: so it is brought there again.
    """

    def active() -> bool:
        window.activateWindow()
        QApplication.processEvents()
        return window.isActiveWindow()

    until(active)


def focus(widget: QWidget) -> None:
    """Brings its window to the front, and the focus to it."""
    front(widget.window())
    widget.setFocus()
    assert has_focus(widget)


def focused() -> QWidget:
    """What has the focus.

    A list that closes gives the focus back to its window everywhere but on the offscreen platform.
    """
    if QApplication.activeWindow() is None:
        left = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        behind = [each for each in left if each.focusWidget() is not None]
        front(QApplication.activeModalWidget() or max(behind, key=_depth))
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def has_focus(widget: QWidget) -> bool:
    """Whether keys go to it, once its window is at the front again."""
    focused()
    return widget.hasFocus()


def _depth(window: QWidget) -> int:
    """How many windows it lies above: a form belongs to the main window."""
    above = window.parentWidget()
    return 0 if above is None else 1 + _depth(above)


def settle() -> None:
    """Lets Qt do what it does between two keys."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A key, to the list that is open or else to what has the focus."""
    QTest.keyClick(QApplication.activePopupWidget() or focused(), key, modifier)
    settle()


def type_text(text: str) -> None:
    """Types into what has the focus; letters that no key has come by an input method."""
    for letter in unicodedata.normalize("NFC", text):
        if letter.isascii() and letter.isprintable():
            QTest.keyClicks(QApplication.activePopupWidget() or focused(), letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QCoreApplication.sendEvent(focused(), event)
    settle()


def tab_to(widget: QWidget) -> None:
    """Goes on by the Tab key until the widget has the focus."""
    for _ in range(_TABS):
        here = focused()
        if here is widget or widget.isAncestorOf(here):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"the Tab key does not lead to {widget.accessibleName()}")


def click(button: QAbstractButton) -> None:
    assert button.isVisible(), button.text()
    assert button.isEnabled(), button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button(parent: QWidget, text: str) -> QAbstractButton:
    """The visible button that says so."""
    found = [b for b in parent.findChildren(QAbstractButton) if b.isVisible()]
    texts = [without_mnemonic(each.text()) for each in found]
    assert text in texts, texts
    return found[texts.index(text)]


@contextmanager
def in_dialog(kind: type[D], act: Callable[[D], object]) -> Iterator[None]:
    """Acts in the dialog that is opened meanwhile and waited for by the window."""
    met: list[BaseException | None] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if met or not isinstance(dialog, kind):
            return
        met.append(None)
        _met.append(dialog)
        try:
            act(dialog)
        except BaseException as error:  # noqa: BLE001  # raised again where the test waits
            met[0] = error
        _met.remove(dialog)
        if dialog.isVisible():
            dialog.reject()

    timer = QTimer(interval=_EVERY)
    timer.timeout.connect(look)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
    assert met, f"no {kind.__name__} was opened"
    if met[0] is not None:
        raise met[0]


@contextmanager
def attended() -> Iterator[None]:
    """Closes each dialog that nobody answers, so that a test fails and does not hang."""
    waiting: list[QWidget] = []
    closed: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog in waiting and dialog not in _met:
            closed.append(dialog.text() if isinstance(dialog, QMessageBox) else str(dialog))
            dialog.reject()
        waiting[:] = [] if dialog is None else [dialog]

    timer = QTimer(interval=_UNANSWERED)
    timer.timeout.connect(look)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
    assert closed == [], "was asked and not answered"


@contextmanager
def answering(text: str) -> Iterator[list[str]]:
    """Presses a button of the question that is asked meanwhile; what was asked."""
    asked: list[str] = []

    def answer(box: QMessageBox) -> None:
        asked.append(box.text())
        click(button(box, text))

    with in_dialog(QMessageBox, answer):
        yield asked
