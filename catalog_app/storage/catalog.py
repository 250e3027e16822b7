"""The Catalog: find, change, undo, tell.

One file, one writer, and readers that never wait for it.  Nothing is imported here that a window
does not need for its first rows.
"""

import getpass
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from catalog_app.domain.fields import Entity, Row
from catalog_app.domain.relations import AttachedTo
from catalog_app.errors import CannotSave, CannotUndo
from catalog_app.i18n import mark
from catalog_app.storage import history, opening
from catalog_app.storage.finding import Finder
from catalog_app.storage.history import Step
from catalog_app.storage.watch import Watch

if TYPE_CHECKING:
    from catalog_app.storage.changes import Change, Changes
    from catalog_app.storage.writer import Writer

PATIENCE = 5000  # milliseconds
Listener = Callable[["Changes"], None]


class Catalog(Finder):
    """An open catalog; changes are made in one thread at a time."""

    def __init__(
        self, path: Path, *, read_only: bool = False, user: str = "", patience: int = PATIENCE
    ) -> None:
        self._watch = Watch(path)
        super().__init__(path, read_only=read_only)
        self.user = user or _user()
        self._patience = patience
        self._listeners: list[Listener] = []
        self._version = self._data_version()
        self._read_again: dict[str, Callable[[], None]] = {
            "countries": self._own.read_again,
            "terms": self.wordings.read_again,
            "fields": partial(self.come_to_hand, again=True),
        }

    @classmethod
    def open(cls, path: Path, *, user: str = "", patience: int = PATIENCE) -> "Catalog":
        """An existing catalog, brought up to this version of the program if it is older.

        `user`: who makes the changes, else whom the system knows; `patience`: milliseconds for
        which a change waits while another program writes, before it raises CatalogBusy.
        Raises NotACatalog, NewerCatalog or another FileProblem; never makes a file.  `path` is then
        where the file really lies, whatever links lead there.
        """
        path = _real(path)
        return cls(path, read_only=opening.prepare(path), user=user, patience=patience)

    @staticmethod
    def recognise(path: Path) -> None:
        """Raises what open() would say of a file that is no catalog; makes nothing beside it."""
        opening.recognise(path)

    @classmethod
    def create(cls, path: Path, *, language: str = "en", sample: bool = False) -> "Catalog":
        """A new, empty catalog; FileProblem where there is a file already."""
        opening.create(path, language=language, sample=sample)
        return cls(_real(path))

    @contextmanager
    def change(self, label: str, **values: object) -> Iterator["Change"]:
        """Transaction, undo step, history and announcement at once; an error leaves nothing.

        `values`: for the holes of the label; more may become known on the way (`Change.told`).
        """
        with self._writer.changing() as connection:
            from catalog_app.storage.changes import Change

            moved = self._data_version() != self._version
            self.come_to_hand(again=moved)

            step = history.begin(connection, self._opening, self.user, label)
            change = Change(connection, step, values, self.come_to_hand)
            yield change
            noted = change.finish()
            history.end(connection, step, change.told, noted=noted)
        self._announce(_everything() if moved else change.touched)

    def save(self, entity: type[Entity], row: Row) -> int:
        """Adds or changes one record; its id.  InvalidRecord where it would be meaningless."""
        known = self.get(entity, row["id"]) if row.get("id") else {}
        label = mark("Changed “{name}”") if known else mark("Added “{name}”")
        with self.change(label) as change:
            (id,) = change.put(entity, [_news(entity, row, known)])
            change.told["name"] = self.label(entity, known | row)
        return id

    def delete(self, entity: type[Entity], ids: Iterable[int]) -> None:
        """Moves records to the trash, with their parts."""
        gone = list(ids)
        label = mark("Deleted “{name}”") if len(gone) == 1 else mark("Deleted {count} records")
        name = self.label(entity, self.get(entity, gone[0])) if len(gone) == 1 else ""
        with self.change(label, name=name, count=len(gone)) as change:
            change.remove(entity, gone)

    def undo(self) -> Step:
        """Takes the last step back; CannotUndo where there is none."""
        return self._turn(self.undo_step, back=True)

    def redo(self) -> Step:
        """Makes the last undone step again; CannotUndo where there is none."""
        return self._turn(self.redo_step, back=False)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` after each change, in the thread that made it; the result ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def poll(self) -> None:
        """Announces what other programs have written since the last look.

        Raises CannotSave, once, when the file was moved, deleted or replaced.
        """
        self._watch.look()
        version = self._data_version()
        if version != self._version:
            self._announce(_everything())

    def close(self) -> None:
        if "_writer" in self.__dict__:
            self._writer.close()
        super().close()

    @cached_property
    def _writer(self) -> "Writer":
        if self.read_only:
            raise CannotSave(mark("“{path}” can only be read: save a copy of it."), path=self.path)
        from catalog_app.storage.writer import Writer

        return Writer(self._watch, self._patience)

    def _turn(self, step: Step | None, *, back: bool) -> Step:
        if step is None:
            raise CannotUndo(
                mark("There is nothing to undo.") if back else mark("There is nothing to redo.")
            )
        with self._writer.changing() as connection:
            moved = self._data_version() != self._version
            touched = history.turn(connection, self._opening, step, back=back)
        self._announce(_everything() if moved else touched)
        return step

    def _announce(self, touched: "Changes") -> None:
        self._version = self._data_version()
        for section, read_again in self._read_again.items():
            if section in touched:
                read_again()
        for listener in tuple(self._listeners) if touched else ():
            listener(touched)


def warm_up() -> None:
    """Loads what the first search and the first change need."""
    import catalog_app.search.compile
    import catalog_app.storage.writer  # noqa: F401


def _everything() -> "dict[str, frozenset[int]]":
    """What is announced where another program wrote: any record of any section."""
    from catalog_app.domain import ENTITIES

    return {entity.section: frozenset() for entity in ENTITIES}


def _real(path: Path) -> Path:
    """Unlike Path.resolve() it does not fail where links lead round in a circle."""
    return Path(os.path.realpath(path))


def _user() -> str:
    """Who works here, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a system without accounts
        return ""


def _news(entity: type[Entity], row: Row, known: Row) -> Row:
    """What a row says that the record does not hold yet, so that nothing else is written."""
    return {
        name: value
        for name, value in row.items()
        if name not in entity.fields
        or isinstance(entity.fields[name].kind, AttachedTo)  # equal ids are of different sections
        or name not in known
        or value != known[name]
    }
