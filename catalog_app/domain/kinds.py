"""The kinds of value: each knows how such a value is shown, read, written and sorted.

`show` and `read` speak with people in a language, `write` and `take` with files and the database;
`take(write(value)) == value` and, for what a person can type, `read(show(value)) == value`.
Nothing is told apart by the name of a kind: what differs is a method or an attribute here.  Kinds
whose value is a code stand in coded.py, those that lead to other records in relations.py.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from catalog_app.domain import dates
from catalog_app.domain.asking import Ask, Wanted
from catalog_app.domain.folding import fold
from catalog_app.domain.quoting import joined, parted
from catalog_app.errors import ValueProblem
from catalog_app.i18n import Language, mark

MAXIMUM_TEXT = 100_000
MAXIMUM_NUMBER = 2**53
_MOST_DIGITS = len(str(MAXIMUM_NUMBER))
# 1234567 or 1 234 567, always with the same sign; 12.5 and 1,5 are no whole numbers.
_NUMBER = re.compile(r"[0-9]+|[0-9]{1,3}([\s'’,.])[0-9]{3}(\1[0-9]{3})*")

NOT_A_TEXT = mark("“{value}” is not a text.")
NOT_A_NUMBER = mark("“{text}” is not a number; write for example 120.")
TWICE = mark("There are two names in {language}. Keep one, or choose another language.")

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
# Control characters, marks of writing direction and of no width, spaces.
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")


def clean(text: str) -> str:
    """Without NUL and lone surrogates, which SQLite or UTF-8 cannot hold.

    Empty where nothing of it can be seen.
    """
    kept = _UNSTORABLE.sub("", text)
    return kept if any(unicodedata.category(sign) not in _UNSEEN for sign in kept) else ""


def one_line(text: str) -> str:
    """Clean, with single spaces for all white space."""
    return " ".join(clean(text).split())


class Named(str):
    """A text that is the record's name, with its forms in other languages: code -> text."""

    names: Mapping[str, str]

    def __new__(cls, text: str, names: Mapping[str, str] | None = None) -> "Named":
        self = super().__new__(cls, text)
        self.names = names or {}
        return self


class Kind:
    """A kind of value.

    `store`: how a column holds it, None where it is no column of its own; `extra`: suffixes of the
    number columns that go with it (see `derive`); `numeric`: set flush right; `bare`: spreadsheets
    get what `write` gives; `section`: of the records it leads to; `counted`: it is their number;
    `options`: code -> label of a list to choose from, to which people may add where it is `open`;
    `scheme`: put before an address that has none; `sorts`: a table can be sorted by it.
    """

    store: ClassVar[Literal["text", "integer", "json"] | None] = "text"
    extra: tuple[str, ...] = ()
    empty: ClassVar[Any] = None
    numeric: bool = False
    bare: bool = False
    sorts: ClassVar[bool] = True
    section: str = ""
    counted: bool = False
    options: Mapping[str, str] = MappingProxyType({})
    open: bool = False
    scheme: str = ""

    def show(self, value: Any, language: Language) -> str:
        return "" if value is None else str(value)

    def typed(self, value: Any, language: Language) -> str:
        """What stands in its editor and in the history, where people read it in their own form."""
        return self.show(value, language)

    def read(self, text: str, language: Language) -> Any:
        """The value that a person means by `text`, or ValueProblem."""
        return text.strip() or self.empty

    def write(self, value: Any) -> Any:
        """As JSON and columns hold it: text, number, list, object or None."""
        return value

    def take(self, written: Any) -> Any:
        """The value of what `write` gave, or ValueProblem."""
        return written

    def load(self, stored: Any) -> Any:
        """The value of what a column holds, which `write` gave: trusted, so not checked again."""
        return stored

    def sort_key(self, value: Any, language: Language) -> Any:
        """Its place among the values of a field, as the table sorts them, empty ones aside."""
        return language.sort_key(self.show(value, language))

    def matching(self, text: str, *, inside: bool = False) -> tuple[str, ...]:
        """The options whose code or label in any language begins with `text`.

        `inside`: or a word of it.
        """
        return ()

    def terms(self, value: Any) -> Iterable[str]:
        """The folded texts by which the full-text index finds it."""
        return ()

    def mentions(self, ask: Ask, name: str, wanted: Wanted) -> Any | None:
        """The condition that a plain word means the value of field `name`, beyond `terms`."""
        return None

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        """The condition that field `name` is as wanted, or ValueProblem."""
        wanted.only_equal()
        return ask.reads(name, wanted)

    def backwards(self, first: Wanted, last: Wanted, today: date) -> bool:
        """No value can be both from `first` on and up to `last`."""
        return False

    def missing(self, ask: Ask, name: str) -> Any:
        """The condition that field `name` is empty."""
        return ask.column(name).is_(None)

    def among(self, ask: Ask, name: str, values: Any) -> Any:
        """The condition that field `name` holds one of the values."""
        return ask.among(name, values)

    def derive(self, value: Any) -> tuple[int | None, ...]:
        """The values of the `extra` columns."""
        return ()


# ISO 639 with a script or region where one is needed: uz, uz-Cyrl.
_LANGUAGE_CODE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Text(Kind):
    """One line."""

    multiline: ClassVar[bool] = False

    def read(self, text: str, language: Language) -> str | None:
        return self.take(text)

    def take(self, written: Any) -> str | None:
        if written is None:
            return None
        if not isinstance(written, str):
            raise ValueProblem(NOT_A_TEXT, value=written)
        if len(written) > MAXIMUM_TEXT:
            raise ValueProblem(
                mark("The text has {length} characters; at most {maximum} can be kept."),
                length=len(written),
                maximum=MAXIMUM_TEXT,
            )
        return (clean(written).strip() if self.multiline else one_line(written)) or None

    def terms(self, value: str | None) -> Iterable[str]:
        return (fold(value),) if value else ()


class LongText(Text):
    """Several lines."""

    multiline = True
    sorts = False


class Link(Text):
    """A web or mail address."""

    def __init__(self, scheme: str = "https://") -> None:
        self.scheme = scheme


class Title(Text):
    """The name of the record, shown in the reader's language where field `names` has it."""

    def show(self, value: str | None, language: Language) -> str:
        if isinstance(value, Named):
            return value.names.get(language.code) or str(value)
        return value or ""

    def typed(self, value: str | None, language: Language) -> str:
        return str(value or "")

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        """In the other languages too: one of them may be the name that is shown."""
        return super().condition(ask, name, wanted) | ask.reads("names", wanted)


class Names(Kind):
    """Names in other languages: language code -> name."""

    store = "json"
    sorts = False

    def show(self, value: Mapping[str, str] | None, language: Language) -> str:
        named = (f"{code}: {name}" for code, name in (value or {}).items())
        return joined(named, ";", ";")

    def read(self, text: str, language: Language) -> dict[str, str] | None:
        names: dict[str, str] = {}
        for part in parted(text, ";"):
            written, _, name = part.partition(":")
            code = _cased(written.strip())
            if code in names:
                raise ValueProblem(TWICE, language=code)
            names[code] = name
        return self.take(names)

    def take(self, written: Any) -> dict[str, str] | None:
        if written is None:
            return None
        if not isinstance(written, dict):
            raise ValueProblem(mark("Names are written as “az: …; ru: …”."))
        for code, name in written.items():
            known = _LANGUAGE_CODE.fullmatch(code) if isinstance(code, str) else None
            if not known or not isinstance(name, str) or not one_line(name):
                raise ValueProblem(
                    mark("“{code}: {name}” is no name; write “az: …; ru: …”."), code=code, name=name
                )
        names = {_cased(code): one_line(name) for code, name in written.items()}
        if len(names) < len(written):
            codes = [_cased(code) for code in written]
            raise ValueProblem(TWICE, language=next(c for c in codes if codes.count(c) > 1))
        return names or None

    def terms(self, value: Mapping[str, str] | None) -> Iterable[str]:
        return tuple(fold(name) for name in (value or {}).values())


def _cased(code: str) -> str:
    """A language code as BCP 47 writes it: uz, uz-Cyrl, pt-BR."""
    language, *others = code.split("-")
    cases = {2: str.upper, 4: str.capitalize}
    return "-".join((language.lower(), *(cases.get(len(o), str.lower)(o) for o in others)))


class Tags(Kind):
    """Short words of one's own, as a tuple."""

    store = "json"
    sorts = False
    empty: ClassVar[Any] = ()

    def show(self, value: Iterable[str] | None, language: Language) -> str:
        return joined(value or (), ",", ",;")

    def read(self, text: str, language: Language) -> tuple[str, ...]:
        return self.take(parted(text, ",;"))

    def write(self, value: Iterable[str] | None) -> list[str] | None:
        return list(value) if value else None

    def load(self, stored: list[str] | None) -> tuple[str, ...]:
        return tuple(stored or ())

    def take(self, written: Any) -> tuple[str, ...]:
        if written is None:
            return ()
        if not isinstance(written, list) or not all(isinstance(tag, str) for tag in written):
            raise ValueProblem(mark("Tags are words with commas between them."))
        return tuple(dict.fromkeys(filter(None, map(one_line, written))))

    def terms(self, value: Iterable[str] | None) -> Iterable[str]:
        return tuple(fold(tag) for tag in value or ())


class Number(Kind):
    """A whole number, not negative."""

    store = "integer"
    numeric = True
    bare = True

    def show(self, value: int | None, language: Language) -> str:
        return "" if value is None else language.number(value)

    def read(self, text: str, language: Language) -> int | None:
        written = text.strip()
        if not written:
            return None
        digits = re.sub("[^0-9]", "", written)
        known = len(digits) <= _MOST_DIGITS and _NUMBER.fullmatch(written)
        if not known or int(digits) > MAXIMUM_NUMBER:
            raise ValueProblem(NOT_A_NUMBER, text=text)
        return int(digits)

    def take(self, written: Any) -> int | None:
        if written is None:
            return None
        whole = isinstance(written, int) and not isinstance(written, bool)
        if not whole or not 0 <= written <= MAXIMUM_NUMBER:
            raise ValueProblem(NOT_A_NUMBER, text=written)
        return int(written)

    def sort_key(self, value: int | None, language: Language) -> int:
        return -1 if value is None else value

    def backwards(self, first: Wanted, last: Wanted, today: date) -> bool:
        ends = [self.read(wanted.text, wanted.language) or 0 for wanted in (first, last)]
        return ends[0] > ends[1]

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        number = self.read(wanted.text, wanted.language)
        if number is None:
            raise ValueProblem(NOT_A_NUMBER, text=wanted.text)
        return wanted.compare(ask.column(name), number)


class PartialDate(Kind):
    """A partial date or a span of them (see dates.py); unknown is None.

    The number columns beside it hold its first and last day as proleptic Gregorian ordinals.
    """

    extra = ("_start", "_end")
    bare = True

    def show(self, value: dates.PartialDate | None, language: Language) -> str:
        return "" if value is None else dates.show(value, language, short=True)

    def read(self, text: str, language: Language) -> dates.PartialDate | None:
        return dates.understand(text, language) if text.strip() else None

    def write(self, value: dates.PartialDate | None) -> str | None:
        return None if value is None else value.edtf

    def take(self, written: Any) -> dates.PartialDate | None:
        if written is not None and not isinstance(written, str):
            raise ValueProblem(NOT_A_TEXT, value=written)
        return dates.parse_edtf(written) if written else None

    def load(self, stored: str | None) -> dates.PartialDate | None:
        return dates.parse_edtf(stored) if stored else None

    def sort_key(self, value: dates.PartialDate | None, language: Language) -> tuple[int, ...]:
        return (0,) if value is None else dates.days(value)

    def derive(self, value: dates.PartialDate | None) -> tuple[int | None, ...]:
        return (None, None) if value is None else dates.days(value)

    def mentions(self, ask: Ask, name: str, wanted: Wanted) -> Any | None:
        year = _year_in(wanted)
        return None if year is None else self._in_year(ask, name, year)

    def backwards(self, first: Wanted, last: Wanted, today: date) -> bool:
        starts, ends = (
            dates.days(dates.understand(wanted.text, wanted.language, today))
            for wanted in (first, last)
        )
        return starts[0] > ends[1]

    def condition(self, ask: Ask, name: str, wanted: Wanted) -> Any:
        """By overlap: what is partly after a day is after it and, perhaps, before it too."""
        year = None if wanted.operator else _year_in(wanted)
        if year is not None and ask.hears(name):
            return ask.has(name, (year,))
        first, last = dates.days(dates.understand(wanted.text, wanted.language, ask.today))
        start, end = (ask.column(name + suffix) for suffix in self.extra)
        if wanted.operator:
            latest = wanted.operator.startswith(">")
            bound = first if wanted.operator in (">=", "<") else last
            return wanted.compare(end if latest else start, bound)
        return (start <= last) & (end >= first)

    def _in_year(self, ask: Ask, name: str, year: int) -> Any:
        if ask.hears(name):
            return ask.has(name, (year,))
        return self.condition(ask, name, Wanted(f"{year:04}", Language("en")))


def _year_in(wanted: Wanted) -> int | None:
    """The year that four digits say."""
    written = wanted.text.strip()
    is_year = len(written) == 4 and written.isascii() and written.isdigit() and written != "0000"
    return int(written) if is_year else None
