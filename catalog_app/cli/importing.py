"""The command that imports a file: what it would do, then in one change, or nothing of it."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog_app.cli.opening import FILE, catalog_option, opened, sample_option
from catalog_app.cli.telling import complain, say, write
from catalog_app.i18n import mark, system_language

if TYPE_CHECKING:
    from catalog_app.exchange.importing.plan import Item, Plan
    from catalog_app.storage.catalog import Catalog

_SHOWN = 50
"""Lines of an outcome that are told as text; JSON has them all."""

_COLUMNS = mark("Columns: {columns}.")
_LEFT_OUT = mark("Not imported: {columns}.")
_COUNTS = mark("{new} new, {changed} changed, {same} the same, {doubtful} doubtful, {wrong} wrong")
_CREATED = mark("New with them: {records}")
_MORE = mark("… and {count} more")
_LINE = mark("Line {line}: {text}")
_CHANGE = mark("{field}: {before} → {now}")
_DONE = mark("Imported “{file}”: {new} new, {changed} changed, {left_out} left out.")
_WROTE = mark("The lines left out, with their reasons: {path}")
_NOTHING = mark(
    "{count} wrong lines, and nothing was imported. Correct them, or leave them out with "
    "--skip-wrong; --wrong FILE writes them with their reasons."
)


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--section", required=True, metavar="SECTION", help="What each line of it is.")
@click.option("--map", "said", multiple=True, metavar="COLUMN=FIELD", help="May be given again.")
@click.option("--check", is_flag=True, help="Only says what would be imported.")
@click.option("--skip-wrong", is_flag=True, help="Leaves out wrong lines; else nothing comes in.")
@click.option("--wrong", type=FILE, metavar="FILE", help="A CSV for the lines that are left out.")
@click.option(
    "--format", type=click.Choice(["text", "json"]), default="text", help="Of the answer."
)
@click.option("--encoding", metavar="NAME", help="Of a text, such as cp1251.")
@click.option("--delimiter", metavar="SIGN", help="Between cells: a sign, or tab.")
@click.option("--sheet", metavar="NAME", help="Of a workbook.")
@catalog_option
@sample_option
def import_file(file: Path, path: Path | None, sample: bool, **options: Any) -> int:
    """Import a FILE: a table, a calendar or JSON, a record of SECTION a line.

    SECTION is events, members, delegations, people, organisations, series, cities or documents;
    members makes events, delegations, people and organisations of a list of participants.
    """
    from catalog_app.exchange.sources import open_source

    chosen = {name: options[name] for name in ("encoding", "delimiter", "sheet")}
    source = open_source(file, **chosen)
    with opened(path, sample, make=True) as catalog:
        return _Import(catalog, file, source, options).run()


class _Import:
    """One run of the command."""

    def __init__(
        self, catalog: "Catalog", file: Path, source: Any, options: dict[str, Any]
    ) -> None:
        from catalog_app.exchange.importing.mapping import corrected, guess, section_for
        from catalog_app.exchange.importing.planning import make_plan

        self.catalog, self.file, self.options = catalog, file, options
        self.language = catalog.speaking(system_language())
        entity = section_for(options["section"])
        columns = corrected(guess(source, entity, self.language), options["said"])
        self.plan: Plan = make_plan(catalog, source, columns, self.language)

    def run(self) -> int:
        from catalog_app.exchange.importing.handing import hand_back

        counts, check = self.plan.counts, self.options["check"]
        wrong = 0 if self.options["skip_wrong"] else counts["wrong"]
        told = self._json if self.options["format"] == "json" else self._text
        write(told(applied=not (check or wrong)))
        target = self.options["wrong"]
        if target is not None and hand_back(self.plan, target, self.language):
            complain(self.language.text(_WROTE, path=target))
        if wrong:
            complain(self.language.text(_NOTHING, count=self.language.number(wrong)))
            return 1
        if not check:
            self._apply()
        return 0

    def _apply(self) -> None:
        from catalog_app.exchange.importing.applying import apply

        done = apply(self.catalog, self.plan, self.file.name, skip_wrong=True)
        if self.options["format"] == "text":
            numbers = {name: self.language.number(getattr(done, name)) for name in _NUMBERS}
            say(self.language.text(_DONE, file=self.file.name, **numbers))

    def _text(self, applied: bool) -> Iterator[str]:
        plan, language = self.plan, self.language
        pairs = list(zip(plan.columns.headings, plan.columns.names, strict=True))
        taken = ", ".join(f"{heading} → {name}" for heading, name in pairs if name)
        yield language.text(_COLUMNS, columns=taken) + "\n"
        if left := ", ".join(heading for heading, name in pairs if not name):
            yield language.text(_LEFT_OUT, columns=left) + "\n"
        yield from (note.text(language) + "\n" for note in plan.notes)
        counts = {name: language.number(count) for name, count in plan.counts.items()}
        yield language.text(_COUNTS, **counts) + "\n"
        if created := ", ".join(f"{n} {section}" for section, n in plan.created.items()):
            yield language.text(_CREATED, records=created) + "\n"
        for outcome in ("changed", "doubtful", "wrong"):
            places = plan.places(outcome)
            for place in islice(places, _SHOWN):
                item = plan[place]
                for told in self._told(item):
                    yield language.text(_LINE, line=item.line, text=told) + "\n"
            if len(places) > _SHOWN:
                more = language.number(len(places) - _SHOWN)
                yield language.text(_MORE, count=more) + "\n"

    def _told(self, item: "Item") -> list[str]:
        from catalog_app.exchange.importing.handing import reasons

        if item.outcome != "changed":
            return reasons(self.plan, item, self.language)
        return [
            self.language.text(_CHANGE, field=name, before=before or "–", now=now)
            for name, before, now in self._changes(item)
        ]

    def _changes(self, item: "Item") -> Iterator[tuple[str, str, str]]:
        """(field, before, now) as people read them."""
        for name, value in item.changes.items():
            before = self.plan.shown(name, item.before.get(name), self.language)
            yield name, before, self.plan.shown(name, value, self.language)

    def _json(self, applied: bool) -> Iterator[str]:
        plan = self.plan
        columns = dict(zip(plan.columns.headings, plan.columns.names, strict=True))
        head: dict[str, Any] = {
            "file": str(self.file),
            "section": plan.entity.section,
            "applied": applied,
            **plan.counts,
            "created": plan.created,
            "columns": columns,
            "notes": [note.text(self.language) for note in plan.notes],
        }
        yield json.dumps(head, ensure_ascii=False)[:-1] + ', "lines": ['
        before = "\n"
        for item in plan.items("new", "changed", "doubtful", "wrong"):
            yield before + json.dumps(self._object(item), ensure_ascii=False)
            before = ",\n"
        yield "\n]}\n"

    def _object(self, item: "Item") -> dict[str, Any]:
        from catalog_app.exchange.importing.plan import candidates

        told: dict[str, Any] = {"line": item.line, "outcome": item.outcome}
        if item.outcome == "wrong":
            told["problems"] = [
                {"column": w.column, "value": w.value, "reason": w.reason.text(self.language)}
                for w in item.wrong
            ]
            return told
        told["name"] = self.plan.name_of(item, self.language)
        if item.outcome == "changed":
            told["changes"] = {
                name: {"before": before, "now": now} for name, before, now in self._changes(item)
            }
        if item.outcome == "doubtful":
            told["maybe"] = [
                {"line": self.plan.first_of(id).line, "name": name}
                if id < 0
                else {"uuid": self.plan.references.uuid(self.plan.asked, id), "name": name}
                for id, name in candidates(self.plan, item, self.language).items()
            ]
        if item.warnings:
            told["warnings"] = [self.language.text(each) for each in item.warnings]
        return told


_NUMBERS = ("new", "changed", "left_out")
