"""What an import would do, line by line: new, changed, the same, doubtful or wrong.

The lines lie in a temporary file; only what each one is stays in memory.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import Entity, Row
from catalog_app.domain.people import Person
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import Links, Reference
from catalog_app.errors import CatalogError
from catalog_app.exchange.importing.fresh import leading
from catalog_app.exchange.importing.mapping import Columns
from catalog_app.exchange.importing.references import References
from catalog_app.exchange.importing.spilled import Spilled
from catalog_app.exchange.importing.telling import Wrong
from catalog_app.exchange.importing.written import read_row, write_row
from catalog_app.exchange.sources.source import Source
from catalog_app.i18n import Language

OUTCOMES = ("new", "changed", "same", "doubtful", "wrong")


@dataclass(frozen=True)
class Item:
    """One line.  `line`: its number in the file; `place`: among all that were planned.

    `id`: the record that it is about, -1 - place where an earlier line makes it; None for a new
    one.  `given`: what it says; `changes` and `before`: what becomes different; `maybe`: the
    records that it may be; `warnings`: English texts.
    """

    place: int
    line: int
    outcome: str
    id: int | None = None
    given: Row = field(default_factory=dict)
    changes: Row = field(default_factory=dict)
    before: Row = field(default_factory=dict)
    maybe: tuple[int, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    warnings: tuple[str, ...] = ()


class Plan:
    """`notes`: what people should know of how the file was understood; `state`: the last change
    of the catalog that it knows.
    """

    def __init__(
        self,
        source: Source,
        columns: Columns,
        references: References,
        notes: Sequence[CatalogError],
        state: int,
    ) -> None:
        self.source, self.columns, self.references = source, columns, references
        self.notes, self.state = tuple(notes), state
        self._items = Spilled()
        self._outcomes = bytearray()
        self._led_to = bytearray()

    @property
    def entity(self) -> type[Entity]:
        return self.columns.entity

    @property
    def asked(self) -> type[Entity]:
        """Whose records a doubtful line may be: of a member it is asked which person it is."""
        return Person if self.entity is Member else self.entity

    def __len__(self) -> int:
        return len(self._items)

    @property
    def counts(self) -> dict[str, int]:
        """Outcome -> lines, each outcome once."""
        found = Counter(self._outcomes)
        return {outcome: found[number] for number, outcome in enumerate(OUTCOMES)}

    @property
    def created(self) -> dict[str, int]:
        """Section -> records that come along with the lines that are new or changed."""
        ids = (-1 - place for place, led in enumerate(self._led_to) if led)
        return dict(Counter(self.references.fresh.row(id)[0] for id in ids))

    def __getitem__(self, place: int) -> Item:
        written = self._items[place]
        read = {name: read_row(self.entity, written.get(name, {})) for name in _ROWS}
        return Item(
            place,
            written["line"],
            OUTCOMES[self._outcomes[place]],
            written.get("id"),
            maybe=tuple(written.get("maybe", ())),
            wrong=tuple(map(Wrong.taken, written.get("wrong", ()))),
            warnings=tuple(written.get("warnings", ())),
            **read,
        )

    def items(self, *outcomes: str) -> Iterator[Item]:
        """Those of these outcomes, or all, in the order of the file."""
        for place in self.places(*outcomes):
            yield self[place]

    def places(self, *outcomes: str) -> "array[int]":
        """Where the lines of these outcomes are, or all."""
        wanted = {OUTCOMES.index(outcome) for outcome in outcomes or OUTCOMES}
        return array("q", (at for at, each in enumerate(self._outcomes) if each in wanted))

    def first_of(self, id: int) -> Item:
        """The first line about what the file itself makes, of `maybe` ids of its lines."""
        if self.asked is self.entity:
            return self[-1 - id]
        return next(item for item in self.items("new") if item.given["person"] == id)

    def put(self, item: Item) -> None:
        """The line at its place, which is the next one, or says now what it is."""
        written: dict[str, Any] = {"line": item.line, "id": item.id}
        written |= {name: write_row(self.entity, getattr(item, name)) for name in _ROWS}
        written["maybe"], written["warnings"] = item.maybe, item.warnings
        written["wrong"] = [each.written() for each in item.wrong]
        kept = {name: value for name, value in written.items() if value}
        outcome = OUTCOMES.index(item.outcome)
        if item.place == len(self):
            self._items.append(kept)
            self._outcomes.append(outcome)
        else:
            self._items[item.place] = kept
            self._outcomes[item.place] = outcome
        if item.outcome in ("new", "changed"):
            self._lead((item.changes if item.outcome == "changed" else item.given).values())

    def shown(self, name: str, value: Any, language: Language) -> str:
        """A value of an item, as people read it."""
        field = self.entity.fields.get(name)
        if field is None:
            return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
        if isinstance(value, Ref):
            value = self.references.ref(field.kind.section, value) or value
        elif isinstance(field.kind, Links):
            refs = (self.references.ref(field.kind.section, each) for each in value or ())
            value = tuple(ref for ref in refs if ref is not None)
        return field.kind.show(value, language)

    def name_of(self, item: Item, language: Language) -> str:
        """What people call the record of a line."""
        row = dict(item.given)
        for name in self.entity.label_fields:
            kind = self.entity.fields[name].kind
            if isinstance(kind, Reference) and row.get(name) is not None:
                row[name] = self.references.ref(kind.section, row[name])
        return self.entity.name_of(row, language)

    def _lead(self, values: Any) -> None:
        """Marks the new records to which values lead, and those to which these lead in turn."""
        for id in leading(values):
            place = -1 - id
            self._led_to.extend(bytes(max(0, place + 1 - len(self._led_to))))
            if not self._led_to[place]:
                self._led_to[place] = 1
                self._lead(self.references.fresh.row(id)[1].values())


_ROWS = ("given", "changes", "before")


def candidates(plan: Plan, item: Item, language: Language) -> Mapping[int, str]:
    """The records that a doubtful line may be, by id, and what they are called."""
    found: dict[int, str] = {}
    for id in item.maybe:
        if id < 0 and plan.asked is plan.entity:
            found[id] = plan.name_of(plan[-1 - id], language)
        elif ref := plan.references.ref(plan.asked.section, id):
            found[id] = plan.asked.label(ref.parts, language)
    return found
