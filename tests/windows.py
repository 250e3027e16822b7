"""The whole program in a test: its session with a real window on a real catalog."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catalog_app.ui.details import Details
from catalog_app.ui.form import EntityForm
from catalog_app.ui.page import EntityPage
from catalog_app.ui.session import Session
from catalog_app.ui.window import MainWindow
from tests import keys


class Program:
    """A started program; what it does beside the window is waited for."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.qtbot = qtbot
        self.session = session

    @property
    def window(self) -> MainWindow:
        assert self.session.window is not None
        return self.session.window

    @property
    def page(self) -> EntityPage:
        return self.window.pages.page

    @property
    def details(self) -> Details:
        return self.window.details

    def wait(self, condition: Callable[[], object]) -> None:
        keys.until(condition)

    @contextmanager
    def answered(self) -> Iterator[None]:
        """What is asked meanwhile is answered when it ends, and shown.

        The page may be asked several times, and each time the answer before may still come.
        """
        pages = self.window.pages
        before, shown = pages.page._asked, [pages.page._asked]

        def note() -> None:
            shown[0] = pages.page._asked

        pages.answered.connect(note)
        yield
        self.wait(lambda: before is not shown[0] is pages.page._asked)
        pages.answered.disconnect(note)

    def shows(self, **wanted: object) -> None:
        """Waits until the details show a record with such an id or title."""

        def shown() -> bool:
            sheet = self.details.sheet
            return sheet is not None and all(getattr(sheet, n) == v for n, v in wanted.items())

        self.wait(shown)

    def search(self, text: str) -> None:
        """Types over what stands in the search box, and waits for the rows."""
        self.press(Qt.Key.Key_F)
        with self.answered():
            if text:
                keys.type_text(text)
            else:
                keys.press(Qt.Key.Key_Delete)

    def go(self, section: str) -> None:
        with self.answered():
            self.window.pages.go(section)

    def key(self, key: Qt.Key) -> None:
        """Presses a key on the table."""
        self.qtbot.keyClick(self.page.grid, key)

    def column(self, name: str) -> list[str]:
        """What a column says, from top to bottom."""
        table = self.page.table
        place = [field.name for field in table.fields].index(name)
        return [table.texts(row)[place] for row in range(table.rowCount())]

    def command(self, name: str) -> None:
        self.window.commands_by_name[name].trigger()

    def turn(self, key: Qt.Key) -> None:
        """Presses a key for undo or redo, and waits for the rows."""
        with self.answered():
            self.press(key)

    def press(self, key: Qt.Key) -> None:
        """Presses Ctrl and a key, with the window in front."""
        keys.front(self.window)
        self.qtbot.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)

    def form(self) -> EntityForm:
        """The form that was opened last."""
        self.wait(lambda: bool(self.window.commands.forms.forms))
        form = self.window.commands.forms.forms[-1]
        keys.front(form)
        return form


@contextmanager
def started(qtbot: QtBot, path: Path) -> Iterator[Program]:
    """The program with its first rows; afterwards it ends in order."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = Session(application)
    try:
        session.open(path)
        program = Program(qtbot, session)
        program.wait(lambda: program.page.table.found is not None)
        with keys.attended():
            yield program
    finally:
        for form in session.window.commands.forms.forms if session.window else ():
            form.watch.begin()
            form.close()
        session.close()
        session.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
