"""Which column of a file goes into which field: guessed by headings and values, then corrected."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from catalog_app.domain import countries, dates
from catalog_app.domain.fields import Entity, Field, entity_of, fields_of
from catalog_app.domain.files import FileKept
from catalog_app.domain.folding import fold
from catalog_app.domain.kinds import Names
from catalog_app.domain.relations import Links, Through
from catalog_app.errors import NotFound, ValueProblem
from catalog_app.exchange.importing import headings
from catalog_app.exchange.importing.cells import text_of
from catalog_app.exchange.sources.source import Source
from catalog_app.i18n import CODES, Language, mark

SECTIONS = (
    *("events", "members", "delegations", "people", "organisations"),
    *("series", "cities", "documents"),
)
"""Those that can be imported."""

_LOOKED_AT = 200  # lines
_MOST_OF = 0.8
_BESIDE: Mapping[str, tuple[str, ...]] = {
    "events": ("start", "end", "place", "delegations"),
    "delegations": ("when",),
    "people": ("name",),
    "members": (
        *("event", "when", "country", "sender", "delegation"),
        *("name", "family_name", "given_name", "patronymic", "phone", "email"),
    ),
}
"""What a column may hold that is no field of the record itself."""
_NOT_FROM_FILES = {"members": ("person", "replaced_by", "printed"), "documents": ("attached_to",)}
_NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "members": (("event",), ("name", "family_name", "given_name"), ("country", "sender")),
    "people": (("name", "family_name", "given_name"),),
    "delegations": (("event",), ("country", "sender")),
}

_MISSING = mark(
    "No column of the file holds “{field}”, without which nothing can be imported into {section}. "
    "Say which one does: “Column={field}”. The columns are: {columns}."
)
_NO_COLUMN = mark("The file has no column “{column}”; it has: {columns}.")
_NO_FIELD = mark("Nothing called “{name}” can be imported into {section}; there are: {fields}.")
_TWICE = mark("Two columns cannot both hold “{field}”: {first} and {second}.")
_NO_SECTION = mark("“{section}” cannot be imported; there are: {sections}.")


@dataclass(frozen=True)
class Columns:
    """`names`: what each column of a file holds, the name of a target or None."""

    entity: type[Entity]
    headings: tuple[str, ...]
    names: tuple[str | None, ...]

    def place(self, name: str) -> int | None:
        return self.names.index(name) if name in self.names else None

    def check(self) -> None:
        """ValueProblem where a column is missing without which no line can be understood."""
        usual = tuple((f.name,) for f in self.entity.fields.values() if f.required and f.naming)
        for names in _NEEDED.get(self.entity.section, usual):
            if not any(name in self.names for name in (*names, "uuid")):
                raise ValueProblem(
                    _MISSING,
                    field=names[0],
                    section=self.entity.section,
                    columns=", ".join(self.headings),
                )


def section_for(name: str) -> type[Entity]:
    """The entity of a section that can be imported; NotFound for another one."""
    if name not in SECTIONS:
        raise NotFound(_NO_SECTION, section=name, sections=", ".join(SECTIONS))
    return entity_of(name)


def targets(entity: type[Entity]) -> dict[str, Field | None]:
    """What a column may hold: fields, and names that stand for several or for other records."""
    left_out = _NOT_FROM_FILES.get(entity.section, ())
    found: dict[str, Field | None] = {
        field.name: field
        for field in fields_of(entity)
        if (field.kind.store or isinstance(field.kind, Links))
        and not isinstance(field.kind, FileKept | Through)
        and field.name not in left_out
    }
    found |= {name: found.get(name) for name in _BESIDE.get(entity.section, ())}
    if "names" in found and isinstance(entity.fields["names"].kind, Names):
        found |= {f"names.{code}": None for code in CODES}
    found.pop("documents", None)
    return found | {"uuid": None}


def guess(source: Source, entity: type[Entity], language: Language) -> Columns:
    """What the columns seem to hold, by their headings, else by the values of the first lines."""
    known, wanted = headings.known(entity), targets(entity)
    lines = [line.cells for line in islice(source.lines(), _LOOKED_AT)]
    values = [
        [text for line in lines if (text := text_of(line[place] if place < len(line) else None))]
        for place in range(len(source.columns))
    ]
    names: list[str | None] = []
    for heading, cells in zip(source.columns, values, strict=True):
        name = _by_heading(heading, entity, known)
        if name == "delegation" and cells and _mostly(partial(_is_country, language), cells):
            name = "country"
        fits = name in wanted and name not in names and _may_hold(name, cells)
        names.append(name if fits else None)
    _by_values(entity, names, source.columns, values, language)
    return Columns(entity, source.columns, tuple(_whole_names(names)))


def corrected(columns: Columns, said: Iterable[str]) -> Columns:
    """With what people say of them, as “Column=field”; “Column=” for one to be left out."""
    names = list(columns.names)
    chosen: dict[int, str | None] = {}
    for each in said:
        heading, _, field = each.rpartition("=")
        chosen[_column(columns, heading)] = _target(columns.entity, field)
    for place, name in chosen.items():
        before = next((at for at, other in chosen.items() if other == name and at != place), None)
        if name and before is not None:
            first, second = (columns.headings[at] for at in sorted((place, before)))
            raise ValueProblem(_TWICE, field=name, first=first, second=second)
        names = [None if other == name and name else other for other in names]
    for place, name in chosen.items():
        names[place] = name
    return replace(columns, names=tuple(names))


def _column(columns: Columns, heading: str) -> int:
    wanted = heading.strip()
    if wanted in columns.headings:
        return columns.headings.index(wanted)
    keys = [fold(each) for each in columns.headings]
    if keys.count(fold(wanted)) == 1:
        return keys.index(fold(wanted))
    raise NotFound(_NO_COLUMN, column=wanted, columns=", ".join(columns.headings))


def _target(entity: type[Entity], field: str) -> str | None:
    name, wanted = field.strip(), targets(entity)
    if not name or name in wanted:
        return name or None
    meant = headings.meant(name, entity, headings.known(entity))
    if meant in wanted:
        return meant
    fields = (each for each in wanted if not each.startswith("names."))
    raise NotFound(_NO_FIELD, name=name, section=entity.section, fields=", ".join(fields))


def _by_heading(heading: str, entity: type[Entity], known: Mapping[str, str]) -> str | None:
    said = headings.in_language(heading)
    first = entity.label_fields[0]
    if said and headings.meant(said[0], entity, known) in (first, "names", "name"):
        return f"names.{said[1]}"
    return headings.meant(heading, entity, known)


def _may_hold(name: str | None, cells: Sequence[str]) -> bool:
    """Our own lists have the number of delegations where others name the countries."""
    return name != "delegations" or not cells or not _mostly(str.isdigit, cells)


def _by_values(
    entity: type[Entity],
    names: list[str | None],
    heads: Sequence[str],
    values: Sequence[Sequence[str]],
    language: Language,
) -> None:
    """What no heading says, of the fields by which a record is known."""
    wanted, taken = targets(entity), {*names}
    unnamed = not any(names)
    free = [
        place
        for place, name in enumerate(names)
        if name is None and values[place] and fold(heads[place]) not in headings.NO_FIELD
    ]
    signs: list[tuple[str, Callable[[str], bool], tuple[str, ...]]] = [
        ("when", partial(_is_date, language), ("when", "start", "end")),
        ("country", partial(_is_country, language), ("country", "place")),
        ("email", lambda text: _EMAIL.fullmatch(text) is not None, ("email",)),
        ("website", lambda text: text.startswith(("http://", "https://")), ("website",)),
    ]
    if unnamed:  # where headings say something, a title without one is none
        called = _called(entity)
        signs.append((called, lambda text: any(map(str.isalpha, text)), (called,)))
    for name, holds, others in signs:
        if name not in wanted or taken & {*others}:
            continue
        place = next((each for each in free if _mostly(holds, values[each])), None)
        if place is not None:
            names[place] = name
            taken.add(name)
            free.remove(place)


_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def _called(entity: type[Entity]) -> str:
    return "name" if entity.section in ("people", "members") else entity.label_fields[0]


def _whole_names(names: list[str | None]) -> list[str | None]:
    """A "Name" beside a family name is the given one."""
    if "family_name" in names and "name" in names and "given_name" not in names:
        return ["given_name" if name == "name" else name for name in names]
    return names


def _mostly(holds: Callable[[str], bool], cells: Sequence[str]) -> bool:
    return sum(map(holds, cells)) >= _MOST_OF * len(cells)


def _is_country(language: Language, text: str) -> bool:
    return len(text) > 1 and bool(countries.codes_matching(text, language, prefix=False))


def _is_date(language: Language, text: str) -> bool:
    try:
        dates.understand(text, language)
    except ValueProblem:
        return False
    return not text.isdigit() or len(text) == 4
