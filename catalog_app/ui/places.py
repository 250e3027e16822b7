"""Where commands of the window lead: a country, the lists of an event, pages of help."""

from typing import TYPE_CHECKING

from catalog_app import paths
from catalog_app.i18n import Language
from catalog_app.reports import LETTERS
from catalog_app.settings import Settings
from catalog_app.ui.details import PRINTED

if TYPE_CHECKING:
    from catalog_app.reports.issuing import Issued
    from catalog_app.storage.catalog import Catalog
    from catalog_app.ui.window import MainWindow


MAILED = ("events", "delegations", "members", "people")
"""Sections of whose records there are e-mail addresses."""


def title(catalog: "Catalog", language: Language) -> str:
    """Of the window: the name of the catalog first."""
    if catalog.sample:
        return language.text("Sample catalog")
    if catalog.path == paths.default_catalog().resolve():
        return language.text("My catalog")
    return language.text("{name} – Catalog of events", name=catalog.path.stem)


def find_country(window: "MainWindow", code: str = "") -> None:
    """Opens Find by country, at a country where one is given."""
    from catalog_app.ui.country_finder import CountryFinder

    finder = CountryFinder(window.catalog, window.language, window)
    finder.chosen.connect(window.pages.go)
    finder.print_asked.connect(lambda code: window.printing.report("country", code))
    finder.finished.connect(finder.deleteLater)
    if code:
        finder.show_country(code)
    finder.open()


def print_list(window: "MainWindow", report: str) -> None:
    """A list of the event at hand.

    Where we stand, and letters, are shown on the screen, from where they can be printed.
    """
    event, delegation = _at_hand(window)
    if event is not None:
        list_of(window, report, event, delegation)


def event_at_hand(window: "MainWindow") -> int | None:
    """The event at hand, or that of the delegation or member at hand."""
    return _at_hand(window)[0]


def _at_hand(window: "MainWindow") -> tuple[int | None, int | None]:
    """Event and delegation."""
    page = window.pages.page
    id = page.grid.current_id()
    if id is None or page.entity.section not in PRINTED:
        return None, None
    if page.entity.section == "events":
        return id, None
    row = window.catalog.get(page.entity, id)
    if row["event"] is None:
        return None, None
    return int(row["event"]), int(row.get("delegation") or id)


def list_of(window: "MainWindow", report: str, event: int, delegation: int | None = None) -> None:
    """A list of an event; `delegation`: the one at hand."""
    if report == "standing":
        _show_standing(window, event)
    elif report in LETTERS:
        _write_letters(window, event, delegation)
    else:
        window.printing.report_of(report, event)


def _show_standing(window: "MainWindow", event: int) -> None:
    """The window that is open already comes to the front."""
    from catalog_app.ui.standing_view import StandingView

    for view in window.findChildren(StandingView):
        if view.about == event and view.isVisible():
            view.raise_()
            view.activateWindow()
            return
    view = StandingView(window.catalog, event, window.language, window)
    view.opened.connect(window.commands.forms.open)
    view.print_asked.connect(lambda name: window.printing.report_of(name, event))
    view.follow(window.announcer)
    view.show()


def show_issued(window: "MainWindow", chosen: int = 0) -> None:
    """The lists that were issued, those of the event at hand first; `chosen`: id of one."""
    from catalog_app.ui.issued_view import IssuedView

    event = event_at_hand(window)
    view = IssuedView(window.catalog, window.language, window, event=event, chosen=chosen)
    view.opened.connect(window.printing.kept)
    view.print_asked.connect(window.printing.print_kept)
    view.changes_asked.connect(lambda issued: show_changes(window, issued))
    view.follow(window.announcer)
    view.show()


def show_changes(window: "MainWindow", issued: "Issued") -> None:
    """What has changed since a list was issued."""
    from catalog_app.ui.changes_view import ChangesView

    view = ChangesView(window.catalog, issued, window.language, window)
    view.opened.connect(window.commands.forms.open)
    view.follow(window.announcer)
    view.show()


def _write_letters(window: "MainWindow", event: int, delegation: int | None) -> None:
    from catalog_app.ui.letter_dialog import LetterDialog

    code = Settings.load().printing.language
    dialog = LetterDialog(window.catalog, event, window.language, window, delegation, code)
    dialog.saved.connect(window.commands.say_last)
    dialog.print_asked.connect(
        lambda code, texts, to: window.printing.letters(event, code, texts, to)
    )
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def show_spellings(window: "MainWindow") -> None:
    """Of the names in the lists of the event at hand."""
    from catalog_app.ui.editing import FormContext
    from catalog_app.ui.spellings_dialog import SpellingsDialog

    event = event_at_hand(window)
    if event is not None:
        context = FormContext(window.catalog, window.language, window)
        dialog = SpellingsDialog(context, event)
        dialog.exec()
        dialog.deleteLater()


def show_titles(window: "MainWindow") -> None:
    from catalog_app.ui.editing import FormContext
    from catalog_app.ui.titles_dialog import TitlesDialog

    dialog = TitlesDialog(FormContext(window.catalog, window.language, window))
    dialog.exec()
    dialog.deleteLater()


def copy_addresses(window: "MainWindow") -> None:
    from catalog_app.ui import mailing

    mailing.copy(window)


def write_email(window: "MainWindow") -> None:
    from catalog_app.ui import mailing

    mailing.write(window)


def export(window: "MainWindow") -> None:
    """What the page at hand shows, or all records of its section, as a file."""
    from catalog_app.ui.export_dialog import ExportDialog, Shown

    page = window.pages.page
    shown = Shown(page.entity, page.text, page.table.order, page.grid.columns.fields())
    dialog = ExportDialog(window.catalog, shown, window.language, window)
    dialog.exec()
    dialog.deleteLater()


def show_keys(window: "MainWindow") -> None:
    from catalog_app.ui.about import KeysHelp

    KeysHelp(window.commands_by_name.all(), window.language, window).exec()


def show_search_help(window: "MainWindow") -> None:
    from catalog_app.ui import help_panel

    help_panel.show(window)


def show_about(window: "MainWindow") -> None:
    from catalog_app.ui.about import tell_about

    tell_about(window, window.language)
