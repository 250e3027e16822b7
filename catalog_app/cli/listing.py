"""Lists of what a search finds, to read, for a spreadsheet, a program or on paper."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog_app.cli.opening import FILE, catalog_option, language_option, opened, sample_option
from catalog_app.cli.telling import complain, write
from catalog_app.i18n import Language

if TYPE_CHECKING:
    from catalog_app.domain.fields import Entity, Field
    from catalog_app.reports.blocks import Document
    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.reading import Found

ON_PAPER = ("pdf", "docx", "html")
TO_READ = ("text", "csv", "tsv", "json")
KNOWN = ("csv", "tsv", "xlsx", "ods", "ics", "json", "text", *ON_PAPER)


class Asking(click.Command):
    """A command with a query: its words may begin with “-”, and behind “--” with anything."""

    ignore_unknown_options = True

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        words = arguments[arguments.index("--") :] if "--" in arguments else []
        rest = super().parse_args(context, arguments)
        for word in context.params.get("query") or ():
            if word.startswith("--") and word not in words:
                raise click.NoSuchOption(word, ctx=context)
        return rest


def _endings(formats: Iterable[str]) -> list[str]:
    return [".txt" if each == "text" else f".{each}" for each in formats]


@click.command("list", cls=Asking)
@click.argument("section")
@click.argument("query", nargs=-1)
@catalog_option
@sample_option
@click.option("--columns", metavar="a,b", help="Fields by their machine names, or all.")
@click.option("--sort", metavar="a,-b", help="Fields to sort by; “-” for a descending one.")
@click.option("--group-by", metavar="a", help="Groups with counts, by this field.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many records.")
@language_option
@click.option("--format", type=click.Choice(TO_READ), help="text if not named.")
@click.option("--output", type=FILE, metavar="FILE", help=" ".join(_endings(KNOWN)))
def list_records(section: str, query: tuple[str, ...], **options: Any) -> None:
    """List what QUERY finds in SECTION, to read, for a spreadsheet, a program or on paper.

    SECTION is events, delegations, members, people, organisations, series, countries, documents,
    cities or fields; QUERY is what one types into the search box.
    """
    output, format = options["output"], options["format"]
    target = format_of(output, format, KNOWN) if output else format or "text"
    with opened(options["path"], options["sample"]) as catalog:
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
        names = _names(options["columns"])
        wanted = self.entity.fields if names == ["all"] else names
        self.columns = [field_of(self.entity, name) for name in wanted]
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
            write(FORMATS[format](found, fields, self.language, self.group))
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
            write_document(document, output)
        else:
            for lost in export(found, fields, format, output, self.language, self.group):
                complain(lost.text(self.language))

    def _found(self) -> "Found":
        from catalog_app.storage.groups import order

        sorted_by = order(self.group, self.order)
        return self.catalog.find(self.entity, self.query, sorted_by, self.language, most=self.limit)

    def _fields(self, format: str) -> "list[Field]":
        """Those asked for, else those of the table; a program gets them all."""
        from catalog_app.domain.fields import fields_of

        everything = fields_of(self.entity)
        return self.columns or [f for f in everything if f.width or format == "json"]


def format_of(
    output: Path, format: str | None, known: Iterable[str], hint: str = "--output"
) -> str:
    """What a file becomes: as its name ends.  `hint`: where the name stands."""
    suffix = output.suffix.lower().removeprefix(".")
    suffix = "text" if suffix == "txt" else suffix
    if suffix in known and format in (None, suffix):
        return suffix
    if suffix not in known and format:
        return format
    endings = ", ".join(_endings(known))
    raise click.BadParameter(f"the name has to end with one of {endings}.", param_hint=hint)


def _names(listed: str | None) -> list[str]:
    return [name.strip() for name in (listed or "").split(",") if name.strip()]


def write_document(document: "Document", output: Path) -> None:
    from catalog_app.reports.writing import WRITERS

    if write := WRITERS.get(output.suffix.lower().removeprefix(".")):
        write(document, output)
        return
    from catalog_app.ui.pdf import write_pdf

    if warning := write_pdf(document, output):
        complain(str(warning))
