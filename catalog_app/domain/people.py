"""People and the organisations they belong to."""

from collections.abc import Iterator, Sequence
from typing import Any

from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.events import MORE, WHAT, WHO
from catalog_app.domain.fields import Entity, Problem, Row, field
from catalog_app.domain.kinds import Link, LongText, Names, PartialDate, Text, Title
from catalog_app.domain.relations import Links, Parts, Reference
from catalog_app.i18n import Language, mark

FAMILY_NAME_FIRST = frozenset({"az", "kk", "ky", "ru", "tk", "uz"})


class Person(Entity):
    """A person; in lists of some languages the family name comes first and the patronymic last."""

    section, table = "people", "person"
    one, many = mark("Person"), mark("People")
    label_fields = ("family_name", "given_name", "patronymic", "names")
    order = ("family_name", "given_name")
    namesakes = True

    family_name = field(Text(), mark("Family name"), width=20, group=WHAT, naming=True)
    given_name = field(Text(), mark("Given name"), width=16, group=WHAT, naming=True)
    patronymic = field(Text(), mark("Patronymic"), group=WHAT, naming=True)
    names = field(Names(), mark("Names in other languages"), group=WHAT, naming=True)
    honorific = field(Text(), mark("Form of address"), group=WHAT, searched=False)
    country = field(CountryCode(), mark("Country"), width=14, group=WHO)
    organisation = field(Reference("organisations"), mark("Organisation"), width=24, group=WHO)
    position = field(Text(), mark("Position"), width=20, group=WHO)
    email = field(Link("mailto:"), mark("E-mail"), group=MORE)
    phone = field(Text(), mark("Phone"), group=MORE)
    note = field(LongText(), mark("Note"), group=MORE)
    delegations = field(
        Parts("members", via="person"), mark("Delegations"), width=8, searched=False
    )
    documents = field(
        Links("documents", through="attachments", here="person", there="document"),
        mark("Documents"),
        searched=False,
    )

    @classmethod
    def label(cls, parts: Sequence[Any], language: Language) -> str:
        family, given, patronymic, names = parts
        if names and language.code in names:
            return str(names[language.code])
        if language.code in FAMILY_NAME_FIRST:
            order = (family, given, patronymic)
        else:
            order = (given, family, None)
        return " ".join(part for part in order if part)

    @classmethod
    def called(cls, name: str) -> Row:
        """The last word is the family name, unless a comma says where it ends: "Family, Given"."""
        family, comma, given = (" ".join(part.split()) for part in name.partition(","))
        if not comma:
            given, _, family = family.rpartition(" ")
        return {"family_name": family} | ({"given_name": given} if given else {})

    @classmethod
    def check(cls, values: Row) -> Iterator[Problem]:
        if not values.get("family_name") and not values.get("given_name"):
            yield Problem("family_name", mark("A person needs a name."), wall=True)


class Organisation(Entity):
    """An organisation, a ministry, an academy, a company."""

    section, table = "organisations", "organisation"
    one, many = mark("Organisation"), mark("Organisations")
    label_fields = ("name", "names")
    order = ("name",)

    name = field(Title(), mark("Name"), required=True, width=40, group=WHAT, naming=True)
    short_name = field(Text(), mark("Short name"), width=12, group=WHAT, naming=True)
    names = field(Names(), mark("Also called"), group=WHAT, naming=True)
    kind = field(
        Choice(
            {
                "international": mark("International organisation"),
                "ministry": mark("Ministry"),
                "academy": mark("Academy"),
                "university": mark("University"),
                "national_commission": mark("National commission"),
                "cultural_centre": mark("Cultural centre"),
                "media": mark("Media"),
                "company": mark("Company"),
                "other": mark("Other"),
            },
            open=True,
        ),
        mark("Kind"),
        width=18,
        group=WHAT,
    )
    country = field(CountryCode(), mark("Country"), width=14, group=WHO)
    city = field(Reference("cities"), mark("City"), width=12, group=WHO)
    founded = field(PartialDate(), mark("Founded"), width=10, group=WHO)
    website = field(Link(), mark("Website"), group=MORE)
    note = field(LongText(), mark("Note"), group=MORE)
    events = field(
        Parts("event_roles", via="organisation"), mark("Events"), width=8, searched=False
    )
    people = field(Parts("people", via="organisation"), mark("People"), searched=False)
    documents = field(
        Links("documents", through="attachments", here="organisation", there="document"),
        mark("Documents"),
        searched=False,
    )
