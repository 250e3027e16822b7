"""Lists that were issued: numbered, dated, and kept as they were."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalog_app.domain.events import WHAT
from catalog_app.domain.fields import Entity, field
from catalog_app.domain.kinds import Kind, LongText, Number, PartialDate, Text
from catalog_app.domain.relations import Reference
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark

UNREADABLE = mark("What the list said is not in the form it should have.")


class Content(Kind):
    """Blocks as JSON (see reports/keeping.py), which nobody types and a table does not show."""

    store = "json"

    def show(self, value: Any, language: Language) -> str:
        return ""

    def read(self, text: str, language: Language) -> None:
        """It is what the list was."""
        if text.strip():
            raise ValueProblem(mark("What an issued list says cannot be typed."))

    def take(self, written: Any) -> Any:
        if written is not None and not _is_sound(written):
            raise ValueProblem(UNREADABLE)
        return written or None


def _is_sound(content: Any) -> bool:
    """Whether it says of what it is a list in words, and no row has more cells than columns."""
    try:
        listed = content.get("list", {})
        names = [*listed.get("columns", ()), *listed.get("order", ())]
        words = [listed.get("section", ""), listed.get("group", ""), *names]
        tables = [block for block in content.get("blocks", ()) if block["block"] == "table"]
        return all(isinstance(word, str) for word in words) and all(map(_fits, tables))
    except (AttributeError, KeyError, TypeError):
        return False


def _fits(table: Mapping[str, Any]) -> bool:
    rows = (row if isinstance(row, list) else row.get("cells", ()) for row in table["rows"])
    return all(sum(map(_span, row)) <= len(table["columns"]) for row in rows)


def _span(cell: Any) -> int:
    """Of how many columns; a cell that is no text is an object."""
    return 1 if isinstance(cell, str) else max(1, cell.get("span", 1))


class IssuedList(Entity):
    """A list as it was on the day of its number; the next one says what is new since.

    It stays so, but for the note that somebody makes on it.
    """

    section, table = "issued", "issued"
    one, many = mark("Issued list"), mark("Issued lists")
    label_fields = ("title", "number")
    order = ("-on", "-number")
    identity = ("report", "event", "query", "number")
    fixed = (
        *("on", "number", "title", "event", "report", "query", "language"),
        *("added", "changed", "struck", "content"),
    )

    on = field(PartialDate(), mark("Date"), width=14, required=True)
    number = field(Number(), mark("Number"), width=6, required=True)
    title = field(Text(), mark("Title"), required=True, width=30, naming=True)
    event = field(Reference("events", owner=True), mark("Event"), width=30)
    report = field(Text(), mark("Report"), required=True, searched=False)
    query = field(Text(), mark("Of what was searched"), searched=False)
    language = field(Text(), mark("Language"), width=8, required=True, searched=False)
    added = field(Number(), mark("Added"), width=8, searched=False)
    changed = field(Number(), mark("Changed"), width=8, searched=False)
    struck = field(Number(), mark("Struck out"), width=8, searched=False)
    note = field(LongText(), mark("Note"), group=WHAT)
    content = field(Content(), mark("Content"), required=True, searched=False)

    @classmethod
    def label(cls, parts: Sequence[Any], language: Language) -> str:
        title, number = parts
        told = language.text(mark("No. {number}"), number=number or 0)
        return f"{title} · {told}" if title else told
