"""A catalog to which things are done, beside snapshots of everything it held after each step."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from catalog_app.domain.fields import Entity
from catalog_app.storage.catalog import Catalog
from catalog_app.storage.changes import Change
from catalog_app.storage.check import check
from tests.builders import a_catalog, contents


class Remembered(RuleBasedStateMachine):
    """Undoes, redoes and reopens; open() begins."""

    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.catalog: Catalog = a_catalog(Path(self.folder.name, "catalog.db"))
        self.past: list[dict[str, list[Any]]] = []
        self.future: list[dict[str, list[Any]]] = []
        self.now = contents(self.catalog)

    @rule(times=st.integers(1, 3))
    @precondition(lambda self: self.past)
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.past))):
            self.catalog.undo()
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule(times=st.integers(1, 3))
    @precondition(lambda self: self.future)
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.future))):
            self.catalog.redo()
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule()
    def reopen(self) -> None:
        self.catalog.close()
        self.catalog = Catalog.open(self.catalog.path)

    @invariant()
    def all_is_as_it_was_at_this_step(self) -> None:
        assert contents(self.catalog) == self.now
        assert (self.catalog.undo_step is not None) == bool(self.past)
        assert (self.catalog.redo_step is not None) == bool(self.future)

    def _step(self, act: Callable[[Change], Any]) -> Any:
        with self.catalog.change("a step") as change:
            done = act(change)
        self._settle()
        return done

    def _settle(self) -> None:
        """Takes what is there now for the outcome of a new step, if it is another than before."""
        after = contents(self.catalog)
        if after != self.now:
            self.past.append(self.now)
            self.future.clear()
            self.now = after

    def _some(self, entity: type[Entity], data: Any) -> tuple[int, ...]:
        known = sorted(self.catalog.find(entity).ids)
        drawn = st.lists(st.sampled_from(known), unique=True, max_size=3) if known else st.just([])
        return tuple(data.draw(drawn))

    def _one(self, entity: type[Entity], data: Any) -> int | None:
        return data.draw(st.sampled_from([*sorted(self.catalog.find(entity).ids), None]))

    def _there(self, entity: type[Entity], id: int) -> bool:
        return id in self.catalog.find(entity).ids

    def teardown(self) -> None:
        """Back to the beginning and forth again; then all fits."""
        while self.past:
            self.undo(1)
            self.all_is_as_it_was_at_this_step()
        while self.future:
            self.redo(1)
            self.all_is_as_it_was_at_this_step()
        assert [str(problem) for problem in check(self.catalog)] == []
        self.catalog.close()
        self.folder.cleanup()
