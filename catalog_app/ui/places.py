"""Where commands of the window lead: a country, the lists of an event, pages of help."""

from typing import TYPE_CHECKING

from catalog_app import paths
from catalog_app.i18n import Language

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog
    from catalog_app.ui.window import MainWindow


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
    """A list of the event at hand, or of the event of the delegation or member at hand."""
    page = window.pages.page
    id = page.grid.current_id()
    if id is None:
        return
    if page.entity.section == "events":
        window.printing.report_of(report, id)
        return
    event = window.catalog.get(page.entity, id).get("event")
    if event is not None:
        window.printing.report_of(report, int(event))


def show_spellings(window: "MainWindow") -> None:
    """Of the names in the lists of the event at hand."""
    from catalog_app.ui.editing import FormContext
    from catalog_app.ui.spellings_dialog import SpellingsDialog

    page = window.pages.page
    id = page.grid.current_id()
    if id is not None and page.entity.section != "events":
        id = window.catalog.get(page.entity, id).get("event")
    if id is not None:
        context = FormContext(window.catalog, window.language, window)
        dialog = SpellingsDialog(context, int(id))
        dialog.exec()
        dialog.deleteLater()


def show_titles(window: "MainWindow") -> None:
    from catalog_app.ui.editing import FormContext
    from catalog_app.ui.titles_dialog import TitlesDialog

    dialog = TitlesDialog(FormContext(window.catalog, window.language, window))
    dialog.exec()
    dialog.deleteLater()


def show_keys(window: "MainWindow") -> None:
    from catalog_app.ui.about import KeysHelp

    KeysHelp(window.commands_by_name.all(), window.language, window).exec()


def show_search_help(window: "MainWindow") -> None:
    from catalog_app.ui.about import SearchHelp

    SearchHelp(window.language, window).exec()


def show_about(window: "MainWindow") -> None:
    from catalog_app.ui.about import tell_about

    tell_about(window, window.language)
