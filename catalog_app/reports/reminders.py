"""Whom to remind of what: the answers that are overdue, and what those who come have not sent."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from catalog_app.domain import dates
from catalog_app.domain.counting import counted
from catalog_app.domain.delegations import Delegation
from catalog_app.domain.fields import Row
from catalog_app.domain.standing import ANSWER, HEAD, NAMES, NOTE, Standing
from catalog_app.i18n import Language, mark
from catalog_app.reports import blocks
from catalog_app.reports.attending import of_delegation
from catalog_app.reports.blocks import Cell, Column, Document, Entry, Style, Table
from catalog_app.reports.of_events import EventList
from catalog_app.reports.standing import standings
from catalog_app.storage.catalog import Catalog


def reminders(catalog: Catalog, query: str, language: Language, on: date | None = None) -> Document:
    return _Reminders(catalog, language, on).of_query(query)


def of_event(
    catalog: Catalog, event_id: int, language: Language, on: date | None = None
) -> Document:
    return _Reminders(catalog, language, on).of_event(event_id)


class Reminder(NamedTuple):
    """`sentences`: what is missing, in the reader's language."""

    standing: Standing
    sentences: list[str]


def sentences(standing: Standing, language: Language) -> list[str]:
    """What there is to remind of: nothing as long as the last day for the answer is to come."""
    text, missing = language.text, standing.missing
    found = []
    if ANSWER in missing:
        found += _of_answer(standing, language)
    if HEAD in missing:
        found.append(text(mark("The head of delegation is not named yet.")))
    if standing.names_missing:
        found.append(
            language.plural(
                "{count} name is missing.", "{count} names are missing.", standing.names_missing
            )
        )
    elif NAMES in missing:
        found.append(text(mark("No names have been received yet.")))
    if NOTE in missing:
        found.append(text(mark("The note verbale is missing.")))
    return found


def _of_answer(standing: Standing, language: Language) -> list[str]:
    reply_by = standing.delegation["reply_by"]
    if not reply_by:
        return [language.text(mark("The invitation has not been answered yet."))]
    if not standing.overdue:
        return []
    last = dates.show(dates.parse_edtf(reply_by.end.isoformat()), language)
    return [language.text(mark("The answer was due on {day}."), day=last)]


class _Reminders(EventList[list[Reminder]]):
    title = mark("Reminders")
    nothing = mark("There is nothing to remind anybody of.")

    def footer(self) -> str:
        return counted("delegations", self.counts["delegations"], self.language)

    def read(self, event: Row) -> list[Reminder]:
        all = standings(self.catalog, event["id"], self.language, self.today)
        found = (Reminder(standing, sentences(standing, self.language)) for standing in all)
        return [reminder for reminder in found if reminder.sentences]

    def count(self, read: list[Reminder]) -> str:
        return self.language.number(len(read))

    def draw(self, event: Row, read: list[Reminder], level: int) -> Iterator[blocks.Block]:
        self.counts["delegations"] += len(read)
        text = self.language.text
        columns = (
            Column(text(Delegation.one), 14, style=Style.BOLD),
            Column(text(mark("To whom")), 21),
            Column(text(mark("What is missing")), 29),
        )
        yield Table(columns, (self._row(reminder) for reminder in read))

    def _row(self, reminder: Reminder) -> Entry:
        row = reminder.standing.delegation
        whom = _whom(row, self.language) or Cell(
            self.language.text(mark("Whom to ask is not known.")), Style.ITALIC
        )
        said = "\n".join(reminder.sentences)
        return of_delegation(row, Delegation.name_of(row, self.language), whom, said)


def _whom(row: Row, language: Language) -> str:
    """Contact person and address; and our own liaison officer, who may do it."""
    lines = [row["contact"], row["email"]]
    if row["liaison"]:
        label = language.text(Delegation.liaison.label)
        lines.append(language.text(mark("{name}: {value}"), name=label, value=row["liaison"]))
    return "\n".join(filter(None, lines))
