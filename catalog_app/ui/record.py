"""A record as people read it: a title, a quiet line, lines with names, and what belongs to it.

Made in a worker from what the catalog holds; details.py draws it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catalog_app.domain.fields import Entity, Field, Row, entity_of, fields_of, head_of
from catalog_app.domain.files import StoredFile, may_open
from catalog_app.domain.refs import Ref
from catalog_app.i18n import Language, mark

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

MOST = 60  # records that are named in a group; there may be more
WHERE = mark("Where")
_ABOVE = ("kind", "role", "status", "when", "since", "founded")
"""Fields of the quiet line below the title."""
_TOLD_APART = {"names", "person", "position", "country", "sender", "passport_name"}
"""What belongs to a label and is still told below it."""
_LAST = ("names", "formal")
_BESIDE = {
    "delegations": ("status",),
    "members": ("role",),
    "events": ("when",),
    "people": ("position",),
    "event_roles": ("role",),
    "documents": ("kind", "number"),
    "issued": ("on",),
}
"""What is said of a record in a group, by its section."""


@dataclass(frozen=True)
class Piece:
    """A text; one that leads to a record, to a country, to an address, or to a file, of which it
    `saves` a copy where it does not open it; `beside`: said quietly.
    """

    text: str
    section: str = ""
    id: int = 0
    country: str = ""
    address: str = ""
    beside: str = ""
    file: StoredFile | None = None
    saves: bool = False

    @property
    def leads(self) -> bool:
        """Whether it is a link."""
        return bool(self.section or self.country or self.address or self.file)


@dataclass(frozen=True)
class Line:
    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Group:
    """`count`: of all there are, of which `pieces` may be the first only."""

    name: str
    count: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Sheet:
    """What the pane shows of one record; `file`: that of a document."""

    entity: type[Entity]
    id: int
    title: str
    quiet: str
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    file: StoredFile | None = None

    @property
    def texts(self) -> list[str]:
        """All that it says of the record."""
        runs = (*(line.pieces for line in self.lines), *(each.pieces for each in self.groups))
        return [self.title, self.quiet, *(piece.text for run in runs for piece in run)]


def read(catalog: "Catalog", entity: type[Entity], id: int, language: Language) -> Sheet:
    """NotFound where the record is no longer there."""
    row = catalog.get(entity, id)
    title = entity.name_of(row, language)
    told = set(entity.label_fields) - _TOLD_APART
    above = [name for name in _ABOVE if name in entity.fields]
    quiet = [entity.fields[name].kind.show(row[name], language) for name in above]
    if "when" in above and not row["when"]:
        quiet[above.index("when")] = language.text(mark("date unknown"))
    fields = (field for field in fields_of(entity) if field.name in row)
    others = [f for f in fields if f.name not in told and f.name not in above]
    others.sort(key=lambda field: field.name in _LAST)
    lines = [line for line in _lines(others, row, language) if line.pieces]
    groups = [_group(catalog, entity, f, row, language) for f in others if _is_group(f)]
    return Sheet(
        entity,
        id,
        title,
        " · ".join(text for text in quiet if text),
        tuple(lines),
        tuple(group for group in groups if group.count),
        row.get("file"),
    )


def leads_to(field: Field) -> str:
    """The section of the records that are values of a field, "" where they are no records."""
    return field.kind.section


def _is_group(field: Field) -> bool:
    return field.kind.counted or field.name == "documents" or field.name in _LAST


def _lines(fields: Sequence[Field], row: Row, language: Language) -> Iterator[Line]:
    both = {"city", "country"} <= {field.name for field in fields}
    for field in fields:
        if _is_group(field) or (both and field.name == "city"):
            continue
        pieces = _pieces(field, row[field.name], language)
        name = head_of(field, language)
        if both and field.name == "country":
            city = next(each for each in fields if each.name == "city")
            pieces = _pieces(city, row["city"], language) + pieces
            name = language.text(WHERE)
        yield Line(name, pieces)


def _pieces(field: Field, value: Any, language: Language) -> tuple[Piece, ...]:
    if isinstance(value, Ref):
        return (_link(value, leads_to(field), language),)
    if isinstance(value, tuple) and any(isinstance(each, Ref) for each in value):
        return tuple(_link(each, leads_to(field), language) for each in value)
    text = field.kind.show(value, language)
    if not text:
        return ()
    if isinstance(value, StoredFile):
        return (Piece(text), *_ways(value, language))
    if field.name == "country":
        return (Piece(text, country=value),)
    scheme = field.kind.scheme
    return (Piece(text, address=_address(text, scheme) if scheme else ""),)


def _ways(file: StoredFile, language: Language) -> Iterator[Piece]:
    """What can be done with a file."""
    if may_open(file):
        yield Piece(language.text(mark("Open")), file=file)
    yield Piece(language.text(mark("Save a copy as…")), file=file, saves=True)


def _address(text: str, scheme: str) -> str:
    """What may be opened: an address of the web or of mail, nothing else."""
    known = ("https://", "http://", "mailto:")
    if text.lower().startswith(known):
        return text
    return "" if "://" in text else scheme + text


def _link(ref: Ref, section: str, language: Language, beside: str = "") -> Piece:
    section = ref.section or section
    return Piece(entity_of(section).label(ref.parts, language), section, int(ref), beside=beside)


def _group(
    catalog: "Catalog", entity: type[Entity], field: Field, row: Row, language: Language
) -> Group:
    value, name = row[field.name], language.text(field.label)
    if isinstance(value, tuple):
        section = leads_to(field)
        said = _said_of(catalog, section, value, language)
        pieces = tuple(_link(ref, section, language, said.get(int(ref), "")) for ref in value)
        return Group(name, len(pieces), pieces)
    if field.name in _LAST:
        names = tuple(Piece(f"{code}: {text}") for code, text in (value or {}).items())
        return Group(name, len(names), names)
    if not 0 < value <= MOST:
        return Group(name, value, ())
    return Group(name, value, _parts(catalog, entity, field, row, language))


def _parts(
    catalog: "Catalog", owner: type[Entity], field: Field, row: Row, language: Language
) -> tuple[Piece, ...]:
    """Each by its own name; where that would be the owner's, by the event it leads to."""
    from catalog_app.storage.parts import parts

    kind: Any = field.kind
    entity = entity_of(kind.section)
    by_event = "event" in entity.fields and owner.section not in {"events", "delegations"}
    wanted = {*entity.label_fields, "event", *_BESIDE.get(kind.section, ())}
    pieces = []
    for part in parts(catalog, entity, kind.via, [row[kind.key]], wanted):
        beside = _beside(entity, part, language)
        if by_event and part["event"] is not None:
            pieces.append(_link(part["event"], "events", language, beside))
        else:
            name = entity.name_of(part, language)
            pieces.append(Piece(name, kind.section, part["id"], beside=beside))
    return tuple(pieces)


def _said_of(
    catalog: "Catalog", section: str, refs: Sequence[Ref], language: Language
) -> dict[int, str]:
    """Id -> what is said of a record beside its name."""
    from catalog_app.storage.parts import records

    entity = entity_of(section)
    rows = records(catalog, entity, [int(ref) for ref in refs])
    return {row["id"]: _beside(entity, row, language) for row in rows}


def _beside(entity: type[Entity], row: Row, language: Language) -> str:
    names = _BESIDE.get(entity.section, ())
    shown = (entity.fields[name].kind.show(row[name], language) for name in names)
    return " · ".join(filter(None, shown))
