"""Everything in a catalog as one file."""

from pathlib import Path

import click

from catalog_app.cli.listing import format_of
from catalog_app.cli.opening import FILE, catalog_option, opened, sample_option
from catalog_app.cli.telling import complain
from catalog_app.i18n import Language, system_language


@click.command("export")
@click.argument("file", type=FILE, metavar="FILE.json")
@catalog_option
@sample_option
@click.option("--files", is_flag=True, help="Also what is in the attached files.")
def export_catalog(file: Path, path: Path | None, sample: bool, files: bool) -> int:
    """Write everything in the catalog into one JSON file, which another catalog can take.

    History and trash stay here.  To have a part of it, or columns for a spreadsheet, use list.
    """
    from catalog_app.exchange.complete import export_everything

    format_of(file, None, ("json",), "FILE.json")
    with opened(path, sample) as catalog:
        missing = export_everything(catalog, file, with_files=files)
    for each in missing:
        complain(each.text(Language(system_language())))
    return 1 if missing else 0
