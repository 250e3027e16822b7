"""Rows on the writer's connection: the one place where they are inserted, updated and deleted.

With each row go its derived columns and its words in the full-text index, and those of the rows
that hear of it; with a row that hides an own field or shows it the words of all rows that hold
something in it.  What is derived is made once, at the end of the change: settle().  What was done is
recorded for undo by the callers, changes.py and history.py; both hold rows as `Stored`: column ->
value, just "id", "uuid", the columns of stored fields and `own`, from which all else is derived.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from catalog_app.domain import ENTITIES
from catalog_app.domain.fields import Entity, Field, Row, entity_of
from catalog_app.search import index
from catalog_app.storage import engine, own_fields, own_values, statements
from catalog_app.storage.family import Family, Told, told_columns
from catalog_app.storage.tables import stored_fields

Stored = dict[str, Any]
RUN = 500
"""Rows in one statement; SQLite allows 32,766 parameters."""


def stored(field: Field, value: Any) -> Any:
    """A value as its column holds it."""
    if value is None or value == field.kind.empty:
        return None
    written = field.kind.write(value)
    if field.kind.store == "json":
        return None if written is None else json.dumps(written, ensure_ascii=False)
    return int(written) if field.kind.store == "integer" else written


def loaded(field: Field, held: Any) -> Any:
    """The value of what a column holds; a reference is its id alone."""
    if held is not None and field.kind.store == "json":
        held = json.loads(held)
    return field.kind.load(held)


def runs(items: Iterable[Any]) -> Iterator[list[Any]]:
    run: list[Any] = []
    for item in items:
        run.append(item)
        if len(run) == RUN:
            yield run
            run = []
    if run:
        yield run


class Rows:
    """The rows of all sections on one connection, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver = engine.driver(connection)
        self._family = Family(self._driver)
        self._stale: defaultdict[str, set[int]] = defaultdict(set)

    def next_id(self, section: str) -> int:
        """The id of the next new row: above every id ever given."""
        highest = self._driver.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (entity_of(section).table,)
        ).fetchone()
        return highest[0] + 1 if highest else 1

    def read(self, section: str, values: Iterable[int], column: str = "id") -> dict[int, Stored]:
        """The rows whose `column` is one of the values, in the order of their ids."""
        names = ("id", "uuid", *_names(entity_of(section)), own_values.COLUMN)
        found = self._select(section, names, column, values)
        return {row[0]: dict(zip(names, row, strict=True)) for row in found}

    def ids_where(self, section: str, column: str, values: Iterable[int]) -> list[int]:
        """The ids of the rows whose `column` is one of `values`."""
        return [id for (id,) in self._select(section, ("id",), column, values)]

    def agreeing(
        self, section: str, names: Sequence[str], wanted: Sequence[tuple[Any, ...]]
    ) -> set[tuple[Any, ...]]:
        """Those of the wanted values, one for each of the columns, that a row holds together."""
        asked = statements.agreeing(section, tuple(names))
        return set(self._driver.execute(asked, (json.dumps(wanted),)))

    def ids_with_own(self, section: str, name: str) -> list[int]:
        """The ids of the rows that hold something in an own field."""
        asked = f"SELECT id FROM {entity_of(section).table} WHERE json_extract(own, ?) IS NOT NULL"
        return [id for (id,) in self._driver.execute(asked, (f'$."{name}"',))]

    def taken(self, section: str, column: str, texts: Iterable[str]) -> set[str]:
        """Those of the texts that the column of a row holds, in capitals or not; in capitals."""
        asked = f"SELECT upper({column}) FROM {entity_of(section).table}"
        within = f"{asked} WHERE upper({column}) IN (SELECT upper(value) FROM json_each(?))"
        return {text for (text,) in self._driver.execute(within, (json.dumps([*texts]),))}

    def insert(self, section: str, rows: Iterable[Stored]) -> None:
        """Columns that a row lacks are empty: so are those that came after it was deleted."""
        entity = entity_of(section)
        hidden = own_fields.hidden(self._driver)
        blank: Stored = dict.fromkeys(statements.columns(section)) | {"words": ""}
        values = itemgetter(*statements.columns(section))
        for run in runs(blank | row for row in rows):
            self._driver.executemany(statements.adding(section), map(values, run))
            self._stale[section].update(row["id"] for row in run)
            self._tell(entity, run, down=False)
        self._follow(hidden)

    def update(self, section: str, rows: Iterable[Stored]) -> None:
        """Rows with all their stored columns."""
        entity, hidden = entity_of(section), own_fields.hidden(self._driver)
        for run in runs(rows):
            before = self._whole(section, [row["id"] for row in run])
            self._set_columns(section, [before[row["id"]] | row for row in run], before)
            self._stale[section].update(before)
            told = told_columns(section)
            changed = [r for r in run if any(r[n] != before[r["id"]][n] for n in told if n in r)]
            self._tell(entity, [before[row["id"]] for row in changed], down=False)
            self._tell(entity, changed, down=True)
        self._follow(hidden)

    def derive_again(self, section: str) -> None:
        """Makes the derived columns, the words and the index of all rows anew."""
        entity = entity_of(section)
        index.clear(self._connection, entity)
        self._driver.execute(f"UPDATE {entity.table} SET words = ''")
        self._stale[section].update(
            id for (id,) in self._driver.execute(f"SELECT id FROM {entity.table}")
        )

    def delete(self, section: str, ids: Sequence[int]) -> None:
        entity, hidden = entity_of(section), own_fields.hidden(self._driver)
        for run in runs(ids):
            gone = list(self._whole(section, run).values())
            self._tell(entity, gone, down=False)
            index.remove(self._connection, entity, [row for row in gone if row["words"]])
            self._driver.execute(statements.removing(section), (json.dumps(run),))
            self._stale[section].difference_update(run)
        self._follow(hidden)

    def settle(self) -> None:
        """Derives what is derived of all rows that were written, or that hear of one that was; only
        then a change is whole.
        """
        hidden = own_fields.hidden(self._driver)
        for entity in ENTITIES:
            for run in runs(sorted(self._stale.pop(entity.section, ()))):
                self._derive(entity, run, hidden)

    def _derive(self, entity: type[Entity], ids: list[int], hidden: set[tuple[str, str]]) -> None:
        before = self._whole(entity.section, ids)
        told = self._family.told(entity, before)
        full = [row | derived(entity, row, hidden, told[id]) for id, row in before.items()]
        self._set_columns(entity.section, full, before)
        changed = [row for row in full if _is_indexed_anew(entity, before[row["id"]], row)]
        old = [before[row["id"]] for row in changed]
        index.remove(self._connection, entity, [row for row in old if row["words"]])
        index.add(self._connection, entity, changed)

    def _tell(self, entity: type[Entity], rows: Collection[Stored], *, down: bool) -> None:
        for section, id in self._family.relatives(entity, rows, down=down):
            self._stale[section].add(id)

    def _follow(self, before: set[tuple[str, str]]) -> None:
        """Where own fields are hidden that were not `before`, or the other way round, the words of
        what holds something in them become others.
        """
        for section, name in before ^ own_fields.hidden(self._driver):
            self._stale[section].update(self.ids_with_own(section, name))

    def _set_columns(self, section: str, rows: Iterable[Stored], before: dict[int, Stored]) -> None:
        """Sets only what differs, which spares the indexes of the rest."""
        alike: defaultdict[tuple[str, ...], list[Stored]] = defaultdict(list)
        for row in rows:
            old = before[row["id"]]
            alike[tuple(name for name in old if old[name] != row[name])].append(row)
        for names, changed in alike.items():
            if names:
                values = [(*(row[name] for name in names), row["id"]) for row in changed]
                self._driver.executemany(statements.changing(section, names), values)

    def _whole(self, section: str, ids: Sequence[int]) -> dict[int, Stored]:
        """The rows with all columns."""
        names = statements.columns(section)
        found = self._select(section, names, "id", ids)
        return {row[0]: dict(zip(names, row, strict=True)) for row in found}

    def _select(
        self, section: str, names: tuple[str, ...], column: str, values: Iterable[int]
    ) -> list[tuple[Any, ...]]:
        wanted = list(values)
        if not wanted:
            return []
        asked = statements.reading(section, names, column)
        return self._driver.execute(asked, (json.dumps(wanted),)).fetchall()


def _names(entity: type[Entity]) -> tuple[str, ...]:
    return tuple(field.name for field in stored_fields(entity))


def _is_indexed_anew(entity: type[Entity], old: Stored, new: Stored) -> bool:
    return bool(old["words"] != new["words"] or index.place(entity, old) != index.place(entity, new))


def derived(
    entity: type[Entity], row: Stored, hidden: Iterable[tuple[str, str]], told: Told
) -> Stored:
    """The number columns of a row, those derived of others, and its words.

    `hidden`: the own fields out of sight; `told`: what it hears of its family.
    """
    fields = stored_fields(entity)
    values: Row = {field.name: loaded(field, row[field.name]) for field in fields}
    numbers = {
        field.name + suffix: number
        for field in fields
        for suffix, number in zip(
            field.kind.extra, field.kind.derive(values[field.name]), strict=True
        )
    }
    unseen = {name for section, name in hidden if section == entity.section}
    own = own_values.texts(row, unseen)
    terms = [*told.terms]
    if not entity.link:
        terms += (
            index.term(field.name, code)
            for field in fields
            if field.kind.coded
            for code in field.kind.codes(values[field.name])
        )
    return numbers | told.columns | {"words": index.words(entity, values, own, told.texts, terms)}
