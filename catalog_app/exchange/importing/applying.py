"""A plan carried out: one change, one step to undo, one entry in the history."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from catalog_app.domain.delegations import Delegation, Member
from catalog_app.domain.events import Event, Series
from catalog_app.domain.fields import Entity, Row
from catalog_app.domain.people import Organisation, Person
from catalog_app.domain.places import City
from catalog_app.domain.refs import Ref
from catalog_app.errors import Cancelled, CannotSave, InvalidRecord, ValueProblem
from catalog_app.exchange.importing import matching
from catalog_app.exchange.importing.fresh import leading
from catalog_app.exchange.importing.plan import Item, Plan
from catalog_app.exchange.importing.planning import BATCH, STOPPED, Progress, Stop
from catalog_app.exchange.importing.records import known_by
from catalog_app.i18n import mark
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.known import last_step

_LABEL = mark("Imported “{file}”: {new} new, {changed} changed")
_WRONG = mark("{wrong} lines are wrong, and nothing was imported. Correct them, or leave them out.")
_STALE = mark(
    "The catalog has changed since the import was planned, and nothing was imported. Plan it again."
)
_REFUSED = mark("Line {line} cannot be imported, and nothing was: {reason}")
_ORDER: tuple[type[Entity], ...] = (City, Series, Organisation, Event, Delegation, Person, Member)
"""Each may lead to those before it."""
_SAID: Mapping[str, tuple[type[Entity], str]] = {"delegations": (Delegation, "event")}
"""Fields that are parts of their own, and by which reference."""


class Writing(Protocol):
    """What is needed of an open change of the catalog."""

    settle: Callable[[], None]

    def put(self, entity: type[Entity], rows: Iterable[Row]) -> list[int]: ...


Decisions = Mapping[int, int | None]
"""Place of a doubtful line -> the record that it is about, None for a new one."""


@dataclass(frozen=True)
class Done:
    """How many lines made a record, changed one, or were left out as wrong or doubtful."""

    new: int
    changed: int
    left_out: int
    created: Mapping[str, int]


def apply(
    catalog: Catalog,
    plan: Plan,
    file: str,
    *,
    skip_wrong: bool = False,
    decisions: Decisions | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Done:
    """Writes what the plan says; doubtful lines that nobody has decided are left out.

    `file`: what the history calls it.  ValueProblem where lines are wrong and not to be skipped,
    or the catalog has changed meanwhile; Cancelled where `stop` said so.  Then nothing is written.
    """
    wrong = plan.counts["wrong"]
    if wrong and not skip_wrong:
        raise ValueProblem(_WRONG, wrong=wrong)
    if last_step(catalog) != plan.state:
        raise CannotSave(_STALE)
    decided = decisions or {}
    places = _in_order(plan, decided)
    if not places:
        return Done(0, 0, wrong + plan.counts["doubtful"], {})
    with catalog.change(_LABEL, file=file, new=0, changed=0) as change:
        done = 0
        applier = _Applier(catalog, plan, change, decided)
        for run in _runs(places):
            if stop is not None and stop():
                raise Cancelled(STOPPED)
            applier.take([plan[place] for place in run])
            done += len(run)
            if progress is not None:
                progress(done)
        change.told |= {"new": applier.new, "changed": applier.changed}
    left_out = wrong + plan.counts["doubtful"] - len(decided)
    return Done(applier.new, applier.changed, left_out, dict(applier.created))


def _in_order(plan: Plan, decided: Decisions) -> list[int]:
    """New records first: a line may change one that a later line makes."""
    new = [*plan.places("new"), *(place for place, id in decided.items() if id is None)]
    others = [*plan.places("changed"), *(place for place, id in decided.items() if id is not None)]
    return [*sorted(new), *sorted(others)]


class _Applier:
    """Writes items, and before them the new records to which they lead."""

    def __init__(self, catalog: Catalog, plan: Plan, change: Writing, decisions: Decisions) -> None:
        self._catalog, self._plan, self._change = catalog, plan, change
        self._decisions = decisions
        self._ids = array("q", bytes(8 * len(plan)))
        self._made: dict[int, int] = {}
        self.new = self.changed = 0
        self.created: defaultdict[str, int] = defaultdict(int)

    def take(self, items: Sequence[Item]) -> None:
        told = [(item, *self._told(item)) for item in items]
        self._create([row for _, _, row in told])
        try:
            self._put([(item, row) for item, id, row in told if id is None])
            self._change_those([(id, row) for _, id, row in told if id is not None and row])
        except InvalidRecord as refused:
            raise self._refused(items, refused) from refused
        self._change.settle()

    def _told(self, item: Item) -> tuple[int | None, Row]:
        """The record that an item changes, None for a new one, and what is written."""
        if item.outcome != "doubtful":
            return (None, item.given) if item.id is None else (item.id, item.changes)
        id = self._decisions[item.place]
        if id is None:
            return None, item.given
        if self._plan.entity is Member:
            return None, item.given | {"person": Ref(id, (), Person.section)}
        entity = self._plan.entity
        held = self._catalog.get(entity, id) if id > 0 else {}
        return id, matching.changes(item.given, held, known_by(entity))

    def _put(self, new: Sequence[tuple[Item, Row]]) -> None:
        entity = self._plan.entity
        parts = [row for _, row in new]
        ids = self._change.put(entity, [self._row(entity, row) for row in parts])
        for (item, row), id in zip(new, ids, strict=True):
            self._ids[item.place] = id
            self._put_parts(id, row)
        self.new += len(ids)

    def _change_those(self, changed: Iterable[tuple[int, Row]]) -> None:
        entity = self._plan.entity
        for run in _apart(changed):
            rows = [(self._id(id), row) for id, row in run]
            self._change.put(entity, [self._row(entity, row) | {"id": id} for id, row in rows])
            for id, row in rows:
                self._put_parts(id, row)
            self.changed += len(rows)

    def _put_parts(self, id: int, row: Row) -> None:
        """What a row says of parts that are records of their own: countries that send somebody."""
        for name, (entity, via) in _SAID.items():
            if self._plan.entity is Event and row.get(name):
                known = self._sent(id)
                new = [code for code in row[name] if code not in known]
                self._change.put(entity, [{via: id, "country": code} for code in new])
                self.created[entity.section] += len(new)

    def _sent(self, event: int) -> set[str]:
        """The countries that are known to send somebody; those of this import are not asked for."""
        from catalog_app.storage.parts import parts

        return {row["country"] for row in parts(self._catalog, Delegation, "event", [event])}

    def _row(self, entity: type[Entity], row: Row) -> Row:
        known = {name: self._settled(v) for name, v in row.items() if name not in _SAID}
        return known if entity is Event else {name: self._settled(v) for name, v in row.items()}

    def _settled(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._settled(each) for each in value)
        return Ref(self._made[value], (), value.section) if _is_new(value) else value

    def _id(self, id: int) -> int:
        return id if id >= 0 else self._ids[-1 - id]

    def _create(self, rows: Iterable[Row]) -> None:
        """All new records to which rows lead, each section at once, in the order of leading."""
        wanted: dict[int, tuple[str, Row]] = {}
        found = {id for row in rows for id in leading(row.values())}
        while missing := {id for id in found if id not in self._made and id not in wanted}:
            wanted |= {id: self._plan.references.fresh.row(id) for id in missing}
            found = {id for missed in missing for id in leading(wanted[missed][1].values())}
        for entity in _ORDER:
            new = {
                id: row
                for id, (section, row) in sorted(wanted.items(), reverse=True)
                if section == entity.section
            }
            ids = self._change.put(entity, [self._row(entity, row) for row in new.values()])
            self._made |= zip(new, ids, strict=True)
            if new:
                self.created[entity.section] += len(new)

    def _refused(self, items: Sequence[Item], refused: InvalidRecord) -> CannotSave:
        lines = f"{items[0].line}–{items[-1].line}"
        return CannotSave(_REFUSED, line=lines, reason=str(refused))


def _is_new(value: Any) -> bool:
    return isinstance(value, Ref) and value < 0


def _apart(changed: Iterable[tuple[int, Row]]) -> Iterator[list[tuple[int, Row]]]:
    """In runs of which none has a record twice: what is written of it then is known."""
    run: dict[int, Row] = {}
    for id, row in changed:
        if id in run:
            yield list(run.items())
            run = {}
        run[id] = row
    if run:
        yield list(run.items())


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    left = iter(places)
    while run := list(islice(left, BATCH)):
        yield run
