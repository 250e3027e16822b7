"""A document as PDF for those who have no window, and perhaps none of what Qt needs."""

from pathlib import Path

from catalog_app.errors import CannotShow
from catalog_app.i18n import mark
from catalog_app.reports.blocks import Document
from catalog_app.ui.start import packages

NO_QT = mark(
    "A PDF needs system libraries that are missing here ({reason}). On Debian or Ubuntu, install "
    "{packages}; the other formats need none of them."
)


def write_pdf(document: Document, path: Path) -> CannotShow | None:
    """Which letters are in no font, if any; CannotSave, or CannotShow where nothing is drawn."""
    try:
        from catalog_app.ui import paper
    except ImportError as problem:
        needed = " ".join(packages(screen=False))
        raise CannotShow(NO_QT, reason=problem, packages=needed) from problem
    application = paper.ensure_gui()
    printed = paper.write_pdf(document, path)
    del application
    return printed.warning
