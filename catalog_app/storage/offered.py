"""What can be offered while a search is typed, by where it comes from: each found by the folded
key, in any language and script, and called as people read it in theirs.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from catalog_app.domain import countries, dates
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, Field, entity_of
from catalog_app.domain.folding import fold, variants
from catalog_app.domain.kinds import Kind
from catalog_app.domain.refs import Ref
from catalog_app.errors import Cancelled, ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.search.grammar import MAXIMUM_VALUE
from catalog_app.search.meant import kind_of
from catalog_app.storage import suggest

if TYPE_CHECKING:
    from catalog_app.storage.catalog import Catalog

T = TypeVar("T")
SAME, BEGINS, OTHER = range(3)
_PATIENCE = 0.012  # seconds after which a long question is given up: the next key comes soon
_LARGE = 20_000  # records of a section, above which the first ones found are good enough
MOST = 40
"""Offers of one source."""
_MORE_THAN_A_WORD = re.compile(r"[\s()|:<>]|^-|\.\.|^(or|none|any)$", re.IGNORECASE)
_NEAR_DAYS = (
    ("today", mark("today")),
    ("this-month", mark("this month")),
    ("next-month", mark("next month")),
    ("last-month", mark("last month")),
)


@dataclass(frozen=True)
class Offered:
    """`text`: what a search says for it; `shown`, `beside`: as people read it; `rank`: whether it
    is what was typed (SAME), BEGINS so, or is found otherwise.
    """

    text: str
    shown: str
    beside: str = ""
    rank: int = OTHER


class Sources:
    """Where offers come from; a question that takes long is given up, one that `stop` ends raises
    Cancelled.
    """

    def __init__(self, catalog: "Catalog", language: Language, stop: Callable[[], bool]) -> None:
        self._catalog, self._language, self._stop = catalog, language, stop
        self._until = time.monotonic() + _PATIENCE

    def countries(self, typed: str, most: int = MOST, *, anyhow: bool = False) -> list[Offered]:
        """Those that the text may mean; for an empty one those that the catalog has.

        Of those that begin so, only what the reader sees is as good as what begins so elsewhere;
        `anyhow`: it is a country that is asked for.
        """
        codes = self._codes(typed)[:most] if typed else self._present()
        whole = countries.codes_matching(typed, self._language, prefix=False, codes=False)
        return [
            self._country(code, typed, BEGINS if anyhow or code in whole else OTHER)
            for code in codes
        ]

    def choices(self, kind: Kind, typed: str) -> Iterator[Offered]:
        """The options of a kind."""
        codes = kind.matching(typed, inside=True) if typed else tuple(kind.options)
        for code in codes:
            shown = kind.show(code, self._language)
            text = _written(kind, code, self._language)
            yield Offered(quoted(text), shown, rank=rank_of(typed, shown))

    def records(self, section: str, typed: str) -> list[Offered]:
        """Records called so, at most MOST; for an empty text some of those added last."""
        entity = entity_of(section)
        with suppress(_GivenUp):
            refs = self._refs(entity, typed) if typed else self._newest(entity)
            names = [entity.label(ref.parts, self._language) for ref in refs]
            keys = [fold(name) for name in names]
            return [_record(name, keys, typed) for name in names if name]
        return []

    def years(self, entity: type[Entity], name: str, typed: str) -> Iterator[Offered]:
        """The years of a date, the last one first, and days near today."""
        today = date.today()
        for text, label in _NEAR_DAYS:
            shown = self._language.text(label)
            rank = rank_of(typed, shown, text.replace("-", " ")) if typed else BEGINS
            if rank == OTHER:
                continue
            with suppress(ValueProblem):
                told = dates.show(dates.understand(text, self._language, today), self._language)
                yield Offered(text, shown, told, rank)
        first, last = self._span(entity, name, today)
        years = (str(year) for year in range(last, first - 1, -1))
        yield from (Offered(y, y, rank=BEGINS) for y in years if y.startswith(typed))

    def texts(self, entity: type[Entity], field: Field, typed: str) -> list[Offered]:
        """What records hold in a text field, the usual first."""
        with suppress(_GivenUp):
            found = self._unless_long(
                lambda stop: suggest.values(self._catalog, entity, field, typed, stop=stop)
            )
            return [Offered(quoted(text), text, rank=rank_of(typed, text)) for text in found]
        return []

    def vocabulary(self, entity: type[Entity], typed: str, most: int) -> list[Offered]:
        """Words of the section by how many records have them; they are folded."""
        key = fold(typed)
        if " " in key or not self._all("SELECT 1 FROM sqlite_master WHERE name = 'vocabulary'"):
            return []
        found = self._all(
            "SELECT word, count FROM vocabulary WHERE section = ? AND word >= ? AND word < ? "
            "ORDER BY count DESC LIMIT ?",
            [entity.section, key, key + "\U0010ffff", most],
        )
        numbers = self._language.number
        return [Offered(word, word, numbers(count), BEGINS) for word, count in found]

    def _codes(self, typed: str) -> Sequence[str]:
        written, language = typed.strip(), self._language
        found = countries.codes_matching(written, language, codes=False)
        if len(written) > 1 or found:
            sure = countries.codes_matching(written, language, prefix=False)
            return tuple(dict.fromkeys((*sure, *found)))
        starts = variants(written)
        names = {code: fold(countries.name(code, language)) for code in self._present()}
        return tuple(code for code, name in names.items() if starts and name.startswith(starts))

    def _present(self) -> list[str]:
        """Of events and delegations, by name; each is looked up, so that none is counted."""
        found = {
            code
            for table in ("event", "delegation")
            for (code,) in self._all(
                f"WITH RECURSIVE known(code) AS (SELECT min(country) FROM {table} UNION ALL "
                f"SELECT (SELECT min(country) FROM {table} WHERE country > code) FROM known "
                "WHERE code IS NOT NULL) SELECT code FROM known WHERE code IS NOT NULL"
            )
        }
        return sorted(found, key=self._place_of)

    def _place_of(self, code: str) -> str:
        return self._language.sort_key(countries.name(code, self._language))

    def _country(self, code: str, typed: str, otherwise: int) -> Offered:
        shown = countries.name(code, self._language)
        meant = countries.codes_matching(shown, self._language)
        text = quoted(shown) if meant == (code,) else code
        return Offered(text, shown, rank=rank_of(typed, shown, otherwise=otherwise))

    def _refs(self, entity: type[Entity], typed: str) -> list[Ref]:
        if self._is_large(entity):
            return self._unless_long(lambda stop: self._first(entity, typed, stop))
        catalog, language = self._catalog, self._language
        return self._unless_long(
            lambda stop: suggest.suggest(catalog, entity.section, typed, MOST, language, stop=stop)
        )

    def _first(self, entity: type[Entity], typed: str, stop: Callable[[], bool]) -> list[Ref]:
        """The first ones found by a search; those that are called so."""
        found = self._catalog.find(
            entity, fold(typed), entity.order, self._language, most=MOST, stop=stop
        )
        refs = suggest.refs(self._catalog, entity, found.ids)
        return [ref for ref in refs if is_in(typed, entity.label(ref.parts, self._language))]

    def _newest(self, entity: type[Entity]) -> list[Ref]:
        rows = self._all(f"SELECT id FROM {entity.table} ORDER BY id DESC LIMIT ?", [MOST])
        refs = suggest.refs(self._catalog, entity, [id for (id,) in rows])
        named = self._language.sort_key
        return sorted(refs, key=lambda ref: named(entity.label(ref.parts, self._language)))

    def _is_large(self, entity: type[Entity]) -> bool:
        ((last,),) = self._all(f"SELECT max(id) FROM {entity.table}")
        return (last or 0) > _LARGE

    def _span(self, entity: type[Entity], name: str, today: date) -> tuple[int, int]:
        """The first and the last year that records hold, with the years about today."""
        field = entity.fields.get(name)
        if field is None or not field.kind.store or name not in entity.declared:
            entity, field = Event, Event.when
            name = "when"
        start, end = (name + suffix for suffix in kind_of(field.kind).extra)
        ((first, last),) = self._all(
            f"SELECT (SELECT min({start}) FROM {entity.table}), "
            f"(SELECT max({end}) FROM {entity.table})"
        )
        known = [date.fromordinal(day).year for day in (first, last) if day]
        return min([today.year - 1, *known]), max([today.year + 1, *known])

    def _all(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        if self._stop():
            raise Cancelled(mark("The search was stopped."))
        return self._catalog.prompter.all(sql, parameters)

    def _unless_long(self, ask: Callable[[Callable[[], bool]], list[T]]) -> list[T]:
        """The answer; _GivenUp where it would come too late to be of use."""

        def late() -> bool:
            return self._stop() or time.monotonic() > self._until

        try:
            return ask(late)
        except Cancelled:
            if self._stop():
                raise
            raise _GivenUp from None


class _GivenUp(Exception):
    """A question took too long."""


def rank_of(typed: str, *names: str, otherwise: int = OTHER) -> int:
    """SAME, BEGINS or `otherwise`, whichever of the names comes next to what was typed."""
    keys, wanted = [fold(name) for name in names], fold(typed)
    if wanted in keys:
        return SAME
    starts = variants(typed)
    return BEGINS if starts and any(key.startswith(starts) for key in keys) else otherwise


def is_in(typed: str, name: str) -> bool:
    """Whether each word of a text begins one of the name."""
    held = fold(name).split()
    parts = [variants(word) for word in typed.split()]
    return all(any(word.startswith(part) for word in held) for part in parts if part)


def quoted(text: str, *, always: bool = False) -> str:
    """A value or a name as it stands in a search, in quotation marks where it needs them."""
    text = " ".join(text.replace('"', " ").split())
    if len(text) > MAXIMUM_VALUE:
        text = text[:MAXIMUM_VALUE].rpartition(" ")[0] or text[:MAXIMUM_VALUE]
    return f'"{text}"' if always or _MORE_THAN_A_WORD.search(text) else text


def _record(name: str, keys: Sequence[str], typed: str) -> Offered:
    """In quotation marks too where, as a word, it would mean others that begin so; `keys`: of all
    that were found.
    """
    begun = f" {fold(name)}"
    more = any(begun in f" {key}" and key != begun[1:] for key in keys)
    return Offered(quoted(name, always=more), name, rank=rank_of(typed, name))


@lru_cache(maxsize=1024)
def _written(kind: Kind, code: str, language: Language) -> str:
    """As it reads best among what means this option alone."""
    label, spelt = kind.show(code, language), code.replace("_", " ")
    return next((text for text in (label, spelt) if kind.matching(text) == (code,)), label)
