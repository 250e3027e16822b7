"""Blocks to a web page that stands alone, streamed; every text in it is shown as text."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from catalog_app.paths import replace_file, resources
from catalog_app.reports.blocks import Column, Document, Heading, Paragraph

if TYPE_CHECKING:
    from jinja2 import Environment

_RUN = 200  # pieces of the template that are written at once


def render(document: Document) -> Iterator[str]:
    """The page in pieces."""
    stream = _environment().get_template("list.html").stream(document=document)
    stream.enable_buffering(_RUN)
    return stream


def write_html(document: Document, path: Path) -> None:
    """CannotSave when it fails, and then an older file is as it was."""

    def write(draft: Path) -> None:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(render(document))

    replace_file(path, write)


def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(resources() / "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.tests["heading"] = lambda block: isinstance(block, Heading)
    environment.tests["paragraph"] = lambda block: isinstance(block, Paragraph)
    environment.globals["share"] = _share
    return environment


def _share(column: Column, columns: Sequence[Column]) -> float:
    """In percent of the width of the table."""
    return round(100 * column.weight / sum(each.weight for each in columns), 2)
