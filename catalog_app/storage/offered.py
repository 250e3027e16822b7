"""What can be offered while a search is typed, by where it comes from: each found by the folded
key, in any language and script, and called as people read it in theirs.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from catalog_app.domain import countries, dates
from catalog_app.domain.events import Event
from catalog_app.domain.fields import Entity, Field
from catalog_app.domain.folding import fold, variants
from catalog_app.domain.kinds import Kind
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark
from catalog_app.search import narrowed
from catalog_app.search.grammar import MAXIMUM_VALUE
from catalog_app.search.index import LAST
from catalog_app.search.meant import kind_of
from catalog_app.storage.prompting import MOST, Prompting
from catalog_app.storage.statements import values_of

SAME, BEGINS, OTHER = range(3)
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
    """Where offers come from; raises Cancelled where the questions were stopped."""

    def __init__(self, asked: Prompting, language: Language) -> None:
        self._asked, self._language = asked, language

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
        """Records called so; for an empty text some of those added last."""
        names = self._asked.names(section, typed)
        keys = [fold(name) for name in names]
        return [_record(name, keys, typed) for name in names if name]

    def years(self, entity: type[Entity], name: str, typed: str) -> Iterator[Offered]:
        """The years of a date, the last one first, and days near today."""
        today = date.today()
        for text, label in _NEAR_DAYS if name != "year" else ():
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
        found = self._asked.texts(entity, field, typed)
        return [Offered(quoted(text), text, rank=rank_of(typed, text)) for text in found]

    def vocabulary(self, entity: type[Entity], typed: str, most: int) -> list[Offered]:
        """Words of the section by how many records have them, each as one of these has it."""
        key = fold(typed)
        if " " in key:
            return []
        found = self._asked.all(
            "SELECT word, count FROM vocabulary WHERE section = ? AND word >= ? AND word < ? "
            "ORDER BY count DESC LIMIT ?",
            [entity.section, key, key + LAST, most],
        )
        number = self._language.number
        words = ((self._asked.written(entity, word), count) for word, count in found)
        return [Offered(quoted(word), word, number(count), BEGINS) for word, count in words if word]

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
            for (code,) in self._asked.all(values_of(table, "country"))
        }
        place, language = self._language.sort_key, self._language
        return sorted(found, key=lambda code: place(countries.name(code, language)))

    def _country(self, code: str, typed: str, otherwise: int) -> Offered:
        shown = countries.name(code, self._language)
        meant = countries.codes_matching(shown, self._language)
        text = quoted(shown) if meant == (code,) else code
        return Offered(text, shown, rank=rank_of(typed, shown, otherwise=otherwise))

    def _span(self, entity: type[Entity], name: str, today: date) -> tuple[int, int]:
        """The first and the last year that records hold, with the years about today."""
        field = entity.fields.get(name)
        if field is None or not field.kind.store or name not in entity.declared:
            entity, field = Event, Event.fields["when"]
        start = field.name + kind_of(field.kind).extra[0]  # it has an index, the other has not
        ((first, last),) = self._asked.all(
            f"SELECT (SELECT min({start}) FROM {entity.table}), "
            f"(SELECT max({start}) FROM {entity.table})"
        )
        known = [date.fromordinal(day).year for day in (first, last) if day]
        return min([today.year - 1, *known]), max([today.year + 1, *known])


def rank_of(typed: str, *names: str, otherwise: int = OTHER) -> int:
    """SAME, BEGINS or `otherwise`, whichever of the names comes next to what was typed."""
    keys, wanted = [fold(name) for name in names], fold(typed)
    if wanted in keys:
        return SAME
    starts = variants(typed)
    return BEGINS if starts and any(key.startswith(starts) for key in keys) else otherwise


def quoted(text: str, *, always: bool = False) -> str:
    """A value or a name as it stands in a search, in quotation marks where it needs them."""
    text = " ".join(text.replace('"', " ").split())
    if len(text) > MAXIMUM_VALUE:
        text = text[:MAXIMUM_VALUE].rpartition(" ")[0] or text[:MAXIMUM_VALUE]
    return narrowed.quoted(text) if always or _MORE_THAN_A_WORD.search(text) else text


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
