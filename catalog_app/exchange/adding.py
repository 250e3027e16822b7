"""A record from the command line, as field=value; with it come the records that it names.

several values, of links and tags     organisers="TURKSOY; UNESCO"
one of them with a ";" of its own     organisers='"Arts; Crafts"; UNESCO'
names in other languages              names="az: Görüş; ru: Встреча"
another record                        its name in any spelling, or its UUID
the people of a delegation            head="Name Surname"  members="Name Surname; ..."
the delegation of a member            event="..." country=AZ, and its name where it has one
what a document is attached to        attached_to="events/Name of the event; people/..."
a delegation among them, by country   attached_to="delegations/Name of the event/Kazakhstan"
the file of a document                file=PATH
a field of one's own, in a section    section=members label="Shirt size" kind=text
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch
from pathlib import Path
from typing import Any

from catalog_app.domain import dates
from catalog_app.domain.checks import problems
from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.documents import Document
from catalog_app.domain.fields import Entity, Field, Row, entity_of, field_of, fields_of
from catalog_app.domain.files import FileKept, StoredFile
from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import Kind, PartialDate
from catalog_app.domain.own_fields import OwnField, name_for
from catalog_app.domain.people import Person
from catalog_app.domain.places import City, Country
from catalog_app.domain.quoting import parted
from catalog_app.domain.refs import New, Ref
from catalog_app.domain.relations import AttachedTo, Links, Reference
from catalog_app.errors import CatalogError, InvalidRecord, NotFound, ValueProblem
from catalog_app.exchange.naming import Namer, is_uuid
from catalog_app.i18n import Language, mark
from catalog_app.storage import own_fields
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.files import Store
from catalog_app.storage.naming import Settler
from catalog_app.storage.parts import parts

Texts = dict[str, str]
"""Field name -> what was typed."""


@dataclass(frozen=True)
class Added:
    """What was added.

    `dates`: those that show otherwise than typed; `created`: the records that came with it;
    `warnings`: English texts.
    """

    entity: type[Entity]
    row: Row
    dates: Sequence[Field]
    created: Sequence[New]
    warnings: Sequence[str]

    def lines(self, language: Language) -> list[str]:
        """What to tell of it."""
        told = [
            language.text(
                mark("Added to {section}: “{name}” ({uuid})"),
                section=self.entity.section,
                name=self.entity.name_of(self.row, language),
                uuid=self.row["uuid"],
            )
        ]
        if self.entity is OwnField:
            named = mark("Searches, files and --columns call it {name}.")
            told.append(language.text(named, name=self.row["name"]))
        for field in self.dates:
            date = dates.show(self.row[field.name], language)
            told.append(
                language.text(mark("Understood {field}: {date}"), field=field.name, date=date)
            )
        for new in self.created:
            name = entity_of(new.section).name_of(new.row, language)
            told.append(
                language.text(mark("New in {section}: “{name}”"), section=new.section, name=name)
            )
        return told


def add(
    catalog: Catalog, section: str, values: Iterable[tuple[str, str]], language: Language
) -> Added:
    """Adds a record and all that it names in one change.

    `values`: field name and text, as people write it in `language`.  Raises NotFound, ValueProblem
    or InvalidRecord, and then nothing was added.
    """
    entity = entity_of(section)
    made = _Maker(catalog, language)
    texts = _once(values)
    row, members = made.record(entity, texts)
    walls = {each.field: ValueProblem(each.message) for each in problems(entity, row) if each.wall}
    if walls:
        raise _named(walls, language)
    name = entity.name_of(row, language)
    try:
        with catalog.change(mark("Added “{name}”"), name=name) as change:
            settler = Settler(change)
            (id,) = settler.put(entity, [row])
            settler.put(Member, [member | {"delegation": id} for member in members])
    except InvalidRecord as refused:
        raise _named(refused.problems, language) from refused
    added = catalog.get(entity, id)
    typed = [f for f in fields_of(entity) if isinstance(f.kind, PartialDate) and added[f.name]]
    read_dates = [
        f for f in typed if dates.show(added[f.name], language) != texts.get(f.name, "").strip()
    ]
    return Added(entity, added, read_dates, settler.created, _warnings(catalog, entity, added))


class _Maker:
    """Makes rows of what was typed."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self.catalog = catalog
        self.language = language
        self.namer = Namer(catalog, language)

    def record(self, entity: type[Entity], texts: Texts) -> tuple[Row, list[Row]]:
        """The record, and the members where it is a delegation."""
        if entity is Delegation:
            return self._delegation(texts)
        if entity is Member:
            return self._member(texts), []
        row = self._row(entity, texts)
        if entity is Country:
            row |= self._known_country(row)
        if entity is Document and not row.get("title"):
            row["title"] = Document.title_of(row, self.language)
        if entity is OwnField:
            row |= self._named_field(row)
        city = row.get("city")
        if isinstance(city, New) and city.section == City.section:
            city.row["country"] = row.get("country")
        return row, []

    def _row(self, entity: type[Entity], texts: Texts) -> Row:
        return {
            name: read(field.kind, text, field, self.namer)
            for name, text in texts.items()
            for field in [field_of(entity, name)]
        }

    def _delegation(self, texts: Texts) -> tuple[Row, list[Row]]:
        row = self._row(Delegation, _without(texts, "head", "members"))
        members = [
            self._printed(self._person(ref, row.get("country"))) | {"role": role}
            for name, role in (("head", "head"), ("members", "member"))
            for ref in self.namer.several(Person.section, texts.get(name, ""))
        ]
        return row, members

    def _person(self, ref: Ref, country: str | None) -> Ref:
        """A person who is new is taken to be of the delegation's country."""
        if isinstance(ref, New):
            ref.row.setdefault("country", country)
        return ref

    def _printed(self, person: Ref) -> Row:
        """A member who is that person, as a list of today prints them."""
        known = person.row if isinstance(person, New) else self.catalog.get(Person, int(person))
        return Member.of_person(known, self.language) | {"person": person}

    def _member(self, texts: Texts) -> Row:
        row = self._row(Member, _without(texts, "event", "country", "delegation"))
        if is_uuid(texts.get("delegation", "")):
            row["delegation"] = self.namer.one(Delegation.section, texts["delegation"])
            return row
        if not (texts.get("event") and texts.get("country")):
            raise ValueProblem(
                mark("Say of which delegation: event=… and country=…, or delegation=UUID.")
            )
        event = self.namer.one("events", texts["event"])
        country = Delegation.country.kind.read(texts["country"], self.language)
        named = texts.get("delegation", "")
        row["delegation"] = _delegation_of(self.catalog, event, country, named)
        if row.get("person") is None:
            return row
        return self._printed(self._person(row["person"], country)) | row

    def _named_field(self, row: Row) -> Row:
        """A machine name for an own field that is given none."""
        section, label = row.get("section"), row.get("label")
        if row.get("name") or not section or not label:
            return {}
        return {"name": name_for(label, own_fields.taken(self.catalog, section))}

    def _known_country(self, row: Row) -> Row:
        """The id of the country of that code: each country of ISO 3166 is there from the start."""
        code = (row.get("code") or "").upper()
        found = self.catalog.find(Country, order=("code",))
        known = (id for id, each in found.each([field_of(Country, "code")]) if each == code)
        return {"code": code, **({"id": id} if (id := next(known, None)) else {})}


def _delegation_of(catalog: Catalog, event: Ref, country: str, name: str) -> Ref:
    """That of the country, of that name if one is given; a new one where there is none."""
    stored = not isinstance(event, New)
    rows = parts(catalog, Delegation, "event", [int(event)]) if stored else []
    sent = [row for row in rows if row["country"] == country]
    found = [row for row in sent if fold(row["name"] or "") == fold(name)]
    if not found and not name:
        found = sent
    if len(found) > 1:
        raise ValueProblem(
            mark("This country sent several: say which one, delegation=…: {names}."),
            names="; ".join(row["name"] or "–" for row in found),
        )
    if found:
        return Ref(found[0]["id"], (), Delegation.section)
    return New(
        Delegation.section, {"event": event, "country": country, "name": name.strip() or None}
    )


@singledispatch
def read(kind: Kind, text: str, field: Field, namer: Namer) -> Any:
    """The value of a field that a text means; other records may be new ones."""
    if kind.store is None:
        raise ValueProblem(
            mark("“{field}” follows from other records and cannot be set."), field=field.name
        )
    return kind.read(text, namer.language)


@read.register
def _(kind: Reference, text: str, field: Field, namer: Namer) -> Any:
    return namer.one(kind.section, text) if text.strip() else None


@read.register
def _(kind: Links, text: str, field: Field, namer: Namer) -> Any:
    return namer.several(kind.section, text)


@read.register
def _(kind: AttachedTo, text: str, field: Field, namer: Namer) -> Any:
    places = [place.partition("/") for place in parted(text, ";")]
    sections = {
        link.kind.section
        for link in entity_of(kind.through).fields.values()
        if isinstance(link.kind, Reference) and link.name != kind.here
    }
    for section, _, name in places:
        if section not in sections or not name.strip():
            raise NotFound(
                mark("“{place}” is no place: write SECTION/NAME with one of {sections}."),
                place=f"{section}/{name}" if name else section,
                sections=", ".join(sorted(sections)),
            )
    return tuple(_place(namer, section, name) for section, _, name in places)


@read.register
def _(kind: FileKept, text: str, field: Field, namer: Namer) -> StoredFile | None:
    """A copy of the file goes into the store; FileProblem where it is none that can be kept."""
    path = text.strip()
    return Store.of(namer.catalog).keep(Path(path).expanduser()) if path else None


def _place(namer: Namer, section: str, name: str) -> Ref:
    """A record by its name; a delegation by its event and country, too."""
    event, slash, country = name.rpartition("/")
    if section != Delegation.section or not slash:
        return namer.one(section, name)
    code = Delegation.country.kind.read(country, namer.language)
    return _delegation_of(namer.catalog, namer.one("events", event), code, "")


def _warnings(catalog: Catalog, entity: type[Entity], row: Row) -> list[str]:
    """What is odd about a record, now that it stands among the others."""
    found = problems(entity, row)
    if entity is Delegation:
        sent = parts(catalog, Delegation, "event", [int(row["event"])])
        found += Delegation.check_beside(row, (other for other in sent if other["id"] != row["id"]))
    return [problem.message for problem in found]


def _once(values: Iterable[tuple[str, str]]) -> Texts:
    texts: Texts = {}
    for name, text in values:
        if name in texts:
            raise ValueProblem(mark("“{field}” is given twice."), field=name)
        texts[name] = text
    return texts


def _without(texts: Texts, *names: str) -> Texts:
    return {name: text for name, text in texts.items() if name not in names}


def _named(walls: Mapping[str, CatalogError], language: Language) -> InvalidRecord:
    """What is wrong, with the names of the fields."""
    message = mark("{field}: {problem}")
    return InvalidRecord(
        {
            name: ValueProblem(message, field=name, problem=problem.text(language))
            for name, problem in walls.items()
        }
    )
