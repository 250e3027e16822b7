"""The commands of the window: each once, with its name, text, key, icon and what it calls.

A command is one line in COMMANDS; menus and buttons only say in which order they stand.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from catalog_app.i18n import Language, mark
from catalog_app.ui import icons


@dataclass(frozen=True)
class Command:
    """`text`: with "&" before its mnemonic; `keys`: any of them; `writes`: changes the catalog."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    writes: bool = False


COMMANDS = (
    Command("new_catalog", mark("New c&atalog…"), ("Ctrl+Shift+N",), "new-file"),
    Command("open", mark("&Open…"), ("Ctrl+O",), "open"),
    Command("sample", mark("Open the &sample catalog")),
    Command("keep", mark("&Keep a copy as…"), ("Ctrl+Shift+S",)),
    Command("new", mark("&New record"), ("Ctrl+N",), "add", writes=True),
    Command("print", mark("&Print…"), ("Ctrl+P",), "print"),
    Command("export", mark("E&xport…"), ("Ctrl+Shift+E",), "export"),
    Command("close", mark("&Close"), ("Ctrl+W",)),
    Command("quit", mark("&Quit"), ("Ctrl+Q",)),
    Command("undo", mark("&Undo"), ("Ctrl+Z",), "undo", writes=True),
    Command("redo", mark("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", writes=True),
    Command("edit", mark("&Edit…"), ("Ctrl+E", "F2"), "edit", writes=True),
    Command("delete", mark("&Delete"), ("Del",), "delete", writes=True),
    Command("copy", mark("&Copy"), ("Ctrl+C",)),
    Command("copy_emails", mark("Copy e-&mail addresses"), ("Ctrl+Shift+C",)),
    Command("write_email", mark("&Write an e-mail…"), ("Ctrl+Shift+M",)),
    Command("find", mark("&Find"), ("Ctrl+F",), "search"),
    Command("save_search", mark("&Save this search…"), ("Ctrl+D",), "bookmark", writes=True),
    Command("history", mark("&History of the record…"), ("Ctrl+H",), "history"),
    Command("trash", mark("&Trash…"), (), "trash", writes=True),
    Command("titles", mark("Titles &in other languages…")),
    Command("spellings", mark("&Proposed spellings of an event…"), writes=True),
    Command("country", mark("Find by &country…"), ("Ctrl+K",), "countries"),
    Command("participants", mark("&List of participants…"), ("Ctrl+Shift+P",), "members"),
    Command("standing", mark("&Where we stand…")),
    Command("reminders", mark("&Reminders…")),
    Command("arrivals", mark("&Arrivals and departures…")),
    Command("rooms", mark("R&ooms…")),
    Command("diets", mark("&Diets…")),
    Command("visas", mark("&Visas…")),
    Command("badges", mark("&Badges…")),
    Command("invitations", mark("&Invitation letters…")),
    Command("issued", mark("I&ssued lists…")),
    Command("back", mark("&Back"), ("Alt+Left",), "back"),
    Command("forward", mark("&Forward"), ("Alt+Right",), "forward"),
    Command("fields", mark("Own &fields…"), writes=True),
    Command("details", mark("&Details"), ("F9",)),
    Command("keys", mark("&Keys…"), ("F1",)),
    Command("search_help", mark("How to &search…"), ("Shift+F1",)),
    Command("log", mark("Open the &log folder")),
    Command("about", mark("&About…")),
)

MENUS: tuple[tuple[str, str], ...] = (
    (mark("&File"), "new | new_catalog open *recent sample keep | print export | close quit"),
    (
        mark("&Edit"),
        "undo redo | edit delete copy | copy_emails write_email | find save_search | "
        "history trash | titles spellings",
    ),
    (mark("&View"), "*sections | *columns *sort fields details | *language *theme"),
    (
        mark("&Lists"),
        "participants | standing reminders | arrivals rooms diets visas badges | invitations | "
        "issued",
    ),
    (mark("&Go"), "country | back forward"),
    (mark("&Help"), "keys search_help | log about"),
)
"""Title and what stands in it: commands, "|" for a line, "*name" for a menu below it."""

SHORT = {"print": mark("Print…"), "country": mark("Find by country")}
"""What buttons say where that is not the text of the menu."""


class Actions(QObject):
    """The actions of one window by name, made from COMMANDS; `begun`: one of them is given."""

    begun = Signal()

    def __init__(
        self, parent: QObject, language: Language, calls: Mapping[str, Callable[[], object]]
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._by_name = {command.name: self._make(command, calls) for command in COMMANDS}

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def all(self) -> list[QAction]:
        return list(self._by_name.values())

    def fill(self, bar: QMenuBar, submenus: Mapping[str, Callable[[QMenu], None]]) -> None:
        """Puts the menus into the bar; a menu below is filled each time it opens."""
        for title, names in MENUS:
            menu = bar.addMenu(self._language.text(title))
            for name in names.split():
                if name == "|":
                    menu.addSeparator()
                elif name.startswith("*"):
                    submenus[name[1:]](menu)
                else:
                    menu.addAction(self._by_name[name])

    def forbid_writing(self, forbidden: bool) -> None:
        """Disables what changes the catalog, where that can only be read."""
        for command in COMMANDS:
            if command.writes and forbidden:
                self._by_name[command.name].setEnabled(False)

    def _make(self, command: Command, calls: Mapping[str, Callable[[], object]]) -> QAction:
        text = self._language.text
        action = QAction(text(command.text), self)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setIconText(text(SHORT.get(command.name, command.text)).replace("&", ""))
        action.setProperty("iconName", command.icon)
        if command.icon:
            action.setIcon(icons.icon(command.icon))
        action.setMenuRole(QAction.MenuRole.NoRole)
        call: Callable[[], Any] = calls[command.name]
        action.triggered.connect(lambda _checked=False: self.begun.emit())
        action.triggered.connect(lambda _checked=False: call())
        return action
