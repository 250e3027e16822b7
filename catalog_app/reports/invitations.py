"""Letters of invitation: one for each delegation of an event, each on a page of its own.

They go to the delegations that are merely invited and those of which nothing is said yet; where
all have answered, to all.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from catalog_app.domain import dates, holes
from catalog_app.domain.delegations import Delegation
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Row
from catalog_app.domain.letters import HOLES
from catalog_app.domain.people import Organisation
from catalog_app.i18n import Language, mark
from catalog_app.reports import blocks
from catalog_app.reports.attending import delegations, sender
from catalog_app.reports.blocks import Document, PageBreak
from catalog_app.reports.letters import paragraphs
from catalog_app.reports.of_events import EventList
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.letters import text_of
from catalog_app.storage.parts import records

KIND = "invitation"
_ASKED = (None, "invited")


def invitations(
    catalog: Catalog, query: str, language: Language, on: date | None = None
) -> Document:
    """ValueProblem where the organisation's own text has an unknown hole."""
    return _Invitations(catalog, language, on).of_query(query)


def of_event(
    catalog: Catalog,
    event_id: int,
    language: Language,
    on: date | None = None,
    text: str | None = None,
    to: Sequence[int] | None = None,
) -> Document:
    """`text`: of the letter, else the one that is kept; `to`: ids of delegations, else as above."""
    return _Invitations(catalog, language, on, text, to).of_event(event_id)


def addressed(catalog: Catalog, event_id: int, language: Language) -> list[Row]:
    """The delegations to which letters go."""
    rows = delegations(catalog, event_id, language)
    return [row for row in rows if row["status"] in _ASKED] or rows


class _Invitations(EventList[list[Row]]):
    title = mark("Invitations")
    nothing = mark("No delegation is known yet.")
    head = False

    def __init__(
        self,
        catalog: Catalog,
        language: Language,
        on: date | None,
        text: str | None = None,
        to: Sequence[int] | None = None,
    ) -> None:
        super().__init__(catalog, language, on)
        self._text = text_of(catalog, KIND, language.code) if text is None else text
        self._to = to
        holes.check(self._text, HOLES)

    def read(self, event: Row) -> list[Row]:
        if self._to is not None:
            return records(self.catalog, Delegation, self._to)
        return addressed(self.catalog, event["id"], self.language)

    def draw(self, event: Row, read: list[Row], level: int) -> Iterator[blocks.Block]:
        known = self._of_event(event)
        for delegation in read:
            if self.counts["letters"]:
                yield PageBreak()
            self.counts["letters"] += 1
            values = known | _of(delegation, self.language)
            yield from paragraphs(self._text, values)

    def _of_event(self, event: Row) -> dict[str, str]:
        """What the letters of an event have in common."""
        language = self.language
        organisers = event["organisers"] or ()
        names = [Event.organisers.kind.show((each,), language) for each in organisers]
        return {
            "event": Event.title.kind.show(event["title"], language),
            "when": _date(event["when"], language),
            "venue": event["venue"] or "",
            "city": Event.city.kind.show(event["city"], language),
            "country": Event.country.kind.show(event["country"], language),
            "organisers": language.join(names),
            "seat": self._seat([int(each) for each in organisers]),
            "today": self.aside(),
        }

    def _seat(self, organisers: Sequence[int]) -> str:
        """The city of the first organiser of which it is known."""
        rows = records(self.catalog, Organisation, organisers)
        shown = (Organisation.city.kind.show(row["city"], self.language) for row in rows)
        return next(filter(None, shown), "")


def _of(delegation: Row, language: Language) -> dict[str, str]:
    return {
        "delegation": Delegation.name_of(delegation, language),
        "sender": sender(delegation, language),
        "sent_by": Delegation.sent_by.kind.show(delegation["sent_by"], language),
        "contact": delegation["contact"] or "",
        "quota": Delegation.quota.kind.show(delegation["quota"], language),
        "reply_by": _date(delegation["reply_by"], language),
        "liaison": delegation["liaison"] or "",
    }


def _date(value: dates.PartialDate | None, language: Language) -> str:
    return "" if value is None else dates.show(value, language)
