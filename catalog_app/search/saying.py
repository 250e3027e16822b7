"""How the index is asked for typed words: as the words of the vocabulary that they may be."""

from collections.abc import Callable, Sequence
from functools import cached_property

from sqlalchemy import Table

from catalog_app.domain.asking import Wanted
from catalog_app.domain.fields import Entity
from catalog_app.domain.folding import fold, variants
from catalog_app.search import index
from catalog_app.search.condition import Condition, Inside

Near = Callable[[type[Entity], str], Sequence[str]]
"""The words of a vocabulary that are similar to a typed one."""


class Saying:
    """The words of one entity; `near`: where similar spellings count too."""

    def __init__(
        self,
        entity: type[Entity],
        table: Table,
        inside: Inside,
        vocabulary: Callable[[type[Entity]], index.Known],
        near: Near | None,
    ) -> None:
        self._entity, self._table = entity, table
        self._inside = inside
        self._vocabulary, self._near = vocabulary, near

    def said(self, wanted: Wanted, *, named: bool) -> Condition:
        """The index has the words; `named`: among the names of the record."""
        before = index.NAME if named else ""
        run = fold(wanted.text)
        if wanted.phrase:
            found = Condition(self._inside, (index.exactly(run, before),))
            return found & self._together(run, named=named) if " " in run else found
        found, *others = [self._word(word, before) for word in wanted.text.split() if fold(word)]
        for each in others:
            found &= each
        return found

    def knows(self, text: str) -> bool:
        """Some record has the word, or one that begins so."""
        return any(index.beginning_so(self._known, key) for key in variants(text))

    @cached_property
    def _known(self) -> index.Known:
        return self._vocabulary(self._entity)

    def _word(self, word: str, before: str) -> Condition:
        others = self._similar(word)
        if not others and not self.knows(word) and (two := index.halves(self._known, word)):
            run = " ".join(two)
            found = Condition(self._inside, (index.exactly(run, before),))
            return found & self._together(run, named=bool(before))
        return Condition(self._inside, index.of_word(word, self._known, before, others))

    def _similar(self, word: str) -> Sequence[str]:
        """Of numbers none is similar to another."""
        key = fold(word)
        if self._near is None or " " in key or any(map(str.isdigit, key)):
            return ()
        return self._near(self._entity, word)

    def _together(self, run: str, *, named: bool) -> Condition:
        held = index.marked(run) if named else run
        return Condition(self._inside, sql=index.together(self._table, held))
