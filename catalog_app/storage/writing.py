"""Rows on the writer's connection: the one place where they are inserted, updated and deleted.

With each row go its places in the alphabet, its derived columns and its words in the full-text
index, and those of the rows that hear of it; with a row that hides an own field or shows it the
words of all rows that hold something in it.  What is derived of several rows is made once, at the
end of the change: settle().  What was done is recorded for undo by the callers, changes.py and
history.py; both hold rows as `Stored`: column -> value, just "id", "uuid", the columns of stored
fields and `own`, from which all else is derived.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache, cached_property
from operator import itemgetter

from sqlalchemy import Connection

from catalog_app.domain import ENTITIES
from catalog_app.domain.fields import Entity, Field, Row, entity_of
from catalog_app.i18n import Language
from catalog_app.search import index
from catalog_app.search.terms import codes, own_term, terms as terms_of
from catalog_app.storage import alphabet, own_fields, own_values, statements
from catalog_app.storage.family import Family, Told, is_told_anew
from catalog_app.storage.held_values import UNREADABLE, loaded
from catalog_app.storage.stored_rows import Stored, StoredRows, runs
from catalog_app.storage.tables import stored_fields
from catalog_app.storage.unreadable import readable


class Rows(StoredRows):
    """The rows of all sections on one connection, inside one transaction.

    What a row holds that cannot be read stays as it is, and nothing is derived of it.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._family = Family(self._driver)
        self._stale: defaultdict[str, set[int]] = defaultdict(set)

    @cached_property
    def _language(self) -> Language:
        return alphabet.own_language(self._driver)

    def insert(self, section: str, rows: Iterable[Stored]) -> None:
        """Columns that a row lacks are empty: so are those that came after it was deleted."""
        entity = entity_of(section)
        hidden = own_fields.hidden(self._driver)
        blank: Stored = dict.fromkeys(statements.columns(section)) | {"words": ""}
        values = itemgetter(*statements.columns(section))
        for run in runs(blank | row for row in rows):
            self._driver.executemany(statements.adding(section), map(values, run))
            alphabet.add(self._driver, self._places(entity, run))
            self._stale[section].update(row["id"] for row in run)
            self._tell(entity, run, down=False)
        self._follow(hidden)

    def update(self, section: str, rows: Iterable[Stored]) -> None:
        """Rows with all their stored columns."""
        entity, hidden = entity_of(section), own_fields.hidden(self._driver)
        for run in runs({row["id"]: row for row in rows}.values()):
            before = self.whole(section, [row["id"] for row in run])
            self._set_columns(section, [before[row["id"]] | row for row in run], before)
            old, new = self._places(entity, before.values()), self._places(entity, run)
            alphabet.remove(self._driver, old - new)
            alphabet.add(self._driver, new - old)
            self._stale[section].update(before)
            changed = [row for row in run if is_told_anew(entity, before[row["id"]], row)]
            self._tell(entity, [before[row["id"]] for row in changed], down=False)
            self._tell(entity, changed, down=True)
        self._follow(hidden)

    def derive_again(self, section: str) -> None:
        """Makes all anew that is kept beside what the rows say."""
        entity = entity_of(section)
        index.clear(self._connection, entity)
        alphabet.clear(self._driver, entity)
        self._driver.execute(f"UPDATE {entity.table} SET words = ''")
        ids = [id for (id,) in self._driver.execute(f"SELECT id FROM {entity.table}")]
        for run in runs(ids):
            alphabet.add(self._driver, self._places(entity, self.read(section, run).values()))
        self._stale[section].update(ids)

    def delete(self, section: str, ids: Sequence[int]) -> None:
        entity, hidden = entity_of(section), own_fields.hidden(self._driver)
        for run in runs(ids):
            gone = list(self.whole(section, run).values())
            self._tell(entity, gone, down=False)
            index.remove(self._connection, entity, [row for row in gone if row["words"]])
            alphabet.remove(self._driver, self._places(entity, gone))
            self._driver.execute(statements.removing(section), (json.dumps(run),))
            self._stale[section].difference_update(run)
        self._follow(hidden)

    def settle(self) -> None:
        """Derives what is derived of all rows that were written, or that hear of one that was; only
        then a change is whole.
        """
        hidden = own_fields.hidden(self._driver)
        for entity in ENTITIES:
            stale = sorted(self._stale.pop(entity.section, ()))
            for run in runs(stale):
                self._derive(entity, run, hidden)
            index.join(self._connection, entity, len(stale))

    def _derive(self, entity: type[Entity], ids: list[int], hidden: set[tuple[str, str]]) -> None:
        before = self.whole(entity.section, ids)
        told = self._family.told(entity, before)
        full = [row | _derived(entity, row, hidden, told[id]) for id, row in before.items()]
        self._set_columns(entity.section, full, before)
        changed = [row for row in full if _is_indexed_anew(entity, before[row["id"]], row)]
        old = [before[row["id"]] for row in changed]
        index.replace(self._connection, entity, [row for row in old if row["words"]], changed)

    def _places(self, entity: type[Entity], rows: Iterable[Stored]) -> set[alphabet.Place]:
        return {place for row in rows for place in _places(entity, row, self._language)}

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


def _is_indexed_anew(entity: type[Entity], old: Stored, new: Stored) -> bool:
    return bool(
        old["words"] != new["words"] or index.place(entity, old) != index.place(entity, new)
    )


@cache
def _numbered(section: str) -> tuple[Field, ...]:
    """The stored fields that have number columns beside them."""
    return tuple(field for field in stored_fields(entity_of(section)) if field.kind.extra)


def _places(entity: type[Entity], row: Stored, language: Language) -> list[alphabet.Place]:
    """Of a row as far as it can be read."""
    try:
        return [*alphabet.places(entity, row, language)]
    except UNREADABLE:
        return [*alphabet.places(entity, readable(entity, row), language)]


def _derived(
    entity: type[Entity], row: Stored, hidden: Iterable[tuple[str, str]], told: Told
) -> Stored:
    """As derived(), of a row as far as it can be read."""
    try:
        return derived(entity, row, hidden, told)
    except UNREADABLE:
        return derived(entity, readable(entity, row), hidden, told)


def derived(
    entity: type[Entity], row: Stored, hidden: Iterable[tuple[str, str]], told: Told
) -> Stored:
    """The number columns of a row, those derived of others, and its words.

    `hidden`: the own fields out of sight; `told`: what it hears of its family.
    """
    if entity.link:  # nobody asks for one by what it holds
        return {"words": index.words(entity, row)}
    filled = [field for field in stored_fields(entity) if row[field.name] is not None]
    values: Row = {field.name: loaded(field.kind, row[field.name]) for field in filled}
    numbers = {
        field.name + suffix: number
        for field in _numbered(entity.section)
        for suffix, number in zip(
            field.kind.extra, field.kind.derive(values.get(field.name)), strict=True
        )
    }
    unseen = {name for section, name in hidden if section == entity.section}
    own = own_values.texts(row, unseen)
    terms = [*told.terms]
    for name, each in own_values.codes(row, unseen).items():
        path, coded = own_term(name, each)
        terms += (index.term(path, code) for code in coded)
    for field in filled:
        terms += terms_of(entity, field.name, tuple(codes(field.kind, values[field.name])))
    return numbers | told.columns | {"words": index.words(entity, values, own, told.texts, terms)}
