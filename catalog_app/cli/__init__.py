"""The commands.  The window is the default one; the others need no display.

A mistake of the user's world is one sentence on stderr and exit code 1, a wrong command line is 2.
Everything is imported where it is used, so that the window does not wait for what lists need.
"""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog_app import __version__
from catalog_app.cli.exporting import export_catalog
from catalog_app.cli.importing import import_file
from catalog_app.cli.listing import ON_PAPER, Asking, format_of, list_records, write_document
from catalog_app.cli.opening import FILE, catalog_option, language_option, opened, sample_option
from catalog_app.cli.telling import complain, say, write, write_utf_8
from catalog_app.errors import CatalogError
from catalog_app.i18n import Language, mark, system_language

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; the exit code."""
    write_utf_8()
    try:
        code = commands.main(arguments, prog_name="catalog-app", standalone_mode=False)
    except CatalogError as problem:
        return tell(problem)
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    return code if isinstance(code, int) else 0


def tell(problem: CatalogError) -> int:
    """Says on stderr what is wrong; the exit code."""
    write_utf_8()
    complain(problem.text(Language(system_language())))
    return 1


class _Commands(click.Group):
    """The window is meant where no command is named."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        known = (*self.commands, "--help", "--version")
        if not arguments or arguments[0] not in known:
            arguments = ["open", *arguments]
        return super().parse_args(context, arguments)


@click.group(cls=_Commands)
@click.version_option(__version__)
def commands() -> None:
    """A catalog of international cultural events and of the delegations sent to them.

    Without a command the window opens: catalog-app [FILE] [--sample].
    """


commands.add_command(list_records)
commands.add_command(import_file)
commands.add_command(export_catalog)


@commands.command("open")
@click.argument("file", type=FILE, required=False)
@sample_option
def open_window(file: Path | None, sample: bool) -> int:
    """Open the window; FILE is your own catalog if none is named."""
    if file and sample:
        raise click.UsageError("Name a FILE or --sample, not both.")
    from catalog_app.ui.app import run

    return run(file, sample)


@commands.command()
@click.argument("file", type=FILE)
@sample_option
def new(file: Path, sample: bool) -> None:
    """Make an empty catalog, or the sample catalog."""
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.sample import fill

    catalog = Catalog.create(file, language=system_language(), sample=sample)
    try:
        if sample:
            fill(catalog)
    finally:
        catalog.close()
    say(Language(system_language()).text(mark("Made “{path}”."), path=file))


@commands.command(cls=Asking)
@click.argument("name", metavar="REPORT")
@click.argument("query", nargs=-1)
@catalog_option
@sample_option
@language_option
@click.option("--output", type=FILE, metavar="FILE", required=True, help=".pdf .docx .html .csv")
@click.option("--issue", is_flag=True, help="Gives it the next number and keeps it as it is now.")
def report(name: str, query: tuple[str, ...], **options: Any) -> None:
    """Print a REPORT of what QUERY finds.

    Of events: participants standing reminders arrivals rooms diets visas badges invitations.
    Or: country.
    """
    from catalog_app.reports import LETTERS, build

    format_of(options["output"], None, ON_PAPER if name in LETTERS else (*ON_PAPER, "csv"))
    write = partial(write_document, output=options["output"])
    with opened(options["path"], options["sample"]) as catalog:
        language = catalog.speaking(options["language"] or catalog.language.code)
        asked = (name, catalog, " ".join(query), language)
        if options["issue"]:
            _issue(*asked, write)
        else:
            write(build(*asked))


def _issue(name: str, catalog: "Catalog", query: str, language: Language, write: Any) -> None:
    """What cannot be written is not issued."""
    from catalog_app.domain.issued import IssuedList
    from catalog_app.reports.issuing import issue

    id = issue(catalog, name, query, language, date.today(), also=write)
    number = catalog.get(IssuedList, id)["number"]
    say(Language(system_language()).text(mark("Issued as No. {number}."), number=number))


@commands.command()
@click.argument("section")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@catalog_option
@sample_option
def add(section: str, values: tuple[str, ...], path: Path | None, sample: bool) -> None:
    """Add a record to SECTION: title="..." country=Kazakhstan when="12-14 May 2023".

    Several values are parted by ";".  Names in other languages are written "az: ...; ru: ...".
    Other records are named as they are called, or by their UUID; those that are not there yet are
    added too, and told.
    """
    from catalog_app.exchange.adding import add as add_record

    pairs = []
    for value in values:
        name, equals, text = value.partition("=")
        if not equals:
            raise click.UsageError(f"Write FIELD=VALUE, not “{value}”.")
        pairs.append((name.strip(), text))
    with opened(path, sample, make=True) as catalog:
        language = catalog.speaking(system_language())
        added = add_record(catalog, section, pairs, language)
        write(f"{line}\n" for line in added.lines(language))
        for warning in added.warnings:
            complain(language.text(warning))


@commands.command()
@catalog_option
@sample_option
def check(path: Path | None, sample: bool) -> int:
    """Look whether a catalog is sound."""
    from catalog_app.storage.check import check as look, mend

    language = Language(system_language())
    with opened(path, sample) as catalog:
        problems = list(look(catalog))
        for sentence in (*problems, *mend(catalog, problems)):
            say(sentence.text(language))
    if problems:
        complain(
            language.plural("{count} problem found.", "{count} problems found.", len(problems))
        )
        return 1
    say(language.text(mark("No problems found.")))
    return 0
