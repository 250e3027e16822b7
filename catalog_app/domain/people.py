"""People and the organisations they belong to."""

from collections.abc import Iterator, Sequence
from typing import Any

from catalog_app.domain.coded import Choice, CountryCode
from catalog_app.domain.events import CONTACT, MORE, NAME
from catalog_app.domain.fields import Entity, Problem, Row, field
from catalog_app.domain.kinds import Link, LongText, Names, PartialDate, Text, Title
from catalog_app.domain.relations import Links, Parts, Reference
from catalog_app.domain.wordings import Address, Wording
from catalog_app.i18n import CODES, Language, mark

_COUNTRY_AND_WORK = mark("Country and work")
_NAME_AND_KIND = mark("Name and kind")
_WHERE_AND_SINCE = mark("Where and since when")

FAMILY_NAME_FIRST = frozenset({"az", "kk", "ky", "ru", "tk", "uz"})
FAMILY_NAME_IN_CAPITALS = frozenset({"tr"})
"""Languages whose official lists write it so: Ahmet YILMAZ; in the others capitals shout."""


class Person(Entity):
    """A person; in lists of some languages the family name comes first and the patronymic last."""

    section, table = "people", "person"
    one, many = mark("Person"), mark("People")
    label_fields = (
        *("family_name", "given_name", "patronymic", "names"),
        *("passport_name", "country"),  # what spellings.py needs beside
    )
    order = ("family_name", "given_name")
    facets = ("country", "organisation")
    namesakes = True

    family_name = field(Text(), mark("Family name"), width=20, group=NAME, naming=True)
    given_name = field(Text(), mark("Given name"), width=16, group=NAME, naming=True)
    patronymic = field(Text(), mark("Patronymic"), group=NAME, naming=True)
    passport_name = field(Text(), mark("Name in the passport"), group=NAME, naming=True)
    names = field(Names(), mark("Names in other languages"), group=NAME, naming=True)
    honorific = field(Address(), mark("Form of address"), group=NAME, searched=False)
    sex = field(
        Choice({"female": mark("Female"), "male": mark("Male")}),
        mark("Sex"),
        group=NAME,
        searched=False,
    )
    country = field(CountryCode(), mark("Country"), width=14, group=_COUNTRY_AND_WORK)
    organisation = field(
        Reference("organisations"), mark("Organisation"), width=24, group=_COUNTRY_AND_WORK
    )
    position = field(Wording(), mark("Position"), width=20, group=_COUNTRY_AND_WORK)
    email = field(Link("mailto:"), mark("E-mail"), group=CONTACT)
    phone = field(Text(), mark("Phone"), group=CONTACT)
    note = field(LongText(), mark("Note"), group=MORE)
    delegations = field(
        Parts("members", via="person"), mark("Delegations"), width=8, searched=False
    )
    documents = field(
        Links("documents", through="attachments", here="person", there="document", look=("kind",)),
        mark("Documents"),
        searched=False,
    )

    @classmethod
    def label(cls, parts: Sequence[Any], language: Language) -> str:
        names = parts[3]
        if names and language.code in names:
            return str(names[language.code])
        return cls.own_name(parts, language.code)

    @classmethod
    def own_name(cls, parts: Sequence[Any], code: str) -> str:
        """In the letters of the person's own, in the order of a language."""
        family, given, patronymic = parts[:3]
        order = (family, given, patronymic) if code in FAMILY_NAME_FIRST else (given, family)
        return " ".join(part for part in order if part)

    @classmethod
    def is_called(cls, parts: Sequence[Any], name: str) -> bool:
        """Whether a list of any language has, or had before names were added, this name."""
        own = (cls.own_name(parts, code) for code in CODES)
        return name in own or name in (parts[3] or {}).values()

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
    facets = ("country", "kind")

    name = field(Title(), mark("Name"), required=True, width=40, group=_NAME_AND_KIND, naming=True)
    short_name = field(Text(), mark("Short name"), width=12, group=_NAME_AND_KIND, naming=True)
    names = field(Names(), mark("Also called"), group=_NAME_AND_KIND, naming=True)
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
        group=_NAME_AND_KIND,
    )
    country = field(CountryCode(), mark("Country"), width=14, group=_WHERE_AND_SINCE)
    city = field(Reference("cities"), mark("City"), width=12, group=_WHERE_AND_SINCE)
    founded = field(PartialDate(), mark("Founded"), width=10, group=_WHERE_AND_SINCE)
    website = field(Link(), mark("Website"), group=CONTACT)
    note = field(LongText(), mark("Note"), group=MORE)
    events = field(
        Parts("event_roles", via="organisation"), mark("Events"), width=8, searched=False
    )
    people = field(Parts("people", via="organisation"), mark("People"), searched=False)
    documents = field(
        Links(
            "documents",
            through="attachments",
            here="organisation",
            there="document",
            look=("kind",),
        ),
        mark("Documents"),
        searched=False,
    )
