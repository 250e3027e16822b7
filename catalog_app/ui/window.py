"""The main window: it wires its parts together and does nothing itself."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from catalog_app.domain import SECTIONS
from catalog_app.domain.fields import Entity, entity_of
from catalog_app.i18n import Language
from catalog_app.settings import Settings, WindowState
from catalog_app.ui import menus, narrowing
from catalog_app.ui.actions import Actions
from catalog_app.ui.commands import Commands
from catalog_app.ui.details import Details
from catalog_app.ui.empty import EmptyState
from catalog_app.ui.header import Header
from catalog_app.ui.pages import Pages, sections
from catalog_app.ui.printing import Printing, keep
from catalog_app.ui.sidebar import Sidebar
from catalog_app.ui.signals import Announcer
from catalog_app.ui.status import Status
from catalog_app.ui.strip import ReadOnlyStrip, SampleStrip
from catalog_app.ui.tasks import Lane, Stop

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

_SIZE = (1280, 800)
_SIDES = (200, 796, 284)
_NAME = "main"


class MainWindow(QMainWindow):
    """`asked`: something that is more than this window's: its name, and what it needs."""

    asked = Signal(str, object)
    closed = Signal()

    def __init__(self, catalog: "Catalog", language: Language, settings: Settings) -> None:
        super().__init__()
        self.catalog, self.language = catalog, language
        self._lane = Lane(self)
        self._counted = ""
        self.pages = Pages(catalog, language, settings.tables, self._nothing)
        self.commands = Commands(catalog, language, self.pages, self)
        self.printing = Printing(catalog, language, self)
        self.actions_by_name = Actions(self, language, menus.calls(self))
        self.details = Details(catalog, language)
        self.sidebar = Sidebar(language)
        self.announcer = Announcer(catalog, self)
        self.status = Status(language, self.actions_by_name["undo"])
        others = [self.actions_by_name["print"], self.actions_by_name["country"]]
        self.header = Header(language, self.actions_by_name["new"], others)
        self._lay_out()
        menus.fill(self, settings)
        self._wire()
        self._restore(settings)
        self.sidebar.set_sections(sections(language))
        known = settings.last_section in {each.section for each in SECTIONS}
        self.pages.turn(settings.last_section if known else SECTIONS[0].section)
