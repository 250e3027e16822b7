"""What each command of the window calls, and the menus whose entries change."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from catalog_app.domain import SECTIONS
from catalog_app.domain.fields import entity_of
from catalog_app.i18n import INTERFACE, Language, mark
from catalog_app.reports import OF_EVENTS
from catalog_app.settings import Settings
from catalog_app.ui import places
from catalog_app.ui.details import PRINTED
from catalog_app.ui.telling import step_text

if TYPE_CHECKING:
    from catalog_app.ui.window import MainWindow

_THEMES = {"system": mark("As the &system"), "light": mark("&Light"), "dark": mark("&Dark")}
_NEW = {
    "events": mark("&New event"),
    "delegations": mark("&New delegation"),
    "members": mark("&New member"),
    "people": mark("&New person"),
    "organisations": mark("&New organisation"),
    "series": mark("&New series"),
    "countries": mark("&New territory"),
    "documents": mark("&New document"),
}


def _open_log() -> None:
    from catalog_app.ui.report import open_log_folder

    open_log_folder()


def calls(window: "MainWindow") -> dict[str, Callable[[], object]]:
    """Name of a command -> what it calls."""
    commands, pages = window.commands, window.pages
    return {
        "new_catalog": partial(window.asked.emit, "new", None),
        "open": partial(window.asked.emit, "open", None),
        "sample": partial(window.asked.emit, "sample", None),
        "keep": partial(window.asked.emit, "keep", None),
        "quit": partial(window.asked.emit, "quit", None),
        "close": window.close,
        "new": commands.new,
        "edit": window.edit,
        "delete": commands.delete,
        "undo": commands.undo,
        "redo": commands.redo,
        "copy": commands.copy,
        "copy_emails": partial(places.copy_addresses, window),
        "write_email": partial(places.write_email, window),
        "history": commands.history,
        "trash": commands.trash,
        "find": window.find_text,
        "save_search": window.saved_searches.save,
        "fields": commands.fields,
        "print": lambda: window.printing.table(pages.page),
        "export": partial(places.export, window),
        **{name: partial(places.print_list, window, name) for name in OF_EVENTS},
        "issued": partial(places.show_issued, window),
        "spellings": partial(places.show_spellings, window),
        "titles": partial(places.show_titles, window),
        "country": partial(places.find_country, window),
        "back": pages.back,
        "forward": pages.forward,
        "details": window.show_details,
        "keys": partial(places.show_keys, window),
        "search_help": partial(places.show_search_help, window),
        "log": _open_log,
        "about": partial(places.show_about, window),
    }


def fill(window: "MainWindow", settings: Settings) -> None:
    """The menu bar."""
    details = window.commands_by_name["details"]
    details.setCheckable(True)
    details.setChecked(settings.details)
    window.commands_by_name.fill(
        window.menuBar(),
        {
            "recent": lambda menu: _recent(window, menu, settings),
            "sections": lambda menu: _sections(window, menu),
            "columns": lambda menu: _of_page(window, menu, mark("&Columns"), "menu"),
            "sort": lambda menu: _of_page(window, menu, mark("&Sort by"), "sort_menu"),
            "language": lambda menu: _languages(window, menu),
            "theme": lambda menu: _themes(window, menu, settings),
        },
    )


def follow(window: "MainWindow") -> None:
    """Texts and states of the commands, as the page and the history are now."""
    words, commands = window.language, window.commands_by_name
    section = window.pages.page.entity.section
    new = words.text(_NEW[section])
    commands["new"].setText(new)
    commands["new"].setIconText(new.replace("&", ""))
    chosen = window.pages.page.grid.current_id() is not None
    for name in ("edit", "delete", "history", "copy"):
        commands[name].setEnabled(chosen)
    for name in ("copy_emails", "write_email"):
        commands[name].setEnabled(chosen and section in places.MAILED)
    for name in (*OF_EVENTS, "spellings"):
        commands[name].setEnabled(chosen and section in PRINTED)
    back, forward = window.pages.trail.ways
    commands["back"].setEnabled(back)
    commands["forward"].setEnabled(forward)
    commands.forbid_writing(window.catalog.read_only)


def show_aside(window: "MainWindow", section: str, id: int) -> None:
    """In the details, a record of a section without a page of its own."""
    window.details.show_record(entity_of(section), id)
    follow(window)


def follow_history(window: "MainWindow") -> None:
    """Undo and Redo say what they would undo and redo."""
    words, catalog = window.language, window.catalog
    for name, step, text in (
        ("undo", catalog.undo_step, mark("&Undo: {step}")),
        ("redo", catalog.redo_step, mark("&Redo: {step}")),
    ):
        action = window.commands_by_name[name]
        action.setEnabled(step is not None)
        plain_text = words.text("&Undo") if name == "undo" else words.text("&Redo")
        told = step_text(step, words).replace("&", "&&") if step else ""
        action.setText(words.text(text, step=told) if step else plain_text)
    window.commands_by_name.forbid_writing(catalog.read_only)


def _recent(window: "MainWindow", menu: QMenu, settings: Settings) -> None:
    below = menu.addMenu(window.language.text("Open &recent"))
    for path in settings.recent:
        action = below.addAction(path.replace("&", "&&"))
        action.triggered.connect(lambda _on, path=path: window.asked.emit("open", Path(path)))
    below.setEnabled(bool(settings.recent))


def _sections(window: "MainWindow", menu: QMenu) -> None:
    for number, entity in enumerate(SECTIONS, 1):
        action = menu.addAction(window.language.text(entity.many).replace("&", "&&"))
        action.setShortcut(QKeySequence(f"Ctrl+{number}"))
        action.triggered.connect(lambda _on, key=entity.section: window.pages.go(key))


def _of_page(window: "MainWindow", menu: QMenu, title: str, which: str) -> None:
    """A menu of the page at hand, made anew each time it opens."""
    below = menu.addMenu(window.language.text(title))

    def refill() -> None:
        below.clear()
        for before in below.findChildren(QMenu):
            before.deleteLater()
        made: QMenu = getattr(window.pages.page.grid.columns, which)(below)
        below.addActions(made.actions())

    below.aboutToShow.connect(refill)


def _languages(window: "MainWindow", menu: QMenu) -> None:
    below = menu.addMenu(window.language.text("&Language"))
    group = QActionGroup(below)
    for code in INTERFACE:
        action = below.addAction(Language(code).name)
        action.setCheckable(True)
        action.setChecked(code == window.language.code)
        action.triggered.connect(lambda _on, code=code: window.asked.emit("language", code))
        group.addAction(action)


def _themes(window: "MainWindow", menu: QMenu, settings: Settings) -> None:
    below = menu.addMenu(window.language.text("&Theme"))
    group = QActionGroup(below)
    for theme, name in _THEMES.items():
        action = below.addAction(window.language.text(name))
        action.setCheckable(True)
        action.setChecked(theme == settings.theme)
        action.triggered.connect(lambda _on, theme=theme: window.asked.emit("theme", theme))
        group.addAction(action)
