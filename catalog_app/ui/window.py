"""The main window: it wires its parts together and does nothing itself.

It is shown while it is still bare, before anything is imported of what fills it.
"""

from base64 import b64decode, b64encode
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from catalog_app.settings import Settings, WindowState

if TYPE_CHECKING:
    from catalog_app.domain.fields import Entity
    from catalog_app.i18n import Language
    from catalog_app.storage.catalog import Catalog
    from catalog_app.ui.empty import EmptyState

_NAME = "main"
_SIZE = (1280, 800)
_FRAME = QSize(0, 40)  # what the system puts around a window


class MainWindow(QMainWindow):
    """`asked`: what is more than this window's, by name, with what it needs; `closed`: it is."""

    asked = Signal(str, object)
    closed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._filled = self._ended = False
        self.setObjectName(_NAME)
        self.resize(*_SIZE)
        state = settings.windows.get(_NAME, WindowState())
        if state.geometry:
            self.restoreGeometry(b64decode(state.geometry))
        if not self.isMaximized():
            self.resize(self.size().boundedTo(self.screen().availableSize() - _FRAME))

    def fill(self, catalog: "Catalog", language: "Language", settings: Settings) -> None:
        """Once: puts everything into it."""
        from catalog_app.domain import SECTIONS
        from catalog_app.ui import menus
        from catalog_app.ui.actions import Actions
        from catalog_app.ui.commands import Commands
        from catalog_app.ui.counts import Counts
        from catalog_app.ui.details import Details
        from catalog_app.ui.header import Header
        from catalog_app.ui.pages import Pages, heads, sections
        from catalog_app.ui.printing import Printing
        from catalog_app.ui.saved_searches import SavedSearches
        from catalog_app.ui.sidebar import Sidebar
        from catalog_app.ui.signals import Announcer
        from catalog_app.ui.status import Status

        self.catalog, self.language = catalog, language
        self.pages = Pages(catalog, language, settings.tables, self._nothing)
        self.commands = Commands(catalog, language, self.pages, self)
        self.printing = Printing(catalog, language, self)
        self.details = Details(catalog, language)
        self.sidebar = Sidebar(language)
        self.saved_searches = SavedSearches(catalog, language, self.pages, self)
        self.counts = Counts(
            catalog, language, self.pages, self.sidebar, self.saved_searches, settings.groups
        )
        self.commands_by_name = Actions(self, language, menus.calls(self))
        self.announcer = Announcer(catalog, self)
        self.status = Status(language, self.commands_by_name["undo"])
        buttons = [self.commands_by_name[name] for name in ("print", "country")]
        self.header = Header(language, self.commands_by_name["new"], buttons)
        self.sidebar.set_sections(sections(language), heads(language))
        self.header.search.serve(catalog, settings.searches)
        self._lay_out()
        menus.fill(self, settings)
        self.addActions(self.commands_by_name.all())
        self._wire()
        self._restore(settings)
        known = settings.last_section in {each.section for each in SECTIONS}
        self._filled = True
        self.pages.turn(settings.last_section if known else SECTIONS[0].section)
        self.pages.focus_rows()

    def find_text(self) -> None:
        from PySide6.QtCore import Qt

        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def edit(self) -> None:
        """The record that the details show, which a link may have led to."""
        sheet = self.details.sheet
        if sheet is not None:
            self.commands.forms.open(sheet.entity.section, sheet.id)

    def follow(self, section: str, id: int) -> None:
        """A link, so that Back leads here again; an issued list is shown among the others."""
        from catalog_app.ui import places

        if section == "issued":
            places.show_issued(self, id)
        else:
            self.pages.go(section, None, id)

    def show_details(self) -> None:
        """The record at hand, unless the pane is not wanted, or there is nothing at all yet."""
        from catalog_app.ui import menus

        page = self.pages.page
        id = page.grid.current_id()
        bare = id is None and not page.text.strip()
        self.details.setVisible(self.commands_by_name["details"].isChecked() and not bare)
        if id is None:
            self.details.clear()
        else:
            self.details.show_record(page.entity, id, page.table.found, page.table.marks)
        self.header.fill_button(not bare)
        menus.follow(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forms ask for what would be lost; then everything ends in order.

        A fault on the way leaves it open; the next time it closes.
        """
        from catalog_app.ui.faults import Contained

        event.ignore()
        with Contained():
            if not self._filled or self.commands.forms.close_all():
                self.end()
                event.accept()

    def end(self) -> None:
        """Remembers what it looks like and ends its threads."""
        if self._filled and not self._ended:
            self._ended = True
            self.remember()
            self.announcer.close()
            for part in (self.pages, self.counts, self.details, self.header.search):
                part.close_lanes()
            self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        activation = event.type() == QEvent.Type.ActivationChange
        if activation and self._filled and self.isActiveWindow():
            self.announcer.look()

    def remember(self) -> None:
        """Keeps what the window looks like for the next start."""
        state = WindowState(
            b64encode(self.saveGeometry().data()).decode(),
            self.sides.state(),
        )
        Settings.keep(
            windows={**Settings.load().windows, _NAME: state},
            tables=self.pages.tables(),
            last_section=self.pages.page.entity.section,
            details=self.commands_by_name["details"].isChecked(),
        )

    def _lay_out(self) -> None:
        from catalog_app.ui import places, strip
        from catalog_app.ui.sides import Sides

        self.setWindowTitle(places.title(self.catalog, self.language))
        self.addToolBar(self.header)
        self.setStatusBar(self.status)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in strip.strips(self.catalog, self.language, self.asked):
            column.addWidget(each)
        column.addWidget(self.pages, 1)
        self.sides = Sides(self.sidebar, middle, self.details)
        self.setCentralWidget(self.sides)

    def _wire(self) -> None:
        from catalog_app.ui import menus, places
        from catalog_app.ui.help_key import HelpKey

        search = self.header.search
        HelpKey(search).wanted.connect(self.commands_by_name["search_help"].trigger)
        search.typed.connect(self.pages.search)
        search.left_for_rows.connect(self.pages.focus_rows)
        search.editingFinished.connect(partial(_tell_unfinished, self))
        self.commands_by_name.begun.connect(search.offers.close)
        self.pages.turned.connect(search.turn)
        self.pages.searched.connect(search.show_search)
        self.pages.value_asked.connect(search.edit)
        self.pages.current_changed.connect(self.show_details)
        self.pages.answered.connect(lambda: menus.follow_history(self))
        for news in (self.pages.answered, self.pages.turned, self.pages.searched):
            news.connect(lambda *_: self.status.count.setText(self.pages.page.bar.count.text()))
        self.sidebar.section_chosen.connect(self.pages.go)
        self.saved_searches.done.connect(self.commands.say_last)
        self.pages.aside.connect(lambda section, id: menus.show_aside(self, section, id))
        self.details.followed.connect(self.follow)
        self.details.country_taken.connect(lambda code: places.find_country(self, code))
        self.details.edit_asked.connect(self.edit)
        self.details.print_asked.connect(self.commands_by_name["participants"].trigger)
        self.commands.forms.asked.connect(lambda name, id: places.list_of(self, name, id))
        self.printing.issued.connect(self.commands.say_last)
        self.commands.said.connect(lambda text, undo: self.status.say(text, undo=undo))
        self.announcer.changed.connect(self._changed)

    def _restore(self, settings: Settings) -> None:
        """Sizes as they were; damaged ones change nothing."""
        state = settings.windows.get(_NAME, WindowState())
        self.sides.restore(state.state, self.width())

    def _changed(self, sections: frozenset[str]) -> None:
        if "fields" in sections:
            self.commands.forms.follow_fields()
        self.counts.refresh()
        self.pages.reload()

    def _nothing(self, entity: "type[Entity]") -> "EmptyState":
        from catalog_app.ui import nothing

        return nothing.state(self, entity)


def _tell_unfinished(window: MainWindow) -> None:
    """The search box is left: of the page that is at hand by now, unless all of it ends."""
    if not window._ended:
        window.pages.page.answers.tell_unfinished()
