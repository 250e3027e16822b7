"""The history: every step ever made, and undo and redo along it; trash.py shows its deletions.

A step is done, undone, or gone: undone, and overtaken by a later change.  It is kept for good; undo
reaches back UNDO_DEPTH steps.  It says in which opening of the catalog, by whatever program, it was
made or turned last.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.domain.refs import Ref
from catalog_app.domain.relations import AttachedTo, Links, Reference, targets
from catalog_app.errors import CannotUndo
from catalog_app.i18n import Language, mark
from catalog_app.storage import engine, own_fields
from catalog_app.storage.reading import Reader

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from catalog_app.storage.catalog import Catalog
    from catalog_app.storage.changes import Changes

UNDO_DEPTH = 1000


@dataclass(frozen=True)
class Step:
    """One change; `at` in UTC; `here`: made, or last undone or redone, since it was opened here."""

    id: int
    at: datetime
    by: str
    label: str
    values: Mapping[str, Any]
    here: bool

    def text(self, language: Language) -> str:
        return language.text(self.label, **self.values)


@dataclass(frozen=True)
class Entry:
    """What a step did to one record; `changes`: (field, old value, new value)."""

    at: datetime
    by: str
    label: str
    values: Mapping[str, Any]
    act: str
    undone: bool
    changes: tuple[tuple[Field, Any, Any], ...]

    def text(self, language: Language) -> str:
        return language.text(self.label, **self.values)


_STEP = "id, at, by, label, label_values, opening"


def newest(reader: Reader, state: str, opening: str) -> Step | None:
    """The step that undo ("done") or redo ("undone") would turn; `opening`: of this catalog."""
    order = "DESC" if state == "done" else "ASC"
    found = reader.all(
        f"SELECT {_STEP} FROM step WHERE state = ?"
        " AND id > (SELECT coalesce(max(id), 0) - ? FROM step)"
        f" ORDER BY id {order} LIMIT 1",
        (state, UNDO_DEPTH),
    )
    return _step(found[0], opening) if found else None


def begin(connection: "Connection", opening: str, by: str, label: str) -> int:
    """Notes a new step; end() closes it."""
    done = engine.driver(connection).execute(
        "INSERT INTO step (at, by, label, label_values, state, opening)"
        " VALUES (?, ?, ?, '{}', 'done', ?)",
        (_now(), by, label, opening),
    )
    assert done.lastrowid is not None
    return done.lastrowid


def end(connection: "Connection", step: int, values: Mapping[str, Any], *, noted: bool) -> None:
    """What had been undone can no longer be redone; a step that changed nothing never was.

    `values`: for the holes of its label.
    """
    driver = engine.driver(connection)
    if noted:
        told = json.dumps(values, ensure_ascii=False, default=str)
        driver.execute("UPDATE step SET label_values = ? WHERE id = ?", (told, step))
        driver.execute("UPDATE step SET state = 'gone' WHERE state = 'undone'")
    else:
        driver.execute("DELETE FROM step WHERE id = ?", (step,))


def turn(connection: "Connection", opening: str, step: Step, *, back: bool) -> "Changes":
    """Undoes (`back`) or redoes a step; what was touched.

    Raises CannotUndo, before anything is written, when the step was turned meanwhile elsewhere.
    """
    was, becomes = ("done", "undone") if back else ("undone", "done")
    nearer = ">" if back else "<"
    turned = connection.exec_driver_sql(
        "UPDATE step SET state = ?, turned_at = ?, opening = ? WHERE id = ? AND state = ?"
        f" AND NOT EXISTS (SELECT 1 FROM step s WHERE s.state = ? AND s.id {nearer} step.id)",
        (becomes, _now(), opening, step.id, was, was),
    )
    if turned.rowcount != 1:
        raise CannotUndo(
            mark("The catalog was changed elsewhere meanwhile: look what is new first.")
        )
    order = "DESC" if back else "ASC"
    noted = connection.exec_driver_sql(
        "SELECT id, section, record, act, before, after FROM step_row WHERE step = ?"
        f" ORDER BY id {order}",
        (step.id,),
    ).fetchall()
    return _turn_rows(connection, noted, back)


def _turn_rows(connection: "Connection", noted: Any, back: bool) -> "Changes":
    """Turns the noted rows in runs of one section and act, which bulk statements can take."""
    from catalog_app.storage.writing import Rows

    rows = Rows(connection)
    touched: defaultdict[str, set[int]] = defaultdict(set)
    run: list[Any] = []
    for row in [*noted, None]:
        if run and (row is None or (row.section, row.act) != (run[0].section, run[0].act)):
            _turn_run(connection, rows, run, back)
            touched[run[0].section].update(one.record for one in run)
            run = []
        if row is not None:
            run.append(row)
    rows.settle()
    return {section: frozenset(ids) for section, ids in touched.items()}


def _turn_run(connection: "Connection", rows: Any, run: list[Any], back: bool) -> None:
    section, act = run[0].section, run[0].act
    if act == "link":
        return  # the links themselves are rows of their own in the step
    if act == "change":
        _set(rows, section, [(one.record, one.before if back else one.after) for one in run])
    elif (act == "add") == back:
        if act == "add":
            _keep_contents(connection, rows, section, run)
        rows.delete(section, [one.record for one in run])
    else:
        rows.insert(section, [json.loads(one.after if act == "add" else one.before) for one in run])


def _set(rows: Any, section: str, wanted: list[tuple[int, str]]) -> None:
    present = rows.read(section, {id for id, _ in wanted})
    for id, columns in wanted:
        if id not in present:
            raise CannotUndo(mark("A record of this step is no longer there."))
        present[id] |= json.loads(columns)
    rows.update(section, list(present.values()))


def _keep_contents(connection: "Connection", rows: Any, section: str, run: list[Any]) -> None:
    """Notes what added rows hold before they go, so that redo can bring them back."""
    held = rows.read(section, [one.record for one in run])
    if len(held) != len(run):
        raise CannotUndo(mark("A record of this step is no longer there."))
    connection.exec_driver_sql(
        "UPDATE step_row SET after = ? WHERE id = ?",
        [(json.dumps(held[one.record], ensure_ascii=False), one.id) for one in run],
    )


def history(catalog: "Catalog", entity: type[Entity], id: int) -> list[Entry]:
    """What happened to a record, newest first."""
    found = catalog.reader.all(
        "SELECT s.at, s.by, s.label, s.label_values, s.state, r.act, r.before, r.after"
        " FROM step_row r JOIN step s ON s.id = r.step"
        " WHERE r.section = ? AND r.record = ? ORDER BY r.id DESC",
        (entity.section, id),
    )
    own = own_fields.ever(catalog, entity)
    return [
        Entry(
            at=time_of(at),
            by=by,
            label=label,
            values=json.loads(values),
            act=act,
            undone=state != "done",
            changes=_differences(catalog, entity, before, after, own) if before and after else (),
        )
        for at, by, label, values, state, act, before, after in found
    ]


def _differences(
    catalog: "Catalog", entity: type[Entity], before: str, after: str, own: Mapping[str, Field]
) -> tuple[tuple[Field, Any, Any], ...]:
    from catalog_app.storage import own_values

    old, new = json.loads(before), json.loads(after)
    declared = tuple(
        (field, _noted(catalog, field, old[name]), _noted(catalog, field, new[name]))
        for name, field in entity.declared.items()
        if name in old
    )
    beside = own_values.differences(old, new, own) if own_values.COLUMN in old else ()
    return (*declared, *beside)


def _noted(catalog: "Catalog", field: Field, held: Any) -> Any:
    """A value as the history holds it; records are named as they are called today."""
    from catalog_app.storage.held_values import loaded

    if isinstance(field.kind, Links | AttachedTo):
        sections = targets(entity_of(field.kind.through))
        return tuple(catalog.ref(sections[name], id) or Ref(id) for name, id in held)
    if isinstance(field.kind, Reference):
        return None if held is None else catalog.ref(field.kind.section, held) or Ref(held)
    return loaded(field.kind, held)


def _step(row: tuple[Any, ...], opening: str) -> Step:
    id, at, by, label, values, turned = row
    return Step(id, time_of(at), by, label, json.loads(values), turned == opening)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def time_of(at: str) -> datetime:
    return datetime.fromisoformat(at)
