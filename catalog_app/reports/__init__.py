"""Reports: what a catalog says, as blocks that paper, a web page or a text processor show.

A report takes a catalog, a query and a language; those of events can also be asked of one event.
listing.py, which prints what a table shows, takes what was found instead.  issuing.py numbers and
keeps any of them; comparing.py says what is new since.
"""

from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from catalog_app.errors import NotFound
from catalog_app.i18n import Language, mark

if TYPE_CHECKING:
    from catalog_app.reports.blocks import Document
    from catalog_app.storage.catalog import Catalog

Report = Callable[..., "Document"]

# By name, because blocks are needed where no catalog is.
OF_EVENTS = (
    "participants",
    "standing",
    "reminders",
    "arrivals",
    "rooms",
    "diets",
    "visas",
    "badges",
    "invitations",
)
"""Each is a function in the file of its name, and beside it stands of_event()."""

LETTERS = ("invitations",)
"""Those of them that are running text: there is nothing in them for a spreadsheet."""

REPORTS = (*OF_EVENTS, "country")
"""Each is a function in the file of its name."""


def build(
    report: str, catalog: "Catalog", query: str, language: Language, on: date | None = None
) -> "Document":
    """A report of what the query finds; NotFound where there is no such report or nothing found.

    `on`: the date that stands on it, else today.
    """
    return _function(report, report, REPORTS)(catalog, query, language, on)


def build_for_event(
    report: str, catalog: "Catalog", event_id: int, language: Language, on: date | None = None
) -> "Document":
    """A report of one event; NotFound where there is no such report of events, or no such event."""
    return _function(report, "of_event", OF_EVENTS)(catalog, event_id, language, on)


def _function(report: str, name: str, known: Sequence[str]) -> Report:
    if report not in known:
        raise NotFound(
            mark("There is no report “{name}”; there are: {reports}."),
            name=report,
            reports=", ".join(known),
        )
    made: Report = getattr(import_module(f"catalog_app.reports.{report}"), name)
    return made
