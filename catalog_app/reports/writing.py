"""The files that a document can become without anything being drawn."""

from collections.abc import Callable
from pathlib import Path

from catalog_app.reports.blocks import Document
from catalog_app.reports.csv import write_csv
from catalog_app.reports.html import write_html
from catalog_app.reports.word import write_docx

WRITERS: dict[str, Callable[[Document, Path], None]] = {
    "docx": write_docx,
    "html": write_html,
    "csv": write_csv,
}
"""By the ending of the name; CannotSave when it fails, and then an older file is as it was."""
