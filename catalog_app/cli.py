"""The commands.  The window is the default one; the others need no display.

A mistake of the user's world is one sentence on stderr and exit code 1, a wrong command line is 2.
Everything is imported where it is used, so that the window does not wait for what lists need.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog_app import __version__
from catalog_app.errors import CannotSave, CatalogError, FileProblem
from catalog_app.i18n import CODES, Language, mark, system_language
from catalog_app.paths import default_catalog

if TYPE_CHECKING:
    from catalog_app.domain.fields import Entity, Field
    from catalog_app.reports.blocks import Document
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.reading import Found

FILE = click.Path(path_type=Path)
ON_PAPER = ("pdf", "docx", "html")
INTERRUPTED = 130

NO_CATALOG = mark(
    "There is no catalog yet at “{path}”: make one with “catalog-app new”, name another with "
    "--catalog, or look at the sample with --sample."
)
UNWRITTEN = mark("The list could not be written: {reason}.")


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; the exit code."""
    _write_utf_8()
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
    _write_utf_8()
    _complain(problem.text(Language(system_language())))
    return 1


def _write_utf_8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


class _Commands(click.Group):
    """The window is meant where no command is named."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        known = (*self.commands, "--help", "--version")
        if not arguments or arguments[0] not in known:
            arguments = ["open", *arguments]
        return super().parse_args(context, arguments)


class _Asking(click.Command):
    """A command with a query: its words may begin with “-”, and behind “--” with anything."""

    ignore_unknown_options = True

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        words = arguments[arguments.index("--") :] if "--" in arguments else []
        rest = super().parse_args(context, arguments)
        for word in context.params.get("query") or ():
            if word.startswith("--") and word not in words:
                raise click.NoSuchOption(word, ctx=context)
        return rest


@click.group(cls=_Commands)
@click.version_option(__version__)
def commands() -> None:
    """A catalog of international cultural events and of the delegations sent to them.

    Without a command the window opens: catalog-app [FILE] [--sample].
    """


_catalog_option = click.option(
    "--catalog", "path", type=FILE, metavar="FILE", help="The catalog; your own if none is named."
)
_sample_option = click.option(
    "--sample", is_flag=True, help="Works on a fresh copy of the sample catalog."
)
_language_option = click.option(
    "--language", type=click.Choice(CODES), help="Of the list; the catalog's own if none is named."
)


@commands.command("open")
@click.argument("file", type=FILE, required=False)
@_sample_option
def open_window(file: Path | None, sample: bool) -> int:
    """Open the window; FILE is your own catalog if none is named."""
    if file and sample:
        raise click.UsageError("Name a FILE or --sample, not both.")
    from catalog_app.ui.app import run

    return run(file, sample)


@commands.command()
@click.argument("file", type=FILE)
@_sample_option
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
    _say(Language(system_language()).text(mark("Made “{path}”."), path=file))


@commands.command("list", cls=_Asking)
@click.argument("section")
@click.argument("query", nargs=-1)
@_catalog_option
@_sample_option
@click.option("--columns", metavar="a,b", help="Fields by their machine names, in this order.")
@click.option("--sort", metavar="a,-b", help="Fields to sort by; “-” for a descending one.")
@click.option("--group-by", metavar="a", help="Groups with counts, by this field.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many records.")
@_language_option
@click.option("--format", type=click.Choice(["text", "csv", "json"]), help="text if not named.")
@click.option("--output", type=FILE, metavar="FILE", help="A .pdf, .docx, .html, .csv or .json.")
def list_records(section: str, query: tuple[str, ...], **options: Any) -> None:
    """List what QUERY finds in SECTION, to read, for a spreadsheet, a program or on paper.

    SECTION is events, delegations, members, people, organisations, series, countries, documents,
    cities or fields; QUERY is what one types into the search box.
    """
    output, format = options["output"], options["format"]
    target = _format(output, format, ("csv", "json", *ON_PAPER)) if output else format or "text"
    with _opened(options["path"], options["sample"]) as catalog:
        language = catalog.speaking(options["language"] or catalog.language.code)
        _List(catalog, section, " ".join(query), language, options).write(target, output)


class _List:
    """What is asked for: fields, order and groups, by their machine names."""

    def __init__(
        self,
        catalog: "Catalog",
        section: str,
        query: str,
        language: Language,
        options: dict[str, Any],
    ) -> None:
        from catalog_app.domain.fields import entity_of, field_of
        from catalog_app.search.sections import section_of

        self.catalog, self.language = catalog, language
        named, self.query = section_of(query, language)
        self.entity: type[Entity] = named or entity_of(section)
        self.columns = [field_of(self.entity, name) for name in _names(options["columns"])]
        self.order = _names(options["sort"]) or self.entity.order
        for name in self.order:
            field_of(self.entity, name.removeprefix("-"))
        group = options["group_by"]
        self.group: Field | None = field_of(self.entity, group) if group else None
        self.limit: int | None = options["limit"]

    def write(self, format: str, output: Path | None) -> None:
        from catalog_app.exchange import FORMATS, export

        found = self._found()
        fields = self._fields(format)
        if output is None:
            _write(FORMATS[format](found, fields, self.language, self.group))
        elif format in ON_PAPER:
            from catalog_app.reports.listing import listing

            title = self.language.text(self.entity.many)
            document = listing(
                found,
                fields,
                title=title,
                language=self.language,
                group_by=self.group,
                subtitle=self.query,
            )
            _write_document(document, output)
        else:
            export(found, fields, format, output, self.language, self.group)

    def _found(self) -> "Found":
        from catalog_app.storage.groups import order

        sorted_by = order(self.group, self.order)
        return self.catalog.find(self.entity, self.query, sorted_by, self.language, most=self.limit)

    def _fields(self, format: str) -> "list[Field]":
        """Those asked for, else those of the table; a program gets them all."""
        from catalog_app.domain.fields import fields_of

        everything = fields_of(self.entity)
        return self.columns or [f for f in everything if f.width or format == "json"]


@commands.command(cls=_Asking)
@click.argument("name", metavar="REPORT")
@click.argument("query", nargs=-1)
@_catalog_option
@_sample_option
@_language_option
@click.option("--output", type=FILE, metavar="FILE", required=True, help=".pdf .docx .html .csv")
@click.option("--issue", is_flag=True, help="Gives it the next number and keeps it as it is now.")
def report(name: str, query: tuple[str, ...], **options: Any) -> None:
    """Print a REPORT of what QUERY finds.

    Of events: participants standing reminders arrivals rooms diets visas badges invitations.
    Or: country.
    """
    from catalog_app.reports import LETTERS, build

    _format(options["output"], None, ON_PAPER if name in LETTERS else (*ON_PAPER, "csv"))
    write = partial(_write_document, output=options["output"])
    with _opened(options["path"], options["sample"]) as catalog:
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
    _say(Language(system_language()).text(mark("Issued as No. {number}."), number=number))


@commands.command()
@click.argument("section")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_catalog_option
@_sample_option
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
    with _opened(path, sample, make=True) as catalog:
        language = catalog.speaking(system_language())
        added = add_record(catalog, section, pairs, language)
        _write(f"{line}\n" for line in added.lines(language))
        for warning in added.warnings:
            _complain(language.text(warning))


@commands.command()
@_catalog_option
@_sample_option
def check(path: Path | None, sample: bool) -> int:
    """Look whether a catalog is sound."""
    from catalog_app.storage.check import check as look, mend

    language = Language(system_language())
    with _opened(path, sample) as catalog:
        problems = list(look(catalog))
        for sentence in (*problems, *mend(catalog, problems)):
            _say(sentence.text(language))
    if problems:
        _complain(
            language.plural("{count} problem found.", "{count} problems found.", len(problems))
        )
        return 1
    _say(language.text(mark("No problems found.")))
    return 0


@contextmanager
def _opened(path: Path | None, sample: bool, *, make: bool = False) -> "Iterator[Catalog]":
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


def _format(output: Path, format: str | None, known: Iterable[str]) -> str:
    """What a file becomes: as its name ends."""
    suffix = output.suffix.lower().removeprefix(".")
    if suffix in known and format in (None, suffix):
        return suffix
    if suffix not in known and format:
        return format
    endings = ", ".join(f".{each}" for each in known)
    raise click.BadParameter(f"the name has to end with one of {endings}.", param_hint="--output")


def _names(listed: str | None) -> list[str]:
    return [name.strip() for name in (listed or "").split(",") if name.strip()]


def _write_document(document: "Document", output: Path) -> None:
    from catalog_app.reports.writing import WRITERS

    if write := WRITERS.get(output.suffix.lower().removeprefix(".")):
        write(document, output)
        return
    from catalog_app.ui.pdf import write_pdf

    if warning := write_pdf(document, output):
        _complain(str(warning))


def _say(sentence: str) -> None:
    _write([sentence, "\n"])


def _write(pieces: Iterable[str]) -> None:
    """To stdout; a reader that has seen enough, such as head, ends it quietly."""
    if sys.stdout is None:  # closed by who started us
        return
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except OSError as problem:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(problem, BrokenPipeError):
            raise CannotSave(UNWRITTEN, reason=problem.strerror) from problem


def _complain(sentence: str) -> None:
    click.echo(sentence, err=True)
