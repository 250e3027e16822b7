"""E-mail addresses of the chosen records: copied, or given to the mail program."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from catalog_app.i18n import Language, mark

if TYPE_CHECKING:
    from catalog_app.exchange.addresses import Addresses
    from catalog_app.ui.window import MainWindow

_NOBODY = mark("Nobody is here to write to.")
_MANY = mark("These are too many for the mail program; paste them into its line “Bcc”.")
_NO_PROGRAM = mark("No mail program answers; paste the addresses into one.")
_NAMED = 5


def copy(window: "MainWindow") -> None:
    """The addresses of the chosen records to the clipboard."""
    _copy(window, _of_chosen(window))


def write(window: "MainWindow") -> None:
    """Opens the mail program with the addresses; where that does not do they are copied."""
    found = _of_chosen(window)
    if not found.found:
        _copy(window, found)
    elif found.mailto is None:
        _copy(window, found, window.language.text(_MANY))
    elif not QDesktopServices.openUrl(QUrl.fromEncoded(found.mailto.encode())):
        _copy(window, found, window.language.text(_NO_PROGRAM))
    else:
        window.status.say(" ".join(_lacking(found, window.language)))


def _of_chosen(window: "MainWindow") -> "Addresses":
    from catalog_app.exchange.addresses import addresses

    page = window.pages.page
    return addresses(window.catalog, page.entity, page.grid.selected_ids(), window.language)


def _copy(window: "MainWindow", found: "Addresses", why: str = "") -> None:
    language, count = window.language, len(found.found)
    if not count:
        window.status.say(" ".join(_lacking(found, language)) or language.text(_NOBODY))
        return
    QGuiApplication.clipboard().setText(found.written)
    copied = language.plural(
        "{count} e-mail address copied.", "{count} e-mail addresses copied.", count
    )
    window.status.say(" ".join(filter(None, (copied, why, *_lacking(found, language)))))


def _lacking(found: "Addresses", language: Language) -> Iterator[str]:
    """Who is left out, and why."""
    if found.without:
        yield language.plural(
            "{count} of {all} has no e-mail address: {names}.",
            "{count} of {all} have no e-mail address: {names}.",
            len(found.without),
            all=language.number(found.asked),
            names=_named(found.without, language),
        )
    if found.wrong:
        yield language.plural(
            "{count} has one that cannot be right: {names}.",
            "{count} have one that cannot be right: {names}.",
            len(found.wrong),
            names=_named(found.wrong, language),
        )


def _named(names: Sequence[str], language: Language) -> str:
    first, others = list(names[:_NAMED]), len(names) - _NAMED
    more = [language.plural("{count} more", "{count} more", others)] if others > 0 else []
    return language.join(first + more)
