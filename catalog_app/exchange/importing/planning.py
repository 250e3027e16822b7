"""Makes the plan of an import: reads the lines, finds the records that they are about, compares."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from catalog_app.domain.checks import problems
from catalog_app.domain.delegations import Member
from catalog_app.domain.fields import Row
from catalog_app.errors import Cancelled, ValueProblem
from catalog_app.exchange.importing import matching
from catalog_app.exchange.importing.candidates import Candidates, Held, uuid_of
from catalog_app.exchange.importing.fresh import Fresh
from catalog_app.exchange.importing.mapping import Columns
from catalog_app.exchange.importing.participants import Participants
from catalog_app.exchange.importing.plan import Item, Plan
from catalog_app.exchange.importing.records import Records, known_by
from catalog_app.exchange.importing.references import References
from catalog_app.exchange.importing.telling import Wrong
from catalog_app.exchange.importing.values import Reader, Understood, orders_of
from catalog_app.exchange.sources.source import Line, Source
from catalog_app.i18n import Language, mark
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.known import last_step

BATCH = 500
"""Lines for which the catalog is asked at once, and after which somebody may stop it."""
STOPPED = mark("Stopped.")

Progress = Callable[[int], None]
Stop = Callable[[], bool]

_OTHERWISE = mark(
    "Line {line} says otherwise of the same record: {field} is “{value}” there. Correct one of "
    "them."
)
_NEW = "new"
_MAKES = {
    "start": ("when",),
    "end": ("when",),
    "place": ("venue", "city", "country"),
    "city": ("city", "country", "format"),
}
"""What columns that are no fields of their own become, and what else a cell may say."""


def make_plan(
    catalog: Catalog,
    source: Source,
    columns: Columns,
    language: Language,
    *,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Plan:
    """What importing the source would do; nothing is written.

    `progress`: told the lines that are done; `stop`: asked about every quarter of a second, true
    raises Cancelled.  ValueProblem where a column is missing that is needed.
    """
    columns.check()
    catalog.come_to_hand()
    orders = orders_of(source, columns, language)
    references = References(catalog, language, Fresh())
    told = (order.note for order in orders.values())
    notes = [*source.notes, *(note for note in told if note is not None)]
    plan = Plan(source, columns, references, notes, last_step(catalog))
    reader, records = Reader(columns, orders, language), Records(columns, references, language)
    listed = columns.entity is Member
    planner = (Participants if listed else _Planner)(catalog, plan, records)
    for lines in batches(source.lines()):
        if stop is not None and stop():
            raise Cancelled(STOPPED)
        planner.take([read for read in map(reader.read, lines) if read.row or read.wrong])
        if progress is not None:
            progress(len(plan))
    planner.settle()
    return plan


def batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while batch := list(islice(lines, BATCH)):
        yield batch


class _Planner:
    """Plans lines of one section, in their order."""

    def __init__(self, catalog: Catalog, plan: Plan, records: Records) -> None:
        self._plan, self._records, self._language = plan, records, records.language
        wanted = (name.partition(".")[0] for name in plan.columns.names if name)
        fields = [each for name in wanted for each in _MAKES.get(name, (name,))]
        self._candidates = Candidates(catalog, plan.entity, fields, plan.references.names)
        self._at = 0
        self._here: defaultdict[Any, list[int]] = defaultdict(list)
        self._about: dict[int, list[int]] = {}

    def take(self, understood: Sequence[Understood]) -> None:
        for line in understood:
            self._records.complete(line)
        rows = [line.row for line in understood]
        by_uuid = self._candidates.by_uuid(rows)
        for line, held in zip(understood, self._candidates.find(rows), strict=True):
            known = by_uuid.get(uuid_of(line.row) or "")
            self._at = len(self._plan)
            self._plan.put(self._item(line, held, known))

    def settle(self) -> None:
        """Looks at doubtful lines again: later ones may have told which record they are about."""
        settled = True
        while settled:
            settled = False
            for place in self._plan.places("doubtful"):
                self._at, doubtful = place, self._plan[place]
                line = Understood(doubtful.line, doubtful.given)
                (held,) = self._candidates.find([line.row])
                item = self._item(line, held, None)
                if item.outcome != "doubtful":
                    self._plan.put(item)
                    settled = True

    def _item(self, line: Understood, held: Held, known: tuple[int, Row] | None) -> Item:
        place, said = self._at, line.row.pop("uuid", None)
        if line.wrong:
            return Item(place, line.line, "wrong", wrong=tuple(line.wrong), given=line.row)
        if known is not None:
            return self._of(line, *known, kept=())
        keys = self._candidates.keys(line.row)
        places = (at for key in keys for at in self._here.get(key, ()))
        earlier = {-1 - at: self._told(at) for at in dict.fromkeys(places)}
        both = {id: self._as_now(id, row) for id, row in held.items()} | earlier
        verdicts = (
            (id, matching.judge(self._plan.entity, line.row, row)) for id, row in both.items()
        )
        judged, ids = matching.choose(verdicts)
        if said == _NEW:
            judged, ids = self._wanted_new(line.row, both)
        if judged == matching.SAME and not self._is_namesake(line.row, ids[0], both):
            return self._of(line, ids[0], both[ids[0]], kept=known_by(self._plan.entity))
        if judged != matching.OTHER:
            return Item(place, line.line, "doubtful", given=line.row, maybe=tuple(ids))
        return self._new(line, keys, uuid_of({"uuid": said}))

    def _new(self, line: Understood, keys: Sequence[Any], uuid: str | None) -> Item:
        place = self._at
        found = problems(self._plan.entity, line.row)
        walls = [Wrong("", "", ValueProblem(each.message)) for each in found if each.wall]
        if walls:
            return Item(place, line.line, "wrong", wrong=tuple(walls), given=line.row)
        for key in keys:
            self._here[key].append(place)
        self._about[-1 - place] = [place]
        given = line.row | ({"uuid": uuid} if uuid else {})
        warnings = tuple(each.message for each in found)
        return Item(place, line.line, "new", given=given, warnings=warnings)

    def _of(self, line: Understood, id: int, held: Row, kept: tuple[str, ...]) -> Item:
        """A line about a record that is there, or that an earlier line makes."""
        place = self._at
        changes = matching.changes(line.row, held, kept, self._records.alike)
        if clash := self._clash(line.row, id, kept):
            return Item(place, line.line, "wrong", id, wrong=(clash,), given=line.row)
        self._about.setdefault(id, []).append(place)
        before = {name: held.get(name) for name in changes}
        outcome = "changed" if changes else "same"
        return Item(place, line.line, outcome, id, line.row, changes, before)

    def _clash(self, row: Row, id: int, kept: tuple[str, ...]) -> Wrong | None:
        """Where an earlier line says otherwise of the same record."""
        given = {name: value for name, value in row.items() if name not in kept}
        for at in self._about.get(id, ()):
            earlier = self._plan[at]
            for name in matching.clashes(given, earlier.given):
                value = self._plan.shown(name, earlier.given[name], self._language)
                told = {"line": earlier.line, "field": name, "value": value}
                shown = self._plan.shown(name, given[name], self._language)
                return Wrong(name, shown, ValueProblem(_OTHERWISE, **told))
        return None

    def _told(self, place: int) -> Row:
        """What all lines so far say of the record that the line at a place makes."""
        return self._as_now(-1 - place, {}) | {"_here": True}

    def _as_now(self, id: int, row: Row) -> Row:
        """A record with what earlier lines change in it."""
        for at in self._about.get(id, ()):
            item = self._plan[at]
            row = row | (item.given if item.id is None else item.changes)
        return row

    def _is_namesake(self, row: Row, id: int, held: Held) -> bool:
        """Whether nothing but the name says that an earlier line is about the same person."""
        entity = self._plan.entity
        alone = entity.namesakes and id in self._about
        return bool(alone and matching.judge(entity, row, held[id])[1] == 0)

    def _wanted_new(self, row: Row, held: Held) -> tuple[str, list[int]]:
        """Somebody has said that it is new: so it was made when the same file came before."""
        kept, alike = known_by(self._plan.entity), self._records.alike
        there = [id for id, each in held.items() if not matching.changes(row, each, kept, alike)]
        return (matching.SAME, there[:1]) if there else (matching.OTHER, [])
