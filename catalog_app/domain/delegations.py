"""Delegations: who came to an event, from where, on whose behalf; and their members."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.events import MORE, WHAT, WHEN_AND_WHERE, WHO
from catalog_app.domain.fields import Entity, Problem, Row, field
from catalog_app.domain.kinds import LongText, Number, PartialDate, Text
from catalog_app.domain.people import Person
from catalog_app.domain.relations import Links, Parts, Reference, Through
from catalog_app.i18n import CODES, Language, mark


class Delegation(Entity):
    """Those whom a country, a territory or an organisation sends to an event.

    A country may send several, told apart by `name`; a stated `size` without members is legal.
    """

    section, table = "delegations", "delegation"
    one, many = mark("Delegation"), mark("Delegations")
    label_fields = ("country", "sender", "name")
    order = ("-when", "country")

    NOT_SENT = ("declined", "absent", "invited")
    """The status of one that did not come, or of which nobody knows yet."""

    event = field(
        Reference("events", owner=True), mark("Event"), required=True, width=30, group=WHAT
    )
    when = field(Through("events", via="event", there="when"), mark("When"), width=14)
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
    size = field(Number(), mark("Stated size"), width=6, group=WHO)
    members = field(
        Parts("members", via="delegation", look=("person", "name")), mark("Members"), width=8
    )
    head = field(
        Parts("members", via="delegation", only={"role": "head"}, counted=False),
        mark("Head of delegation"),
        width=20,
        searched=False,
    )
    arrival = field(PartialDate(), mark("Arrival"), group=WHEN_AND_WHERE, searched=False)
    departure = field(PartialDate(), mark("Departure"), group=WHEN_AND_WHERE, searched=False)
    contribution = field(LongText(), mark("Contribution"), group=MORE)
    note = field(LongText(), mark("Note"), group=MORE)
    documents = field(
        Links("documents", through="attachments", here="delegation", there="document"),
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

    LEFT_OUT = ("cancelled", "replaced")
    """The status of one who did not come."""

    event = field(Through("delegations", via="delegation", there="event"), mark("Event"), width=26)
    when = field(Through("delegations", via="delegation", there="when"), mark("When"))
    country = field(
        Through("delegations", via="delegation", there="country"),
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
    honorific = field(Text(), mark("Form of address"), group=MORE)
    name = field(Text(), mark("Name as printed"), group=MORE, naming=True)
    position = field(Text(), mark("Position"), width=24, group=MORE)
    employer = field(Text(), mark("Employer"), group=MORE)

    @classmethod
    def label(cls, parts: Sequence[Any], language: Language) -> str:
        """The printed name, while it is still the person's, in the form of the reader's language.

        So a list speaks that language, and a person who is called otherwise today leaves it alone.
        """
        name, person, position = parts
        called = cls.person.kind.show(person, language)
        if name and name != called and not cls._calls(name, person):
            return str(name)
        return called or name or position or ""

    @classmethod
    def printed(cls, person: Row, language: Language) -> Row:
        """What a list made today in a language would print of a person; None where unknown."""
        organisation = Person.organisation.kind.show(person.get("organisation"), language)
        return {
            "name": Person.name_of(person, language) or None,
            "honorific": person.get("honorific"),
            "position": person.get("position"),
            "employer": organisation or None,
        }

    @classmethod
    def _calls(cls, name: str, person: Any) -> bool:
        """Whether the person is called so in any language."""
        return any(name == cls.person.kind.show(person, Language(code)) for code in CODES)

    @classmethod
    def check(cls, values: Row) -> Iterator[Problem]:
        if not any(values.get(name) for name in cls.label_fields):
            yield Problem(
                "person", mark("Say who it is: a person, a name or a position."), wall=True
            )
