"""Events, their series, and the organisations that have a role in them."""

from collections.abc import Iterator
from typing import Any

from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.fields import Entity, Problem, Row, field
from catalog_app.domain.kinds import Link, LongText, Names, Number, PartialDate, Tags, Text, Title
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import Links, Parts, Reference
from catalog_app.i18n import mark

WHAT = mark("What")
WHEN_AND_WHERE = mark("When and where")
WHO = mark("Who")
MORE = mark("More")
NAME = mark("Name")
WHERE = mark("Where")
CONTACT = mark("Contact")


KINDS = Choice(
    {
        "meeting": mark("Meeting"),
        "congress": mark("Congress"),
        "forum": mark("Forum"),
        "festival": mark("Festival"),
        "film_festival": mark("Film festival"),
        "poetry_days": mark("Poetry days"),
        "cultural_days": mark("Cultural days"),
        "childrens_festival": mark("Children's festival"),
        "exhibition": mark("Exhibition"),
        "concert": mark("Concert"),
        "competition": mark("Competition"),
        "conference": mark("Conference"),
        "seminar": mark("Seminar"),
        "workshop": mark("Workshop"),
        "camp": mark("Camp"),
        "cultural_capital": mark("Cultural capital"),
        "ceremony": mark("Ceremony"),
        "other": mark("Other"),
    },
    open=True,
)
"""Of events, and of the series that they are editions of; people may add kinds."""


def _with_role(role: str) -> Links:
    return Links(
        "organisations",
        through="event_roles",
        here="event",
        there="organisation",
        role={"role": role},
    )


class Event(Entity):
    """Something that takes place once: a meeting, a festival, a year as cultural capital."""

    section, table = "events", "event"
    one, many = mark("Event"), mark("Events")
    label_fields = ("title", "names")
    order = ("-when",)
    facets = ("country", "from", "kind", "year", "status", "series")

    when = field(PartialDate(), mark("When"), width=14, group=WHEN_AND_WHERE)
    title = field(Title(), mark("Title"), required=True, width=40, group=WHAT, naming=True)
    names = field(Names(), mark("Also called"), group=WHAT, naming=True)
    kind = field(
        KINDS,
        mark("Kind"),
        width=15,
        group=WHAT,
    )
    status = field(
        Choice(
            {
                "planned": mark("Planned"),
                "confirmed": mark("Confirmed"),
                "held": mark("Held"),
                "postponed": mark("Postponed"),
                "cancelled": mark("Cancelled"),
            }
        ),
        mark("Status"),
        group=WHAT,
    )
    series = field(Reference("series"), mark("Series"), group=WHAT)
    edition = field(Text(), mark("Edition"), group=WHAT)
    format = field(
        Choice(
            {
                "in_person": mark("In person"),
                "online": mark("Online"),
                "hybrid": mark("Hybrid"),
            }
        ),
        mark("Format"),
        group=WHEN_AND_WHERE,
        searched=False,
    )
    country = field(CountryCode(), mark("Host country"), width=11, group=WHEN_AND_WHERE)
    city = field(Reference("cities"), mark("City"), width=9, group=WHEN_AND_WHERE)
    venue = field(Text(), mark("Venue"), group=WHEN_AND_WHERE)
    organisers = field(_with_role("organiser"), mark("Organisers"), group=WHO)
    supporters = field(_with_role("supporter"), mark("Supporters"), group=WHO)
    partners = field(_with_role("partner"), mark("Partners"), group=WHO)
    delegations = field(
        Parts("delegations", via="event", look=("country", "name", "sender", "members")),
        mark("Delegations"),
        width=8,
    )
    attendance = field(Number(), mark("Attendance"), group=WHO)
    aims = field(LongText(), mark("Aims"), group=MORE)
    summary = field(LongText(), mark("Summary"), group=MORE)
    website = field(Link(), mark("Website"), group=MORE)
    tags = field(Tags(), mark("Tags"), group=MORE)
    note = field(LongText(), mark("Note"), group=MORE)
    documents = field(
        Links("documents", through="attachments", here="event", there="document", look=("kind",)),
        mark("Documents"),
        searched=False,
    )
    issued = field(Parts("issued", via="event"), mark("Issued lists"), searched=False)

    @classmethod
    def check(cls, values: Row) -> Iterator[Problem]:
        country, city = values.get("country"), values.get("city")
        if not country and values.get("format") != "online":
            yield Problem("country", mark("No host country is given."))
        if country and city and _country_of(city) not in (None, country):
            yield Problem("city", mark("This city lies in another country than the event."))
        if values.get("series") and not values.get("edition"):
            yield Problem("edition", mark("An event of a series has an edition: I, 16th, 2023."))


def _country_of(city: Any) -> str | None:
    return city.part("country") if isinstance(city, Ref) else None


class Series(Entity):
    """A project that is continued: its editions are events."""

    section, table = "series", "series"
    one, many = mark("Series"), mark("Event series")
    label_fields = ("name", "names")
    order = ("name",)
    facets = ("kind",)

    name = field(Title(), mark("Name"), required=True, width=40, group=WHAT, naming=True)
    names = field(Names(), mark("Also called"), group=WHAT, naming=True)
    kind = field(
        KINDS,
        mark("Kind"),
        width=15,
        group=WHAT,
    )
    rhythm = field(
        Choice(
            {
                "yearly": mark("Every year"),
                "biennial": mark("Every two years"),
                "irregular": mark("Irregular"),
            }
        ),
        mark("Rhythm"),
        width=15,
        group=WHAT,
    )
    since = field(PartialDate(), mark("Since"), width=10, group=WHAT)
    organisers = field(
        Links("organisations", through="series_organisers", here="series", there="organisation"),
        mark("Organisers"),
        width=20,
        group=WHO,
    )
    events = field(Parts("events", via="series"), mark("Events"), width=8, searched=False)
    note = field(LongText(), mark("Note"), group=MORE)
    documents = field(
        Links("documents", through="attachments", here="series", there="document", look=("kind",)),
        mark("Documents"),
        searched=False,
    )


class EventRole(Entity):
    """What an organisation is to an event."""

    section, table = "event_roles", "event_role"
    one, many = mark("Role at an event"), mark("Roles at events")
    link = True
    label_fields = ("organisation",)
    order = ("event",)

    event = field(Reference("events", owner=True), mark("Event"), required=True)
    organisation = field(
        Reference("organisations", owner=True), mark("Organisation"), required=True
    )
    role = field(
        Choice(
            {
                "organiser": mark("Organiser"),
                "co_organiser": mark("Co-organiser"),
                "supporter": mark("Supporter"),
                "partner": mark("Partner"),
                "patron": mark("Patron"),
                "host": mark("Host"),
            }
        ),
        mark("Role"),
        required=True,
    )


class SeriesOrganiser(Entity):
    """An organisation that organises a series."""

    section, table = "series_organisers", "series_organiser"
    one, many = mark("Organiser of a series"), mark("Organisers of series")
    link = True
    label_fields = ("organisation",)
    order = ("series",)

    series = field(Reference("series", owner=True), mark("Series"), required=True)
    organisation = field(
        Reference("organisations", owner=True), mark("Organisation"), required=True
    )
