"""Cities, and the countries and territories as the catalog itself names them."""

from collections.abc import Iterator, Sequence
from typing import Any

from catalog_app.domain import countries
from catalog_app.domain.coded import Code, CountryCode
from catalog_app.domain.events import MORE, NAME, WHERE
from catalog_app.domain.fields import Entity, Problem, Row, field
from catalog_app.domain.kinds import LongText, Names, Title
from catalog_app.domain.relations import Links, Parts, SameCountry
from catalog_app.errors import CannotDelete
from catalog_app.i18n import Language, mark

_CODE_AND_NAMES = mark("Code and names")


class City(Entity):
    """A town or city."""

    section, table = "cities", "city"
    one, many = mark("City"), mark("Cities")
    label_fields = ("name", "names", "country")
    order = ("name",)

    name = field(Title(), mark("Name"), required=True, width=24, group=NAME, naming=True)
    names = field(Names(), mark("Also called"), group=NAME, naming=True)
    country = field(CountryCode(), mark("Country"), width=16, group=WHERE)
    events = field(Parts("events", via="city"), mark("Events"), width=8, searched=False)


class Country(Entity):
    """A country of ISO 3166, with the catalog's own names for it if it has any, or a territory
    that is in no ISO list, with a code of its own.

    Every ISO code has its row from the beginning, so that countries are a section like any other.
    """

    section, table = "countries", "country"
    one, many = mark("Country"), mark("Countries")
    label_fields = ("code",)
    order = ("country",)

    country = field(SameCountry("code"), mark("Country"), width=30)
    code = field(
        Code(), mark("Code"), required=True, width=8, group=_CODE_AND_NAMES, naming=True, key=True
    )
    names = field(Names(), mark("Own names"), width=20, group=_CODE_AND_NAMES, naming=True)
    formal = field(Names(), mark("Formal names"), group=_CODE_AND_NAMES, naming=True)
    within = field(CountryCode(), mark("Belongs to"), width=14, group=WHERE)
    events = field(
        Parts("events", via="country", key="code"), mark("Events"), width=8, searched=False
    )
    delegations = field(
        Parts("delegations", via="country", key="code"),
        mark("Delegations"),
        width=8,
        searched=False,
    )
    people = field(
        Parts("people", via="country", key="code"), mark("People"), width=8, searched=False
    )
    organisations = field(
        Parts("organisations", via="country", key="code"),
        mark("Organisations"),
        width=8,
        searched=False,
    )
    note = field(LongText(), mark("Note"), group=MORE)
    documents = field(
        Links("documents", through="attachments", here="country", there="document", look=("kind",)),
        mark("Documents"),
        searched=False,
    )

    @classmethod
    def called(cls, name: str) -> None:
        """It needs a code, too."""

    @classmethod
    def label(cls, parts: Sequence[Any], language: Language) -> str:
        return countries.name(parts[0], language)

    @classmethod
    def check(cls, values: Row) -> Iterator[Problem]:
        code = values.get("code")
        if code and code not in countries.iso_codes() and not values.get("names"):
            yield Problem("names", mark("A territory needs a name."), wall=True)

    @classmethod
    def stays(cls, values: Row) -> CannotDelete | None:
        if values["code"] not in countries.iso_codes():
            return None
        return CannotDelete(
            mark(
                "“{code}” is a country of ISO 3166 and cannot be deleted; empty its fields instead."
            ),
            code=values["code"],
        )
