"""The catalog that a command works with, and the options that say which one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog_app.errors import FileProblem
from catalog_app.i18n import CODES, mark, system_language
from catalog_app.paths import default_catalog

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

FILE = click.Path(path_type=Path)

NO_CATALOG = mark(
    "There is no catalog yet at “{path}”: make one with “catalog-app new”, name another with "
    "--catalog, or look at the sample with --sample."
)
catalog_option = click.option(
    "--catalog", "path", type=FILE, metavar="FILE", help="The catalog; your own if none is named."
)
sample_option = click.option(
    "--sample", is_flag=True, help="Works on a fresh copy of the sample catalog."
)
language_option = click.option(
    "--language", type=click.Choice(CODES), help="Of the list; the catalog's own if none is named."
)


@contextmanager
def opened(path: Path | None, sample: bool, *, make: bool = False) -> "Iterator[Catalog]":
    """`make`: the user's own catalog is made where there is none yet."""
    if path and sample:
        raise click.UsageError("Name a --catalog or --sample, not both.")
    if sample:
        with _sample() as copy, _closed(copy) as catalog:
            yield catalog
        return
    own = path or default_catalog()
    if path is None and not own.exists():
        if not make:
            raise FileProblem(NO_CATALOG, path=own)
        from catalog_app.storage.catalog import Catalog

        Catalog.create(own, language=system_language()).close()
    with _closed(own) as catalog:
        yield catalog


@contextmanager
def _sample() -> Iterator[Path]:
    from tempfile import TemporaryDirectory

    from catalog_app.storage.sample import sample_copy

    with TemporaryDirectory(prefix="catalog-app-") as folder:
        yield sample_copy(Path(folder))


@contextmanager
def _closed(path: Path) -> "Iterator[Catalog]":
    from catalog_app.storage.catalog import Catalog

    catalog = Catalog.open(path)
    try:
        yield catalog
    finally:
        catalog.close()
