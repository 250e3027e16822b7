"""Reports: what a catalog says, as blocks that paper, a web page or a text processor show.

A report takes a catalog, a query and a language; those of events can also be asked of one event.
listing.py, which prints what a table shows, takes what was found instead.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from catalog_app.errors import NotFound
from catalog_app.i18n import Language, mark

if TYPE_CHECKING:
    from catalog_app.reports.blocks import Document
    from catalog_app.storage.catalog import Catalog

Report = Callable[["Catalog", str, Language], "Document"]
OfEvent = Callable[["Catalog", int, Language], "Document"]

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
)
"""Each is a function in the file of its name, and beside it stands of_event()."""

REPORTS = (*OF_EVENTS, "country")
"""Each is a function in the file of its name."""


def build(report: str, catalog: "Catalog", query: str, language: Language) -> "Document":
    """A report of what the query finds; NotFound where there is no such report or nothing found."""
    made: Report = _function(report, report, REPORTS)
    return made(catalog, query, language)


def build_for_event(
    report: str, catalog: "Catalog", event_id: int, language: Language
) -> "Document":
    """A report of one event; NotFound where there is no such report of events, or no such event."""
    made: OfEvent = _function(report, "of_event", OF_EVENTS)
    return made(catalog, event_id, language)


def _function(report: str, name: str, known: Sequence[str]) -> Callable[..., "Document"]:
    if report not in known:
        raise NotFound(
            mark("There is no report “{name}”; there are: {reports}."),
            name=report,
            reports=", ".join(known),
        )
    made: Callable[..., Document] = getattr(import_module(f"catalog_app.reports.{report}"), name)
    return made
