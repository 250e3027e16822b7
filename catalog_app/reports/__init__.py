"""Reports: what a catalog says, as blocks that paper, a web page or a text processor show.

A report takes a catalog, a query and a language; listing.py, which prints what a table shows, takes
what was found instead.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from catalog_app.errors import NotFound
from catalog_app.i18n import Language, mark

if TYPE_CHECKING:
    from catalog_app.reports.blocks import Document
    from catalog_app.storage.catalog import Catalog

Report = Callable[["Catalog", str, Language], "Document"]

# By name, because blocks are needed where no catalog is.
REPORTS = ("participants", "country")
"""Each is a function in the file of its name."""


def build(report: str, catalog: "Catalog", query: str, language: Language) -> "Document":
    """A report of what the query finds; NotFound where there is no such report or nothing found."""
    if report not in REPORTS:
        raise NotFound(
            mark("There is no report “{name}”; there are: {reports}."),
            name=report,
            reports=", ".join(REPORTS),
        )
    made: Report = getattr(import_module(f"catalog_app.reports.{report}"), report)
    return made(catalog, query, language)
