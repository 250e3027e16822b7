"""Blocks to a web page that stands alone, streamed; every text in it is shown as text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from catalog_app.paths import replace_file
from catalog_app.reports.blocks import Column, Document
from catalog_app.reports.templates import environment

_RUN = 200  # pieces of the template that are written at once


def render(document: Document) -> Iterator[str]:
    """The page in pieces."""
    template = environment().get_template("list.html", globals={"share": _share})
    stream = template.stream(document=document)
    stream.enable_buffering(_RUN)
    return stream


def write_html(document: Document, path: Path) -> None:
    """CannotSave when it fails, and then an older file is as it was."""

    def write(draft: Path) -> None:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(render(document))

    replace_file(path, write)


def _share(column: Column, columns: Sequence[Column]) -> float:
    """In percent of the width of the table."""
    return round(100 * column.weight / sum(each.weight for each in columns), 2)
