"""What a line means as a record of its section: others found, places and spans put together."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, Row
from catalog_app.domain.folding import fold
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import Links, Reference
from catalog_app.domain.wordings import Wording
from catalog_app.errors import CatalogError, ValueProblem
from catalog_app.exchange.importing import dating
from catalog_app.exchange.importing.mapping import Columns
from catalog_app.exchange.importing.references import References, country_at_end, place_of
from catalog_app.exchange.importing.values import Understood
from catalog_app.exchange.pasting.names import parted
from catalog_app.i18n import CODES, Language, mark

_CATEGORIES = fold("categories")
_NO_ONLINE = ("online", "онлайн")
_OTHER_COUNTRY = mark("“{text}” names another country than the column of countries.")


class Records:
    """Completes lines of a section; what cannot be is noted in them."""

    def __init__(self, columns: Columns, references: References, language: Language) -> None:
        self._columns = columns
        self._references = references
        self.language = language
        tags = columns.place("tags")
        self._categories = tags is not None and fold(columns.headings[tags]) == _CATEGORIES
        self._first = _FIRST.get(columns.entity.section)
        spoken = tuple(references.speaking(code) for code in CODES)
        self.alike = partial(says_the_same, columns.entity, spoken)

    def complete(self, line: Understood) -> None:
        if self._first is not None:
            self._first(self, line)
        for name, value in tuple(line.row.items()):
            field = self._columns.entity.fields.get(name)
            if field is None or not isinstance(value, str):
                continue
            if isinstance(field.kind, Reference):
                self._put(line, name, self._references.one)
            elif isinstance(field.kind, Links):
                self._put(line, name, self._references.several)
        _with_names(line.row)

    def refuse(self, line: Understood, name: str, value: str, problem: CatalogError) -> None:
        place = self._columns.place(name)
        line.refuse(self._columns.headings[place] if place is not None else "", value, problem)

    def _put(
        self,
        line: Understood,
        name: str,
        resolve: Callable[[str, str, Row], Ref | tuple[Ref, ...]],
    ) -> None:
        text = line.row.pop(name)
        section = self._columns.entity.fields[name].kind.section
        try:
            line.row[name] = resolve(section, text, line.row)
        except CatalogError as problem:
            self.refuse(line, name, text, problem)

    def _event(self, line: Understood) -> None:
        self._span(line)
        row = line.row
        if text := row.pop("place", None):
            self._place(line, text)
        city = row.get("city")
        if isinstance(city, str):
            self._city(line, city)
        if row.get("format") == "online" and row.get("city"):
            row["format"] = "hybrid"
        if self._categories and "kind" not in row:
            self._kind(row)

    def _kind(self, row: Row) -> None:
        """The first of the categories that is a kind of event."""
        kind = Event.kind.kind
        for tag in row.get("tags", ()):
            if (code := kind.read(tag, self.language)) in kind.options:
                row["kind"] = code
                row["tags"] = tuple(each for each in row["tags"] if each != tag)
                return

    def _span(self, line: Understood) -> None:
        """The field `when`, of the columns of the first and of the last day."""
        start, end = line.row.pop("start", None), line.row.pop("end", None)
        try:
            when = dating.joined(start, end)
        except ValueProblem as problem:
            self.refuse(line, "end", end.edtf if end else "", problem)
            return
        if when is not None:
            line.row.setdefault("when", when)

    def _place(self, line: Understood, text: str) -> None:
        """A city alone is one only where the catalog knows it; else it is the name of a venue."""
        row = line.row
        venue, city, country = place_of(text, row.get("country"), self.language)
        if country is None and self._references.knows("cities", text):
            venue, city = None, text
        found = {"venue": venue, "city": city, "country": country}
        for name, value in found.items():
            if value is not None:
                row.setdefault(name, value)

    def _city(self, line: Understood, text: str) -> None:
        """ "City, Country" as both, and no city of that name where it was held online."""
        row = line.row
        if text.casefold() in _NO_ONLINE:
            row["format"] = row.get("format") or "online"
            del row["city"]
            return
        before, comma, last = text.rpartition(",")
        country = country_at_end(last.strip(), row.get("country"), self.language) if comma else None
        if country is None:
            return
        if row.get("country") not in (None, country):
            del row["city"]
            self.refuse(line, "city", text, ValueProblem(_OTHER_COUNTRY, text=text))
            return
        row["city"], row["country"] = before.strip(" ,"), country

    def _person(self, line: Understood) -> None:
        _part_name(line.row)

    def _delegation(self, line: Understood) -> None:
        """Its event is looked for by the date, too, which is not kept with it."""
        self._put_event(line)

    def _put_event(self, line: Understood) -> None:
        row = line.row
        when, text = row.pop("when", None), row.get("event")
        if isinstance(text, str):
            try:
                row["event"] = self._references.one("events", text, {"when": when})
            except CatalogError as problem:
                del row["event"]
                self.refuse(line, "event", text, problem)


_FIRST: dict[str, Callable[[Records, Understood], None]] = {
    "events": Records._event,
    "people": Records._person,
    "delegations": Records._delegation,
    "members": Records._delegation,
}


def _part_name(row: Row) -> None:
    """A whole name as its parts, unless a column has these."""
    name = row.pop("name", None)
    if name and not (row.get("family_name") or row.get("given_name")):
        row |= {part: value for part, value in parted(name).items() if value}


def _with_names(row: Row) -> None:
    """Names of columns such as "Title (ru)" among the names in other languages."""
    told = {name: row.pop(name) for name in [*row] if name.startswith("names.")}
    if told:
        names = {name.removeprefix("names."): value for name, value in told.items()}
        row["names"] = (row.get("names") or {}) | names


def says_the_same(
    entity: type[Entity], languages: Sequence[Language], name: str, value: Any, held: Any
) -> bool:
    """Whether a position or form of address is only written in another language."""
    field = entity.fields.get(name)
    if field is None or not isinstance(field.kind, Wording):
        return False
    return any(field.kind.show(held, language) == value for language in languages)


def known_by(entity: type[Entity]) -> tuple[str, ...]:
    """The fields that make up the name by which a record is found: their spelling stays."""
    if entity.section in ("people", "members"):
        return ("family_name", "given_name", "patronymic")
    return (entity.label_fields[0],)
