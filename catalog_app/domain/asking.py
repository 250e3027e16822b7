"""How a kind asks for records, without knowing of tables.

The conditions that these methods give are objects of the database's own; kinds only combine them by
`|`, `&` and `~`, and compare the columns they get.
"""

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial, reduce
from typing import Any, Protocol

from catalog_app.domain import countries
from catalog_app.domain.fields import Entity
from catalog_app.domain.folding import fold, variants
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark

_BEGUN = 3  # letters that begin a name


@dataclass(frozen=True)
class Wanted:
    """What a search says of a value: a text as typed, and "", ">", ">=", "<" or "<=".

    `language`: of the reader; `phrase`: the words stand beside each other and whole, not only the
    beginnings of words.
    """

    text: str
    language: Language
    phrase: bool = False
    operator: str = ""

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The codes of the countries that a plain word means.

        A whole name counts in any language, the beginning of one only where people here see it.
        """
        if self.language.own:
            return _countries(self.text, self.phrase, self.language)
        return _usual_countries(self.text, self.phrase, self.language.code)

    def not_begun(self) -> "Wanted":
        """As a plain word means the names of other records: one or two letters are a whole word.

        They begin the names of nearly everybody.
        """
        short = len(fold(self.text)) < _BEGUN
        return replace(self, phrase=True) if short and not self.phrase else self

    def compare(self, value: Any, bound: Any) -> Any:
        """The condition that a column is so to `bound`."""
        return _COMPARE[self.operator](value, bound)

    def only_equal(self) -> None:
        """ValueProblem where it compares what has no order."""
        if self.operator:
            raise ValueProblem(mark("“<”, “>” and “..” are for dates and numbers only."))


def _countries(text: str, phrase: bool, language: Language) -> tuple[str, ...]:
    written = text.strip()
    is_code = len(written) == 2 and written.isupper()
    match = partial(countries.codes_matching, written, language)
    whole = match(prefix=False, codes=is_code)
    if whole or phrase or not any(map(str.isalpha, written)):
        return whole
    starts = tuple(f" {start}" for start in variants(text))
    return tuple(code for code in match(codes=False) if _begins(code, starts, language))


@lru_cache(maxsize=256)
def _usual_countries(text: str, phrase: bool, code: str) -> tuple[str, ...]:
    """Where a catalog says nothing of its own: a search asks several times."""
    return _countries(text, phrase, Language(code))


def _begins(code: str, starts: Sequence[str], language: Language) -> bool:
    shown = (f" {fold(name)}" for name in countries.names(code, language))
    return any(start in name for name in shown for start in starts)


_COMPARE = {
    "": operator.eq,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}


class Ask(Protocol):
    """The records of one entity, and the conditions that can be made about them."""

    @property
    def entity(self) -> type[Entity]: ...

    @property
    def today(self) -> date: ...

    def column(self, name: str) -> Any: ...

    def at(self, section: str) -> "Ask":
        """The same of another section."""
        ...

    def hears(self, name: str) -> bool:
        """The full-text index has the values of a field."""
        ...

    def heard(self, name: str) -> "Ask":
        """The records in a field, as far as the full-text index has them at this record itself:
        asked for what is `among` their values.
        """
        ...

    def called(self, wanted: "Wanted", make: Callable[[], Any]) -> Any:
        """The ids of the records that are called so, for `among`; `make`: the condition of that,
        asked for where nobody has asked yet.
        """
        ...

    def among(self, name: str, values: Any) -> Any:
        """The field holds one of the values, or of those that values() gives."""
        ...

    def has(self, name: str, values: Sequence[Any]) -> Any:
        """As among(), of a field of which the index has the values."""
        ...

    def values(self, name: str, condition: Any, at_least: int = 1) -> Any:
        """The values of a column where the condition holds, for `.in_()`; never NULL.

        `at_least`: only those that so many records hold.
        """
        ...

    def said(self, wanted: Wanted, *, named: bool = False) -> Any:
        """The full-text index has the words; `named`: among the names of the record."""
        ...

    def texts(self, name: str, wanted: Wanted) -> Sequence[str] | None:
        """What the field holds anywhere that reads so; None where it would take long to tell."""
        ...

    def reads(self, name: str, wanted: Wanted, part: str = "") -> Any:
        """The text in one column has the words; `part`: in that part of the JSON object there."""
        ...

    def holds(self, name: str, texts: Sequence[str]) -> Any:
        """The text in one column has the words of one of the folded texts, whole and together."""
        ...


def any_of(conditions: Iterable[Any | None]) -> Any | None:
    """One of them holds, leaving out None; None where none is left."""
    left = [condition for condition in conditions if condition is not None]
    return reduce(operator.or_, left) if left else None
