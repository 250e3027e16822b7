"""A line of a file as a record: each cell understood as in the form, and what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field as with_default
from functools import partial, singledispatch
from typing import Any

from catalog_app.domain import countries
from catalog_app.domain.coded import CountryCode
from catalog_app.domain.fields import Entity, Field, Row
from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import Kind, PartialDate, Text
from catalog_app.domain.moments import DayTime
from catalog_app.domain.relations import Links, Reference
from catalog_app.errors import CatalogError, ValueProblem
from catalog_app.exchange.importing import dating
from catalog_app.exchange.importing.cells import says_nothing, text_of
from catalog_app.exchange.importing.dating import Order
from catalog_app.exchange.importing.mapping import Columns, targets
from catalog_app.exchange.importing.telling import Wrong
from catalog_app.exchange.pasting.labels import role_code
from catalog_app.exchange.sources.source import Line, Source
from catalog_app.i18n import Language, mark

Read = Callable[[str], Any]

_MOST_KEPT = 50_000
"""Texts of a column whose meaning is remembered."""
_SEVERAL = mark("“{text}” are several countries, and one can stand here.")
_BETWEEN = str.maketrans(dict.fromkeys(";\n/&|", ","))
_YES = frozenset(map(fold, ("yes", "true", "1", "online", "да", "bəli", "evet", "иә", "ооба")))
_TENTATIVE = fold("tentative")
_NO = frozenset(map(fold, ("no", "false", "0", "нет", "xeyr", "hayır", "жоқ", "жок")))


@dataclass
class Understood:
    """A line: `row` by the names of targets, texts for other records; `columns`: their headings."""

    line: int
    row: Row
    wrong: list[Wrong] = with_default(default_factory=list)

    def refuse(self, column: str, value: str, reason: CatalogError) -> None:
        self.wrong.append(Wrong(column, value, reason))


class Reader:
    """Reads the lines of a source whose columns are known."""

    def __init__(self, columns: Columns, orders: Mapping[int, Order], language: Language) -> None:
        known = targets(columns.entity)
        self._headings = columns.headings
        self._reads: list[tuple[int, str, Read]] = [
            (place, name, _Kept(_reads(name, known[name], orders.get(place), columns, language)))
            for place, name in enumerate(columns.names)
            if name is not None
        ]

    def read(self, line: Line) -> Understood:
        understood = Understood(line.number, {})
        for place, name, read in self._reads:
            text = text_of(line.cells[place]) if place < len(line.cells) else ""
            if text:
                try:
                    value = read(text)
                except CatalogError as problem:
                    understood.refuse(self._headings[place], text, problem)
                    continue
                if value is not None and value != ():
                    understood.row[name] = value
        return understood


class _Kept(dict[str, Any]):
    """Remembers what a text means; problems are worked out each time."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read

    def __call__(self, text: str) -> Any:
        return self[text]

    def __missing__(self, text: str) -> Any:
        value = self._read(text)
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[text] = value
        return value


def orders_of(source: Source, columns: Columns, language: Language) -> dict[int, Order]:
    """For each column of dates, by its place: which of day and month comes first."""
    places = [place for place, name in enumerate(columns.names) if _is_dated(columns.entity, name)]
    if not places:
        return {}
    evidence = {place: dating.Evidence() for place in places}
    for line in source.lines():
        for place, seen in evidence.items():
            text = line.cells[place] if place < len(line.cells) else None
            if isinstance(text, str):
                seen.add(line.number, text)
    told = {seen.tells for seen in evidence.values()} - {None}
    usual = told.pop() if len(told) == 1 else None
    return {
        place: seen.order(columns.headings[place], usual, language)
        for place, seen in evidence.items()
    }


def _is_dated(entity: type[Entity], name: str | None) -> bool:
    field = entity.fields.get(name or "")
    return name in ("start", "end", "when") or (
        field is not None and isinstance(field.kind, PartialDate | DayTime)
    )


def _reads(
    name: str, field: Field | None, order: Order | None, columns: Columns, language: Language
) -> Read:
    order = order or Order()
    if name in ("start", "end", "when"):
        return partial(_date, language=language, order=order)
    if name in ("country", "delegations"):
        several = name == "delegations"
        return partial(_countries if several else _country, language=language)
    if columns.entity.section == "events" and name == "format" and field is not None:
        return partial(_format, kind=field.kind, language=language)
    if columns.entity.section == "events" and name == "status" and field is not None:
        return partial(_status, kind=field.kind, language=language)
    if name == "role" and field is not None:
        return partial(_role, kind=field.kind, language=language)
    if field is None:
        return Text().take
    return partial(reading, field.kind, language=language, order=order)


@singledispatch
def reading(kind: Kind, text: str, *, language: Language, order: Order) -> Any:
    """The value that a text of a cell means; texts for other records stay texts."""
    return None if says_nothing(text) else kind.read(text, language)


@reading.register
def _(kind: Text, text: str, *, language: Language, order: Order) -> Any:
    return kind.take(text)


@reading.register
def _(kind: CountryCode, text: str, *, language: Language, order: Order) -> Any:
    return _country(text, language)


@reading.register
def _(kind: PartialDate, text: str, *, language: Language, order: Order) -> Any:
    return _date(text, language, order)


@reading.register
def _(kind: DayTime, text: str, *, language: Language, order: Order) -> Any:
    return None if says_nothing(text) else kind.read(dating.swapped(text, order), language)


@reading.register(Reference)
@reading.register(Links)
def _(kind: Kind, text: str, *, language: Language, order: Order) -> Any:
    return None if says_nothing(text) else text


def _date(text: str, language: Language, order: Order) -> Any:
    return None if says_nothing(text) else dating.understand(text, language, order)


def _country(text: str, language: Language) -> str | None:
    if says_nothing(text):
        return None
    try:
        return country_of(text, language)
    except ValueProblem as problem:
        found = _listed(text, language)
        if found is None or len(found) < 2:
            raise
        raise ValueProblem(_SEVERAL, text=text) from problem


def _countries(text: str, language: Language) -> tuple[str, ...]:
    found = _listed(text, language)
    return (country_of(text, language),) if found is None else found


def _listed(text: str, language: Language) -> tuple[str, ...] | None:
    """Several countries in one cell; None where some of it is none."""
    whole = countries.codes_matching(text, language, prefix=False)
    if len(whole) == 1:
        return whole
    parts = [part.strip() for part in text.translate(_BETWEEN).split(",") if part.strip()]
    try:
        return tuple(dict.fromkeys(country_of(part, language) for part in parts))
    except ValueProblem:
        return None


def country_of(text: str, language: Language) -> str:
    """As in the form; what stands in brackets behind a name only explains it."""
    plain, bracket, _ = text.partition("(")
    try:
        return countries.code_of(text, language)
    except ValueProblem:
        if bracket and plain.strip():
            return countries.code_of(plain, language)
        raise


def _format(text: str, kind: Kind, language: Language) -> str | None:
    """A column “online” says yes or no."""
    key = fold(text)
    if key in _YES:
        return "online"
    return None if key in _NO or says_nothing(text) else str(kind.read(text, language))


def _status(text: str, kind: Kind, language: Language) -> Any:
    """Calendars call what is planned tentative."""
    known = fold(text) == _TENTATIVE
    return "planned" if known else reading(kind, text, language=language, order=Order())


def _role(text: str, kind: Kind, language: Language) -> Any:
    if says_nothing(text):
        return None
    return role_code(text) or kind.read(text, language)
