"""Delegations: who came to an event, from where, on whose behalf; and their members."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.events import CONTACT, MORE, WHAT, WHEN_AND_WHERE, WHO
from catalog_app.domain.fields import Entity, Problem, Row, field
from catalog_app.domain.kinds import Link, LongText, Number, PartialDate, Text
from catalog_app.domain.moments import MINUTES, DayTime
from catalog_app.domain.people import Person
from catalog_app.domain.printed import Printed
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import Links, Parts, Reference, Through
from catalog_app.domain.wordings import Address, Wording
from catalog_app.i18n import Language, mark

ANSWER = mark("Invitation and answer")
TRAVEL = mark("Travel and stay")


class Delegation(Entity):
    """Those whom a country, a territory or an organisation sends to an event.

    A country may send several, told apart by `name`; a stated `size` without members is legal.
    """

    section, table = "delegations", "delegation"
    one, many = mark("Delegation"), mark("Delegations")
    label_fields = ("country", "sender", "name")
    order = ("-when", "country")
    facets = ("country", "status", "year")

    STAYS_AWAY = ("declined", "absent")
    """The status of one that does not come, or did not."""

    NOT_SENT = (*STAYS_AWAY, "invited")
    """The status of one that did not come, or of which nobody knows yet."""

    event = field(
        Reference("events", owner=True), mark("Event"), required=True, width=30, group=WHAT
    )
    when = field(Through("events", via="event", there="when", kept=True), mark("When"), width=14)
    country = field(CountryCode(), mark("Sending country"), width=16, group=WHAT)
    sender = field(Reference("organisations"), mark("Sending organisation"), width=14, group=WHAT)
    name = field(Text(), mark("Name of the delegation"), group=WHAT, naming=True)
    sent_by = field(Reference("organisations"), mark("Sent by"), group=WHO)
    supported_by = field(Reference("organisations"), mark("Supported by"), group=WHO)
    status = field(
        Choice(
            {
                "invited": mark("Invited"),
                "accepted": mark("Accepted"),
                "attended": mark("Attended"),
                "declined": mark("Declined"),
                "absent": mark("Absent"),
            }
        ),
        mark("Status"),
        width=10,
        group=WHO,
    )
    invited_on = field(PartialDate(), mark("Invited on"), group=ANSWER, searched=False)
    reply_by = field(PartialDate(), mark("Reply by"), group=ANSWER, searched=False)
    answered_on = field(PartialDate(), mark("Answered on"), group=ANSWER, searched=False)
    quota = field(Number(), mark("Quota"), group=ANSWER)
    size = field(Number(), mark("Stated size"), width=6, group=WHO)
    members = field(
        Parts("members", via="delegation", look=("person", "name")), mark("Members"), width=8
    )
    confirmed = field(
        Parts("members", via="delegation", only={"status": "confirmed"}),
        mark("Confirmed members"),
        searched=False,
    )
    head = field(
        Parts("members", via="delegation", only={"role": "head"}, counted=False),
        mark("Head of delegation"),
        width=20,
        searched=False,
    )
    arrival = field(PartialDate(), mark("Arrival"), group=WHEN_AND_WHERE, searched=False)
    departure = field(PartialDate(), mark("Departure"), group=WHEN_AND_WHERE, searched=False)
    liaison = field(Text(), mark("Liaison officer"), group=CONTACT)
    contact = field(Text(), mark("Contact person"), group=CONTACT)
    email = field(Link("mailto:"), mark("E-mail"), group=CONTACT)
    contribution = field(LongText(), mark("Contribution"), group=MORE)
    note = field(LongText(), mark("Note"), group=MORE)
    documents = field(
        Links(
            "documents",
            through="attachments",
            here="delegation",
            there="document",
            look=("kind",),
        ),
        mark("Documents"),
        searched=False,
    )

    @classmethod
    def label(cls, parts: Sequence[Any], language: Language) -> str:
        country, sender, name = parts
        shown = (
            cls.country.kind.show(country, language) or cls.sender.kind.show(sender, language),
            name or "",
        )
        return " · ".join(part for part in shown if part)

    @classmethod
    def check(cls, values: Row) -> Iterator[Problem]:
        if not values.get("country") and not values.get("sender"):
            yield Problem("country", mark("Say which country or organisation sends it."), wall=True)
        arrival, departure = values.get("arrival"), values.get("departure")
        if arrival and departure and departure.end < arrival.start:
            yield Problem("departure", mark("The departure is before the arrival."))
        members, size = values.get("members") or 0, values.get("size")
        if size is not None and members > size:
            yield Problem("size", mark("More members are named than the stated size."))
        heads = values.get("head") or ()
        if members and not heads:
            yield Problem("head", mark("None of the members is the head of delegation."))
        if len(heads) > 1:
            yield Problem("head", mark("Several members are heads of this delegation."))
        if cls.is_overdue(values, date.today()):
            yield Problem("answered_on", mark("The date for the reply has passed."))

    @classmethod
    def told_as(cls, values: Row) -> tuple[str, ...]:
        """`from:` means only those that came, as far as is known."""
        return () if values.get("status") in cls.NOT_SENT else ("from",)

    @classmethod
    def is_overdue(cls, values: Row, today: date) -> bool:
        """Nobody has answered, and the last day for it is over."""
        asked = values.get("status") in (None, "invited") and not values.get("answered_on")
        reply_by = values.get("reply_by")
        return bool(asked and reply_by and reply_by.end < today)

    @classmethod
    def check_beside(cls, values: Row, others: Iterable[Row]) -> Iterator[Problem]:
        """What is wrong with a delegation among the `others` of its event."""
        who = values.get("country"), values.get("sender")
        unnamed = (other for other in others if not other.get("name"))
        if not values.get("name") and who in ((o.get("country"), o.get("sender")) for o in unnamed):
            yield Problem(
                "name",
                mark("Another one without a name comes from there too: name them, or join them."),
            )


class Member(Entity):
    """A person in a delegation, with the title and employer that were printed then."""

    section, table = "members", "member"
    one, many = mark("Member"), mark("Members")
    label_fields = ("name", "person", "position")
    order = ("-when", "country", "delegation", "role", "rank")
    facets = ("country", "role", "status", "year")

    LEFT_OUT = ("cancelled", "replaced")
    """The status of one who did not come."""

    event = field(
        Through("delegations", via="delegation", there="event", kept=True), mark("Event"), width=26
    )
    when = field(Through("delegations", via="delegation", there="when", kept=True), mark("When"))
    country = field(
        Through("delegations", via="delegation", there="country", kept=True),
        mark("Sending country"),
        width=14,
    )
    delegation = field(
        Reference("delegations", owner=True), mark("Delegation"), required=True, group=WHAT
    )
    role = field(
        Choice(
            {
                "head": mark("Head of delegation"),
                "deputy_head": mark("Deputy head"),
                "member": mark("Member"),
                "artist": mark("Artist"),
                "expert": mark("Expert"),
                "speaker": mark("Speaker"),
                "interpreter": mark("Interpreter"),
                "press": mark("Press"),
                "accompanying": mark("Accompanying person"),
                "observer": mark("Observer"),
                "other": mark("Other"),
            }
        ),
        mark("Role"),
        width=16,
        group=WHAT,
    )
    person = field(Reference("people"), mark("Person"), width=24, group=WHAT)
    email = field(Through("people", via="person", there="email"), mark("E-mail"), searched=False)
    rank = field(Number(), mark("Rank"), group=WHAT, searched=False)
    status = field(
        Choice(
            {
                "announced": mark("Announced"),
                "confirmed": mark("Confirmed"),
                "cancelled": mark("Cancelled"),
                "replaced": mark("Replaced"),
            }
        ),
        mark("Status"),
        group=WHAT,
    )
    replaced_by = field(Reference("members"), mark("Replaced by"), group=WHAT, searched=False)
    honorific = field(Address(), mark("Form of address"), group=MORE)
    name = field(Text(), mark("Name as printed"), group=MORE, naming=True)
    position = field(Wording(), mark("Position"), width=24, group=MORE)
    employer = field(Text(), mark("Employer"), group=MORE)
    arrival = field(DayTime(), mark("Arrival"), group=TRAVEL, searched=False)
    arrival_by = field(Text(), mark("Arrival by"), group=TRAVEL)
    departure = field(DayTime(), mark("Departure"), group=TRAVEL, searched=False)
    departure_by = field(Text(), mark("Departure by"), group=TRAVEL)
    hotel = field(Text(), mark("Hotel"), group=TRAVEL)
    room = field(Text(), mark("Room"), group=TRAVEL)
    visa = field(
        Choice(
            {
                "needed": mark("Needed"),
                "applied": mark("Applied for"),
                "issued": mark("Issued"),
                "refused": mark("Refused"),
                "not_needed": mark("Not needed"),
            }
        ),
        mark("Visa"),
        group=TRAVEL,
    )
    diet = field(
        Choice(
            {
                "vegetarian": mark("Vegetarian"),
                "vegan": mark("Vegan"),
                "halal": mark("Halal"),
                "kosher": mark("Kosher"),
                "gluten_free": mark("Gluten-free"),
            },
            open=True,
        ),
        mark("Diet"),
        group=TRAVEL,
    )
    badge = field(Text(), mark("Text of the badge"), group=TRAVEL)
    note = field(LongText(), mark("Note"), group=TRAVEL)
    documents = field(
        Links("documents", through="attachments", here="member", there="document", look=("kind",)),
        mark("Documents"),
        searched=False,
    )
    printed = field(Printed(), mark("As printed"), searched=False)

    @classmethod
    def label(cls, parts: Sequence[Any], language: Language) -> str:
        """The printed name, while it is still the person's, in the form of the reader's language.

        So a list speaks that language, and a person who is called otherwise today leaves it alone.
        """
        name, person, position = parts
        if name and not cls.is_persons(name, person):
            return str(name)
        return cls.person.kind.show(person, language) or name or position or ""

    @classmethod
    def of_person(cls, person: Row, language: Language) -> Row:
        """What a list made today in a language would print of a person; None where unknown."""
        organisation = Person.organisation.kind.show(person.get("organisation"), language)
        return {
            "name": Person.name_of(person, language) or None,
            "honorific": person.get("honorific"),
            "position": person.get("position"),
            "employer": organisation or None,
        }

    @classmethod
    def is_persons(cls, name: str, person: Ref | None) -> bool:
        """Whether the person is called so in any language."""
        return person is not None and bool(person.parts) and Person.is_called(person.parts, name)

    @classmethod
    def check(cls, values: Row) -> Iterator[Problem]:
        if not any(values.get(name) for name in cls.label_fields):
            yield Problem(
                "person", mark("Say who it is: a person, a name or a position."), wall=True
            )
        arrival, departure = values.get("arrival"), values.get("departure")
        if arrival and departure and departure.at < arrival.day.toordinal() * MINUTES:
            yield Problem("departure", mark("The departure is before the arrival."))
        replaced_by = values.get("replaced_by")
        if replaced_by and replaced_by == values.get("id"):
            yield Problem("replaced_by", mark("Nobody replaces themselves."), wall=True)
