"""Events with their delegations, entered as a secretariat does, and what a list says of them."""

from datetime import date
from typing import Any

from catalog_app.domain import (
    Attachment,
    Delegation,
    Document as Paper,
    Event,
    Member,
    Organisation,
    Person,
)
from catalog_app.domain.moments import Moment, parse_iso
from catalog_app.reports import build
from catalog_app.reports.blocks import (
    Block,
    Cards,
    Cell,
    Document,
    Entry,
    Heading,
    Paragraph,
    Row,
    Table,
)
from catalog_app.storage.catalog import Catalog
from tests.builders import add


class Desk:
    """Enters an event with its delegations."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.event = 0

    def hold(self, title: str = "Youth Meeting", **values: Any) -> int:
        self.event = self.catalog.save(Event, {"title": title, "country": "KZ", **values})
        return self.event

    def send(self, country: str | None, *members: dict[str, Any], **values: Any) -> int:
        sent = {"event": self.event, "country": country, "status": "attended", **values}
        id = self.catalog.save(Delegation, sent)
        for member in members:
            self.catalog.save(Member, {"delegation": id, **member})
        return id

    def person(self, given: str, family: str, **values: Any) -> int:
        names = {"given_name": given, "family_name": family}
        return self.catalog.save(Person, names | values)

    def organisation(self, name: str) -> int:
        return self.catalog.save(Organisation, {"name": name})

    def attach(self, delegation: int, kind: str) -> None:
        document = add(self.catalog, Paper, kind=kind)
        self.catalog.save(Attachment, {"document": document, "delegation": delegation})

    def listed(self, report: str, code: str = "en") -> list[str]:
        """What the list of all events says."""
        return lines(self.document(report, code))

    def document(self, report: str, code: str = "en") -> Document:
        return build(report, self.catalog, "", self.catalog.speaking(code))


def member(name: str, role: str = "member", **values: Any) -> dict[str, Any]:
    return {"name": name, "role": role, **values}


def at(text: str) -> Moment:
    return parse_iso(text)


def a_day(text: str) -> date:
    return date.fromisoformat(text)


def lines(document: Document) -> list[str]:
    """Each line as it is read: cells with | between, headings with # and their counts."""
    return [line(row) for row in rows(document)]


def entries(document: Document) -> dict[str, str]:
    """The rows that a later list finds again: key -> line."""
    found = [(row.key, line(row)) for row in rows(document) if isinstance(row, Entry)]
    assert len(dict(found)) == len(found)
    return dict(found)


def rows(document: Document) -> list[Block | Row]:
    """The blocks, with the rows of tables and the cards of cards in their place."""
    found: list[Block | Row] = []
    for block in document.blocks():
        if isinstance(block, Table):
            found += block.rows
        elif isinstance(block, Cards):
            found += block.cards
        else:
            found.append(block)
    return found


def line(row: Block | Row) -> str:
    match row:
        case Heading():
            return " ".join(filter(None, ["#" * row.level, row.text, row.count]))
        case Paragraph():
            return row.text
        case tuple():
            return "|".join(cell.text if isinstance(cell, Cell) else cell for cell in row)
    raise AssertionError(row)
